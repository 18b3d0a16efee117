"""The in-house option with its improvement plan: how it was worked up and evaluated."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from bvrules.act import Act
from bvrules.case.evaluation import Evaluation
from bvrules.case.improvement_plan import Plan
from bvrules.case.order import refuse_backwards
from bvrules.case.part import Part, fact, group
from bvrules.case.template import Template
from bvrules.stated import Event, Flag, Judged


class Preparation(Part):
    """The time in which the in-house option was worked up."""

    began: Event | None = fact(
        "Beginning", "When did work on the in-house option begin?", "2027-01-11"
    )
    ended: Event | None = fact("End", "When was the in-house option ready?", "2027-04-09")

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Preparation:
        refuse_backwards("work on the in-house option", self.began, self.ended)
        return self


class ContractCare(Part):
    """What keeps the council able to run, and to take back, a service that it gives away."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    benefits: Flag | None = fact(
        "Benefits",
        "Is it recorded what the contract is to achieve, to be checked later?",
        True,
    )
    capability: Flag | None = fact(
        "Capability", "Does the council keep people who can manage the contract?", True
    )
    step_in: Flag | None = fact("Stepping in", "May the council step in if things go wrong?", True)
    exit_plan: Flag | None = fact("Way out", "Is there a plan for leaving or taking it back?", True)
    breaks: Flag | None = fact("Breaks", "Has the contract points at which it can be ended?", True)


class Audit(Part):
    """Which effects of the in-house option, and of the others, were assessed."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    social: Flag | None = fact("Social", "Were the social effects assessed?", True)
    economic: Flag | None = fact("Economic", "Were the effects on the economy assessed?", True)
    environmental: Flag | None = fact(
        "Environmental", "Were the effects on the environment assessed?", True
    )
    equality: Flag | None = fact("Equality", "Were the effects on equality assessed?", True)


class InHouse(Part):
    """The in-house option: worked up by whom, with what, and evaluated how."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")
    who: ClassVar[str] = "the head of the service"

    considered: Event | None = fact(
        "Consideration",
        "When was the in-house option considered in the options appraisal?",
        "2014-09-15",
    )
    can_meet_objectives: Judged | None = fact(
        "Able to meet the objectives",
        "Can the service, in-house and improved, meet the objectives that were set?",
        {
            "value": True,
            "by": "head of service",
            "dated": "2014-11-30",
            "reasons": "two of three targets are met already",
        },
    )
    plan: Plan | None = group("Improvement plan", "The plan to improve the service in-house.")
    resourced: Flag | None = fact(
        "People and time", "Were people and time found to work up the in-house option?", True
    )
    funded: Flag | None = fact(
        "Money to invest", "Was money found for what the in-house option needs?", True
    )
    same_basis: Flag | None = fact(
        "Same basis", "Was the in-house option worked out on the same basis as bids?", True
    )
    staff_involved: Event | None = fact(
        "Staff involved", "When did staff take part in working up the in-house option?", "2014-10"
    )
    unions_involved: Event | None = fact(
        "Unions involved",
        "When did trade unions take part in working up the in-house option?",
        "2014-10",
    )
    users_involved: Event | None = fact(
        "Users involved",
        "When did service users take part in working up the in-house option?",
        "2014-10",
    )
    audit: Audit | None = group("Audit of effects", "Which effects were assessed.")
    evaluated: Event | None = fact(
        "Evaluation", "When was the in-house option evaluated?", "2014-12-10"
    )
    evaluation_open: Flag | None = fact(
        "Open evaluation",
        "Can the criteria, the scores and the reasons of the evaluation be seen?",
        True,
    )
    evaluation_equal: Flag | None = fact(
        "Equal evaluation",
        "Was the in-house option evaluated in the same way as the others?",
        True,
    )
    service_users_preferred: Flag | None = fact(
        "Preference of users", "Did service users prefer the in-house option?", True, act="never"
    )
    commissioned: Event | None = fact(
        "Commission", "When was it ordered that the in-house option be worked up?", "2027-01-11"
    )
    decision_maker_told: Event | None = fact(
        "Word to those who decide",
        "When were those who decide told in writing that the in-house option is open?",
        "2027-03-01",
    )
    independent_of_bidders: Flag | None = fact(
        "Independence",
        "Were those who worked up the in-house option independent of all bidders?",
        True,
    )
    people_named: Flag | None = fact(
        "People named", "Are the staff and managers who worked it up named?", True
    )
    preparation: Preparation | None = group("Preparation", "The time that it was given.")
    comments_answered: Event | None = fact(
        "Answers to comments",
        "When were the comments of unions and staff on the in-house option answered?",
        "2027-05-10",
    )
    proposals_invited: Event | None = fact(
        "Proposals invited",
        "When could users and community organisations propose changes to the service?",
        "2027-02-15",
    )
    mixed_models_considered: Event | None = fact(
        "Mixed models", "When were mixed, shared or company models considered?", "2027-03-15"
    )
    mixed_models_realistic: Judged | None = fact(
        "Mixed models realistic",
        "Is a mixed, shared or company model a realistic option for this service?",
        {
            "value": False,
            "by": "head of service",
            "dated": "2027-03-15",
            "reasons": "the service is one small team",
        },
    )
    evaluation: Evaluation | None = group(
        "Comparison", "How it was compared with the other options."
    )
    reported: Event | None = fact(
        "Report",
        "When did a report set out the in-house option, its scores and why it was chosen or not?",
        "2027-06-01",
    )
    rejected: Flag | None = fact(
        "Rejection", "Was the in-house option rejected?", True, act="never"
    )
    rejection_reasons_recorded: Event | None = fact(
        "Reasons for rejection",
        "When were the reasons for rejecting the in-house option recorded?",
        "2027-06-10",
    )
    reasons_engage_with_plan: Judged | None = fact(
        "Reasons that engage with the plan",
        "Do the reasons for rejecting the in-house option engage with its improvement plan?",
        {
            "value": True,
            "by": "scrutiny officer",
            "dated": "2027-06-10",
            "reasons": "each part of the plan is answered",
        },
    )
    dissent_recorded: Flag | None = fact(
        "Dissent", "Is the dissent of unions, staff or members recorded, if there was any?", True
    )
    contract_care: ContractCare | None = group(
        "Care for the contract", "What keeps the council able to manage and to leave a contract."
    )
    template: Template | None = group(
        "Template", "Under which headings the in-house option was worked up."
    )
