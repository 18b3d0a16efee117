"""
The smallest sets of changes that make a way possible.

The search goes from what stands in the way: bounds that cannot all be kept name the events of
which one at least has to move, and only these are tried (a hitting set tree).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bvrules.advice.atoms import Pick
from bvrules.advice.bound import Bound, Point, Windows, windows
from bvrules.case.order import FURTHER_ORDER, STAGE_PATHS
from bvrules.dates import EARLIEST, LATEST
from bvrules.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bvrules.advice.atoms import Way
    from bvrules.advice.open_to import OpenTo
    from bvrules.setting import Reading

MOST_TRIES = 300
"""So many sets of events are tried for one way."""


class Solution(NamedTuple):
    """What to change: values of facts, and events with the days that they may have."""

    units: frozenset[str]
    """What is changed; a new item of a list counts once."""
    values: Mapping[str, object]
    days: Windows
    bounds: tuple[Bound, ...]
    readings: Mapping[str, Reading]


@dataclass(slots=True)
class Search:
    """A search among the facts that an act can change, from a day on."""

    open_to: OpenTo
    readings: Mapping[str, Reading]
    """What was read at each path that a way may speak of."""
    cut: bool = False

    def solutions(self, ways: Iterable[Way]) -> list[Solution]:
        """Return the solutions of all ways that no other solution is a part of, smallest first."""
        found = [each for way in ways for each in self._of_way(way)]
        # Among those that change the same, the one that leaves most time comes first.
        found.sort(key=lambda each: (len(each.units), sorted(each.units), _urgency(each)))
        least: list[Solution] = []
        for each in found:
            if not any(other.units <= each.units for other in least):
                least.append(each)
        return least

    def _of_way(self, way: Way) -> Iterator[Solution]:
        values = self.picked([each for each in way if isinstance(each, Pick)])
        if values is None:
            return
        bounds = tuple(each for each in way if isinstance(each, Bound))
        bounds += tuple(self.usual_order(bounds))
        for free, days in self._freed(bounds):
            units = frozenset(map(self.open_to.unit, (*values, *free)))
            yield Solution(units, values, days, bounds, self.readings)

    # Values

    def picked(self, picks: Sequence[Pick]) -> dict[str, object] | None:
        """Return the values to change, or None if no act can make them so."""
        found: dict[str, object] = {}
        for path in dict.fromkeys(each.path for each in picks):
            own = [each for each in picks if each.path == path]
            reading = own[0].reading
            now = reading.fact.value if isinstance(reading.fact, Fact) else None
            if now is None and self.open_to.stays_undone(reading):
                now = False
            if now is not None and _fits(now, own):
                continue
            value = next((each for each in self._values(reading, own) if _fits(each, own)), None)
            if value is None or not self.open_to.change(reading):
                return None
            found[path] = value
        return found

    def _values(self, reading: Reading, picks: Sequence[Pick]) -> Iterator[object]:
        """Return the values that an act can give a fact, the likeliest first."""
        kind = reading.type.kind
        is_fresh = self.open_to.unit(reading.path) != reading.path
        if kind == "flag":
            # What was not done can be done; what was done is not undone.
            yield from (True, False) if is_fresh else (True,)
        elif kind == "number":
            yield from (each.least for each in picks if each.least is not None)
            yield from (each.most for each in picks if each.most is not None and is_fresh)
        else:
            yield from sorted(str(v) for each in picks for v in each.allowed or ())
            yield from reading.type.choices

    # Days

    def _freed(self, bounds: tuple[Bound, ...]) -> Iterator[tuple[frozenset[str], Windows]]:
        """Return the smallest sets of events that have to move, with the days they may have."""
        paths = {point.path: point for bound in bounds for point in bound.points()}
        fresh = frozenset(each for each in paths if self.open_to.unit(each) != each)
        queue, seen, found = [fresh], {fresh}, list[frozenset[str]]()
        while queue:
            free = queue.pop(0)
            if any(other <= free for other in found):
                continue
            days = self.windows(bounds, free)
            if not days.broken:
                found.append(free)
                yield free, days
                continue
            if len(seen) > MOST_TRIES:
                self.cut = True
                return
            for path in self._could_move(days.broken, free):
                more = free | {path}
                if more not in seen:
                    seen.add(more)
                    queue.append(more)

    def windows(
        self,
        bounds: Sequence[Bound],
        free: frozenset[str],
        start: Mapping[str, int] | None = None,
        before: Windows | None = None,
        taken: Callable[[str, int], int] = lambda _path, day: day,
    ) -> Windows:
        """Return the days that free events may have; see `windows` of bounds."""
        readings = {path: self.readings[path] for path in free}
        ceiling = {path: self.open_to.ceiling(each) for path, each in readings.items()}
        floor = {path: self.open_to.floor(each) for path, each in readings.items()}
        return windows(bounds, floor | dict(start or {}), ceiling, before, taken)

    def _could_move(self, broken: Sequence[Bound], free: frozenset[str]) -> list[str]:
        paths = dict.fromkeys(point.path for bound in broken for point in bound.points())
        return [
            path
            for path in paths
            if path in self.readings
            and path not in free
            and self.open_to.change(self.readings[path])
        ]

    def usual_order(self, bounds: Sequence[Bound]) -> Iterator[Bound]:
        """Keep stages in their order, and what began before its end, where either may move."""
        points = {p.path: Point(p.path, p.span) for bound in bounds for p in bound.points()}
        stages = [self._stage(path, points) for path in STAGE_PATHS]
        known = [each for each in stages if each is not None]
        for number, low in enumerate(known):
            for high in known[number + 1 :]:
                if {low.path, high.path} & points.keys() and low.span.first <= high.span.last:
                    yield Bound(low, high)
        for before, then in FURTHER_ORDER:
            first, second = self._stage(before, points), self._stage(then, points)
            if first and second and {before, then} & points.keys():
                yield Bound(first, second)
        for path, point in points.items():
            stem, _, name = path.rpartition(".")
            other = {"began": "ended", "ended": "began"}.get(name)
            if other is not None and (pair := self._stage(f"{stem}.{other}", points)) is not None:
                yield Bound(point, pair) if name == "began" else Bound(pair, point)

    def _stage(self, path: str, points: Mapping[str, Point]) -> Point | None:
        """Return an event as a point, if it has a day or a way speaks of it."""
        span = self.open_to.days(path)
        has_day = span.first > EARLIEST and span.last < LATEST
        return points.get(path) or (Point(path, span) if has_day else None)


def _fits(value: object, picks: Iterable[Pick]) -> bool:
    return all(
        (each.allowed is None or value in each.allowed)
        and value not in each.refused
        and (each.least is None or (isinstance(value, int) and value >= each.least))
        and (each.most is None or (isinstance(value, int) and value <= each.most))
        for each in picks
    )


def _urgency(solution: Solution) -> tuple[int, ...]:
    return tuple(-solution.days.last[path] for path in sorted(solution.days.last))
