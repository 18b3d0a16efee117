"""
The small cases of a rule: each part made to hold, to fail and to be open, on each side of each day.

They are made by chance from a seed, and always the same; how many were tried is told.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bvrules.case import Case
from bvrules.check import check
from bvrules.errors import BvrulesError
from bvrules.example import LATER
from bvrules.lint.making import Maker
from bvrules.selftest import only

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.finding import Finding
    from bvrules.law import Rule, Ruleset
    from bvrules.truth import Truth

CASES = 240
"""So many small cases are tried of each rule."""
PAIRED = 90
"""So many of each pair of rules."""
_USUAL: tuple[Truth, ...] = (True, True, True, False, None)
_LIKELY = 6


@dataclass(frozen=True)
class Tried:
    """A small case, the day it was asked from, and what each rule came to."""

    facts: dict[str, Any]
    as_of: date
    findings: tuple[Finding, ...]


def cases(rules: Sequence[tuple[Rule, Ruleset]], number: int = CASES) -> Iterator[Tried]:
    """Return small cases of one rule, or of several together."""
    chance = random.Random("+".join(rule.id for rule, _ in rules))  # noqa: S311 - no secret
    alone = [only(ruleset, rule) for rule, ruleset in rules]
    both = [rule for rule, _ in rules]
    days = _days(both)
    for _ in range(number if days else 0):
        facts, as_of = _facts(both, chance.choice(days), chance)
        try:
            case = Case.model_validate({"format": 1, **facts})
        except (ValueError, BvrulesError):  # facts that make no case together
            continue
        found = {each.rule.id: each for each in check(case, alone, as_of=as_of).findings}
        yield Tried(facts, as_of, tuple(found[rule.id] for rule, _ in rules))


def _facts(rules: Sequence[Rule], day: int, chance: random.Random) -> tuple[dict[str, Any], date]:
    """Make the facts of a case of about a day, and the day it is asked from."""
    maker = Maker(chance, day)
    for rule in rules:
        if chance.randrange(_LIKELY):
            maker.date(rule.judged_on, day)
        _parts(rule, maker, chance)
    pending = not chance.randrange(_LIKELY)
    return maker.facts, date.fromordinal(day - 100) if pending else LATER


def _parts(rule: Rule, maker: Maker, chance: random.Random) -> None:
    """Make each part of a rule hold, fail or be open."""
    version = rule.on(maker.day)
    if version is None:
        return
    if version.applies_when is not None:
        maker.make(version.applies_when, chance.choice(_USUAL))
    if rule.exceptions and chance.random() < 0.6:  # noqa: PLR2004 - more often than not
        exemption = chance.choice(rule.exceptions)
        maker.make(exemption.when, chance.choice(_USUAL))
        for unless in exemption.unless:
            maker.make(unless.when, chance.choice((True, False, None)))
        maker.make(version.requires, wanted=False)
    maker.make(version.requires, chance.choice((True, False, None)))
    if rule.departure is not None:
        maker.make(rule.departure.reasons, chance.choice((True, False, None)))
    if rule.binds_when is not None:
        maker.make(rule.binds_when, chance.choice((True, False, None)))


def _days(rules: Sequence[Rule]) -> list[int]:
    """
    Return days to try: each side of each day on which the law changes, and days between.

    Of several rules, only days on which all of them are in force.
    """
    found = [day for rule in rules for day in _around(rule)]
    if len(rules) == 1:
        return found
    return [day for day in found if all(rule.on(day) for rule in rules)]


def _around(rule: Rule) -> Iterator[int]:
    edges = sorted(rule.edges) or [date(2015, 1, 12).toordinal()]
    for edge in edges:
        yield from (edge - 1, edge)
    yield from (version.period.start + 200 for version in rule.versions if version.period.start)
    yield edges[-1] + 200
