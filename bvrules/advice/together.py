"""
Questions that only together take a finding further.

Such are the end of a consultation and the day of a decision, while neither is known; or the
items of a list, and whether these are all.
"""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING, Any

from bvrules.advice import days
from bvrules.advice.answers import Answer, Given, judgement, plain
from bvrules.advice.otherwise import Turn, ways_to
from bvrules.dates import Span, iso, shift
from bvrules.judged import Open
from bvrules.leaves import Judged, Lasts, Ordered
from bvrules.openlist import Open as Items
from bvrules.setting import DerivedEvent, FactEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.advice.trying import Trial
    from bvrules.finding import Finding
    from bvrules.judged import Piece
    from bvrules.leaves import Day
    from bvrules.setting import AnyEvent, Reading

Values = dict[str, Any]

MOST_WAYS, MOST_VALUES, MOST_TRIED = 6, 24, 120


def answers_together(trial: Trial, finding: Finding) -> tuple[Answer, ...]:
    """
    Return answers that give several facts, and take an outcome out of a finding.

    Each gives as few facts as it can; all give the same facts. None, if no such were found.
    """
    found: dict[frozenset[str], list[Answer]] = {}
    for values in islice(_candidates(trial, finding), MOST_TRIED):
        if not _takes(trial, finding, values):
            continue
        least = _least(trial, finding, values)
        effects = trial.effects(least) or ()
        answer = Answer(tuple(Given(path, value) for path, value in least.items()), effects)
        same = found.setdefault(frozenset(least), [])
        if answer.effects not in [each.effects for each in same]:
            same.append(answer)
    fewest = min(found, key=lambda paths: (len(paths), sorted(paths)), default=frozenset[str]())
    return tuple(found.get(fewest, ()))


def _takes(trial: Trial, finding: Finding, values: Values) -> bool:
    effects = trial.effects(values) if values else None
    return any(each.rule is finding.rule for each in effects or ())


def _least(trial: Trial, finding: Finding, values: Values) -> Values:
    """Leave out what is not needed."""
    for path in list(values):
        less = {each: value for each, value in values.items() if each != path}
        if _takes(trial, finding, less):
            values = less
    return values


def _candidates(trial: Trial, finding: Finding) -> Iterator[Values]:
    """Return values by which the finding may come to an outcome, one after the other."""
    for piece in finding.pieces:
        on_day = _judged_on(trial, finding, piece)
        for come, moment in _moments(trial, finding, piece):
            for outcome in finding.could_be:
                for way in islice(ways_to(outcome, piece, come, _may), MOST_WAYS):
                    options = [list(_values(trial, turn)) for turn in way]
                    for chosen in islice(product(*options), MOST_VALUES):
                        yield _joined([on_day, moment, *chosen])


def _joined(parts: list[Values]) -> Values:
    """Join values; what stands first holds, and a list is closed last."""
    found: Values = {}
    for each in parts:
        found = found | {path: value for path, value in each.items() if path not in found}
    return dict(sorted(found.items(), key=lambda item: item[0].endswith(".complete")))


def _moments(trial: Trial, finding: Finding, piece: Piece) -> Iterator[tuple[bool | None, Values]]:
    """Return whether the moment of a duty has come, and what would have to be known for that."""
    come, due = piece.has_come(finding.as_of), finding.rule.due
    yield come, {}
    for has_come, day in ((True, finding.as_of), (False, finding.as_of + 1)):
        if come is None:
            base = _shifted(day, due, -1)
            yield has_come, _first_of(trial, due.event, piece.due_facts, base)


def _shifted(day: int, by: Day, way: int) -> int:
    """Move a day as far as a condition says, or (way -1) back."""
    if not by.unit:
        return day
    return shift(Span(day, day), by.unit, by.number, by.direction * way).first


def _may(turn: Turn) -> bool:
    """Only what is not known can still be learned; items are not made up."""
    return turn.reason.truth is None and turn.how != "add"


def _judged_on(trial: Trial, finding: Finding, piece: Piece) -> Values:
    """Return a day on which a finding may be judged, where different days differ."""
    if len(finding.pieces) == 1:
        return {}
    event = finding.rule.judged_on
    day = min(max(piece.day.first, days.FIRST), days.LAST)
    if isinstance(event, FactEvent):
        return {event.text: iso(day)}
    return _first_of(trial, event, finding.undated, day)


