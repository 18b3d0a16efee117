"""How the steps of a plan are said: what, by when, and counted from what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.advice.points import NEVER_BEFORE
from bvrules.report.naming import label
from bvrules.setting import Reading
from bvrules.vocabulary import fact_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bvrules.advice.bound import Bound, Point
    from bvrules.advice.plan import Conflict, Duty, Step

HEAVY = ("law", "guidance", "adopted policy")
"""Forces whose duties are told in full, and stand in the calendar and in the picture."""


def name(path: str) -> str:
    """
    Say what the fact at a path is called.

    >>> name("decision.in_principle")
    'decision of principle'
    """
    bare = "".join(part.partition("]")[2] if "]" in part else part for part in path.split("["))
    type = fact_type(bare)
    if type is None:
        return path
    around, colon, title = label(Reading(path, "", None, type)).rpartition(": ")
    # Two parts around it tell enough: a step is told often, and beside the duty that it meets.
    return f"{', '.join(around.split(', ')[-2:])}{colon}{title}"


def step(each: Step) -> str:
    """Say what a step is, without its day: the event, or what a fact has to be."""
    if each.is_event or each.value is True:
        return name(each.path)
    return f"{name(each.path)}: {'no' if each.value is False else each.value}"


def counted(each: Step, days: Mapping[str, int]) -> str:
    """Say what the latest day of a step is counted from, or nothing where it is given no day."""
    if not each.because:
        return ""
    bound = each.because[0]
    return f"{_distance(bound)} {_dated(bound.high, days)}"


def _distance(bound: Bound) -> str:
    """Say how far the lower day of a bound lies from the higher at least."""
    high, low = bound.high, bound.low
    if high.unit:
        side = "before" if high.direction < 0 else "after"
        return f"{'more than ' if high.plus < 0 else ''}{high.number} {high.unit} {side}"
    if low.unit:
        return f"{low.number} {low.unit} before{' the end of' if low.plus else ''}"
    return "before" if high.plus < 0 or low.plus > 0 else "no later than"


def _dated(point: Point, days: Mapping[str, int]) -> str:
    if not point.path:
        return wording.days(point.span)
    day = days.get(point.path)
    if day is None and point.span.is_one_day:
        day = point.span.first
    return f"{name(point.path)}{f' ({wording.day(day)})' if day is not None else ''}"


def because(bound: Bound, days: Mapping[str, int]) -> str:
    """Say one bound of a conflict, and what it rests on."""
    if bound.low.span.first == NEVER_BEFORE and not bound.low.path:
        return f"{_dated(bound.high, days)} is not to happen"
    rests = f" ({bound.source.citation})" if bound.source else " (the usual order)"
    return f"{_dated(bound.low, days)} is {_distance(bound)} {_dated(bound.high, days)}{rests}"


def to_move(conflict: Conflict, as_of: int) -> str:
    """Say what would have to move for a conflict to go away."""
    parts = [f"{name(path)} later" for path in conflict.later]
    parts += [f"{name(path)} earlier" for path in conflict.earlier]
    if conflict.too_late:
        asked = f"there is no time left as seen from {wording.day(as_of)}"
        return f"{asked}; move {wording.listed(parts, 'or')}" if parts else asked
    if not parts:
        return "all of it has been: `bvcheck remedy` says what is left"
    return f"move {wording.listed(parts, 'or')}"


def steps_of(duty: Duty, days: Mapping[str, int]) -> list[str]:
    """Say the steps of a duty: each event with its day, and the other facts together."""
    said = []
    for each in (each for each in duty.steps if each.is_event):
        when = f", by {wording.day(each.latest)}" if each.latest is not None else ""
        from_ = counted(each, days)
        said.append(f"{step(each)}{when}{f': {from_}' if from_ else ''}")
    others = [step(each) for each in duty.steps if not each.is_event]
    if others:
        more = len(others) - MOST_NAMED
        shown = others[: MOST_NAMED if more > 1 else None]
        rest = [f"{more} more"] if more > 1 else []
        said.append(wording.listed([*shown, *rest]))
    return said


MOST_NAMED = 4


def citations(duties: list[Duty]) -> str:
    """Say which provisions some duties stand in, each once."""
    return wording.listed(list(dict.fromkeys(str(each.rule.citation) for each in duties)))
