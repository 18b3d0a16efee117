"""The latest days of a plan, brought forward to working days where that breaks no bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules.advice.points import NEVER_BEFORE
from bvrules.dates import is_working_day, last_working_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from bvrules.advice.bound import Windows

    Taken = Callable[[str, int], int]


def on_working_days(
    work: frozenset[str], nation: str, windows: Callable[[Taken], Windows]
) -> Windows:
    """
    Return the days of a plan in which work is done on the working days of a nation.

    `work` are the paths of the events that are somebody's work; `windows` returns the days for a
    way to take a day. An event for which no working day is left keeps its day in law.
    """

    def found(kept: frozenset[str]) -> Windows:
        def taken(path: str, day: int) -> int:
            if path not in kept or not 0 < day < NEVER_BEFORE:
                return day
            return last_working_day(day, nation)

        return windows(taken)

    kept, left_out = work, list[str]()
    while kept and (days := found(kept)).broken:
        held = {point.path for bound in days.broken for point in bound.points()} & kept or kept
        left_out += sorted(held)
        kept -= held
    days = found(kept)
    # All that stood in a chain were left out; some of them may be kept after all.
    for path in left_out:
        again = found(kept | {path})
        if not again.broken:
            kept, days = kept | {path}, again
    return days


def why_off(day: int, nation: str) -> str:
    """
    Return why a day is no working day in a nation, or nothing if it is one.

    >>> from bvrules.dates import read_day
    >>> why_off(read_day("2026-12-27"), "England"), why_off(read_day("2026-12-25"), "England")
    ('Sunday', 'bank holiday')
    """
    if is_working_day(day, nation):
        return ""
    return {6: "Saturday", 0: "Sunday"}.get(day % 7, "bank holiday")
