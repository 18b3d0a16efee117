"""The small changes of a rule file and of terms.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules.mutation.change import shown, within, without
from bvrules.mutation.conditions import of_condition, of_date, of_day, of_list, of_number, of_span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bvrules.mutation.change import Change
    from bvrules.reading import Node


def of_rule(node: Node) -> Iterator[Change]:
    """Return the changes of a rule, as its file says it."""
    for key, inner in node.value.items():
        if key in ("applies_when", "binds_when", "due", "departure"):
            yield without(node, key)
        if key in ("applies_when", "binds_when"):
            yield from within(node, key, of_condition(inner))
        elif key == "due":
            yield from shown(node, key, of_day(inner))
        elif key in _PARTS:
            yield from within(node, key, _PARTS[key](inner))
        elif key == "exceptions":
            yield from _each(node, key, _of_exception)


def _of_version(node: Node) -> Iterator[Change]:
    yield from _of_period(node)
    for key in ("applies_when", "requires"):
        if key in node.value:
            yield without(node, key)
            of = _of_requires if key == "requires" else of_condition
            yield from within(node, key, of(node.value[key]))


def _of_period(node: Node) -> Iterator[Change]:
    for key in ("from", "until"):
        if key in node.value:
            yield from shown(node, key, of_date(node.value[key]))
    if "declared" in node.value:
        yield from shown(node, "declared", of_span(node.value["declared"]))
    if "prospective" in node.value:
        yield without(node, "prospective")


def _of_rows(node: Node, of: Callable[[Node], Iterator[Change]]) -> Iterator[Change]:
    """Return the changes of rows, each under the day on which it begins."""
    for index, row in enumerate(node.value):
        begins = row.value.get("from") or row.value.get("declared")
        name = str(index + 1) if begins is None else str(begins.value)
        yield from within(node, index, of(row), name)


def _of_versions(node: Node) -> Iterator[Change]:
    yield from _of_rows(node, _of_version)


def _of_requires(node: Node) -> Iterator[Change]:
    for key in ("for_each", "headings"):
        if key in node.value:
            yield from within(node, key, _of_members(node.value[key]))
    yield from of_condition(node)


def _of_members(node: Node) -> Iterator[Change]:
    """Return the changes that leave out one of the constants or headings of each group."""
    for name, group in node.value.items():
        if len(group.value) > 1:
            yield from within(node, name, (without(group, each) for each in group.value))
        elif len(node.value) > 1:
            yield without(node, name)


def _each(node: Node, key: str, of: Callable[[Node], Iterator[Change]]) -> Iterator[Change]:
    """Return the changes of the parts of a list that have an id, and those that leave one out."""
    parts = node.value[key]
    for index, part in enumerate(parts.value):
        id = str(part.value["id"].value)
        if len(parts.value) > 1:
            yield from within(node, key, [without(parts, index, id)])
        else:
            whole = without(node, key)
            yield whole._replace(path=(key, id))
        yield from within(node, key, within(parts, index, of(part), id))


def _of_exception(node: Node) -> Iterator[Change]:
    yield from within(node, "when", of_condition(node.value["when"]))
    if "unless" in node.value:
        yield from _each(node, "unless", _of_exception)


_PARTS: dict[str, Callable[[Node], Iterator[Change]]] = {
    "in_force": _of_versions,
    "requires": _of_requires,
}


# terms.yaml


def of_terms(node: Node) -> Iterator[tuple[str, Change]]:
    """Return the changes of terms.yaml, each with the name of what it changes."""
    for part, of in _DEFINED.items():
        if part in node.value:
            inner = node.value[part]
            for name, each in inner.value.items():
                for change in within(node, part, within(inner, name, of(each))):
                    yield name, change


def _of_amount(node: Node) -> Iterator[Change]:
    yield from within(node, "rows", _of_rows(node.value["rows"], _of_figure))


def _of_figure(node: Node) -> Iterator[Change]:
    yield from _of_period(node)
    yield from shown(node, "pounds", of_number(node.value["pounds"]))
    if isinstance(node.value["pounds"].value, dict):
        yield from shown(node, "pounds", _of_ends(node.value["pounds"]))


def _of_ends(node: Node) -> Iterator[Change]:
    for key, each in node.value.items():
        yield from within(node, key, of_number(each))


def _of_event(node: Node) -> Iterator[Change]:
    if "first_of" in node.value:
        yield from within(node, "first_of", of_list(node.value["first_of"]))


def _of_term(node: Node) -> Iterator[Change]:
    yield from within(node, "versions", _of_rows(node.value["versions"], _of_meaning))


def _of_meaning(node: Node) -> Iterator[Change]:
    yield from _of_period(node)
    yield from within(node, "holds_when", of_condition(node.value["holds_when"]))


def _of_parameter(node: Node) -> Iterator[Change]:
    """Return the changes of a parameter: its bounds say what may be set, and decide no outcome."""
    yield from shown(node, "is", of_number(node.value["is"]))


_DEFINED: dict[str, Callable[[Node], Iterator[Change]]] = {
    "parameters": _of_parameter,
    "amounts": _of_amount,
    "events": _of_event,
    "terms": _of_term,
}
