"""The axis of a time line: where a day stands on it, and where it has its ticks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Unit = Literal["days", "months", "years"]

_STEPS: tuple[tuple[Unit, int, float], ...] = (
    ("days", 1, 1),
    ("days", 2, 2),
    ("days", 7, 7),
    ("days", 14, 14),
    ("months", 1, 30.4),
    ("months", 3, 91.3),
    ("months", 6, 182.6),
    ("years", 1, 365.2),
    ("years", 2, 730.5),
    ("years", 5, 1826),
    ("years", 10, 3652),
    ("years", 20, 7305),
    ("years", 50, 18262),
    ("years", 200, 73049),
    ("years", 1000, 365243),
)
MOST_TICKS = 10
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


class Tick(NamedTuple):
    """A day that the axis names, and what it is called there."""

    day: int
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from the first to the last, laid out between two places from left to right."""

    first: int
    last: int
    left: float
    right: float

    def at(self, day: int) -> float:
        """
        Return where a day stands; one that lies outside stands at the edge.

        >>> Axis(0, 10, 100, 200).at(5), Axis(0, 10, 100, 200).at(90)
        (150.0, 200.0)
        """
        kept = min(max(day, self.first), self.last)
        share = (kept - self.first) / (self.last - self.first)
        return round(self.left + share * (self.right - self.left), 1)

    def holds(self, day: int) -> bool:
        """Return whether a day lies on it."""
        return self.first <= day <= self.last

    def ticks(self) -> Iterator[Tick]:
        """
        Return the days to name, ten at most, in the coarsest unit that is fine enough.

        >>> from bvrules.dates import read_day
        >>> june = Axis(read_day("2026-06-01"), read_day("2026-09-30"), 0, 1)
        >>> [tick.text for tick in june.ticks()][:3]
        ['8 Jun 2026', '22 Jun 2026', '6 Jul 2026']
        """
        days = self.last - self.first
        unit, number, _ = next(
            (step for step in _STEPS if days / step[2] <= MOST_TICKS - 1), _STEPS[-1]
        )
        for day in _stepping(self.first, unit, number):
            if day > self.last:
                return
            if day >= self.first:
                yield Tick(day, _named(day, unit))


def axis_over(days: Iterable[int], left: float, right: float) -> Axis:
    """
    Return an axis that holds all of these days, with a little room at either end.

    >>> from bvrules.dates import iso, read_day
    >>> axis = axis_over([read_day("2026-06-01")], 0, 100)
    >>> iso(axis.first), iso(axis.last)
    ('2026-05-30', '2026-06-03')
    """
    known = list(days)
    if not known:
        message = "an axis needs at least one day"
        raise ValueError(message)
    room = max((max(known) - min(known)) // 40, 2)
    return Axis(max(min(known) - room, _FIRST), min(max(known) + room, _LAST), left, right)


def _stepping(first: int, unit: Unit, number: int) -> Iterator[int]:
    """Return days at even steps: Mondays, first days of months, round years."""
    start = date.fromordinal(first)
    if unit == "days":
        # Ordinal 1 was a Monday, so that steps of whole weeks fall on Mondays.
        day = first if number == 1 else first - (first - 1) % number
        while day <= _LAST:
            yield day
            day += number
    elif unit == "months":
        month = start.year * 12 + (start.month - 1) // number * number
        while month // 12 <= date.max.year:
            yield date(month // 12, month % 12 + 1, 1).toordinal()
            month += number
    else:
        year = max(start.year // number * number, date.min.year)
        while year <= date.max.year:
            yield date(year, 1, 1).toordinal()
            year += number


def _named(day: int, unit: Unit) -> str:
    when = date.fromordinal(day)
    if unit == "years":
        return str(when.year)
    month = f"{when:%b} {when.year}"
    return month if unit == "months" else f"{when.day} {month}"
