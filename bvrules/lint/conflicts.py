"""Duties that cannot both be met: searched for over small cases of two rules together."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from bvrules.condition import every_leaf
from bvrules.leaves import Compared, Equals, Happened, Judged, Lasts, Ordered
from bvrules.lint.fault import Shows
from bvrules.lint.search import PAIRED, cases
from bvrules.setting import FactEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bvrules.condition import Condition
    from bvrules.law import Rule, Ruleset
    from bvrules.lint.book import Book
    from bvrules.lint.fault import Fault
    from bvrules.lint.search import Tried

    Encoded = tuple[Rule, Ruleset]
    """A rule, with the ruleset that it stands in."""

CONTRADICT = "BVL005"
ENOUGH = 3
"""So often one of the two was met and the other not, before it counts for anything."""
MORE = 10
"""A pair that looks like it is searched for so many times longer."""


def pairs(book: Book, meant: Callable[[str], bool]) -> Iterator[tuple[Encoded, Encoded]]:
    """
    Return the pairs of rules whose duties turn on a fact that both ask for.

    A pair of two rulesets belongs to the one that is meant; if both are, to the one whose id
    comes last, so that it is looked at once.
    """
    own = book.ruleset
    every = [(rule, each.ruleset) for each in book.shelf for rule in each.ruleset.rules]
    known = {rule: facts(rule) for rule, _ in every}
    for first, second in combinations(every, 2):
        here = {first[1].id, second[1].id}
        owner = max((each for each in here if meant(each)), default=None)
        if owner == own.id and known[first[0]] & known[second[0]]:
            yield first, second


def facts(rule: Rule) -> frozenset[str]:
    """Return the facts that decide whether the duty of a rule is met."""
    return frozenset(
        name
        for version in rule.versions
        for leaf in every_leaf(version.requires)
        for name in _facts(leaf)
    )


def _facts(leaf: Condition) -> Iterator[str]:
    if isinstance(leaf, (Equals, Compared, Judged)):
        yield leaf.path.type.path
    elif isinstance(leaf, (Happened, Ordered)):
        yield leaf.event.path.type.path if isinstance(leaf.event, FactEvent) else leaf.event.text
    elif isinstance(leaf, Lasts):
        yield from (each.text for each in (leaf.began, leaf.ended))


def conflict(book: Book, first: Encoded, second: Encoded) -> tuple[Fault | None, int]:
    """
    Return whether two duties contradict each other, and how many small cases were tried.

    They seem to where each was met while the other was not, and both were never met at once.
    """
    tried = list(cases([first, second], PAIRED))
    if not _never_both(tried, 1):
        return None, len(tried)
    tried += cases([first, second], PAIRED * MORE)
    if not _never_both(tried, ENOUGH):
        return None, len(tried)
    rules = (first[0].id, second[0].id)
    own, other = sorted((first[0], second[0]), key=lambda rule: rule.ruleset != book.ruleset.id)
    shown = next(each for each in tried if _met(each) == (True, False))
    what = f"in none of {len(tried)} small cases was both it and {other.id} met, though each was"
    help = "look at what the two ask of the same facts"
    shows = Shows(shown.facts, shown.as_of, rules)
    return book.fault(CONTRADICT, (own.file, "requires"), what, help, shows), len(tried)


def _never_both(tried: Iterable[Tried], enough: int) -> bool:
    seen = Counter(map(_met, tried))
    return min(seen[True, False], seen[False, True]) >= enough and not seen[True, True]


_WORDS = {"compliant": True, "breach": False, "excused": False}


def _met(tried: Tried) -> tuple[bool | None, bool | None]:
    """Return whether each duty was met; an exception may lift one that was not."""
    first, second = (_WORDS.get(each.outcome) for each in tried.findings)
    return first, second
