"""A fault of a ruleset: its code, where it is and what to do, and a case that shows it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from bvrules.errors import Problem


class Shows(NamedTuple):
    """A case that shows a fault: its facts, the day it is asked from, and the rules to ask."""

    facts: dict[str, Any]
    as_of: date
    rules: tuple[str, ...]

    def file(self) -> dict[str, Any]:
        """Return the case as a file holds it."""
        title = f"What {' and '.join(self.rules)} come to"
        return {"format": 1, "title": title, **self.facts}

    def command(self, rules: str | None = None) -> str:
        """Say how the case is run, once it is saved, with the rules in a folder."""
        words = [f"--select {rule}" for rule in self.rules] + (
            [f"--rules {rules}"] if rules else []
        )
        return " ".join([f"bvcheck FILE --as-of {self.as_of}", *words])


class Fault(NamedTuple):
    """Something that a ruleset should not have; it loads all the same."""

    code: str
    problem: Problem
    shows: Shows | None = None

    def told(self, rules: str | None = None) -> str:
        """Return it as an author reads it; `rules` is the folder of rules that are not shipped."""
        place, colon, rest = str(self.problem).partition(": ")
        told = f"{place}{colon}{self.code} {rest}"
        if self.shows is None:
            return told
        text = json.dumps(self.shows.file(), indent=2)
        lines = "\n".join(f"    {line}" for line in text.splitlines())
        return f"{told}\n    shown by: {self.shows.command(rules)}\n{lines}"

    def data(self) -> dict[str, Any]:
        """Return it as JSON says it."""
        problem, shows = self.problem, self.shows
        return {
            "code": self.code,
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "what": problem.what,
            "help": problem.help,
            "case": shows.file() if shows else None,
            "as_of": str(shows.as_of) if shows else None,
            "rules": list(shows.rules) if shows else None,
        }
