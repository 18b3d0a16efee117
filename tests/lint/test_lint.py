"""A ruleset without faults has none; each code has a ruleset with one planted fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bvrules.lint import CODES, Linted, lint, lint_book
from bvrules.lint.book import Book
from bvrules.ruleset import load_rulesets
from tests.shown import FOLDERS, RULESETS

GOOD = Path(__file__).parent / "good"
FILES = {file.name: file.read_text("utf-8") for file in sorted(GOOD.iterdir())}
RULESET, TERMS, RULE = (FILES[each] for each in ("ruleset.yaml", "terms.yaml", "s1-tell.yaml"))

SECOND = (
    RULE.replace("id: s1", "id: s2")
    .replace("citation: section 1", "citation: section 2")
    .replace("    - procurement.value: { at_least: large }\n", "")
)

ENDED = {
    "s3-old.yaml": SECOND.replace("id: s2", "id: s3")
    .replace("citation: section 2\nsays", "citation: section 3\nsays")
    .replace("  - from: 2000-04-01\n", "  - from: 2000-04-01\n    until: 2005-04-01\n"),
    "ruleset.yaml": RULESET + "  - { provision: section 3, encoded: in full }\n",
}


def with_(**changes: tuple[str, str]) -> dict[str, str]:
    """Return the good files, with a text in one of them in place of another."""
    files = dict(FILES)
    for name, (old, new) in changes.items():
        file = {"rule": "s1-tell.yaml", "terms": "terms.yaml", "ruleset": "ruleset.yaml"}[name]
        assert old in files[file]
        files[file] = files[file].replace(old, new)
    return files


MORE_TERMS = """\
  {name}:
    of: authority
    citation: section 2
    versions:
      - {{ from: 2000-04-01, by: SI 2000/1, holds_when: {{ authority.kind: county council }} }}
"""

YEARS = "{ says: years, unit: years, is: 3, at_least: 1, at_most: 9 }"
SETTLED = "{ citation: section 2, says: first, first_of: [decision.award, decision.procurement] }"
GAP = """\
  - from: 2000-04-01
    until: 2005-04-01
    by: SI 2000/1
  - from: 2006-04-01
    by: SI 2006/1
"""

FAULTS = {
    "BVL001": (
        with_(
            rule=(
                "    - authority.is: council\n",
                "    - authority.is: council\n    - authority.kind: county council\n",
            )
        ),
        "it surely applied in none of 240 small cases",
    ),
    "BVL002": (
        with_(
            rule=(
                "when: { best_value.under_direction: true }",
                "when: { all: [procurement.urgent: true, procurement.urgent: false] }",
            )
        ),
        "the exception `direction` held in none of 240 small cases",
    ),
    "BVL003": (
        with_(
            rule=(
                "when: { procurement.urgent: true }",
                "when: { best_value.under_direction: false }",
            )
        ),
        "`urgent` made `direction` yield in none of",
    ),
    "BVL004": (
        with_(rule=("  - { it: waits, like: told, as_of: 2011-01-01, expect: pending }\n", "")),
        "no example shows it come out as pending",
    ),
    "BVL005": (
        FILES
        | {
            "s2-not.yaml": SECOND.replace(
                "best_value.arrangements: true", "best_value.arrangements: false"
            ).replace("given: { best_value.arrangements: false }", "given: { x: y }")
        },
        "in none of 990 small cases was both it and in-1999/s2 met, though each was",
    ),
    "BVL006": (
        with_(
            rule=(
                "  - from: 2000-04-01\n    by: SI 2000/1\n",
                GAP,
            )
        ),
        "no version is in force from 2005-04-01 until 2006-04-01",
    ),
    "BVL007": (
        FILES
        | ENDED
        | {
            "s1-tell.yaml": RULE.replace(
                "    citation: section 2\n    because", "    citation: section 3\n    because"
            )
        },
        "it cites IN 1999 s 3, which ended on 2005-04-01, and runs on",
    ),
    "BVL008": (
        FILES | {"terms.yaml": TERMS + MORE_TERMS.format(name="county")},
        "nothing uses the term `county`",
    ),
    "BVL009": (
        with_(rule=("    - procurement.value: { at_least: large }\n", "")),
        "nothing uses the amount `large`",
    ),
    "BVL010": (
        with_(
            terms=(
                "terms:\n",
                f"events:\n  settled: {SETTLED}\nterms:\n",
            )
        ),
        "nothing uses the event `settled`",
    ),
    "BVL011": (
        with_(
            terms=(
                "amounts:\n",
                f"parameters:\n  years: {YEARS}\namounts:\n",
            )
        ),
        "nothing uses the parameter `years`",
    ),
    "BVL012": (
        FILES | {"s2-again.yaml": RULE.replace("id: s1", "id: s2")},
        "it asks the same as in-1999/s1, of the same cases and on the same days",
    ),
    "BVL013": (
        with_(ruleset=("  - provision: section 1\n    encoded: in full\n", "")),
        "`section 1` is no row of the register that is encoded",
    ),
    "BVL014": (
        with_(
            ruleset=("register:\n", "register:\n  - { provision: section 4, encoded: in full }\n")
        ),
        "no rule or term cites `section 4`, which is said to be encoded",
    ),
    "BVL015": (
        with_(
            rule=(
                "judgement:\n",
                "judgement:\n  decision.general_approach: { asks: Is it?, weigh: [how much] }\n",
            )
        ),
        "no condition asks for the judgement `decision.general_approach`",
    ),
}


def linted(tmp_path: Path, files: dict[str, str]) -> Linted:
    folder = tmp_path / "in-1999"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    (ruleset,) = load_rulesets([folder])
    return lint([folder], {ruleset.id: ruleset})


def test_a_ruleset_without_faults_has_none(tmp_path: Path) -> None:
    found = linted(tmp_path, FILES)
    assert [fault.told() for fault in found.faults] == []
    assert (found.rulesets, found.tried) == (1, 240)


@pytest.mark.parametrize("code", CODES)
def test_a_planted_fault_is_found_and_no_other(code: str, tmp_path: Path) -> None:
    files, what = FAULTS[code]
    faults = linted(tmp_path, files).faults
    assert [fault.code for fault in faults] == [code]
    assert what in faults[0].problem.what
    assert faults[0].problem.line is not None
    assert faults[0].problem.help


def test_every_fault_that_can_be_found_is_planted() -> None:
    assert set(FAULTS) == set(CODES)


SHELF: list[Book] = []
SHELF += [Book(FOLDERS / each, RULESETS[each], SHELF) for each in RULESETS]


@pytest.mark.exhaustive
@pytest.mark.parametrize("book", SHELF, ids=RULESETS)
def test_the_shipped_rulesets_have_no_faults(book: Book) -> None:
    faults, tried = lint_book(book)
    assert [fault.told() for fault in faults] == []
    assert tried or not book.ruleset.rules


@pytest.mark.parametrize("code", ["BVL004", "BVL005"])
def test_a_case_that_shows_a_fault_is_printed_as_a_file(code: str, tmp_path: Path) -> None:
    (fault,) = linted(tmp_path, FAULTS[code][0]).faults
    assert fault.shows is not None
    head, _, text = fault.told("RULES").partition(
        f"\n    shown by: {fault.shows.command()} --rules RULES\n"
    )
    assert f": {code} " in head
    assert json.loads(text) == fault.shows.file() == fault.data()["case"]
