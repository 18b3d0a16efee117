"""Rules of one nation do not bind councils of another; what is law in all of them does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bvrules import Case, check, shipped_rulesets
from bvrules.selftest import finding_of
from tests.shown import RULES, RULESETS, shown

if TYPE_CHECKING:
    from bvrules.finding import Finding
    from bvrules.law import Rule
    from tests.shown import Shown

COUNCILS = {
    "England": "London borough",
    "Wales": "Welsh council",
    "Scotland": "Scottish council",
    "Northern Ireland": "Northern Ireland council",
}
OF_LAW = [
    rule
    for rule in RULES.values()
    if RULESETS[rule.ruleset].kind in ("act", "statutory instrument")
]
BEST_VALUE = {
    "Wales": {"lgew-2021/s89-1", "lgew-2021/s90"},
    "Scotland": {"lgs-2003/s1-1"},
    "Northern Ireland": {"lgni-2014/s84-1", "lgni-2014/s87"},
}


def moved(each: Shown, rule: Rule, nation: str) -> Finding:
    """Return the finding on an example, had the authority been a council of a nation."""
    given: dict[str, Any] = {
        path: value
        for path, value in each.example.given.items()
        if not path.startswith("authority.")
    }
    given |= {"authority.kind": COUNCILS[nation], "authority.nation": nation}
    return finding_of(replace(each.example, given=given), rule, RULESETS[rule.ruleset])


def pairs(*, there: bool, of: tuple[str, ...] = tuple(RULESETS)) -> pytest.MarkDecorator:
    """Ask a test of each rule of law and each nation where it is law, or where it is not."""
    found = [
        pytest.param(rule, nation, id=f"{rule.id}-{nation}")
        for rule in OF_LAW
        for nation in COUNCILS
        if (nation in RULESETS[rule.ruleset].extent) is there
        if rule.ruleset in of
    ]
    return pytest.mark.parametrize(("rule", "nation"), found)


@pairs(there=False)
def test_a_rule_of_law_does_not_reach_a_council_where_it_is_no_law(rule: Rule, nation: str) -> None:
    outcomes = {moved(each, rule, nation).outcome for each in shown(rule.id)}
    assert outcomes == {"not_applicable"}


@pairs(there=True, of=("eqa-2010", "rra-1976", "dda-1995", "sda-1975", "tupe-2006"))
def test_equality_and_transfers_of_staff_reach_every_nation_where_they_are_law(
    rule: Rule, nation: str
) -> None:
    outcomes = {moved(each, rule, nation).outcome for each in shown(rule.id)}
    assert "breach" in outcomes
    assert "compliant" in outcomes


@pytest.mark.parametrize("nation", BEST_VALUE)
def test_a_case_of_another_nation_is_told_the_duty_of_that_nation(nation: str) -> None:
    case = Case.model_validate(
        {
            "format": 1,
            "authority": {"kind": COUNCILS[nation]},
            "decision": {"in_principle": "2024-06-03", "proposes": "outsource"},
        }
    )
    report = check(case, shipped_rulesets(), as_of=date(2024, 6, 30))
    of_best_value = {
        each.rule.id
        for each in report.findings
        if RULESETS[each.rule.ruleset].duty == "Best value"
        and each.rule.judged_on.text == "decision.in_principle"
        and each.outcome != "not_applicable"
    }
    assert of_best_value == BEST_VALUE[nation]
    (warning,) = (each for each in report.warnings if nation in each)
    assert all(RULESETS[rule.partition("/")[0]].short in warning for rule in BEST_VALUE[nation])
