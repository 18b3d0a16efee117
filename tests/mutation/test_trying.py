"""Changes are tried on the examples of a small ruleset: what they notice, and what they miss."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from bvrules.errors import RulesetError
from bvrules.mutation.trying import Tried, try_ruleset
from bvrules.ruleset import load_rulesets

GOOD = Path(__file__).parents[1] / "bad" / "good"
RULE = "s1-tell-people.yaml"
LATE = """\
  - it: is too late on the day
    like: told
    given: { consultation.exercises: { complete: true, items: [{ ended: 2011-03-02 }] } }
    expect: breach
"""
OTHERS = """\
  - it: binds no other body
    like: told
    given: { authority.is: unknown, authority.is_not: council }
    expect: not applicable
  - it: is met by one exercise of several
    like: told
    given:
      consultation.exercises: { complete: true, items: [{ ended: 2011-03-01 }, { ended: 2012 }] }
    expect: compliant
"""
EDGES = """\
  - it: does not bind the day before
    like: told
    given: { decision.in_principle: 2000-03-31 }
    expect: not applicable
  - it: binds on the day
    like: told
    given: { decision.in_principle: 2000-04-01, consultation.exercises: [{ ended: 2000-03-31 }] }
    expect: compliant
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(copytree(GOOD, tmp_path / "gi-1999"))


def add(folder: Path, *examples: str) -> None:
    rule = folder / RULE
    rule.write_text(rule.read_text("utf-8") + "".join(examples), "utf-8")


def tried(folder: Path, name: str = "gi-1999/s1") -> Tried:
    (ruleset,) = load_rulesets([folder])
    return try_ruleset(folder, ruleset, lambda each, _: each == name)


def test_what_the_examples_do_not_show_survives(folder: Path) -> None:
    assert [each.change.key for each in tried(folder).survivors] == [
        "in_force / 2000-04-01 / from / 2000-04-01 becomes 2000-03-31",
        "in_force / 2000-04-01 / from / 2000-04-01 becomes 2000-04-02",
        "applies_when / left out",
        "requires / all / exercise.ended / before becomes no_later_than",
    ]


def test_a_planted_hole_is_found_at_its_place(folder: Path) -> None:
    add(folder, OTHERS, EDGES)
    (survivor,) = tried(folder).survivors
    assert str(survivor) == (
        "gi-1999/s1-tell-people.yaml:22:25: before becomes no_later_than\n"
        "    before: exercise.ended: { before: decision.in_principle }\n"
        "    after:  exercise.ended: { no_later_than: decision.in_principle }\n"
        "    change: requires / all / exercise.ended / before becomes no_later_than"
    )


def test_nothing_survives_examples_that_show_it_all(folder: Path) -> None:
    add(folder, LATE, OTHERS, EDGES)
    found = tried(folder)
    assert (found.survivors, found.idle) == ((), ())
    assert found.counts == {"killed": 5}


def test_what_no_author_could_have_written_is_not_taken_for_noticed(folder: Path) -> None:
    found = tried(folder, "gi-1999/threshold")
    row = folder / "terms.yaml"
    row.write_text(
        row.read_text("utf-8").replace("  - from: 2010-04-01\n", "  - from: 2000-04-02\n"), "utf-8"
    )
    assert found.counts["stillborn"] == 0
    terms = tried(folder, "gi-1999/council")
    assert [each.change.what for each in terms.mutants if each.fate == "stillborn"] == [
        "2000-04-01 becomes 2000-04-02",
        "2000-04-02 becomes 2000-04-01",
    ]


# terms.yaml

TERM_EXAMPLES = """\
---
examples:
  - it: is a council
    day: 2005-01-01
    term: council
    each: { authority.kind: [London borough, county council] }
    expect: true
  - it: is no other body
    day: 2005-01-01
    term: council
    given: { authority.kind: district council }
    expect: false
"""


