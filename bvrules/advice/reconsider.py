"""Other ways for duties already planned, so that one more can be met beside them."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bvrules.advice.ways import Atom, Way
    from bvrules.law import Rule

    Chosen = dict[Rule, Way]

MOST_TRIED = 300
"""So many sets of ways are tried beside each other for one duty."""


def reconsidered(
    chosen: Mapping[Rule, Way],
    rule: Rule,
    options: Mapping[Rule, Sequence[Way]],
    clash: Callable[[Chosen], frozenset[Atom]],
) -> tuple[Chosen | None, bool]:
    """
    Return a way for each duty chosen for and for one more, such that all go together.

    `clash` returns atoms of some ways that do not go together, or nothing. Only duties that ask
    for such atoms are met in another way, as few of them as can be: of any ways that do go
    together, one at least asks for something else. None if there are no such ways; the second
    value says whether the search was cut short before that was known.
    """
    waiting = deque((dict(chosen) | {rule: way}, frozenset((rule,))) for way in options[rule])
    known: list[frozenset[Atom]] = []
    tried = 0
    while waiting:
        ways, settled = waiting.popleft()
        atoms = {atom for way in ways.values() for atom in way}
        against = next((each for each in known if each <= atoms), None)
        if against is None:
            tried += 1
            if tried > MOST_TRIED:
                return None, True
            against = clash(ways)
            if not against:
                return ways, False
            known.append(against)
        waiting.extend(_children(ways, settled, options, against))
    return None, False


def _children(
    ways: Chosen,
    settled: frozenset[Rule],
    options: Mapping[Rule, Sequence[Way]],
    against: frozenset[Atom],
) -> Iterator[tuple[Chosen, frozenset[Rule]]]:
    """Return the same ways with that of one duty changed, for each that has a part in a clash."""
    for rule in (each for each in ways if each not in settled and against & set(ways[each])):
        part = against & set(ways[rule])
        for way in options[rule]:
            # What asks for the same again clashes again.
            if not part <= set(way):
                yield ways | {rule: way}, settled | {rule}
