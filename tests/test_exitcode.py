"""The exit code: the order of codes, and what is too open to let pass."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from typing import Any

import pytest

from bvrules import Case, check, load_rulesets
from bvrules.exitcode import BROKEN, FORCES, NOTHING, OK, USAGE, WRONG_CASE, Threshold
from bvrules.finding import FORCES as ALL_FORCES
from tests import small

REPORTS = {OK: "compliant", BROKEN: "breach", NOTHING: "not applicable"}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_rulesets(small.write(tmp_path_factory.mktemp("rules")).iterdir())


def test_each_level_counts_all_that_the_one_before_counts() -> None:
    levels = list(FORCES.values())
    assert all(set(less) < set(more) for less, more in pairwise(levels))
    assert set(levels[-1]) == set(ALL_FORCES)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_of_several_codes_the_first_in_their_order_counts(rules: Any, count: int) -> None:
    reports = {
        code: check(
            Case.model_validate(small.changed(*small.CASES[name])), rules, as_of=date(2026, 1, 5)
        )
        for code, name in REPORTS.items()
    }
    for codes in combinations(reports, count):
        chosen = [reports[code] for code in codes]
        worst = BROKEN if BROKEN in codes else NOTHING if NOTHING in codes else OK
        assert Threshold().code_of(chosen) == worst
        assert Threshold().code_of(chosen, wrong_case=True) == WRONG_CASE
    assert (OK, BROKEN, USAGE, WRONG_CASE, NOTHING) == (0, 1, 2, 3, 4)
