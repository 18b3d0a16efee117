"""HTML that escapes by construction: what is not an element is text, and text is never markup."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_EMPTY = ("meta", "br", "hr", "link")


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes and what is inside it."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    inside: tuple[Node, ...]

    def __str__(self) -> str:
        return "".join(self._parts())

    def _parts(self) -> Iterator[str]:
        told = "".join(f' {name}="{text(value)}"' for name, value in self.attributes)
        yield f"<{self.name}{told}>"
        if self.name not in _EMPTY:
            yield from (str(each) if is_markup(each) else text(str(each)) for each in self.inside)
            yield f"</{self.name}>"


@dataclass(frozen=True, slots=True)
class Own:
    """Markup or style that this program wrote itself, and that holds no text of a case as it is."""

    markup: str

    def __str__(self) -> str:
        return self.markup


Node = Element | Own | str


def is_markup(node: Node) -> bool:
    """Return whether something is markup, and not text to be escaped."""
    return isinstance(node, (Element, Own))


def text(words: str) -> str:
    r"""
    Return words as text of a page: escaped, and without characters that repaint it.

    >>> text('a<b> "c" \u202e')
    'a&lt;b&gt; &quot;c&quot;  '
    """
    return escape("".join(char if char.isprintable() else " " for char in words))


def el(name: str, *inside: Node | Iterable[Node] | None, **attributes: str | None) -> Element:
    """
    Make an element; `class_` is class, `aria_label` aria-label, and None leaves out.

    >>> str(el("p", "1 < 2", class_="sum"))
    '<p class="sum">1 &lt; 2</p>'
    """
    told = tuple(
        (key.rstrip("_").replace("_", "-"), value)
        for key, value in attributes.items()
        if value is not None
    )
    return Element(name, told, tuple(_flat(inside)))


def table(caption: str, names: Sequence[str], rows: Sequence[Element]) -> Element:
    """Make a table with a caption, a row that names its columns, and the rows of its body."""
    return el(
        "table",
        el("caption", caption),
        el("thead", el("tr", [el("th", each, scope="col") for each in names])),
        el("tbody", rows),
    )


def named(pairs: Iterable[tuple[str, str]]) -> list[Element]:
    """Return rows for a table: a name, which is the head of its row, and what is said of it."""
    return [el("tr", el("th", name, scope="row"), el("td", said)) for name, said in pairs]


def _flat(inside: Iterable[Node | Iterable[Node] | None]) -> Iterator[Node]:
    for each in inside:
        if isinstance(each, (Element, Own, str)):
            yield each
        elif each is not None:
            yield from each
