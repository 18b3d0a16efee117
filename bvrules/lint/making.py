"""
Small cases, made so that a condition holds, fails or is not known.

The facts that a condition reads are set one by one, as it needs them; a fact that is set stays
as it is, so that a case which two conditions pull different ways may miss what was wanted. What
comes out is only tried: whoever asks for a case looks at what it comes to.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bvrules.condition import Connective, Quantifier
from bvrules.dates import EARLIEST, LATEST, Span, iso, read_day, shift
from bvrules.leaves import Compared, Equals, Happened, IsTerm, Judged, Lasts, Ordered
from bvrules.setting import DerivedEvent, FactEvent
from bvrules.truth import negate

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from bvrules.condition import Condition
    from bvrules.leaves import Day
    from bvrules.setting import AnyEvent, Path
    from bvrules.truth import Truth

Scope = dict[str, dict[str, Any]]
"""The items of lists that conditions speak of, by the name that they give them."""

_EARLIER = {"before": 1, "no_later_than": 0, "after": 0, "no_earlier_than": 1}
"""The days by which the first day that fails lies past the first that holds."""
_FAR = 40


class Maker:
    """Makes the facts of one case; `day` is about when it happens, `facts` is what comes out."""

    def __init__(self, chance: random.Random, day: int) -> None:
        self.chance = chance
        self.day = day
        self.facts: dict[str, Any] = {}

    def make(self, condition: Condition, wanted: Truth, scope: Scope | None = None) -> None:
        """Set the facts that a condition reads, so that it comes to what is wanted, if it can."""
        self._make(condition, wanted, scope or {})

    def _make(self, condition: Condition, wanted: Truth, scope: Scope) -> None:
        if isinstance(condition, Connective):
            self._joined(condition, wanted, scope)
        elif isinstance(condition, Quantifier):
            self._listed(condition, wanted, scope)
        elif isinstance(condition, IsTerm):
            version = condition.term.on(self.day)
            if version is not None:
                self._make(version.holds_when, wanted, scope)
        elif wanted is not None or isinstance(condition, Ordered):
            self._leaf(condition, wanted, scope)

    def _joined(self, condition: Connective, wanted: Truth, scope: Scope) -> None:
        if condition.word == "none":
            wanted = negate(wanted)
        settling = condition.word != "all"  # one that holds settles `any`, one that fails `all`
        inside = list(condition.conditions)
        if wanted is (not settling):
            truths: list[Truth] = [not settling] * len(inside)
        else:
            truths = [self.chance.choice((not settling, not settling, None)) for _ in inside]
            truths[self.chance.randrange(len(inside))] = wanted
        # What decides is made first, since a fact that is set stays as it is.
        for each, truth in sorted(
            zip(inside, truths, strict=True), key=lambda pair: pair[1] is not wanted
        ):
            self._make(each, truth, scope)

    # Lists

    def _listed(self, condition: Quantifier, wanted: Truth, scope: Scope) -> None:
        items = self._items(condition.path, scope, complete=wanted is not None)
        if items is None:
            return
        free = [each for each in items if self.chance.choice((True, False))]
        for truth in self._bodies(condition, wanted):
            if not free:
                items.append({})
            item = free.pop() if free else items[-1]
            self._make(condition.body, truth, {**scope, condition.variable: item})

    def _bodies(self, condition: Quantifier, wanted: Truth) -> Sequence[Truth]:
        """Return what the items should come to."""
        if condition.word == "count":
            number = condition.edge if wanted is condition.upward else max(condition.edge - 1, 0)
            return [True] * number if wanted is not None else [True]
        if wanted is None:
            return self.chance.choice(([], [None]))
        holds = wanted if condition.word in ("some", "every") else not wanted
        if condition.word == "every":
            return [True] if holds else self.chance.choice(([], [False], [True, False]))
        return [True] if holds else self.chance.choice(([], [False]))

    def _items(self, path: Path, scope: Scope, *, complete: bool) -> list[dict[str, Any]] | None:
        part, name = self._place(path, scope)
        found = part.setdefault(name, {"complete": complete, "items": []})
        items: list[dict[str, Any]] = found["items"]
        return items

    # Leaves

    def _leaf(self, condition: Condition, wanted: Truth, scope: Scope) -> None:
        if isinstance(condition, Equals):
            self._put(condition.path, self._value(condition, wanted), scope)
        elif isinstance(condition, Judged):
            self._put(condition.path, self._judgement(wanted is condition.wanted), scope)
        elif isinstance(condition, Compared):
            self._number(condition, wanted, scope)
        elif isinstance(condition, Happened):
            self._date(condition.event, self.day if wanted is condition.wanted else None, scope)
        elif isinstance(condition, Ordered):
            self._order(condition, wanted, scope)
        elif isinstance(condition, Lasts):
            self._length(condition, wanted, scope)

    def _value(self, condition: Equals, wanted: Truth) -> Any:
        known = sorted(condition.values, key=str)
        if wanted:
            return self.chance.choice(known)
        type = condition.path.type
        if type.kind == "flag":
            return not known[0]
        if type.kind == "number":
            return int(max(known)) + 1
        others = [each for each in type.choices if each not in condition.values]
        return self.chance.choice(others) if others else "other"

    def _judgement(self, value: bool) -> dict[str, Any]:
        when = iso(self.day - _FAR)
        return {"value": value, "by": "monitoring officer", "dated": when, "reasons": "as found"}

    def _number(self, condition: Compared, wanted: Truth, scope: Scope) -> None:
        step = {"at_least": 0, "more_than": 1, "at_most": 0, "less_than": -1}[condition.word]
        upward = condition.word in ("at_least", "more_than")
        figure, basis = self._figure(condition, highest=upward is wanted)
        if figure is None:
            return
        holds = figure + step
        value = max(int(holds if wanted else holds + (-1 if upward else 1)), 0)
        if condition.money:
            key = "net_of_vat" if basis == "net of VAT" else "including_vat"
            self._put(condition.path, {key: value}, scope)
        else:
            self._put(condition.path, value, scope)

    def _figure(self, condition: Compared, *, highest: bool) -> tuple[Decimal | None, str | None]:
        """Return the figure of the day and its basis; where it is open, one of its ends."""
        if isinstance(condition.amount, Decimal):
            return condition.amount, condition.basis
        row = condition.amount.on(self.day)
        if row is None:
            return None, None
        return row.high if highest else row.low, condition.basis or row.basis

    # Days

    def _order(self, condition: Ordered, wanted: Truth, scope: Scope) -> None:
        other = self._day(condition.day, scope, wanted)
        if other is None or wanted is None:
            return
        edge = _EARLIER[condition.word]
        early = condition.word in ("before", "no_later_than")
        last = other - edge if early else other + 1 - edge  # the last day that holds, or the first
        holds = wanted is True
        margin = self.chance.choice((0, 0, _FAR))
        away = last - margin if early else last + margin
        past = last + 1 + margin if early else last - 1 - margin
        self._date(condition.event, away if holds else past, scope)

    def _day(self, day: Day, scope: Scope, wanted: Truth) -> int | None:
        """Return the day that something is compared with, after setting its event."""
        if day.event is None:
            first = day.fixed
        else:
            found = self._known(day.event, scope)
            if found is None and wanted is not None:
                found = self.day + self.chance.choice((0, 0, _FAR))
                self._date(day.event, found, scope)
            if found is None:
                return None
            first = found
        if not day.unit:
            return first
        return shift(Span(first, first), day.unit, day.number, day.direction).first

    def _length(self, condition: Lasts, wanted: Truth, scope: Scope) -> None:
        began = self.day - 400
        self._date(condition.began, began, scope)
        due = shift(Span(began, began), condition.unit, condition.number, 1).first - 1
        self._date(condition.ended, due if wanted else due - 1, scope)

    def _known(self, event: AnyEvent, scope: Scope) -> int | None:
        """Return the day that an event was given, if it was."""
        if isinstance(event, DerivedEvent):
            days = [day for each in event.others if (day := self._known(each, scope)) is not None]
            return min(days) if days else self._listed_day(event)
        part, name = self._place(event.path, scope)
        return _read(part.get(name))

    def _listed_day(self, event: DerivedEvent) -> int | None:
        if event.listed is None:
            return None
        path, _, dated = event.listed
        part, name = self._place(path, {})
        items = part.get(name, {}).get("items", [])
        days = [day for each in items if (day := _read(each.get(dated.path.names[-1]))) is not None]
        return min(days, default=None)

    def date(self, event: AnyEvent, day: int | None) -> None:
        """Say on which day an event happened; None says that it never did."""
        self._date(event, day, {})

    def _date(self, event: AnyEvent, day: int | None, scope: Scope) -> None:
        if day is not None and not EARLIEST < day < LATEST:
            return
        if isinstance(event, FactEvent):
            self._put(event.path, False if day is None else iso(day), scope)
            return
        for index, each in enumerate(event.others):
            self._date(each, None if day is None else day + index * _FAR, scope)
        if event.listed is not None:
            path, variable, dated = event.listed
            items = self._items(path, scope, complete=True)
            if items == [] and day is not None:
                items.append({})
                self._date(dated, day, {variable: items[0]})

    # Places

    def _place(self, path: Path, scope: Scope) -> tuple[dict[str, Any], str]:
        """Return the part that a path leads into, made if it is not there, and the last name."""
        part = self.facts if path.variable is None else scope.setdefault(path.variable, {})
        for name in path.names[:-1]:
            inner = part.get(name)
            if not isinstance(inner, dict):
                inner = part[name] = {}
            part = inner
        return part, path.names[-1]

    def _put(self, path: Path, value: Any, scope: Scope) -> None:
        part, name = self._place(path, scope)
        part.setdefault(name, value)


def _read(value: Any) -> int | None:
    """Return the day that this maker wrote, or None."""
    return read_day(value) if isinstance(value, str) else None
