"""A plan as text for a person, and as marks for its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.dates import Span
from bvrules.report import planned, timeline, withheld
from bvrules.report.lines import Lines
from bvrules.report.mark import Mark
from bvrules.report.naming import lower, upper
from bvrules.report.planned import HEAVY
from bvrules.wording import NOT_LEGAL_ADVICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.advice.plan import Conflict, Duty, Plan
    from bvrules.advice.steps import Step

MARGIN = 10
MOST_MARKS = 24
MOST_CONFLICTS = 8


def render(plan: Plan, *, width: int = 80) -> str:
    """
    Write a plan as text of at most `width` columns.

    First what cannot be met on the days given, then every duty in order of the latest day on
    which it can still be met; what is not law and not adopted is told in a line each.
    """
    return "\n".join(line.rstrip() for line in _Page(plan, width).lines()) + "\n"


class _Page:
    def __init__(self, plan: Plan, width: int) -> None:
        self.plan = plan
        self.layout = Lines(width)
        self.filled = self.layout.filled

    def lines(self) -> Iterator[str]:
        plan = self.plan
        title = wording.one_line(plan.case.title or "Plan")
        yield from self.layout.two_sided(title, f"seen from {wording.day(plan.as_of)}")
        for said in (NOT_LEGAL_ADVICE, *withheld.said_of_advice(plan.withheld)):
            yield from self.filled(said)
        yield ""
        yield from self.filled(self._given())
        if plan.conflicts:
            yield from ("", *self.filled("WHAT CANNOT BE MET ON THESE DAYS"))
        for conflict in plan.conflicts:
            yield from ("", *self._conflict(conflict))
        yield from self._by_day([d for d in plan.duties if d.force in HEAVY and d.steps])
        yield from self._listed(
            "WHAT NO STEP SETTLES: STILL TO BE ANSWERED",
            [planned.head(d) for d in plan.duties if d.force in HEAVY and not d.steps],
        )
        yield from self._listed(
            "WHAT IS NEITHER LAW NOR ADOPTED",
            [self._line(d) for d in plan.duties if d.force not in HEAVY],
        )
        yield from self._leads()
        yield from self._unplanned()

    def _by_day(self, duties: list[Duty]) -> Iterator[str]:
        if duties:
            yield from ("", *self.filled("THE LATEST DAYS ON WHICH EACH DUTY CAN STILL BE MET"))
        day = ""
        for duty in duties:
            if planned.by(duty) != day:
                day = planned.by(duty)
                yield from ("", day)
            yield from self._duty(duty)

    def _listed(self, heading: str, told: list[str]) -> Iterator[str]:
        if told:
            yield from ("", *self.filled(heading), "")
        for each in told:
            yield from self.filled(each, hang=2)

    def _leads(self) -> Iterator[str]:
        if self.plan.leads:
            yield from ("", *self.filled("TIME LEFT FREE BETWEEN STEPS"), "")
        for each in self.plan.leads:
            known = "" if each.state == "read" else f"; {each.state}: not read at its source"
            between = f"{planned.name(each.first)} to {planned.name(each.then)}"
            said = f"{planned.time(each.number, each.unit)}, {between}: {lower(each.title)}"
            yield from self.filled(f"{said} ({each.id}: {each.citation}{known})", hang=2)

    def _given(self) -> str:
        plan = self.plan
        given = [
            _on(each.path, plan.days[each.path], planned.given_off(each, plan))
            for each in plan.given
        ]
        stages = [
            _on(each.path, each.latest, planned.step_off(each, plan))
            for each in plan.stages
            if each.latest is not None
        ]
        said = f"Given: {wording.listed(given)}." if given else "No day is given that counts."
        if stages:
            return f"{said} Worked out: {wording.listed(stages)}."
        has_been = given and all(plan.days[each.path] <= plan.as_of for each in plan.given)
        return (
            f"{said} All of it has been: `bvcheck remedy` says what is left." if has_been else said
        )

    def _conflict(self, conflict: Conflict) -> Iterator[str]:
        head, *rest = planned.conflict_of(conflict, self.plan)
        word = planned.word(conflict).upper()
        yield from self.filled(head, MARGIN, f"{word:<{MARGIN}}")
        for said in rest:
            yield from self._under(said)

    def _under(self, text: str) -> Iterator[str]:
        yield from self.filled(text, MARGIN, " " * MARGIN, hang=2)

    def _duty(self, duty: Duty) -> Iterator[str]:
        yield from self._under(planned.head(duty))
        for said in planned.steps_of(duty, self.plan):
            yield from self._under(f"- {said}")
        if duty.provided:
            yield from self._under(planned.provided(duty))

    def _line(self, duty: Duty) -> str:
        return f"{planned.by(duty)}: {lower(duty.rule.title)} ({duty.rule.id})"

    def _unplanned(self) -> Iterator[str]:
        for said in planned.not_planned(self.plan):
            yield from ("", *self.filled(said))


def _on(path: str, day: int, off: str) -> str:
    said = f"{planned.name(path)} {wording.day(day)}"
    return f"{said} (a {off})" if off else said


# A picture


def marks(plan: Plan) -> list[Mark]:
    """Return the days of a plan for its picture: those given, then the latest ones, law first."""
    found = [
        Mark(upper(planned.name(r.path)), Span(d, d))
        for r in plan.given
        if (d := plan.days[r.path])
    ]
    found += [_mark(each, "worked out") for each in plan.stages if each.latest is not None]
    by_path: dict[str, list[Duty]] = {}
    steps: dict[str, Step] = {}
    for duty in plan.duties:
        for each in duty.steps:
            if each.is_event and each.latest is not None and duty.force in HEAVY:
                by_path.setdefault(each.path, []).append(duty)
                steps.setdefault(each.path, each)
    shown = {mark.label for mark in found}
    weight = sorted(by_path, key=lambda path: HEAVY.index(by_path[path][0].force))
    deadlines = [_mark(steps[path], planned.citations(by_path[path])) for path in weight]
    return found + [each for each in deadlines if each.label not in shown]


def _mark(step: Step, note: str) -> Mark:
    day = step.latest or 0
    return Mark(upper(planned.name(step.path)), Span(day, day), "deadline", note)


def picture(plan: Plan, *, name: str = "plan") -> str:
    """Draw the time line of a plan as SVG; `name` begins the ids in it."""
    title = wording.one_line(plan.case.title or "The latest days", 90)
    found = marks(plan)
    below = [*_beside(plan, len(found) - MOST_MARKS), *withheld.said_of_advice(plan.withheld)]
    shown = found[:MOST_MARKS]
    return timeline.draw(shown, as_of=plan.as_of, title=title, name=name, below=below)


def _beside(plan: Plan, left_out: int) -> Iterator[str]:
    """Say what no day in a picture shows."""
    for each in plan.conflicts[:MOST_CONFLICTS]:
        yield f"{upper(planned.word(each))}: {planned.head(each)}"
    if (more := len(plan.conflicts) - MOST_CONFLICTS) > 0:
        yield f"{more} more cannot be met on these days."
    if left_out > 0:
        yield f"Not drawn: {wording.counted(left_out, 'more latest day')}; the text has them all."
    if any(each.provided for each in plan.duties):
        yield "The days alone are not enough: the text says what is still to be answered."
