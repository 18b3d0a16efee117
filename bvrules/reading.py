"""
Text to data, with every value's place remembered: YAML and JSON.

YAML is read by libyaml where it is there. Only `true` and `false` are yes and no; dates stay
text; duplicate keys, anchors, aliases and tags are refused, because each of them lets a file
mean something else than it seems to.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from json.decoder import scanstring  # type: ignore[attr-defined]  # not in the stubs
from typing import TYPE_CHECKING, Any

import yaml

from bvrules.errors import CaseError, Problem, excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_DIGITS = 30

_TOO_DEEP = f"this is nested more than {MAX_DEPTH} deep"
_NO_NUMBER = "this number is too long, too large or too small"

# One class with libyaml and one without; both give the same events.
_Loader: Any = getattr(yaml, "CLoader", yaml.Loader)

_YAML_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+([eE][-+]?[0-9]+)?)?")
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
        raise _not_yaml(text, error) from None
    except yaml.reader.ReaderError as error:
        line, column = place_of(text, error.position)
        message = "there is a character here that YAML does not allow"
        raise _unreadable(
            message, line, column, "it may not be seen: type the line again"
        ) from None


def place_of(text: str, index: int) -> tuple[int, int]:
    """Return the line and the column of a character, counted from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _not_yaml(text: str, error: yaml.MarkedYAMLError) -> UnreadableError:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = str(error.problem or error.context)
    here = text.split("\n")[line - 1 : line]
    if here and here[0][column - 1 : column] == "\t":
        return _unreadable("a tab stands where YAML wants spaces", line, column)
    if "end of stream" in said and error.context_mark:
        start = error.context_mark
        message = "this text has no end"
        return _unreadable(message, start.line + 1, start.column + 1, "end it with its quote")
    if said.startswith("mapping values"):
        message = "a second colon stands here, and YAML takes it for a new key"
        return _unreadable(message, line, column, 'put the text in "…"')
    if said.startswith("found character that cannot start"):
        message = "no value begins with this character"
        return _unreadable(message, line, column, 'put the text in "…"')
    help = "look at the indentation, the brackets and the quotes here and above"
    return _unreadable(f"this is not YAML: {excerpt(said, 100)}", line, column, help)


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
            raise _unreadable(_TOO_DEEP, mark.line + 1, mark.column + 1)


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
        if _YAML_NUMBER.fullmatch(text):
            try:
                return _number(text)
            except _RefusedError:
                raise _unreadable(_NO_NUMBER, line, column) from None
        if _NOT_A_NUMBER.fullmatch(text):
            message = f"`{text}` is not a number"
            raise _unreadable(message, line, column, "leave out what is not known")
    return text


class _RefusedError(ValueError):
    """Something that JSON or YAML allows and we do not."""


def _number(text: str) -> int | Decimal:
    """Return a number as it is written; raises _RefusedError for one that nobody means."""
    if len(text) > MAX_DIGITS:
        raise _RefusedError
    if text.lstrip("+-").isdigit():
        return int(text)
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise _RefusedError from None
    if abs(number.adjusted()) > MAX_DIGITS:
        raise _RefusedError
    return number


# JSON


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
            parse_float=_number,
            parse_int=_number,
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
        raise _RefusedError
    return data


def _constant(name: str) -> Any:
    raise _RefusedError(name)


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
        return _unreadable(what, *self.place(index), help)

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
                raise self.wrong(index, _TOO_DEEP)
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
                return Node(_number(word), *self.place(index)), end
            except _RefusedError:
                raise self.wrong(index, _NO_NUMBER) from None
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


# Files


def decode(raw: bytes, file: str | None) -> str:
    """Return the text of a file; raises CaseError if it is too large or is not UTF-8."""
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise CaseError([Problem(f"this is larger than {limit} MB", file)])
    try:
        text = raw.decode("utf-8-sig")
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
