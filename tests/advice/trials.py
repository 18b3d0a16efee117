"""What the tests of advice share: cases to ask about, and values that an answer stands for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bvrules import Case, load_rulesets, read_case, shipped_rulesets
from tests import small
from tests.agreeing import load
from tests.oracle.generate import random_case_and_rule

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from bvrules.advice.answers import Answer, Given
    from bvrules.law import Ruleset

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
AS_OF = date(2017, 8, 30)


def example(path: Path) -> Case:
    return read_case(path.read_bytes(), path.name)


def shipped() -> tuple[Ruleset, ...]:
    return shipped_rulesets()


def random_trial(seed: int) -> tuple[Case, list[Ruleset], date]:
    """Return a random case, a random rule to judge it by, and an as-of date."""
    rule, terms, data, as_of = random_case_and_rule(seed)
    return Case.model_validate(data), [load(rule, terms)], as_of


def small_rules(folder: Path) -> tuple[Ruleset, ...]:
    return load_rulesets(small.write(folder).iterdir())


def values_of(answer: Answer, pick: Random) -> dict[str, Any]:
    """Return values, by path, that an answer stands for: any day of its span, any of its words."""
    return {each.path: _value(each, pick) for each in answer.given}


def _value(given: Given, pick: Random) -> Any:
    if given.also:
        return pick.choice([given.value, *given.also])
    if not given.is_range:
        return given.value
    least = given.value if given.least is None else given.least
    most = given.value if given.most is None else given.most
    if isinstance(given.value, str):
        first, last = date.fromisoformat(least), date.fromisoformat(most)
        return date.fromordinal(pick.randint(first.toordinal(), last.toordinal())).isoformat()
    return pick.choice([least, given.value, most])


def could_be(findings: Iterable[Any]) -> dict[str, tuple[str, ...]]:
    return {each.rule.id: each.could_be for each in findings}
