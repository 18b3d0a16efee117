"""Writing a case back: what was not changed stays as it stood."""

from __future__ import annotations

import json
from difflib import unified_diff
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bvrules import Case, CaseError, read_case
from bvrules.casepath import changed, plain
from bvrules.casewriting import rewritten
from bvrules.starter import starter_case
from tests.oracle.generate import random_case_and_rule

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.json"))
YAML = """\
# A case of ours
format: 1   # the first
title: "Libraries: the future"   # quoted
authority:
  kind: London borough
decision:
  # what the minutes say
  in_principle: 2015-01   # a month
consultation:
  exercises:
  - name: 'Your say'
    ended: 2014-12-01
    # that was all of it
best_value:
  arrangements:    # asked, and not known
service:
  description: >
    text that
    is folded
  yearly_cost: {net_of_vat: 1000.50}
"""
CHANGES: dict[str, Any] = {
    "decision.in_principle": "2015-01-12",
    "best_value.arrangements": True,
    "consultation.exercises[0].began": "2014-10",
    "consultation.exercises[+].ended": "2013",
    "in_house.considered": {"value": False, "note": "so: they # say"},
}


def difference(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that were taken out, and those that came in."""
    lines = list(unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))[2:]
    out = [line[1:] for line in lines if line.startswith("-")]
    return out, [line[1:] for line in lines if line.startswith("+")]


def test_yaml_keeps_its_comments_and_its_quotes() -> None:
    after = rewritten(YAML.encode(), "case.yaml", CHANGES).decode()
    out, new = difference(YAML, after)
    assert out == [
        "  in_principle: 2015-01   # a month",
        "  arrangements:    # asked, and not known",
    ]
    assert new == [
        "  in_principle: 2015-01-12 # a month",
        "    began: 2014-10",
        '  - ended: "2013"',
        "  arrangements: true # asked, and not known",
        "in_house:",
        "  considered:",
        "    value: false",
        '    note: "so: they # say"',
    ]


def test_a_list_that_is_closed_keeps_its_items() -> None:
    raw = rewritten(YAML.encode(), "case.yaml", {"consultation.exercises.complete": True})
    assert b"# that was all of it" in raw
    exercises = read_case(raw, "case.yaml").consultation.exercises  # type: ignore[union-attr]
    assert exercises is not None
    assert (len(exercises.items), exercises.complete) == (1, True)


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith("#")]


def test_the_starter_keeps_all_its_questions() -> None:
    before = starter_case()
    changes = {path: value for path, value in CHANGES.items() if "[0]" not in path}
    after = rewritten(before.encode(), "case.yaml", changes).decode()
    assert comments(after) == comments(before)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_changes_in_one_line_only(path: Path) -> None:
    before = path.read_text(encoding="utf-8")
    after = rewritten(path.read_bytes(), path.name, {"in_house.plan.years": 7}).decode()
    out, new = difference(before, after)
    assert len(out) <= 1
    assert len(new) <= 7
    assert json.loads(after)["in_house"]["plan"]["years"] == 7


def test_numbers_stay_as_they_were_written() -> None:
    raw = b'{"format": 1, "service": {"yearly_cost": {"net_of_vat": 0.10}}}'
    assert b"0.10" in rewritten(raw, "case.json", {"title": "x"})


def test_random_cases_read_back_as_meant() -> None:
    for seed in range(150):
        _, _, data, _ = random_case_and_rule(seed)
        raw = json.dumps(data, indent=Random(seed).choice([None, 1, 2, 4])).encode()
        for file in ("case.json", "case.yaml"):
            after = read_case(rewritten(raw, file, CHANGES_FOR_ALL), file)
            wanted = changed(plain(Case.model_validate(data)), CHANGES_FOR_ALL)
            assert after == Case.model_validate(wanted)


CHANGES_FOR_ALL: dict[str, Any] = {
    "service.staff": 12,
    "options.complete": True,
    "policies.ours.adopted": "2015/16",
}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"decision.in_principel": "2015"}, "did you mean `decision.in_principle`"),
        ({"decision.in_principle": "soon"}, "`soon` is not a day"),
        ({"service.staff": "twelve"}, "expected a whole number"),
        ({"options[4].name": "B"}, "leads past the end"),
        ({"format": 2}, "no fact is called `format`"),
    ],
)
def test_what_cannot_be_written_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(CaseError, match=said):
        rewritten(YAML.encode(), "case.yaml", changes)
