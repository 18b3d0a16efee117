"""A plan as an iCalendar file (RFC 5545), for the calendar of whoever has to keep its days."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from hashlib import sha256
from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.report import planned, withheld
from bvrules.report.naming import upper
from bvrules.report.planned import HEAVY
from bvrules.version import __version__
from bvrules.wording import NOT_LEGAL_ADVICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icalendar import Event

    from bvrules.advice.plan import Duty, Plan
    from bvrules.advice.steps import Step


def render(plan: Plan) -> bytes:
    """
    Return a plan as an iCalendar file: an all-day event for each latest day, and each day given.

    One more, on the as-of date, says what cannot be met and what is still to be answered.

    Nothing in it comes from a clock: it is stamped with the as-of date, and the same event of
    the same case keeps its id, so that a calendar takes a later plan for a change of it. Duties
    that are neither law nor guidance nor adopted policy are left out.
    """
    # It is slow to load, and only this format needs it.
    from icalendar import Calendar, vText  # noqa: PLC0415 - the same

    calendar = Calendar()
    calendar.add("prodid", f"-//bvrules//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # It is text as well, which the library does not know of a property that is no standard.
    calendar.add("x-wr-calname", vText(_title(plan)))
    if left_out := " ".join(withheld.said_of_advice(plan.withheld)):
        calendar.add("x-wr-caldesc", vText(left_out))
    for event in _events(plan):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(plan: Plan) -> Iterator[Event]:
    yield _event(plan, "", plan.as_of, _outlook(plan), _no_day_shows(plan))
    for reading in plan.given:
        day = plan.days[reading.path]
        off = planned.given_off(reading, plan)
        why = f"As given: a {off}." if off else "As given."
        yield _event(plan, reading.path, day, upper(planned.name(reading.path)), why)
    for step in plan.stages:
        if step.latest is not None:
            yield _event(plan, step.path, step.latest, _last(step), _days(step, plan))
    done = {step.path for step in plan.stages}
    for step, duties in _by_step(plan):
        if step.latest is not None and step.path not in done:
            title = f"{_last(step)} ({planned.citations(duties)})"
            yield _event(plan, step.path, step.latest, title, _why(step, duties, plan))


def _outlook(plan: Plan) -> str:
    """Say in few words whether all can be met; a later plan takes the place of it."""
    number = len(plan.conflicts)
    return f"Plan made: {number} cannot be met on these days" if number else "Plan made"


def _no_day_shows(plan: Plan) -> str:
    lines = [
        f"{upper(planned.word(each))}: {'; '.join(planned.conflict_of(each, plan))}."
        for each in plan.conflicts
    ]
    lines += planned.not_planned(plan)
    lines += [
        f"Still to be answered: {planned.head(each)}."
        for each in plan.duties
        if each.force in HEAVY and not each.steps
    ]
    return "\n".join([*lines, NOT_LEGAL_ADVICE])


def _last(step: Step) -> str:
    word = "Last working day" if step.in_law is not None else "Last day"
    return f"{word}: {planned.name(step.path)}"


def _days(step: Step, plan: Plan) -> str:
    """Say by when a step is to be done, and what that is counted from."""
    said = [planned.by_when(step, plan), planned.counted(step, plan.days)]
    return f"{upper(': '.join(filter(None, said)))}."


def _by_step(plan: Plan) -> list[tuple[Step, list[Duty]]]:
    """Return each step on a day once, with the duties that it is a part of."""
    found: dict[str, tuple[Step, list[Duty]]] = {}
    for duty in plan.duties:
        for step in duty.steps:
            if step.is_event and duty.force in HEAVY:
                found.setdefault(step.path, (step, []))[1].append(duty)
    return list(found.values())


def _why(step: Step, duties: list[Duty], plan: Plan) -> str:
    lines = [_days(step, plan)]
    for duty in duties:
        doubt = "" if duty.certain else " (if it applies)"
        lines.append(f"{duty.rule.citation}: {duty.rule.title}{doubt}.")
        if duty.provided:
            lines.append(upper(planned.provided(duty)))
    return "\n".join([*lines, NOT_LEGAL_ADVICE])


def _event(plan: Plan, path: str, day: int, title: str, why: str) -> Event:
    from icalendar import Event  # noqa: PLC0415 - the same

    when = date.fromordinal(day)
    stamp = datetime.combine(date.fromordinal(plan.as_of), datetime.min.time(), timezone.utc)
    event = Event()
    event.add("uid", f"{_key(plan, path)}@bvrules")
    event.add("dtstamp", stamp)
    event.add("dtstart", when)
    event.add("dtend", when + timedelta(days=1))
    event.add("summary", wording.one_line(f"{title}, {_title(plan)}", 200))
    event.add("description", "\n".join((why, *withheld.said_of_advice(plan.withheld))))
    event.add("transp", "TRANSPARENT")
    return event


def _key(plan: Plan, path: str) -> str:
    """Return the same id for the same event of the same case."""
    authority = plan.case.authority.name if plan.case.authority else None
    whose = authority.value if authority and authority.value else ""
    text = "\n".join([str(whose), plan.case.title or "", path])
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _title(plan: Plan) -> str:
    return wording.one_line(plan.case.title or "Plan", 90)
