"""Citations of a provision that had ended, in a rule that runs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules.dates import LATEST, iso
from bvrules.lint.register import citations, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.citation import Citation
    from bvrules.law import Rule
    from bvrules.lint.book import Book
    from bvrules.lint.fault import Fault

PAST_END = "BVL007"


def past_their_end(book: Book) -> Iterator[Fault]:
    """Return the rules that cite, for a time after its end, a provision that another encodes."""
    ends = list(_ends(book))
    for rule in book.ruleset.rules:
        until = max(version.period.until for version in rule.versions)
        for citation in citations(rule):
            for ended, end in ends:
                if end < until and _is_of(citation, ended) and ended is not rule:
                    what = f"it cites {citation}, which ended on {iso(end)}, and runs on"
                    help = "end the version there, or cite what took its place"
                    yield book.fault(PAST_END, (rule.file, "in_force"), what, help)


def _ends(book: Book) -> Iterator[tuple[Rule, int]]:
    """Return the rules that have ended for good, and the first day after."""
    for each in book.shelf:
        for rule in each.ruleset.rules:
            until = max(version.period.until for version in rule.versions)
            if until < LATEST and not any(_goes_on(rule, other, until) for other in _all(book)):
                yield rule, until


def _all(book: Book) -> Iterator[Rule]:
    for each in book.shelf:
        yield from each.ruleset.rules


def _goes_on(ended: Rule, other: Rule, day: int) -> bool:
    """Return whether another rule of the same provision was in force when one ended."""
    same = other.citation.instrument == ended.citation.instrument
    return (
        same and names(other.citation.provision, ended.citation.provision) and bool(other.on(day))
    )


def _is_of(citation: Citation, ended: Rule) -> bool:
    """Return whether a citation names the provision of a rule."""
    instrument, provision = ended.citation.instrument, ended.citation.provision
    if citation.instrument:
        return citation.instrument == instrument and names(citation.provision, provision)
    rest = (
        citation.provision.partition(f"{instrument}, ")[2]
        or citation.provision.partition(f"{instrument} ")[2]
    )
    return bool(rest) and names(rest, provision)
