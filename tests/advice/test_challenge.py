"""Until when a breach can be taken to court: days that a person has counted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bvrules import Case, check, remedies, shipped_rulesets
from bvrules.casepath import changed, plain
from bvrules.example import examples_of
from bvrules.report.challenging import as_data
from bvrules.selftest import case_of
from tests.shown import FOLDERS, RULESETS

RULE = "lga-1999/s3-2"
CASE: dict[str, Any] = {
    "format": 1,
    "authority": {"kind": "London borough"},
    "decision": {
        "in_principle": "2026-12-15",
        "general_approach": {
            "value": True,
            "by": "monitoring officer",
            "dated": "2026-11-01",
            "reasons": "most of it",
        },
    },
    "consultation": {"exercises": {"items": [], "complete": True}},
}


def told(as_of: str, rule: str = RULE, **given: Any) -> list[dict[str, Any]]:
    """Return the time limits told of a breach, as data."""
    paths = {path.replace("__", "."): value for path, value in given.items()}
    case = Case.model_validate(changed(CASE, paths))
    report = check(case, shipped_rulesets(), as_of=date.fromisoformat(as_of))
    (cure,) = remedies(report, [rule]).cures
    return [dict(as_data(each)) for each in cure.challenges]


def test_three_months_run_from_the_decision() -> None:
    (found,) = told("2026-12-20")
    assert (found["counted_from"], found["last_day"]) == ("2026-12-15", "2027-03-15")
    assert not found["has_passed"]
    assert found["sentence"] == (
        "A claim for judicial review: time runs out no later than 15 March 2027, counted from 15"
        " December 2026 (Civil Procedure Rules 1998 rule 54.5(1); secondary: not read at its"
        " source). The court can ask for more promptness than that, and gives more time only for"
        " good reason."
    )


@pytest.mark.parametrize(
    ("decided", "as_of", "passed"),
    [
        ("2026-12-15", "2027-03-15", False),
        ("2026-12-15", "2027-03-16", True),
        # 27 March 2027 is the Saturday of Easter: the court is open again on Tuesday the 30th
        ("2026-12-27", "2027-03-30", False),
        ("2026-12-27", "2027-03-31", True),
    ],
)
def test_it_says_whether_the_day_has_passed(decided: str, as_of: str, passed: bool) -> None:
    (found,) = told(as_of, decision__in_principle=decided)
    assert found["has_passed"] is passed
    assert ("That day has passed." in found["sentence"]) is passed


def test_a_day_not_known_exactly_is_taken_at_its_latest_and_said_to_be() -> None:
    (found,) = told("2027-06-01", decision__in_principle="2026-12")
    assert (found["counted_from"], found["last_day"]) == ("2026-12-31", "2027-03-31")
    assert "31 December 2026, the last day that the breach may be of" in found["sentence"]


@pytest.mark.parametrize(
    ("as_of", "given"),
    [
        ("2026-12-10", {}),  # nothing is decided yet
        ("2026-12-20", {"authority": {"kind": "other"}}),  # in which nation is not known
    ],
)
def test_nothing_is_told_of_what_lies_ahead_or_of_a_nation_not_known(
    as_of: str, given: dict[str, Any]
) -> None:
    case = Case.model_validate(CASE | given)
    report = check(case, shipped_rulesets(), as_of=date.fromisoformat(as_of))
    assert not [each for cure in remedies(report, [RULE]).cures for each in cure.challenges]


def broken(rule_id: str, it: str, as_of: date) -> dict[str, Any]:
    """Return the time limits told of the breach in an example of a rule, as data by their ids."""
    ruleset = RULESETS[rule_id.partition("/")[0]]
    rule = next(each for each in ruleset.rules if each.id == rule_id)
    examples = examples_of(FOLDERS / ruleset.id, ruleset)
    (example,) = (each for each in examples if each.it == it and each.file == rule.file)
    case, assumed = case_of(example.given, rule)
    case = Case.model_validate(plain(case) | {"authority": CASE["authority"]})
    report = check(case, [ruleset], as_of=as_of, assumed=assumed)
    (cure,) = remedies(report, [rule.id], assumed=assumed).cures
    return {each.limit.id: as_data(each) for each in cure.challenges}


def test_a_tribunal_counts_from_the_day_of_the_transfer() -> None:
    late = "is too late on the day of the transfer"
    found = broken("tupe-2006/reg13-2", late, date(2016, 7, 1))
    assert list(found) == ["tribunal"]
    # three months that begin with 1 April end with 30 June
    assert found["tribunal"]["counted_from"] == "2016-04-01"
    assert (found["tribunal"]["last_day"], found["tribunal"]["has_passed"]) == ("2016-06-30", True)


def test_what_is_counted_from_knowledge_has_an_earliest_end_only() -> None:
    late = "is too late on the day of the notice for what the purchase might do"
    found = broken("sva-2012/s1-3", late, date(2025, 6, 5))
    assert found["judicial-review"]["last_day"] == "2025-08-06"
    procurement = found["judicial-review-of-procurement"]
    # the notice went out on 6 May, and that day is counted
    assert (procurement["last_day"], procurement["from_knowledge"]) == ("2025-06-04", True)
    assert "for others no day can be told" in procurement["sentence"]
    assert "For who knew at once, that day has passed." in procurement["sentence"]
