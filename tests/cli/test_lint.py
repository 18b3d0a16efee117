"""bvcheck lint: faults of rulesets, with cases that show them."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from bvrules.lint import CODES

if TYPE_CHECKING:
    from tests.cli.conftest import Run

GOOD = Path(__file__).parents[1] / "lint" / "good"


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    """Return a copy of a ruleset without faults."""
    return Path(copytree(GOOD, tmp_path / "in-1999"))


def spoil(ruleset: Path) -> None:
    """Take an example out, so that an outcome is not shown."""
    rule = ruleset / "s1-tell.yaml"
    lines = [line for line in rule.read_text("utf-8").splitlines() if "it: is broken" not in line]
    lines = [line.replace("like: broken", "like: told") for line in lines]
    lines = [line.replace("expect: excused by direction", "expect: compliant") for line in lines]
    rule.write_text("\n".join(lines) + "\n", "utf-8")


def test_a_clean_result_says_among_how_many_cases(run: Run, ruleset: Path) -> None:
    result = run("lint", str(ruleset))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "none found in 1 ruleset, among 240 small cases\n"


def test_a_shipped_ruleset_is_looked_at_by_its_id(run: Run) -> None:
    result = run("lint", "fair-consultation")
    assert result.exit_code == 0
    assert result.stdout.startswith("none found in 1 ruleset, among ")


def test_faults_are_told_with_their_places_and_codes(run: Run, ruleset: Path) -> None:
    spoil(ruleset)
    result = run("lint", str(ruleset))
    assert (result.exit_code, result.stderr) == (1, "")
    first, *_, last = result.stdout.splitlines()
    assert first == "in-1999/s1-tell.yaml:1:1: BVL004 no example shows it come out as breach"
    assert last == "2 found in 1 ruleset, among 240 small cases"


def test_a_case_that_shows_a_fault_can_be_run(run: Run, ruleset: Path, tmp_path: Path) -> None:
    spoil(ruleset)
    (fault,) = [
        each
        for each in json.loads(run("lint", str(ruleset), "--format", "json").stdout)["faults"]
        if "breach" in each["what"]
    ]
    case = tmp_path / "case.json"
    case.write_text(json.dumps(fault["case"]), "utf-8")
    words = ["--as-of", fault["as_of"], "--rules", str(ruleset), "--select", *fault["rules"]]
    result = run(str(case), *words)
    assert (result.exit_code, result.stderr) == (1, "")
    assert f"shown by: bvcheck FILE --as-of {fault['as_of']}" in run("lint", str(ruleset)).stdout


def test_the_codes_are_listed(run: Run) -> None:
    result = run("lint", "--codes")
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(CODES)


def test_a_broken_ruleset_is_refused_with_all_its_mistakes(run: Run, ruleset: Path) -> None:
    (ruleset / "s1-tell.yaml").write_text("id: [", "utf-8")
    (ruleset / "terms.yaml").write_text("terms: 1", "utf-8")
    result = run("lint", str(ruleset))
    assert (result.exit_code, result.stdout) == (2, "")
    assert [line.split(":")[0] for line in result.stderr.splitlines() if "in-1999" in line] == [
        "in-1999/s1-tell.yaml",
        "in-1999/terms.yaml",
    ]
