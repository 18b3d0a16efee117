"""Equality: what the decision does to whom, and what was thought about it."""

from __future__ import annotations

from typing import ClassVar

from bvrules.case.part import Part, fact
from bvrules.stated import Event, Flag, Judged


class Equality(Part):
    """How the equality duty was met in this decision."""

    who: ClassVar[str] = "the equality adviser"

    impact_assessed: Event | None = fact(
        "Impact assessment",
        "When was the impact of the proposal on equality assessed?",
        "2010-10-15",
    )
    due_regard: Judged | None = fact(
        "Due regard",
        "Did those who decided have due regard to the aims of the equality duty?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2010-11-29",
            "reasons": "the assessment was read and discussed",
        },
    )
    assessment_published: Event | None = fact(
        "Published assessment", "When was the equality assessment published?", "2010-11-20"
    )
    monitored: Flag | None = fact(
        "Monitoring", "Is the impact on equality watched after the decision?", True
    )
