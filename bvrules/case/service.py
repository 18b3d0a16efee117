"""The service that the decision is about, as it is now."""

from __future__ import annotations

from typing import ClassVar, Literal

from bvrules.case.money import Money
from bvrules.case.part import Part, fact, group
from bvrules.stated import Count, Flag, Stated, Text

Delivery = Literal[
    "in-house",
    "contractor",
    "joint venture",
    "trading company",
    "shared service",
    "trust",
    "partnership",
    "not provided",
    "other",
]


class Service(Part):
    """The service: what it is, who uses it, who runs it, and what it takes."""

    who: ClassVar[str] = "the head of the service"

    name: Text | None = fact("Name", "What is the service called?", "Education and Skills")
    description: Text | None = fact(
        "What it does", "What does the service do?", "Support to schools, and school meals"
    )
    users: Text | None = fact("Users", "Who uses the service?", "schools, pupils and parents")
    delivered_now: Stated[Delivery] | None = fact(
        "How it is run now", "Who runs the service now?", "in-house"
    )
    once_in_house: Flag | None = fact(
        "Once in-house", "Did the authority itself run the service at any time before?", True
    )
    staff: Count | None = fact("Staff", "How many people work in the service?", 420)
    yearly_cost: Money | None = group("Yearly cost", "What the service costs in a year.")
    benefit_removed: Flag | None = fact(
        "Benefit taken away",
        "Would the proposal take away something that people have now?",
        True,
    )
