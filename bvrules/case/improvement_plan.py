"""The plan to improve the service in-house: what it covers, and for how long."""

from __future__ import annotations

from typing import Any, ClassVar

from bvrules.act import Act
from bvrules.case.part import Part, fact, group
from bvrules.stated import Count, Event, Flag


class EachYear(Part):
    """What the improvement plan sets out for each of its years."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    actions: Flag | None = fact("Actions", "Does each year of the plan have actions?", True)
    milestones: Flag | None = fact("Milestones", "Does each year have milestones?", True)
    owners: Flag | None = fact("Owners", "Does each action have somebody who answers for it?", True)
    costs: Flag | None = fact("Costs", "Does each year have its costs?", True)
    targets: Flag | None = fact("Targets", "Does each year have targets?", True)


def part_of_plan(title: str, words: str) -> Any:
    """Declare something that the improvement plan deals with."""
    return fact(title, f"Does the improvement plan deal with {words}?", True)


class Contents(Part):
    """What the improvement plan deals with."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    baseline: Flag | None = part_of_plan("Baseline", "performance and cost as they are now")
    findings: Flag | None = part_of_plan("Findings", "what users and staff found")
    comparison: Flag | None = part_of_plan("Comparison", "how others do")
    objectives: Flag | None = part_of_plan("Objectives", "the aims of the service")
    actions: Flag | None = part_of_plan("Improvements", "what will be improved")
    workforce: Flag | None = part_of_plan("Workforce", "staffing and training")
    investment: Flag | None = part_of_plan("Investment", "technology, assets and capital")
    finance: Flag | None = part_of_plan("Finance", "finance by year")
    efficiency: Flag | None = part_of_plan("Efficiency", "targets for efficiency")
    risks: Flag | None = part_of_plan("Risks", "risks")
    equality: Flag | None = part_of_plan("Equality", "equality")
    social_value: Flag | None = part_of_plan("Social value", "the environment and social value")
    governance: Flag | None = part_of_plan("Governance", "who watches over it, and how")
    review: Flag | None = part_of_plan("Review", "when it is reviewed, and when it would end")


class Plan(Part):
    """The plan to improve the service in-house."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    years: Count | None = fact(
        "Years",
        "How many years does the improvement plan cover?",
        3,
        act="do",
        until="decision.award",
    )
    written: Event | None = fact("Writing", "When was the improvement plan written?", "2014-11-30")
    adopted: Event | None = fact("Adoption", "When was the improvement plan adopted?", "2015-01-12")
    published: Event | None = fact(
        "Publication", "When was the improvement plan published?", "2027-05-20"
    )
    reviews_a_year: Count | None = fact(
        "Reviews",
        "How many times a year is progress on the plan reviewed in public?",
        1,
        act="do",
        until="decision.award",
    )
    consequences_alike: Flag | None = fact(
        "Consequences alike",
        "Is what follows if the plan falls short as fair as under a contract?",
        True,
    )
    each_year: EachYear | None = group("Each year", "What the plan sets out for each year.")
    contents: Contents | None = group("Contents", "What the plan deals with.")
