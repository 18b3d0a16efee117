"""How the examples of rules are read."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from bvrules.errors import RulesetError
from bvrules.example import Example, examples_of
from bvrules.ruleset import load_rulesets
from bvrules.selftest import run_example

GOOD = Path(__file__).parent / "bad" / "good"


def read(tmp_path: Path, examples: str, file: str = "s1-tell-people.yaml") -> tuple[Example, ...]:
    """Read examples in the place of those of the good ruleset."""
    folder = Path(copytree(GOOD, tmp_path / "gi-1999"))
    text = (folder / file).read_text("utf-8").partition("\n---\n")[0]
    (folder / file).write_text(f"{text}\n---\nexamples:\n{examples}", "utf-8")
    (ruleset,) = load_rulesets([folder])
    return tuple(each for each in examples_of(folder, ruleset) if each.file.endswith(file))


def test_each_makes_one_example_of_each_value(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "  - { it: asks, each: { decision.proposes: [outsource, trust] },"
        " given: { authority.kind: x }, expect: unknown }\n",
    )
    assert [(each.it, each.given) for each in found] == [
        ("asks (outsource)", {"authority.kind": "x", "decision.proposes": "outsource"}),
        ("asks (trust)", {"authority.kind": "x", "decision.proposes": "trust"}),
    ]


def test_each_of_several_makes_one_of_each_pair_and_may_list_days(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "  - { it: holds, term: council, expect: true,"
        " each: { authority.kind: [a, b], day: [2001-01-01, 2002-01-01] } }\n",
        "terms.yaml",
    )
    assert [(each.it, each.given, each.day) for each in found] == [
        ("holds (a, 2001-01-01)", {"authority.kind": "a"}, "2001-01-01"),
        ("holds (a, 2002-01-01)", {"authority.kind": "a"}, "2002-01-01"),
        ("holds (b, 2001-01-01)", {"authority.kind": "b"}, "2001-01-01"),
        ("holds (b, 2002-01-01)", {"authority.kind": "b"}, "2002-01-01"),
    ]


def test_what_each_lists_is_not_taken_on_by_another_example(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "  - { it: asks, as: first, each: { a.b: [x] }, given: { a.c: y }, expect: unknown }\n"
        "  - { it: waits, like: first, expect: pending }\n",
    )
    assert found[1].given == {"a.c": "y"}


@pytest.mark.parametrize(
    ("each", "told"),
    [
        ("[x]", "expected a map of keys and values"),
        ("{ a.b: x }", "expected a list"),
        ("{ a.b: [] }", "this list is empty"),
    ],
)
def test_what_each_cannot_be_is_told(tmp_path: Path, each: str, told: str) -> None:
    with pytest.raises(RulesetError, match=told):
        read(tmp_path, f"  - {{ it: asks, each: {each}, expect: unknown }}\n")


# What is expected beside the outcome


@pytest.mark.parametrize(
    ("day", "version", "told"),
    [
        ("2010-04-01", "2010-04-01", None),
        ("2010-03-31", "2010-04-01", "its wording is of 1 April 2000, not of 1 April 2010"),
    ],
)
def test_the_wording_that_applies_may_be_expected(
    tmp_path: Path, day: str, version: str, told: str | None
) -> None:
    (example,) = read(
        tmp_path,
        f"  - {{ it: holds, term: council, day: {day}, given: {{ authority.kind: London borough }},"
        f" expect: true, version: {version} }}\n",
        "terms.yaml",
    )
    (ruleset,) = load_rulesets([tmp_path / "gi-1999"])
    assert run_example(example, ruleset) == told


def test_an_undated_decision_has_a_wording_where_there_is_only_one(tmp_path: Path) -> None:
    (example,) = read(
        tmp_path,
        "  - { it: asks, given: { authority.is: council }, expect: unknown,"
        " version: 2000-04-01 }\n",
    )
    (ruleset,) = load_rulesets([tmp_path / "gi-1999"])
    assert run_example(example, ruleset) is None
