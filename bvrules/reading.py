"""
Text to data, with every value's place remembered: YAML and JSON.

YAML is read by libyaml where it is there. Only `true` and `false` are yes and no; dates stay
text; duplicate keys, anchors, aliases and tags are refused, because each of them lets a file
mean something else than it seems to.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from json.decoder import scanstring  # type: ignore[attr-defined]  # not in the stubs
from typing import TYPE_CHECKING, Any

import yaml

from bvrules.errors import CaseError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_BYTES = 5_000_000
MAX_DEPTH = 40
MAX_EXCERPT = 40

# One class with libyaml and one without; both give the same events.
_Loader: Any = getattr(yaml, "CLoader", yaml.Loader)

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+([eE][-+]?[0-9]+)?")
_NOT_A_NUMBER = re.compile(r"[-+]?\.(inf|nan)", re.IGNORECASE)
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None}


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


class UnreadableError(Exception):
    """The text is not YAML or JSON that can be used; holds the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


def _unreadable(what: str, line: int, column: int, help: str | None = None) -> UnreadableError:
    return UnreadableError(Problem(what, line=line, column=column, help=help))


def excerpt(text: object) -> str:
    """Return text in a form that is safe to show: short, and on one line."""
    shown = "".join(char if char.isprintable() else "·" for char in str(text)[: MAX_EXCERPT + 1])
    return shown if len(shown) <= MAX_EXCERPT else shown[:MAX_EXCERPT] + "…"


# YAML


def read_yaml(text: str, *, first_document_only: bool = False) -> list[Node]:
    """
    Read the documents of a YAML text; raises UnreadableError at the first thing it cannot read.

    >>> read_yaml("from: 2011-03-02")[0].plain()
    {'from': '2011-03-02'}
    """
    try:
        return list(_documents(_Events(text), only_one=first_document_only))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = excerpt(error.problem or error.context or "unexpected text")
        message = f"this is not YAML: {problem}"
        raise _unreadable(message, line, column) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = "there is a character that YAML does not allow"
        raise _unreadable(message, line, 1) from None


class _Events:
    """The stream of YAML events, with what we refuse taken out."""

    def __init__(self, text: str) -> None:
        loader = _Loader(text)
        self.next: Callable[[], Any] = loader.get_event
        self.depth = 0

    def enter(self, event: Any) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            mark = event.start_mark
            message = f"this is nested more than {MAX_DEPTH} deep"
            raise _unreadable(message, mark.line + 1, mark.column + 1)


def _documents(events: _Events, *, only_one: bool) -> Iterator[Node]:
    while True:
        event = events.next()
        if isinstance(event, yaml.StreamEndEvent):
            return
        if isinstance(event, yaml.DocumentStartEvent):
            yield _node(events, events.next())
            if only_one:
                return


def _node(events: _Events, event: Any) -> Node:
    mark = event.start_mark
    line, column = mark.line + 1, mark.column + 1
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        message = "anchors and aliases (& and *) are not used here"
        raise _unreadable(message, line, column, "write the value out again")
    if event.tag is not None and event.tag != "!":
        message = f"tags such as `{excerpt(event.tag)}` are not used here"
        raise _unreadable(message, line, column)
    if isinstance(event, yaml.ScalarEvent):
        return Node(_scalar(event, line, column), line, column)
    events.enter(event)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := events.next(), yaml.SequenceEndEvent):
            items.append(_node(events, event))
        events.depth -= 1
        return Node(items, line, column)
    return _map(events, line, column)


def _map(events: _Events, line: int, column: int) -> Node:
    values: dict[str, Node] = {}
    places: dict[str, tuple[int, int]] = {}
    while not isinstance(event := events.next(), yaml.MappingEndEvent):
        key = _node(events, event)
        if isinstance(key.value, (list, dict)) or key.value is None:
            message = "a key is a word"
            raise _unreadable(message, key.line, key.column)
        name = event.value if key.value.__class__ is not str else key.value
        if name in values:
            first = places[name][0]
            message = f"`{excerpt(name)}` stands here twice"
            raise _unreadable(message, key.line, key.column, f"it is already on line {first}")
        places[name] = (key.line, key.column)
        values[name] = _node(events, events.next())
    events.depth -= 1
    return Node(values, line, column, places)


def _scalar(event: Any, line: int, column: int) -> Any:
    text: str = event.value
    if event.style:  # quoted or a block: text, whatever it looks like
        return text
    if text in _CONSTANTS or not text:
        return _CONSTANTS.get(text)
    if text[0].isdigit() or text[0] in "+-.":
        if _INTEGER.fullmatch(text):
            return _integer(text, line, column)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        if _NOT_A_NUMBER.fullmatch(text):
            message = f"`{text}` is not a number"
            raise _unreadable(message, line, column, "leave out what is not known")
    return text


MAX_DIGITS = 30


def _integer(text: str, line: int, column: int) -> int:
    if len(text) > MAX_DIGITS:
        message = "this number is too long"
        raise _unreadable(message, line, column)
    return int(text)


