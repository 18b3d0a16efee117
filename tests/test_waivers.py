"""Waivers: how they are read, what each comes to, and that none of them changes an outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bvrules import Case, Report, check, load_rulesets
from bvrules.acceptance import accept, refuse_unknown_rules
from bvrules.dates import LATEST, read_day
from bvrules.errors import SettingsError
from bvrules.exitcode import BROKEN, OK, Threshold
from bvrules.report.accepted import of_finding, remarks
from bvrules.report.json import as_data
from bvrules.waivers import KINDS, Waiver, Waivers, read_waivers
from tests import small

HERE = Path(__file__).parent / "bad" / "waivers"
FILES = sorted(path for path in HERE.iterdir() if path.suffix != ".expected")
AS_OF = date(2011, 6, 1)
WAIVER = Waiver(
    rule="act-1999/s1",
    subject="All done",
    kind="accepted risk",
    reason="The arrangements are being made.",
    approved_by="the monitoring officer",
    approved_on=read_day("2011-01-05"),
    expires=read_day("2011-12-31"),
    line=3,
)
BROKEN_CASE = small.changed(("best_value.arrangements", False))


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_rulesets(small.write(tmp_path_factory.mktemp("rules")).iterdir())


def checked(rules: Any, *waivers: Waiver, as_of: date = AS_OF, data: Any = BROKEN_CASE) -> Report:
    report = check(Case.model_validate(data), rules, as_of=as_of)
    return accept(report, waivers=Waivers("waivers.yaml", "", waivers))


# Reading


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_bad_file_is_told_all_that_is_wrong_with_it(path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read_waivers(path.read_bytes(), path.name)
    expected = path.with_name(f"{path.name}.expected").read_text(encoding="utf-8")
    assert expected == f"{caught.value}\n"


def test_a_waiver_is_read_from_yaml_and_from_json() -> None:
    yaml = b"""\
format: 1
waivers:
  - rule: act-1999/s1
    subject: All done
    kind: accepted risk
    reason: The arrangements are being made.
    approved_by: the monitoring officer
    approved_on: 2011-01-05
    expires: 2011-12-31
