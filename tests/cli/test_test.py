"""bvcheck test: the examples of rules, run."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

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


def test_one_rule_is_tested_by_its_id_or_its_file(run: Run, ruleset: Path) -> None:
    result = run("test", "fair-consultation/gunning-1")
    assert result.exit_code == 0
    every = run("test", "fair-consultation").stdout
    assert 0 < int(result.stdout.split()[0]) < int(every.split()[0])
    assert run("test", str(ruleset / RULE)).stdout == "1 passed, 0 failed\n"


def test_a_rule_that_is_not_there_is_answered_with_the_nearest(run: Run) -> None:
    result = run("test", "fair-consultation/gunning-9")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean `fair-consultation/gunning-" in result.stderr


# Small changes of the rules


def test_changes_that_nothing_notices_are_told_with_their_places(run: Run, ruleset: Path) -> None:
    result = run("test", "--mutate", str(ruleset / RULE))
    assert (result.exit_code, result.stderr) == (1, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "1 passed, 0 failed"
    assert lines[-1] == (
        "5 changes: 1 noticed by an example, 0 that make no difference (mutants.yaml), "
        "0 that cannot be read, 4 that nothing notices"
    )
    assert "    after:  exercise.ended: { no_later_than: decision.in_principle }" in lines


def test_a_rule_whose_examples_notice_every_change_is_well_tested(run: Run) -> None:
    result = run("test", "--mutate", "lga-1999/s3-1")
    assert result.exit_code == 0
    assert result.stdout.endswith(" 0 that nothing notices\n")


def test_rules_whose_examples_fail_are_not_changed(run: Run, ruleset: Path) -> None:
    rule = ruleset / RULE
    rule.write_text(rule.read_text("utf-8").replace("expect: compliant", "expect: breach"), "utf-8")
    result = run("test", "--mutate", str(ruleset))
    assert result.exit_code == 1
    assert "changes" not in result.stdout


def test_a_wrong_entry_among_reviewed_changes_is_found(run: Run, ruleset: Path) -> None:
    (ruleset / "mutants.yaml").write_text(f"{RULE}: {{ title / left out: it is no condition }}")
    result = run("test", "--mutate", str(ruleset / RULE))
    assert result.exit_code == 1
    assert "gi-1999/mutants.yaml:1:24: no change of gi-1999/" in result.stdout


# How much the examples show


def test_what_no_example_shows_is_listed_and_counted(run: Run, ruleset: Path) -> None:
    result = run("test", "--coverage", str(ruleset))
    assert (result.exit_code, result.stderr) == (0, "")
    passed, *missing, last = result.stdout.splitlines()
    assert passed == "1 passed, 0 failed"
    assert "gi-1999/s1: never failing: exercise.ended is before decision.in_principle" in missing
    assert last == "4 of 12 outcomes of conditions shown: 33 of a hundred"


@pytest.mark.parametrize(("threshold", "code"), [("33", 0), ("34", 1)])
def test_a_threshold_is_rounded_down(run: Run, ruleset: Path, threshold: str, code: int) -> None:
    result = run("test", "--threshold", threshold, str(ruleset))
    assert result.exit_code == code
    assert ("never failing" in result.stdout) is bool(code)


@pytest.mark.parametrize("threshold", ["101", "-1", "much"])
def test_a_threshold_is_of_a_hundred(run: Run, threshold: str) -> None:
    assert run("test", "--threshold", threshold, "lga-1999").exit_code == 2


# JUnit


def test_examples_are_written_as_junit(run: Run, ruleset: Path) -> None:
    result = run("test", "--format", "junit", str(ruleset))
    assert result.exit_code == 0
    (suite,) = fromstring(result.stdout)  # noqa: S314 - our own output
    assert suite.attrib == {"name": "gi-1999/s1", "tests": "1", "failures": "0", "errors": "0"}
    (case,) = suite
    assert case.get("name") == "is met when people were told in time"
    assert case.get("file") == f"rulesets/gi-1999/{RULE}"


def test_junit_may_go_to_a_file_and_tells_what_failed(
    run: Run, ruleset: Path, tmp_path: Path
) -> None:
    rule = ruleset / RULE
    text = rule.read_text("utf-8").replace("is met when people", 'is "met" & when <people>')
    rule.write_text(text.replace("expect: compliant", "expect: breach"), "utf-8")
    result = run("test", "--format", f"junit:{tmp_path / 'out.xml'}", str(ruleset))
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (1, "0 passed, 1 failed")
    text = (tmp_path / "out.xml").read_text("utf-8")
    failure = fromstring(text).find(".//failure")  # noqa: S314 - our own output
    assert failure is not None
    assert failure.text == failure.get("message") == "it came out as compliant, not breach"


def test_junit_does_not_take_the_place_of_a_rule(run: Run, ruleset: Path) -> None:
    rule = ruleset / RULE
    before = rule.read_bytes()
    result = run("test", "--format", f"junit:{rule}", str(rule))
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{rule} is a file of rules, and would be lost" in result.stderr
    assert rule.read_bytes() == before


@pytest.mark.parametrize("format", ["xml", "junit:", "text:out.txt", "junit:no/such/folder/a.xml"])
def test_a_format_that_cannot_be_written_is_told(run: Run, ruleset: Path, format: str) -> None:
    result = run("test", "--format", format, str(ruleset))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr
