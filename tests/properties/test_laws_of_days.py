"""How events that are known to a span of days compare and move."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bvrules import dates
from bvrules.dates import ANY_DAY, EARLIEST, LATEST, UNITS, Span, read_span, shift
from bvrules.truth import negate

days = st.integers(min_value=date(1999, 1, 1).toordinal(), max_value=date(2001, 12, 31).toordinal())
spans = st.builds(lambda a, length: Span(a, a + length), days, st.integers(0, 40))
ORDERS = (dates.before, dates.no_later_than, dates.after, dates.no_earlier_than)


def within(span: Span) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(*span), st.integers(*span)).map(lambda pair: Span(*sorted(pair)))


@given(spans, spans)
def test_a_comparison_is_known_only_if_every_pair_of_days_agrees(a: Span, b: Span) -> None:
    """a before b holds if it holds for all days that they may be, and fails likewise."""
    for compare in ORDERS:
        ends = [(Span(x, x), Span(y, y)) for x in a for y in b]
        found = {compare(x, y) for x, y in ends}
        assert compare(a, b) is (found.pop() if len(found) == 1 else None)


@given(spans, spans)
def test_before_is_the_opposite_of_no_earlier_than(a: Span, b: Span) -> None:
    assert dates.before(a, b) is negate(dates.no_earlier_than(a, b))
    assert dates.after(a, b) is negate(dates.no_later_than(a, b))
    assert dates.before(a, b) is dates.after(b, a)


@given(st.data(), spans, spans)
def test_to_know_a_day_better_never_flips_a_comparison(
    data: st.DataObject, a: Span, b: Span
) -> None:
    narrower = data.draw(within(a))
    for compare in ORDERS:
        known = compare(a, b)
        assert known is None or compare(narrower, b) is known


@given(spans, st.sampled_from(sorted(UNITS)), st.integers(0, 60), st.sampled_from([1, -1]))
def test_to_move_keeps_the_order_of_days(
    span: Span, unit: str, number: int, direction: int
) -> None:
    moved = shift(span, unit, number, direction)
    assert moved.first <= moved.last
    assert (moved.first >= span.first) if direction > 0 else (moved.first <= span.first)


@given(st.sampled_from(sorted(UNITS)), st.integers(0, 400), st.sampled_from([1, -1]))
def test_any_day_stays_any_day(unit: str, number: int, direction: int) -> None:
    assert shift(ANY_DAY, unit, number, direction) == ANY_DAY
    assert shift(Span(EARLIEST, 730000), unit, number, direction).first == EARLIEST
    assert shift(Span(730000, LATEST), unit, number, direction).last == LATEST


@given(days, st.integers(1, 30))
def test_working_days_are_those_counted_and_no_others(day: int, number: int) -> None:
    later = shift(Span(day, day), "working days", number, 1).first
    assert sum(map(dates.is_working_day, range(day + 1, later + 1))) == number
    assert dates.is_working_day(later)
    earlier = shift(Span(day, day), "working days", number, -1).first
    assert sum(map(dates.is_working_day, range(earlier, day))) == number


@given(days, st.integers(1, 30), st.sampled_from([1, -1]))
def test_clear_working_days_lie_strictly_between_and_a_day_less_is_too_few(
    day: int, number: int, direction: int
) -> None:
    reached = shift(Span(day, day), "clear working days", number, direction).first
    between = range(min(day, reached) + 1, max(day, reached))
    assert sum(map(dates.is_working_day, between)) == number
    nearer = range(min(day, reached - direction) + 1, max(day, reached - direction))
    assert sum(map(dates.is_working_day, nearer)) == number - 1


@given(st.integers(1990, 2050))
def test_a_financial_year_is_from_april_to_march(year: int) -> None:
    span = read_span(f"{year}/{(year + 1) % 100:02d}")
    assert date.fromordinal(span.first) == date(year, 4, 1)
    assert date.fromordinal(span.last) == date(year + 1, 3, 31)
