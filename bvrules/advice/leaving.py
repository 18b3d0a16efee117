"""Which lead times a plan keeps: between which events, and of which items of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules.advice.atoms import paths_of
from bvrules.advice.bound import Bound, Point
from bvrules.dates import LATEST
from bvrules.topic import without_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bvrules.advice.atoms import Atom
    from bvrules.advice.planning import Planned
    from bvrules.leadtime import LeadTime
    from bvrules.setting import Reading


def to_leave(
    lead_times: Iterable[LeadTime],
    scene: Planned,
    readings: Mapping[str, Reading],
    atoms: Sequence[Atom],
) -> Iterator[tuple[LeadTime, Bound]]:
    """
    Return each lead time that is to be left, and its bound.

    `readings` are the facts that the plan turns on, and `atoms` what its duties ask for. One
    about a list is returned for each item that duties are met by. Time that has gone by is
    nobody's to leave, and nothing is left between events that have no day and get none.
    """
    for each in (one for lead in lead_times for one in _of_items(lead, readings, atoms)):
        first, then = scene.days(each.first), scene.days(each.then)
        if scene.nation not in each.nations or then.first < each.start or then.last <= scene.as_of:
            continue
        undated = [path for path in (each.first, each.then) if scene.days(path).last >= LATEST]
        can_be_given = all(path in readings and scene.change(readings[path]) for path in undated)
        if undated and not (can_be_given and _has_to_come_before(each, atoms)):
            continue
        low = Point(each.first, first, each.unit, each.number, 1)
        yield each, Bound(low, Point(each.then, then), each)


def _of_items(
    lead: LeadTime, readings: Mapping[str, Reading], atoms: Sequence[Atom]
) -> list[LeadTime]:
    if not lead.within:
        return [lead]
    known = (path for path in readings if without_numbers(path) == lead.first)
    asked = {path for atom in atoms for path in paths_of(atom)}
    return [
        lead.of(item)
        for item in sorted(path.rpartition(".")[0] for path in known)
        if any(path.startswith(f"{item}.") for path in asked)
    ]


def _has_to_come_before(lead: LeadTime, atoms: Sequence[Atom]) -> bool:
    """Return whether it is of an item of a list that has to come before something."""
    item = lead.first.rpartition(".")[0]
    lows = (atom.low.path for atom in atoms if isinstance(atom, Bound))
    return item.endswith("]") and any(path.startswith(f"{item}.") for path in lows)
