"""Involving representatives of local persons, by informing, consulting or otherwise."""

from __future__ import annotations

from typing import ClassVar

from bvrules.case.part import Part, fact
from bvrules.stated import Event, Flag, Judged


class Involvement(Part):
    """How representatives of local persons were involved."""

    who: ClassVar[str] = "the consultation team"

    appropriate: Judged | None = fact(
        "Involvement appropriate",
        "Did the authority consider it appropriate that representatives of local people be"
        " involved?",
        {
            "value": True,
            "by": "head of service",
            "dated": "2010-02-01",
            "reasons": "most households use it",
        },
    )
    informed: Event | None = fact(
        "Information",
        "When were representatives of local people given information?",
        "2010-03-01",
    )
    consulted: Event | None = fact(
        "Consultation", "When were representatives of local people consulted?", "2010-04-01"
    )
    involved_otherwise: Event | None = fact(
        "Involvement in another way",
        "When were representatives of local people involved in another way?",
        "2010-05-01",
    )
    steps_taken: Event | None = fact(
        "Steps taken",
        "When did the authority take the steps for involvement that it considered appropriate?",
        "2010-05-01",
    )
    exempt: Flag | None = fact(
        "Exemption",
        "Is the authority, or this case, exempted by order from the duty to involve?",
        False,
        act="never",
    )
    no_power: Flag | None = fact(
        "No power", "Did the authority lack the power to take such a step?", False, act="never"
    )
    incompatible: Flag | None = fact(
        "Step at odds with another duty",
        "Would such a step have been at odds with another duty of the authority?",
        False,
        act="never",
    )
    guidance_regarded: Judged | None = fact(
        "Regard to guidance on involvement",
        "Did the authority have regard to the guidance of July 2008 on involving local people?",
        {
            "value": True,
            "by": "head of policy",
            "dated": "2010-02-01",
            "reasons": "the plan of involvement follows it",
        },
    )
