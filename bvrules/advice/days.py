"""The days that matter to an event: those between which nothing that turns on it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules.advice.trying import leaves_of
from bvrules.case.order import STAGE_PATHS
from bvrules.casepath import read_place
from bvrules.dates import ANY_DAY, Span, shift
from bvrules.fact import Fact, Judgement, When
from bvrules.leaves import Happened, Judged, Lasts, Ordered
from bvrules.setting import DerivedEvent, FactEvent, Path, Setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bvrules.advice.trying import Trial
    from bvrules.condition import Reason
    from bvrules.finding import Finding
    from bvrules.leaves import Day
    from bvrules.setting import AnyEvent, Reading

FIRST, LAST = 1, 3_652_059
"""The first and the last day that can be written."""
FAR = 400
"""So many days beyond all that matter stand for what lies further away."""


def possible(trial: Trial, reading: Reading) -> Span:
    """Return the days on which an event may have happened, as far as the case tells."""
    fact = reading.fact
    if isinstance(fact, Fact) and isinstance(fact.value, When) and fact.value.days is not None:
        return fact.value.days
    if reading.path in STAGE_PATHS:
        event = FactEvent(Path(reading.path, read_place(reading.path).type))
        return event.span(Setting(trial.case, trial.report.as_of), {})[0]
    return fact.span(trial.report.as_of) if isinstance(fact, Fact) else ANY_DAY


def to_try(trial: Trial, reading: Reading) -> list[tuple[Finding, list[int]]]:
    """
    Return each finding that an event bears on, with the days to try for it, in their order.

    They are those before, on and after each day that matters to that finding, and days far away
    from all that matter to any.
    """
    span, as_of = possible(trial, reading), trial.report.as_of
    span = Span(max(span.first, FIRST), min(span.last, LAST))
    matter = [
        (each, {as_of, *_that_matter(trial, reading.path, each)})
        for each in trial.bearing_on(reading.path)
    ]
    inside = {day for _, own in matter for day in own if FIRST < day < LAST} | {as_of}
    far = (min(inside) - FAR, max(inside) + FAR)
    ends = {*far, *(day for day in span if far[0] < day < far[1])}
    tried = [
        (each, {d + step for d in own & inside for step in (-1, 0, 1)}) for each, own in matter
    ]
    return [
        (each, sorted(d for d in own | ends if span.first <= d <= span.last) or [*span])
        for each, own in tried
    ]


def _that_matter(trial: Trial, path: str, finding: Finding) -> Iterator[int]:
    yield from _of_law(finding, path)
    for piece in finding.pieces:
        if any(each.path == path for each in piece.due_facts):
            yield from _moved([trial.report.as_of], finding.rule.due, -1)
        for reason in piece.reasons:
            for leaf in leaves_of(reason):
                yield from _of_leaf(leaf, path, trial.report.as_of)


def _of_law(finding: Finding, path: str) -> Iterator[int]:
    """Return the days on which the law changes, where it turns on this event which law it is."""
    if finding.undated and _picks_the_law(path, finding.rule.judged_on):
        yield from finding.rule.edges
        for piece in finding.pieces:
            yield from (piece.day.first, piece.day.last + 1)
            for reason in piece.reasons:
                for leaf in leaves_of(reason):
                    fact = leaf.facts[0].fact if leaf.facts else None
                    if isinstance(fact, Judgement) and fact.dated and fact.dated.days:
                        yield from fact.dated.days


def _picks_the_law(path: str, event: AnyEvent) -> bool:
    """Return whether a day may move the day that a rule is judged on: itself, or as its bound."""
    if isinstance(event, DerivedEvent) and event.listed and path.startswith(event.listed[0].text):
        return True
    return path in event.names or (path in STAGE_PATHS and not event.names.isdisjoint(STAGE_PATHS))


def _of_leaf(leaf: Reason, path: str, as_of: int) -> Iterator[int]:
    condition = leaf.condition
    if not any(each.path == path for each in leaf.facts):
        return
    if isinstance(condition, Happened):
        yield as_of
    elif isinstance(condition, Ordered):
        event, day = condition.sides(leaf.facts)
        if any(each.path == path for each in event):
            yield from _moved([*_edges(day), *_fixed(condition.day)], condition.day, 1)
        yield from _moved(_edges(event), condition.day, -1)
    elif isinstance(condition, Lasts):
        for way in (1, -1):
            for edge in _edges(leaf.facts):
                yield shift(Span(edge, edge), condition.unit, condition.number, way).first
    elif isinstance(condition, Judged):
        yield from _edges(leaf.facts)


def _fixed(day: Day) -> tuple[int, ...]:
    return (day.fixed,) if day.event is None else ()


def _moved(days: Iterable[int], by: Day, way: int) -> Iterator[int]:
    """Move days as far as a condition says, or (way -1) back."""
    for day in days:
        if by.unit:
            yield shift(Span(day, day), by.unit, by.number, by.direction * way).first
        else:
            yield day


def _edges(readings: Iterable[Reading]) -> Iterator[int]:
    for each in readings:
        value = each.fact.value if isinstance(each.fact, Fact) else None
        if isinstance(value, When) and value.days is not None:
            yield from value.days
