"""
Where conditions are judged: one case, on one day of the law, asked from one as-of date.

A setting reads facts for conditions, and remembers what was read and judged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from bvrules.case.order import STAGES
from bvrules.dates import ANY_DAY, EARLIEST, LATEST, Span
from bvrules.fact import Fact, Open, When

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


@dataclass(slots=True)
class Setting:
    """
    A case, the day whose law is asked, and the as-of date.

    `day` lies within one version of everything that is dated. `narrowed` holds events that
    are taken to have happened on `day`; `assumed` holds terms that an example sets.
    """

    case: Case
    as_of: int
    day: Span
    narrowed: Mapping[str, Span]
    assumed: Mapping[str, bool]
    memo: dict[Any, Any]
    read: set[str]

    @property
    def narrowed_event(self) -> str | None:
        """The event that is taken to have happened on `day`, if there is one."""
        return next(iter(self.narrowed), None)

    @classmethod
    def of(cls, case: Case, as_of: int, assumed: Mapping[str, bool] | None = None) -> Setting:
        """Return the setting of a case, before any day is chosen."""
        return cls(case, as_of, ANY_DAY, {}, assumed or {}, {}, set())

    def on(self, day: Span, narrowed: Mapping[str, Span]) -> Setting:
        """Return the same setting on another day; what was judged and read is kept."""
        return Setting(self.case, self.as_of, day, narrowed, self.assumed, self.memo, self.read)


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
        fact = self.get(setting, items)
        if self.variable is None:
            path, pointer = self.text, self.suffix
        else:
            item = items[self.variable]
            path, pointer = item.path + self.text[len(self.variable) :], item.pointer + self.suffix
        setting.read.add(pointer)
        return Reading(path, pointer, fact, self.type)

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
        reading = self.path.reading(setting, items)
        narrowed = setting.narrowed.get(reading.path)
        if narrowed is not None:
            return narrowed, (reading,)
        fact = reading.fact
        value = fact.value if isinstance(fact, Fact) else None
        if isinstance(value, When) and value.days is not None:
            return value.days, (reading,)
        span = fact.span(setting.as_of) if isinstance(fact, Fact) else ANY_DAY
        return _within(span, self._bounds(setting)), (reading,)

    def _bounds(self, setting: Setting) -> Span:
        """Return the days between the dated stages around a stage that has no date."""
        part, _, name = self.path.text.partition(".")
        if part != "decision" or self.path.variable or name not in STAGES:
            return ANY_DAY
        stages = [_dated(setting, stage) for stage in STAGES]
        here = STAGES.index(name)
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
    """An event that terms.yaml defines: the first of several."""

    __slots__ = ("listed", "name", "others")

    def __init__(
        self,
        name: str,
        listed: tuple[Path, str, FactEvent] | None = None,
        others: tuple[FactEvent, ...] = (),
    ) -> None:
        self.name = name
        self.listed = listed
        self.others = others

    @property
    def text(self) -> str:
        """The name of the event."""
        return self.name

    @property
    def names(self) -> frozenset[str]:
        """The events that it turns on: itself, and those that it is the first of."""
        return frozenset([self.name]).union(*(each.names for each in self.others))

    def span(self, setting: Setting, items: Items) -> tuple[Span, tuple[Reading, ...]]:
        """Return the days on which the first may have happened, and what was read."""
        narrowed = setting.narrowed.get(self.name)
        spans, readings, complete = self._spans(setting, items)
        if narrowed is not None:
            return narrowed, readings
        if not spans:
            return ANY_DAY, readings
        # Another step, not listed, may have come earlier than all that are.
        first = min(span.first for span in spans) if complete else EARLIEST
        return Span(first, min(span.last for span in spans)), readings

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
