"""
Dated law: the row in force on a day, and the days on which the law changes.
"""

from datetime import date

from tests.oracle.dates import BEGINNING, DAY, Span, parse
from tests.oracle.reading import Plain


def begins(row: Plain) -> date:
    """
    Give the day a row begins; a row that is declared, not commenced, was always the law.
    """
    return parse(row["from"]).first if "from" in row else BEGINNING


def in_force(rows: list[Plain], day: date) -> Plain | None:
    """
    Give the row in force on a day: the last to have begun, unless it has ended.
    """
    begun = [row for row in rows if begins(row) <= day]
    if not begun:
        return None
    row = max(begun, key=begins)
    return None if "until" in row and parse(row["until"]).first <= day else row


def days_of_change(rule: Plain, terms: Plain, as_of: date) -> set[date]:
    """
    Give each day from which a version, a term or an amount differs, and that after the as-of day.
    """
    rows = [
        *rule["in_force"],
        *(row for term in terms.get("terms", {}).values() for row in term["versions"]),
        *(row for amount in terms.get("amounts", {}).values() for row in amount["rows"]),
    ]
    written = [row[key] for row in rows for key in ("from", "until") if key in row]
    return {parse(day).first for day in written} | {as_of + DAY}


def cut(span: Span, days: set[date]) -> list[Span]:
    """
    Cut a span where the law or the as-of day divides it; 'never' stays with the last piece.
    """
    starts = [span.first, *sorted(day for day in days if span.first < day <= span.last)]
    ends = [start - DAY for start in starts[1:]] + [span.last]
    return [Span(*piece) for piece in zip(starts, ends, strict=True)]
