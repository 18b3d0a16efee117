"""How much of the conditions of rules their examples show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bvrules.coverage import Coverage, coverage, percent
from tests.shown import RULES, RULESETS, examples

if TYPE_CHECKING:
    from bvrules.example import Example

FLOOR = 85
"""So many of a hundred outcomes are shown of every shipped ruleset; raise it, never lower it."""
RULE = RULES["lga-1999/s3-1"]


def of(known: list[Example]) -> Coverage:
    return coverage(RULE, RULESETS["lga-1999"], known)


def test_without_examples_nothing_is_shown() -> None:
    found = of([])
    assert found.shown == 0
    assert found.reachable == len(found.missing) > 0
    assert percent([found]) == 0


def test_each_example_can_only_show_more() -> None:
    known = [each for each in examples("lga-1999") if each.subject == RULE.id]
    shown = [of(known[:number]).shown for number in range(len(known) + 1)]
    assert shown == sorted(shown)
    assert shown[-1] == of(known).reachable


def test_examples_of_other_rules_are_passed_over() -> None:
    assert of([each for each in examples("lga-1999") if each.subject != RULE.id]).shown == 0


def test_what_is_missing_is_told_with_its_condition() -> None:
    lines = list(of([]).told())
    assert "lga-1999/s3-1: never holding: best_value.arrangements is yes" in lines
    assert "lga-1999/s3-1: never not known: best_value.arrangements is yes" in lines
    assert lines == sorted(lines, key=lambda line: line.split(": ")[2:])


@pytest.mark.parametrize(
    ("missing", "reachable", "expected"), [(0, 1, 100), (1, 3, 66), (1, 1000, 99), (1, 1, 0)]
)
def test_a_percentage_is_rounded_down(missing: int, reachable: int, expected: int) -> None:
    gone = tuple((RULE.versions[0].requires, None) for _ in range(missing))
    assert percent([Coverage(RULE, reachable, gone)]) == expected


@pytest.mark.exhaustive
@pytest.mark.parametrize("ruleset", RULESETS)
def test_the_examples_of_every_shipped_ruleset_show_enough(ruleset: str) -> None:
    known = examples(ruleset)
    found = [coverage(rule, RULESETS[ruleset], known) for rule in RULESETS[ruleset].rules]
    assert percent(found) >= FLOOR, [line for each in found for line in each.told()]
