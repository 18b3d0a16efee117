"""
JSON text to data, and to nodes that know their places.

The fast reading is Python's own; the slow one is used where a place is wanted, and finds the
same mistakes with the same words on every version of Python.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from json.decoder import scanstring  # type: ignore[attr-defined]  # not in the stubs
from typing import Any

from bvrules.errors import excerpt
from bvrules.reading import (
    MAX_DEPTH,
    NO_NUMBER,
    TOO_DEEP,
    Node,
    RefusedError,
    UnreadableError,
    read_number,
    unreadable,
)


def read_json(text: str) -> Any:
    """
    Read a JSON text to plain data; raises UnreadableError with the place of the first mistake.

    >>> read_json('{"format": 1}')
    {'format': 1}
    """
    try:
        data = json.loads(
            text,
            object_pairs_hook=_pairs,
            parse_constant=_constant,
            parse_float=read_number,
            parse_int=read_number,
        )
    except (ValueError, RecursionError):
        data = None
    if data is not None and not _HALF.search(text) and not _is_too_deep(data):
        return data
    # Only the slow reading knows places, and says the same on every version of Python.
    return locate_json(text).plain()


_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""Where half a character may be written; two halves make one."""


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise RefusedError
    return data


def _constant(name: str) -> Any:
    raise RefusedError(name)


def _is_too_deep(data: Any) -> bool:
    level: list[Any] = [[data]]
    for _ in range(MAX_DEPTH + 1):
        inside = (each for inner in level for each in inner)
        level = [
            each.values() if isinstance(each, dict) else each
            for each in inside
            if isinstance(each, (dict, list))
        ]
        if not level:
            return False
    return True


_SPACE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r'[^ \t\n\r,:"\[\]{}]*')
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None}
_IN_TEXT = {
    "Unterminated": ("this text has no end", 'end it with "'),
    "Invalid control": ("text does not run over a line", "write a new line as \\n, a tab as \\t"),
    "Invalid \\": ("no character is written so", "write a backslash as two: \\\\"),
}


def locate_json(text: str) -> Node:
    """
    Read a JSON text to nodes that know their places; raises UnreadableError.

    Slower than `read_json`, so it is used only where places are wanted.

    >>> locate_json('{"a": [1]}').value["a"].column
    7
    """
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    places = _JsonPlaces(text, starts)
    node, end = places.value(0, 0)
    end = places.skip(end)
    if end < len(text):
        raise places.wrong(end, "something stands after the end", "one file holds one case")
    return node


class _JsonPlaces:
    """A walk through JSON text."""

    def __init__(self, text: str, line_starts: list[int]) -> None:
        self.text = text
        self.starts = line_starts

    def place(self, index: int) -> tuple[int, int]:
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def wrong(self, index: int, what: str, help: str | None = None) -> UnreadableError:
        return unreadable(what, *self.place(index), help)

    def skip(self, index: int) -> int:
        match = _SPACE.match(self.text, index)
        return match.end() if match else index

    def at(self, index: int) -> str:
        return self.text[index : index + 1]

    def value(self, index: int, depth: int) -> tuple[Node, int]:
        index = self.skip(index)
        start = self.at(index)
        if start and start in "{[":
            if depth >= MAX_DEPTH:
                raise self.wrong(index, TOO_DEEP)
            return self.map(index, depth) if start == "{" else self.list(index, depth)
        if start == '"':
            text, end = self.string(index)
            return Node(text, *self.place(index)), end
        return self.word(index)

    def word(self, index: int) -> tuple[Node, int]:
        match = _WORD.match(self.text, index)
        word = match.group() if match else ""
        end = index + len(word)
        if word in _WORDS:
            return Node(_WORDS[word], *self.place(index)), end
        if _NUMBER.fullmatch(word):
            try:
                return Node(read_number(word), *self.place(index)), end
            except RefusedError:
                raise self.wrong(index, NO_NUMBER) from None
        if not word:
            what = "a value is missing here" if self.at(index) else "the end comes too early"
            raise self.wrong(index, what, None if self.at(index) else "is the file complete?")
        help = 'text stands in "…"; a number is written as 12 or 0.5; what is not known stays out'
        raise self.wrong(index, f"`{excerpt(word)}` is not a value", help)

    def string(self, index: int) -> tuple[str, int]:
        try:
            text, end = scanstring(self.text, index + 1)
        except json.JSONDecodeError as error:
            words = next((_IN_TEXT[each] for each in _IN_TEXT if error.msg.startswith(each)), None)
            what, help = words or ("this text cannot be read", "")
            raise self.wrong(error.pos, what, help) from None
        if any("\ud800" <= char <= "\udfff" for char in text):
            message = "this text holds half a character"
            raise self.wrong(index, message, "write the character itself")
        return text, end

    def list(self, index: int, depth: int) -> tuple[Node, int]:
        items: list[Node] = []
        place = self.place(index)
        index, more = self.first(index, "]")
        while more:
            item, index = self.value(index, depth + 1)
            items.append(item)
            index, more = self.following(index, "]")
        return Node(items, *place), index

    def map(self, index: int, depth: int) -> tuple[Node, int]:
        values: dict[str, Node] = {}
        places: dict[str, tuple[int, int]] = {}
        place = self.place(index)
        index, more = self.first(index, "}")
        while more:
            key, after = self.key(index, places)
            places[key] = self.place(index)
            values[key], index = self.value(after, depth + 1)
            index, more = self.following(index, "}")
        return Node(values, *place, places), index

    def key(self, index: int, places: dict[str, tuple[int, int]]) -> tuple[str, int]:
        """Read a key and the colon after it."""
        if self.at(index) != '"':
            raise self.wrong(index, "a key is missing here", 'a key stands in "…"')
        key, after = self.string(index)
        if key in places:
            help = f"it is already on line {places[key][0]}"
            raise self.wrong(index, f"`{excerpt(key)}` stands here twice", help)
        after = self.skip(after)
        if self.at(after) != ":":
            raise self.wrong(after, f"`{excerpt(key)}` has no colon after it")
        return key, after + 1

    def first(self, index: int, close: str) -> tuple[int, bool]:
        """Go to the first thing inside; False if there is none."""
        index = self.skip(index + 1)
        return (index + 1, False) if self.at(index) == close else (index, True)

    def following(self, index: int, close: str) -> tuple[int, bool]:
        """Go past a comma, or past the end; False at the end."""
        index = self.skip(index)
        if self.at(index) == close:
            return index + 1, False
        if self.at(index) != ",":
            what = f"a comma or `{close}` is missing here"
            raise self.wrong(index, what, None if self.at(index) else "is the file complete?")
        after = self.skip(index + 1)
        if self.at(after) == close:
            raise self.wrong(index, "there is a comma too many")
        return after, True
