"""The points that an event may be, and which of two has to come first."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bvrules.advice.bound import Point
from bvrules.dates import Span

NEVER_BEFORE = date(9990, 1, 1).toordinal()
NEVER = Point("", Span(NEVER_BEFORE, NEVER_BEFORE))
"""No sooner than this: so far off that what comes after it counts as never."""


class Days(NamedTuple):
    """The points that an event may be: it is the first of them, and these may not be all."""

    points: tuple[Point, ...]
    complete: bool = True

    def plus(self, number: int) -> Days:
        """Return the same so many days later."""
        return Days(tuple(p._replace(plus=p.plus + number) for p in self.points), self.complete)


OPPOSITE = {
    "before": "no_earlier_than",
    "no_later_than": "after",
    "after": "no_later_than",
    "no_earlier_than": "before",
}
"""The words that say the contrary."""


def moved(days: Days, unit: str, number: int, direction: int) -> Days:
    """Return days, each so far before (-1) or after (1) what it was."""
    points = (p._replace(unit=unit, number=number, direction=direction) for p in days.points)
    return Days(tuple(points), days.complete)


def in_order(word: str, event: Days, other: Days) -> tuple[Days, Days]:
    """Return what must be no later than what, for an event that is before or after a day."""
    return {
        "before": (event, other.plus(-1)),
        "no_later_than": (event, other),
        "after": (other.plus(1), event),
        "no_earlier_than": (other, event),
    }[word]
