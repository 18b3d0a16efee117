"""The table, interpreted in plain Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules.inference.table import FLAGS, flags

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bvrules.inference.table import Row


class PortableEngine:
    """Infers by going through the rows until nothing new follows."""

    name = "portable"

    def __init__(self, table: Iterable[Row]) -> None:
        self._rows = [(flags(*row.when), FLAGS[row.then]) for row in table]

    def infer(self, subjects: Sequence[int]) -> list[int]:
        """Return, for each set of flags, itself with all that follows from it."""
        return [self._closed(subject) for subject in subjects]

    def _closed(self, known: int) -> int:
        before = -1
        while known != before:
            before = known
            for when, then in self._rows:
                if known & when == when:
                    known |= then
        return known
