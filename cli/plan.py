"""bvcheck plan: the latest day on which each duty can still be met, before anything is decided."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bvrules.dates import iso, read_day
from bvrules.errors import CaseError, did_you_mean, excerpt
from bvrules.exitcode import USAGE, WRONG_CASE

from .cases import known, open_to_the_public, read, read_as_of, today
from .console import WIDEST, complain, note, text_width
from .output import read_forms, say_not_written, write_made
from .rulebook import with_rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bvrules.advice.plan import Plan
    from bvrules.case import Case
    from bvrules.law import Ruleset
    from bvrules.report.exempt import Known

    from .output import Form
    from .rulebook import Rulebook

FORMATS = ("text", "json", "ics", "svg")


def _read_forms(
    ctx: click.Context, param: click.Parameter, values: Sequence[str]
) -> tuple[Form, ...]:
    return read_forms(ctx, param, values, FORMATS)


def _read_award(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    return None if value is None else _day(value, ctx, param)


def _read_days(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    """Return the days that are set, each at the path of its event."""
    found: dict[str, str] = {}
    for value in values:
        name, equals, day = value.partition("=")
        if not equals:
            message = f"`{excerpt(value)}` is not written as award=2027-06-01"
            raise click.BadParameter(message, ctx, param)
        found[_event(name, ctx, param)] = _day(day, ctx, param)
    return found


def _read_leads(
    ctx: click.Context, param: click.Parameter, values: Sequence[str]
) -> dict[str, int]:
    """Return the lead times that are set, each by its name."""
    found: dict[str, int] = {}
    for value in values:
        name, _, number = value.partition("=")
        if not (number.isascii() and number.isdigit()):
            message = f"`{excerpt(value)}` is not written as call-in=3"
            raise click.BadParameter(message, ctx, param)
        found[name] = int(number[:9])
    return found


def _event(name: str, ctx: click.Context, param: click.Parameter) -> str:
    """Return the path of a stage, or of another event of a case."""
    from bvrules.case.order import STAGE_PATHS, STAGES  # noqa: PLC0415 - `--help` need not wait for it
    from bvrules.casepath import read_place  # noqa: PLC0415 - the same

    if "." not in name:
        if name in STAGES:
            return STAGE_PATHS[STAGES.index(name)]
        help = did_you_mean(name, STAGES) or f"it is one of {', '.join(STAGES)}, or a path"
        message = f"no stage is called `{excerpt(name)}`; {help}"
        raise click.BadParameter(message, ctx, param)
    try:
        place = read_place(name)
    except CaseError as error:
        message = "; ".join(filter(None, (error.problems[0].what, error.problems[0].help)))
        raise click.BadParameter(message, ctx, param) from None
    if place.type.kind != "event":
        message = f"`{excerpt(name)}` is no event: it has no day"
        raise click.BadParameter(message, ctx, param)
    return name


def _day(day: str, ctx: click.Context, param: click.Parameter) -> str:
    try:
        return iso(read_day(day))
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None


@click.command()
@click.argument("case")
@click.option(
    "--award",
    callback=_read_award,
    metavar="DAY",
    help="The day on which the contract is to be awarded.",
)
@click.option(
    "--set",
    "days",
    callback=_read_days,
    multiple=True,
    metavar="STAGE=DAY",
    help="The intended day of a stage (in_principle), or of another event by its path.",
)
@click.option("--as-of", callback=read_as_of, metavar="DATE", help="The day you ask from (today).")
@click.option(
    "--format",
    "forms",
    callback=_read_forms,
    multiple=True,
    metavar="NAME[:PATH]",
    help=f"{', '.join(FORMATS)}; with a path, a file. May be repeated.",
)
@click.option(
    "--lead",
    "leads",
    callback=_read_leads,
    multiple=True,
    metavar="NAME=NUMBER",
    help="How long a lead time is in this council, such as call-in=3.",
)
@open_to_the_public
@with_rulebook
def plan(
    *,
    case: str,
    award: str | None,
    days: dict[str, str],
    as_of: date | None,
    forms: tuple[Form, ...],
    public: bool,
    rulebook: Rulebook,
    leads: dict[str, int],
) -> None:
    """
    Plan a CASE: the latest day on which each duty can still be met, backwards from a day given.

    Days are given in the case, with --award or with --set. What cannot be met on these days is
    told first, with what would have to move. It is advice: the exit code is 0.
    """
    if award is not None:
        days = days | {"decision.award": award}
    facts = read(case)
    if facts is None:
        sys.exit(WRONG_CASE)
    told_of = known(facts, public=public)
    told_of = told_of._replace(case=_dated(told_of.case, days))
    planned = _plan(told_of, rulebook.rulesets, as_of or today(), leads)
    try:
        inputs = [] if case == "-" else [(Path(case), "a case")]
        write_made([(form.path, _made(planned, form)) for form in forms], inputs)
    except OSError as error:
        say_not_written(error)
        sys.exit(USAGE)


def _dated(case: Case, days: dict[str, str]) -> Case:
    """Return a case with days put in."""
    from bvrules.casefile import read_case  # noqa: PLC0415 - only here
    from bvrules.casepath import changed, plain  # noqa: PLC0415 - the same

    try:
        data: Any = changed(plain(case), dict(days))
        return read_case(json.dumps(data), "the case with these days")
    except CaseError as error:
        complain(error)
        sys.exit(WRONG_CASE)


def _plan(facts: Known, rulesets: Sequence[Ruleset], as_of: date, leads: dict[str, int]) -> Plan:
    from bvrules.advice.plan import has_a_day, plan  # noqa: PLC0415 - only here
    from bvrules.check import check  # noqa: PLC0415 - the same
    from bvrules.leadtime import with_numbers  # noqa: PLC0415 - the same
    from bvrules.shipped import shipped_lead_times  # noqa: PLC0415 - the same

    if not has_a_day(facts.case):
        note("no stage has a day to plan from\n    help: name one, such as --award 2027-06-01")
        sys.exit(USAGE)
    try:
        lead_times = with_numbers(shipped_lead_times(), leads)
    except CaseError as error:
        complain(error)
        sys.exit(USAGE)
    report = replace(check(facts.case, rulesets, as_of=as_of), withheld=facts.withheld)
    return plan(report, lead_times=lead_times)


def _made(plan: Plan, form: Form) -> str | bytes:
    from bvrules.report import plan as told  # noqa: PLC0415 - only here

    if form.name == "ics":
        from bvrules.report import calendar  # noqa: PLC0415 - it is slow, and only this needs it

        return calendar.render(plan)
    if form.name == "json":
        from bvrules.report import planjson  # noqa: PLC0415 - only here

        return json.dumps(planjson.as_data(plan), indent=2) + "\n"
    if form.name == "svg":
        return told.picture(plan)
    return told.render(plan, width=WIDEST if form.path else text_width())
