"""accept(): what persons accepted, and what was known before, laid beside a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bvrules.errors import Problem, SettingsError, did_you_mean, excerpt
from bvrules.selection import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bvrules.baseline import Baseline
    from bvrules.finding import Report
    from bvrules.law import Ruleset
    from bvrules.selection import Selection
    from bvrules.waivers import Applied, State, Waiver, Waivers


def accept(
    report: Report,
    selection: Selection = EVERYTHING,
    waivers: Waivers | None = None,
    baseline: Baseline | None = None,
) -> Report:
    """
    Return a report with what was left out, waived and known before.

    No outcome changes: a breach that is waived or known stays a breach.
    """
    applied = () if waivers is None else tuple(_apply(report, each) for each in waivers.waivers)
    known = (
        {}
        if baseline is None
        else {
            each.rule.id: found["since"]
            for each in report.findings
            if (found := baseline.knows(each, report)) is not None
        }
    )
    return replace(report, selection=selection, waivers=applied, known=known)


def _apply(report: Report, waiver: Waiver) -> Applied:
    from bvrules.waivers import Applied  # noqa: PLC0415 - most checks have no waivers

    return Applied(waiver, _state(report, waiver))


def _state(report: Report, waiver: Waiver) -> State:
    finding = next((each for each in report.findings if each.rule.id == waiver.rule), None)
    if not waiver.is_about(report.case):
        return "other case"
    if finding is None:
        return "left out"
    if finding.outcome != "breach":
        return "no breach"
    if not finding.rule.waivable:
        return "cannot be waived"
    if report.as_of < waiver.approved_on:
        return "not begun"
    return "holds" if report.as_of <= waiver.expires else "expired"


def refuse_unknown_rules(waivers: Waivers, rulesets: Iterable[Ruleset]) -> None:
    """Raise SettingsError for waivers of rules that there are not, with the nearest that is."""
    known = [rule.id for ruleset in rulesets for rule in ruleset.rules]
    problems = [
        Problem(
            f"no rule is called `{excerpt(each.rule)}`",
            waivers.file,
            each.line,
            help=did_you_mean(each.rule, known) or "`bvcheck rules` lists them",
        )
        for each in waivers.waivers
        if each.rule not in known
    ]
    if problems:
        raise SettingsError(problems)