def test_the_examples_of_a_term_watch_it(folder: Path) -> None:
    terms = folder / "terms.yaml"
    terms.write_text(terms.read_text("utf-8") + TERM_EXAMPLES, "utf-8")
    found = tried(folder, "gi-1999/council")
    fates = {each.change.key.partition(" / versions / ")[2]: each.fate for each in found.mutants}
    assert fates == {
        "2000-04-01 / from / 2000-04-01 becomes 2000-03-31": "survived",
        "2000-04-01 / from / 2000-04-01 becomes 2000-04-02": "survived",
        "2000-04-01 / holds_when / authority.kind / one_of / London borough / left out": "killed",
        "2000-04-01 / holds_when / authority.kind / one_of / county council / left out": "killed",
        "2010-04-01 / from / 2010-04-01 becomes 2010-03-31": "survived",
        "2010-04-01 / from / 2010-04-01 becomes 2010-04-02": "survived",
        "2010-04-01 / until / 2020-04-01 becomes 2020-03-31": "survived",
        "2010-04-01 / until / 2020-04-01 becomes 2020-04-02": "survived",
    }


AMOUNT = """\
requires:
  procurement.value: { at_least: threshold }

remedy:
  before: Tell them.
  after: Tell them now.

---
examples:
  - it: is met at the figure
    as: told
    given:
      authority.is: council
      decision.in_principle: 2011-03-02
      procurement.value: { net_of_vat: 150000 }
    expect: compliant
  - it: is not met below
    like: told
    given: { procurement.value: { net_of_vat: 149999 } }
    expect: breach
"""


def test_the_examples_of_a_rule_watch_the_figure_that_it_names(folder: Path) -> None:
    rule = folder / RULE
    rule.write_text(rule.read_text("utf-8").partition("requires:")[0] + AMOUNT, "utf-8")
    killed = [each for each in tried(folder, "gi-1999/threshold").mutants if each.fate == "killed"]
    assert [each.change.what for each in killed] == [
        "150000 becomes 149999",
        "150000 becomes 150001",
    ]


# The list of changes that make no difference

REVIEWED = f"""\
{RULE}:
  requires / all / exercise.ended / before becomes no_later_than: for the sake of this test
"""


def test_a_change_that_was_reviewed_is_no_hole(folder: Path) -> None:
    add(folder, OTHERS, EDGES)
    (folder / "mutants.yaml").write_text(REVIEWED, "utf-8")
    found = tried(folder)
    assert (found.survivors, found.idle, found.counts["reviewed"]) == ((), (), 1)


def test_a_reviewed_change_that_an_example_notices_is_a_mistake(folder: Path) -> None:
    add(folder, OTHERS, EDGES, LATE)
    (folder / "mutants.yaml").write_text(REVIEWED, "utf-8")
    (problem,) = tried(folder).idle
    assert str(problem) == (
        "gi-1999/mutants.yaml:2:3: an example notices this change\n"
        "    help: leave it out, or name it as `bvcheck test --mutate` does"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            REVIEWED.replace("before becomes", "after becomes"),
            "gi-1999/mutants.yaml:2:3: no change of gi-1999/s1-tell-people.yaml is called so",
        ),
        (
            "s2.yaml: { x: y }",
            "gi-1999/mutants.yaml:1:12: no change of gi-1999/s2.yaml is called so",
        ),
    ],
)
def test_a_reviewed_change_that_is_none_is_a_mistake(folder: Path, text: str, told: str) -> None:
    (folder / "mutants.yaml").write_text(text, "utf-8")
    (problem,) = tried(folder).idle
    assert str(problem).splitlines()[0] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [", "gi-1999/mutants.yaml:2:1: this is not YAML"),
        ("- a", "gi-1999/mutants.yaml:1:1: expected a map of keys and values"),
        (f"{RULE}: x", "gi-1999/mutants.yaml:1:22: expected a map of keys and values"),
        (f"{RULE}: {{ x: '' }}", "gi-1999/mutants.yaml:1:27: expected text"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused(folder: Path, text: str, told: str) -> None:
    (folder / "mutants.yaml").write_text(text, "utf-8")
    with pytest.raises(RulesetError) as error:
        tried(folder)
    assert str(error.value).startswith(told)


def test_a_check_does_not_read_the_list(folder: Path) -> None:
    (folder / "mutants.yaml").write_text("a: [", "utf-8")
    assert len(load_rulesets([folder])) == 1