def _first_of(
    trial: Trial, event: AnyEvent | None, readings: tuple[Reading, ...], day: int
) -> Values:
    """Return values by which an event, or the first of several, is on a day."""
    found: Values = {}
    for each in readings:
        if each.type.kind == "list" and not each.is_known:
            if isinstance(each.fact, Items) and not each.fact.items:
                found |= _one_dated(event, day)
            found[f"{each.path}.complete"] = True
        elif each.type.kind == "event" and not each.is_known:
            found[each.path] = iso(_near(trial, each, day))
    return found


def _one_dated(event: AnyEvent | None, day: int) -> Values:
    """Return the first item of the list that an event is the first of, on a day."""
    if not isinstance(event, DerivedEvent) or event.listed is None:
        return {}
    listed, _, dated = event.listed
    return {f"{listed.text}[0].{'.'.join(dated.path.names)}": iso(day)}


def _near(trial: Trial, reading: Reading, day: int) -> int:
    """Return the day nearest to another on which an event may have happened."""
    span = days.possible(trial, reading)
    return min(max(day, span.first, days.FIRST), span.last, days.LAST)


def _values(trial: Trial, turn: Turn) -> Iterator[Values]:
    """Return values by which a condition may turn; the trial says whether it does."""
    reason, condition = turn.reason, turn.reason.condition
    if turn.how == "complete":
        listed = reason.facts[0]
        yield {} if listed.is_known else {f"{listed.path}.complete": True}
    elif isinstance(condition, Ordered):
        event, day = condition.sides(reason.facts)
        yield from _ordered(trial, condition, event, day)
    elif isinstance(condition, Lasts):
        yield from _lasting(trial, condition, reason.facts)
    elif isinstance(condition, Judged):
        each = Open(reason.facts[0], condition.question)
        yield {each.path: judgement(trial, each, value=turn.wanted is condition.wanted)}
    else:
        yield from _each(trial, reason.facts)


def _each(trial: Trial, readings: tuple[Reading, ...]) -> Iterator[Values]:
    """Return each value that each of some facts may have."""
    for reading in readings:
        if reading.is_known:
            continue
        if reading.type.kind == "event":
            as_of = trial.report.as_of
            yield {reading.path: iso(_near(trial, reading, as_of))}
            yield {reading.path: iso(_near(trial, reading, as_of + 1))}
        elif reading.type.kind == "number":
            yield from ({reading.path: value} for value in (0, 10**9))
        else:
            yield from ({path: value} for path, value in plain(trial, Open(reading)))


def _ordered(
    trial: Trial, condition: Ordered, event: tuple[Reading, ...], day: tuple[Reading, ...]
) -> Iterator[Values]:
    """Return days of an event, before, on and after the day that it is compared with."""
    by = condition.day
    for base in _bases(trial, day, by.fixed):
        there = _first_of(trial, by.event, day, base)
        goal = _shifted(base, by, 1)
        for step in (-1, 1, 0):
            yield there | _first_of(trial, condition.event, event, goal + step)


def _bases(trial: Trial, readings: tuple[Reading, ...], fixed: int) -> Iterator[int]:
    """Return days on which the first of several events may be."""
    if not readings:
        yield fixed
        return
    spans = [days.possible(trial, each) for each in readings if each.type.kind == "event"]
    known = [day for span in spans for day in span if days.FIRST < day < days.LAST]
    yield from dict.fromkeys([*sorted(known)[:2], trial.report.as_of])


def _lasting(trial: Trial, condition: Lasts, readings: tuple[Reading, ...]) -> Iterator[Values]:
    """Return a beginning and an end, so far apart that it lasts as long as asked, or not."""
    began, ended = readings[0], readings[-1]
    for base in _bases(trial, (began,), 0):
        first = _near(trial, began, base)
        due = shift(Span(first, first), condition.unit, condition.number, 1).first - 1
        for last in (due, due - 1, first):
            yield _first_of(trial, condition.began, (began,), first) | _first_of(
                trial, condition.ended, (ended,), last
            )
