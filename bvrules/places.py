"""Where the facts of a case stand in the file that it was read from: JSON pointers to lines."""

from __future__ import annotations

from typing import NamedTuple

from bvrules.errors import CaseError
from bvrules.jsontext import locate_json
from bvrules.reading import Node, UnreadableError, decode
from bvrules.yamltext import read_yaml


class Place(NamedTuple):
    """A line and a column of a file, both counted from 1."""

    line: int
    column: int


class Places:
    r"""
    The places of a case's facts in its text.

    Takes the bytes of the file; without them, or if they cannot be read, every fact stands
    at the first line.

    >>> Places(b'{"format": 1,\n "title": "Catering"}').of("/title")
    Place(line=2, column=11)
    """

    def __init__(self, raw: bytes) -> None:
        self.root = _read(raw) if raw else None

    def of(self, pointer: str) -> Place:
        """Return where a fact stands, or else the nearest part around it that is there."""
        node = self.root
        place = Place(1, 1) if node is None else Place(node.line, node.column)
        for step in pointer.split("/")[1:]:
            node = None if node is None else _inside(node, step)
            if node is None:
                break
            place = Place(node.line, node.column)
        return place


def _read(raw: bytes) -> Node | None:
    try:
        text = decode(raw, None)
        try:
            return locate_json(text)
        except UnreadableError:
            return read_yaml(text)[0]
    except (CaseError, UnreadableError, IndexError):
        return None


def _inside(node: Node, step: str) -> Node | None:
    found: Node | None = None
    if isinstance(node.value, dict):
        found = node.value.get(step.replace("~1", "/").replace("~0", "~"))
    elif isinstance(node.value, list) and step.isdigit() and int(step) < len(node.value):
        found = node.value[int(step)]
    return found
