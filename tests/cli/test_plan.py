"""bvcheck plan: text, data, a calendar and a picture; and what is said of bad input."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import vobject
from jsonschema import Draft202012Validator

from bvrules import check, plan, read_case, shipped_rulesets
from bvrules.report import calendar
from bvrules.report.plan import picture, render
from bvrules.report.planjson import as_data
from bvrules.schemas import schema_of

if TYPE_CHECKING:
    from tests.cli.conftest import Run

HERE = Path(__file__)
EXAMPLES = sorted((HERE.parents[2] / "examples").glob("*.json"))
CASE = """\
format: 1
title: Catering, for schools; a \\ new contract
authority: { kind: London borough, nation: England, governance: executive }
decision:
  proposes: outsource
  general_approach: { value: true, by: monitoring officer, dated: 2026-11-01, reasons: most of it }
"""
AS_OF = ("--as-of", "2026-11-24")


@pytest.fixture
def catering(tmp_path: Path) -> str:
    path = tmp_path / "catering.yaml"
    path.write_text(CASE, encoding="utf-8")
    return str(path)


def test_it_says_by_when_and_from_what_that_is_counted(run: Run, catering: str) -> None:
    result = run("plan", catering, "--set", "in_principle=2027-03-31", *AS_OF)
    assert (result.exit_code, result.stderr) == (0, "")
    told = " ".join(result.stdout.split())
    assert "SI 2012/2089 reg 9(2): a key decision is announced 28 clear days before" in told
    assert "28 clear days before decision of principle (31 March 2027)" in told
    assert "exercise 1: end, by 18 March 2027: 1 day before the decision of principle" in told


def test_a_conflict_is_told_first_and_is_no_failure(run: Run, catering: str) -> None:
    result = run("plan", catering, "--set", "in_principle=2026-12-10", *AS_OF)
    assert result.exit_code == 0
    told = " ".join(result.stdout.split())
    assert told.index("WHAT CANNOT BE MET ON THESE DAYS") < told.index("THE LATEST DAYS")
    assert (
        "there is no time left as seen from 24 November 2026; move decision of principle later"
    ) in told


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("day", ["2001-06-01", "2010-10-01"])
def test_every_form_holds_of_every_example(example: Path, day: str) -> None:
    case = read_case(example.read_bytes(), example.name)
    found = plan(check(case, shipped_rulesets(), as_of=date.fromisoformat(day)))
    Draft202012Validator(schema_of("plan")).validate(json.loads(json.dumps(as_data(found))))
    for width in (40, 80):
        for line in render(found, width=width).splitlines():
            assert len(line) <= width or " " not in line.strip()
    ET.fromstring(picture(found))  # noqa: S314 - we wrote it ourselves
    events_in(calendar.render(found))


@pytest.mark.parametrize(
    ("lead", "day"),
    # 31 May 2027 is a bank holiday: eight working days lead from 19 May to 1 June
    [([], "19 May 2027"), (["--lead", "standstill=0"], "1 June 2027")],
)
def test_time_is_left_for_the_standstill(
    run: Run, catering: str, lead: list[str], day: str
) -> None:
    told = " ".join(run("plan", catering, "--award", "2027-06-01", *AS_OF, *lead).stdout.split())
    assert f"preferred bidder {day}" in told
    assert ("Procurement Act 2023 section 51; secondary: not read" in told) is (not lead)


def test_a_standstill_that_is_too_short_is_told_but_not_as_a_duty_that_was_checked(
    run: Run, catering: str
) -> None:
    days = ("--award", "2027-06-01", "--set", "preferred_bidder=2027-05-28")
    told = " ".join(run("plan", catering, *days, *AS_OF).stdout.split())
    assert "TOO SOON Procurement Act 2023 section 51" in told
    assert "CONFLICT Procurement" not in told
    assert "move award later or preferred bidder earlier" in told


# The calendar, read by a library that did not write it


def events_in(raw: bytes) -> dict[str, tuple[str, date, str]]:
    """Return the events of a calendar by their ids, after looking at how it is written."""
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    read = vobject.readOne(raw.decode("utf-8"))
    found = {}
    for event in read.contents.get("vevent", []):
        event.validate(raiseException=True)
        assert event.dtend.value - event.dtstart.value == date.resolution
        found[event.uid.value] = (event.summary.value, event.dtstart.value, event.dtstamp.value)
    assert len(found) == len(read.contents.get("vevent", []))
    return found


def test_the_calendar_keeps_its_ids_when_days_move(run: Run, catering: str) -> None:
    made = [
        run("plan", catering, "--set", f"in_principle={day}", *AS_OF, "--format", "ics")
        for day in ("2027-03-31", "2027-04-30")
    ]
    one, other = (events_in(each.stdout_bytes) for each in made)
    assert one.keys() == other.keys()
    assert one != other
    notice = [each for each in one.values() if "(SI 2012/2089 reg 9(2))" in each[0]]
    assert [each[1] for each in notice] == [date(2027, 3, 2)]
    assert notice[0][0].endswith("Catering, for schools; a \\ new contract")


def test_the_calendar_says_what_no_day_of_it_shows(run: Run, catering: str) -> None:
    words = ("plan", catering, *AS_OF, "--format", "ics")
    soon = run(*words, "--set", "in_principle=2026-12-10").stdout_bytes
    later = run(*words, "--set", "in_principle=2027-03-31").stdout_bytes
    told = []
    for raw in (soon, later):
        (first, *_) = vobject.readOne(raw.decode("utf-8")).contents["vevent"]
        assert first.dtstart.value == date(2026, 11, 24)
        told.append((first.uid.value, first.summary.value, first.description.value))
    assert told[0][0] == told[1][0]  # a later plan takes the place of it
    assert "cannot be met on these days" in told[0][1]
    assert "Conflict: SI 2012/2089 reg 9(2): a key decision is announced" in told[0][2]
    assert "move decision of principle later" in told[0][2]
    assert told[1][1].startswith("Plan made, ")
    assert "Still to be answered: LGA 1999 s 3(4)" in told[1][2]
    assert "Still to be answered: Did those who decided" in later.replace(b"\r\n ", b"").decode()


def test_the_calendar_is_the_same_each_time(run: Run, catering: str) -> None:
    words = ("plan", catering, "--award", "2027-06-01", *AS_OF, "--format", "ics")
    assert run(*words).stdout_bytes == run(*words).stdout_bytes
    assert b"DTSTAMP:20261124T000000Z" in run(*words).stdout_bytes


LINE = re.compile(r"(?P<name>[A-Z-]+)(;[A-Z]+=[A-Z]+)*:(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)")
TEXT = re.compile(r"([^\\;,]|\\[\\;,n])*")
"""Content lines, and values that are text, as RFC 5545 writes them (3.1 and 3.3.11)."""


def test_the_calendar_is_written_as_the_standard_asks(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(CASE.replace("Catering", "Küche " + "ä€" * 15), encoding="utf-8")
    raw = run("plan", str(file), "--award", "2027-06-01", *AS_OF, "--format", "ics").stdout_bytes
    assert events_in(raw)
    lines = raw.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    found = [match for line in lines[:-1] if (match := LINE.fullmatch(line))]
    assert len(found) == len(lines) - 1
    for each in found:
        if each["name"] in ("SUMMARY", "DESCRIPTION", "X-WR-CALNAME"):
            assert TEXT.fullmatch(each["value"]), each.string
    (name,) = [each["value"] for each in found if each["name"] == "X-WR-CALNAME"]
    assert r"for schools\; a \\ new contract" in name


# The picture


def test_the_picture_shows_the_latest_days(run: Run, catering: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.svg"
    result = run(
        "plan", catering, "--set", "in_principle=2027-03-31", *AS_OF, "--format", f"svg:{file}"
    )
    assert (result.exit_code, result.stdout) == (0, "")
    root = ET.fromstring(file.read_text("utf-8"))  # noqa: S314 - we wrote it ourselves
    words = " ".join(each.text or "" for each in root.iter() if each.text)
    assert "by 2 March 2027 (to come), SI 2012/2089 reg 9(2)" in words


def test_the_picture_says_what_no_day_of_it_shows(run: Run, catering: str) -> None:
    result = run("plan", catering, "--set", "in_principle=2026-12-10", *AS_OF, "--format", "svg")
    words = [each.text or "" for each in ET.fromstring(result.stdout).iter()]  # noqa: S314 - ours
    assert any(each.startswith("Conflict: SI 2012/2089 reg 9(2): a key") for each in words)
    assert "The days alone are not enough: the text says what is still to be answered." in words


def test_the_picture_says_how_many_days_it_leaves_out(
    run: Run, catering: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bvrules.report.plan.MOST_MARKS", 3)
    result = run("plan", catering, "--award", "2027-06-01", *AS_OF, "--format", "svg")
    assert result.stdout.count('font-weight="bold"') == 4  # and the title
    assert "more latest days; the text has them all." in result.stdout


# What was read is not lost


def test_several_forms_are_made_at_once(run: Run, catering: str, tmp_path: Path) -> None:
    files = [tmp_path / "plan.ics", tmp_path / "plan.svg"]
    forms = [f"--format={path.suffix[1:]}:{path}" for path in files]
    result = run("plan", catering, "--award=2027-06-01", *forms, "--format=text", *AS_OF)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "THE LATEST DAYS" in result.stdout
    assert [path.read_text()[:5] for path in files] == ["BEGIN", "<svg "]
    twice = run("plan", catering, "--format=svg", "--format=ics", *AS_OF)
    assert twice.exit_code == 2
    assert "two formats would be written to standard output" in twice.stderr


def test_a_plan_does_not_take_the_place_of_its_case(run: Run, catering: str) -> None:
    before = Path(catering).read_bytes()
    result = run("plan", catering, "--award", "2027-06-01", "--format", f"json:{catering}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{catering} is a case, and would be lost" in result.stderr
    assert Path(catering).read_bytes() == before


def test_a_plan_that_cannot_be_written_is_told(run: Run, catering: str, tmp_path: Path) -> None:
    file = tmp_path / "no" / "plan.json"
    result = run("plan", catering, "--award", "2027-06-01", "--format", f"json:{file}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{file}: cannot be written: no such file or directory\n"


# Bad input


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--set", "in_princple=2027-01-01"], "no stage is called `in_princple`; did you mean"),
        (["--set", "award"], "`award` is not written as award=2027-06-01"),
        (["--set", "award=soon"], "`soon` is not a day"),
        (["--award", "2027-02-30"], "there is no day 2027-02-30"),
        (["--set", "decision.proposes=2027-01-01"], "`decision.proposes` is no event"),
        (["--set", "decision.awarded=2027-01-01"], "no fact is called `awarded` in `decision`"),
        (["--award", "2027-06-01", "--format", "pdf"], "no format is called `pdf`"),
        (["--award", "2027-06-01", "--format", "svg:"], "names no file after the colon"),
        (["--award", "2027-06-01", "--lead", "callin=3"], "did you mean `call-in`?"),
        (["--award", "2027-06-01", "--lead", "call-in=many"], "is not written as call-in=3"),
        (["--award", "2027-06-01", "--lead", "call-in=400"], "`call-in` takes 0 to 366 working"),
        ([], "no stage has a day to plan from"),
    ],
)
def test_bad_input_gets_one_clear_message(
    run: Run, catering: str, words: list[str], said: str
) -> None:
    result = run("plan", catering, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())


def test_a_case_that_is_wrong_or_is_made_so(run: Run, catering: str) -> None:
    assert run("plan", "no-such.json", "--award", "2027-06-01").exit_code == 3
    backwards = run(
        *("plan", catering, "--award", "2027-06-01"),
        *("--set", "procurement.market_engagement.began=2027-02-01"),
        *("--set", "procurement.market_engagement.ended=2027-01-01"),
    )
    assert (backwards.exit_code, backwards.stdout) == (3, "")
    assert "ends (2027-01-01) before it begins (2027-02-01)" in backwards.stderr
