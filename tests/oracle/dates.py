"""
Spans of days (design.md, section 3.3), and the comparisons and offsets of the rule language.

What is known of a day is the first and the last day it may be.
`BEGINNING` stands for 'as early as you like', `NEVER` for 'as late as you like, or not at all'.
"""

import calendar
import re
from datetime import date, timedelta
from typing import Any, NamedTuple

BEGINNING = date.min
NEVER = date.max
DAY = timedelta(days=1)
WRITTEN = re.compile(r"\d{4}(-\d\d(-\d\d)?|/\d\d)?")


class Span(NamedTuple):
    """
    The first and the last day that something may have happened, or may happen, on.
    """

    first: date
    last: date


ANY_DAY = Span(BEGINNING, NEVER)


def is_written_day(written: Any) -> bool:
    """
    Say whether this is a day, month, year or financial year, and not the name of a fact.
    """
    return not isinstance(written, bool) and bool(WRITTEN.fullmatch(str(written)))


def parse(written: Any) -> Span:
    """
    Read 2011-03-02, 2011-03, 2011 or 2010/11 as a span of days.
    """
    text = str(written)
    if "/" in text:
        year = int(text[:4])
        return Span(date(year, 4, 1), date(year + 1, 3, 31))
    numbers = [int(number) for number in text.split("-")]
    if len(numbers) == 1:
        return Span(date(numbers[0], 1, 1), date(numbers[0], 12, 31))
    if len(numbers) == 2:
        year, month = numbers
        return Span(date(year, month, 1), date(year, month, last_day_of_month(year, month)))
    year, month, day = numbers
    return Span(date(year, month, day), date(year, month, day))


def last_day_of_month(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def before(one: Span, other: Span) -> bool | None:
    """
    Before holds if the last possible day of `one` is before the first of `other`.

    It fails if the first possible day of `one` is not before the last of `other`.
    """
    if one.last < other.first:
        return True
    if one.first >= other.last:
        return False
    return None


def compare(operator: str, one: Span, other: Span) -> bool | None:
    """
    Compare two spans by one of the four operators; three of them follow from `before`.
    """
    return {
        "before": before(one, other),
        "no_earlier_than": opposite(before(one, other)),
        "after": before(other, one),
        "no_later_than": opposite(before(other, one)),
    }[operator]


def opposite(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


def shift(span: Span, unit: str, number: int) -> Span:
    """
    Move both ends of a span by so many units, forward or (if negative) back.
    """
    return Span(shift_day(span.first, unit, number), shift_day(span.last, unit, number))


def shift_day(day: date, unit: str, number: int) -> date:
    """
    Move a day; the open ends stay open.

    Between two days n clear days apart there are n whole days, so they are n + 1 days apart.
    Months end on the last day of a month that has no such day.
    """
    if day in (BEGINNING, NEVER):
        return day
    if unit == "months":
        return shift_months(day, number)
    sign = 1 if number >= 0 else -1
    days = {"days": number, "weeks": 7 * number, "clear days": number + sign}[unit]
    return day + timedelta(days=days)


def shift_months(day: date, number: int) -> date:
    """
    Move a day by months, to the month's last day if it has no such day.
    """
    months = day.year * 12 + day.month - 1 + number
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, last_day_of_month(year, month + 1)))
