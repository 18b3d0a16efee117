"""How the steps of a plan are said: what, by when, and counted from what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.advice.points import NEVER_BEFORE
from bvrules.advice.workdays import why_off
from bvrules.law import Rule
from bvrules.report.naming import label, lower
from bvrules.setting import Reading
from bvrules.vocabulary import fact_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bvrules.advice.bound import Bound, Point
    from bvrules.advice.plan import Conflict, Duty, Plan
    from bvrules.advice.steps import Step
    from bvrules.vocabulary import FactType

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
        side, apart = ("before", "more") if high.direction < 0 else ("after", "less")
        return f"{f'{apart} than ' if high.plus < 0 else ''}{_time(high)} {side}"
    if low.unit:
        return f"{_time(low)} before{' the end of' if low.plus else ''}"
    return "before" if high.plus < 0 or low.plus > 0 else "no later than"


def _time(point: Point) -> str:
    return time(point.number, point.unit)


def time(number: int, unit: str) -> str:
    """
    Say a number of days, weeks or months, with what kind of days they are.

    >>> time(1, "working days")
    '1 working day'
    """
    return wording.counted(number, unit.removesuffix("s"))


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
    distance = _distance(bound)
    least = "no later than" if distance.endswith("after") else "at least"
    far = f"{least} {distance}" if distance[0].isdigit() else distance
    return f"{_dated(bound.low, days)} has to be {far} {_dated(bound.high, days)}{rests}"


def word(conflict: Conflict) -> str:
    """Say in a word or two what a conflict is."""
    return {"law": "conflict", None: "too soon"}.get(conflict.force, "departs")


def conflict_of(conflict: Conflict, plan: Plan) -> list[str]:
    """Say which duty cannot be met, what stands in its way, and what would have to move."""
    said = [head(conflict)]
    said += [because(bound, plan.days) for bound in conflict.bounds]
    said.append(to_move(conflict, plan.as_of))
    return [*said, "there may be another way: the search was cut short"] if conflict.cut else said


def not_planned(plan: Plan) -> list[str]:
    """Say which rules no plan meets, and of which of them not every way was tried."""
    surely = [rule.id for rule in plan.unplanned if rule not in plan.unsearched]
    maybe = [rule.id for rule in plan.unsearched]
    return [
        f"{said}: {wording.listed(names)}."
        for said, names in (
            ("No plan meets these, because of what has been or is no matter of acts", surely),
            ("No plan was found that meets these, but not every way was tried", maybe),
        )
        if names
    ]


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


def off(type: FactType, day: int, nation: str) -> str:
    """Say why a day is none for an event that is somebody's work, or nothing."""
    return "" if type.act and type.act.any_day else why_off(day, nation)


def given_off(reading: Reading, plan: Plan) -> str:
    """Say why the day given for an event is no working day, or nothing."""
    return off(reading.type, plan.days[reading.path], plan.nation)


def step_off(each: Step, plan: Plan) -> str:
    """Say why the latest day of a step is no working day, or nothing."""
    if each.latest is None or not each.is_event:
        return ""
    return off(each.type, each.latest, plan.nation)


def by_when(each: Step, plan: Plan) -> str:
    """Say by when a step is to be done, and how long the law leaves if that is longer."""
    if each.latest is None:
        return ""
    said = f"by {wording.day(each.latest)}"
    if each.in_law is not None:
        # A lead time is no law, and nor is the usual order.
        by_law = each.because and isinstance(each.because[0].source, Rule)
        until = "in law by" if by_law else "counted to"
        return f"{said} ({until} {on(each.in_law, plan.nation)})"
    why = step_off(each, plan)
    return f"{said} (a {why}: no working day is left)" if why else said


def on(day: int, nation: str) -> str:
    """Say a day, and what it is if it is no working day."""
    why = why_off(day, nation)
    return f"{wording.day(day)}, a {why}" if why else wording.day(day)


def steps_of(duty: Duty, plan: Plan) -> list[str]:
    """Say the steps of a duty: each event with its day, and the other facts together."""
    said = []
    for each in (each for each in duty.steps if each.is_event):
        when = f", {by_when(each, plan)}" if each.latest is not None else ""
        from_ = counted(each, plan.days)
        said.append(f"{step(each)}{when}{f': {from_}' if from_ else ''}")
    others = [step(each) for each in duty.steps if not each.is_event]
    if others:
        more = len(others) - MOST_NAMED
        shown = others[: MOST_NAMED if more > 1 else None]
        rest = [f"{more} more"] if more > 1 else []
        said.append(wording.listed([*shown, *rest]))
    return said


def head(duty: Duty | Conflict) -> str:
    """Say which duty it is, or is not met, and whether it is known to apply."""
    rule = duty.rule
    doubt = "" if duty.certain else ", if it applies"
    return f"{rule.citation}: {lower(rule.title)} ({rule.id}){doubt}"


def provided(duty: Duty) -> str:
    """Say what the steps of a duty do not settle, and has to turn out well besides."""
    asked = wording.listed([reading.type.asks for reading in duty.provided])
    return f"still to be answered: {asked}"


def by(duty: Duty) -> str:
    """Say the latest day on which a duty can still be met."""
    return f"by {wording.day(duty.latest)}" if duty.latest is not None else "no day of its own"


MOST_NAMED = 4


def citations(duties: list[Duty]) -> str:
    """Say which provisions some duties stand in, each once."""
    return wording.listed(list(dict.fromkeys(str(each.rule.citation) for each in duties)))
