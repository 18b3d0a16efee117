"""One small change of a ruleset file, and how a change of an inner part is carried outwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bvrules.errors import excerpt
from bvrules.reading import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_SHOWN = 100
LEFT_OUT = "left out"


class Change(NamedTuple):
    """
    A small change: what stands in place of a node, and where and what it is.

    `path` leads to what was changed by names, not by numbers, so that it stays the same when
    something else in the file is edited.
    """

    node: Node
    line: int
    column: int
    what: str
    path: tuple[str, ...] = ()
    before: str = ""
    after: str = ""

    @property
    def key(self) -> str:
        """What names the change in a list of those that make no difference."""
        return " / ".join([*self.path, self.what])


def changed(node: Node, place: Node, what: str) -> Change:
    """Return a change that puts a node in the place of another."""
    return Change(node, place.line, place.column, what)


def within(
    node: Node, at: str | int, changes: Iterable[Change], name: str | None = None
) -> Iterator[Change]:
    """Return changes of what stands somewhere in a node as changes of that node."""
    for each in changes:
        path = (str(at) if name is None else name, *each.path)
        yield each._replace(node=_put(node, at, each.node), path=path)


def shown(node: Node, at: str, changes: Iterable[Change]) -> Iterator[Change]:
    """Return changes of what a key of a map holds, with the text before and after."""
    before = f"{at}: {flow(node.value[at])}"
    for each in changes:
        yield each._replace(
            node=_put(node, at, each.node),
            path=(at, *each.path),
            before=before,
            after=f"{at}: {flow(each.node)}",
        )


def without(node: Node, at: str | int, name: str | None = None) -> Change:
    """Return the change that leaves out what stands somewhere in a node."""
    gone = node.value[at]
    if isinstance(at, str):
        line, column = (node.keys or {}).get(at, (gone.line, gone.column))
        rest: object = {key: each for key, each in node.value.items() if key != at}
        before = f"{at}: {flow(gone)}"
    else:
        line, column = gone.line, gone.column
        rest = [each for index, each in enumerate(node.value) if index != at]
        before = flow(gone)
    path = (str(at) if name is None else name,)
    left = Node(rest, node.line, node.column, node.keys)
    return Change(left, line, column, LEFT_OUT, path, before)


def renamed(node: Node, at: str, new: str) -> Change:
    """Return the change that puts another word in the place of a key."""
    line, column = (node.keys or {}).get(at, (node.line, node.column))
    other = Node(
        {(new if key == at else key): each for key, each in node.value.items()},
        node.line,
        node.column,
        {(new if key == at else key): each for key, each in (node.keys or {}).items()},
    )
    told = flow(node.value[at])
    return Change(other, line, column, f"{at} becomes {new}", (), f"{at}: {told}", f"{new}: {told}")


def _put(node: Node, at: str | int, new: Node) -> Node:
    if isinstance(at, int):
        items = list(node.value)
        items[at] = new
        return Node(items, node.line, node.column, node.keys)
    return Node({**node.value, at: new}, node.line, node.column, node.keys)


def flow(node: Node) -> str:
    """Return a node on one line, as YAML writes it, and cut if it is long."""
    return excerpt(_flow(node), MAX_SHOWN)


def _flow(node: Node) -> str:
    value = node.value
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)
