"""
plan(): before anything is decided, the latest day on which each duty can still be met.

Nothing is listed twice: the days are worked out from the conditions of the rules themselves,
with their own ways of counting, backwards from the days that the case gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bvrules.advice.atoms import Hope
from bvrules.advice.bound import Bound
from bvrules.advice.drawing import Drawing
from bvrules.advice.planning import Draft, usual_days
from bvrules.advice.steps import Step, stages_of, step_of
from bvrules.advice.turning import Judge
from bvrules.case.order import STAGES
from bvrules.dates import LATEST
from bvrules.fact import When
from bvrules.finding import FORCES
from bvrules.shipped import shipped_lead_times

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bvrules.case import Case
    from bvrules.finding import Finding, Force, Report, Withheld
    from bvrules.law import Rule, Ruleset
    from bvrules.leadtime import LeadTime
    from bvrules.setting import Reading

MOST_ROUNDS = 8
"""So many times a plan is drawn anew until its days stay where they are, or come again."""


@dataclass(frozen=True, slots=True)
class Duty:
    """
    A duty with the steps that meet it, and the latest day on which it can still be met.

    `certain` is False where it is not known whether the rule applies: it is planned for as if
    it did. `provided` are facts that no step settles, and that have to turn out well besides;
    where nothing but these meets the duty, there are no steps.
    """

    rule: Rule
    force: Force
    steps: tuple[Step, ...]
    certain: bool
    provided: tuple[Reading, ...] = ()

    @property
    def latest(self) -> int | None:
        """The latest day for the first of its steps that has one."""
        return min((each.latest for each in self.steps if each.latest is not None), default=None)


@dataclass(frozen=True, slots=True)
class Conflict:
    """
    A duty that cannot be met on the days given, and the chain of bounds that cannot all be kept.

    A lead time has no `force`: it is no duty that is checked. `later` and `earlier` are
    the events with a given day ahead that would have to move; if `too_late`, the day from which
    the plan is seen stands in the way too. If `cut`, not every way of meeting it beside the
    other duties was tried.
    """

    rule: Rule | LeadTime
    force: Force | None
    bounds: tuple[Bound, ...]
    later: tuple[str, ...]
    earlier: tuple[str, ...]
    too_late: bool
    certain: bool = True
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """
    The duties of a plan in order of their latest days, and those that it cannot meet.

    `leads` are the lead times kept free. `stages` are the stages that the case gave no day, with
    the latest that works. `days` holds the day of every event that the plan turns on, given or
    planned (the latest day). `given` are those that the case gives. `unplanned` are rules that no
    plan can meet, because of what has been or is not for an act to change; for those of them
    that are `unsearched`, not every way was tried. `nation` is that whose working days work is
    done on.
    """

    case: Case
    as_of: int
    duties: tuple[Duty, ...]
    leads: tuple[LeadTime, ...]
    stages: tuple[Step, ...]
    conflicts: tuple[Conflict, ...]
    given: tuple[Reading, ...]
    days: Mapping[str, int]
    unplanned: tuple[Rule, ...]
    unsearched: tuple[Rule, ...]
    rulesets: tuple[Ruleset, ...]
    nation: str
    draft: Draft
    withheld: Withheld | None = None
    """For the public: what was left out of the case before it was planned."""

    def filled(self) -> Case:
        """Return the case with every step done on its latest day."""
        return self.draft.written(self.case)


def plan(
    report: Report,
    *,
    lead_times: Sequence[LeadTime] | None = None,
    assumed: Mapping[str, bool] | None = None,
) -> Plan:
    """
    Return the plan for the case of a report, seen from the report's as-of date.

    The days that the case gives stand. Stages that have none get the latest day that works. A
    rule that surely does not apply is left out. `lead_times` are kept free between events: those
    that come with the program if None. `assumed` sets terms, as in `check`.
    """
    judge = Judge({each.id: each for each in report.rulesets}, assumed)
    kept = shipped_lead_times() if lead_times is None else lead_times
    draft = Draft(dict(usual_days(report.case, report.as_of)))
    drawn: list[Draft] = []
    while draft not in drawn and len(drawn) < MOST_ROUNDS:
        drawn.append(draft)
        drawing = Drawing(judge, report.case, report.as_of, draft, kept)
        draft = drawing.next()
    return _told(drawing, report)


def has_a_day(case: Case) -> bool:
    """Return whether any stage of a case has a day, from which the others can be planned."""
    stages = (getattr(case.decision, name, None) for name in STAGES)
    return any(fact and isinstance(fact.value, When) and fact.value.days for fact in stages)


def _told(drawing: Drawing, report: Report) -> Plan:
    findings: dict[Rule | LeadTime, Finding] = {
        each.rule: each.finding for each in drawing.turnings
    }
    order = {force: place for place, force in enumerate(FORCES)}
    duties = sorted(
        _duties(drawing),
        key=lambda each: (each.latest or LATEST, order[each.force], each.rule.id),
    )
    # What is neither law nor adopted, and may not apply at all, is no conflict.
    doubtful = [
        each.rule
        for each in drawing.turnings
        if each.rule in drawing.failed
        and each.finding.force in ("good practice", "adoption not known")
        and "not_applicable" in each.finding.could_be
    ]
    given = tuple(_given(drawing))
    unplanned = (*drawing.unplanned, *doubtful)
    planned = {path: day for path, day in drawing.days.last.items() if day < LATEST}
    fixed = {each.path: drawing.scene.days(each.path).first for each in given}
    return Plan(
        case=report.case,
        as_of=report.as_of,
        duties=tuple(duties),
        leads=drawing.leads(),
        stages=tuple(stages_of(drawing)),
        conflicts=tuple(
            _conflict(drawing, rule, findings.get(rule), broken)
            for rule, broken in drawing.failed.items()
            if rule not in doubtful
        ),
        given=given,
        days=planned | fixed,
        unplanned=unplanned,
        unsearched=tuple(each for each in unplanned if each in drawing.cut),
        rulesets=report.rulesets,
        nation=drawing.scene.nation,
        draft=drawing.draft,
        withheld=report.withheld,
    )


def _duties(drawing: Drawing) -> Iterator[Duty]:
    values = drawing.values()
    for turning in drawing.turnings:
        way = drawing.chosen.get(turning.rule)
        if way is None:
            continue
        # What the rule itself asks for; what its days are counted from is not its to do.
        paths = dict.fromkeys(
            each.low.path if isinstance(each, Bound) else each.path
            for each in way
            if not isinstance(each, Hope)
        )
        steps = [step_of(drawing, path, values) for path in paths]
        found = tuple(each for each in steps if each is not None)
        certain = "not_applicable" not in turning.finding.could_be
        luck = (reading for each in way if isinstance(each, Hope) for reading in each.readings)
        provided = tuple(dict.fromkeys(luck))
        if found or provided:
            yield Duty(turning.rule, turning.finding.force, found, certain, provided)


def _conflict(
    drawing: Drawing, rule: Rule | LeadTime, finding: Finding | None, broken: tuple[Bound, ...]
) -> Conflict:
    known = drawing.search.readings
    free = drawing.free(broken)
    low = {each.low.path for each in broken} - free
    high = {each.high.path for each in broken} - free
    ahead = {p for p in (low | high) & known.keys() if drawing.scene.days(p).first > drawing.as_of}
    return Conflict(
        rule=rule,
        force=finding.force if finding else None,
        bounds=broken,
        later=tuple(sorted(high & ahead)),
        earlier=tuple(sorted(low & ahead)),
        too_late=not low,
        certain=finding is None or "not_applicable" not in finding.could_be,
        cut=rule in drawing.cut,
    )


def _given(drawing: Drawing) -> Iterator[Reading]:
    """Return the events with a given day that the plan turns on, in order of their days."""
    bounds = (
        *drawing.bounds(drawing.atoms()),
        *(b for each in drawing.failed.values() for b in each),
    )
    paths = {point.path for bound in bounds for point in bound.points()}
    known = paths & drawing.search.readings.keys()
    for path in sorted(known, key=lambda each: (drawing.scene.days(each).first, each)):
        reading = drawing.search.readings[path]
        span = drawing.scene.days(path)
        if not drawing.scene.change(reading) and span.is_one_day:
            yield reading
