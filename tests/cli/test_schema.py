"""bvcheck schema: the JSON Schema of a case and of a report, and that both are kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from bvrules.starter import starter_case
from cli.schema import NAMES
from tests.small import DONE

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Save

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))


def schema(run: Run, name: str) -> jsonschema.Draft202012Validator:
    result = run("schema", name)
    assert (result.exit_code, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_of_draft_2020_12(run: Run, name: str) -> None:
    found: Any = schema(run, name).schema
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["title"]


def test_a_case_keeps_its_schema(run: Run) -> None:
    checker = schema(run, "case")
    checker.validate(DONE)
    for example in EXAMPLES:
        checker.validate(json.loads(example.read_text("utf-8")))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([], []),
        ([("best_value.arrangements", False)], []),
        ([("best_value.arrangements", None)], []),
        ([("decision.general_approach", None)], []),
        ([("best_value", {"arrangements": False, "under_direction": True})], []),
        ([("authority.kind", "Scottish council")], []),
        ([("decision.in_principle", "2030-01-01")], []),
        ([("decision.in_principle", "1999/00")], []),
        ([("title", "\x1b[31m \u202e <b> \ud800"[:-1])], []),
        ([("service", {"yearly_cost": {"net_of_vat": 0.1}})], ["--engine", "portable"]),
    ],
)
def test_a_report_keeps_its_schema(
    run: Run, save: Save, rules: str, changes: list[Any], words: list[str]
) -> None:
    result = run("--format", "json", "--rules", rules, *words, save(*changes))
    schema(run, "report").validate(json.loads(result.stdout))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_report_of_an_example_keeps_its_schema(run: Run, example: Path) -> None:
    result = run("--format", "json", str(example))
    schema(run, "report").validate(json.loads(result.stdout))


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": 3},
        {"could_be": "breach"},
        {"citation": None},
        {"pieces": [{}]},
        {"deciding_facts": "one"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_finding_of_other_kinds_breaks_the_schema(run: Run, change: dict[str, Any]) -> None:
    report = json.loads(run("--format", "json", "-", stdin=starter_case()).stdout)
    checker = schema(run, "report")
    checker.validate(report)
    report["findings"][0] |= change
    assert not checker.is_valid(report)
    for key in change:
        del report["findings"][0][key]
    assert not checker.is_valid(report)


def test_the_report_of_nothing_keeps_its_schema(run: Run) -> None:
    result = run("--format", "json", "-", stdin=starter_case())
    schema(run, "report").validate(json.loads(result.stdout))


@pytest.mark.parametrize("words", [[], ["nonsense"], ["case", "report"]])
def test_wrong_words_are_a_mistake_of_usage(run: Run, words: list[str]) -> None:
    result = run("schema", *words)
    assert (result.exit_code, result.stdout) == (2, "")
