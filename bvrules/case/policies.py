"""Local policies, and reasons on record for departing from guidance."""

from __future__ import annotations

from typing import ClassVar

from bvrules.case.part import Part, fact
from bvrules.stated import Event, Flag, Text


class Policy(Part):
    """A policy of the council's own, or one that others proposed to it."""

    who: ClassVar[str] = "democratic services"

    title: Text | None = fact("Title", "What is the policy called?", "In-house first")
    by: Text | None = fact("Author", "Who wrote the policy?", "Barnet UNISON")
    published: Event | None = fact(
        "Publication", "When was the policy published?", "2015-01-05", act="never"
    )
    adopted: Event | None = fact("Adoption", "When did the council adopt the policy?", "2015-01-12")
    adopted_by: Text | None = fact(
        "Adopting body", "Which body of the council adopted the policy?", "Cabinet"
    )
    text: Text | None = fact(
        "Text adopted", "Which text of the policy was adopted?", "as published, less part 3"
    )
    leaves_room: Flag | None = fact(
        "Room for exceptions",
        "Does the policy leave room for exceptions with reasons?",
        True,
        act="do",
    )


class Departure(Part):
    """Why the authority departs from one rule of guidance."""

    reasons_recorded: Event | None = fact(
        "Record of reasons",
        "When were the reasons for departing from the guidance recorded?",
        "2012-02-21",
        act="record",
    )
    reasons: Text | None = fact(
        "Reasons", "Why does the authority depart from the guidance?", "the grant was for one year"
    )
    by: Text | None = fact("Decision maker", "Who decided to depart from it?", "Cabinet")
