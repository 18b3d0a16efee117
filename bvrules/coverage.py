"""
How much of a rule its examples show: each condition seen holding, failing and not known.

A condition is asked for what it can come to: what it came to in an example, or in one of the
small cases of the rule. What no case brings about is not asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bvrules.leaves import IsTerm
from bvrules.lint.search import cases
from bvrules.selftest import finding_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bvrules.condition import Condition, Reason
    from bvrules.example import Example
    from bvrules.finding import Finding
    from bvrules.law import Rule, Ruleset
    from bvrules.truth import Truth

    Outcome = tuple[Condition, Truth]
    """A condition, and what it came to."""

WORDS: dict[Truth, str] = {True: "holding", False: "failing", None: "not known"}


@dataclass(frozen=True)
class Coverage:
    """What the conditions of a rule can come to, and what its examples do not show of that."""

    rule: Rule
    reachable: int
    missing: tuple[Outcome, ...]

    @property
    def shown(self) -> int:
        """How many outcomes of conditions its examples show."""
        return self.reachable - len(self.missing)

    def told(self) -> Iterator[str]:
        """Say what is not shown, condition by condition."""
        for condition, truth in self.missing:
            yield f"{self.rule.id}: never {WORDS[truth]}: {condition.text}"


def coverage(rule: Rule, ruleset: Ruleset, examples: Iterable[Example]) -> Coverage:
    """
    Return how much of a rule its examples show.

    Takes the rule, its ruleset and the examples of that; those of other rules are passed over.
    Raises pydantic's ValidationError for an example whose facts are none.
    """
    shown = {
        outcome
        for each in examples
        if each.subject == rule.id
        for outcome in outcomes(finding_of(each, rule, ruleset))
    }
    small = (each.findings[0] for each in cases([(rule, ruleset)]))
    reachable = shown.union(*map(outcomes, small))
    missing = sorted(reachable - shown, key=lambda pair: (pair[0].text, WORDS[pair[1]]))
    return Coverage(rule, len(reachable), tuple(missing))


def percent(found: Iterable[Coverage]) -> int:
    """
    Return how many of a hundred outcomes are shown, rounded down: 100 means all of them.

    >>> percent([])
    100
    """
    every = list(found)
    reachable = sum(each.reachable for each in every)
    return 100 if not reachable else 100 * sum(each.shown for each in every) // reachable


def outcomes(finding: Finding) -> set[Outcome]:
    """Return what each condition of a rule came to in a finding."""
    reasons = (reason for piece in finding.pieces for reason in piece.reasons)
    return {outcome for reason in reasons for outcome in _inside(reason)}


def _inside(reason: Reason) -> Iterator[Outcome]:
    yield reason.condition, reason.truth
    # What a term says inside is shown by the examples of the term.
    for each in () if isinstance(reason.condition, IsTerm) else reason.of:
        yield from _inside(each)
