"""What can be wrong with what we are given: a case, or a ruleset."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_LINE = 600
"""So many characters of a message stand in one line at most."""
MAX_WORD = 60
"""So long a word may have been meant for another."""


def excerpt(text: object, limit: int = 40) -> str:
    r"""
    Return text in a form that is safe to show: short, and on one line.

    >>> excerpt("a\nb"), excerpt("abcdef", 3)
    ('a·b', 'abc…')
    """
    cut = str(text)[: limit + 1]
    shown = "".join(char if char.isprintable() else "·" for char in cut)
    return shown if len(shown) <= limit else shown[:limit] + "…"


@dataclass(frozen=True, slots=True)
class Problem:
    """
    One mistake: what is wrong, where, and what to do about it.

    >>> print(Problem("no fact is called `servce`", file="case.json", line=3, column=5,
    ...               pointer="/servce", help="did you mean `service`?"))
    case.json:3:5: no fact is called `servce`
        at /servce
        help: did you mean `service`?
    """

    what: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    pointer: str | None = None
    help: str | None = None

    def __str__(self) -> str:
        file = None if self.file is None else excerpt(self.file, MAX_LINE // 2)
        place = [part for part in (file, self.line, self.column) if part is not None]
        lines = [": ".join([":".join(map(str, place)), self.what]) if place else self.what]
        if self.pointer is not None:
            lines.append(f"    at {self.pointer or 'the top'}")
        if self.help:
            lines.append(f"    help: {self.help}")
        # What was given may stand in any of these; none of it may repaint a screen.
        return "\n".join(excerpt(line, MAX_LINE) for line in lines)


class BvrulesError(Exception):
    """
    Something we were given cannot be used; `problems` says all that is wrong with it.

    A broken ruleset or case is never a finding: it is an error to whoever wrote it.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(
            sorted(set(problems), key=lambda p: (p.file or "", p.line or 0, p.column or 0, p.what))
        )
        super().__init__("\n".join(map(str, self.problems)))


class CaseError(BvrulesError):
    """The case cannot be read, or contradicts itself inside one fact."""


class RulesetError(BvrulesError):
    """A ruleset is not fit to be used; none of it is loaded."""


class SettingsError(BvrulesError):
    """A setting, or a file beside the case (waivers, a baseline, a receipt), cannot be used."""


class EngineUnavailableError(BvrulesError):
    """The inference engine that was asked for by name cannot be used here."""


class FormatError(BvrulesError):
    """A format cannot be written: its library is not installed, or its template is none."""


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """
    Return the sentence that offers the nearest known word, or None.

    >>> did_you_mean("servce", ["service", "authority"])
    'did you mean `service`?'
    >>> did_you_mean("xyz", ["service"]) is None
    True
    """
    near = nearest(word, known)
    return None if near is None else f"did you mean `{excerpt(near)}`?"


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str | None:
    """
    Return the known word that is nearest to a word, or None if none is near.

    `alike` says how much of the two has to be the same, from 0 to 1.

    >>> nearest("s3-2", ["lga-1999/s3-2", "sva-2012/s1-3"], alike=0.4)
    'lga-1999/s3-2'
    """
    if len(word) > MAX_WORD:  # no slip of the pen, and slow to compare
        return None
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=alike)), None)
