"""What is in force when: periods, and figures by date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeVar

from bvrules.dates import EARLIEST, LATEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from bvrules.citation import Citation
    from bvrules.dates import Span

State = Literal["read", "secondary", "unconfirmed"]
"""How a piece of law is known: read at its source, from a secondary source, or not confirmed."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read of the law, on which day, and how well it tells the law."""

    title: str
    link: str | None
    read_on: int
    state: State


class Known(NamedTuple):
    """How a piece of law is known, and from where."""

    state: State
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """
    A half-open period [start, until) in which something was the law, and what made it so.

    A judgment has no commencement: its period has no start, and `declared` is its date.
    What is `prospective` was passed, and nothing that was read says that it has begun.
    """

    start: int
    until: int
    by: str
    known: Known
    declared: Span | None = None
    prospective: bool = False

    @property
    def state(self) -> State:
        """How it is known."""
        return self.known.state

    def boundaries(self) -> Iterator[int]:
        """Return the days on which something changes."""
        if self.start > EARLIEST:
            yield self.start
        if self.until < LATEST:
            yield self.until


class Dated(Protocol):
    """Something that is in force in a period."""

    @property
    def period(self) -> Period:
        """When it is in force."""


Row = TypeVar("Row", bound=Dated)


def in_force_on(rows: Sequence[Row], day: int) -> Row | None:
    """Return the row whose period holds a day, or None."""
    for row in rows:
        if row.period.start <= day < row.period.until:
            return row
    return None


@dataclass(frozen=True, slots=True)
class Parameter:
    """
    A figure that an adopting council may set, within bounds; `set_by` is the ruleset that did.

    `shipped` is the figure where nobody sets it.
    """

    name: str
    says: str
    unit: str
    shipped: Decimal
    low: Decimal
    high: Decimal
    value: Decimal
    set_by: str | None = None


@dataclass(frozen=True, eq=False)
class AmountRow:
    """A figure in a period; low and high differ where the figure itself is open."""

    period: Period
    low: Decimal
    high: Decimal
    basis: str


@dataclass(frozen=True, eq=False)
class Amount:
    """A figure by date."""

    name: str
    citation: Citation
    rows: tuple[AmountRow, ...]

    def on(self, day: int) -> AmountRow | None:
        """Return the figure of a day, or None."""
        return in_force_on(self.rows, day)

    def boundaries(self) -> Iterator[int]:
        """Return the days on which the figure changes."""
        for row in self.rows:
            yield from row.period.boundaries()
