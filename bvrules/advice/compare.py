"""compare(): which findings differ between two reports, and the conditions that turned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from bvrules.advice.trying import leaves_of
from bvrules.casefile import case_of
from bvrules.casepath import changed, plain
from bvrules.check import check
from bvrules.finding import Withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from bvrules.case import Case
    from bvrules.condition import Reason
    from bvrules.finding import Finding, Report
    from bvrules.inference import EngineName
    from bvrules.law import Rule, Ruleset


class Turned(NamedTuple):
    """A condition that came out otherwise: its reason before and after; None if not asked."""

    before: Reason | None
    after: Reason | None


@dataclass(frozen=True)
class Change:
    """
    A finding that differs; `before` or `after` is None where the rule was not among the rules.

    `turned` holds the conditions that came out otherwise. There may be none: the law, the day
    that counts, or the as-of date changed.
    """

    before: Finding | None
    after: Finding | None
    turned: tuple[Turned, ...]

    @property
    def rule(self) -> Rule:
        """The rule, as it stands now if it still does."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - one of the two is always there
        return found.rule


@dataclass(frozen=True)
class Comparison:
    """Two reports, and the findings that differ between them."""

    before: Report
    after: Report
    changes: tuple[Change, ...]

    @property
    def same(self) -> int:
        """How many findings are as they were."""
        rules = {each.rule.id for each in (*self.before.findings, *self.after.findings)}
        return len(rules) - len(self.changes)

    @property
    def withheld(self) -> Withheld | None:
        """For the view of the public: the most that is left out of either case."""
        views = [each.withheld for each in (self.before, self.after) if each.withheld is not None]
        return Withheld(*map(max, zip(*views, strict=True))) if views else None


def compare(before: Report, after: Report) -> Comparison:
    """
    Return which findings differ between two reports, in the order of the later one, and why.

    A finding differs if its outcome, the outcomes that are still possible, or its force do.
    The reports may be of two cases, from two as-of dates, or by two versions of the rules.
    """
    old = {each.rule.id: each for each in before.findings}
    new = {each.rule.id: each for each in after.findings}
    changes = [
        Change(old.get(rule), new.get(rule), _turned(old.get(rule), new.get(rule)))
        for rule in dict.fromkeys((*new, *old))
        if _what(old.get(rule)) != _what(new.get(rule))
    ]
    return Comparison(before, after, tuple(changes))


def whatif(
    case: Case,
    rulesets: Iterable[Ruleset],
    changes: Mapping[str, Any],
    *,
    as_of: date,
    engine: EngineName = "auto",
) -> Comparison:
    """
    Return what would be different if facts of a case were otherwise.

    `changes` holds values by path, as a case would hold them; None takes a fact out. The case
    is not changed. Raises CaseError for a path that leads nowhere and for values that the case
    refuses.

    >>> from datetime import date
    >>> from bvrules import read_case, shipped_rulesets
    >>> case = read_case('{"format": 1, "authority": {"kind": "London borough"}}')
    >>> rules, day = shipped_rulesets(), date(2026, 1, 5)
    >>> found = whatif(case, rules, {"authority.kind": "Scottish council"}, as_of=day)
    >>> [change.after.outcome for change in found.changes if change.rule.id == "lga-1999/s3-1"]
    ['not_applicable']
    """
    chosen = tuple(rulesets)
    other = case_of(changed(plain(case), dict(changes)))
    return compare(
        check(case, chosen, as_of=as_of, engine=engine),
        check(other, chosen, as_of=as_of, engine=engine),
    )


def _what(finding: Finding | None) -> object:
    """Return what a finding comes to."""
    return finding and (finding.outcome, finding.could_be, finding.force, finding.would_be)


def _turned(before: Finding | None, after: Finding | None) -> tuple[Turned, ...]:
    """Return the conditions that came out otherwise, each once; the last days count."""
    old, new = _leaves(before), _leaves(after)
    return tuple(
        Turned(old.get(key), new.get(key))
        for key in dict.fromkeys((*new, *old))
        if _truth(old.get(key)) != _truth(new.get(key))
    )


def _truth(reason: Reason | None) -> object:
    return "not asked" if reason is None else reason.truth


def _leaves(finding: Finding | None) -> dict[tuple[str, ...], Reason]:
    """Return the conditions of a finding that read facts, by their words and what they read."""
    return {
        (leaf.condition.text, *(each.path for each in leaf.facts)): leaf
        for piece in (finding.pieces if finding else ())
        for reason in piece.reasons
        for leaf in leaves_of(reason)
        if not leaf.of
    }
