"""
How a condition could have come out otherwise: the smallest sets of conditions to turn.

All of it is read off the tree of reasons; nothing is judged again.
"""

from __future__ import annotations

from itertools import combinations, islice, product
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from bvrules.condition import Connective, Quantifier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bvrules.condition import Reason
    from bvrules.finding import Finding
    from bvrules.inference.table import Left
    from bvrules.judged import Piece
    from bvrules.truth import Truth

May: TypeAlias = "Callable[[Turn], bool]"
"""Says which turns are possible."""

MOST = 12
"""So many ways are kept, the smallest first."""
_TRIED = 400


class Turn(NamedTuple):
    """
    A condition that would have to come out otherwise, and how.

    `turn`: it would have to hold, or not (`wanted`). `complete`: the list would have to be known
    to be complete. `add`: one more item would have to be in the list, for which the condition
    inside holds, or does not (`wanted`).
    """

    reason: Reason
    wanted: bool
    how: Literal["turn", "complete", "add"] = "turn"


Way = tuple[Turn, ...]
"""Conditions that would have to turn together."""


def ways(reason: Reason | None, may: May, *, wanted: bool) -> list[Way]:
    """
    Return the smallest ways in which a condition would hold (or, not `wanted`, would not).

    `may` says which turns are possible. An empty way: it is so already. No way at all: it
    cannot be. A condition that is not there holds. No turn of a way is idle.
    """
    found = _ways(reason, may, wanted=wanted)
    if reason is None:
        return found
    # Where the same is asked twice, and once the other way round, a way may not lead there.
    leading = (way for way in found if _came_out(reason, frozenset(map(_key, way))) is wanted)
    return smallest(_without_idle(reason, way, wanted=wanted) for way in leading)


def _without_idle(reason: Reason, way: Way, *, wanted: bool) -> Way:
    """Leave out the turns without which it would come out so as well."""
    for turn in way:
        less = tuple(each for each in way if each is not turn)
        if _came_out(reason, frozenset(map(_key, less))) is wanted:
            way = less
    return way


def _came_out(reason: Reason, turns: frozenset[object]) -> Truth:
    """Work out whether a condition would hold if turns were made, wherever they are read."""
    condition = reason.condition
    truths = [_came_out(each, turns) for each in reason.of]
    if isinstance(condition, Connective):
        return condition.truth(truths)
    if isinstance(condition, Quantifier):
        added = [w for w in (True, False) if _key(Turn(reason, w, "add")) in turns]
        closed = any(_key(Turn(reason, w, "complete")) in turns for w in (True, False))
        complete = closed or reason.facts[0].is_known
        return condition.truth([*truths, *added], complete=complete)
    if truths:
        return truths[0]
    turned = (w for w in (True, False) if _key(Turn(reason, w)) in turns)
    return next(turned, reason.truth)


def _ways(reason: Reason | None, may: May, *, wanted: bool) -> list[Way]:
    if reason is None or reason.truth is wanted:
        return [()] if reason is not None or wanted else []
    condition = reason.condition
    if isinstance(condition, Connective):
        each_one = condition.word == "all" if wanted else condition.word != "all"
        inside = (not wanted) if condition.word == "none" else wanted
        found = [_ways(each, may, wanted=inside) for each in reason.of]
        return together(found) if each_one else smallest(way for some in found for way in some)
    if isinstance(condition, Quantifier):
        return _of_list(reason, condition, may, wanted=wanted)
    if reason.of:
        return together([_ways(each, may, wanted=wanted) for each in reason.of])
    turn = Turn(reason, wanted)
    return [(turn,)] if may(turn) else []


def _of_list(reason: Reason, condition: Quantifier, may: May, *, wanted: bool) -> list[Way]:
    """Return the ways for a condition about the items of a list."""
    to_hold = [_ways(each, may, wanted=True) for each in reason.of]
    to_fail = [_ways(each, may, wanted=False) for each in reason.of]
    closed = _one(Turn(reason, wanted, "complete"), may)
    if condition.word == "count":
        return _counted(reason, condition, may, wanted=wanted)
    adding = condition.word == "some"
    if wanted is adding or (condition.word == "none" and not wanted):
        # One item is enough: some that does, or one of every that does not.
        one = to_fail if condition.word == "every" else to_hold
        more = _one(Turn(reason, condition.word != "every", "add"), may)
        return smallest([*(way for some in one for way in some), *more])
    if condition.word == "every" and not reason.of:
        return []
    return together([*(to_hold if condition.word == "every" else to_fail), closed])


def _counted(reason: Reason, condition: Quantifier, may: May, *, wanted: bool) -> list[Way]:
    """Return the ways in which enough items hold, or too few."""
    closed = _one(Turn(reason, wanted, "complete"), may)
    found: list[Way] = []
    for size in range(len(reason.of) + 1):
        for chosen in islice(combinations(range(len(reason.of)), size), _TRIED):
            whole = condition.counted(size, complete=True)
            if whole is not wanted:
                continue
            each = [_ways(inner, may, wanted=n in chosen) for n, inner in enumerate(reason.of)]
            needs_all = condition.counted(size, complete=False) is not wanted
            found += together([*each, closed] if needs_all else each)
    return smallest(found)


