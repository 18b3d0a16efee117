"""
Where conditions are judged: one case, on one day of the law, asked from one as-of date.

A setting reads facts for conditions, and remembers what was read and judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bvrules.case.order import STAGE_PATHS, STAGES
from bvrules.dates import ANY_DAY, EARLIEST, LATEST, Span
from bvrules.fact import Fact, When
from bvrules.openlist import Open

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bvrules.case import Case
    from bvrules.vocabulary import FactType

_NOTHING: Open[Any] = Open()


class Reading(NamedTuple):
    """A fact as a condition read it: its path, its place in the case, and what stood there."""

    path: str
    pointer: str
    fact: Fact[Any] | Open[Any] | None
    type: FactType

    @property
    def is_known(self) -> bool:
        """Whether somebody gave a value, to the day if it is an event."""
        if isinstance(self.fact, Open):
            return self.fact.complete
        if self.fact is None or self.fact.value is None:
            return False
        value = self.fact.value
        return not isinstance(value, When) or (value.days is not None and value.days.is_one_day)


class Item(NamedTuple):
    """An item of a list, while a quantifier looks at it."""

    value: Any
    path: str
    pointer: str


Items = dict[str, Item]


class Setting:
    """
    A case, the day whose law is asked, and the as-of date.

    `day` lies within one version of everything that is dated. `event` is an event that is
    taken to have happened on `day`, where the case says less of it. `assumed` holds terms that
    an example sets.
    """

    __slots__ = ("as_of", "assumed", "case", "day", "event", "memo", "read")

    def __init__(self, case: Case, as_of: int, assumed: Mapping[str, bool] | None = None) -> None:
        self.case = case
        self.as_of = as_of
        self.assumed = assumed or {}
        self.day = ANY_DAY
        self.event: str | None = None
        self.memo: dict[Any, Any] = {}
        """What was read and judged, whatever the day."""
        self.read: set[str] = set()
        """The pointers of the facts that were read."""

    def on(self, day: Span, event: str | None = None) -> Setting:
        """Return the same setting on another day; what was read and judged is kept."""
        other = Setting(self.case, self.as_of, self.assumed)
        other.day, other.event, other.memo, other.read = day, event, self.memo, self.read
        return other


class Path:
    """The way to a fact, a part or a list: from the case, or from an item of a list."""

    __slots__ = ("names", "suffix", "text", "type", "variable")

    def __init__(self, text: str, type: FactType, variable: str | None = None) -> None:
        self.text = text
        self.type = type
        self.variable = variable
        names = text.split(".")
        self.names = tuple(names[1:] if variable else names)
        self.suffix = "".join(f"/{_escaped(name)}" for name in self.names)

    def get(self, setting: Setting, items: Items) -> Any:
        """Return what stands there, or None."""
        value: Any = setting.case if self.variable is None else items[self.variable].value
        for name in self.names:
            value = value.get(name) if isinstance(value, dict) else getattr(value, name)
            if value is None:
                return None
        return value

    def reading(self, setting: Setting, items: Items) -> Reading:
        """Return the fact as it was read, with its place, and remember that it was read."""
        if self.variable is None:
            found: Reading | None = setting.memo.get(self.text)
            if found is None:
                setting.read.add(self.suffix)
                found = Reading(self.text, self.suffix, self.get(setting, items), self.type)
                setting.memo[self.text] = found
            return found
        item = items[self.variable]
        pointer = item.pointer + self.suffix
        setting.read.add(pointer)
        path = item.path + self.text[len(self.variable) :]
        return Reading(path, pointer, self.get(setting, items), self.type)

    def items(self, setting: Setting, items: Items) -> tuple[Reading, list[Item], bool]:
        """Return a list's reading, its items with their places, and whether these are all."""
        reading = self.reading(setting, items)
        found = reading.fact if isinstance(reading.fact, Open) else _NOTHING
        base = reading.pointer + ("/items" if found.wrapped else "")
        listed = [
            Item(value, f"{reading.path}[{index}]", f"{base}/{index}")
            for index, value in enumerate(found.items)
        ]
        return reading._replace(fact=found), listed, found.complete


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


# Events


