"""
YAML text to nodes that know their places.

It is read by libyaml where that is there. Only `true` and `false` are yes and no; dates stay
text; duplicate keys, anchors, aliases and tags are refused, because each of them lets a file
mean something else than it seems to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from bvrules.errors import excerpt
from bvrules.reading import (
    MAX_DEPTH,
    NO_NUMBER,
    TOO_DEEP,
    Node,
    RefusedError,
    UnreadableError,
    place_of,
    read_number,
    unreadable,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# One class with libyaml and one without; both give the same events.
_Loader: Any = getattr(yaml, "CLoader", yaml.Loader)

_YAML_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+([eE][-+]?[0-9]+)?)?")
_NOT_A_NUMBER = re.compile(r"[-+]?\.(inf|nan)", re.IGNORECASE)
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None}
_DIRECTIVE = re.compile(r"(\s*(#[^\n]*)?\n)*%")


def read_yaml(text: str, *, first_document_only: bool = False) -> list[Node]:
    """
    Read the documents of a YAML text; raises UnreadableError at the first thing it cannot read.

    >>> read_yaml("from: 2011-03-02")[0].plain()
    {'from': '2011-03-02'}
    """
    if _DIRECTIVE.match(text):
        message = "directives (%) are not used here"
        raise unreadable(message, *place_of(text, text.index("%")))
    try:
        return list(_documents(_Events(text), only_one=first_document_only))
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(text, error) from None
    except yaml.reader.ReaderError as error:
        line, column = place_of(text, error.position)
        message = "there is a character here that YAML does not allow"
        raise unreadable(message, line, column, "it may not be seen: type the line again") from None


def _not_yaml(text: str, error: yaml.MarkedYAMLError) -> UnreadableError:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = str(error.problem or error.context)
    if "nesting depth" in said:  # libyaml looks ahead, and may refuse it before we do
        return unreadable(TOO_DEEP, line, column)
    here = text.split("\n")[line - 1 : line]
    if here and here[0][column - 1 : column] == "\t":
        return unreadable("a tab stands where YAML wants spaces", line, column)
    if "end of stream" in said and error.context_mark:
        start = error.context_mark
        message = "this text has no end"
        return unreadable(message, start.line + 1, start.column + 1, "end it with its quote")
    if said.startswith("mapping values"):
        message = "a second colon stands here, and YAML takes it for a new key"
        return unreadable(message, line, column, 'put the text in "…"')
    if said.startswith("found character that cannot start"):
        message = "no value begins with this character"
        return unreadable(message, line, column, 'put the text in "…"')
    help = "look at the indentation, the brackets and the quotes here and above"
    return unreadable(f"this is not YAML: {excerpt(said, 100)}", line, column, help)


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
            raise unreadable(TOO_DEEP, mark.line + 1, mark.column + 1)


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
        raise unreadable(message, line, column, "write the value out again")
    if event.tag is not None and event.tag != "!":
        message = f"tags such as `{excerpt(event.tag)}` are not used here"
        raise unreadable(message, line, column)
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
            raise unreadable(message, key.line, key.column)
        name = event.value if key.value.__class__ is not str else key.value
        if name in values:
            first = places[name][0]
            message = f"`{excerpt(name)}` stands here twice"
            raise unreadable(message, key.line, key.column, f"it is already on line {first}")
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
                return read_number(text)
            except RefusedError:
                raise unreadable(NO_NUMBER, line, column) from None
        if _NOT_A_NUMBER.fullmatch(text):
            message = f"`{text}` is not a number"
            raise unreadable(message, line, column, "leave out what is not known")
    return text
