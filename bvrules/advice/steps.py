"""The steps of a plan: what is to be done, by when, and what makes that day no later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bvrules.advice.bound import Bound
from bvrules.advice.points import NEVER_BEFORE
from bvrules.case.order import STAGE_PATHS
from bvrules.dates import LATEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bvrules.advice.drawing import Drawing
    from bvrules.law import Rule
    from bvrules.vocabulary import FactType


@dataclass(frozen=True, slots=True)
class Step:
    """
    Something to be done, and the days on which it can be done so that every duty is met.

    `earliest` and `latest` are numbers of days, both included; a `latest` None is no known day.
    Work is done on a working day: `in_law` is the latest day in law, where that is a later one.
    `because` is what makes the latest day no later, nearest first, down to a day that is given.
    For what is no event, `value` is what it has to be by then.
    """

    path: str
    type: FactType
    earliest: int
    latest: int | None
    because: tuple[Bound, ...] = ()
    value: object = None
    in_law: int | None = None

    @property
    def is_event(self) -> bool:
        """Whether it happens on a day, and is not a fact that has to be so by then."""
        return self.type.kind == "event"


def step_of(drawing: Drawing, path: str, values: Mapping[str, object]) -> Step | None:
    """Return what is to be done about a fact, or None if that is settled already."""
    days, search = drawing.days, drawing.search
    if path in days.last and days.first[path] >= NEVER_BEFORE:
        return None  # it is to be left undone
    if path in days.last:
        return _event(drawing, path)
    if path not in values:
        return None
    reading = search.readings[path]
    last = min(_until(drawing, path), drawing.scene.ceiling(reading, days.last))
    known = last if last < LATEST else None
    return Step(path, reading.type, drawing.as_of, known, (), values[path])


def _event(drawing: Drawing, path: str) -> Step:
    """Return an event as a step, on its latest day."""
    days = drawing.days
    last, in_law = days.last[path], days.in_law[path]
    return Step(
        path=path,
        type=drawing.search.readings[path].type,
        earliest=days.first[path],
        latest=last if last < LATEST else None,
        because=tuple(days.chain(path, days.last_by)),
        in_law=in_law if last < in_law else None,
    )


def _until(drawing: Drawing, path: str) -> int:
    """Return the day by which what has no day of its own is done: the moment of its duties."""
    unit = drawing.scene.unit(path)
    ends = drawing.days.last.items()
    inside = [day for each, day in ends if unit != path and each.startswith(unit)]
    moments = [
        each.moment
        for each in drawing.turnings
        if path in each.readings and _has_a_moment(drawing, each.rule)
    ]
    return min([*inside, *(day for day in moments if day > drawing.as_of)], default=LATEST)


def _has_a_moment(drawing: Drawing, rule: Rule) -> bool:
    """Return whether a rule is due by an event with a last day ahead; one only tried has none."""
    event = rule.due.event or rule.judged_on
    scene = drawing.scene
    lasts = (
        drawing.days.last.get(path, LATEST if path in scene.tried else scene.days(path).last)
        for path in event.names
    )
    return any(scene.as_of < last < LATEST for last in lasts)


def stages_of(drawing: Drawing) -> Iterator[Step]:
    """Return the stages that the plan gave a day, in their order, where a duty turns on them."""
    bounds = [each for each in drawing.atoms() if isinstance(each, Bound)]
    anchors = drawing.judged_on() | {point.path for each in bounds for point in each.points()}
    for path in STAGE_PATHS:
        if path in anchors and drawing.days.last.get(path, LATEST) < LATEST:
            yield _event(drawing, path)
