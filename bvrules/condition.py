"""
Conditions: what holds, does not hold, or is not known, of a case; and how conditions are joined.

A condition is judged once in a setting, and the reason that comes out is the only record of
it: the outcome is inferred from it, and the report is written from it. Those that read facts
stand in leaves.py; together they are the closed set that rules are made of.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from bvrules.truth import Truth, every, negate, some

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from typing_extensions import Self

    from bvrules.setting import Items, Path, Reading, Setting


class Reason(NamedTuple):
    """Whether a condition held, what it read, and the reasons of the conditions inside it."""

    truth: Truth
    condition: Condition
    facts: tuple[Reading, ...] = ()
    of: tuple[Reason, ...] = ()

    def all(self) -> Iterator[Reason]:
        """Return this reason, and all those inside it, from the top."""
        yield self
        for each in self.of:
            yield from each.all()


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


def every_leaf(condition: Condition) -> Iterator[Condition]:
    """Return the leaves of a condition as it is written."""
    if not condition.inside():
        yield condition
    for each in condition.inside():
        yield from every_leaf(each)


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
        return Reason(self.truth([each.truth for each in of]), self, (), of)

    def truth(self, truths: list[Truth]) -> Truth:
        """Return whether it holds where the conditions inside came out so."""
        if self.word == "all":
            return every(truths)
        truth = some(truths)
        return truth if self.word == "any" else negate(truth)


# Numbers


_BOUNDS: dict[str, tuple[Callable[[Any, Any], bool], bool]] = {
    "at_least": (operator.ge, True),
    "more_than": (operator.gt, True),
    "at_most": (operator.le, False),
    "less_than": (operator.lt, False),
}


def within(word: str, low: Any, high: Any, least: Any, most: Any) -> Truth:
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

    @property
    def upward(self) -> bool:
        """Whether a count asks for many, and not for few."""
        return self.compare in ("at_least", "more_than")

    @property
    def edge(self) -> int:
        """The smallest number of items with which a count comes out as it does with many."""
        return self.number + (self.compare in ("more_than", "at_most"))

    def inside(self) -> tuple[Condition, ...]:
        return (self.body,)

    def _judge(self, setting: Setting, items: Items) -> Reason:
        reading, found, complete = self.path.items(setting, items)
        of = tuple([self.body.judge(setting, {**items, self.variable: each}) for each in found])
        truths = [each.truth for each in of]
        return Reason(self.truth(truths, complete=complete), self, (reading,), of)

    def truth(self, truths: list[Truth], *, complete: bool) -> Truth:
        """Return whether it holds of a list whose items came out so, and that may be all."""
        if self.word == "every":
            # `every` of nothing does not hold: nothing was done to everyone.
            return every([bool(truths), *truths] if complete else [None, *truths])
        if self.word == "count":
            return self.counted(truths.count(True), truths.count(None), complete=complete)
        truth = some(truths if complete else [None, *truths])
        return truth if self.word == "some" else negate(truth)

    def counted(self, sure: int, maybe: int = 0, *, complete: bool) -> Truth:
        """Return whether a number of items, and some that may be, are as many as asked."""
        most = sure + maybe if complete else None
        return within(self.compare, sure, most, self.number, self.number)
