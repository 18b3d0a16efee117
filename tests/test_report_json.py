"""The report for programs: any text survives as data, and none of it reaches a terminal."""

from __future__ import annotations

import json
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given, settings

from bvrules import Case, check, load_rulesets, shipped_rulesets
from bvrules.report.formats import Checked, Options
from bvrules.report.json import as_data, render, write
from bvrules.schemas import report_schema
from tests import small
from tests.strategies import HOSTILE, LARGE, TEXTS, told_everywhere
from tests.test_report_text import AS_OF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bvrules import Report

SCHEMA = jsonschema.Draft202012Validator(report_schema())


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_rulesets(small.write(tmp_path_factory.mktemp("rules")).iterdir())


@pytest.fixture(scope="module")
def checked(rules: Any) -> Callable[..., Report]:
    """Return the report of the small case with facts changed."""

    def checked(*changes: tuple[str, Any]) -> Report:
        return check(Case.model_validate(small.changed(*changes)), rules, as_of=AS_OF)

    return checked


def facts_in(value: Any) -> Iterator[dict[str, Any]]:
    """Return every fact that a report tells."""
    if isinstance(value, dict):
        if "pointer" in value:
            yield value
        for each in value.values():
            yield from facts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from facts_in(each)


def assert_safe(written: str) -> None:
    """A report is plain ASCII, and only the ends of its lines are control characters."""
    assert written.isascii()
    assert all(char.isprintable() or char == "\n" for char in written)


@pytest.mark.parametrize("name", small.CASES)
def test_every_outcome_keeps_the_schema(checked: Callable[..., Report], name: str) -> None:
    report = checked(*small.CASES[name])
    SCHEMA.validate(json.loads(render(report)))
    assert json.loads(render(report)) == json.loads(json.dumps(as_data(report)))


@pytest.mark.parametrize(
    ("name", "outcome", "word", "force"),
    [
        ("compliant", "compliant", "compliant", "law"),
        ("breach", "breach", "breach", "law"),
        ("departure from guidance", "breach", "departure", "guidance"),
        ("departure from a policy", "breach", "departure", "adoption not known"),
        ("departure from an adopted policy", "breach", "departure", "adopted policy"),
        ("excused", "excused", "excused", "law"),
        ("unknown", "unknown", "unknown", "law"),
        ("judgement", "judgement", "judgement", "law"),
        ("pending", "pending", "pending", "law"),
        ("not applicable", "not_applicable", "not applicable", "law"),
    ],
)
def test_the_machine_words_are_those_of_the_design(
    checked: Callable[..., Report], name: str, outcome: str, word: str, force: str
) -> None:
    findings = as_data(checked(*small.CASES[name]))["findings"]
    assert (outcome, word, force) in {
        (each["outcome"], each["word"], each["force"]) for each in findings
    }


def test_a_defect_is_told(checked: Callable[..., Report], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        message = "\x1b[2J no such day"
        raise ArithmeticError(message)

    monkeypatch.setattr(import_module("bvrules.check"), "_judge", fail)
    report = checked()
    SCHEMA.validate(json.loads(render(report)))
    finding = json.loads(render(report))["findings"][0]
    assert finding["outcome"] == "error"
    assert finding["defect"] == "ArithmeticError: \x1b[2J no such day"
    assert_safe(render(report))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_survives_as_data(rules: Any, words: str) -> None:
    report = check(Case.model_validate(told_everywhere(words)), rules, as_of=AS_OF)
    written = render(report)
    assert_safe(written)
    data = json.loads(written)
    SCHEMA.validate(data)
    assert data["case"] == {"title": words, "authority": words}
    sources = {each["source"] for each in facts_in(data) if each["standing"] == "alleged"}
    assert sources == {words}


@pytest.mark.exhaustive
@pytest.mark.parametrize("words", [*HOSTILE, *LARGE], ids=lambda words: ascii(words[:12]))
def test_hostile_text_survives_the_shipped_rules(words: str) -> None:
    case = Case.model_validate(told_everywhere(words))
    written = render(check(case, shipped_rulesets(), as_of=AS_OF))
    assert_safe(written)
    SCHEMA.validate(json.loads(written))


def test_half_a_character_survives(checked: Callable[..., Report]) -> None:
    written = render(checked(("title", "half \ud800 a character")))
    assert json.loads(written)["case"]["title"] == "half \ud800 a character"
    assert_safe(written)


def test_several_reports_are_a_list(checked: Callable[..., Report]) -> None:
    both = [Checked("a.json", checked()), Checked("b.json", checked(("title", None)))]
    written = json.loads(write(both, Options(several=True)))
    assert [each["case"]["title"] for each in written] == ["All done", None]
    assert len(json.loads(write(both[:1], Options(several=True)))) == 1


def test_numbers_and_days_are_told_as_they_were_written(rules: Any) -> None:
    exercises = {"items": [{"consulted": {"staff": True}, "ended": "2011-02"}], "complete": True}
    data = small.changed(
        ("consultation.exercises", exercises), ("decision.in_principle", "2011/12")
    )
    report = as_data(check(Case.model_validate(data), rules, as_of=AS_OF))
    told = {each["pointer"]: each["value"] for each in facts_in(report)}
    assert told["/consultation/exercises"] == {"items": 1, "complete": True}
    assert told["/consultation/exercises/items/0/ended"] == "2011-02"
    assert told["/consultation/exercises/items/0/consulted/staff"] is True
    assert told["/decision/in_principle"] == "2011/12"


def test_every_pointer_leads_to_a_fact_of_the_case(checked: Callable[..., Report]) -> None:
    data = small.changed()
    for fact in facts_in(json.loads(render(checked()))):
        here: Any = data
        for name in fact["pointer"].split("/")[1:]:
            here = here[int(name)] if isinstance(here, list) else here.get(name, {})
        if fact["value"] is not None and not isinstance(here, (dict, list)):
            assert fact["value"] == here


def test_the_days_that_counted_are_told(checked: Callable[..., Report]) -> None:
    [first, *_] = as_data(checked(("decision.in_principle", "2000")))["findings"]
    assert first["days"] == {"first": "2000-01-01", "last": "2000-12-31"}
    assert [piece["days"]["first"] for piece in first["pieces"]] == ["2000-01-01", "2000-04-01"]
    assert date.fromisoformat(first["pieces"][1]["version"]["since"] or "") == date(2000, 4, 1)  # type: ignore[index]
