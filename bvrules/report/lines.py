"""Lines of plain text: filled to a width, with labels in the margin where there is room."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

INDENT = 10
NARROW, SIDE_BY_SIDE, WIDE = 20, 60, 110
"""Below so many columns, labels stand before their text and not beside it."""


class Lines:
    """How text is laid out in so many columns; no word is broken, and no address."""

    def __init__(self, width: int) -> None:
        self.width = min(max(width, NARROW), WIDE)

    def filled(self, text: str, indent: int = 0, label: str = "", hang: int = 0) -> Iterator[str]:
        """Fill text to the width, indented; the label stands in the margin of its first line."""
        if indent and self.width < SIDE_BY_SIDE:
            text, label = f"{label.strip()} {text}".strip(), ""
            indent = 1 if indent >= INDENT else min(indent, 3)
        lines = wrap(
            text,
            self.width - indent,
            break_long_words=False,
            break_on_hyphens=False,
            subsequent_indent=" " * hang,
        )
        for number, line in enumerate(lines):
            yield f"{label if number == 0 else '':<{indent}}{line}"

    def labelled(self, label: str, text: str) -> Iterator[str]:
        """Fill text beside a label, under a finding."""
        margin = " " * INDENT + f"{label:<{INDENT}}"
        yield from self.filled(text, len(margin), margin)

    def two_sided(self, left: str, right: str, hang: int = 0) -> Iterator[str]:
        """Put text at both ends of a line, or one after the other where it does not fit."""
        gap = self.width - len(left) - len(right)
        if right and gap > 1:
            yield f"{left}{' ' * gap}{right}"
        elif left:
            # The spaces of a label are kept: it is written as it stands, the rest is filled.
            label, rest = left[:hang], left[hang:]
            yield from self.filled(f"{rest}{f' ({right})' if right else ''}", hang, label)
