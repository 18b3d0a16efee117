"""What each day would do, if it were the answer to when something happened."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from bvrules.advice import days
from bvrules.advice.trying import combined
from bvrules.dates import iso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bvrules.advice.trying import Effect, Trial
    from bvrules.finding import Finding
    from bvrules.setting import Reading

    Effects = tuple[Effect, ...] | None
    """What an answer would do; None if it contradicts the case."""
    Course = list[tuple[int, Effect | None]]
    """What the days that matter to one finding would do to it."""

Told = TypeVar("Told")


def of_days(trial: Trial, reading: Reading) -> list[tuple[int, Effects]]:
    """
    Return days in their order, each with what it would do; between two that do the same, all do.

    Each finding is tried on the days that matter to it alone, and on those of no other: the day
    of a stage bears on most rules, and few days of it on each.
    """
    path = reading.path
    own = days.to_try(trial, reading)
    together = sorted({day for _, tried in own for day in tried})
    for day in together:
        trial.after({path: iso(day)}, [each for each, tried in own if day in tried])

    def course(finding: Finding, tried: Sequence[int]) -> Course:
        def on(day: int) -> Effect | None:
            told = trial.after({path: iso(day)}, [finding])
            return None if told is None else told[finding.rule]

        return list(narrowed([(day, on(day)) for day in tried], on))

    courses = [course(*each) for each in own]
    edges = {day for each in courses for day, _ in each}
    return [(day, combined(_on(each, day) for each in courses)) for day in sorted(edges)]


def _on(course: Course, day: int) -> Effect | None:
    """Return what a day does to a finding: the same as the last day before it that was tried."""
    number = bisect_right(course, day, key=lambda edge: edge[0])
    return course[max(number - 1, 0)][1]


def narrowed(
    edges: Sequence[tuple[int, Told]], told: Callable[[int], Told]
) -> Iterator[tuple[int, Told]]:
    """
    Return numbers with what each comes to, and between neighbours that differ where it changes.

    >>> list(narrowed([(1, "few"), (9, "many")], lambda n: "many" if n > 4 else "few"))
    [(1, 'few'), (4, 'few'), (5, 'many'), (9, 'many')]
    """
    yield from edges[:1]
    for (first, on_first), (last, on_last) in pairwise(edges):
        (low, on_low), (high, on_high) = (first, on_first), (last, on_last)
        while on_low != on_high and high - low > 1:
            middle = (low + high) // 2
            on_middle = told(middle)
            if on_middle == on_low:
                low = middle
            else:
                high, on_high = middle, on_middle
        if low != first:
            yield low, on_low
        if high != last:
            yield high, on_high
        yield last, on_last