# JSON


def read_json(text: str) -> Any:
    """
    Read a JSON text to plain data; raises UnreadableError with the place of the first mistake.

    >>> read_json('{"format": 1}')
    {'format': 1}
    """
    try:
        return json.loads(
            text,
            object_pairs_hook=_pairs,
            parse_constant=_constant,
            parse_float=Decimal,
            parse_int=_json_integer,
        )
    except json.JSONDecodeError as error:
        what = error.msg[0].lower() + error.msg[1:]
        message = f"this is not JSON: {what}"
        raise _unreadable(message, error.lineno, error.colno) from None
    except RecursionError:
        message = f"this is nested more than {MAX_DEPTH} deep"
        raise _unreadable(message, 1, 1) from None
    except _RefusedError:
        # Only the slow reading knows places; it finds the same mistake again.
        return locate_json(text).plain()


class _RefusedError(ValueError):
    """JSON that the fast reading refuses."""


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise _RefusedError
    return data


def _constant(name: str) -> Any:
    raise _RefusedError(name)


def _json_integer(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise _RefusedError(text)
    return int(text)


_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?")
_WORD = re.compile(r"-?[A-Za-z]+")


def locate_json(text: str) -> Node:
    """
    Read a JSON text to nodes that know their places.

    Slower than `read_json`, so it is used only where places are wanted.

    >>> locate_json('{"a": [1]}').value["a"].column
    7
    """
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    node, _ = _JsonPlaces(text, starts).value(0, 0)
    return node


class _JsonPlaces:
    """A walk through JSON text that the fast reading has already found to be JSON."""

    def __init__(self, text: str, line_starts: list[int]) -> None:
        self.text = text
        self.starts = line_starts

    def place(self, index: int) -> tuple[int, int]:
        from bisect import bisect_right  # noqa: PLC0415 - only when something is wrong

        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def skip(self, index: int) -> int:
        match = _SPACE.match(self.text, index)
        return match.end() if match else index

    def value(self, index: int, depth: int) -> tuple[Node, int]:
        index = self.skip(index)
        line, column = self.place(index)
        if depth > MAX_DEPTH:
            message = f"this is nested more than {MAX_DEPTH} deep"
            raise _unreadable(message, line, column)
        start = self.text[index : index + 1]
        if start == "{":
            return self.map(index, depth, line, column)
        if start == "[":
            return self.list(index, depth, line, column)
        if start == '"':
            text, end = scanstring(self.text, index + 1)
            return Node(text, line, column), end
        if match := _NUMBER.match(self.text, index):
            return Node(self.number(match, line, column), line, column), match.end()
        word = _WORD.match(self.text, index)
        name = word.group() if word else start
        if name not in ("true", "false", "null"):
            message = f"`{excerpt(name)}` is not a value"
            raise _unreadable(message, line, column, "leave out what is not known")
        return Node(_CONSTANTS[name], line, column), index + len(name)

    def number(self, match: re.Match[str], line: int, column: int) -> int | Decimal:
        if match.group(2) or match.group(3):
            return Decimal(match.group())
        return _integer(match.group(), line, column)

    def list(self, index: int, depth: int, line: int, column: int) -> tuple[Node, int]:
        items: list[Node] = []
        index = self.skip(index + 1)
        while self.text[index : index + 1] not in ("]", ""):
            item, index = self.value(index, depth + 1)
            items.append(item)
            index = self.skip(index)
            if self.text[index : index + 1] == ",":
                index = self.skip(index + 1)
        return Node(items, line, column), index + 1

    def map(self, index: int, depth: int, line: int, column: int) -> tuple[Node, int]:
        values: dict[str, Node] = {}
        places: dict[str, tuple[int, int]] = {}
        index = self.skip(index + 1)
        while self.text[index : index + 1] == '"':
            where = self.place(index)
            key, index = scanstring(self.text, index + 1)
            if key in values:
                message = f"`{excerpt(key)}` stands here twice"
                first = places[key][0]
                raise _unreadable(message, *where, f"it is already on line {first}")
            index = self.skip(self.skip(index) + 1)  # past the colon
            values[key], index = self.value(index, depth + 1)
            places[key] = where
            index = self.skip(index)
            if self.text[index : index + 1] == ",":
                index = self.skip(index + 1)
        return Node(values, line, column, places), index + 1


# Files


def decode(raw: bytes, file: str | None) -> str:
    """Return the text of a file; raises CaseError if it is too large or is not UTF-8."""
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise CaseError([Problem(f"this is larger than {limit} MB", file=file)])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problem = Problem(
            "this is not UTF-8 text", file=file, line=line, column=1, help="save the file as UTF-8"
        )
        raise CaseError([problem]) from None


def looks_like_json(text: str) -> bool:
    """Return whether a text is to be read as JSON: it starts with { or [."""
    return text.lstrip()[:1] in ("{", "[")
