"""
From the reasons of a finding to the ways in which it could come out otherwise.

A way is a set of atoms that must all be so: bounds between days, and values of facts. It is read
off the reasons: what no act can change counts as it is, so most of a rule never has to be
looked into. Nothing is tried out here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations, islice
from typing import TYPE_CHECKING

from bvrules.advice.atoms import Hope, Pick
from bvrules.advice.bound import Bound, Point
from bvrules.advice.points import NEVER, OPPOSITE, Days, in_order, moved
from bvrules.case.order import STAGE_PATHS
from bvrules.condition import Connective, Quantifier
from bvrules.dates import EARLIEST, LATEST, Span
from bvrules.fact import Fact
from bvrules.leaves import Compared, Equals, Happened, IsTerm, Lasts, Ordered
from bvrules.openlist import Open
from bvrules.setting import FactEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bvrules.advice.atoms import Ways
    from bvrules.advice.bound import Source
    from bvrules.advice.open_to import OpenTo
    from bvrules.condition import Condition, Reason
    from bvrules.leaves import Day
    from bvrules.setting import AnyEvent, Reading, Setting

MOST_WAYS = 400
"""So many ways are followed; beyond that the search says that it was cut."""


@dataclass(slots=True)
class WayFinder:
    """Finds the ways for the reasons of one rule, judged in a setting."""

    setting: Setting
    open_to: OpenTo
    source: Source
    moment: Days
    """The day on which it is asked whether an event has happened."""
    hopeful: bool = False
    """Whether what is not known, and is not for an act to change, is taken to turn out well."""
    moving: set[str] = field(default_factory=set)
    """The paths of the events come across whose day an act can change."""
    cut: bool = False
    """Whether there were more ways than are followed."""

    def ways(self, reason: Reason, wanted: bool) -> Ways:
        """Return the ways in which a condition comes to hold, or to fail."""
        if not self._moves(reason):
            if reason.truth is None and self.hopeful:
                return [(Hope(_not_known(reason)),)]
            return [()] if reason.truth is wanted else []
        condition = reason.condition
        if isinstance(condition, Connective):
            every = (condition.word != "any") is wanted
            inner = wanted is not (condition.word == "none")
            return (self.all_of if every else self._any_of)([(r, inner) for r in reason.of])
        if isinstance(condition, Quantifier):
            return self._of_items(condition, reason, wanted)
        if isinstance(condition, IsTerm):
            return self.ways(reason.of[0], wanted)
        return self._leaf(condition, reason.facts, wanted)

    def _moves(self, reason: Reason) -> bool:
        """Return whether an act could change what a condition comes to."""
        if any(self._moves(each) for each in reason.of):
            return True
        if any(self.open_to.matters(each) for each in reason.facts):
            return True
        condition = reason.condition
        # To hope for an item of a list would be no plan: it has to be held.
        to_hold = self.hopeful and isinstance(condition, Quantifier) and _can_be_held(reason)
        return to_hold or (isinstance(condition, Happened) and self._moment_moves())

    def _moment_moves(self) -> bool:
        return any(point.path for point in self.moment.points)

    # Conditions of conditions

    def all_of(self, parts: Iterable[tuple[Reason, bool]]) -> Ways:
        """Return the ways in which several conditions come out as wanted, all of them."""
        found: Ways = [()]
        for reason, wanted in parts:
            found = self.joined(found, self.ways(reason, wanted))
            if not found:
                break
        return found

    def joined(self, one: Ways, other: Ways) -> Ways:
        """Return each way of one with each way of another."""
        both = (tuple(dict.fromkeys((*a, *b))) for a in one for b in other)
        return self._kept(list(dict.fromkeys(islice(both, 4 * MOST_WAYS))))

    def _any_of(self, parts: Iterable[tuple[Reason, bool]]) -> Ways:
        found = [way for reason, wanted in parts for way in self.ways(reason, wanted)]
        return self._kept(list(dict.fromkeys(found)))

    def _kept(self, ways: Ways) -> Ways:
        self.cut = self.cut or len(ways) > MOST_WAYS
        return sorted(ways, key=len)[:MOST_WAYS]

    def _of_items(self, condition: Quantifier, reason: Reason, wanted: bool) -> Ways:
        listed = reason.facts[0].fact
        complete = isinstance(listed, Open) and listed.complete
        if condition.word == "count":
            return self._counted(condition, reason, wanted, complete=complete)
        every = (condition.word == "some") is not wanted
        inner = wanted is not (condition.word == "none")
        if not every:
            return self._any_of([(each, inner) for each in reason.of])
        # What holds of every item holds only if these are all; `every` of nothing does not hold.
        complete = complete or self.hopeful
        if not complete or (condition.word == "every" and not reason.of):
            return []
        return self.all_of([(each, inner) for each in reason.of])

    def _counted(
        self, condition: Quantifier, reason: Reason, wanted: bool, *, complete: bool
    ) -> Ways:
        if condition.upward is wanted:
            return self._so_many(reason.of, condition.edge, inner=True)
        left = len(reason.of) - condition.edge + 1
        return self._so_many(reason.of, left, inner=False) if complete else []

    def _so_many(self, reasons: Sequence[Reason], number: int, *, inner: bool) -> Ways:
        found: Ways = []
        for chosen in combinations(reasons, max(number, 0)):
            found += self.all_of([(each, inner) for each in chosen])
        return self._kept(list(dict.fromkeys(found)))

    # Conditions that read facts

    def _leaf(self, condition: Condition, facts: tuple[Reading, ...], wanted: bool) -> Ways:
        if isinstance(condition, Equals):
            values = condition.values
            pick = Pick(facts[0], values) if wanted else Pick(facts[0], None, values)
            return [(pick,)]
        if isinstance(condition, Compared):
            return self._figure(condition, facts, wanted)
        bounds = self._bounds_of(condition, facts, wanted)
        return [] if bounds is None else self._apart(condition, *bounds)

    def _figure(self, condition: Compared, facts: tuple[Reading, ...], wanted: bool) -> Ways:
        if condition.money or not isinstance(condition.amount, Decimal):
            return []
        upward = condition.word in ("at_least", "more_than")
        figure = int(condition.amount)
        if upward is wanted:
            over = condition.word in ("more_than", "at_most")
            return [(Pick(facts[0], least=figure + over),)]
        under = condition.word in ("less_than", "at_least")
        return [(Pick(facts[0], most=figure - under),)]

    def _bounds_of(
        self, condition: Condition, facts: tuple[Reading, ...], wanted: bool
    ) -> tuple[Days, Days] | None:
        """Return what must be no later than what, for a condition on days."""
        if isinstance(condition, Happened):
            event = self.days_of(condition.event, facts)
            happened = condition.wanted is wanted
            # A plan is kept however late it is asked: what must not have happened never happens.
            since = Days((NEVER,)) if self.hopeful else self.moment.plus(1)
            return (event, self.moment) if happened else (since, event)
        if isinstance(condition, Lasts):
            count = len(facts) - self._reads(condition.ended)
            began = self.days_of(condition.began, facts[:count])
            ended = self.days_of(condition.ended, facts[count:])
            until = moved(began, condition.unit, condition.number, 1)
            return (until.plus(-1), ended) if wanted else (ended, until.plus(-2))
        if not isinstance(condition, Ordered):
            return None
        count = self._reads(condition.event)
        event = self.days_of(condition.event, facts[:count])
        other = self.day(condition.day, facts[count:])
        return in_order(condition.word if wanted else OPPOSITE[condition.word], event, other)

    def _apart(self, condition: Condition, low: Days, high: Days) -> Ways:
        """Return the ways in which the first of some days is no later than the first of others."""
        if not (high.complete or (self.hopeful and high.points)):
            return []
        ends = [self._stage_beside(each, 1) for each in low.points]
        starts = [self._stage_beside(each, -1) for each in high.points]
        pairs = [[(each, other) for other in starts if self._counts(each, other)] for each in ends]
        return [
            tuple(Bound(*pair, self.source, condition.text) for pair in of_one) for of_one in pairs
        ]

    def _counts(self, low: Point, high: Point) -> bool:
        """
        Return whether a bound says anything: not if all is hoped for, and a day not known.

        What is still to come is surely after what has been, whatever its day.
        """
        too_late = low.path in self.moving and self.open_to.has_been(high.path)
        unknown = (low.path not in self.moving and low.span.last >= LATEST) or (
            high.path not in self.moving and high.span.first <= EARLIEST and not too_late
        )
        return not (self.hopeful and unknown)

    def _stage_beside(self, point: Point, side: int) -> Point:
        """
        Return the dated stage that bounds a stage without a day, for as long as it has none.

        Such a stage comes no earlier than the last dated before it, and no later than the first
        dated after it: if these move, so does what is known of it.
        """
        path = point.path
        if path not in STAGE_PATHS or path in self.moving or self.open_to.at(path):
            return point
        here = STAGE_PATHS.index(path)
        for other in STAGE_PATHS[here + 1 :] if side > 0 else reversed(STAGE_PATHS[:here]):
            days = self.open_to.days(other)
            if days.first > EARLIEST and days.last < LATEST:
                return point._replace(path=other, span=days)
        return point

    def day(self, day: Day, facts: tuple[Reading, ...]) -> Days:
        """Return the points of a day to compare with."""
        if day.event is None:
            found = Days((Point("", Span(day.fixed, day.fixed)),))
        else:
            found = self.days_of(day.event, facts)
        return moved(found, day.unit, day.number, day.direction) if day.unit else found

    def days_of(self, event: AnyEvent, facts: tuple[Reading, ...]) -> Days:
        """Return the points of an event: itself, or those that it is the first of."""
        if isinstance(event, FactEvent):
            return Days((self._point(event, facts[0]),))
        if event.listed is None:
            pairs = zip(event.others, facts, strict=False)  # what bounds it may be read as well
            return Days(tuple(self._point(each, reading) for each, reading in pairs))
        listed = facts[0].fact
        points = tuple(self._point(event.listed[2], each) for each in facts[1:])
        return Days(points, isinstance(listed, Open) and listed.complete and bool(points))

    def _reads(self, event: AnyEvent) -> int:
        """Return how many facts a condition reads for one of its events."""
        return 1 if isinstance(event, FactEvent) else len(event.span(self.setting, {})[1])

    def _point(self, event: FactEvent, reading: Reading) -> Point:
        if self.open_to.change(reading):
            self.moving.add(reading.path)
        if event.path.variable is None:
            return Point(reading.path, event.span(self.setting, {})[0])
        fact = reading.fact if isinstance(reading.fact, Fact) else Fact()
        return Point(reading.path, fact.span(self.setting.as_of))


def _not_known(reason: Reason) -> tuple[Reading, ...]:
    """Return the facts that leave open what a condition comes to."""
    open_ones = (each for each in reason.all() if each.truth is None and not each.of)
    return tuple(dict.fromkeys(fact for each in open_ones for fact in each.facts))


def _can_be_held(reason: Reason) -> bool:
    """Return whether a condition asks for items of a list of which another can be held."""
    act = reason.facts[0].type.act
    word = reason.condition.word if isinstance(reason.condition, Quantifier) else ""
    return act is not None and act.verb == "hold" and word in ("some", "count")
