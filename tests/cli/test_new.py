"""bvcheck new: a starter case, whose every line can be used as it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bvrules import read_case
from bvrules.case.walk import facts_of
from bvrules.starter import starter_case
from bvrules.vocabulary import all_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Run

MARKED = re.compile(r"( *)#(?=[a-z-])")
"""The # that is taken away: no space stands after it, as it does in what explains."""

LINES = starter_case().splitlines()


def without_mark(line: str) -> str:
    return MARKED.sub(r"\1", line, count=1)


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def marked() -> Iterator[int]:
    return (number for number, line in enumerate(LINES) if MARKED.match(line))


def above(number: int) -> Iterator[int]:
    """Return the lines that a line stands under: the names and the dashes around it."""
    depth = indent(LINES[number])
    for before in range(number - 1, -1, -1):
        line = LINES[before]
        bare = without_mark(line).strip()
        if indent(line) < depth and (bare == "-" or bare.endswith(":")) and bare[:1] != "#":
            depth = indent(line)
            yield before


def test_the_starter_case_is_a_case_that_states_nothing(run: Run) -> None:
    result = run("new")
    assert result.exit_code == 0
    assert result.stdout == starter_case()
    assert list(facts_of(read_case(result.stdout))) == []


def test_all_of_it_can_be_used_at_once() -> None:
    case = read_case("\n".join(map(without_mark, LINES)))
    stated = {re.sub(r"/\d+", "[]", pointer) for pointer, _ in facts_of(case)}
    maps = re.compile(r"^(policies|departures)\[\]")
    wanted = {each.path for each in all_facts() if each.kind != "money"}
    found = {maps.sub(r"\1[]", pointer[1:].replace("/", ".")) for pointer in stated}
    missing = {
        path
        for path in wanted
        if path.replace("[].", "[].") not in found
        and not path.startswith(("policies", "departures"))
        and f"{path}[]" not in found
    }
    assert missing == set()
    assert case.policies
    assert case.departures
    assert case.evidence


@pytest.mark.parametrize("number", list(marked()), ids=lambda number: LINES[number].strip()[:40])
def test_each_line_can_be_used_alone_with_what_it_stands_under(number: int) -> None:
    used = {number, *above(number)}
    text = "\n".join(
        without_mark(line) if here in used else line for here, line in enumerate(LINES)
    )
    case = read_case(text)
    is_fact = not without_mark(LINES[number]).rstrip().endswith((":", "-"))
    in_register = "evidence:" in (LINES[each] for each in used)
    assert len(list(facts_of(case))) == (is_fact and not in_register)


def test_it_is_used_from_the_top_line_by_line() -> None:
    lines = list(LINES)
    for number in marked():
        lines[number] = without_mark(lines[number])
        if number % 10 == 0:  # each would take long, and a slip anywhere breaks what follows
            assert read_case("\n".join(lines))


def test_no_line_is_wide_but_an_example() -> None:
    assert all(len(line) <= 92 for line in LINES if not MARKED.match(line))


def test_it_is_written_to_a_file_and_never_over_one(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    result = run("new", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"{file} is ready")
    assert file.read_text("utf-8") == starter_case()
    file.write_text("mine", "utf-8")
    result = run("new", str(file))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{file}: there is such a file already")
    assert file.read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["no/such/folder/case.yaml", "a" * 5000])
def test_a_file_that_cannot_be_written_is_a_mistake_of_usage(
    run: Run, tmp_path: Path, name: str
) -> None:
    result = run("new", str(tmp_path / name))
    assert (result.exit_code, result.stdout) == (2, "")
    assert ": cannot be written: " in result.stderr


def test_what_is_new_can_be_checked(run: Run, tmp_path: Path, rules: str) -> None:
    file = str(tmp_path / "case.yaml")
    run("new", file)
    assert run("--rules", rules, file).exit_code == 4
    assert Path(file).exists()
