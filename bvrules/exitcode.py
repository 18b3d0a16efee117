"""The exit code of a check: what counts as broken, and what may stay open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bvrules.finding import Finding, Force, Report

OK, BROKEN, USAGE, WRONG_CASE, NOTHING, NO_MATCH = 0, 1, 2, 3, 4, 5
"""Nothing broken; something is; usage, rules or a defect; a wrong case; nothing said; a receipt."""

Level = Literal["law", "guidance", "policy", "practice"]

FORCES: Mapping[Level, tuple[Force, ...]] = {
    "law": ("law",),
    "guidance": ("law", "guidance"),
    "policy": ("law", "guidance", "adopted policy"),
    "practice": ("law", "guidance", "adopted policy", "adoption not known", "good practice"),
}
"""What counts at each level of --fail-on."""

_PRECEDENCE = (USAGE, WRONG_CASE, BROKEN, NOTHING, OK)


@dataclass(frozen=True, slots=True)
class Threshold:
    """
    What makes a check fail: how heavy a breach, allegations too, and what could be a breach.

    >>> Threshold().code_of([])
    0
    """

    fail_on: Level = "law"
    count_allegations: bool = False
    strict: bool = False

    def counts(self, finding: Finding) -> bool:
        """Return whether a breach weighs enough, waived or not."""
        heavy = finding.force in FORCES[self.fail_on]
        return heavy and (self.count_allegations or not finding.contested)

    def is_too_open(self, finding: Finding) -> bool:
        """Return whether a finding could still be a breach, where that is not let pass."""
        is_open = finding.outcome in ("unknown", "judgement") and "breach" in finding.could_be
        return self.strict and is_open and finding.force in FORCES[self.fail_on]

    def code(self, report: Report) -> int:
        """Return the exit code of one report; what is waived or was known does not count."""
        if report.having("error"):
            return USAGE
        if any(self.counts(each) for each in report.active):
            return BROKEN
        is_open = any(self.is_too_open(each) for each in report.findings)
        return NOTHING if report.is_empty or is_open else OK

    def code_of(self, reports: Iterable[Report], *, wrong_case: bool = False) -> int:
        """Return the exit code of several: the one that comes first in the order of codes."""
        codes = {OK, *(self.code(each) for each in reports)}
        if wrong_case:
            codes.add(WRONG_CASE)
        return next(code for code in _PRECEDENCE if code in codes)


LAW_ONLY = Threshold()
"""The threshold that holds where none was set."""
