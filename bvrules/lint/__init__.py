"""
Faults of rulesets that load: rules that never apply, duties that contradict each other, gaps.

What is searched for over small cases is searched for, not proved: a clean result says among
how many cases none was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bvrules.lint import conflicts, duplicates, ended, names, reach, register, versions
from bvrules.lint.book import Book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bvrules.law import Ruleset
    from bvrules.lint.fault import Fault
    from bvrules.ruleset import Folder

CODES = {
    reach.UNREACHABLE: "a rule applied in no small case",
    reach.NEVER_HOLDS: "an exception held in no small case",
    reach.NEVER_YIELDS: "what makes an exception yield never held together with it",
    reach.NOT_SHOWN: "no example of a rule shows an outcome that it can reach",
    conflicts.CONTRADICT: "two duties were never met at once, though each was met alone",
    versions.GAP: "no version is in force between two versions",
    ended.PAST_END: "a rule cites a provision for a time after its end",
    names.UNUSED["terms"]: "nothing uses a term",
    names.UNUSED["amounts"]: "nothing uses an amount",
    names.UNUSED["events"]: "nothing uses an event",
    names.UNUSED["parameters"]: "nothing uses a parameter",
    duplicates.TWICE: "two rules ask the same of the same cases",
    register.MISSING: "the provision of a rule is no row of the register that is encoded",
    register.UNCITED: "a row of the register is said to be encoded, and nothing cites it",
    names.NOT_ASKED: "a rule explains a judgement that no condition asks for",
}
"""What each code means. Versions that overlap are refused when a ruleset is loaded."""

_ON_PAPER: tuple[Callable[[Book], Iterator[Fault]], ...] = (
    versions.gaps,
    ended.past_their_end,
    names.unused,
    names.not_asked,
    duplicates.duplicates,
    register.not_in_register,
    register.not_cited,
)
"""What is found by reading alone."""


@dataclass(frozen=True)
class Linted:
    """The faults of rulesets, by file and place, and how many small cases were tried."""

    faults: tuple[Fault, ...]
    rulesets: int
    tried: int


def lint(
    folders: Iterable[Folder],
    loaded: Mapping[str, Ruleset],
    wanted: Callable[[str], bool] = lambda _: True,
) -> Linted:
    """
    Return the faults of rulesets.

    Takes the folders that were loaded, the rulesets by their ids, and what says of an id whether
    that ruleset is meant; the others count as neighbours, which may use what it defines.
    """
    shelf: list[Book] = []
    shelf += [Book(folder, loaded[folder.name], shelf) for folder in folders]
    books = [book for book in shelf if wanted(book.ruleset.id)]
    faults: list[Fault] = []
    tried = 0
    for book in books:
        found, number = lint_book(book, wanted)
        faults += found
        tried += number
    return Linted(tuple(faults), len(books), tried)


def lint_book(book: Book, meant: Callable[[str], bool] = lambda _: True) -> tuple[list[Fault], int]:
    """
    Return the faults of one ruleset, by file and place, and how many cases were tried.

    `meant` says of an id whether that ruleset is looked at too, now or another time.
    """
    faults = [fault for find in _ON_PAPER for fault in find(book)]
    tried = 0
    for rule in book.ruleset.rules:
        cases = reach.small_cases(book, rule)
        tried += len(cases)
        faults += reach.reach(book, rule, cases)
    for first, second in conflicts.pairs(book, meant):
        fault, number = conflicts.conflict(book, first, second)
        tried += number
        faults += [fault] if fault else []
    return sorted(faults, key=_place), tried


def _place(fault: Fault) -> tuple[str, int, int, str]:
    problem = fault.problem
    return problem.file or "", problem.line or 0, problem.column or 0, fault.code
