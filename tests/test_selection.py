"""Which rules are checked: by id, by how ids begin, by instrument, by modality."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bvrules import Case, check, load_rulesets
from bvrules.acceptance import accept
from bvrules.errors import SettingsError
from bvrules.report.accepted import of_selection
from bvrules.selection import EVERYTHING, choose
from tests import small

ALL = ["act-1999/s1", "act-1999/s2", "act-1999/s3", "guidance-2001/p1", "policy-2002/part1"]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_rulesets(small.write(tmp_path_factory.mktemp("rules")).iterdir())


@pytest.mark.parametrize(
    ("select", "ignore", "kept"),
    [
        ([], [], ALL),
        (["act-1999/s1"], [], ALL[:1]),
        (["act-1999"], [], ALL[:3]),
        (["act-1999/s"], [], ALL[:3]),
        (["AA 1999"], [], ALL[:3]),
        (["aa 1999", "should"], [], ALL[:4]),
        (["local policy"], [], ALL[4:]),
        ([], ["must"], ALL[3:]),
        ([], ["act-1999/s2", "policy"], [ALL[0], ALL[2], ALL[3]]),
        (["act-1999"], ["act-1999/s1"], ALL[1:3]),
        (["act-1999"], ["must"], []),
    ],
)
def test_what_words_mean(rules: Any, select: list[str], ignore: list[str], kept: list[str]) -> None:
    chosen, selection = choose(rules, select, ignore)
    assert [rule.id for each in chosen for rule in each.rules] == kept
    assert list(selection.left_out) == [id for id in ALL if id not in kept]
    assert all(each.rules for each in chosen)


def test_all_words_that_mean_nothing_are_told_at_once(rules: Any) -> None:
    with pytest.raises(SettingsError) as caught:
        choose(rules, ["AA 1998", ""], ["act-1999/s11"])
    assert str(caught.value) == (
        "no rule, instrument or modality is called `AA 1998`\n    help: did you mean `AA 1999`?\n"
        "no rule, instrument or modality is called ``\n    help: `bvcheck rules` lists them\n"
        "no rule, instrument or modality is called `act-1999/s11`\n"
        "    help: did you mean `act-1999/s1`?"
    )


def test_leaving_out_changes_no_other_finding(rules: Any) -> None:
    case = Case.model_validate(small.DONE)
    whole = check(case, rules, as_of=date(2026, 1, 5))
    chosen, selection = choose(rules, ignore=["act-1999/s2"])
    part = accept(check(case, chosen, as_of=date(2026, 1, 5)), selection)
    outcomes = {each.rule.id: each.outcome for each in whole.findings}
    del outcomes["act-1999/s2"]
    assert {each.rule.id: each.outcome for each in part.findings} == outcomes
    assert of_selection(part) == "1 rule was left out by choice (act-1999/s2 ignored)."
    assert of_selection(whole) is None
    assert whole.selection is EVERYTHING


def test_what_was_chosen_is_said(rules: Any) -> None:
    chosen, selection = choose(rules, ["AA 1999", "should"], ["act-1999/s1"])
    report = accept(
        check(Case.model_validate(small.DONE), chosen, as_of=date(2026, 1, 5)), selection
    )
    assert of_selection(report) == (
        "2 rules were left out by choice (only AA 1999 and should chosen; act-1999/s1 ignored)."
    )
