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


# A council's own rules, which extend a policy that is shipped

OURS = """\
title: Ours, 2026
short: Ours 2026
kind: local policy
duty: In-house option
extends: in-house-option
sets: { horizon: 5 }
read_until: 2026-11-24
register: [{ provision: part 1, encoded: in full }]
"""
RULE = """\
id: years
title: The plan covers the horizon
citation: part 1
says: The plan covers the horizon.
modality: local policy
bearer: council
action: plan ahead
judged_on: decision.in_principle
in_force: [{ from: 2026-04-01, by: a resolution }]
requires: { in_house.plan.years: { at_least: horizon } }
remedy: { before: Plan., after: Plan again. }

---
examples:
  - it: is followed at the figure
    as: told
    given: { decision.in_principle: 2026-05-01, in_house.plan.years: 5 }
    expect: compliant
  - { it: is departed from below, like: told, given: { in_house.plan.years: 4 }, expect: departure }
  - { it: is not known, like: told, given: { in_house.plan.years: unknown }, expect: unknown }
  - { it: waits, like: told, as_of: 2026-04-30, expect: pending }
  - it: says nothing of the day before
    like: told
    given: { decision.in_principle: 2026-03-31 }
    expect: not applicable
  - it: speaks of the first day
    like: told
    given: { decision.in_principle: 2026-04-01 }
    expect: compliant
"""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """Return a local ruleset alone in a folder."""
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "ruleset.yaml").write_text(OURS, "utf-8")
    (folder / "years-plan.yaml").write_text(RULE, "utf-8")
    return folder


@pytest.mark.parametrize(
    "words", [["test"], ["test", "--mutate"], ["test", "--threshold", "100"], ["lint"]]
)
def test_the_checks_of_shipped_rules_are_there_for_local_ones(
    run: Run, ours: Path, words: list[str]
) -> None:
    result = run(*words, str(ours))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(("6 passed, 0 failed", "none found in 1 ruleset"))


def test_a_local_duty_that_contradicts_a_shipped_one_is_found(run: Run, ours: Path) -> None:
    rule = (ours / "years-plan.yaml").read_text("utf-8").partition("---")[0]
    against = rule.replace(
        "in_house.plan.years: { at_least: horizon }", "in_house.considered: false"
    )
    (ours / "years-plan.yaml").write_text(against, "utf-8")
    result = run("lint", str(ours))
    assert result.exit_code == 1
    assert "BVL005" in result.stdout
