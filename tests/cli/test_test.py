"""bvcheck test: the examples of rules, run."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

GOOD = Path(__file__).parents[1] / "bad" / "good"
RULE = "s1-tell-people.yaml"


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    """Return a copy of a ruleset with an example."""
    return Path(copytree(GOOD, tmp_path / "rulesets" / "gi-1999"))


def test_the_examples_of_a_shipped_ruleset_are_run(run: Run) -> None:
    result = run("test", "fair-consultation")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith(" passed, 0 failed\n")


@pytest.mark.parametrize("named", ["gi-1999", "", "."])
def test_a_ruleset_or_a_folder_of_them_is_tested(
    run: Run, ruleset: Path, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ruleset)
    folder = "." if named == "." else str(ruleset.parent / named)
    result = run("test", folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith(" passed, 0 failed\n")
    assert not result.stdout.startswith("0 ")


def test_an_example_that_fails_is_told_with_its_line(run: Run, ruleset: Path) -> None:
    rule = ruleset / RULE
    text = rule.read_text("utf-8")
    rule.write_text(text.replace("expect: compliant", "expect: breach"), "utf-8")
    result = run("test", str(ruleset))
    assert result.exit_code == 1
    first, second, *_ = result.stdout.splitlines()
    assert first == "gi-1999/s1 is met when people were told in time"
    assert second.startswith("    line ")
    assert "it came out as compliant, not breach" in second


def test_no_example_at_all_is_no_success(run: Run, ruleset: Path) -> None:
    rule = ruleset / RULE
    rule.write_text(rule.read_text("utf-8").partition("\n---\n")[0], "utf-8")
    result = run("test", str(ruleset))
    assert (result.exit_code, result.stdout) == (1, "0 passed, 0 failed\n")


def test_rules_that_cannot_be_read_are_a_mistake_of_usage(run: Run, ruleset: Path) -> None:
    (ruleset / RULE).write_text("id: [", "utf-8")
    result = run("test", str(ruleset))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"gi-1999/{RULE}:")


def test_a_folder_that_is_not_there_is_a_mistake_of_usage(run: Run, tmp_path: Path) -> None:
    result = run("test", str(tmp_path / "none"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{tmp_path / 'none'}: this is no folder of rulesets\n"
