"""Which facts of a case an act can still change, as declared beside them in the case model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bvrules.dates import LATEST, Span
from bvrules.fact import Fact, When
from bvrules.openlist import Open

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bvrules.case import Case
    from bvrules.setting import Reading

_ITEM = re.compile(r"(.*\[\d+\])")
_STEP = re.compile(r"([^\[\]]+)(?:\[(\d+)\])?")


@dataclass(frozen=True, slots=True)
class OpenTo:
    """
    A case as seen from a day: what can still be done about each of its facts.

    `fresh` holds the paths of items that do not exist yet, such as an exercise that could be
    held: everything about them is open, save what is for judgement.
    """

    case: Case
    as_of: int
    fresh: tuple[str, ...] = ()

    def unit(self, path: str) -> str:
        """Return what is changed as one with a fact: a fresh item, else the fact itself."""
        return next((each for each in self.fresh if path.startswith(each)), path)

    def change(self, reading: Reading) -> bool:
        """Return whether an act can change a fact: the past cannot be changed."""
        if self.unit(reading.path) != reading.path:
            return reading.type.kind in ("event", "flag", "choice", "text", "number")
        act = reading.type.act
        if act is None or act.verb in ("never", "hold") or self.ceiling(reading) <= self.as_of:
            return False
        fact: Fact[object] = reading.fact if isinstance(reading.fact, Fact) else Fact()
        if fact.accounts:
            return False  # what is in dispute has been: that is a question
        value = fact.value
        if isinstance(value, When) and value.days is not None:
            return value.days.first > self.as_of
        # A plan that has no day cannot be put off; what was done is not undone.
        return act.verb != "postpone" and not _is_yes(value)

    def matters(self, reading: Reading) -> bool:
        """Return whether a condition that reads a fact is looked into, and not taken as it is."""
        return self.change(reading)

    def stays_undone(self, reading: Reading) -> bool:  # noqa: ARG002 - a plan looks at it
        """Return whether what is not known to be done counts as not done: never of a finding."""
        return False

    def floor(self, reading: Reading) -> int:
        """Return the first day on which an act can put an event: a plan is not hurried."""
        act = reading.type.act
        later = act is not None and act.verb == "postpone" and isinstance(reading.fact, Fact)
        return reading.fact.span(self.as_of).last if later else self.as_of  # type: ignore[union-attr]  # later says so

    def ceiling(self, reading: Reading, moved: Mapping[str, int] | None = None) -> int:
        """
        Return the last day on which an act can change a fact, as the case model has it.

        `moved` holds the last days of events that are moved themselves.
        """
        until = reading.type.act.until if reading.type.act else ""
        if until.startswith("."):
            item = _ITEM.match(reading.path)
            until = f"{item.group(1)}{until}" if item else until[1:]
        if until in (moved or {}):
            return (moved or {})[until]
        return self.days(until).last if until else LATEST

    def days(self, path: str) -> Span:
        """Return the days that an event at a path may have; if none is given, all to come."""
        here = self.at(path)
        return here.span(self.as_of) if isinstance(here, Fact) else Span(self.as_of + 1, LATEST)

    def has_been(self, path: str) -> bool:
        """Return whether an event is known to have been, on a day that is not known."""
        here = self.at(path)
        return isinstance(here, Fact) and isinstance(here.value, When) and _is_yes(here.value)

    def length(self, path: str) -> int:
        """Return how many items a list names."""
        here = self.at(path)
        return len(here.items) if isinstance(here, Open) else 0

    def at(self, path: str) -> object:
        """Return what stands at a path, or None."""
        here: object = self.case
        for step in path.split("."):
            match = _STEP.fullmatch(step)
            name, index = match.groups() if match else (step, None)
            here = here.get(name) if isinstance(here, dict) else getattr(here, name, None)
            if index is not None:
                items = here.items if isinstance(here, Open) else ()
                here = items[int(index)] if int(index) < len(items) else None
        return here


def _is_yes(value: object) -> bool:
    return (value.text if isinstance(value, When) else value) is True
