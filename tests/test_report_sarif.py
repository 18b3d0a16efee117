"""SARIF: valid by the public schema, one descriptor for each rule, and a place for each result."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given, settings

from bvrules.report.formats import Checked, Options
from bvrules.report.sarif import write
from tests import machine, small
from tests.strategies import HOSTILE, TEXTS, told_everywhere

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = jsonschema.Draft4Validator(
    json.loads((machine.PUBLIC / "sarif-2.1.0-rtm.5.json").read_bytes())
)
ALL = Options(sarif_include="all")


def log(*checked: Checked, options: Options = ALL) -> Any:
    """Return the one run of a log, after holding it against the public schema."""
    written = write(checked, options)
    assert written.isascii()
    data = json.loads(written)
    SCHEMA.validate(data)
    [run] = data["runs"]
    return run


@pytest.mark.parametrize("options", [ALL, Options()], ids=["all", "active"])
@pytest.mark.parametrize("name", small.CASES)
def test_every_outcome_keeps_the_public_schema(name: str, options: Options) -> None:
    run = log(machine.named(name), options=options)
    rules = [each["id"] for each in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules)) == 5
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert (result["kind"] == "fail") == (result["level"] != "none")
        [location] = result["locations"]
        assert location["physicalLocation"]["region"]["startLine"] >= 1


@pytest.mark.parametrize("path", machine.EXAMPLES, ids=lambda path: path.stem)
def test_the_shipped_examples_keep_the_public_schema(path: Path) -> None:
    checked = machine.example(path)
    run = log(checked)
    assert len(run["results"]) == len(checked.report.findings)
    lines = checked.text.decode().splitlines()
    for result in run["results"]:
        for each in [*result["locations"], *result["relatedLocations"]]:
            region = each["physicalLocation"]["region"]
            path_of_fact = each.get("logicalLocations", [{}])[0].get("fullyQualifiedName", "")
            name = path_of_fact.rpartition(".")[2].partition("[")[0]
            line = lines[region["startLine"] - 1]
            assert len(line) >= region["startColumn"]
            assert not name or region["startLine"] == 1 or f'"{name}"' in line


def test_only_breaches_that_count_are_results_unless_all_are_asked_for() -> None:
    broken = machine.named("breach")
    assert [each["ruleId"] for each in log(broken, options=Options())["results"]] == ["act-1999/s1"]
    assert len(log(broken)["results"]) == 5
    for more in ({"waived": True}, {"known": True}):
        assert log(machine.named("breach", **more), options=Options())["results"] == []


def test_a_run_without_results_still_says_what_was_checked() -> None:
    run = log(machine.named("compliant"), options=Options(exit_code=0))
    assert run["results"] == []
    assert len(run["tool"]["driver"]["rules"]) == 5
    assert run["invocations"] == [
        {"executionSuccessful": True, "exitCode": 0, "toolExecutionNotifications": []}
    ]


@pytest.mark.parametrize(
    ("name", "rule", "kind", "level"),
    [
        ("compliant", "act-1999/s1", "pass", "none"),
        ("breach", "act-1999/s1", "fail", "error"),
        ("breach, by allegation", "act-1999/s1", "fail", "note"),
        ("departure from guidance", "guidance-2001/p1", "fail", "warning"),
        ("departure from a policy", "policy-2002/part1", "fail", "note"),
        ("departure from an adopted policy", "policy-2002/part1", "fail", "warning"),
        ("excused", "act-1999/s1", "notApplicable", "none"),
        ("unknown", "act-1999/s1", "open", "none"),
        ("judgement", "act-1999/s3", "review", "none"),
        ("pending", "act-1999/s1", "informational", "none"),
        ("not applicable", "act-1999/s1", "notApplicable", "none"),
    ],
)
def test_each_outcome_has_its_kind_and_level(name: str, rule: str, kind: str, level: str) -> None:
    [result] = [each for each in log(machine.named(name))["results"] if each["ruleId"] == rule]
    assert (result["kind"], result["level"]) == (kind, level)
    if name == "pending":
        assert result["properties"]["dueDate"] == "2030-01-01"


def test_a_result_stands_at_the_fact_that_decided() -> None:
    checked = machine.named("breach")
    [result] = log(checked, options=Options())["results"]
    [location] = result["locations"]
    region = location["physicalLocation"]["region"]
    line = checked.text.decode().splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 :].startswith("false")
    assert location["logicalLocations"] == [
        {"fullyQualifiedName": "best_value.arrangements", "kind": "value"}
    ]


def test_places_are_found_in_yaml_too() -> None:
    text = b"format: 1\nbest_value:\n  arrangements: false\n"
    checked = replace(machine.named("breach"), text=text, file="a case.yaml")
    [result] = log(checked, options=Options())["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical["region"] == {"startLine": 3, "startColumn": 17}
    assert physical["artifactLocation"]["uri"] == "a%20case.yaml"


@pytest.mark.parametrize("text", [b"", b"{", b"\xff\xfe", b"- a\n- b\n"])
def test_without_its_text_a_result_stands_at_the_first_line(text: bytes) -> None:
    [result] = log(replace(machine.named("breach"), text=text), options=Options())["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1}


def test_waived_breaches_are_suppressed_and_known_ones_unchanged() -> None:
    [result, *_] = log(machine.named("breach", waived=True))["results"]
    [suppression] = result["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    # It is a plain string (3.35.3), and no message, in which a bracket would begin a link.
    assert machine.WAIVER.reason in suppression["justification"]
    [result, *_] = log(machine.named("breach", known=True))["results"]
    assert result["baselineState"] == "unchanged"


def test_the_fingerprint_is_of_the_rule_and_the_case() -> None:
    def prints(checked: Checked) -> list[str]:
        return [each["partialFingerprints"]["ruleAndCase/v1"] for each in log(checked)["results"]]

    first = prints(machine.named("breach"))
    assert first == prints(machine.named("compliant"))
    assert len(set(first)) == 5
    other = machine.checked(small.changed(("title", "Another")))
    assert not set(first) & set(prints(other))


def test_a_defect_is_a_notification_and_no_result() -> None:
    broken = machine.named("breach")
    first, *rest = broken.report.findings
    failed = replace(first, outcome="error", defect="it [broke]")
    report = replace(broken.report, findings=(failed, *rest))
    run = log(replace(broken, report=report), options=Options(exit_code=2, sarif_include="all"))
    [invocation] = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    assert invocation["toolExecutionNotifications"] == [
        {
            "level": "error",
            "message": {"text": "it \\[broke\\]"},
            "associatedRule": {"id": "act-1999/s1"},
        }
    ]
    assert "act-1999/s1" not in {each["ruleId"] for each in run["results"]}


def test_several_cases_are_one_run() -> None:
    run = log(machine.named("breach"), machine.named("compliant", file="other.json"))
    assert len(run["results"]) == 10
    assert [each["location"]["uri"] for each in run["artifacts"]] == ["case.json", "other.json"]


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_no_text_of_a_case_becomes_a_link_or_breaks_the_log(words: str) -> None:
    run = log(machine.checked(told_everywhere(words)))
    for result in run["results"]:
        text = result["message"]["text"].replace("\\\\", "").replace("\\[", "").replace("\\]", "")
        assert "[" not in text
        assert "]" not in text


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_hostile_names_of_files_are_addresses(words: str) -> None:
    uri = log(machine.named("breach", file=f"{words}.json"))["artifacts"][0]["location"]["uri"]
    assert uri.isascii()
    assert " " not in uri
