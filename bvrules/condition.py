"""
The closed set of conditions: what each reads of a case, and whether it holds.

A condition is judged once in a setting, and the reason that comes out is the only record of
it: the outcome is inferred from it, and the report is written from it.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from bvrules import dates
from bvrules.dates import Span, shift
from bvrules.fact import Fact, Judgement
from bvrules.period import in_force_on
from bvrules.truth import Truth, every, negate, some

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from typing_extensions import Self

    from bvrules.citation import Citation
    from bvrules.period import Amount, Period, State
    from bvrules.setting import AnyEvent, Items, Path, Reading, Setting


class Reason(NamedTuple):
    """Whether a condition held, what it read, and the reasons of the conditions inside it."""

    truth: Truth
    condition: Condition
    facts: tuple[Reading, ...] = ()
    of: tuple[Reason, ...] = ()


class Condition:
    """
    Something that holds, does not hold, or is not known, of a case.

    `text` says it in the words of the rule file; `citation` names the limb of the provision
    that it stands for, if it is one.
    """

    citation: str | None = None
    text: str = ""
    dated: bool = False
    """Whether it, or a condition inside it, depends on the day whose law is asked."""
    steady: bool = False
    """Whether it is the same on every day, and for every item: then it is judged once per case."""
    events: frozenset[str] = frozenset()
    """The events that it turns on: it is judged again where one of them is narrowed."""

    def named(self, text: str, *, in_list: bool = False) -> Self:
        """Give it its words, and work out when it has to be judged again; returns itself."""
        inside = self.inside()
        self.text = text
        self.events = self.own_events().union(*(each.events for each in inside))
        self.dated = self.is_dated or any(each.dated for each in inside)
        self.steady = not in_list and not self.dated
        return self

    def judge(self, setting: Setting, items: Items) -> Reason:
        """Return whether it holds in a setting, and why."""
        if not self.steady or (setting.event is not None and setting.event in self.events):
            return self._judge(setting, items)
        found: Reason | None = setting.memo.get(self)
        if found is None:
            found = setting.memo[self] = self._judge(setting, items)
        return found

    def _judge(self, setting: Setting, items: Items) -> Reason:
        raise NotImplementedError

    def inside(self) -> tuple[Condition, ...]:
        """Return the conditions that this one is made of."""
        return ()

    def own_events(self) -> frozenset[str]:
        """Return the names of the events that it compares itself."""
        return frozenset()

    @property
    def is_dated(self) -> bool:
        """Whether it depends itself on the day whose law is asked."""
        return False

    def boundaries(self) -> Iterator[int]:
        """Return the days on which the law that it rests on changes."""
        for each in self.inside():
            yield from each.boundaries()


# Connectives


@dataclass(eq=False)
class Connective(Condition):
    """`all`, `any` and `none` of several conditions."""

    word: str
    conditions: tuple[Condition, ...]

    def inside(self) -> tuple[Condition, ...]:
        return self.conditions

    def _judge(self, setting: Setting, items: Items) -> Reason:
        of = tuple([each.judge(setting, items) for each in self.conditions])
        truths = [each.truth for each in of]
        if self.word == "all":
            return Reason(every(truths), self, (), of)
        truth = some(truths)
        return Reason(truth if self.word == "any" else negate(truth), self, (), of)


# Quantifiers


@dataclass(eq=False)
class Quantifier(Condition):
    """`some`, `every`, `none` and `count` of the items of an open list."""

    word: str
    variable: str
    path: Path
    body: Condition
    compare: str = ""
    number: int = 0

    def inside(self) -> tuple[Condition, ...]:
        return (self.body,)

    def _judge(self, setting: Setting, items: Items) -> Reason:
        reading, found, complete = self.path.items(setting, items)
        of = tuple([self.body.judge(setting, {**items, self.variable: each}) for each in found])
        truths = [each.truth for each in of]
        return Reason(self._truth(truths, complete=complete), self, (reading,), of)

    def _truth(self, truths: list[Truth], *, complete: bool) -> Truth:
        if self.word == "every":
            # `every` of nothing does not hold: nothing was done to everyone.
            return every([bool(truths), *truths] if complete else [None, *truths])
        if self.word == "count":
            sure, maybe = truths.count(True), truths.count(None)
            return _within(
                self.compare, sure, sure + maybe if complete else None, self.number, self.number
            )
        truth = some(truths if complete else [None, *truths])
        return truth if self.word == "some" else negate(truth)


# Leaves


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
        if self.event is None:
            return self._moved(Span(self.fixed, self.fixed)), ()
        span, readings = self.event.span(setting, items)
        return self._moved(span), readings

    def _moved(self, span: Span) -> Span:
        return shift(span, self.unit, self.number, self.direction) if self.unit else span


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

    def _judge(self, setting: Setting, items: Items) -> Reason:
        span, readings = self.event.span(setting, items)
        other, others = self.day.span(setting, items)
        return Reason(_ORDERS[self.word](span, other), self, (*readings, *others))


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


_BOUNDS: dict[str, tuple[Callable[[Any, Any], bool], bool]] = {
    "at_least": (operator.ge, True),
    "more_than": (operator.gt, True),
    "at_most": (operator.le, False),
    "less_than": (operator.lt, False),
}


def _within(word: str, low: Any, high: Any, least: Any, most: Any) -> Truth:
    """
    Compare a number between low and high with a figure between least and most.

    `high` None means that nobody knows how large it may be.
    """
    compare, upward = _BOUNDS[word]
    if not upward:
        if high is not None and compare(high, least):
            return True
        return None if compare(low, most) else False
    if compare(low, most):
        return True
    return None if high is None or compare(high, least) else False


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
        return Reason(_within(self.word, low, high, least, most) if known else None, self, readings)

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


@dataclass(frozen=True, slots=True)
class Question:
    """A question of law that no fact settles: what to weigh, and whose judgement it is."""

    path: str
    asks: str
    weigh: tuple[str, ...]
    by_authority: bool
    by: str | None
    citation: str | None
    state: State


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
        counts = isinstance(fact, Judgement) and self._counts(fact, setting)
        return Reason(fact.value is self.wanted if counts else None, self, (reading,))  # type: ignore[union-attr]  # counts says so

    def _counts(self, fact: Judgement, setting: Setting) -> bool:
        if fact.value is None or (fact.until is not None and fact.until < setting.as_of):
            return False
        if not self.question.by_authority:
            return True
        dated = fact.dated.span(setting.as_of, None) if fact.dated else dates.ANY_DAY
        return dates.no_later_than(dated, setting.day) is True


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
