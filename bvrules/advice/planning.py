"""A case while it is planned: what has no day yet is given one, and what it then comes to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bvrules.advice.open_to import OpenTo
from bvrules.case import Case
from bvrules.case.order import STAGE_PATHS, STAGES
from bvrules.casepath import changed, plain, put, read_place
from bvrules.dates import LATEST, iso
from bvrules.fact import Fact, When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bvrules.setting import Reading


@dataclass(frozen=True, slots=True)
class Planned(OpenTo):
    """
    A case with days tried out for what has none: these are open, and days given are not.

    `tried` are the paths of the events whose days are only tried out.
    """

    tried: frozenset[str] = frozenset()

    def change(self, reading: Reading) -> bool:
        """Return whether a plan can still say when, or that, something is done."""
        if reading.type.kind != "event":
            return OpenTo.change(self, reading)
        if reading.path in self.tried or self.unit(reading.path) != reading.path:
            return True
        act = reading.type.act
        if act is None or act.verb in ("never", "hold"):
            return False
        fact: Fact[object] = reading.fact if isinstance(reading.fact, Fact) else Fact()
        value = fact.value
        not_done = value is None or (isinstance(value, When) and value.text is False)
        return not_done and not fact.accounts

    @property
    def nation(self) -> str:
        """The nation whose bank holidays count: that of the authority, or England."""
        authority = self.case.authority
        return (authority.lies_in if authority else None) or "England"

    def matters(self, reading: Reading) -> bool:
        """Return whether a fact is open, or an event that lies ahead: its day may have to move."""
        ahead = reading.type.kind == "event" and self.days(reading.path).first > self.as_of
        return ahead or self.change(reading)

    def stays_undone(self, reading: Reading) -> bool:
        """Return whether a yes-or-no fact is a no unless the plan does it."""
        return reading.type.kind == "flag" and self.unit(reading.path) == reading.path

    def floor(self, reading: Reading) -> int:  # noqa: ARG002 - the same for every event
        """Return the first day that a plan can give: the day it is made on."""
        return self.as_of


@dataclass(frozen=True, slots=True)
class Draft:
    """What a plan has given so far: days of events, other facts, and what is to be held."""

    days: Mapping[str, int] = field(default_factory=dict)
    values: Mapping[str, object] = field(default_factory=dict)
    fresh: tuple[str, ...] = ()
    """Items to be held, such as consultation.exercises[0]."""
    lists: tuple[str, ...] = ()
    """Empty lists of events, of which the plan puts in the first and takes it for the only one."""

    def written(self, case: Case) -> Case:
        """Return a copy of a case with what the plan has given."""
        data = plain(case)
        for path in self.fresh:
            put(data, read_place(path), {})
        for path in self.lists:
            put(data, read_place(path), {"items": [{}], "complete": True})
        days = {path: iso(day) for path, day in self.days.items()}
        return Case.model_validate(changed(data, dict(self.values) | days))

    def planned(self, case: Case, as_of: int) -> Planned:
        """Return a case as planned so far."""
        fresh = (*self.fresh, *(f"{path}[0]" for path in self.lists))
        # What else is to be done counts as not done yet, so that it is asked for each time.
        dated = replace(self, values={}).written(case)
        return Planned(dated, as_of, fresh, frozenset(self.days))


def usual_days(case: Case, as_of: int) -> Iterator[tuple[str, int]]:
    """
    Return each stage without a day with the latest that it may have, before those that have one.

    A stage after all that have a day stays without; so does one that has been, and what comes
    before it.
    """
    limit = LATEST
    for name, path in zip(reversed(STAGES), reversed(STAGE_PATHS), strict=True):
        fact = getattr(case.decision, name, None) if case.decision else None
        value = fact.value if fact else None
        if isinstance(value, When) and value.text is True:
            return
        if isinstance(value, When) and value.days is not None:
            limit = min(limit, value.days.first)
        elif limit < LATEST:
            yield path, max(limit, as_of)
