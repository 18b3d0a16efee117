"""JUnit XML: valid by the schema of Jenkins, read by a parser that is not ours, and honest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from junitparser import JUnitXml
from lxml import etree

from bvrules.exitcode import Threshold
from bvrules.report.formats import Checked, Options
from bvrules.report.junit import write
from tests import machine, small
from tests.strategies import HOSTILE, LARGE, TEXTS, told_everywhere

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = etree.XMLSchema(etree.parse(machine.PUBLIC / "junit-10.xsd"))


def suites(*checked: Checked, **threshold: Any) -> Any:
    """Return the suites as the parser reads them, after holding them against the schema."""
    text = write(checked, Options(threshold=Threshold(**threshold)))
    SCHEMA.assertValid(etree.fromstring(text.encode()))
    return list(JUnitXml.fromstring(text.encode()))


def came_of(checked: Checked, **threshold: Any) -> dict[str, Any]:
    """Return what each test came to: the element inside it, or None for one that passed."""
    [suite] = suites(checked, **threshold)
    return {
        f"{case.classname}/{case.name.partition(':')[0]}": next(iter(case.result), None)
        for case in suite
    }


def kind(result: Any) -> str:
    return "passed" if result is None else type(result).__name__.lower()


@pytest.mark.parametrize("name", small.CASES)
def test_every_outcome_keeps_the_schema_and_the_counts(name: str) -> None:
    [suite] = suites(machine.named(name))
    kinds = [kind(next(iter(case.result), None)) for case in suite]
    assert suite.tests == len(kinds) == 5
    assert suite.failures == kinds.count("failure")
    assert suite.errors == kinds.count("error")
    assert suite.skipped == kinds.count("skipped")


@pytest.mark.parametrize("path", machine.EXAMPLES, ids=lambda path: path.stem)
def test_the_shipped_examples_keep_the_schema(path: Path) -> None:
    checked = machine.example(path)
    [suite] = suites(checked)
    assert suite.tests == len(checked.report.findings)


@pytest.mark.parametrize(
    ("name", "rule", "threshold", "came", "message"),
    [
        ("compliant", "act-1999/s1", {}, "passed", ""),
        ("compliant, by allegation", "act-1999/s1", {}, "skipped", "if an allegation is right"),
        ("compliant, by allegation", "act-1999/s1", {"count_allegations": True}, "passed", ""),
        ("breach", "act-1999/s1", {}, "failure", "What AA 1999 s 1(1) requires was not done."),
        ("breach, by allegation", "act-1999/s1", {}, "skipped", "if an allegation is right"),
        ("breach, by allegation", "act-1999/s1", {"count_allegations": True}, "failure", ""),
        ("departure from guidance", "guidance-2001/p1", {}, "skipped", "departure (guidance)"),
        ("departure from guidance", "guidance-2001/p1", {"fail_on": "guidance"}, "failure", ""),
        ("excused", "act-1999/s1", {}, "skipped", "excused by direction: the authority was"),
        ("unknown", "act-1999/s1", {}, "skipped", "unknown: needs "),
        ("unknown", "act-1999/s1", {"strict": True}, "error", "unknown: needs "),
        ("judgement", "act-1999/s3", {}, "skipped", "judgement: needs "),
        ("pending", "act-1999/s1", {}, "passed", ""),
        ("not applicable", "act-1999/s1", {}, "skipped", "does not apply"),
    ],
)
def test_what_each_outcome_comes_to(
    name: str, rule: str, threshold: dict[str, Any], came: str, message: str
) -> None:
    result = came_of(machine.named(name), **threshold)[rule]
    assert kind(result) == came
    if result is not None:
        assert result.type == rule
        assert message in result.message


def test_what_is_waived_or_known_is_skipped_and_says_so() -> None:
    waived = came_of(machine.named("breach", waived=True))["act-1999/s1"]
    assert kind(waived) == "skipped"
    assert waived.message.startswith("waived until 31 December 2026, by the monitoring officer")
    known = came_of(machine.named("breach", known=True))["act-1999/s1"]
    assert (kind(known), known.message) == ("skipped", "known since 2025-03-04")


def test_a_defect_is_an_error() -> None:
    broken = machine.named("breach")
    first, *rest = broken.report.findings
    failed = replace(first, outcome="error", defect="it broke")
    report = replace(broken.report, findings=(failed, *rest))
    result = came_of(replace(broken, report=report))["act-1999/s1"]
    assert (kind(result), result.message) == ("error", "it broke")


def test_what_is_still_to_come_says_when() -> None:
    text = write([machine.named("pending")], Options())
    assert "still to come, due 1 January 2030" in text


def test_several_cases_are_several_suites() -> None:
    both = suites(machine.named("breach"), machine.named("compliant"))
    assert [each.failures for each in both] == [1, 0]


def test_no_clock_and_no_machine_is_in_it() -> None:
    text = write([machine.named("breach")], Options())
    assert "timestamp" not in text
    assert "hostname" not in text


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_no_text_of_a_case_breaks_the_file(words: str) -> None:
    [suite] = suites(machine.checked(told_everywhere(words)))
    assert suite.tests == 5


@pytest.mark.parametrize("words", [*HOSTILE, *LARGE], ids=lambda words: ascii(words[:12]))
def test_hostile_text_is_text(words: str) -> None:
    text = write([machine.checked(told_everywhere(words), file=words)], Options())
    root = etree.fromstring(text.encode())
    assert {each.tag for each in root.iter()} <= {
        "testsuites",
        "testsuite",
        "properties",
        "property",
        "testcase",
        "failure",
        "error",
        "skipped",
        "system-out",
    }
    assert len(text) < 100_000
