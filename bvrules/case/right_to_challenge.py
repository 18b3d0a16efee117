"""The community right to challenge: one expression of interest in running the service."""

from __future__ import annotations

from typing import ClassVar, Literal

from bvrules.act import Act
from bvrules.case.part import Part, fact, group
from bvrules.stated import Event, Flag, Judged, Stated

Challenger = Literal[
    "voluntary or community body",
    "charity",
    "parish council",
    "two or more employees",
    "other",
]


class Grounds(Part):
    """The grounds on which an expression of interest was rejected: those that the law knows."""

    act: ClassVar[Act | None] = Act("never")

    requirements: Flag | None = fact(
        "Not in due form",
        "Was it rejected because it did not meet what the law asks of an expression of interest?",
        False,
    )
    information: Flag | None = fact(
        "Poor information",
        "Was it rejected because what it said was inadequate or inaccurate in something that"
        " matters?",
        False,
    )
    suitability: Flag | None = fact(
        "Not suitable",
        "Was it rejected because the body, a partner or a sub-contractor was not suitable?",
        False,
    )
    stopping: Flag | None = fact(
        "Service to stop",
        "Was it rejected because it had been decided, in writing, to stop the service?",
        False,
    )
    integration: Flag | None = fact(
        "Integrated with health",
        "Was it rejected because the service is integrated with an NHS service, and must stay so"
        " for the well-being of those who use both?",
        False,
    )
    procurement: Flag | None = fact(
        "Procurement under way",
        "Was it rejected because the service was already the subject of a procurement exercise?",
        False,
    )
    negotiations: Flag | None = fact(
        "Negotiations under way",
        "Was it rejected because the authority was negotiating about the service with somebody"
        " else, in part in writing?",
        False,
    )
    staff_body: Flag | None = fact(
        "Body of staff",
        "Was it rejected because the authority had published its intention to consider a body that"
        " two or more of its employees propose to set up?",
        False,
    )
    vexatious: Flag | None = fact(
        "Frivolous or vexatious", "Was it rejected because it was frivolous or vexatious?", False
    )
    breach_of_law: Flag | None = fact(
        "Breach of law",
        "Was it rejected because accepting it was likely to lead to a breach of the law?",
        False,
    )


class RightToChallenge(Part):
    """An expression of interest in running the service, and what the authority did with it."""

    who: ClassVar[str] = "the monitoring officer"

    received: Event | None = fact(
        "Expression of interest",
        "When did the authority receive a written expression of interest in running the service,"
        " from a community body, a charity, a parish or staff?",
        "2014-06-02",
        act="never",
    )
    sent_by: Stated[Challenger] | None = fact(
        "Sender", "Who sent the expression of interest?", "voluntary or community body"
    )
    in_due_form: Flag | None = fact(
        "Due form",
        "Was it in writing, and did it give the finances and the capability of the body, the"
        " service and area, the outcomes, and, from staff, how other staff will be engaged?",
        True,
    )
    excluded_service: Flag | None = fact(
        "Excluded service",
        "Is it a service for a named person with complex individual health or social care needs?",
        False,
    )
    with_health: Flag | None = fact(
        "Commissioned with health",
        "Was the service commissioned jointly with a health service, or by an NHS body for the"
        " authority?",
        False,
    )
    window: Stated[Literal["no window", "within", "outside"]] | None = fact(
        "Window",
        "Did it arrive within a period for such expressions that the authority had published?",
        "no window",
    )
    window_ended: Event | None = fact(
        "End of the window",
        "When did the published period end in which it arrived?",
        "2014-06-30",
        act="never",
    )
    withdrawn: Event | None = fact(
        "Withdrawal",
        "When did the body withdraw its expression of interest?",
        "2014-08-01",
        act="never",
    )
    timetable_notified: Event | None = fact(
        "Notice of the timetable",
        "When did the authority tell the body in writing by when it expects to decide?",
        "2014-06-20",
    )
    wellbeing_considered: Event | None = fact(
        "Well-being considered",
        "When did the authority consider whether accepting would improve the social, economic or"
        " environmental well-being of its area?",
        "2014-09-10",
    )
    outcome: Stated[Literal["accepted", "accepted as modified", "rejected", "none"]] | None = fact(
        "Outcome", "What did the authority decide on the expression of interest?", "rejected"
    )
    decided: Event | None = fact(
        "Decision on it", "When was the expression of interest decided on?", "2014-09-15"
    )
    notify_by: Event | None = fact(
        "Last day to notify",
        "On which day did the longest time end that the authority had published for deciding?",
        "2014-10-02",
    )
    notified: Event | None = fact(
        "Notice of the decision",
        "When did the authority tell the body in writing what it had decided?",
        "2014-09-20",
    )
    reasons_given: Flag | None = fact(
        "Reasons given", "Did that notice give the reasons for the decision?", True, act="do"
    )
    notice_published: Event | None = fact(
        "Publication of the notice", "When was that notice published?", "2014-09-20"
    )
    grounds: Grounds | None = group("Grounds", "On which grounds it was rejected.")
    other_reasons: Flag | None = fact(
        "Other reasons",
        "Was it rejected for any other reason, such as keeping the service in-house?",
        False,
        act="never",
    )
    rejected_in_any_case: Judged | None = fact(
        "Rejected in any case",
        "Would it have been rejected on a ground that the law knows, had the other reason not been"
        " there?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2014-10-01",
            "reasons": "a procurement was under way",
        },
    )
    exercise_earliest: Event | None = fact(
        "First day for the exercise",
        "From which day on could the procurement exercise begin, by what the authority had"
        " published?",
        "2014-12-01",
        any_day=True,
    )
    exercise_latest: Event | None = fact(
        "Last day for the exercise",
        "By which day had the procurement exercise to begin, by what the authority had published?",
        "2015-06-01",
        any_day=True,
    )
    exercise_begun: Event | None = fact(
        "Procurement exercise",
        "When did the procurement exercise begin that follows an acceptance?",
        "2015-02-02",
    )
    exercise_fits: Judged | None = fact(
        "Fitting exercise",
        "Was the procurement exercise appropriate to the value and nature of the contract?",
        {
            "value": True,
            "by": "head of procurement",
            "dated": "2015-02-02",
            "reasons": "openly advertised",
        },
    )
    exercise_wellbeing: Event | None = fact(
        "Well-being in the exercise",
        "When did the authority consider how the procurement exercise might improve the well-being"
        " of its area?",
        "2015-01-20",
    )
    wellbeing_at_odds: Flag | None = fact(
        "At odds with procurement law",
        "Would considering that have been at odds with the law of procurement?",
        False,
    )
    guidance_regarded: Judged | None = fact(
        "Guidance on the right to challenge",
        "Did the authority have regard to the guidance on the community right to challenge?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2014-09-15",
            "reasons": "the report goes through it",
        },
    )
