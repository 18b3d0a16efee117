"""bvcheck rules: what is shipped, and what is not encoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bvrules import shipped_rulesets

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


@pytest.mark.parametrize("words", [["lga-1999"], ["--nonsense"]])
def test_it_takes_no_other_words(run: Run, words: list[str]) -> None:
    assert run("rules", *words).exit_code == 2
