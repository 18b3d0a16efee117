"""The workforce: who moves, on what terms, and how unions and staff were engaged."""

from __future__ import annotations

from typing import ClassVar

from bvrules.act import Act
from bvrules.case.part import Part, fact, group
from bvrules.stated import Count, Event, Flag, Judged


class NewJoiners(Part):
    """What the contract secures for people taken on to work beside staff who moved."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    terms: Flag | None = fact(
        "Terms of new staff",
        "Does the contract secure new staff fair terms, overall no less favourable than those of"
        " staff who moved?",
        True,
    )
    pension: Flag | None = fact(
        "Pension of new staff",
        "Does the contract secure new staff a reasonable pension?",
        True,
    )
    unions: Flag | None = fact(
        "Unions on terms of new staff",
        "Does the contract oblige the provider to consult unions on the terms of new staff?",
        True,
    )
    information: Flag | None = fact(
        "Information on terms",
        "Does the contract oblige the provider to report the terms of new staff?",
        True,
    )
    disputes: Flag | None = fact(
        "Disputes",
        "Does the contract give a way to settle disputes about the terms of new staff?",
        True,
    )


class Workforce(Part):
    """What the decision means for staff."""

    who: ClassVar[str] = "human resources"

    transfer: Flag | None = fact("Transfer", "Would staff move to another employer?", True)
    staff_affected: Count | None = fact(
        "Staff affected", "How many members of staff are affected?", 120
    )
    unions_recognised: Flag | None = fact(
        "Recognised unions", "Does the employer recognise trade unions for these staff?", True
    )
    unions_informed: Event | None = fact(
        "Information to unions",
        "When were the trade unions informed of the transfer and its effects?",
        "2015-10-01",
    )
    unions_consulted: Event | None = fact(
        "Consultation of unions", "When were the trade unions consulted?", "2015-10-15"
    )
    staff_consulted: Event | None = fact(
        "Consultation of staff", "When were staff consulted?", "2015-10-15"
    )
    transfer_date: Event | None = fact(
        "Day of transfer",
        "On which day do staff move to the new employer?",
        "2016-04-01",
        act="postpone",
        any_day=True,
    )
    pensions_protected: Flag | None = fact(
        "Pensions", "Are the pensions of staff who move protected?", True
    )
    measures_planned: Flag | None = fact(
        "Measures planned",
        "Does either employer plan measures that concern the staff, because of the transfer?",
        False,
    )
    terms_protected: Flag | None = fact(
        "Terms and conditions",
        "Are the terms and conditions of staff who move protected?",
        True,
    )
    new_joiners: NewJoiners | None = group("New staff", "What the contract secures for new staff.")
    chosen_for_performance: Judged | None = fact(
        "Chosen for performance",
        "Is the provider chosen for a better service, and not so as to cut the terms of staff?",
        {
            "value": True,
            "by": "head of procurement",
            "dated": "2004-02-01",
            "reasons": "pay was the same in all bids",
        },
    )
