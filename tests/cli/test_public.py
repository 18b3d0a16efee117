"""--public of every command that tells facts: nothing exempt is told, and that is said."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bvrules.schemas import schema_of
from tests.test_report_public import WORDS, exempt_everywhere, shown_days

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run, Save

AS_OF = ("--as-of", "2026-01-05")
VERBS: dict[str, tuple[str, ...]] = {
    "ask": (),
    "why": ("act-1999/s1",),
    "why a day": ("act-1999/s2",),
    "why a judgement": ("act-1999/s3",),
    "remedy": (),
    "plan": ("--set", "award=2027-09-01"),
    "whatif": ("--set", "best_value.arrangements=true"),
    "whatif another day": ("--set", "decision.in_principle=2001-01-15"),
    "judge": ("decision.general_approach",),
    "diff": ("other.json",),
}
FORMATS = {"why": ("svg",), "plan": ("svg", "ics")}
SCHEMAS = {
    "ask": "questions",
    "why": "proof",
    "remedy": "remedies",
    "plan": "plan",
    "whatif": "comparison",
    "diff": "comparison",
    "judge": "judging",
}
EVERY = [
    (name, form)
    for name in VERBS
    for form in ("text", "json", *FORMATS.get(name.split(maxsplit=1)[0], ()))
]
KEPT = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def told(run: Run, folder: Path, data: Any, name: str, form: str, *words: str) -> str:
    """Return what a command tells of a case."""
    (folder / "case.json").write_text(json.dumps(data), "utf-8")
    (folder / "other.json").write_text('{"format": 1, "title": "Other"}', "utf-8")
    verb = name.split(maxsplit=1)[0]
    more = [str(folder / each) if each == "other.json" else each for each in VERBS[name]]
    result = run(verb, str(folder / "case.json"), *more, *AS_OF, "--format", form, *words)
    assert (result.exit_code, result.stderr) == (0, "")
    return unfolded(result.stdout) if form == "ics" else result.stdout


def unfolded(calendar: str) -> str:
    return calendar.replace("\r\n ", "").replace("\\", "")


def with_rules(name: str, rules: str) -> tuple[str, ...]:
    """Return the option that names the small rulesets, where a command takes one."""
    return () if name == "diff" else ("--rules", rules)


@pytest.mark.parametrize(("name", "form"), EVERY, ids=" ".join)
@KEPT
@given(words=WORDS, day=st.dates(date(2001, 2, 3), date(2027, 8, 30)))
def test_nothing_exempt_is_told(
    run: Run, rules: str, tmp_path: Path, *, name: str, form: str, words: str, day: date
) -> None:
    data = exempt_everywhere(words, day)
    if day.isoformat() == AS_OF[1]:
        return
    made = told(run, tmp_path, data, name, form, "--public", *with_rules(name, rules))
    for each in (words, *shown_days(day)):
        assert each not in made
    assert "Schedule 12A" in " ".join(made.split())


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", ["ask", "why", "remedy", "plan", "judge", "whatif"])
def test_nothing_exempt_is_told_of_the_shipped_rules(run: Run, tmp_path: Path, name: str) -> None:
    day = date(2014, 5, 13)
    data = exempt_everywhere("Qxzwordthatisexempt", day)
    rule = {"why": "lga-1999/s3-2"}.get(name)
    (tmp_path / "case.json").write_text(json.dumps(data), "utf-8")
    more = (rule,) if rule else VERBS[name]
    for form in ("text", "json"):
        made = run(
            name, str(tmp_path / "case.json"), *more, *AS_OF, "--public", "--format", form
        ).stdout
        for each in ("Qxzwordthatisexempt", *shown_days(day)):
            assert each not in made
        assert "Schedule 12A" in " ".join(made.split())


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("why a day", date(2014, 5, 13)),
        ("why a judgement", date(2014, 5, 13)),
        ("judge", date(2014, 5, 13)),
        ("whatif another day", date(2014, 5, 13)),
        ("plan", date(2027, 3, 12)),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_without_it_all_is_told(
    run: Run, rules: str, tmp_path: Path, name: str, day: date, *, form: str
) -> None:
    data = exempt_everywhere("Qxzwordthatisexempt", day)
    made = told(run, tmp_path, data, name, form, *with_rules(name, rules))
    assert any(each in made for each in ("Qxzwordthatisexempt", *shown_days(day)))
    assert "Schedule 12A" not in made


@pytest.mark.parametrize("name", VERBS)
@pytest.mark.parametrize("public", [True, False])
def test_its_data_keep_their_schema(
    run: Run, rules: str, tmp_path: Path, name: str, public: bool
) -> None:
    data = exempt_everywhere("secret", date(2014, 5, 13))
    more = ("--public",) if public else ()
    made = json.loads(told(run, tmp_path, data, name, "json", *more, *with_rules(name, rules)))
    Draft202012Validator(schema_of(SCHEMAS[name.split(maxsplit=1)[0]])).validate(made)
    (found,) = made.get("comparisons", [made])
    assert (found["withheld"] is not None) is public


def test_the_proof_comes_to_what_the_public_report_says(
    run: Run, rules: str, tmp_path: Path
) -> None:
    data = exempt_everywhere("secret", date(2014, 5, 13))
    made = json.loads(told(run, tmp_path, data, "why", "json", "--public", "--rules", rules))
    assert made["finding"]["outcome"] == "breach"
    made = told(run, tmp_path, data, "why", "text", "--public", "--rules", rules)
    assert "requires was not done" in made


def test_what_is_withheld_is_not_asked_for(run: Run, rules: str, tmp_path: Path) -> None:
    data = exempt_everywhere("secret", date(2014, 5, 13))
    asked = json.loads(told(run, tmp_path, data, "ask", "json", "--public", "--rules", rules))
    paths = {
        given["path"] for q in asked["questions"] for a in q["answers"] for given in a["given"]
    }
    withheld = {"decision.in_principle", "decision.general_approach", "best_value.arrangements"}
    assert paths.isdisjoint(withheld)
    assert asked["out_of_reach"]


def test_a_judgement_that_is_withheld_is_not_said_to_be_open(
    run: Run, rules: str, tmp_path: Path
) -> None:
    data = exempt_everywhere("secret", date(2014, 5, 13))
    made = told(run, tmp_path, data, "judge", "text", "--public", "--rules", rules)
    assert "so far    withheld" in made
    assert "nobody has judged it" not in made
    assert "the judgement that was made is withheld" in made


def test_a_remedy_does_not_say_that_nothing_is_broken_at_all(
    run: Run, rules: str, tmp_path: Path
) -> None:
    data = exempt_everywhere("secret", date(2014, 5, 13))
    made = " ".join(
        told(run, tmp_path, data, "remedy", "text", "--public", "--rules", rules).split()
    )
    assert "nothing will be as things are planned, as far as is told here." in made
    assert "what turns on them is not known here" in made


@pytest.mark.parametrize("name", VERBS)
def test_it_says_so_when_nothing_is_exempt(
    run: Run, rules: str, save: Save, tmp_path: Path, name: str
) -> None:
    data = json.loads((tmp_path / save().split("/")[-1]).read_bytes())
    made = told(run, tmp_path, data, name, "text", "--public", *with_rules(name, rules))
    assert "nothing in the case is marked as exempt" in " ".join(made.split())


def test_a_picture_is_a_picture_still(run: Run, rules: str, tmp_path: Path) -> None:
    data = exempt_everywhere("secret", date(2014, 5, 13))
    for name in ("why", "plan"):
        made = told(run, tmp_path, data, name, "svg", "--public", "--rules", rules)
        assert ET.fromstring(made).tag.endswith("svg")  # noqa: S314 - we wrote it ourselves


def test_it_is_for_showing_and_not_for_completing_a_case(run: Run, rules: str, save: Save) -> None:
    case = save()
    asked = run("ask", case, "--public", "--interactive", "--rules", rules)
    assert (asked.exit_code, "leave out --public" in asked.stderr) == (2, True)
    recorded = ("--value", "yes", "--by", "x", "--dated", "2011-01-01", "--reasons", "y")
    judged = run("judge", case, "decision.general_approach", "--public", *recorded)
    assert (judged.exit_code, "nothing is recorded with it" in judged.stderr) == (2, True)
