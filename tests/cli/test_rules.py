"""bvcheck rules: what is shipped, and what is not encoded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bvrules import shipped_rulesets
from bvrules.dates import read_day

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_every_rule_is_listed_under_its_ruleset(run: Run) -> None:
    result = run("rules")
    assert (result.exit_code, result.stderr) == (0, "")
    for ruleset in shipped_rulesets():
        assert f"{ruleset.id}: {ruleset.title} (law read to " in result.stdout
        for rule in ruleset.rules:
            [line] = [each for each in result.stdout.splitlines() if f"  {rule.id} " in each]
            assert line.endswith(rule.title)


def test_every_provision_that_is_not_wholly_encoded_is_listed(run: Run) -> None:
    result = run("rules", "--not-encoded")
    assert result.exit_code == 0
    for ruleset in shipped_rulesets():
        for row in ruleset.register:
            told = f"  {row.provision}: {row.encoded}" in result.stdout
            assert told is (row.encoded != "in full")


@pytest.mark.parametrize(
    "words",
    [
        ["--format", "json"],
        ["--modality", "must"],
        ["--on", "2015-01-12"],
        ["--authority", "London borough"],
    ],
)
def test_what_the_list_of_what_is_not_encoded_cannot_do_is_told(run: Run, words: list[str]) -> None:
    result = run("rules", "--not-encoded", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--not-encoded goes with --instrument and --duty" in result.stderr


@pytest.mark.parametrize("words", [["lga-1999"], ["--nonsense"]])
def test_it_takes_no_other_words(run: Run, words: list[str]) -> None:
    assert run("rules", *words).exit_code == 2


# Filters


def listed(text: str) -> list[str]:
    return [line.split()[0] for line in text.splitlines() if line.startswith("  ")]


@pytest.mark.parametrize("instrument", ["lga-1999", "LGA 1999", "lga 1999"])
def test_rules_of_one_instrument_are_listed(run: Run, instrument: str) -> None:
    result = run("rules", "--instrument", instrument)
    assert result.exit_code == 0
    assert [each[-4:] for each in listed(result.stdout)] == ["19-4", "s3-1", "s3-2", "s3-4", "/s3a"]


def test_rules_of_one_modality_are_listed(run: Run) -> None:
    result = run("rules", "--modality", "must consider", "--instrument", "sva-2012")
    assert set(listed(result.stdout)) == {"sva-2012/s1-3", "sva-2012/s1-7"}
    assert "local policy" not in run("rules", "--modality", "must", "--format", "csv").stdout


def test_rules_under_one_duty_are_listed(run: Run) -> None:
    result = run("rules", "--duty", "social value")
    known = [each for each in shipped_rulesets() if each.duty == "Social value"]
    assert "sva-2012" in [each.id for each in known]
    assert listed(result.stdout) == [rule.id for each in known for rule in each.rules]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--instrument", "lga-1998"], "no instrument is called `lga-1998`\n    help: did you"),
        (["--duty", "best valeu"], "no duty is called `best valeu`\n    help: did you mean `best"),
        (["--authority", "Londn borough"], "no kind of authority is called `Londn borough`"),
        (["--on", "2015"], "`2015` is not a day"),
        (["--modality", "may"], "'may' is not one of"),
    ],
)
def test_a_wrong_filter_is_answered(run: Run, words: list[str], told: str) -> None:
    result = run("rules", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


# The law on a decision


def test_the_law_on_a_decision_of_a_day_is_a_table(run: Run) -> None:
    result = run("rules", "--on", "2015-01-12", "--authority", "london borough")
    assert (result.exit_code, result.stderr) == (0, "")
    first, *_ = result.stdout.splitlines()
    assert first == "The law on a proposal to outsource of 12 January 2015 by a London borough"
    assert "  applies   LGA 1999 s 3(1): must\n" in result.stdout
    assert "ukpga/1999/27/section/3/2015-01-12\n" in result.stdout


def test_without_a_day_the_law_is_that_of_today(run: Run) -> None:
    result = run("rules", "--authority", "London borough", "--format", "json")
    assert json.loads(result.stdout)["authority"] == "London borough"
    assert read_day(json.loads(result.stdout)["on"])


def test_the_table_is_data_too_and_may_be_narrowed(run: Run) -> None:
    words = ["rules", "--on", "2015-01-12", "--modality", "must", "--instrument", "lga-1999"]
    rows = json.loads(run(*words, "--format", "json").stdout)["rules"]
    assert [row["id"] for row in rows] == ["lga-1999/s3-1", "lga-1999/s3-2", "lga-1999/s3a"]
    assert run(*words, "--format", "csv").stdout.count("\n") == 4
