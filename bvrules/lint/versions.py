"""Versions that leave a gap between them; those that overlap are refused when they are read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bvrules.dates import iso

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.lint.book import Book
    from bvrules.lint.fault import Fault
    from bvrules.period import Dated

GAP = "BVL006"


def gaps(book: Book) -> Iterator[Fault]:
    """Return the days between two versions on which neither is in force."""
    for rule in book.ruleset.rules:
        yield from _gaps(book, (rule.file, "in_force"), rule.versions)
    if book.terms is None:
        return
    terms = book.file("terms.yaml")
    for part, known, rows in (
        ("terms", book.ruleset.terms, "versions"),
        ("amounts", book.ruleset.amounts, "rows"),
    ):
        for name in book.terms.value[part].value if part in book.terms.value else ():
            found = getattr(known[name], rows)
            yield from _gaps(book, (terms, part, name, rows), found)


def _gaps(book: Book, at: tuple[str, ...], rows: Sequence[Dated]) -> Iterator[Fault]:
    for index, (row, following) in enumerate(pairwise(rows)):
        if row.period.until < following.period.start:
            days = f"from {iso(row.period.until)} until {iso(following.period.start)}"
            what = f"no version is in force {days}"
            help = "leave out `until`, or say in a row of its own what was the law between"
            yield book.fault(GAP, (*at, str(index + 1)), what, help)
