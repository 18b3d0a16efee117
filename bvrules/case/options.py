"""The options that were, or were not, appraised."""

from __future__ import annotations

from typing import ClassVar, Literal

from bvrules.case.money import Money
from bvrules.case.part import Part, fact, group
from bvrules.openlist import Open
from bvrules.stated import Count, Event, Flag, Stated, Text

OptionKind = Literal[
    "in-house as it is",
    "in-house with improvement plan",
    "outsource",
    "joint venture",
    "trading company",
    "shared service",
    "trust",
    "partnership",
    "other",
]


class Costs(Part):
    """What an option costs, over which years, and on which price base."""

    who: ClassVar[str] = "finance"

    total: Money | None = group("Total cost", "What the option costs over all its years.")
    years: Count | None = fact("Years", "Over how many years is the cost worked out?", 10)
    first_year: Count | None = fact(
        "First year", "In which year does the cost begin to count?", 2013
    )
    price_base: Stated[Literal["cash", "real terms", "present value"]] | None = fact(
        "Price base",
        "Is the cost in cash, in real terms or as a present value?",
        "present value",
    )
    whole_life: Flag | None = fact(
        "Whole-life cost", "Does the cost cover the whole life of the option?", True
    )
    includes_client_side: Flag | None = fact(
        "Client side", "Does the cost include the council's own client side?", True
    )
    includes_transfer: Flag | None = fact(
        "Cost of change",
        "Does the cost include procurement, moving staff and assets, and leaving again?",
        False,
    )


class Option(Part):
    """One way of running the service, and how it was looked at."""

    who: ClassVar[str] = "the project team"

    kind: Stated[OptionKind] | None = fact(
        "Kind of option", "What kind of option is it?", "in-house with improvement plan"
    )
    name: Text | None = fact("Name", "What is the option called?", "Option B: in-house")
    considered: Event | None = fact(
        "Consideration", "When was the option considered?", "2014-09-15"
    )
    worked_up: Event | None = fact(
        "Working up", "When was the option worked up in full?", "2014-11-30"
    )
    resourced: Flag | None = fact(
        "People and time", "Were people and time found to work the option up?", True
    )
    funded: Flag | None = fact(
        "Money to invest", "Was money found for what the option needs?", True
    )
    shortlisted: Flag | None = fact("Shortlist", "Was the option shortlisted?", True)
    costs: Costs | None = group("Costs", "What the option costs, and how that was worked out.")
    evaluated: Event | None = fact("Evaluation", "When was the option evaluated?", "2014-12-10")
    evaluated_by: Text | None = fact(
        "Evaluator", "Who evaluated the option?", "project board of officers"
    )
    criteria: Open[Text] | None = group("Criteria", "On which criteria was the option evaluated?")
    same_basis: Flag | None = fact(
        "Same basis",
        "Was the option worked out on the same basis as the other options?",
        True,
    )
    same_criteria: Flag | None = fact(
        "Same criteria",
        "Was the option evaluated on the same criteria as the other options?",
        True,
    )
    rejected: Flag | None = fact("Rejection", "Was the option rejected?", True)
    rejection_reasons: Text | None = fact(
        "Reasons for rejection", "Why was the option rejected?", "needs money up front"
    )
