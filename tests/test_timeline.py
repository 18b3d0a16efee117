"""The time line as a picture: well formed, safe, and readable without seeing it."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bvrules.dates import ANY_DAY, EARLIEST, LATEST, Span, read_day
from bvrules.report.axis import MOST_TICKS, axis_over
from bvrules.report.mark import Mark
from bvrules.report.timeline import WIDTH, draw
from bvrules.wording import NOT_LEGAL_ADVICE

SVG = "{http://www.w3.org/2000/svg}"
DAYS = st.integers(1, read_day("9999-12-31"))


@st.composite
def spans(draw_: st.DrawFn) -> Span:
    first, last = sorted((draw_(DAYS), draw_(DAYS)))
    return draw_(
        st.sampled_from([Span(first, first), Span(first, last), Span(EARLIEST, last), ANY_DAY])
    )


MARKS = st.lists(
    st.builds(
        Mark,
        label=st.text(min_size=1, max_size=90),
        days=spans(),
        shape=st.sampled_from(["day", "period", "deadline"]),
        note=st.text(max_size=20),
    ),
    max_size=25,
)


def parsed(picture: str) -> ET.Element:
    return ET.fromstring(picture)  # noqa: S314 - we wrote it ourselves


@settings(max_examples=60, deadline=None)
@given(MARKS, DAYS, st.text(max_size=30))
def test_it_is_well_formed_and_fetches_nothing(marks: list[Mark], as_of: int, title: str) -> None:
    picture = draw(marks, as_of=as_of, title=title)
    root = parsed(picture)
    assert root.tag == f"{SVG}svg"
    assert NOT_LEGAL_ADVICE in [each.text for each in root.iter(f"{SVG}text")]
    assert {each.tag for each in root.iter()} <= {
        f"{SVG}{name}" for name in ("svg", "title", "desc", "rect", "g", "path", "circle", "text")
    }
    assert not re.search(r"href|url\(|style=|on\w+=", re.sub(r">[^<]*<", "><", picture))


@settings(max_examples=60, deadline=None)
@given(MARKS, DAYS)
def test_nothing_is_drawn_off_the_picture(marks: list[Mark], as_of: int) -> None:
    root = parsed(draw(marks, as_of=as_of, title="Stages"))
    height = float(root.attrib["height"])
    for each in root.iter():
        x, y = float(each.get("x", each.get("cx", 0))), float(each.get("y", each.get("cy", 0)))
        assert 0 <= x <= WIDTH
        assert 0 <= y <= height


@settings(max_examples=60, deadline=None)
@given(MARKS, DAYS)
def test_labels_of_one_lane_do_not_touch(marks: list[Mark], as_of: int) -> None:
    root = parsed(draw(marks, as_of=as_of, title="Stages"))
    lanes: dict[str, list[tuple[float, float]]] = {}
    for each in root.iter(f"{SVG}g"):
        box = each.find(f"{SVG}rect")
        assert box is not None
        x = float(box.attrib["x"])
        lanes.setdefault(box.attrib["y"], []).append((x, x + float(box.attrib["width"])))
    for boxes in lanes.values():
        boxes.sort()
        assert all(end < start for (_, end), (start, _) in pairwise(boxes))


@given(st.lists(DAYS, min_size=1, max_size=9))
def test_an_axis_names_a_few_days_in_order(days: list[int]) -> None:
    axis = axis_over(days, 0, 100)
    ticks = [tick.day for tick in axis.ticks()]
    assert ticks == sorted(set(ticks))
    assert len(ticks) <= MOST_TICKS
    assert all(axis.holds(day) for day in [*ticks, *days])


def test_past_and_to_come_differ_in_shape_and_in_words() -> None:
    day = Span(read_day("2026-06-01"), read_day("2026-06-01"))
    past, later = (
        draw([Mark("Award", day)], as_of=read_day(as_of), title="Stages")
        for as_of in ("2026-06-01", "2026-05-31")
    )
    assert "(past)" in past
    assert "(to come)" in later
    fills = [re.findall(r'<circle[^>]* fill="([^"]*)"', each) for each in (past, later)]
    assert fills[0] != fills[1]


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        (Mark("a", Span(735_000, 735_010), "period"), "12 May 2013 to 22 May 2013 (under way)"),
        (
            Mark("a", Span(735_000, 735_010)),
            "between 12 May 2013 and 22 May 2013 (past or to come)",
        ),
        (Mark("a", Span(735_009, 735_009), "deadline"), "by 21 May 2013 (to come)"),
        (Mark("a", Span(735_000, LATEST), "period"), "on or after 12 May 2013 (under way)"),
        (Mark("a", Span(EARLIEST, 735_000)), "on or before 12 May 2013 (past)"),
    ],
)
def test_when_it_is_is_said_in_words(mark: Mark, told: str) -> None:
    assert mark.told(735_005) == told


def test_what_has_no_day_is_listed_below() -> None:
    assert "No day known: Award" in draw([Mark("Award", ANY_DAY)], as_of=735_000, title="Stages")


def test_text_is_escaped_and_ids_are_its_own() -> None:
    picture = draw(
        [Mark("<script>&", Span(735_000, 735_000))], as_of=735_000, title="A & B", name="plan"
    )
    assert "<script>" not in picture
    assert '<title id="plan-title">A &amp; B</title>' in picture
