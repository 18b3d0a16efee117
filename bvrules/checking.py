"""
Reading the maps of a ruleset file: what each key may hold, with every mistake gathered.

A mistake is noted and reading goes on, so that an author sees all of them at once.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from bvrules.dates import UNITS, Span, read_day, read_span
from bvrules.errors import Problem, did_you_mean, excerpt
from bvrules.reading import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")
_UNSEEN = "it could change how a report looks: type the text again"


class Checker:
    """Reads the nodes of one file, and gathers what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def wrong(self, place: Node, what: str, help: str | None = None) -> None:
        """Note a mistake at a place."""
        self.problems.append(Problem(what, self.file, place.line, place.column, help=help))

    def fields(
        self, node: Node | None, required: Sequence[str], optional: Sequence[str] = ()
    ) -> dict[str, Node]:
        """Return the values of a map by key, after checking which keys it has."""
        if node is None:
            return {}
        if not isinstance(node.value, dict):
            self.wrong(node, "expected a map of keys and values")
            return {}
        known = (*required, *optional)
        for key in node.value:
            if key not in known:
                help = did_you_mean(key, known) or f"it may be {_listed(known)}"
                self.wrong(self.key(node, key), f"no key is called `{excerpt(key)}` here", help)
        for key in required:
            if key not in node.value:
                self.wrong(node, f"`{key}` is missing here")
        return {key: value for key, value in node.value.items() if key in known}

    def in_order(self, node: Node, order: Sequence[str]) -> None:
        """Note the first key that does not stand where it should."""
        keys = [key for key in node.value if key in order]
        for key, wanted in zip(keys, sorted(keys, key=order.index), strict=True):
            if key != wanted:
                what = f"`{key}` stands before `{wanted}`"
                self.wrong(self.key(node, key), what, f"the order is {_listed(order)}")
                return

    def text(self, node: Node | None) -> str:
        """Return text, on one line."""
        if node is None:
            return ""
        if not isinstance(node.value, str) or not node.value.strip():
            is_plain = isinstance(node.value, (int, Decimal))
            self.wrong(node, "expected text", 'put it in "…"' if is_plain else None)
            return ""
        text = " ".join(node.value.split())
        if not text.isprintable():
            self.wrong(node, "there is a character in this text that cannot be seen", _UNSEEN)
            return ""
        return text

    def link(self, node: Node | None) -> str | None:
        """Return an address of the web."""
        text = self.optional_text(node)
        if node is not None and text and not text.startswith("https://"):
            self.wrong(node, "expected an address that begins with https://")
        return text

    def optional_text(self, node: Node | None) -> str | None:
        """Return text, or None if there is none."""
        return None if node is None else self.text(node)

    def choice(self, node: Node | None, choices: Iterable[T]) -> T | None:
        """Return one of the words given."""
        if node is None:
            return None
        known = list(choices)
        if node.value in known and not isinstance(node.value, (list, dict)):
            return known[known.index(node.value)]
        shown = excerpt(node.value if not isinstance(node.value, (list, dict)) else "this")
        help = did_you_mean(shown, map(str, known)) or f"it may be {_listed(map(str, known))}"
        self.wrong(node, f"`{shown}` is not one of the words for this", help)
        return None

    def flag(self, node: Node | None) -> bool | None:
        """Return true or false."""
        if node is None:
            return None
        if not isinstance(node.value, bool):
            self.wrong(node, "expected true or false", "yes, no, on and off are plain words here")
            return None
        return node.value

    def whole_number(self, node: Node | None) -> int:
        """Return a whole number that is not negative."""
        if node is None:
            return 0
        if isinstance(node.value, bool) or not isinstance(node.value, int) or node.value < 0:
            self.wrong(node, "expected a whole number, 0 or more")
            return 0
        return node.value

    def time(self, node: Node | None) -> tuple[int, str]:
        """Return a number of days, weeks or months, and which of them they are (see UNITS)."""
        pairs = self.pairs(node)
        unit = pairs[0][0] if pairs else ""
        if len(pairs) != 1 or unit not in UNITS:
            if node is not None:
                self.wrong(node, f"this takes one of {', '.join(UNITS)}")
            return 0, ""
        return self.whole_number(pairs[0][1]), unit

    def number(self, node: Node | None) -> Decimal:
        """Return a number that is not negative."""
        value = None if node is None else node.value
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or value < 0:
            if node is not None:
                self.wrong(node, "expected a number, 0 or more")
            return Decimal(0)
        return Decimal(value)

    def day(self, node: Node | None) -> int | None:
        """Return a day written as 2011-03-02."""
        return self._dated(node, read_day)

    def span(self, node: Node | None) -> Span | None:
        """Return a day, a month or a year."""
        return self._dated(node, read_span)

    def _dated(self, node: Node | None, read: Callable[[str], T]) -> T | None:
        if node is None:
            return None
        try:
            return read(str(node.value))
        except ValueError as error:
            self.wrong(node, str(error))
            return None

    def items(self, node: Node | None) -> list[Node]:
        """Return the nodes of a list, which holds at least one."""
        if node is None:
            return []
        if not isinstance(node.value, list):
            self.wrong(node, "expected a list")
            return []
        if not node.value:
            self.wrong(node, "this list is empty", "leave out what there is none of")
        found: list[Node] = node.value
        return found

    def pairs(self, node: Node | None) -> list[tuple[str, Node]]:
        """Return the keys and nodes of a map that may have any keys, and has at least one."""
        if node is None:
            return []
        if not isinstance(node.value, dict):
            self.wrong(node, "expected a map of keys and values")
            return []
        if not node.value:
            self.wrong(node, "this map is empty", "leave out what there is none of")
        return list(node.value.items())

    @staticmethod
    def key(node: Node, name: str) -> Node:
        """Return the key of a map as a node, so that a mistake is shown where it stands."""
        line, column = (node.keys or {}).get(name, (node.line, node.column))
        return Node(name, line, column)

    def texts(self, node: Node | None) -> tuple[str, ...]:
        """Return a list of text."""
        return tuple(self.text(each) for each in self.items(node))


def _listed(words: Iterable[Any]) -> str:
    return ", ".join(map(str, words))
