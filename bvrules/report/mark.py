"""What stands on a time line: a day, a period or a deadline, with its label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bvrules import wording
from bvrules.dates import EARLIEST, LATEST, Span

Shape = Literal["day", "period", "deadline"]


@dataclass(frozen=True, slots=True)
class Mark:
    """
    Something on a time line: what it is called, and the days on which it may lie.

    `shape` is a day (also one of several that it may be), a period that lasts from the first
    day to the last, or a deadline: the latest day for something. A span that begins at
    `EARLIEST` or ends at `LATEST` is open there. `note` is a second line, such as a citation.
    """

    label: str
    days: Span
    shape: Shape = "day"
    note: str = ""

    def told(self, as_of: int) -> str:
        """
        Say when it is, and whether that is past, in words.

        >>> Mark("Award", Span(735_000, 735_000)).told(736_000)
        '12 May 2013 (past)'
        """
        days = wording.days(self.days)
        if self.shape == "period" and not self.days.is_one_day and not self._is_open:
            days = f"{wording.day(self.days.first)} to {wording.day(self.days.last)}"
        return f"{'by ' if self.shape == 'deadline' else ''}{days} ({self.tense(as_of)})"

    @property
    def _is_open(self) -> bool:
        return self.days.first <= EARLIEST or self.days.last >= LATEST

    def is_past(self, as_of: int) -> bool:
        """Return whether it has been, as seen from a day; what is to be done today has not."""
        return self.days.last < as_of + (self.shape != "deadline")

    def tense(self, as_of: int) -> str:
        """Return the word for where it lies as seen from a day."""
        if self.is_past(as_of):
            return "past"
        if self.days.first > as_of or self.shape == "deadline":
            return "to come"
        return "under way" if self.shape == "period" else "past or to come"
