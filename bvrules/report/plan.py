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
        heavy = [each for each in plan.duties if each.force in HEAVY]
        light = [each for each in plan.duties if each.force not in HEAVY]
        if heavy:
            yield from ("", *self.filled("THE LATEST DAYS ON WHICH EACH DUTY CAN STILL BE MET"))
        day = ""
        for duty in heavy:
            if planned.by(duty) != day:
                day = planned.by(duty)
                yield from ("", day)
            yield from self._duty(duty)
        if light:
            yield from ("", *self.filled("WHAT IS NEITHER LAW NOR ADOPTED"), "")
        for duty in light:
            yield from self._line(duty)
        yield from self._leads()
        yield from self._unplanned()

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
        return f"{said} Worked out: {wording.listed(stages)}." if stages else said

    def _conflict(self, conflict: Conflict) -> Iterator[str]:
        rule = conflict.rule
        head = f"{rule.citation}: {lower(rule.title)} ({rule.id})"
        word = {"law": "CONFLICT", None: "TOO SOON"}.get(conflict.force, "DEPARTS")
        yield from self.filled(head, MARGIN, f"{word:<{MARGIN}}")
        for bound in conflict.bounds:
            yield from self._under(planned.because(bound, self.plan.days))
        yield from self._under(planned.to_move(conflict, self.plan.as_of))
        if conflict.cut:
            yield from self._under("there may be another way: the search was cut short")

    def _under(self, text: str) -> Iterator[str]:
        yield from self.filled(text, MARGIN, " " * MARGIN, hang=2)

    def _duty(self, duty: Duty) -> Iterator[str]:
        rule = duty.rule
        doubt = "" if duty.certain else ", if it applies"
        yield from self._under(f"{rule.citation}: {lower(rule.title)} ({rule.id}){doubt}")
        for said in planned.steps_of(duty, self.plan):
            yield from self._under(f"- {said}")
        if duty.provided:
            yield from self._under(planned.provided(duty))

    def _line(self, duty: Duty) -> Iterator[str]:
        yield from self.filled(
            f"{planned.by(duty)}: {lower(duty.rule.title)} ({duty.rule.id})", hang=2
        )

    def _unplanned(self) -> Iterator[str]:
        plan = self.plan
        surely = [rule.id for rule in plan.unplanned if rule not in plan.unsearched]
        maybe = [rule.id for rule in plan.unsearched]
        for said, names in (
            ("No plan meets these, because of what has been or is no matter of acts", surely),
            ("No plan was found that meets these, but not every way was tried", maybe),
        ):
            if names:
                yield from ("", *self.filled(f"{said}: {wording.listed(names)}."))


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
    for path in weight[: max(MOST_MARKS - len(found), 0)]:
        mark = _mark(steps[path], planned.citations(by_path[path]))
        if mark.label not in shown:
            found.append(mark)
    return found


def _mark(step: Step, note: str) -> Mark:
    day = step.latest or 0
    return Mark(upper(planned.name(step.path)), Span(day, day), "deadline", note)


def picture(plan: Plan, *, name: str = "plan") -> str:
    """Draw the time line of a plan as SVG; `name` begins the ids in it."""
    title = wording.one_line(plan.case.title or "The latest days", 90)
    below = list(withheld.said_of_advice(plan.withheld))
    return timeline.draw(marks(plan), as_of=plan.as_of, title=title, name=name, below=below)
