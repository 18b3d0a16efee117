"""Regulated health services: how the provider was selected, and what was recorded of it."""

from __future__ import annotations

from typing import ClassVar, Literal

from bvrules.act import Act
from bvrules.case.part import Part, fact, group
from bvrules.stated import Event, Flag, Judged, Stated

Process = Literal[
    "direct award A",
    "direct award B",
    "direct award C",
    "most suitable provider",
    "competitive",
    "call-off without competition",
]


def _criterion(title: str, what: str) -> Event | None:
    """Declare when a key criterion was taken into account."""
    found: Event | None = fact(
        title, f"When did {what} count in selecting the provider?", "2024-06-03"
    )
    return found


class KeyCriteria(Part):
    """The five key criteria, and when each was taken into account."""

    quality: Event | None = _criterion("Quality and innovation", "quality and innovation")
    value: Event | None = _criterion("Value", "value: costs, benefits and finances together")
    integration: Event | None = _criterion(
        "Integration", "integration, collaboration and the stability of services"
    )
    access: Event | None = _criterion("Access", "access, unequal health and choice")
    social_value: Event | None = _criterion(
        "Social value", "the gain for the economy, society and environment of the area"
    )


class Record(Part):
    """What the authority has on record of the award."""

    act: ClassVar[Act | None] = Act("record")

    provider: Flag | None = fact("Provider", "Are the provider's name and address on record?", True)
    process: Flag | None = fact(
        "Process", "Is the process that was followed on record, with who decided?", True
    )
    criteria: Flag | None = fact(
        "Criteria", "Is it on record how the key criteria were taken into account?", True
    )
    reasons: Flag | None = fact("Reasons", "Are the reasons for the decisions on record?", True)
    conflicts: Flag | None = fact(
        "Conflicts of interest",
        "Are conflicts of interest that were declared, and how they were managed, on record?",
        True,
    )


class HealthAward(Part):
    """The award of regulated health services under the Provider Selection Regime."""

    who: ClassVar[str] = "the head of procurement"

    process: Stated[Process] | None = fact(
        "Process", "By which process is the provider selected?", "most suitable provider"
    )
    criteria: KeyCriteria | None = group("Key criteria", "When each key criterion counted.")
    offers_invited: Event | None = fact(
        "Invitation of offers", "When were offers from providers invited?", "2024-06-10"
    )
    urgent: Judged | None = fact(
        "Urgent award",
        "Did the authority consider that the award was urgent for an unforeseeable reason not of"
        " its making, and that delay would put people at risk?",
        {
            "value": True,
            "by": "director of public health",
            "dated": "2024-06-03",
            "reasons": "the clinic lost its staff",
        },
    )
    record: Record | None = group("Record", "What is on record of the award.")
