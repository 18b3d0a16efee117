"""
Bounds between days: one day, moved, is no later than another, moved.

Every condition on days comes to such bounds. Each way of counting keeps the order of days, so
that the earliest and the latest days that keep all bounds are found by going along them.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from bvrules.dates import EARLIEST, LATEST, Span, shift

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bvrules.citation import Citation


class Source(Protocol):
    """What a bound rests on: a rule, or a lead time."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """What it is about."""

    @property
    def citation(self) -> Citation:
        """Where it stands."""


class Point(NamedTuple):
    """
    A day: an event of the case at a path, or a day of the calendar, moved by so much.

    `span` is what the case says of it. `plus` is a number of days on top, such as -1 for the
    day before.
    """

    path: str
    span: Span
    unit: str = ""
    number: int = 0
    direction: int = 0
    plus: int = 0

    def at(self, day: int) -> int:
        """Return the day that it comes to, if the event is on a day."""
        if day in (EARLIEST, LATEST):
            return day
        moved = _moved(day, self.unit, self.number, self.direction) if self.unit else day
        return moved if moved in (EARLIEST, LATEST) else moved + self.plus

    def latest(self, limit: int) -> int:
        """Return the latest day of the event for which it comes to no more than a limit."""
        if limit in (EARLIEST, LATEST):
            return limit
        day = 2 * limit - self.at(limit)
        while self.at(day) > limit:
            day -= 1
        while self.at(day + 1) <= limit:
            day += 1
        return day

    def earliest(self, limit: int) -> int:
        """Return the earliest day of the event for which it comes to no less than a limit."""
        if limit in (EARLIEST, LATEST):
            return limit
        day = 2 * limit - self.at(limit)
        while self.at(day) < limit:
            day += 1
        while self.at(day - 1) >= limit:
            day -= 1
        return day


@lru_cache(maxsize=20_000)
def _moved(day: int, unit: str, number: int, direction: int) -> int:
    """Return a day so far from another: counting working days is slow, and asked for often."""
    return shift(Span(day, day), unit, number, direction).first


class Bound(NamedTuple):
    """The lower point is no later than the higher one; and what says so, in which words."""

    low: Point
    high: Point
    source: Source | None = None
    text: str = ""

    def points(self) -> tuple[Point, Point]:
        """Return both of its points."""
        return self.low, self.high


@dataclass(slots=True)
class Windows:
    """
    The earliest and the latest day of each free event that keep all bounds together.

    Each event on its earliest day keeps all bounds, and so does each on its latest. `broken` is
    a chain of bounds that cannot all be kept, or nothing.
    """

    first: dict[str, int]
    last: dict[str, int]
    first_by: dict[str, Bound] = field(default_factory=dict)
    """The bound that makes the earliest day no earlier."""
    last_by: dict[str, Bound] = field(default_factory=dict)
    """The bound that makes the latest day no later."""
    in_law: dict[str, int] = field(default_factory=dict)
    """The latest day that the bounds leave, where the plan takes a working day before it."""
    broken: tuple[Bound, ...] = ()

    def chain(self, path: str, by: Mapping[str, Bound]) -> Iterator[Bound]:
        """Return the bounds that lead from an event to what holds it, nearest first."""
        seen: set[str] = set()
        while path in by and path not in seen:
            seen.add(path)
            bound = by[path]
            yield bound
            path = bound.high.path if by is self.last_by else bound.low.path


def windows(
    bounds: Sequence[Bound],
    floor: Mapping[str, int],
    ceiling: Mapping[str, int] | None = None,
    before: Windows | None = None,
    taken: Callable[[str, int], int] = lambda _path, day: day,
) -> Windows:
    """
    Return the days that free events may have.

    `floor` holds the first day of each event that is free; `ceiling` the last day of some.
    Events that are not free are as the case has them: where their day is not known exactly, a
    bound is kept only if it is on every day that it may be. `before` is what came out for some
    of the bounds: it is gone on from. `taken` gives the day that is taken for an event which has
    to be done no later than a day, such as the working day before; it keeps the order of days.
    """
    in_law = dict.fromkeys(floor, LATEST) | dict(ceiling or {})
    last = {path: taken(path, day) for path, day in in_law.items()}
    found = Windows(dict(floor), last, in_law=in_law)
    if before is not None:
        found.first |= before.first
        found.last |= before.last
        found.in_law |= before.in_law
        found.first_by |= before.first_by
        found.last_by |= before.last_by
    touching: dict[str, list[Bound]] = {}
    for bound in bounds:
        for path in {point.path for point in bound.points()}:
            touching.setdefault(path, []).append(bound)
    rounds = dict.fromkeys(bounds, 2 * len(floor) + 2)
    waiting = deque(bounds)
    while waiting and not found.broken:
        bound = waiting.popleft()
        rounds[bound] -= 1
        if rounds[bound] < 0:
            found.broken = tuple(bounds)  # they drive each other on without end
        waiting.extend(e for path in _go_along(bound, found, taken) for e in touching[path])
    return found


def _go_along(bound: Bound, found: Windows, taken: Callable[[str, int], int]) -> list[str]:
    """Narrow both events of a bound; return those that were narrowed."""
    low, high = bound.points()
    floor = low.at(found.first.get(low.path, low.span.last))
    limit = high.at(found.last.get(high.path, high.span.first))
    moved: list[str] = []
    if low.path in found.last and (day := low.latest(limit)) < found.in_law[low.path]:
        found.in_law[low.path], found.last_by[low.path] = day, bound
        if (day := taken(low.path, day)) < found.last[low.path]:
            found.last[low.path] = day
            moved.append(low.path)
    if high.path in found.first and (day := high.earliest(floor)) > found.first[high.path]:
        found.first[high.path], found.first_by[high.path] = day, bound
        moved.append(high.path)
    for path in sorted({low.path, high.path} & found.first.keys()):
        if found.first[path] > found.last[path] or found.first[path] >= LATEST:
            chains = (found.chain(path, by) for by in (found.first_by, found.last_by))
            found.broken = _once([bound, *(each for chain in chains for each in chain)])
    if not {low.path, high.path} & found.first.keys() and floor > limit:
        found.broken = (bound,)
    return moved


def _once(bounds: Iterable[Bound]) -> tuple[Bound, ...]:
    return tuple(dict.fromkeys(bounds))
