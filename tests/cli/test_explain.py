"""bvcheck explain: the page of each rule."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import jsonschema
import pytest
from click.testing import CliRunner

from bvrules import shipped_rulesets
from bvrules.report.page import render
from bvrules.report.rulejson import described
from bvrules.report.rulepage import markdown
from bvrules.report.rulesetpage import changes
from bvrules.report.rulesetpage import markdown as ruleset_page
from bvrules.schemas import schema_of
from cli.main import main
from tests.shown import RULES, RULESETS, examples

if TYPE_CHECKING:
    from bvrules.law import Rule, Ruleset
    from tests.cli.conftest import Run

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


# Markdown and JSON


@cache
def schema() -> dict[str, object]:
    return schema_of("page")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_has_a_page_in_markdown(rule: Rule) -> None:
    page = markdown(rule, RULESETS[rule.ruleset], examples(rule.ruleset))
    assert page.startswith("# ")
    for heading in ("In force", "Requires", "What to do", "What was read", "Examples"):
        assert f"\n## {heading}" in page
    rows = [line for line in page.splitlines() if line.startswith("| It ")]
    assert len(rows) == sum(each.subject == rule.id for each in examples(rule.ruleset))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_is_written_as_json_that_fits_its_schema(rule: Rule) -> None:
    found = described(rule, RULESETS[rule.ruleset], examples(rule.ruleset))
    data = json.loads(json.dumps(found, default=float))
    jsonschema.validate(data, schema())
    assert [each["by"] for each in data["versions"]] == [each.period.by for each in rule.versions]


@pytest.mark.parametrize("ruleset", RULESETS.values(), ids=RULESETS)
def test_every_ruleset_has_a_page_with_its_rules_and_register(ruleset: Ruleset) -> None:
    page = ruleset_page(ruleset, link="RULE.md")
    for rule in ruleset.rules:
        assert f"]({rule.id.partition('/')[2]}.md)" in page
    assert page.count("\n| ") >= len(ruleset.rules) + len(ruleset.register)


def test_the_time_line_says_what_began_changed_and_ended() -> None:
    whats = [what for _, what, _ in changes(RULESETS["lga-1999"])]
    assert "LGA 1999 s 3(2) begins" in whats
    assert "LGA 1999 s 3(4) has a new wording" in whats
    assert "LGA 1999 s 3A(1) is no longer in force" in whats
    assert changes(RULESETS["fair-consultation"])[0][1].endswith(" was declared")


@pytest.mark.parametrize("format", ["text", "markdown", "json"])
def test_a_rule_is_explained_in_each_form(run: Run, format: str) -> None:
    result = run("explain", "sva-2012/s1-3", "--format", format)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "22 November 2026" in result.stdout or '"read": "2026-11-22"' in result.stdout
    assert "the first of: a notice" in " ".join(result.stdout.split())


def test_a_ruleset_is_explained_too(run: Run) -> None:
    result = run("explain", "lga-1999")
    assert result.exit_code == 0
    assert "## Time line" in result.stdout


def test_what_a_council_may_set_is_told() -> None:
    rule = RULES["in-house-option/ih-02"]
    ruleset = RULESETS["in-house-option"]
    told = [each for each in RULES.values() if each.ruleset == ruleset.id]
    pages = [render(each, ruleset) for each in [rule, *told]]
    assert any("\nmay be set" in page for page in pages) is bool(ruleset.parameters)
