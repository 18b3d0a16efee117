"""What a linter looks at: a ruleset, its files as nodes, its examples, and its neighbours."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bvrules.amended import nodes_of
from bvrules.errors import Problem
from bvrules.example import examples_of
from bvrules.lint.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bvrules.example import Example
    from bvrules.law import Rule, Ruleset
    from bvrules.lint.fault import Shows
    from bvrules.reading import Node
    from bvrules.ruleset import Folder


class Book:
    """One ruleset, as loaded and as written; `shelf` holds all that were loaded with it."""

    def __init__(self, folder: Folder, ruleset: Ruleset, shelf: list[Book]) -> None:
        self.ruleset = ruleset
        self.shelf = shelf
        self.examples: Sequence[Example] = examples_of(folder, ruleset)
        self.nodes = nodes_of(folder, ruleset)

    def file(self, name: str) -> str:
        """Return the name of a file in messages."""
        return f"{self.ruleset.id}/{name}"

    @cached_property
    def terms(self) -> Node | None:
        """What terms.yaml says, if there is one."""
        return self.nodes.get(self.file("terms.yaml"))

    def examples_for(self, rule: Rule) -> list[Example]:
        """Return the examples of a rule."""
        return [each for each in self.examples if each.subject == rule.id]

    def fault(
        self,
        code: str,
        at: tuple[str, ...],
        what: str,
        help: str | None = None,
        shows: Shows | None = None,
    ) -> Fault:
        """Return a fault at a place: the name of a file, and the keys and indexes that lead on."""
        file, *keys = at
        line, column = _place(self.nodes[file], keys)
        return Fault(code, Problem(what, file, line, column, help=help), shows)


def _place(node: Node, keys: Sequence[str]) -> tuple[int, int]:
    """Return where the last of some keys stands, as far as they lead anywhere."""
    line, column = node.line, node.column
    for key in keys:
        if isinstance(node.value, list):
            node = node.value[int(key)]
            line, column = node.line, node.column
        elif isinstance(node.value, dict) and key in node.value:
            line, column = (node.keys or {}).get(key, (line, column))
            node = node.value[key]
        else:
            break
    return line, column
