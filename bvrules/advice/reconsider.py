"""Other ways for duties already planned, so that one more can be met beside them."""

from __future__ import annotations

from collections import deque
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bvrules.advice.atoms import Atom, Way
    from bvrules.law import Rule
    from bvrules.leadtime import LeadTime

    Kept: TypeAlias = Rule | LeadTime
    """What a plan keeps: a duty, or a lead time."""
    Chosen: TypeAlias = dict[Kept, Way]

MOST_TRIED, MOST_SEEN = 300, 3000
"""So many sets of ways are tried beside each other for one duty, and so many are looked at."""


class _Option(NamedTuple):
    """A way, and its atoms as bits of a number, by which many sets of ways are soon compared."""

    way: Way
    bits: int


def reconsidered(
    chosen: Mapping[Kept, Way],
    rule: Kept,
    options: Mapping[Kept, Sequence[Way]],
    clash: Callable[[Chosen], frozenset[Atom]],
) -> tuple[Chosen | None, bool]:
    """
    Return a way for each duty chosen for and for one more, such that all go together.

    `clash` returns atoms of some ways that do not go together, or nothing. Only duties that ask
    for such atoms are met in another way, as few of them as can be: of any ways that do go
    together, one at least asks for something else. None if there are no such ways; the second
    value says whether the search was cut short before that was known.
    """
    bit: dict[Atom, int] = {}

    def bits(atoms: Iterable[Atom]) -> int:
        return reduce(or_, (bit.setdefault(each, 1 << len(bit)) for each in atoms), 0)

    table = {each: [_Option(way, bits(way)) for way in options[each]] for each in (*chosen, rule)}
    base = {each: _Option(way, bits(way)) for each, way in chosen.items()}
    waiting = deque({rule: option} for option in table[rule])
    seen: set[tuple[tuple[str, int], ...]] = set()
    known: list[int] = []
    tried = 0
    while waiting:
        changed = waiting.popleft()
        ways = base | changed
        asked = reduce(or_, (each.bits for each in ways.values()), 0)
        against = next((each for each in known if each & asked == each), 0)
        if not against:
            tried += 1
            against = bits(clash({each: option.way for each, option in ways.items()}))
            if not against:
                return {each: option.way for each, option in ways.items()}, False
            known.append(against)
        for child in _children(ways, changed, table, against):
            key = tuple(sorted((each.id, option.bits) for each, option in child.items()))
            if key not in seen:
                seen.add(key)
                waiting.append(child)
        if waiting and (tried >= MOST_TRIED or len(seen) > MOST_SEEN):
            return None, True
    return None, False


def _children(
    ways: Mapping[Kept, _Option],
    changed: dict[Kept, _Option],
    table: Mapping[Kept, Sequence[_Option]],
    against: int,
) -> Iterator[dict[Kept, _Option]]:
    """Return what was changed and one way more, of a duty that has a part in a clash."""
    for rule, option in ways.items():
        part = against & option.bits
        if part and rule not in changed:
            # What asks for the same again clashes again.
            yield from (changed | {rule: each} for each in table[rule] if each.bits & part != part)
