"""
Text to data: what YAML and JSON have in common when they are read.

Every value's place is remembered, so that a mistake can be shown where it stands.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from bvrules.errors import CaseError, Problem

if TYPE_CHECKING:
    from collections.abc import Collection

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_DIGITS = 30

TOO_DEEP = f"this is nested more than {MAX_DEPTH} deep"
NO_NUMBER = "this number is too long, too large or too small"


@dataclass(slots=True)
class Node:
    """
    A value and its place: text, a number, yes or no, nothing, a list of nodes, or a map.

    `keys` holds the place of each key of a map. Lines and columns count from 1.
    """

    value: Any
    line: int
    column: int
    keys: dict[str, tuple[int, int]] | None = None

    def plain(self) -> Any:
        """Return the value without its places."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


def mentions(node: Node, names: Collection[str]) -> bool:
    """Return whether one of several names stands somewhere in a node, as a key or a value."""
    value = node.value
    if isinstance(value, dict):
        return any(key in names or mentions(each, names) for key, each in value.items())
    if isinstance(value, list):
        return any(mentions(each, names) for each in value)
    return value in names


class UnreadableError(Exception):
    """The text is not YAML or JSON that can be used; holds the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


def unreadable(what: str, line: int, column: int, help: str | None = None) -> UnreadableError:
    """Return the error that says what cannot be read, and where."""
    return UnreadableError(Problem(what, line=line, column=column, help=help))


class RefusedError(ValueError):
    """Something that JSON or YAML allows and we do not."""


def read_number(text: str) -> int | Decimal:
    """Return a number as it is written; raises RefusedError for one that nobody means."""
    if len(text) > MAX_DIGITS:
        raise RefusedError
    if text.lstrip("+-").isdigit():
        return int(text)
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise RefusedError from None
    if abs(number.adjusted()) > MAX_DIGITS:
        raise RefusedError
    return number


def place_of(text: str, index: int) -> tuple[int, int]:
    """Return the line and the column of a character, counted from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def decode(raw: bytes, file: str | None) -> str:
    """Return the text of a file; raises CaseError if it is too large or is not UTF-8."""
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise CaseError([Problem(f"this is larger than {limit} MB", file)])
    raw = raw.removeprefix(BOM_UTF8)
    try:
        text = raw.decode()
        end = text.find("\0")
    except UnicodeDecodeError as error:
        end = error.start
        text = raw[:end].decode()
    if end < 0:
        return text
    problem = Problem(
        "this is not UTF-8 text", file, *place_of(text, end), help="save the file as UTF-8"
    )
    raise CaseError([problem])


def looks_like_json(text: str) -> bool:
    """Return whether a text may be JSON: it starts with { or [."""
    return text.lstrip()[:1] in ("{", "[")
