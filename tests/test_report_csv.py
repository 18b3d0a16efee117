"""The report as a table: a row for each finding, and no cell is a formula."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bvrules import Case, Report, check, load_rulesets, shipped_rulesets
from bvrules.report import csv as as_csv
from bvrules.report.formats import FORMATS, Checked, Options
from tests import small
from tests.strategies import HOSTILE, LARGE, TEXTS, told_everywhere

if TYPE_CHECKING:
    from collections.abc import Callable

AS_OF = date(2026, 1, 5)
FORMULAS = ("\t", "\r", "\n", *as_csv.FORMULAS)


def rows(made: str) -> list[dict[str, str]]:
    """Read the table with a reader that we did not write, strictly."""
    lines = list(csv.reader(made.splitlines(keepends=True), strict=True))
    assert all(len(line) == len(as_csv.COLUMNS) for line in lines)
    assert lines[0] == list(as_csv.COLUMNS)
    assert made.endswith("\r\n")
    for line in lines:
        for cell in line:
            assert not cell.startswith(FORMULAS)
            assert cell.isprintable()
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_rulesets(small.write(tmp_path_factory.mktemp("rules")).iterdir())


@pytest.fixture(scope="module")
def checked(rules: Any) -> Callable[[str], Report]:
    def checked(name: str) -> Report:
        data = small.changed(*small.CASES[name])
        return check(Case.model_validate(data), rules, as_of=AS_OF)

    return checked


@pytest.mark.parametrize("name", small.CASES)
def test_every_finding_has_a_row(checked: Callable[[str], Report], name: str) -> None:
    report = checked(name)
    found = rows(as_csv.render(report))
    assert {each["rule"] for each in found} == {each.rule.id for each in report.findings}
    assert len(found) == len(report.findings)
    for each in found:
        assert each["as_of"] == "2026-01-05"
        assert each["law_read_to"] == "2026-11-22"
        assert each["notice"].startswith("Not legal advice.")
        assert each["read_at_source"] == "yes"


def test_a_row_says_what_why_and_what_to_do(checked: Callable[[str], Report]) -> None:
    row = rows(as_csv.render(checked("breach, by allegation")))[0]
    assert (row["citation"], row["outcome"], row["alleged"]) == ("AA 1999 s 1(1)", "breach", "yes")
    assert row["because"] == "best value: arrangements (no, alleged by a union)"
    assert row["action"] == "Do it now, and decide again."


def test_only_what_is_broken_or_still_to_come_has_an_action(
    checked: Callable[[str], Report],
) -> None:
    found: dict[str, set[str]] = {}
    for name in small.CASES:
        for row in rows(as_csv.render(checked(name))):
            to_come = ", to come" if "pending" in row["could_be"].split("; ") else ""
            found.setdefault(f"{row['outcome']}{to_come}", set()).add(row["action"])
    after = {"Do it now, and decide again."}
    nothing = ("compliant", "excused", "unknown", "judgement", "not applicable")
    assert found == {each: {""} for each in nothing} | {
        "breach": after,
        "departure": after,
        "unknown, to come": {"Do it."},
        "pending, to come": {"Do it."},
    }


def test_several_cases_share_a_table(checked: Callable[[str], Report]) -> None:
    both = [Checked("a.json", checked("breach")), Checked("=b.json", checked("unknown"))]
    made = FORMATS["csv"].write(both, Options(several=True, only=("breach", "unknown")))
    assert isinstance(made, str)
    assert [each["file"] for each in rows(made)] == ["a.json", *["'=b.json"] * 3]


FORMULAS_OF_A_CASE = st.builds("{}{}".format, st.sampled_from([*FORMULAS, " =", "\u200b="]), TEXTS)


@settings(max_examples=60, deadline=None)
@given(st.one_of(TEXTS, FORMULAS_OF_A_CASE))
def test_no_text_of_a_case_is_a_formula(rules: Any, words: str) -> None:
    case = Case.model_validate(told_everywhere(words))
    rows(as_csv.render(check(case, rules, as_of=AS_OF)))


@pytest.mark.exhaustive
@pytest.mark.parametrize("words", [*HOSTILE, *LARGE], ids=lambda words: ascii(words[:12]))
def test_hostile_text_breaks_no_table_of_the_shipped_rules(words: str) -> None:
    case = Case.model_validate(told_everywhere(words))
    made = as_csv.render(check(case, shipped_rulesets(), as_of=AS_OF))
    rows(made)
    assert len(made) < 1_000_000
