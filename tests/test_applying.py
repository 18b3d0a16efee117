"""Which rules speak to a decision of which only the day and the kind of authority are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from bvrules.applying import applicable
from bvrules.dates import read_day
from bvrules.report.csv import FORMULAS
from bvrules.report.rulelist import COLUMNS, data, table, to_csv, to_json
from bvrules.ruleset import load_rulesets
from bvrules.shipped import shipped_rulesets
from tests import small

if TYPE_CHECKING:
    from pathlib import Path

    from bvrules.law import Ruleset

DAY = read_day("2011-03-02")


@pytest.fixture
def rulesets(tmp_path: Path) -> tuple[Ruleset, ...]:
    return load_rulesets(small.write(tmp_path / "rules").iterdir())


def found(day: str, kind: str | None) -> dict[str, bool]:
    """Return the shipped rules that apply, and how surely."""
    rows = applicable(shipped_rulesets(), read_day(day), kind)
    return {each.rule.id: each.surely for each in rows}


def test_what_is_known_to_apply_and_what_may() -> None:
    assert found("2015-01-12", "London borough")["lga-1999/s3-1"] is True
    assert found("2015-01-12", "London borough")["lga-1999/s3-2"] is False
    assert found("2015-01-12", None)["lga-1999/s3-1"] is False


def test_what_is_not_in_force_on_the_day_is_not_listed() -> None:
    assert "lga-1999/s3-2" not in found("1999-08-09", "London borough")
    assert "lga-1999/s3-2" in found("1999-08-10", "London borough")
    assert "si-1999-3251/art6-1-e" in found("2008-03-31", "London borough")
    assert "si-1999-3251/art6-1-e" not in found("2008-04-01", "London borough")


def test_what_does_not_apply_to_the_kind_of_authority_is_not_listed() -> None:
    assert "lga-1999/s3-1" in found("2005-01-12", "Welsh council")
    assert "lga-1999/s3-1" not in found("2015-01-12", "Welsh council")


def test_law_does_not_reach_beyond_its_nations() -> None:
    rows = applicable(shipped_rulesets(), read_day("2026-01-05"), "Scottish council")
    assert all("Scotland" in each.ruleset.extent for each in rows)


def test_there_is_no_kind_of_authority_that_is_not_known() -> None:
    with pytest.raises(ValidationError):
        applicable(shipped_rulesets(), DAY, "borough of London")


@pytest.mark.parametrize("day", ["1999-01-01", "2008-04-01", "2024-05-08", "2026-11-22"])
@pytest.mark.parametrize("kind", ["London borough", "parish council", "Scottish council"])
def test_a_table_can_be_written_of_any_day(day: str, kind: str) -> None:
    rows = applicable(shipped_rulesets(), read_day(day), kind)
    text = table(rows, read_day(day), kind, width=80)
    assert all(len(line) <= 80 or "https://" in line for line in text.splitlines())
    assert all(row.rule.title.split()[0] in text for row in rows)


TABLE = """\
The law on a proposal to outsource of 2 March 2011 by a London borough

'applies': on this alone. 'may apply': it turns on more facts of the case. 'not
begun': passed, and nothing read says that it is in force. The day is taken as
the one on which each rule is judged. A local policy is good practice where it
was not adopted.

ACTING
  applies   AA 1999 s 1(1): must
            Arrangements are in place
  applies   AA 1999 s 2: must
            Staff are asked before it is decided
  applies   AA 1999 s 3: must
            The approach is chosen with care

GUIDANCE
  applies   Guidance 2001 para 1: should
            The effect on equality is assessed

IN-HOUSE
  applies   Policy 2002 part 1: local policy
            The in-house option is considered
"""


def test_the_table_is_written_duty_by_duty(rulesets: tuple[Ruleset, ...]) -> None:
    assert table(applicable(rulesets, DAY, "London borough"), DAY, "London borough") == TABLE


def test_a_table_of_nothing_says_so() -> None:
    assert table([], DAY, None).endswith("\nNo rule that is loaded speaks to it.\n")


def test_what_has_not_begun_is_marked(tmp_path: Path) -> None:
    rule = small.write(tmp_path / "rules") / "act-1999" / "s1-arrange.yaml"
    text = rule.read_text("utf-8")
    rule.write_text(text.replace("by: SI 2000/1", "by: SI 2000/1, prospective: true"), "utf-8")
    rows = applicable(load_rulesets((tmp_path / "rules").iterdir()), DAY, "London borough")
    assert (rows[0].prospective, rows[0].surely) == (True, True)
    assert "  not begun AA 1999 s 1(1): must\n" in table(rows, DAY, "London borough")
    assert data(rows[0].rule, rows[0].ruleset, rows[0])["applies"] == "not begun"


def test_the_rows_of_data_hold_every_column(rulesets: tuple[Ruleset, ...]) -> None:
    rows = [data(each.rule, each.ruleset, each) for each in applicable(rulesets, DAY)]
    assert all(tuple(row) == COLUMNS for row in rows)
    assert rows[0]["from"] == "2000-04-01"
    assert rows[0]["until"] is None
    header, first, *_ = to_csv(rows).splitlines()
    assert header == ",".join(COLUMNS)
    assert first.startswith("act-1999/s1,Acting,AA 1999,AA 1999 s 1(1),")
    assert '"on": "2011-03-02"' in to_json(rows, on="2011-03-02", authority=None)


@pytest.mark.parametrize("sign", FORMULAS)
def test_a_text_that_a_spreadsheet_would_reckon_with_is_marked(
    rulesets: tuple[Ruleset, ...], sign: str
) -> None:
    row = data(rulesets[0].rules[0], rulesets[0]) | {"title": f" {sign}1+1"}
    assert f",'{sign}1+1," in to_csv([row])