class FactEvent:
    """An event that is a fact of the case."""

    __slots__ = ("path",)

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def text(self) -> str:
        """The path of the fact."""
        return self.path.text

    @property
    def names(self) -> frozenset[str]:
        """The events that it turns on: itself."""
        return frozenset([self.text])

    def span(self, setting: Setting, items: Items) -> tuple[Span, tuple[Reading, ...]]:
        """Return the days on which it may have happened, and what was read."""
        if self.path.variable is not None:
            return self._stated(setting, items)
        found: tuple[Span, tuple[Reading, ...]] | None = setting.memo.get(self)
        if found is None:
            found = setting.memo[self] = self._stated(setting, items)
        return (setting.day, found[1]) if setting.event == self.text else found

    def _stated(self, setting: Setting, items: Items) -> tuple[Span, tuple[Reading, ...]]:
        """Return the days that the case leaves, and what was read."""
        reading = self.path.reading(setting, items)
        fact = reading.fact
        value = fact.value if isinstance(fact, Fact) else None
        if isinstance(value, When) and value.days is not None:
            return value.days, (reading,)
        span = fact.span(setting.as_of) if isinstance(fact, Fact) else ANY_DAY
        return _within(span, self._bounds(setting)), (reading,)

    def _bounds(self, setting: Setting) -> Span:
        """Return the days between the dated stages around a stage that has no date."""
        if self.path.variable or self.path.text not in STAGE_PATHS:
            return ANY_DAY
        stages = [_dated(setting, stage) for stage in STAGES]
        here = STAGE_PATHS.index(self.path.text)
        first = max((days.first for days in stages[:here] if days), default=EARLIEST)
        last = min((days.last for days in stages[here + 1 :] if days), default=LATEST)
        return Span(first, last) if first <= last else ANY_DAY


def _within(span: Span, bounds: Span) -> Span:
    """Return the days of a span that lie within bounds; all of them if none does."""
    first, last = max(span.first, bounds.first), min(span.last, bounds.last)
    return Span(first, last) if first <= last else span


def _dated(setting: Setting, stage: str) -> Span | None:
    fact = getattr(setting.case.decision, stage, None)
    return fact.value.days if fact is not None and fact.value is not None else None


class DerivedEvent:
    """An event that terms.yaml defines: the first of several, and no later than others."""

    __slots__ = ("at_latest", "listed", "name", "names", "others", "says")

    def __init__(
        self,
        name: str,
        listed: tuple[Path, str, FactEvent] | None = None,
        others: tuple[FactEvent, ...] = (),
        at_latest: tuple[FactEvent, ...] = (),
        says: str = "",
    ) -> None:
        self.name = name
        self.says = says
        """What counts as it, in words, with the provision that says so."""
        self.listed = listed
        self.others = others
        self.at_latest = at_latest
        """The events that cannot have come before it."""
        self.names = frozenset([name]).union(*(each.names for each in (*others, *at_latest)))
        """The events that it turns on: itself, and those that it is worked out from."""

    @property
    def text(self) -> str:
        """The name of the event."""
        return self.name

    def span(self, setting: Setting, items: Items) -> tuple[Span, tuple[Reading, ...]]:
        """Return the days on which the first may have happened, and what was read."""
        span, readings = self._first(setting, items)
        return setting.day if setting.event == self.name else span, readings

    def _first(self, setting: Setting, items: Items) -> tuple[Span, tuple[Reading, ...]]:
        if setting.event in self.names:
            # What it is the first of is narrower here than what the case says.
            return self._worked_out(setting, items)
        found: tuple[Span, tuple[Reading, ...]] | None = setting.memo.get(self)
        if found is None:
            found = setting.memo[self] = self._worked_out(setting, items)
        return found

    def _worked_out(self, setting: Setting, items: Items) -> tuple[Span, tuple[Reading, ...]]:
        spans, readings, complete = self._spans(setting, items)
        # Another step, not listed, may have come earlier than all that are.
        first = min((span.first for span in spans), default=EARLIEST) if complete else EARLIEST
        found = Span(first, min((span.last for span in spans), default=LATEST))
        for event in self.at_latest:
            later, read = event.span(setting, items)
            narrower = _within(found, Span(EARLIEST, later.last))
            if narrower != found:
                found, readings = narrower, (*readings, *read)
        return found, readings

    def _spans(
        self, setting: Setting, items: Items
    ) -> tuple[list[Span], tuple[Reading, ...], bool]:
        if self.listed is None:
            pairs = [event.span(setting, items) for event in self.others]
            return [span for span, _ in pairs], tuple(r for _, read in pairs for r in read), True
        path, variable, event = self.listed
        reading, found, complete = path.items(setting, items)
        pairs = [event.span(setting, items | {variable: item}) for item in found]
        readings = (reading, *(each for _, read in pairs for each in read))
        return [span for span, _ in pairs], readings, complete


AnyEvent = FactEvent | DerivedEvent
