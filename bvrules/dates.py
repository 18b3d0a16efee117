"""
Days, and spans of days: nothing here asks what day it is.

A day is a whole number (`datetime.date.toordinal`), so that comparing is cheap and
'any day before' and 'any day after' are numbers too.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bvrules.errors import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable

    from bvrules.truth import Truth

EARLIEST = 0
"""Before any day."""
LATEST = 4_000_000
"""After any day, and never."""


class Span(NamedTuple):
    """
    The days on which something may have happened, from the first to the last, both included.

    A span that ends at `LATEST` may also be something that never happens.
    """

    first: int
    last: int

    @property
    def is_one_day(self) -> bool:
        """Whether the day is known exactly."""
        return self.first == self.last


ANY_DAY = Span(EARLIEST, LATEST)

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_FINANCIAL_YEAR = re.compile(r"(\d{4})/(\d{2}|\d{4})", re.ASCII)


def read_span(text: str) -> Span:
    """
    Read a day, a month, a year or a financial year (1 April to 31 March).

    Raises ValueError with a sentence that says what is wrong.

    >>> [date.fromordinal(day).isoformat() for day in read_span("2011-02")]
    ['2011-02-01', '2011-02-28']
    >>> [date.fromordinal(day).isoformat() for day in read_span("2010/11")]
    ['2010-04-01', '2011-03-31']
    """
    if match := _DAY.fullmatch(text):
        year, month, day = map(int, match.groups())
        try:
            ordinal = date(year, month, day).toordinal()
        except ValueError:
            message = f"there is no day {text}"
            raise ValueError(message) from None
        return Span(ordinal, ordinal)
    if match := _MONTH.fullmatch(text):
        year, month = map(int, match.groups())
        if year < 1 or not 1 <= month <= 12:  # noqa: PLR2004 - months of the year
            message = f"there is no month {text}"
            raise ValueError(message)
        first = date(year, month, 1).toordinal()
        return Span(first, first + monthrange(year, month)[1] - 1)
    if _YEAR.fullmatch(text) and int(text) > 0:
        year = int(text)
        return Span(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
    if match := _FINANCIAL_YEAR.fullmatch(text):
        start, end = match.groups()
        year = int(start)
        if 0 < year < date.max.year and end in {f"{(year + 1) % 100:02d}", str(year + 1)}:
            return Span(date(year, 4, 1).toordinal(), date(year + 1, 3, 31).toordinal())
        message = f"`{text}` is not a financial year such as 2010/11"
        raise ValueError(message)
    message = f"`{excerpt(text)}` is not a day (2011-03-02), a month (2011-03), a year or 2010/11"
    raise ValueError(message)


def read_day(text: str) -> int:
    """
    Read one day, and return its number.

    >>> read_day("2015-01-12") == date(2015, 1, 12).toordinal()
    True
    """
    if not _DAY.fullmatch(text):
        message = f"`{excerpt(text)}` is not a day such as 2011-03-02"
        raise ValueError(message)
    return read_span(text).first


def iso(day: int) -> str:
    """
    Write a day as 2011-03-02.

    >>> iso(read_day("2011-03-02"))
    '2011-03-02'
    """
    return date.fromordinal(day).isoformat()


# How events compare (design: a is before b if a's last possible day is before b's first;
# it is not if a's first is not before b's last; otherwise nobody can say).


def before(a: Span, b: Span) -> Truth:
    """Return whether a came on an earlier day than b."""
    if a.last < b.first:
        return True
    return False if a.first >= b.last else None


def no_later_than(a: Span, b: Span) -> Truth:
    """Return whether a came on the same day as b, or earlier."""
    if a.last <= b.first:
        return True
    return False if a.first > b.last else None


def after(a: Span, b: Span) -> Truth:
    """Return whether a came on a later day than b."""
    return before(b, a)


def no_earlier_than(a: Span, b: Span) -> Truth:
    """Return whether a came on the same day as b, or later."""
    return no_later_than(b, a)


# How far one day lies from another. Each function takes a day, a number and a direction
# (1 for after, -1 for before) and gives a day.


def _days(day: int, number: int, direction: int) -> int:
    return day + direction * number


def _clear_days(day: int, number: int, direction: int) -> int:
    """Count neither the day itself nor the day that is reached."""
    return day + direction * (number + 1)


def _weeks(day: int, number: int, direction: int) -> int:
    return day + direction * 7 * number


def _months(day: int, number: int, direction: int) -> int:
    """Go to the same day of another month, or to its last day where it is shorter."""
    start = date.fromordinal(day)
    month = start.year * 12 + start.month - 1 + direction * number
    year, index = divmod(month, 12)
    if not 1 <= year <= date.max.year:
        return EARLIEST if year < 1 else LATEST
    return date(year, index + 1, min(start.day, monthrange(year, index + 1)[1])).toordinal()


def _working_days(day: int, number: int, direction: int) -> int:
    """Count Mondays to Fridays that are not bank holidays in England."""
    while number:
        day += direction
        if is_working_day(day):
            number -= 1
    return day


def _clear_working_days(day: int, number: int, direction: int) -> int:
    """Leave that many working days in between, and neither the day itself nor the one reached."""
    return _working_days(day, number, direction) + direction


_NATIONS = {"England": "ENG", "Wales": "WLS", "Scotland": "SCT", "Northern Ireland": "NIR"}


@lru_cache(maxsize=4)
def _bank_holidays(nation: str) -> Callable[[int], bool]:
    # Imported here because only a rule that counts working days needs it, and it is slow.
    from holidays import country_holidays  # noqa: PLC0415

    table = country_holidays("GB", subdiv=_NATIONS[nation])
    return lambda day: date.fromordinal(day) in table


def bank_holiday_table() -> str:
    """Return the name and the version of the table of bank holidays that is used."""
    import holidays  # noqa: PLC0415 - as above

    return f"holidays {holidays.version.__version__}"


def is_working_day(day: int, nation: str = "England") -> bool:
    """
    Return whether a day is a Monday to Friday and no bank holiday, in England or another nation.

    >>> is_working_day(read_day("2026-12-24")), is_working_day(read_day("2026-12-25"))
    (True, False)
    >>> is_working_day(read_day("2026-11-30"), "Scotland")
    False
    """
    is_week_day = date.fromordinal(day).weekday() < 5  # noqa: PLR2004 - Monday to Friday
    return is_week_day and not _bank_holidays(nation)(day)


def last_working_day(day: int, nation: str = "England") -> int:
    """
    Return the last working day that is no later than a day.

    >>> iso(last_working_day(read_day("2026-10-04")))
    '2026-10-02'
    """
    while not is_working_day(day, nation):
        day -= 1
    return day


UNITS: dict[str, Callable[[int, int, int], int]] = {
    "days": _days,
    "clear days": _clear_days,
    "working days": _working_days,
    "clear working days": _clear_working_days,
    "weeks": _weeks,
    "months": _months,
}
"""The ways of counting that a rule may use."""


def shift(span: Span, unit: str, number: int, direction: int) -> Span:
    """
    Move a span by a number of days of some kind (the keys of UNITS), weeks or months.

    Takes 1 for after and -1 for before as direction. Any day stays any day.

    >>> [iso(day) for day in shift(read_span("2012-05-31"), "months", 3, -1)]
    ['2012-02-29', '2012-02-29']
    >>> [iso(day) for day in shift(read_span("2015-06-30"), "clear days", 28, -1)]
    ['2015-06-01', '2015-06-01']
    """
    move = UNITS[unit]
    return Span(*(_kept(move, day, number, direction) for day in span))


def _kept(move: Callable[[int, int, int], int], day: int, number: int, direction: int) -> int:
    if day in (EARLIEST, LATEST):
        return day
    return min(max(move(day, number, direction), EARLIEST), LATEST)
