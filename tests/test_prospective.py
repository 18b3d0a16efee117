"""Law that was passed and has not begun, as far as was read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from bvrules.case import Case
from bvrules.check import check
from bvrules.report import json, page, text
from bvrules.report.formats import Options
from bvrules.ruleset import load_rulesets
from tests.small import changed

if TYPE_CHECKING:
    from bvrules.finding import Report

GOOD = Path(__file__).parent / "bad" / "good"


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    folder = copytree(GOOD, tmp_path / "instrument")
    rule = folder / "s1-tell-people.yaml"
    row = "    by: SI 2000/1\n"
    rule.write_text(rule.read_text().replace(row, f"{row}    prospective: true\n"))
    return folder


def checked(folder: Path, **facts: object) -> Report:
    changes = {path.replace("__", "."): value for path, value in facts.items()}
    case = Case.model_validate(changed(*changes.items()))
    return check(case, load_rulesets([folder]), as_of=date(2026, 1, 1))


def test_it_is_pending_from_its_day_whatever_was_done(ruleset: Path) -> None:
    report = checked(ruleset, consultation={"exercises": {"items": [], "complete": True}})
    (finding,) = report.findings
    assert (finding.outcome, finding.could_be) == ("pending", ("pending",))
    assert finding.would_be == ("breach",)


def test_it_does_not_apply_the_day_before(ruleset: Path) -> None:
    (finding,) = checked(ruleset, decision__in_principle="2000-03-31").findings
    assert finding.outcome == "not_applicable"


def test_it_does_not_apply_to_others(ruleset: Path) -> None:
    (finding,) = checked(ruleset, authority__kind="district council").findings
    assert finding.outcome == "not_applicable"


def test_every_format_says_that_it_has_not_begun(ruleset: Path) -> None:
    report = checked(ruleset)
    (finding,), (instrument,) = report.findings, report.rulesets
    said = "passed, but nothing that was read says that it has begun"
    assert said in " ".join(text.render(report, Options(verbose=True)).split())
    assert said in json.render(report)
    assert "not begun, as far as was read" in page.render(finding.rule, instrument)
