"""
mutants.yaml: the changes of a ruleset that cannot make a difference, each with its reason.

A check never reads it. It maps the name of a file to changes, and each change to the reason.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bvrules.checking import Checker
from bvrules.draft import REVIEWED
from bvrules.errors import Problem, RulesetError
from bvrules.reading import UnreadableError, decode
from bvrules.yamltext import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bvrules.reading import Node
    from bvrules.ruleset import Folder


class Reviewed:
    """The changes of one ruleset that were reviewed; `checker` says what is wrong with them."""

    def __init__(self, folder: Folder) -> None:
        self.checker = Checker(f"{folder.name}/{REVIEWED}")
        self.places: dict[tuple[str, str], Node] = {}
        self.why: dict[tuple[str, str], str] = {}
        file = next((each for each in folder.iterdir() if each.name == REVIEWED), None)
        if file is not None:
            self._read(file, folder.name)

    def _read(self, file: Folder, ruleset: str) -> None:
        check = self.checker
        try:
            documents = read_yaml(decode(file.read_bytes(), check.file))
        except UnreadableError as error:
            raise RulesetError([replace(error.problem, file=check.file)]) from None
        for name, changes in check.pairs(documents[0] if documents else None):
            for key, why in check.pairs(changes):
                at = f"{ruleset}/{name}", key
                self.places[at] = check.key(changes, key)
                self.why[at] = check.text(why)
        if check.problems:
            raise RulesetError(check.problems)

    def idle(
        self, known: Collection[tuple[str, str]], noticed: Collection[tuple[str, str]]
    ) -> Iterator[Problem]:
        """
        Return what is wrong with the list: what it names and is no change, or makes a difference.

        Takes all changes that there are, and those that were tried and made a difference, each
        as the name of its file and its key.
        """
        for at, place in self.places.items():
            file, _ = at
            if at in noticed:
                what = "an example notices this change"
                yield _problem(self.checker.file, place, what)
            elif at not in known:
                yield _problem(self.checker.file, place, f"no change of {file} is called so")


def _problem(file: str, place: Node, what: str) -> Problem:
    help = "leave it out, or name it as `bvcheck test --mutate` does"
    return Problem(what, file, place.line, place.column, help=help)