"""
    json = b"""{"format": 1, "$schema": "x", "waivers": [{"rule": "act-1999/s1",
        "subject": "All done", "kind": "accepted risk", "approved_on": "2011-01-05",
        "reason": "The arrangements are being made.", "expires": "2011-12-31",
        "approved_by": "the monitoring officer"}]}"""
    assert read_waivers(yaml, "waivers.yaml").waivers == (WAIVER,)
    [read] = read_waivers(json, "waivers.json").waivers
    assert replace(read, line=3) == WAIVER


TABLE = (
    "\N{ZERO WIDTH NO-BREAK SPACE}rule,subject,kind,reason,"
    "approved_by,approved_on,expires,review_on,ref\r\n"
    'act-1999/s1,All done,accepted risk,"The arrangements\r\nare being made.",'
    "the monitoring officer,2011-01-05,2011-12-31,,\r\n"
    ",,,,,,,,\r\n"
    "act-1999/s2,*,other reading,Counsel reads it so,"
    "the chief executive,2011-01-05,never,2011-06-01,7"
)


def test_waivers_are_read_from_a_table_as_a_spreadsheet_saves_it() -> None:
    first, second = read_waivers(TABLE.encode(), "Waivers.CSV").waivers
    assert replace(first, line=3) == WAIVER
    assert (first.line, second.line) == (2, 5)
    assert (second.expires, second.review_on) == (LATEST, read_day("2011-06-01"))
    assert second.ref == "7"


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: "\0" not in text))
def test_any_table_is_read_or_told_what_is_wrong(text: str) -> None:
    try:
        read = read_waivers(text.encode(), "waivers.csv")
    except SettingsError:
        return
    assert read.waivers == ()


def test_what_is_wrong_with_a_column_is_told_once() -> None:
    text = TABLE.replace("reason", "raeson", 1)
    with pytest.raises(SettingsError) as caught:
        read_waivers(text.encode(), "w.csv")
    assert str(caught.value).count("no key is called `raeson`") == 1


@pytest.mark.parametrize(
    ("text", "file"),
    [
        (b"format: 1\nwaivers:\n", "waivers.yaml"),
        (b"format: 1\nwaivers: []\n", "waivers.yaml"),
        (b"rule,subject,kind\n", "waivers.csv"),
    ],
)
def test_a_file_may_hold_no_waiver_yet(text: bytes, file: str) -> None:
    assert read_waivers(text, file).waivers == ()


def test_a_waiver_of_no_rule_is_refused_with_the_nearest(rules: Any) -> None:
    with pytest.raises(SettingsError) as caught:
        refuse_unknown_rules(Waivers("w.yaml", "", (replace(WAIVER, rule="act-1999/s11"),)), rules)
    assert str(caught.value) == (
        "w.yaml:3: no rule is called `act-1999/s11`\n    help: did you mean `act-1999/s1`?"
    )


# What each comes to


@pytest.mark.parametrize(
    ("change", "state", "said"),
    [
        ({}, "holds", []),
        ({"subject": "All *"}, "holds", []),
        ({"subject": "*"}, "holds", []),
        ({"subject": "all done"}, "other case", ["1 waiver is about other cases"]),
        ({"subject": "All"}, "other case", ["1 waiver is about other cases"]),
        (
            {"expires": read_day("2011-06-01")},
            "holds",
            ["the waiver of act-1999/s1 (until 1 June 2011) ends soon"],
        ),
        ({"expires": read_day("2011-07-02")}, "holds", []),
        (
            {"expires": read_day("2011-05-31")},
            "expired",
            ["the waiver of act-1999/s1 (until 31 May 2011) has expired, and the breach counts"],
        ),
        ({"approved_on": read_day("2011-06-01")}, "holds", []),
        (
            {"approved_on": read_day("2011-06-02")},
            "not begun",
            [
                (
                    "the waiver of act-1999/s1 (until 31 December 2011) has not begun, "
                    "and the breach counts"
                )
            ],
        ),
        (
            {"rule": "act-1999/s2"},
            "no breach",
            [
                (
                    "the waiver of act-1999/s2 (until 31 December 2011) is not needed: "
                    "no breach is found"
                )
            ],
        ),
        (
            {"rule": "act-1999/s9"},
            "left out",
            [
                (
                    "the waiver of act-1999/s9 (until 31 December 2011) was not used: "
                    "the rule was left out"
                )
            ],
        ),
        (
            {"expires": 4_000_000, "review_on": read_day("2011-05-01")},
            "holds",
            [
                (
                    "the waiver of act-1999/s1 (without end, to be reviewed on 1 May 2011) "
                    "was to be reviewed on 1 May 2011"
                )
            ],
        ),
        (
            {"expires": 4_000_000, "review_on": read_day("2011-06-20")},
            "holds",
            [
                (
                    "the waiver of act-1999/s1 (without end, to be reviewed on 20 June 2011) "
                    "is to be reviewed soon"
                )
            ],
        ),
    ],
)
def test_what_a_waiver_comes_to(
    rules: Any, change: dict[str, Any], state: str, said: list[str]
) -> None:
    report = checked(rules, replace(WAIVER, **change))
    assert [each.state for each in report.waivers] == [state]
    assert list(remarks(report)) == said
    counts = Threshold().code(report)
    assert counts == (OK if state == "holds" else BROKEN)


def test_the_report_shows_both_the_breach_and_the_waiver(rules: Any) -> None:
    report = checked(rules, replace(WAIVER, ref="minute 12"))
    [finding] = report.breaches
    assert report.active == ()
    assert list(of_finding(finding, report)) == [
        (
            "waived",
            (
                "until 31 December 2011, by the monitoring officer on 5 January 2011 (minute 12), "
                "as accepted risk: The arrangements are being made."
            ),
        )
    ]
    told = as_data(report)["findings"][0]
    assert (told["outcome"], told["waiver"] and told["waiver"]["state"]) == ("breach", "holds")


def test_a_duty_that_is_owed_to_others_is_not_waived(tmp_path: Path) -> None:
    folder = small.write(tmp_path)
    file = folder / "act-1999" / "s1-arrange.yaml"
    file.write_text(file.read_text("utf-8").replace("remedy:", "waivable: false\nremedy:"), "utf-8")
    report = checked(load_rulesets(folder.iterdir()), WAIVER)
    assert [each.state for each in report.waivers] == ["cannot be waived"]
    assert Threshold().code(report) == BROKEN
    assert list(remarks(report)) == [
        (
            "the waiver of act-1999/s1 (until 31 December 2011) does not hold: "
            "nobody can waive this duty"
        )
    ]


def test_a_defect_is_never_waived(rules: Any) -> None:
    report = checked(rules)
    findings = tuple(replace(each, outcome="error", defect="x") for each in report.findings)
    waived = accept(replace(report, findings=findings), waivers=Waivers("", "", (WAIVER,)))
    assert [each.state for each in waived.waivers] == ["no breach"]
    assert Threshold().code(waived) == 2


WAIVERS = st.lists(
    st.builds(
        Waiver,
        rule=st.sampled_from(
            ["act-1999/s1", "act-1999/s2", "guidance-2001/p1", "policy-2002/part1"]
        ),
        subject=st.sampled_from(["All done", "*", "Another"]),
        kind=st.sampled_from(KINDS),
        reason=st.text(max_size=9),
        approved_by=st.text(max_size=9),
        approved_on=st.integers(734000, 734400),
        expires=st.integers(734000, 734400),
    ),
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(WAIVERS, st.sampled_from(sorted(small.CASES)))
def test_a_waiver_changes_no_outcome_only_the_exit_code(
    rules: Any, waivers: list[Waiver], name: str
) -> None:
    data = small.changed(*small.CASES[name])
    plain, waived = checked(rules, data=data), checked(rules, *waivers, data=data)
    outcomes = [(each.rule.id, each.outcome, each.could_be) for each in plain.findings]
    assert outcomes == [(each.rule.id, each.outcome, each.could_be) for each in waived.findings]
    threshold = Threshold("practice", count_allegations=True)
    before, after = threshold.code(plain), threshold.code(waived)
    assert after == before or (before, after) == (BROKEN, OK)
    held = {each.waiver.rule for each in waived.waivers if each.state == "holds"}
    assert {each.rule.id for each in waived.active} == {
        each.rule.id for each in plain.breaches
    } - held
