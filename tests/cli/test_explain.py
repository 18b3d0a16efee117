"""bvcheck explain: the page of each rule."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from bvrules import shipped_rulesets
from bvrules.report.page import render
from cli.main import main

PAGES = [(rule, ruleset) for ruleset in shipped_rulesets() for rule in ruleset.rules]


@pytest.mark.parametrize(("rule", "ruleset"), PAGES, ids=lambda each: each.id)
def test_every_rule_has_a_page_that_fits(rule: object, ruleset: object) -> None:
    page = render(rule, ruleset, width=80)  # type: ignore[arg-type]
    for line in page.splitlines():
        assert len(line) <= 80 or "http" in line
    for label in ("citation", "says", "who", "in force", "requires", "before", "after"):
        assert f"\n{label}" in page


@pytest.mark.parametrize(("rule", "ruleset"), PAGES, ids=lambda each: each.id)
def test_the_page_of_a_policy_says_that_no_statute_requires_it(
    rule: object, ruleset: object
) -> None:
    page = " ".join(render(rule, ruleset).split())  # type: ignore[arg-type]
    is_policy = ruleset.kind == "local policy"  # type: ignore[attr-defined]
    assert ("No statute requires" in page) is is_policy
    assert "unlawful" not in page


def test_it_shows_a_rule() -> None:
    result = CliRunner().invoke(main, ["explain", "lga-1999/s3-2"])
    assert result.exit_code == 0
    assert result.stdout.startswith("The four groups are consulted before the approach is decided")
    assert "section 3(2)(b): some exercise in consultation.exercises:" in result.stdout


def test_a_rule_that_is_none_is_answered_with_the_nearest() -> None:
    result = CliRunner().invoke(main, ["explain", "lga-1999/s32"])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "did you mean `lga-1999/s3-2`?" in result.stderr
