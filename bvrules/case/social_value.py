"""Social value: what was considered before the procurement, and when."""

from __future__ import annotations

from typing import ClassVar

from bvrules.case.part import Part, fact
from bvrules.stated import Event, Flag, Judged, Text


class SocialValue(Part):
    """What was considered of the well-being of the area."""

    who: ClassVar[str] = "the head of procurement"

    improvement_considered: Event | None = fact(
        "How the purchase might improve the area",
        "When was it considered how the service might improve the economic, social and"
        " environmental well-being of the area?",
        "2015-03-02",
    )
    process_considered: Event | None = fact(
        "How the process might secure it",
        "When was it considered how the procurement itself might secure that improvement?",
        "2015-03-02",
    )
    only_relevant: Judged | None = fact(
        "Relevant matters only",
        "Were only matters relevant to what is bought considered?",
        {
            "value": True,
            "by": "head of procurement",
            "dated": "2015-03-02",
            "reasons": "all concern the catering contract",
        },
    )
    proportionality_considered: Event | None = fact(
        "Proportionality",
        "When was it considered how far it is proportionate to take those matters into account?",
        "2015-03-02",
    )
    proportionate: Judged | None = fact(
        "Proportionate",
        "Is what was taken into account in the procurement proportionate?",
        {
            "value": True,
            "by": "head of procurement",
            "dated": "2015-03-02",
            "reasons": "one apprentice for each kitchen",
        },
    )
    consultation_considered: Event | None = fact(
        "Whether to consult",
        "When was it considered whether to consult on social value?",
        "2015-03-02",
    )
    consulted: Event | None = fact(
        "Consultation on social value", "When were people consulted on social value?", "2015-03-20"
    )
    area: Text | None = fact("Area", "Which area was the well-being considered of?", "the borough")
    measures_in_house: Flag | None = fact(
        "Social value in-house",
        "Was the social value of keeping the service in-house looked at too?",
        True,
    )
