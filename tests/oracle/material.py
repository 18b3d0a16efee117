"""
The facts that generated rules and cases are about: real paths of a case, with their kinds.

Few enough that rules and cases meet, and at least one of each kind, at the top and in lists.
"""

from typing import Any

from tests.oracle.facts import STAGES

Kind = str | tuple[str, ...]
"""A kind by name, or the choices that a fact has."""

GROUPS = ("council_tax_payers", "business_ratepayers", "service_users", "people_with_an_interest")
ASPECTS = ("social", "economic", "environmental", "equality")
HEADINGS = {"needs": ("met_now", "trends"), "costs": ("staff", "income"), "risks": ("late",)}
RULE = "oracle/r1"
REASONS = f"departures.{RULE}.reasons_recorded"
ADOPTED = "policies.local.adopted"

FACTS: dict[str, Kind] = {
    **dict.fromkeys(STAGES, "event"),
    "decision.proposes": ("outsource", "joint venture", "bring in-house"),
    "decision.general_approach": "judgement",
    "authority.kind": ("county council", "district council", "parish council"),
    "service.staff": "count",
    "service.yearly_cost": "money",
    "consultation.due": "judgement",
    "social_value.proportionate": "judgement",
    "social_value.consulted": "event",
    "social_value.measures_in_house": "flag",
    "procurement.buys": ("services", "mainly services", "works"),
    "procurement.value": "money",
    "procurement.is_call_off": "flag",
    "procurement.light_touch": "flag",
    "procurement.urgent": "flag",
    "procurement.undue_delay": "judgement",
    "procurement.tender_invited": "event",
    "equality.due_regard": "judgement",
    "equality.impact_assessed": "event",
    "workforce.staff_affected": "count",
    "workforce.transfer": "flag",
    "funding.recipient": ("voluntary or community organisation", "small business", "other"),
    "funding.decided": "event",
    "funding.ends": "event",
    "funding.organisation_told": "event",
    "in_house.considered": "event",
    "in_house.resourced": "flag",
    "in_house.plan.years": "count",
    **{f"in_house.audit.{aspect}": "flag" for aspect in ASPECTS},
    **{f"in_house.template.{g}.{heading}": "flag" for g, hs in HEADINGS.items() for heading in hs},
    REASONS: "event",
    ADOPTED: "event",
}

LISTS: dict[str, tuple[str, dict[str, Kind]]] = {
    "consultation.exercises": (
        "exercise",
        {
            "about": ("the approach", "the proposal", "something wider"),
            "began": "event",
            "ended": "event",
            "promised": "flag",
            **{f"consulted.{group}": "flag" for group in GROUPS},
            "responses.count": "count",
            "formative": "judgement",
        },
    ),
    "options": (
        "option",
        {
            "kind": ("in-house as it is", "outsource", "joint venture"),
            "considered": "event",
            "resourced": "flag",
            "costs.total": "money",
            "costs.years": "count",
        },
    ),
    "best_value.reviews": (
        "review",
        {
            "began": "event",
            "ended": "event",
            "challenge.need_considered": "flag",
            "published": "event",
        },
    ),
    "procurement.steps": (
        "step",
        {"kind": ("notice", "advert", "contract"), "dated": "event"},
    ),
}
PERIODS = ("consultation.exercises", "best_value.reviews")
"""Lists whose items begin and end."""


def put(part: dict[str, Any], path: str, value: Any) -> None:
    """Set a fact of a case, making the parts on the way."""
    *names, last = path.split(".")
    for name in names:
        part = part.setdefault(name, {})
    part[last] = value
