"""
The questions of a report, each asked once, with a number that findings point to.

Those that the most findings of law turn on come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bvrules.report.questions import asks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bvrules.finding import Finding
    from bvrules.report.questions import Ask

MOST_ASKED = 12
"""So many questions of one finding are asked, unless all are wanted."""


class Numbered(NamedTuple):
    """A question, with the findings that turn on it."""

    number: int
    ask: Ask
    findings: tuple[Finding, ...]


def _of_law(findings: Iterable[Finding]) -> int:
    """Return how many of some findings could be a breach of law."""
    return sum(each.force == "law" and "breach" in each.could_be for each in findings)


class Questions:
    """All questions of some findings, in the order of the findings."""

    def __init__(self, findings: Iterable[Finding], *, verbose: bool = False) -> None:
        turning: dict[str, list[Finding]] = {}
        first: dict[str, Ask] = {}
        self._left_out: dict[str, int] = {}
        for each in findings:
            every = {ask.question: ask for ask in asks(each)}
            wanted = {ask.question: ask for ask in asks(each, exceptions=verbose)}
            new = [question for question in wanted if question not in first]
            cut = set() if verbose else set(new[MOST_ASKED:])
            for question, ask in wanted.items():
                if question not in cut:
                    first.setdefault(question, ask)
                    turning.setdefault(question, []).append(each)
            self._left_out[each.rule.id] = len(every) - len(wanted) + len(cut)
        order = sorted(turning, key=lambda question: -_of_law(turning[question]))
        self.listed = tuple(
            Numbered(number, first[question], tuple(turning[question]))
            for number, question in enumerate(order, 1)
        )
        self._numbers: dict[str, list[int]] = {}
        for asked in self.listed:
            for finding in asked.findings:
                self._numbers.setdefault(finding.rule.id, []).append(asked.number)

    def of(self, finding: Finding) -> tuple[int, ...]:
        """Return the numbers of the questions that a finding turns on."""
        return tuple(self._numbers.get(finding.rule.id, ()))

    def left_out(self, finding: Finding) -> int:
        """Return how many questions of a finding are not asked."""
        return self._left_out.get(finding.rule.id, 0)
