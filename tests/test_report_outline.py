"""What every format says, in order: questions once, findings grouped, dates as marks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bvrules import Case, Report, check, load_rulesets
from bvrules.dates import read_day
from bvrules.report import grouping, register, stages
from bvrules.report.formats import CHOICES, Options
from bvrules.report.outline import outline
from tests import small

if TYPE_CHECKING:
    from collections.abc import Callable

AS_OF = date(2026, 1, 5)


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_rulesets(small.write(tmp_path_factory.mktemp("rules")).iterdir())


@pytest.fixture(scope="module")
def checked(rules: Any) -> Callable[..., Report]:
    def checked(*changes: tuple[str, Any]) -> Report:
        return check(Case.model_validate(small.changed(*changes)), rules, as_of=AS_OF)

    return checked


# Questions


@pytest.mark.parametrize("name", small.CASES)
@pytest.mark.parametrize("verbose", [False, True])
def test_each_question_is_asked_once_and_each_finding_points_to_its_own(
    checked: Callable[..., Report], name: str, *, verbose: bool
) -> None:
    told = outline(checked(*small.CASES[name]), Options(verbose=verbose))
    asked = [each.ask.question for each in told.questions]
    assert len(set(asked)) == len(asked)
    assert [each.number for each in told.questions] == list(range(1, len(asked) + 1))
    entries = [entry for section in told.sections for entry in section.entries]
    for each in told.questions:
        pointing = {e.finding.rule.id for e in entries if each.number in e.asks}
        assert pointing == {finding.rule.id for finding in each.findings}


def test_the_question_that_most_findings_of_law_turn_on_comes_first(
    checked: Callable[..., Report],
) -> None:
    missing = ("authority.kind", "best_value", "consultation", "decision.general_approach")
    told = outline(checked(*((path, None) for path in missing)), Options())
    first = told.questions[0]
    assert first.ask.question == "What kind of authority is it?"
    assert len(first.findings) == max(len(each.findings) for each in told.questions)


# Groups


@pytest.mark.parametrize("name", small.CASES)
@pytest.mark.parametrize("by", [None, "duty", "stage", "officer"])
def test_however_it_is_grouped_every_finding_stands_in_one_place(
    checked: Callable[..., Report], name: str, by: Any
) -> None:
    report = checked(*small.CASES[name])
    told = outline(report, Options(group_by=by))
    shown = [entry.finding.rule.id for section in told.sections for entry in section.entries]
    folded = [each.rule.id for fold in told.folded for each in fold.findings]
    assert sorted(shown + folded) == sorted(each.rule.id for each in report.findings)


def test_what_was_chosen_is_what_is_shown(checked: Callable[..., Report]) -> None:
    for name in small.CASES:
        report = checked(*small.CASES[name])
        for kind in CHOICES:
            told = outline(report, Options(only=(kind,)))
            entries = [entry.finding for section in told.sections for entry in section.entries]
            folded = [each for fold in told.folded for each in fold.findings]
            shown = sorted(each.rule.id for each in (*entries, *folded))
            alike = [each.rule.id for each in report.findings if grouping.kind(each) == kind]
            assert shown == sorted(alike), (name, kind)


def test_the_officer_is_who_judges_or_who_keeps_the_facts(checked: Callable[..., Report]) -> None:
    report = checked(("consultation", None), ("equality", None))
    found = {each.rule.id: grouping.officer(each) for each in report.findings}
    assert found["act-1999/s2"] == "Consultation team"
    assert found["guidance-2001/p1"] == "Equality adviser"
    assert found["policy-2002/part1"] == "Head of the service"


def test_a_duty_comes_to_the_worst_of_its_findings(checked: Callable[..., Report]) -> None:
    told = outline(checked(("best_value.arrangements", False), ("consultation", None)), Options())
    assert dict(told.verdicts) == {"Acting": "breach", "Guidance": "met", "In-house": "met"}


def test_a_duty_is_met_on_an_allegation_if_any_of_it_is_and_broken_so_only_if_all_is(
    checked: Callable[..., Report],
) -> None:
    def comes_to(arrangements: bool, *changes: tuple[str, Any]) -> str:
        alleged = {"value": arrangements, "standing": "alleged", "source": "a union"}
        report = checked(("best_value.arrangements", alleged), *changes)
        return dict(outline(report, Options()).verdicts)["Acting"]

    of_staff = {"items": [{"consulted": {"staff": False}}], "complete": True}
    assert comes_to(True) == "met, if an allegation is right"
    assert comes_to(False) == "breach, if an allegation is right"
    assert comes_to(False, ("consultation.exercises", of_staff)) == "breach"
    assert comes_to(True, ("consultation", None)) == "could be a breach"


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        ("2011-03-02", "approach decided: 2 March 2011"),
        (True, "approach decided on a day not given"),
        (False, "approach not decided yet"),
    ],
)
def test_it_is_said_what_is_proposed_and_whether_that_was_decided(
    checked: Callable[..., Report], decided: Any, said: str
) -> None:
    report = checked(("decision.in_principle", decided), ("decision.proposes", "keep"))
    assert outline(report, Options()).subject == ("Anytown", "proposal: keep", said)


# Dates and papers


def test_dates_of_the_case_are_marks_and_an_exercise_is_a_period(
    checked: Callable[..., Report],
) -> None:
    exercise = {"began": "2011-01", "ended": "2011-02-03", "approved": "2010-12-01"}
    case = checked(("consultation.exercises", {"items": [exercise], "complete": True})).case
    found = {each.label: each for each in stages.marks(case)}
    assert list(found) == [
        "Decision of principle",
        "Exercise 1: approval",
        "Exercise 1",
        "Equality: impact assessment",
        "In-house option: consideration",
    ]
    assert found["Exercise 1"].shape == "period"
    assert found["Exercise 1"].days == (read_day("2011-01-01"), read_day("2011-02-03"))


AUTHORS = "; ".join(f"Council {number} and its branches" for number in range(8))


def test_papers_are_listed_by_their_names_and_only_web_addresses_are_kept(
    checked: Callable[..., Report],
) -> None:
    papers = {
        "b": {"title": "Report", "by": AUTHORS, "dated": "2010-11", "url": "HTTPS://a.example"},
        "a": {"url": "javascript:alert(1)", "exempt": True},
    }
    first, second = register.papers(checked(("evidence", papers)).case)
    assert first == ("a", "", "", "", "", True)
    assert second == ("Report", AUTHORS, "November 2010", "", "HTTPS://a.example", False)
