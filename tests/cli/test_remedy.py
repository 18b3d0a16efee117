"""bvcheck remedy: what can still be done, as text and as data."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from bvrules import check, read_case, remedies, shipped_rulesets
from bvrules.report.remedies import as_data, render
from bvrules.schemas import schema_of

if TYPE_CHECKING:
    from tests.cli.conftest import Run

HERE = Path(__file__)
EXAMPLES = sorted((HERE.parents[2] / "examples").glob("*.json"))
CASE = """\
format: 1
title: Catering
authority: { kind: London borough, nation: England }
decision:
  proposes: outsource
  in_principle: 2026-12-15
  award: 2027-06-01
  general_approach: { value: true, by: monitoring officer, dated: 2026-11-01, reasons: most of it }
consultation:
  exercises:
    complete: true
    items:
      - about: the approach
        began: 2026-11-01
        ended: 2026-12-20
        consulted:
          service_users: false
          council_tax_payers: true
          business_ratepayers: true
          people_with_an_interest: true
"""


@pytest.fixture
def catering(tmp_path: Path) -> str:
    path = tmp_path / "catering.yaml"
    path.write_text(CASE, encoding="utf-8")
    return str(path)


def test_it_says_what_can_be_done_and_by_when(run: Run, catering: str) -> None:
    result = run("remedy", catering, "lga-1999/s3-2", "--as-of", "2026-11-24")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (HERE.parent / "remedy.txt").read_text("utf-8")


def test_what_is_past_says_what_the_rule_leaves(run: Run, catering: str) -> None:
    result = run("remedy", catering, "lga-1999/s3-2", "--as-of", "2027-01-24")
    told = " ".join(result.stdout.split())
    assert "WHAT NO ACT CAN CURE ANY MORE" in told
    assert "decision of principle, 15 December 2026" in told
    assert "left Consulting now does not mend the earlier decision." in told


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("day", ["2000-06-01", "2002-01-15", "2010-10-01", "2017-08-30"])
def test_both_forms_hold_of_every_example(example: Path, day: str) -> None:
    case = read_case(example.read_bytes(), example.name)
    found = remedies(check(case, shipped_rulesets(), as_of=date.fromisoformat(day)))
    data = json.loads(json.dumps(as_data(found)))
    Draft202012Validator(schema_of("remedies")).validate(data)
    for width in (40, 60, 80):
        for line in render(found, width=width).splitlines():
            assert len(line) <= width or " " not in line.strip()
    for cure in data["cures"]:
        assert cure["rule"] in render(found)


def test_data_holds_the_acts(run: Run, catering: str) -> None:
    result = run("remedy", catering, "lga-1999/s3-2", "--as-of", "2026-11-24", "--format", "json")
    (cure,) = json.loads(result.stdout)["cures"]
    assert [[act["act"] for act in each["acts"]] for each in cure["remedies"]] == [
        ["hold"],
        ["do", "do"],
        ["do", "postpone"],
    ]


def test_nothing_broken_is_said(run: Run) -> None:
    result = run("remedy", str(EXAMPLES[0]), "--as-of", "2001-01-01")
    assert "Nothing is broken, and nothing will be as things are planned." in " ".join(
        result.stdout.split()
    )


def test_a_wrong_rule_and_a_wrong_case(run: Run, catering: str) -> None:
    wrong_rule = run("remedy", catering, "lga-1999/s32")
    assert (wrong_rule.exit_code, wrong_rule.stdout) == (2, "")
    assert "did you mean `lga-1999/s3-2`?" in wrong_rule.stderr
    wrong_case = run("remedy", "no-such.json")
    assert (wrong_case.exit_code, wrong_case.stdout) == (3, "")
