"""
Conditions that read facts: equality, days, figures, judgements and terms.

What a condition is, and how conditions are joined, stands in condition.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from bvrules import dates
from bvrules.condition import Condition, Reason, within
from bvrules.dates import Span, shift
from bvrules.fact import Fact, Judgement
from bvrules.period import in_force_on
from bvrules.setting import DerivedEvent
from bvrules.truth import negate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bvrules.citation import Citation
    from bvrules.period import Amount, Known, Period
    from bvrules.setting import AnyEvent, Items, Path, Reading, Setting
    from bvrules.truth import Truth


@dataclass(eq=False)
class Equals(Condition):
    """A fact is one of the values given; a fact that is two accounts is not known."""

    path: Path
    values: frozenset[Any]

    def _judge(self, setting: Setting, items: Items) -> Reason:
        reading = self.path.reading(setting, items)
        fact = reading.fact
        known = isinstance(fact, Fact) and fact.value is not None
        return Reason(fact.value in self.values if known else None, self, (reading,))  # type: ignore[union-attr]  # known says so


@dataclass(eq=False)
class Happened(Condition):
    """An event has happened by the as-of date, or has not."""

    event: AnyEvent
    wanted: bool

    def own_events(self) -> frozenset[str]:
        return self.event.names

    def _judge(self, setting: Setting, items: Items) -> Reason:
        span, readings = self.event.span(setting, items)
        truth = dates.no_later_than(span, Span(setting.as_of, setting.as_of))
        return Reason(truth if self.wanted else negate(truth), self, readings)


class Day:
    """A day to compare with: a day of the calendar, an event, or so long from one."""

    __slots__ = ("direction", "event", "fixed", "number", "unit")

    def __init__(
        self,
        event: AnyEvent | None = None,
        fixed: int = 0,
        unit: str = "",
        number: int = 0,
        direction: int = 0,
    ) -> None:
        self.event = event
        self.fixed = fixed
        self.unit = unit
        self.number = number
        self.direction = direction

    def span(self, setting: Setting, items: Items) -> tuple[Span, tuple[Reading, ...]]:
        """Return the days that it may be, and what was read."""
        start, readings = self.start(setting, items)
        return self.moved(start), readings

    def start(self, setting: Setting, items: Items) -> tuple[Span, tuple[Reading, ...]]:
        """Return the days from which it is counted, and what was read."""
        if self.event is None:
            return Span(self.fixed, self.fixed), ()
        return self.event.span(setting, items)

    def moved(self, start: Span) -> Span:
        """Return the days that it may be, counted from a start."""
        return shift(start, self.unit, self.number, self.direction) if self.unit else start


_ORDERS: dict[str, Callable[[Span, Span], Truth]] = {
    "before": dates.before,
    "no_later_than": dates.no_later_than,
    "after": dates.after,
    "no_earlier_than": dates.no_earlier_than,
}


@dataclass(eq=False)
class Ordered(Condition):
    """An event came before or after a day."""

    event: AnyEvent
    word: str
    day: Day

    def own_events(self) -> frozenset[str]:
        return self.event.names.union(self.day.event.names if self.day.event else ())

    def sides(self, readings: tuple[Reading, ...]) -> tuple[tuple[Reading, ...], ...]:
        """Return what was read of the event, and of the day that it is compared with."""
        split = 1
        if isinstance(self.event, DerivedEvent):
            split = len(readings) - (self.day.event is not None)
        return readings[:split], readings[split:]

    def _judge(self, setting: Setting, items: Items) -> Reason:
        span, readings = self.event.span(setting, items)
        start, others = self.day.start(setting, items)
        # An event that may be any day is neither before nor after another; to count working
        # days for it would load the bank holidays of every country, and that is slow.
        known = span != dates.ANY_DAY
        truth = _ORDERS[self.word](span, self.day.moved(start)) if known else None
        return Reason(truth, self, (*readings, *others))


@dataclass(eq=False)
class Lasts(Condition):
    """Something that begins and ends took at least so long, its first and last day included."""

    began: AnyEvent
    ended: AnyEvent
    unit: str
    number: int

    def own_events(self) -> frozenset[str]:
        return self.began.names | self.ended.names

    def _judge(self, setting: Setting, items: Items) -> Reason:
        began, first = self.began.span(setting, items)
        ended, last = self.ended.span(setting, items)
        due = shift(shift(began, self.unit, self.number, 1), "days", 1, -1)
        return Reason(dates.no_earlier_than(ended, due), self, (*first, *last))


@dataclass(eq=False)
class Compared(Condition):
    """A number or a sum of money is at least, more than, at most or less than a figure."""

    path: Path
    word: str
    amount: Amount | Decimal
    basis: str | None = None
    money: tuple[Path, ...] = ()
    """For a sum of money: the paths of its net value, its value with VAT, and its currency."""

    @property
    def is_dated(self) -> bool:
        return not isinstance(self.amount, Decimal)

    def boundaries(self) -> Iterator[int]:
        if not isinstance(self.amount, Decimal):
            yield from self.amount.boundaries()

    def _judge(self, setting: Setting, items: Items) -> Reason:
        least, most, basis = self._figure(setting)
        if self.money:
            readings, low, high = self._money(setting, items, self.basis or basis)
        else:
            reading = self.path.reading(setting, items)
            value = reading.fact.value if isinstance(reading.fact, Fact) else None
            readings, low, high = (reading,), value, value
        known = least is not None and low is not None
        return Reason(within(self.word, low, high, least, most) if known else None, self, readings)

    def _figure(self, setting: Setting) -> tuple[Any, Any, str | None]:
        if isinstance(self.amount, Decimal):
            return self.amount, self.amount, self.basis
        row = self.amount.on(setting.day.first)
        return (row.low, row.high, row.basis) if row else (None, None, None)

    def _money(
        self, setting: Setting, items: Items, basis: str | None
    ) -> tuple[tuple[Reading, ...], Any, Any]:
        """Return the readings, and the least and the most that the sum may be on a basis."""
        readings = tuple(path.reading(setting, items) for path in self.money)
        facts = [each.fact if isinstance(each.fact, Fact) else Fact() for each in readings]
        net, gross, currency = (fact.value for fact in facts)
        named = currency is not None or bool(facts[2].accounts)
        shown = readings if named else readings[:2]
        if (net is None and gross is None) or (named and currency != "GBP"):
            return shown, None, None
        if basis == "net of VAT":
            return shown, net or 0, gross if net is None else net
        return shown, (net or 0) if gross is None else gross, gross


Lapsed = Literal["expired", "too late"]
"""Why an answer to a question of law does not count: its day is over, or it came too late."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of law that no fact settles: what to weigh, and whose judgement it is."""

    path: str
    asks: str
    weigh: tuple[str, ...]
    by_authority: bool
    by: str | None
    citation: str | None
    known: Known

    def lapsed(self, fact: Judgement, as_of: int, day: Span) -> Lapsed | None:
        """Return why an answer does not count, asked from a day and judged on one, or None."""
        if fact.until is not None and fact.until < as_of:
            return "expired"
        dated = fact.dated.span(as_of, None) if fact.dated else dates.ANY_DAY
        in_time = not self.by_authority or dates.no_later_than(dated, day) is True
        return None if in_time else "too late"


