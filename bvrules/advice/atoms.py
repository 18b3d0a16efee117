"""What a way asks for: bounds between days, values of facts, and luck."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bvrules.advice.bound import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bvrules.setting import Reading


class Pick(NamedTuple):
    """A fact has to be one of some values, or none of them, or at least or at most a number."""

    reading: Reading
    allowed: frozenset[object] | None = None
    refused: frozenset[object] = frozenset()
    least: int | None = None
    most: int | None = None

    @property
    def path(self) -> str:
        """The path of the fact."""
        return self.reading.path


class Hope(NamedTuple):
    """What is not known of some facts, and is not for an act to change, has to turn out well."""

    readings: tuple[Reading, ...]


Atom = Bound | Pick | Hope
Way = tuple[Atom, ...]
Ways = list[Way]


def paths_of(atom: Atom) -> tuple[str, ...]:
    """Return the paths of the facts that an act has to do with."""
    if isinstance(atom, Bound):
        return tuple(point.path for point in atom.points())
    return () if isinstance(atom, Hope) else (atom.path,)


def picks_of(atoms: Iterable[Atom]) -> dict[str, list[Pick]]:
    """Return what is asked of each fact."""
    found: dict[str, list[Pick]] = {}
    for each in atoms:
        if isinstance(each, Pick):
            found.setdefault(each.path, []).append(each)
    return found


def hopes(way: Way) -> frozenset[Hope]:
    """Return what a way leaves to luck."""
    return frozenset(each for each in way if isinstance(each, Hope))
