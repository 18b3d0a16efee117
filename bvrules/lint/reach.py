"""What a rule can come to, searched for over small cases: outcomes, exceptions, applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules.lint.fault import Shows
from bvrules.lint.search import Tried, cases
from bvrules.selftest import outcome_words
from bvrules.shuffled import shuffled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.law import Exemption, Rule
    from bvrules.lint.book import Book
    from bvrules.lint.fault import Fault

UNREACHABLE, NEVER_HOLDS, NEVER_YIELDS, NOT_SHOWN = "BVL001", "BVL002", "BVL003", "BVL004"


def reach(book: Book, rule: Rule, tried: Sequence[Tried]) -> Iterator[Fault]:
    """Return what is wrong with what a rule comes to in the small cases that were tried."""
    if not any(map(_applies, tried)):
        what = f"it surely applied in none of {len(tried)} small cases"
        help = "look for two conditions that cannot both hold"
        yield book.fault(UNREACHABLE, (rule.file, "applies_when"), what, help)
        return
    yield from _exceptions(book, rule, tried)
    yield from _not_shown(book, rule, tried)


def _applies(tried: Tried) -> bool:
    """Return whether it is known that the rule applies, on some of the days that it may be."""
    return any(
        piece.version is not None and (piece.applies is None or piece.applies.truth is True)
        for piece in tried.findings[0].pieces
    )


def _exceptions(book: Book, rule: Rule, tried: Sequence[Tried]) -> Iterator[Fault]:
    for index, exemption in enumerate(rule.exceptions):
        at = (rule.file, "exceptions", str(index))
        held = [each for each in tried if _when(each, exemption)]
        if not held:
            what = f"the exception `{exemption.id}` held in none of {len(tried)} small cases"
            yield book.fault(NEVER_HOLDS, (*at, "when"), what, "look at its conditions together")
            continue
        for place, unless in enumerate(exemption.unless):
            if not any(_yields(each, exemption, place) for each in held):
                what = f"`{unless.id}` made `{exemption.id}` yield in none of {len(held)} cases"
                where = (*at, "unless", str(place))
                yield book.fault(NEVER_YIELDS, where, what, "look at both conditions together")


def _when(tried: Tried, exemption: Exemption) -> bool:
    return any(
        one.when.truth is True
        for piece in tried.findings[0].pieces
        for one in piece.tried
        if one.exemption is exemption
    )


def _yields(tried: Tried, exemption: Exemption, index: int) -> bool:
    return any(
        one.unless[index].truth is True
        for piece in tried.findings[0].pieces
        for one in piece.tried
        if one.exemption is exemption and one.when.truth is True
    )


def _not_shown(book: Book, rule: Rule, tried: Sequence[Tried]) -> Iterator[Fault]:
    """Return the outcomes that a rule was seen to reach, and that none of its examples expects."""
    examples = book.examples_for(rule)
    expected = {each.expect for each in examples}
    found: dict[str, Shows | None] = {}
    for each in tried:
        found.setdefault(outcome_words(each.findings[0]), Shows(each.facts, each.as_of, (rule.id,)))
    for _, finding in shuffled(rule, book.ruleset, examples):
        found.setdefault(outcome_words(finding), None)
    for outcome, shows in found.items():
        if outcome not in expected and outcome != "error":
            what = f"no example shows it come out as {outcome}"
            yield book.fault(NOT_SHOWN, (rule.file,), what, "add one below `---`", shows)


def small_cases(book: Book, rule: Rule) -> list[Tried]:
    """Return the small cases of a rule."""
    return list(cases([(rule, book.ruleset)]))
