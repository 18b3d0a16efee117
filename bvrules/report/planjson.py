"""A plan as data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import TypedDict

from bvrules.dates import iso
from bvrules.report import planned, withheld
from bvrules.wording import NOT_LEGAL_ADVICE, word_of

if TYPE_CHECKING:
    from bvrules.advice.plan import Conflict, Duty, Plan
    from bvrules.advice.steps import Step
    from bvrules.leadtime import LeadTime


class StepJson(TypedDict):
    """
    Something to be done, the days on which it can be done, and what they are counted from.

    `last_day` is a working day, where one is left; the law may leave until `last_day_in_law`.
    """

    path: str
    title: str
    event: bool
    value: Any
    first_day: str
    last_day: str | None
    last_day_in_law: str | None
    day_off: str | None
    counted: str


class DutyJson(TypedDict):
    """A duty, and the latest day on which it can still be met."""

    rule: str
    citation: str
    title: str
    force: str
    certain: bool
    last_day: str | None
    steps: list[StepJson]
    provided: list[str]


class ConflictJson(TypedDict):
    """A duty that cannot be met, why, and what would have to move."""

    rule: str
    citation: str
    title: str
    word: str
    because: list[str]
    move_later: list[str]
    move_earlier: list[str]
    too_late: bool
    certain: bool
    sentence: str
    searched_all: bool


class LeadTimeJson(TypedDict):
    """Days that are left free between two events, and how well the law on them is known."""

    id: str
    citation: str
    title: str
    first: str
    then: str
    number: int
    unit: str
    state: Literal["read", "secondary", "unconfirmed"]


class PlanJson(TypedDict):
    """Every duty with the latest day on which it can still be met, and what cannot be met."""

    format: Literal[1]
    notice: str
    as_of: str
    withheld: str | None
    given: dict[str, str]
    given_days_off: dict[str, str]
    stages: list[StepJson]
    lead_times: list[LeadTimeJson]
    duties: list[DutyJson]
    conflicts: list[ConflictJson]
    unplanned: list[str]
    unsearched: list[str]


def as_data(plan: Plan) -> PlanJson:
    """Return a plan as data of the published shape."""
    return {
        "format": 1,
        "notice": NOT_LEGAL_ADVICE,
        "as_of": iso(plan.as_of),
        "withheld": " ".join(withheld.said_of_advice(plan.withheld)) or None,
        "given": {each.path: iso(plan.days[each.path]) for each in plan.given},
        "given_days_off": {
            each.path: off for each in plan.given if (off := planned.given_off(each, plan))
        },
        "stages": [_step(each, plan) for each in plan.stages],
        "lead_times": [_lead_time(each) for each in plan.leads],
        "duties": [_duty(each, plan) for each in plan.duties],
        "conflicts": [_conflict(each, plan) for each in plan.conflicts],
        "unplanned": [each.id for each in plan.unplanned],
        "unsearched": [each.id for each in plan.unsearched],
    }


def _lead_time(each: LeadTime) -> LeadTimeJson:
    return {
        "id": each.id,
        "citation": str(each.citation),
        "title": each.title,
        "first": each.first,
        "then": each.then,
        "number": each.number,
        "unit": each.unit,
        "state": each.state,
    }


def _step(step: Step, plan: Plan) -> StepJson:
    return {
        "path": step.path,
        "title": planned.name(step.path),
        "event": step.is_event,
        "value": step.value,
        "first_day": iso(step.earliest),
        "last_day": iso(step.latest) if step.latest is not None else None,
        "last_day_in_law": None if (day := step.in_law or step.latest) is None else iso(day),
        "day_off": planned.step_off(step, plan) or None,
        "counted": planned.counted(step, plan.days),
    }


def _duty(duty: Duty, plan: Plan) -> DutyJson:
    return {
        "rule": duty.rule.id,
        "citation": str(duty.rule.citation),
        "title": duty.rule.title,
        "force": duty.force,
        "certain": duty.certain,
        "last_day": iso(duty.latest) if duty.latest is not None else None,
        "steps": [_step(each, plan) for each in duty.steps],
        "provided": [each.path for each in duty.provided],
    }


def _conflict(conflict: Conflict, plan: Plan) -> ConflictJson:
    rule = conflict.rule
    return {
        "rule": rule.id,
        "citation": str(rule.citation),
        "title": rule.title,
        "word": word_of("breach", conflict.force) if conflict.force else "too soon",
        "because": [planned.because(each, plan.days) for each in conflict.bounds],
        "move_later": list(conflict.later),
        "move_earlier": list(conflict.earlier),
        "too_late": conflict.too_late,
        "certain": conflict.certain,
        "sentence": planned.to_move(conflict, plan.as_of),
        "searched_all": not conflict.cut,
    }
