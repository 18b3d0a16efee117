"""The register of a ruleset against its rules: what one has and the other lacks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.citation import Citation
    from bvrules.law import Rule, Ruleset
    from bvrules.lint.book import Book
    from bvrules.lint.fault import Fault

MISSING, UNCITED = "BVL013", "BVL014"
NUMBERED = re.compile(r"(section|article|regulation|schedule)s? (\d+[a-z]*)", re.IGNORECASE)
"""A provision that is named by its number."""


def names(text: str, provision: str) -> bool:
    """
    Return whether a text names a provision: by its number, or by the words it begins with.

    >>> names("sections 3(2) and 4", "section 3"), names("section 4", "section 3")
    (True, False)
    """
    numbers = {(kind.lower(), number) for kind, number in NUMBERED.findall(text)}
    wanted = {(kind.lower(), number) for kind, number in NUMBERED.findall(provision)}
    return bool(numbers & wanted) or text.startswith(provision.partition(":")[0])


def not_in_register(book: Book) -> Iterator[Fault]:
    """Return the rules whose provision is no row of the register, or one that is not encoded."""
    rows = [each.provision for each in book.ruleset.register if each.encoded != "not encoded"]
    for rule in book.ruleset.rules:
        if not any(names(rule.citation.provision, row) for row in rows):
            what = f"`{rule.citation.provision}` is no row of the register that is encoded"
            yield book.fault(MISSING, (rule.file, "citation"), what, "add it in ruleset.yaml")


def not_cited(book: Book) -> Iterator[Fault]:
    """Return the rows of the register that are said to be encoded, and that nothing cites."""
    texts = [
        text
        for each in book.shelf
        if each.ruleset.duty == book.ruleset.duty
        for text in (*cited(each.ruleset), *_of_events(each))
    ]
    for index, row in enumerate(book.ruleset.register):
        encoded = row.encoded in ("in full", "partly")
        if encoded and not any(names(text, row.provision) for text in texts):
            at = (book.file("ruleset.yaml"), "register", str(index))
            what = f"no rule or term cites `{row.provision}`, which is said to be encoded"
            yield book.fault(UNCITED, at, what, "say `not encoded`, and why")


def _of_events(book: Book) -> Iterator[str]:
    """Return what the events of terms.yaml cite; loaded, they keep it as words only."""
    events = book.terms.value.get("events") if book.terms else None
    for each in events.value.values() if events else ():
        yield str(each.value["citation"].value)


def cited(ruleset: Ruleset) -> Iterator[str]:
    """Return what a ruleset cites, its terms and amounts too, and what made each version law."""
    for rule in ruleset.rules:
        yield from (each.provision for each in citations(rule))
        yield from (version.period.by for version in rule.versions)
    for term in ruleset.terms.values():
        yield term.citation.provision
        yield from (version.period.by for version in term.versions)
    yield from (amount.citation.provision for amount in ruleset.amounts.values())


def citations(rule: Rule) -> Iterator[Citation]:
    """Return what a rule cites: its provision, its exceptions, and what follows from a breach."""
    yield rule.citation
    for exemption in rule.exceptions:
        yield exemption.citation
        yield from (unless.citation for unless in exemption.unless)
    if rule.consequence:
        yield rule.consequence.citation
