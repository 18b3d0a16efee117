"""The answers that a question may get, and what each alone would do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from bvrules.advice import ranges
from bvrules.advice.trying import leaves_of
from bvrules.dates import EARLIEST, iso
from bvrules.leaves import Compared, Equals
from bvrules.topic import around_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bvrules.advice.ranges import Effects
    from bvrules.advice.trying import Effect, Trial
    from bvrules.judged import Open
    from bvrules.topic import Topic


@dataclass(frozen=True)
class Given:
    """
    What an answer gives for a fact: its path, and the value as a case would hold it.

    `also` holds other words that come to the same, `least` and `most` the first and the last
    day (or figure) that do; None where there is no end to it.
    """

    path: str
    value: Any
    also: tuple[Any, ...] = ()
    least: Any = None
    most: Any = None
    is_range: bool = False


@dataclass(frozen=True)
class Answer:
    """An answer, and what it alone would do to the findings; nothing, if it has no effects."""

    given: tuple[Given, ...]
    effects: tuple[Effect, ...]

    @property
    def values(self) -> dict[str, Any]:
        """What was tried, by path: it can be given as it stands."""
        return {each.path: each.value for each in self.given}


def answers_to(trial: Trial, topic: Topic) -> tuple[Answer, ...]:
    """Return the answers that a topic may get; those that contradict the case are left out."""
    found = [answer for each in topic for answer in _alone(trial, each)]
    if len(topic) > 1 and all(each.reading.type.kind == "flag" for each in topic):
        found += [
            answer
            for value in (True, False)
            for answer in _tried(trial, [tuple(Given(each.path, value) for each in topic)])
        ]
    return tuple(found)


def _alone(trial: Trial, each: Open) -> list[Answer]:
    if each.reading.is_known and not each.is_judgement:
        return []  # another value would be a correction, not an answer
    kind = each.reading.type.kind
    if kind == "event":
        return _days(trial, each)
    if kind == "number":
        return _figures(trial, each)
    return _merged(_tried(trial, ((Given(path, value),) for path, value in plain(trial, each))))


def plain(trial: Trial, each: Open) -> Iterator[tuple[str, Any]]:
    """Return the values that may be given for what is no event and no number, and where."""
    path, found = each.path, each.reading.type
    if each.is_judgement:
        yield from ((path, judgement(trial, each, value=value)) for value in (True, False))
    elif found.kind == "list":
        yield f"{path}.complete", True
    elif found.kind == "flag":
        yield from ((path, value) for value in (True, False))
    elif found.kind == "choice":
        yield from ((path, word) for word in found.choices)
    elif found.kind == "text":
        yield from ((path, text) for text in sorted(_texts(trial, path)))


def _texts(trial: Trial, path: str) -> set[str]:
    """Return the texts that conditions ask for, and another."""
    asked = {
        value
        for leaf in _leaves(trial, path)
        if isinstance(leaf.condition, Equals)
        for value in leaf.condition.values
    }
    return asked | {"something else"}


def judgement(trial: Trial, each: Open, *, value: bool) -> dict[str, Any]:
    """
    Return an answer to a question of law, as a case holds it.

    What is the authority's to judge is dated so early that it counts, if any day is known.
    """
    question = each.question
    role = question.by if question and question.by else "the authority"
    days_judged = [
        piece.day.first for finding in trial.reading(each.path) for piece in finding.pieces
    ]
    dated = min((day for day in days_judged if day > EARLIEST), default=trial.report.as_of)
    return {"value": value, "by": role, "dated": iso(dated), "reasons": "to be given"}


# Trying


def _tried(trial: Trial, options: Iterable[tuple[Given, ...]]) -> list[Answer]:
    found = []
    for given in options:
        effects = trial.effects({each.path: each.value for each in given})
        if effects is not None:
            found.append(Answer(given, effects))
    return found


def _merged(answers: list[Answer]) -> list[Answer]:
    """Put words together that come to the same."""
    same: dict[tuple[Effect, ...], Answer] = {}
    for each in answers:
        first = same.get(each.effects)
        if first is None or isinstance(each.given[0].value, (bool, dict)):
            same[each.effects] = each
            continue
        (given,) = first.given
        also = (*given.also, each.given[0].value)
        same[each.effects] = replace(first, given=(replace(given, also=also),))
    return list(same.values())


def _days(trial: Trial, each: Open) -> list[Answer]:
    path = each.path
    said = getattr(each.reading.fact, "value", None)
    told = None if said is None else said.text
    plainly = [] if said is not None and said.days is not None else [True, False]
    found = _merged_ranges(path, ranges.of_days(trial, each.reading), iso)
    no_days = [value for value in plainly if told is None]
    return [*found, *_tried(trial, ((Given(path, value),) for value in no_days))]


def _figures(trial: Trial, each: Open) -> list[Answer]:
    """Return the answers for a number: below, at and above each figure it is compared with."""
    path = each.path
    part = around_of(path)
    step = Decimal("0.01") if part is not None and part.kind == "money" else Decimal(1)
    figures = {Decimal(0)}
    for finding in trial.reading(path):
        for piece in finding.pieces:
            for reason in piece.reasons:
                for leaf in leaves_of(reason):
                    if isinstance(leaf.condition, Compared) and _reads(leaf, path):
                        figures |= _amounts(leaf.condition, piece.day.first)
    found = {figure + way * step for figure in figures for way in (-1, 0, 1)}
    numbers = sorted(each for each in found if each >= 0)
    told = [(number, trial.effects({path: _number(number)})) for number in numbers]
    return _merged_ranges(path, told, _number)


def _amounts(condition: Compared, day: int) -> set[Decimal]:
    if isinstance(condition.amount, Decimal):
        return {condition.amount}
    row = condition.amount.on(day)
    return set() if row is None else {Decimal(row.low), Decimal(row.high)}


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral() else float(number)


def _reads(leaf: Any, path: str) -> bool:
    return any(each.path == path for each in leaf.facts)


def _leaves(trial: Trial, path: str) -> Iterator[Any]:
    for finding in trial.reading(path):
        for piece in finding.pieces:
            for reason in piece.reasons:
                yield from (leaf for leaf in leaves_of(reason) if _reads(leaf, path))


def _merged_ranges(
    path: str, told: list[tuple[Any, Effects]], write: Callable[[Any], Any]
) -> list[Answer]:
    """Put neighbours together that come to the same, without those that contradict the case."""
    found = []
    for what, run in groupby(told, key=lambda each: each[1]):
        tried = [number for number, _ in run]
        if what is None:
            continue
        least = None if tried[0] == told[0][0] else write(tried[0])
        most = None if tried[-1] == told[-1][0] else write(tried[-1])
        given = Given(path, write(tried[len(tried) // 2]), (), least, most, is_range=True)
        found.append(Answer((given,), what))
    return found
