"""The view of the public: nothing exempt is in any format, and each says what is left out."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from string import ascii_letters
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bvrules import Case, Report, check, load_rulesets, shipped_rulesets
from bvrules.report.formats import FORMATS, Checked, Options
from bvrules.report.public import public
from tests import small
from tests.strategies import TEXT_FACTS, facts_telling, fill

AS_OF = date(2026, 1, 5)
# No format says Qxz; of letters alone, hypothesis makes words that stand in our own code.
WORDS = st.text(ascii_letters, min_size=14, max_size=30).map("Qxz{}".format)
DAYS = st.dates(date(2001, 2, 3), date(2024, 12, 30))


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_rulesets(small.write(tmp_path_factory.mktemp("rules")).iterdir())


def exempt_everywhere(words: str, day: date, standing: str = "recorded") -> dict[str, Any]:
    """Return a case in which every fact rests on an exempt document, and tells these words."""
    says = {
        "evidence": [{"document": words, "page": words, "paragraph": words}],
        "source": words,
        "note": words,
        "standing": standing,
    }
    on = {"value": day.isoformat(), **says}
    judged = {"value": False, "by": words, "reasons": words, "dated": day.isoformat(), **says}
    accounts = [{"value": day.isoformat(), **says}, {"value": "1999", "source": "the council"}]
    data = small.changed(
        ("decision.in_principle", on),
        ("decision.general_approach", judged),
        ("best_value.arrangements", {"value": False, **says}),
        ("equality.impact_assessed", {"accounts": accounts, "note": words}),
        ("in_house.considered", on),
        (
            "consultation.exercises",
            {
                "items": [{"began": on, "ended": on}],
                "complete": True,
            },
        ),
        ("policies", {"ours": {"adopted": on}}),
        (
            "evidence",
            {
                words: {
                    "title": words,
                    "by": words,
                    "note": words,
                    "pages": words,
                    "url": f"https://{words}.example",
                    "dated": day.isoformat(),
                    "exempt": True,
                }
            },
        ),
    )
    for path in TEXT_FACTS:
        fill(data, path, {"value": words, **says}, "ours")
    return data


def test_no_fact_that_is_words_is_left_out() -> None:
    case = Case.model_validate(exempt_everywhere("Qxz", date(2014, 5, 13)))
    assert facts_telling("Qxz", case, "ours") >= set(TEXT_FACTS)


def told(name: str, report: Report, options: Options) -> str:
    """Return all text of a report in a format; of a packed one, of all that is packed."""
    made = FORMATS[name].write([Checked("case.json", report, b"the case as it stood")], options)
    if isinstance(made, str):
        return made
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        return "".join(packed.read(each).decode("utf-8", "replace") for each in packed.namelist())


def shown_days(day: date) -> list[str]:
    return [day.isoformat(), f"{day.day} {day:%B %Y}", f"{day:%Y%m%d}"]


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=15, deadline=None)
@given(words=WORDS, day=DAYS, standing=st.sampled_from(["recorded", "found", "alleged"]))
def test_nothing_exempt_is_in_any_format(
    rules: Any, name: str, words: str, day: date, standing: str
) -> None:
    report = check(Case.model_validate(exempt_everywhere(words, day, standing)), rules, as_of=AS_OF)
    made = told(name, report, Options(public=True, verbose=True))
    for each in (words, *shown_days(day)):
        assert each not in made
    assert "Schedule 12A" in made
    assert "the case as it stood" not in made


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_exempt_is_told_of_the_shipped_rules(name: str) -> None:
    day = date(2014, 5, 13)
    case = Case.model_validate(exempt_everywhere("Qxzwordthatisexempt", day))
    report = check(case, shipped_rulesets(), as_of=AS_OF)
    made = told(name, report, Options(public=True, verbose=True))
    for each in ("Qxzwordthatisexempt", *shown_days(day)):
        assert each not in made


@pytest.mark.parametrize("name", ["text", "json"])
def test_without_it_all_is_told(rules: Any, name: str) -> None:
    day = date(2014, 5, 13)
    case = Case.model_validate(exempt_everywhere("Qxzwordthatisexempt", day))
    made = told(name, check(case, rules, as_of=AS_OF), Options(verbose=True))
    assert "Qxzwordthatisexempt" in made
    assert any(each in made for each in shown_days(day))
    assert "Schedule 12A" not in made


def test_the_outcomes_are_the_same(rules: Any) -> None:
    for standing in ("recorded", "alleged"):
        case = Case.model_validate(exempt_everywhere("secret", date(2014, 5, 13), standing))
        report = check(case, rules, as_of=AS_OF)
        view = public(report)
        assert [(f.outcome, f.could_be, f.contested) for f in view.findings] == [
            (f.outcome, f.could_be, f.contested) for f in report.findings
        ]
        assert view.verdict == report.verdict


def test_what_is_open_to_the_public_stays(rules: Any) -> None:
    both = {"value": False, "evidence": ["open", "secret"], "source": "the auditor"}
    data = small.changed(
        ("best_value.arrangements", both),
        ("evidence", {"open": {"title": "Open report"}, "secret": {"exempt": True}}),
    )
    view = public(check(Case.model_validate(data), rules, as_of=AS_OF))
    made = told("text", view, Options())
    assert "best value: arrangements (no, says the auditor)" in " ".join(made.split())
    assert "rests on  Open report" in made
    assert "rests on  A document that is withheld" in made
    assert "1 document is withheld as exempt information" in " ".join(made.split())


def test_a_public_view_says_so_when_nothing_is_exempt(rules: Any) -> None:
    report = check(Case.model_validate(small.DONE), rules, as_of=AS_OF)
    made = told("text", report, Options(public=True))
    assert "nothing in the case is marked as exempt" in " ".join(made.split())


def test_a_name_that_reads_withheld_is_not_taken_for_what_is(rules: Any) -> None:
    data = small.changed(
        ("best_value.arrangements", {"value": False, "evidence": ["withheld"]}),
        ("evidence", {"withheld": {"title": "Open report"}, "secret": {"exempt": True}}),
    )
    made = told("text", check(Case.model_validate(data), rules, as_of=AS_OF), Options(public=True))
    assert "rests on  Open report" in made