def _one(turn: Turn, may: May) -> list[Way]:
    return [(turn,)] if may(turn) else []


def together(parts: list[list[Way]]) -> list[Way]:
    """Return the smallest ways that take one way of each part."""
    found: list[Way] = [()]
    for part in parts:
        joined = ((*way, *more) for way, more in product(found, part))
        found = smallest(_once(way) for way in islice(joined, _TRIED))
    return found


def _once(way: Way) -> Way:
    """Return a way with each turn once: several limbs may ask for the same of the same facts."""
    return tuple({_key(turn): turn for turn in reversed(way)}.values())[::-1]


def _key(turn: Turn) -> object:
    """Return what makes two turns the same: a list that is closed is closed for all conditions."""
    paths = tuple(each.path for each in turn.reason.facts)
    if turn.how == "complete":
        return turn.how, paths
    inside = turn.reason.condition if turn.how == "add" else turn.reason.condition.text
    return turn.how, paths, inside, turn.wanted


def smallest(found: Iterable[Way]) -> list[Way]:
    """Return the smallest ways, each once, without those that hold another."""
    kept: list[Way] = []
    seen: list[frozenset[object]] = []
    for way in sorted(found, key=len):
        turns = frozenset(map(_key, way))
        if len(kept) < MOST and not any(each <= turns for each in seen):
            kept.append(way)
            seen.append(turns)
    return kept


# A finding, and a whole rule

OUTCOMES: tuple[Left, ...] = ("compliant", "excused", "breach", "judgement", "not_applicable")
"""The outcomes that conditions lead to, in the order in which they are told."""
FEWEST = 3
"""So many ways to another outcome are told, of those that turn the fewest conditions."""


class Other(NamedTuple):
    """Another outcome, and the smallest sets of conditions that would have led to it."""

    outcome: Left
    ways: tuple[Way, ...]


def otherwise(finding: Finding) -> tuple[Other, ...]:
    """
    Return what would have had to be different for a finding to come to another outcome.

    Read off its reasons: the fewest conditions whose coming out otherwise would have led there.
    What the law itself settled is not turned. Other days would be other law, and are not tried:
    days on which the provision was not in force are left out where there are others.
    """
    found = []
    in_force = [piece for piece in finding.pieces if piece.version is not None]
    for outcome in OUTCOMES:
        ways_there: list[Way] = [()]
        for piece in in_force:
            on_these_days = ways_to(outcome, piece, piece.has_come(finding.as_of), _could_turn)
            ways_there = together([ways_there, on_these_days])
        fewest = min(map(len, ways_there), default=0)
        if outcome != finding.outcome and fewest:
            shortest = [way for way in ways_there if len(way) == fewest]
            found.append(Other(outcome, tuple(shortest[:FEWEST])))
    return tuple(found)


def _could_turn(turn: Turn) -> bool:
    """Return whether facts settle a condition; a list may be added to only if it may lack some."""
    if turn.how == "add":
        return not turn.reason.facts[0].is_known
    return bool(turn.reason.facts)


def ways_to(outcome: str, piece: Piece, come: bool | None, may: May) -> list[Way]:
    """
    Return the smallest ways in which a rule, on one stretch of days, would come to an outcome.

    `come` says whether its moment has come; a moment is not turned here.
    """
    if piece.version is None:
        return [()] if outcome == "not_applicable" else []
    return smallest(_ways_to(outcome, piece, come, may))


def _ways_to(outcome: str, piece: Piece, come: bool | None, may: May) -> Iterator[Way]:
    applies, requires = piece.applies, piece.requires
    if outcome == "not_applicable":
        yield from ways(applies, may, wanted=False) if applies is not None else ()
        return
    there = ways(applies, may, wanted=True)
    if outcome == "pending" or come is False or requires is None:
        yield from there if outcome == "pending" and come is not True else ()
        return
    if outcome == "compliant":
        yield from together([there, ways(requires, may, wanted=True)])
        return
    not_done = together([there, ways(requires, may, wanted=False)])
    if outcome == "excused":
        yield from together([not_done, _lifted(piece, may)])
        return
    stands = together([not_done, *_not_lifted(piece, may)])
    recorded = piece.departure
    if outcome == "judgement":
        yield from (
            together([stands, ways(recorded, may, wanted=True)]) if recorded is not None else ()
        )
    elif recorded is not None:
        yield from together([stands, ways(recorded, may, wanted=False)])
    else:
        yield from stands


def _lifted(piece: Piece, may: May) -> list[Way]:
    """Return the ways in which some exception lifts the duty."""
    return smallest(
        way
        for tried in piece.tried
        for way in together(
            [
                ways(tried.when, may, wanted=True),
                *(ways(each, may, wanted=False) for each in tried.unless),
            ]
        )
    )


def _not_lifted(piece: Piece, may: May) -> Iterator[list[Way]]:
    """Return, for each exception, the ways in which it does not lift the duty."""
    for tried in piece.tried:
        yielding = (way for each in tried.unless for way in ways(each, may, wanted=True))
        yield smallest([*ways(tried.when, may, wanted=False), *yielding])
