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
    elimination_considered: Event | None = fact(
        "Discrimination considered",
        "When did those who decided consider what the proposal means for the need to eliminate"
        " discrimination, harassment and victimisation?",
        "2015-01-12",
    )
    opportunity_considered: Event | None = fact(
        "Equality of opportunity considered",
        "When did those who decided consider what the proposal means for the need to advance"
        " equality of opportunity?",
        "2015-01-12",
    )
    relations_considered: Event | None = fact(
        "Good relations considered",
        "When did those who decided consider what the proposal means for the need to foster good"
        " relations?",
        "2015-01-12",
    )
    race_considered: Event | None = fact(
        "Race equality considered",
        "When did those who decided consider what the proposal means for racial equality?",
        "2009-03-02",
    )
    race_regard: Judged | None = fact(
        "Due regard to race equality",
        "Did those who decided have due regard to the aims of the race equality duty?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2009-03-02",
            "reasons": "the assessment was read and discussed",
        },
    )
    disability_considered: Event | None = fact(
        "Disability equality considered",
        "When did those who decided consider what the proposal means for disabled people?",
        "2009-03-02",
    )
    disability_regard: Judged | None = fact(
        "Due regard to disability equality",
        "Did those who decided have due regard to the aims of the disability equality duty?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2009-03-02",
            "reasons": "the assessment was read and discussed",
        },
    )
    sex_considered: Event | None = fact(
        "Equality of women and men considered",
        "When did those who decided consider what the proposal means for women and for men?",
        "2009-03-02",
    )
    sex_regard: Judged | None = fact(
        "Due regard to equality of women and men",
        "Did those who decided have due regard to the aims of the gender equality duty?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2009-03-02",
            "reasons": "the assessment was read and discussed",
        },
    )
    assessment_published: Event | None = fact(
        "Published assessment", "When was the equality assessment published?", "2010-11-20"
    )
    monitored: Flag | None = fact(
        "Monitoring", "Is the impact on equality watched after the decision?", True
    )
