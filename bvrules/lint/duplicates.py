"""Rules that say the same thing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.law import Rule
    from bvrules.lint.book import Book
    from bvrules.lint.fault import Fault

TWICE = "BVL012"


def duplicates(book: Book) -> Iterator[Fault]:
    """Return the rules that require the same as an earlier one, of the same, on the same days."""
    first: dict[tuple[object, ...], Rule] = {}
    for rule in sorted(book.ruleset.rules, key=lambda rule: rule.file):
        other = first.setdefault(_said(rule), rule)
        if other is not rule:
            what = f"it asks the same as {other.id}, of the same cases and on the same days"
            yield book.fault(TWICE, (rule.file, "requires"), what, "leave one of them out")


def _said(rule: Rule) -> tuple[object, ...]:
    """Return what a rule comes to, in its own words: two that agree cannot come out otherwise."""
    versions = tuple(
        (
            version.period.start,
            version.period.until,
            version.applies_when.text if version.applies_when else "",
            version.requires.text,
        )
        for version in rule.versions
    )
    exceptions = tuple(each.when.text for each in rule.exceptions)
    return rule.modality, rule.judged_on.text, versions, exceptions
