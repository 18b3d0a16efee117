"""A baseline: what was known before is shown as known, and what is new counts."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bvrules import Case, Report, check, load_rulesets
from bvrules.acceptance import accept
from bvrules.baseline import Baseline, read_baseline, write_baseline
from bvrules.digest import fingerprint
from bvrules.errors import SettingsError
from bvrules.exitcode import BROKEN, OK, Threshold
from bvrules.report.accepted import of_finding
from tests import small

FIRST, LATER = date(2012, 1, 5), date(2013, 2, 6)
NO = ("best_value.arrangements", False)
ALLEGED = ("best_value.arrangements", {"value": False, "standing": "alleged", "source": "a union"})
NOT_ASSESSED = ("equality.impact_assessed", "2012")


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_rulesets(small.write(tmp_path_factory.mktemp("rules")).iterdir())


def checked(rules: Any, *changes: Any, as_of: date = FIRST) -> Report:
    return check(Case.model_validate(small.changed(*changes)), rules, as_of=as_of)


def baseline(rules: Any, *reports: Report, before: Baseline | None = None) -> Baseline:
    return read_baseline(write_baseline(reports, rules, before).encode(), "baseline.json")


def test_what_was_known_is_shown_and_does_not_count_again(rules: Any) -> None:
    known = baseline(rules, checked(rules, NO))
    report = accept(checked(rules, NO, as_of=LATER), baseline=known)
    [finding] = report.breaches
    assert list(of_finding(finding, report)) == [("known", "since 5 January 2012")]
    assert (report.active, Threshold().code(report)) == ((), OK)


def test_what_is_new_counts(rules: Any) -> None:
    known = baseline(rules, checked(rules, NO))
    report = accept(checked(rules, NO, NOT_ASSESSED), baseline=known)
    assert [each.rule.id for each in report.active] == ["guidance-2001/p1"]
    assert Threshold("guidance").code(report) == BROKEN


def test_another_case_is_not_known(rules: Any) -> None:
    known = baseline(rules, checked(rules, NO))
    report = accept(checked(rules, NO, ("title", "Another")), baseline=known)
    assert Threshold().code(report) == BROKEN


def test_nothing_is_known_of_a_case_without_a_title(rules: Any) -> None:
    """It could be any other: also where an older baseline has one such."""
    report = checked(rules, NO, ("title", None), ("authority.name", None))
    with pytest.raises(SettingsError, match="cannot tell a case without a title from others"):
        baseline(rules, checked(rules, NO), report)
    [finding] = report.breaches
    entry = {
        "fingerprint": fingerprint(finding.rule.id, report.case),
        "rule": finding.rule.id,
        "case": None,
        "force": finding.force,
        "contested": False,
        "since": "2011-01-01",
    }
    written = json.loads(write_baseline([checked(rules)], rules)) | {"known": [entry]}
    old = read_baseline(json.dumps(written).encode(), "baseline.json")
    assert Threshold().code(accept(report, baseline=old)) == BROKEN


def test_a_case_stays_the_same_with_new_facts(rules: Any) -> None:
    known = baseline(rules, checked(rules, NO))
    report = accept(checked(rules, NO, ("service.name", "Catering")), baseline=known)
    assert Threshold().code(report) == OK


def test_an_allegation_that_is_found_right_is_new(rules: Any) -> None:
    known = baseline(rules, checked(rules, ALLEGED))
    assert Threshold().code(accept(checked(rules, NO), baseline=known)) == BROKEN
    again = accept(checked(rules, ALLEGED), baseline=known)
    assert Threshold(count_allegations=True).code(again) == OK


def test_a_departure_that_came_to_weigh_more_is_new(rules: Any) -> None:
    not_considered = ("in_house.considered", False)
    known = baseline(rules, checked(rules, not_considered))
    adopted = checked(rules, not_considered, ("policies.ours", {"adopted": "2005"}))
    assert Threshold("policy").code(accept(adopted, baseline=known)) == BROKEN


def test_what_is_known_longer_keeps_its_day(rules: Any) -> None:
    first = baseline(rules, checked(rules, NO))
    second = baseline(rules, checked(rules, NO, NOT_ASSESSED, as_of=LATER), before=first)
    assert sorted((each["rule"], each["since"]) for each in second.known.values()) == [
        ("act-1999/s1", "2012-01-05"),
        ("guidance-2001/p1", "2013-02-06"),
    ]


def test_a_baseline_says_which_rules_found_it(rules: Any) -> None:
    report = checked(rules, NO)
    written = json.loads(write_baseline([report], rules))
    assert (written["as_of"], len(written["known"])) == ("2012-01-05", 1)
    fewer = json.loads(write_baseline([report], rules[:1]))
    assert written["rules"] != fewer["rules"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "b.json:1:2: "),
        ("[]", "b.json: this is not one baseline"),
        ('{"format": 2}', "b.json: this is not a baseline, as bvcheck writes one\n    at /format"),
        ('"x"', "b.json: this is not a baseline, as bvcheck writes one"),
    ],
)
def test_what_is_no_baseline_is_refused(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_baseline(text.encode(), "b.json")
    assert said in str(caught.value)


def test_a_baseline_changes_no_outcome(rules: Any) -> None:
    plain = checked(rules, NO)
    report = accept(plain, baseline=baseline(rules, plain))
    assert replace(report, known=plain.known) == plain
