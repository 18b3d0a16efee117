"""
plan(): before anything is decided, the latest day on which each duty can still be met.

Nothing is listed twice: the days are worked out from the conditions of the rules themselves,
with their own ways of counting, backwards from the days that the case gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bvrules.advice.bound import Bound
from bvrules.advice.drawing import Drawing
from bvrules.advice.planning import Draft, usual_days
from bvrules.advice.turning import Judge
from bvrules.dates import LATEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bvrules.advice.bound import Windows
    from bvrules.case import Case
    from bvrules.finding import Report
    from bvrules.law import Rule, Ruleset
    from bvrules.setting import Reading
    from bvrules.vocabulary import FactType

MOST_ROUNDS = 8
"""So many times a plan is drawn anew until its days stay where they are."""


@dataclass(frozen=True, slots=True)
class Step:
    """
    Something to be done, and the days on which it can be done so that every duty is met.

    `earliest` and `latest` are numbers of days, both included. `because` is what makes the
    latest day no later, nearest first, down to a day that is given. `rules` are all whose
    duty it is a part of. For what is no event, `value` is what it has to be by then.
    """

    path: str
    type: FactType
    earliest: int
    latest: int
    rules: tuple[Rule, ...]
    because: tuple[Bound, ...] = ()
    value: object = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """
    A duty that cannot be met on the days given, and the chain of bounds that cannot all be kept.

    `given` holds the days in the chain that are given, and would have to move: those to be
    later, and those to be earlier. `too_late` says that time has run out as well.
    """

    rule: Rule
    bounds: tuple[Bound, ...]
    later: tuple[str, ...]
    earlier: tuple[str, ...]
    too_late: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """
    The steps of a plan in order of their latest days, and the duties that it cannot meet.

    `given` are the events whose days the case gives; `assumed` the rules of which it is not
    known whether they apply, planned for as if they did; `unplanned` those that no plan can
    meet, because of what has been or is not for an act to change.
    """

    case: Case
    as_of: int
    steps: tuple[Step, ...]
    conflicts: tuple[Conflict, ...]
    given: tuple[Reading, ...]
    assumed: tuple[Rule, ...]
    unplanned: tuple[Rule, ...]
    rulesets: tuple[Ruleset, ...]
    draft: Draft

    def filled(self) -> Case:
        """Return the case with every step done on its latest day."""
        return self.draft.written(self.case)


def plan(report: Report, *, assumed: Mapping[str, bool] | None = None) -> Plan:
    """
    Return the plan for the case of a report, seen from the report's as-of date.

    The days that the case gives stand. Stages that have none get the latest day that works. A
    rule that surely does not apply is left out. `assumed` sets terms, as in `check`.
    """
    judge = Judge({each.id: each for each in report.rulesets}, assumed)
    draft = Draft(dict(usual_days(report.case, report.as_of)))
    for _ in range(MOST_ROUNDS):
        drawing = Drawing(judge, report.case, report.as_of, draft)
        following = drawing.next()
        if following == draft:
            break
        draft = following
    return _told(drawing, report)


def _told(drawing: Drawing, report: Report) -> Plan:
    chosen = drawing.chosen
    turnings = {each.rule: each for each in drawing.turnings}
    return Plan(
        case=report.case,
        as_of=report.as_of,
        steps=tuple(sorted(_steps(drawing), key=lambda each: (each.latest, each.path))),
        conflicts=tuple(_conflict(drawing, rule, each) for rule, each in drawing.failed.items()),
        given=tuple(_given(drawing)),
        assumed=tuple(r for r in chosen if turnings[r].finding.could_be.count("not_applicable")),
        unplanned=tuple(drawing.unplanned),
        rulesets=report.rulesets,
        draft=drawing.draft,
    )


def _steps(drawing: Drawing) -> Iterator[Step]:
    found = drawing.windows()
    own: dict[str, dict[Rule, None]] = {}
    for rule, way in drawing.chosen.items():
        for atom in way:
            path = atom.low.path if isinstance(atom, Bound) else atom.path
            own.setdefault(path, {})[rule] = None
    anchors = drawing.judged_on() | {
        atom.high.path for way in drawing.chosen.values() for atom in way if isinstance(atom, Bound)
    }
    for path, last in found.last.items():
        if last < LATEST and (path in own or path in anchors):
            because = tuple(found.chain(path, found.last_by))
            type = drawing.search.readings[path].type
            yield Step(path, type, found.first[path], last, tuple(own.get(path, ())), because)
    for path, value in drawing.values().items():
        rules = tuple(own.get(path, ()))
        reading = drawing.search.readings[path]
        last = min(_until(drawing, path, found), drawing.scene.ceiling(reading, found.last))
        yield Step(path, reading.type, drawing.as_of, last, rules, (), value)


def _until(drawing: Drawing, path: str, found: Windows) -> int:
    """Return the day by which what has no day of its own is done: the moment of its duties."""
    unit = drawing.scene.unit(path)
    inside = [day for each, day in found.last.items() if unit != path and each.startswith(unit)]
    moments = [turning.finding.as_of for turning in drawing.turnings if path in turning.readings]
    return min([*inside, *(day for day in moments if day > drawing.as_of)], default=LATEST)


def _conflict(drawing: Drawing, rule: Rule, broken: tuple[Bound, ...]) -> Conflict:
    known = drawing.search.readings
    free = drawing.free(broken)
    low = {each.low.path for each in broken} - free
    high = {each.high.path for each in broken} - free
    ahead = {p for p in (low | high) & known.keys() if drawing.scene.days(p).first > drawing.as_of}
    return Conflict(
        rule=rule,
        bounds=broken,
        later=tuple(sorted(high & ahead)),
        earlier=tuple(sorted(low & ahead)),
        too_late=not low,
    )


def _given(drawing: Drawing) -> Iterator[Reading]:
    """Return the events with a given day that the plan turns on."""
    bounds = drawing.bounds(a for way in drawing.chosen.values() for a in way)
    paths = {point.path for bound in bounds for point in bound.points()}
    for path in sorted(paths & drawing.search.readings.keys()):
        reading = drawing.search.readings[path]
        if not drawing.scene.change(reading):
            yield reading
