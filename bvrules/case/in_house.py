"""The in-house option with its improvement plan: how it was worked up and evaluated."""

from __future__ import annotations

from typing import ClassVar

from bvrules.act import Act
from bvrules.case.part import Part, fact, group
from bvrules.case.template import Template
from bvrules.stated import Count, Event, Flag, Judged


class Plan(Part):
    """The plan to improve the service in-house."""

    years: Count | None = fact(
        "Years",
        "How many years does the improvement plan cover?",
        3,
        act="do",
        until="decision.award",
    )
    written: Event | None = fact("Writing", "When was the improvement plan written?", "2014-11-30")
    adopted: Event | None = fact("Adoption", "When was the improvement plan adopted?", "2015-01-12")


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
    template: Template | None = group(
        "Template", "Under which headings the in-house option was worked up."
    )
