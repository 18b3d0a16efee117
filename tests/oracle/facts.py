"""
Which facts of a case are events and which are money: all that the oracle must know of the model.

A list's name stands for each of its items: `options.considered`.
A `*` stands for any one name: the policy, or the rule departed from.
"""

STAGES = (
    "decision.concept",
    "decision.options_appraisal",
    "decision.in_principle",
    "decision.business_case",
    "decision.procurement",
    "decision.preferred_bidder",
    "decision.award",
    "decision.start",
)

OTHER_EVENTS = """
decision.reasons_recorded decision.alternatives_recorded decision.alternatives.considered
decision.advice.finance_officer decision.advice.monitoring_officer decision.advice.legal
decision.scrutiny.before_decision decision.scrutiny.called_in
decision.legal_challenge.begun decision.legal_challenge.judgment
options.considered options.worked_up options.evaluated
consultation.exercises.approved consultation.exercises.began consultation.exercises.ended
consultation.exercises.responses.considered
consultation.exercises.responses.decision_maker_saw
consultation.exercises.responses.report_published
involvement.informed involvement.consulted involvement.involved_otherwise
involvement.steps_taken
best_value.economy_considered best_value.efficiency_considered
best_value.effectiveness_considered
best_value.reviews.began best_value.reviews.ended best_value.reviews.published
social_value.improvement_considered social_value.process_considered
social_value.proportionality_considered social_value.consultation_considered
social_value.consulted
procurement.commencement_authorised procurement.market_engagement.began
procurement.market_engagement.ended procurement.market_engagement.notice
procurement.steps.dated procurement.bidders_told_of_in_house
procurement.in_house_evaluated_alongside procurement.tender_invited procurement.bids_received
equality.impact_assessed equality.assessment_published
workforce.unions_informed workforce.unions_consulted workforce.staff_consulted
workforce.transfer_date
funding.decided funding.ends funding.organisation_told funding.users_told
funding.options_invited
in_house.considered in_house.plan.written in_house.plan.adopted in_house.staff_involved
in_house.unions_involved in_house.users_involved in_house.evaluated
policies.*.published policies.*.adopted departures.*.reasons_recorded
"""
EVENTS = frozenset(STAGES) | frozenset(OTHER_EVENTS.split())

MONEY = frozenset({"service.yearly_cost", "options.costs.total", "procurement.value"})


def pattern(path: str) -> str:
    """
    Write a path as it stands in the tables above: policies.local.adopted as policies.*.adopted.
    """
    first, *rest = path.split(".")
    if first in {"policies", "departures"}:
        rest = ["*", *rest[1:]]
    return ".".join([first, *rest])


def is_event(path: str) -> bool:
    return pattern(path) in EVENTS


def is_money(path: str) -> bool:
    return path in MONEY
