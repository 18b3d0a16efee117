"""
The small changes of a condition: what an author could have written in its place.

Each comparison becomes its neighbour, each day, number and offset moves by one, yes becomes no,
all becomes any, some becomes every, and each condition that is joined with others is left out.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bvrules.dates import UNITS, iso, read_day
from bvrules.language import CONNECTIVES, QUANTIFIERS
from bvrules.mutation.change import changed, renamed, shown, within, without
from bvrules.reading import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.mutation.change import Change

NEIGHBOURS = {
    "before": "no_later_than",
    "no_later_than": "before",
    "after": "no_earlier_than",
    "no_earlier_than": "after",
    "at_least": "more_than",
    "more_than": "at_least",
    "at_most": "less_than",
    "less_than": "at_most",
    "all": "any",
    "any": "all",
    "none": "any",
    "some": "every",
    "every": "some",
}
_BESIDE = ("citation", "in", "for_each", "covers", "headings")
"""Keys that stand beside what a condition asks."""


def of_condition(node: Node) -> Iterator[Change]:
    """Return the changes of a condition."""
    for key, inner in node.value.items():
        if key in CONNECTIVES and isinstance(inner.value, list):
            if len(inner.value) > 1 or key == "none":
                yield renamed(node, key, NEIGHBOURS[key])
            yield from within(node, key, _of_joined(inner))
        elif key in QUANTIFIERS:
            if key in NEIGHBOURS:
                other = "some" if key == "none" else NEIGHBOURS[key]
                yield renamed(node, key, other)
        elif key in NEIGHBOURS:  # the bound of a count
            yield renamed(node, key, NEIGHBOURS[key])
            yield from shown(node, key, of_number(inner))
        elif key not in _BESIDE:
            yield from shown(node, key, _of_operand(inner))


def _of_joined(node: Node) -> Iterator[Change]:
    """Return the changes of conditions that are joined, each under a name of its own."""
    for index, (name, each) in enumerate(zip(_names(node), node.value, strict=True)):
        if len(node.value) > 1:
            yield without(node, index, name)
        for change in within(node, index, of_condition(each), name):
            inner = change.path[1:]
            named_already = inner[:1] == (_word_of(each),)
            yield change._replace(path=(name, *inner[named_already:]))


def _word_of(node: Node) -> str:
    """Return the word that names a condition: its connective, its quantifier or its fact."""
    return next(str(key) for key in node.value if key not in _BESIDE)


def _names(node: Node) -> Iterator[str]:
    seen: dict[str, int] = {}
    for each in node.value:
        key = _word_of(each)
        value = each.value[key].value
        name = key if isinstance(value, (dict, list)) else f"{key} {_word(value)}"
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _of_operand(node: Node) -> Iterator[Change]:
    """Return the changes of what a fact is compared with."""
    if isinstance(node.value, dict):
        for key, inner in node.value.items():
            if key in NEIGHBOURS:
                yield renamed(node, key, NEIGHBOURS[key])
            if key == "one_of":
                yield from within(node, key, of_list(inner))
            else:
                yield from within(node, key, of_day(inner))
    else:
        yield from _of_flag(node)
        yield from of_number(node)


def of_list(node: Node) -> Iterator[Change]:
    """Return the changes that leave out one word of a list."""
    if len(node.value) > 1:
        yield from (without(node, at, str(each.value)) for at, each in enumerate(node.value))


def of_day(node: Node) -> Iterator[Change]:
    """Return the changes of a day, a figure, a length, or an answer that is wanted."""
    if isinstance(node.value, dict):
        for key in node.value:
            if key in UNITS:
                yield from within(node, key, of_number(node.value[key]))
            else:
                yield from within(node, key, of_date(node.value[key]))
        return
    yield from _of_flag(node)
    yield from of_number(node)
    yield from of_date(node)


def of_date(node: Node) -> Iterator[Change]:
    """Return the changes of a day of the calendar: the day before, and the day after."""
    try:
        day = read_day(str(node.value))
    except ValueError:
        return
    for other in (day - 1, day + 1):
        yield _instead(node, iso(other))


def of_span(node: Node) -> Iterator[Change]:
    """Return the changes of a day or a year: the one before, and the one after."""
    text = str(node.value)
    if text.isdigit():
        yield from (_instead(node, int(text) + step) for step in (-1, 1))
    else:
        yield from of_date(node)


def of_number(node: Node) -> Iterator[Change]:
    """Return the changes of a number: one less, if that is not below nothing, and one more."""
    value = node.value
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return
    for other in (value - 1, value + 1):
        if other >= 0:
            yield _instead(node, other)


def _of_flag(node: Node) -> Iterator[Change]:
    if isinstance(node.value, bool):
        yield _instead(node, not node.value)


def _instead(node: Node, value: object) -> Change:
    new = Node(value, node.line, node.column)
    return changed(new, node, f"{_word(node.value)} becomes {_word(value)}")


def _word(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
