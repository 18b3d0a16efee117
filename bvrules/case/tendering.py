"""Tendering: how the procurement is begun and run, as procurement law asks."""

from __future__ import annotations

from typing import ClassVar

from bvrules.act import Act
from bvrules.case.part import Part, fact, group
from bvrules.stated import Event, Flag, Judged


def _weighed(title: str, what: str, reasons: str) -> Judged | None:
    """Declare whether the importance of an objective was weighed."""
    found: Judged | None = fact(
        title,
        f"Did the authority have regard to the importance of {what} in this procurement?",
        {"value": True, "by": "head of procurement", "dated": "2025-06-02", "reasons": reasons},
    )
    return found


class Objectives(Part):
    """The objectives of a procurement, each weighed or not."""

    value_for_money: Judged | None = _weighed(
        "Value for money", "value for money", "cost over the whole term was compared"
    )
    public_benefit: Judged | None = _weighed(
        "Public benefit", "the greatest public benefit", "the report sets out what people gain"
    )
    information: Judged | None = _weighed(
        "Sharing information", "sharing information with suppliers", "the pipeline was published"
    )
    integrity: Judged | None = _weighed(
        "Integrity", "integrity, and of being seen to have it", "interests were declared"
    )


class Tendering(Part):
    """The formal steps of the procurement, and how suppliers were treated."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")
    who: ClassVar[str] = "the head of procurement"

    formally_begun: Event | None = fact(
        "Formal start",
        "When was the first formal step: a contract or tender notice sent or published, a"
        " transparency notice, the opportunity put on Contracts Finder, or a supplier contacted"
        " to negotiate without a notice?",
        "2025-05-06",
    )
    tender_notice: Event | None = fact(
        "Tender notice", "When was the tender notice published?", "2025-05-06"
    )
    direct_award: Flag | None = fact(
        "Direct award",
        "Is the contract awarded without a tender notice of its own (as a call-off is, too)?",
        False,
    )
    from_dynamic_market: Flag | None = fact(
        "Dynamic market", "Is the contract awarded to members of a dynamic market alone?", False
    )
    objectives: Objectives | None = group(
        "Objectives", "Which objectives of a procurement were weighed."
    )
    suppliers_treated_same: Flag | None = fact(
        "Same treatment", "Were all suppliers treated the same?", True
    )
    difference_justified: Judged | None = fact(
        "Difference justified",
        "Does a difference between the suppliers justify treating them differently?",
        {
            "value": True,
            "by": "head of procurement",
            "dated": "2025-06-02",
            "reasons": "only one of them holds the data",
        },
    )
    unfairness_avoided: Flag | None = fact(
        "Unfairness avoided",
        "Were all reasonable steps taken so that the difference gave nobody an unfair advantage"
        " or disadvantage?",
        True,
    )
    small_firms_regarded: Judged | None = fact(
        "Barriers to small firms",
        "Did the authority have regard to the barriers that small and medium-sized firms may face?",
        {
            "value": True,
            "by": "head of procurement",
            "dated": "2025-04-02",
            "reasons": "the report names four of them",
        },
    )
    barriers_considered: Event | None = fact(
        "Lower barriers",
        "When was it considered whether barriers to small and medium-sized firms can be lowered?",
        "2025-04-02",
    )
    policy_statement_regarded: Judged | None = fact(
        "National Procurement Policy Statement",
        "Did the authority have regard to the National Procurement Policy Statement?",
        {
            "value": True,
            "by": "head of procurement",
            "dated": "2025-04-02",
            "reasons": "the report goes through its priorities",
        },
    )
    no_engagement_notice_reasons: Flag | None = fact(
        "Reasons for no notice of talks",
        "Does the tender notice say why no notice of the talks with suppliers was published?",
        False,
        act="do",
        until="tendering.tender_notice",
    )
    lots_considered: Event | None = fact(
        "Lots considered",
        "When was it considered whether to split the contract into lots?",
        "2025-03-17",
    )
    lots_suitable: Flag | None = fact(
        "Lots suitable",
        "Does the authority consider that the contract could reasonably be split, and the parts"
        " suitably be awarded as lots?",
        True,
        act="never",
    )
    in_lots: Flag | None = fact(
        "In lots",
        "Is the contract to be awarded in lots?",
        True,
        act="do",
        until="tendering.tender_notice",
    )
    no_lots_reasons: Event | None = fact(
        "Reasons for no lots",
        "When were reasons given for not awarding the contract in lots?",
        "2025-05-06",
    )