@dataclass(eq=False)
class Judged(Condition):
    """
    An open question of law was answered, and the answer still counts.

    An answer that only the authority itself could give counts if it was given no later than
    the day on which the duty is judged.
    """

    path: Path
    wanted: bool
    question: Question

    @property
    def is_dated(self) -> bool:
        return self.question.by_authority

    def _judge(self, setting: Setting, items: Items) -> Reason:
        reading = self.path.reading(setting, items)
        fact = reading.fact
        if not isinstance(fact, Judgement) or fact.value is None:
            return Reason(None, self, (reading,))
        counts = self.question.lapsed(fact, setting.as_of, setting.day) is None
        return Reason(fact.value is self.wanted if counts else None, self, (reading,))


@dataclass(frozen=True, eq=False)
class TermVersion:
    """What a term meant in a period."""

    period: Period
    holds_when: Condition


@dataclass(frozen=True, eq=False)
class Term:
    """A defined expression, dated and cited, said of a part of the case."""

    name: str
    part: str
    citation: Citation
    versions: tuple[TermVersion, ...]

    def on(self, day: int) -> TermVersion | None:
        """Return what it means on a day, or None if it was not the law."""
        return in_force_on(self.versions, day)

    def boundaries(self) -> Iterator[int]:
        """Return the days on which its meaning changes."""
        for version in self.versions:
            yield from version.period.boundaries()
            yield from version.holds_when.boundaries()


@dataclass(eq=False)
class IsTerm(Condition):
    """A part of the case is what a term of the law means, on the day of the law."""

    part: str
    term: Term

    def own_events(self) -> frozenset[str]:
        return frozenset().union(*(each.holds_when.events for each in self.term.versions))

    @property
    def is_dated(self) -> bool:
        return True

    def boundaries(self) -> Iterator[int]:
        yield from self.term.boundaries()

    def _judge(self, setting: Setting, items: Items) -> Reason:
        assumed = (
            setting.assumed.get(f"{self.part}.is {self.term.name}") if setting.assumed else None
        )
        if assumed is not None:
            return Reason(assumed, self)
        version = self.term.on(setting.day.first)
        if version is None:
            return Reason(False, self)  # noqa: FBT003 - the truth of a reason
        condition = version.holds_when
        if setting.event in self.events:
            reason = condition.judge(setting, items)
            return Reason(reason.truth, self, (), (reason,))
        # What does not depend on the day is the same for the whole version.
        key = (condition, setting.day.first if condition.dated else None)
        found: Reason | None = setting.memo.get(key)
        if found is None:
            reason = condition.judge(setting, items)
            found = setting.memo[key] = Reason(reason.truth, self, (), (reason,))
        return found
