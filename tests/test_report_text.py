"""The report for a person: every outcome, any text, any width."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bvrules import Case, check, load_rulesets, shipped_rulesets
from bvrules.report import text
from bvrules.report.formats import Options
from tests import small
from tests.strategies import ESCAPES, HOSTILE, LARGE, TEXTS, WIDTHS, told_everywhere

if TYPE_CHECKING:
    from collections.abc import Callable

    from bvrules import Report

AS_OF = date(2026, 1, 5)


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_rulesets(small.write(tmp_path_factory.mktemp("rules")).iterdir())


@pytest.fixture(scope="module")
def checked(rules: Any) -> Callable[[str], Report]:
    """Return the report of one of the small cases."""

    def checked(name: str) -> Report:
        data = small.changed(*small.CASES[name])
        return check(Case.model_validate(data), rules, as_of=AS_OF)

    return checked


def assert_fits(report: str, width: int) -> None:
    """No line is wider than the width, unless it holds one word that is too long for it."""
    for line in report.splitlines():
        assert len(line) <= width or any(len(word) > width - 21 for word in line.split()), line


def assert_clean(report: str) -> None:
    """Nothing but printable characters and ends of lines comes out."""
    assert all(char.isprintable() or char == "\n" for char in report)


# Every outcome


SAID = {
    "compliant": [
        "WHAT IS MET",
        "Arrangements are in place (AA 1999 s 1(1))",
        "No breach of law is shown.",
        "5 met.",
    ],
    "compliant, by allegation": [
        "4 met. 1 met, if an allegation is right.",
        "Acting: met, if an allegation is right",
        "Arrangements are in place (AA 1999 s 1(1)), if an allegation is right",
    ],
    "breach": [
        "WHAT IS BROKEN",
        "BREACH    AA 1999 s 1(1)",
        "This was not done in full and in time.",
        "because   best value: arrangements (no)",
        "no document is given for these facts",
        "now       Do it now, and decide again.",
        "1 breach of law.",
    ],
    "breach, by allegation": [
        "1 breach of law, if an allegation is right.",
        "Acting: breach, if an allegation is right",
        "If the allegation is right: this was not done in full and in time.",
        "best value: arrangements (no, alleged by a union)",
    ],
    "breach, of a list": [
        "because   the only exercise does not meet it",
        "because   exercise 1, who was consulted: staff (no)",
    ],
    "breach, by judgement": ["(no, judged by the auditor: no reasons)"],
    "departure from guidance": [
        "WHAT IS DEPARTED FROM",
        "DEPARTS   Guidance 2001 para 1",
        "1 departure from guidance.",
        "equality: impact assessment (2012) did not come on or before 2 March 2011",
    ],
    "departure from a policy": [
        "1 departure from good practice.",
        "force     nobody says whether the council adopted this policy",
    ],
    "departure from an adopted policy": ["1 departure from adopted policy."],
    "excused": [
        "WHAT IS EXCUSED",
        "and an exception lifts the duty.",
        "exception AA 1999 s 1(2): the authority was under a direction",
    ],
    "unknown": [
        "3 not known, of which 2 could be a breach of law.",
        "WHAT IS NOT KNOWN  Could be a breach: law (2)",
        "Arrangements are in place (AA 1999 s 1(1)) question 1 and 1 more",
        "Could be a departure: guidance (1)",
        "The effect on equality is assessed (Guidance 2001 para 1) question 3",
        "WHAT TO FIND OUT 3 questions",
        "1  Does the authority have arrangements to secure continuous improvement?",
        "2  Which consultation exercises were there? (List them, and say that these are",
    ],
    "unknown, accounts differ": [
        "So far: yes, says the council or no, says a union (accounts differ)"
    ],
    "judgement": [
        "WHAT A PERSON HAS TO JUDGE",
        "JUDGE     AA 1999 s 3",
        "For the reader to judge. Bears on AA 1999 s 3.",
        "1 for judgement.",
    ],
    "pending": ["WHAT IS STILL TO COME", "so far: it would come to breach", "before: Do it."],
    "not applicable": [
        "No rule applies to this case",
        "WHAT DOES NOT APPLY   5 rules (--verbose lists them):",
        "5: kind of authority (Scottish council)",
    ],
    "before the law": ["5: not in force on the day that counts"],
    "over a change of law": ["Arrangements are in place (AA 1999 s 1(1))", "So far: 2000."],
    "nothing known": ["1  What kind of authority is it?"],
}


@pytest.mark.parametrize("name", small.CASES)
def test_every_outcome_is_told(checked: Callable[[str], Report], name: str) -> None:
    report = text.render(checked(name), Options(width=100))
    for words in SAID[name]:
        assert " ".join(words.split()) in " ".join(report.split())
    assert_fits(report, 100)


def test_a_defect_is_told_as_ours(
    checked: Callable[[str], Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        message = f"something {ESCAPES}"
        raise ArithmeticError(message)

    monkeypatch.setattr(import_module("bvrules.check"), "_judge", fail)
    report = text.render(checked("compliant"))
    assert "Something could not be evaluated: this is a defect of the program." in report
    assert "ERROR     AA 1999 s 1(1)" in report
    assert_clean(report)


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("name", small.CASES)
def test_every_report_reads_well(
    checked: Callable[[str], Report], name: str, *, verbose: bool
) -> None:
    report = text.render(checked(name), Options(verbose=verbose))
    assert report.endswith("\n")
    assert "\n\n\n" not in report
    assert not re.search(r" $", report, re.MULTILINE)
    assert not re.search(
        r"(?<!\.)\.\.(?!\.)|\b1 \w+s would|\ba [aeio]\w|  ,|None|True|False", report
    )
    assert not re.search(r"\b1 (breaches|departures|questions|rules|provisions|findings)\b", report)
    assert "unlawful" not in report


@pytest.mark.parametrize("name", small.CASES)
def test_every_report_fits_any_width(checked: Callable[[str], Report], name: str) -> None:
    report = checked(name)
    for width in (20, 21, 30, 40, 59, 60, 61, 79, 80, 110, 111, 200):
        for verbose in (False, True):
            assert_fits(text.render(report, Options(width=width, verbose=verbose)), width)


def test_the_same_report_says_the_same_at_any_width(checked: Callable[[str], Report]) -> None:
    report = checked("breach")
    told = {
        " ".join(sorted(text.render(report, Options(width=width)).split()))
        for width in (60, 80, 110)
    }
    assert len({re.sub(r"[()]", "", each) for each in told}) == 1


def test_a_report_at_a_width_below_the_least_is_at_the_least(
    checked: Callable[[str], Report],
) -> None:
    assert text.render(checked("breach"), Options(width=1)) == text.render(
        checked("breach"), Options(width=20)
    )


# Any text


@settings(max_examples=60, deadline=None)
@given(TEXTS, WIDTHS, st.booleans())
def test_any_text_comes_out_clean_short_and_in_the_width(
    rules: Any, words: str, width: int, verbose: bool
) -> None:
    case = Case.model_validate(told_everywhere(words))
    report = text.render(check(case, rules, as_of=AS_OF), Options(width=width, verbose=verbose))
    assert_clean(report)
    assert_fits(report, width)
    assert len(report) < 40_000


@pytest.mark.parametrize("words", [*HOSTILE, *LARGE], ids=lambda words: ascii(words[:12]))
def test_hostile_text_comes_out_clean_of_the_shipped_rules(words: str) -> None:
    case = Case.model_validate(told_everywhere(words))
    report = text.render(check(case, shipped_rulesets(), as_of=AS_OF), Options(width=72))
    assert_clean(report)
    assert_fits(report, 72)
    assert len(report) < 60_000


def test_text_of_a_case_does_not_look_like_a_line_of_the_report(rules: Any) -> None:
    words = "x\n\nWHAT IS BROKEN\n\nBREACH    LGA 1999 s 3(2)"
    case = Case.model_validate(told_everywhere(words))
    report = text.render(check(case, rules, as_of=AS_OF), Options(width=200))
    assert report.count("\nWHAT IS BROKEN\n") == 1
    assert "\nBREACH    LGA" not in report


def test_a_title_that_cannot_be_seen_is_no_title(rules: Any) -> None:
    case = Case.model_validate(
        small.changed(("title", ESCAPES.replace("[2J", "").replace("[31m", "")))
    )
    report = text.render(check(case, rules, as_of=AS_OF))
    assert report.startswith("A case without a title ")


# Any number of things


def test_of_many_documents_the_first_are_named(rules: Any) -> None:
    names = [f"document-{number}" for number in range(50)]
    data = small.changed(
        ("best_value.arrangements", {"value": False, "evidence": names}),
        ("evidence", {name: {} for name in names}),
    )
    report = text.render(check(Case.model_validate(data), rules, as_of=AS_OF))
    assert report.count("rests on  document-") == 8
    assert "and 42 more documents" in report


def test_of_many_items_the_first_are_told(rules: Any) -> None:
    items = [{"consulted": {"staff": False}}] * 2000
    data = small.changed(("consultation.exercises", {"items": items, "complete": True}))
    report = text.render(check(Case.model_validate(data), rules, as_of=AS_OF))
    assert "none of the 2000 exercises meets it" in report
    assert "and so for 1995 more exercises" in report
    assert len(report) < 5000


def test_of_many_questions_the_first_are_asked(rules: Any) -> None:
    data = small.changed(("consultation.exercises", [{}] * 2000))
    report = text.render(check(Case.model_validate(data), rules, as_of=AS_OF))
    assert "2000 exercises are listed: were these all?" in report
    assert re.search(r"questions 1 to 12 and \d{4} more", report)
    assert len(report) < 5000


def test_of_many_facts_that_no_rule_read_the_first_are_named(rules: Any) -> None:
    data = small.changed(("decision.jointly_with", [f"body {n}" for n in range(500)]))
    report = check(Case.model_validate(data), rules, as_of=AS_OF)
    assert "and 489 more (--verbose lists them)." in " ".join(text.render(report).split())
    assert "jointly_with.499" in text.render(report, Options(verbose=True))


def test_documents_are_cited_with_their_pages(rules: Any) -> None:
    evidence = [
        {"document": "report", "page": "4"},
        {"document": "report", "page": "5", "paragraph": "2.1"},
    ]
    data = small.changed(
        ("best_value.arrangements", {"value": False, "evidence": evidence}),
        ("evidence", {"report": {"title": "Cabinet report", "dated": "2010-11"}}),
    )
    report = text.render(check(Case.model_validate(data), rules, as_of=AS_OF))
    assert "rests on  Cabinet report, November 2010, p 4; p 5, para 2.1" in report
    assert "no document is given for 2 of these facts" in report


# What is shown, and under which heading


def test_only_what_was_chosen_is_shown_and_the_summary_stays_whole(
    checked: Callable[[str], Report],
) -> None:
    report = checked("unknown")
    told = text.render(report, Options(only=("compliant",)))
    assert "WHAT IS MET" in told
    assert "3 not known, of which 2 could be a breach of law." in " ".join(told.split())
    assert "WHAT IS NOT KNOWN" not in told
    assert "WHAT TO FIND OUT" not in told
    assert "Only these findings are shown: compliant. 3 others are left out by choice." in told
    assert "left out" not in text.render(report)


def test_breaches_of_law_and_departures_are_chosen_apart(checked: Callable[[str], Report]) -> None:
    report = checked("departure from guidance")
    assert "DEPARTS" in text.render(report, Options(only=("departure",)))
    assert "DEPARTS" not in text.render(report, Options(only=("breach",)))


def test_quiet_names_what_was_found_and_says_what_every_report_says(
    checked: Callable[[str], Report],
) -> None:
    told = text.render(checked("breach"), Options(quiet=True))
    assert "BREACH    AA 1999 s 1(1)" in told
    assert "because" not in told
    assert "Not legal advice." in told
    assert "Law read to 22 November 2026." in told
    assert len(told.splitlines()) < 20
    assert "This was not done" not in told


def test_quiet_says_what_rests_on_an_allegation(checked: Callable[[str], Report]) -> None:
    told = text.render(checked("breach, by allegation"), Options(quiet=True))
    assert "If the allegation is right: this was not done in full and in time." in told


GROUPED = {
    "duty": ["ACTING ", "GUIDANCE ", "IN-HOUSE "],
    "stage": ["DECISION OF PRINCIPLE "],
    "officer": ["CORPORATE POLICY ", "CONSULTATION TEAM ", "EQUALITY ADVISER "],
}


@pytest.mark.parametrize("by", GROUPED)
def test_findings_are_grouped_as_asked(checked: Callable[[str], Report], by: Any) -> None:
    told = text.render(checked("unknown"), Options(group_by=by))
    for title in GROUPED[by]:
        assert f"\n{title}" in told
    assert "WHAT IS NOT KNOWN" not in told
    assert_fits(told, 80)
