"""
Trying changes: each is killed by an example that comes out otherwise, or survives.

A rule whose examples watch it well has no survivors but those that cannot make a difference,
and these stand in a list that somebody reviewed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from bvrules.mutation.change import LEFT_OUT
from bvrules.mutation.reviewed import Reviewed
from bvrules.mutation.subject import Subjects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bvrules.errors import Problem
    from bvrules.law import Ruleset
    from bvrules.mutation.change import Change
    from bvrules.mutation.subject import Subject
    from bvrules.ruleset import Folder

Fate = Literal["killed", "stillborn", "reviewed", "survived"]
"""What became of a change: an example noticed it; it could not be read; it cannot differ; none."""


class Mutant(NamedTuple):
    """A change that was tried."""

    file: str
    change: Change
    fate: Fate

    def __str__(self) -> str:
        change = self.change
        gone = change.path[-1] + " " if change.what == LEFT_OUT else ""
        return (
            f"{self.file}:{change.line}:{change.column}: {gone}{change.what}\n"
            f"    before: {change.before}\n"
            f"    after:  {change.after or LEFT_OUT}\n"
            f"    change: {change.key}"
        )


@dataclass(frozen=True)
class Tried:
    """What came of trying the changes of a ruleset; `idle` says which reviewed ones are none."""

    mutants: tuple[Mutant, ...]
    idle: tuple[Problem, ...]

    @property
    def survivors(self) -> tuple[Mutant, ...]:
        """The changes that no example notices, and nobody reviewed."""
        return tuple(each for each in self.mutants if each.fate == "survived")

    @property
    def counts(self) -> Counter[str]:
        """How many changes had each fate."""
        return Counter(each.fate for each in self.mutants)


def try_ruleset(
    folder: Folder, ruleset: Ruleset, means: Callable[[str, str], bool] = lambda *_: True
) -> Tried:
    """
    Try every change of a ruleset, or of the rules and terms that are meant.

    Takes its folder, what was loaded from it, and what says of a name and a file whether they
    are meant. Its examples have to come out as expected, or everything seems to be noticed.
    """
    reviewed = Reviewed(folder)
    subjects = list(Subjects(folder, ruleset).all())
    known = {(each.file, change.key) for each in subjects for change in each.changes}
    tried = [
        mutant for each in subjects if means(each.name, each.file) for mutant in try_subject(each)
    ]
    noticed = {(each.file, each.change.key) for each in tried if each.fate != "survived"}
    return Tried(
        tuple(_after_review(each, reviewed) for each in tried),
        tuple(reviewed.idle(known, noticed)),
    )


def _after_review(mutant: Mutant, reviewed: Reviewed) -> Mutant:
    stands = (mutant.file, mutant.change.key) in reviewed.why
    return mutant._replace(fate="reviewed") if stands and mutant.fate == "survived" else mutant


def try_subject(subject: Subject) -> Iterator[Mutant]:
    """Try every change of a rule, or of a thing that terms.yaml defines, on its examples."""
    trials = list(subject.trials)
    for change in subject.changes:
        run = subject.reread(change.node)
        if run is None:
            yield Mutant(subject.file, change, "stillborn")
            continue
        killer = next((at for at, each in enumerate(trials) if run(each) is not None), None)
        if killer is not None:  # what noticed one change often notices the next
            trials.insert(0, trials.pop(killer))
        yield Mutant(subject.file, change, "survived" if killer is None else "killed")
