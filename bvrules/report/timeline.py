"""
A time line as an SVG picture: dated events in lanes, what is past and what is still to come.

It stands by itself and inside an HTML page: real text, a title and a description for those
who cannot see it, no script, no style sheet, nothing that is fetched from elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from bvrules import wording
from bvrules.dates import EARLIEST, LATEST
from bvrules.report.axis import Axis, axis_over

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.report.mark import Mark, Shape

WIDTH = 960
_EDGE = 24
_LINE = 17
_LETTER, _BOLD_LETTER = 7.2, 8.2
"""How wide a letter is on average, in the widest of the usual fonts."""
_WORDS = 48
"""So many letters stand in one line of a label."""
_GAP = 14
_TOP = 64
_INK, _FAINT, _MARK = "#1d1d1b", "#c8c8c4", "#1f4e79"
_FONT = 'font-family="Arial, Helvetica, sans-serif" font-size="13"'


def draw(
    marks: Sequence[Mark],
    *,
    as_of: int,
    title: str,
    about: str = "",
    name: str = "timeline",
    below: Sequence[str] = (),
) -> str:
    """
    Draw a time line, and return it as SVG text.

    `as_of` is the day from which past and to come are told; it is drawn where it lies among
    the marks. `title` and `about` are read out to those who cannot see the picture. `name`
    begins every id in it: give each picture of one page another. A mark without any known
    day is listed below the line, and so is what `below` says.

    >>> draw([], as_of=735_000, title="Stages").startswith("<svg ")
    True
    """
    shown = sorted((mark for mark in marks if _edges(mark)), key=_order)
    adrift = [mark for mark in marks if not _edges(mark)]
    days = [day for mark in shown for day in _edges(mark)] or [as_of]
    axis = _axis(days, as_of)
    lanes = _lanes([_placed(mark, axis, as_of) for mark in shown])
    end = _TOP + sum(_height(lane) for lane in lanes)
    foot = list(_foot(adrift, axis, as_of, end + 40, below))
    return "\n".join(
        [
            *_head(title, about or _spoken(marks, as_of), name, end + 40 + _LINE * len(foot)),
            *_grid(axis, as_of, end),
            *_drawn(lanes, axis, as_of),
            *foot,
            "</svg>\n",
        ]
    )


def _edges(mark: Mark) -> list[int]:
    """Return the known days of a mark: its first and its last, as far as it has them."""
    return [day for day in mark.days if EARLIEST < day < LATEST]


def _order(mark: Mark) -> tuple[int, int, str]:
    edges = _edges(mark)
    return edges[0], edges[-1], mark.label


def _axis(days: Sequence[int], as_of: int) -> Axis:
    """Return the axis; the as-of date is on it unless that would squeeze all the rest."""
    apart = max(min(days) - as_of, as_of - max(days), 0)
    near = apart <= max((max(days) - min(days)) // 3, 14)
    return axis_over([*days, as_of] if near else days, _EDGE + 20, WIDTH - _EDGE - 20)


# Layout: each mark with its label takes a stretch of a lane; the first lane with room has it


@dataclass(frozen=True, slots=True)
class _Placed:
    mark: Mark
    first: float
    last: float
    label: tuple[str, ...]
    said: tuple[str, ...]
    text: float
    """Where the label begins."""

    @property
    def lines(self) -> tuple[str, ...]:
        return self.label + self.said

    @property
    def left(self) -> float:
        return min(self.first, self.text) - _GAP

    @property
    def right(self) -> float:
        return max(self.last, self.text + self.wide) + _GAP

    @property
    def wide(self) -> float:
        return _wide(self.label, self.said)


def _placed(mark: Mark, axis: Axis, as_of: int) -> _Placed:
    first, last = axis.at(mark.days.first), axis.at(mark.days.last)
    # What is open on a side runs on to the edge of the picture.
    first = _EDGE if mark.days.first <= EARLIEST else first
    last = WIDTH - _EDGE if mark.days.last >= LATEST else last
    note = f", {mark.note}" if mark.note else ""
    said = f"{mark.told(as_of)}{note}"
    label = tuple(wrap(wording.one_line(mark.label), _WORDS))
    lines = tuple(wrap(wording.one_line(said), _WORDS))
    wide = _wide(label, lines)
    start = first if mark.days.first > EARLIEST else last - wide
    text = round(max(min(start - 6, WIDTH - _EDGE - wide), _EDGE), 1)
    return _Placed(mark, first, last, label, lines, text)


def _wide(label: Sequence[str], said: Sequence[str]) -> float:
    bold, plain = (max(map(len, lines), default=0) for lines in (label, said))
    return max(bold * _BOLD_LETTER, plain * _LETTER)


def _lanes(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    lanes: list[list[_Placed]] = []
    for each in placed:
        free = (lane for lane in lanes if all(_apart(each, other) for other in lane))
        lane = next(free, None)
        if lane is None:
            lanes.append([each])
        else:
            lane.append(each)
    return lanes


def _apart(one: _Placed, other: _Placed) -> bool:
    return one.right <= other.left or other.right <= one.left


def _height(lane: Sequence[_Placed]) -> int:
    return 26 + _LINE * max(len(each.lines) for each in lane)


# Drawing


def _head(title: str, about: str, name: str, height: int) -> Iterator[str]:
    ids = quoteattr(f"{name}-title {name}-about")
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}"'
        f' viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby={ids} {_FONT} fill="{_INK}">'
    )
    yield f"<title id={quoteattr(f'{name}-title')}>{_safe(title)}</title>"
    yield f"<desc id={quoteattr(f'{name}-about')}>{_safe(about, 4000)}</desc>"
    yield f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    yield _text(_EDGE, 24, title, 'font-weight="bold" font-size="15"')


def _spoken(marks: Sequence[Mark], as_of: int) -> str:
    """Tell all marks in words, in order, for those who cannot see the picture."""
    ordered = sorted(marks, key=lambda mark: (*mark.days, mark.label))
    said = "; ".join(f"{mark.label}: {mark.told(as_of)}" for mark in ordered)
    return f"As seen on {wording.day(as_of)}: {said or 'nothing'}."


def _grid(axis: Axis, as_of: int, below: int) -> Iterator[str]:
    yield f'<path d="M {_EDGE} {_TOP - 14} H {WIDTH - _EDGE}" stroke="{_INK}"/>'
    for tick in axis.ticks():
        x = axis.at(tick.day)
        yield f'<path d="M {x} {_TOP - 14} V {below}" stroke="{_FAINT}"/>'
        yield _text(x, _TOP - 20, tick.text, 'font-size="12" text-anchor="middle"')
    if axis.holds(as_of):
        x = axis.at(as_of)
        yield (
            f'<path d="M {x} {_TOP - 14} V {below + 6}" stroke="{_INK}" stroke-width="2"'
            ' stroke-dasharray="2 4"/>'
        )
        anchor = "start" if x < WIDTH / 4 else "end" if x > WIDTH * 3 / 4 else "middle"
        yield _text(x, below + 20, f"asked on {wording.day(as_of)}", f'text-anchor="{anchor}"')


def _drawn(lanes: Sequence[Sequence[_Placed]], axis: Axis, as_of: int) -> Iterator[str]:
    y = _TOP
    for lane in lanes:
        for each in lane:
            yield "<g>"
            # Behind the words, so that no line of the grid runs through them.
            size = f'width="{each.wide:.1f}" height="{_LINE * len(each.lines)}"'
            yield f'<rect x="{each.text}" y="{y + 16}" {size} fill="#ffffff"/>'
            yield from _glyph(each, axis, as_of, y + 8)
            for number, line in enumerate(each.lines):
                weight = 'font-weight="bold"' if number < len(each.label) else ""
                yield _text(each.text, y + 30 + _LINE * number - 2, line, weight)
            yield "</g>"
        y += _height(lane)


def _glyph(placed: _Placed, axis: Axis, as_of: int, y: int) -> Iterator[str]:
    """Draw a mark: filled is past, hollow is to come; dashed is a day not known exactly."""
    mark, past = placed.mark, placed.mark.is_past(as_of)
    if mark.days.is_one_day:
        yield _point(placed.first, y, mark.shape, past=past)
        return
    begun = axis.at(as_of) if mark.days.first <= as_of < mark.days.last else None
    until = placed.last if past else begun
    dash = "" if mark.shape == "period" else ' stroke-dasharray="5 3"'
    wide = max(placed.last - placed.first, 3)
    paint = f'fill="#ffffff" stroke="{_MARK}" stroke-width="2"{dash}'
    yield f'<rect x="{placed.first}" y="{y - 5}" width="{wide:.1f}" height="10" {paint}/>'
    if until is not None and mark.shape == "period":
        done = max(until - placed.first, 0)
        yield (
            f'<rect x="{placed.first}" y="{y - 5}" width="{done:.1f}" height="10" fill="{_MARK}"/>'
        )
    if mark.shape == "deadline":
        yield _point(placed.last, y, mark.shape, past=past)
    if mark.days.first <= EARLIEST:
        yield _arrow(placed.first, y, -1)
    if mark.days.last >= LATEST:
        yield _arrow(placed.last, y, 1)


def _point(x: float, y: int, shape: Shape, *, past: bool) -> str:
    fill = _MARK if past else "#ffffff"
    paint = f'fill="{fill}" stroke="{_MARK}" stroke-width="2"'
    if shape == "deadline":
        return f'<path d="M {x - 7} {y - 7} H {x + 7} L {x} {y + 6} Z" {paint}/>'
    return f'<circle cx="{x}" cy="{y}" r="6" {paint}/>'


def _arrow(x: float, y: int, direction: int) -> str:
    back = x - 9 * direction
    return f'<path d="M {back} {y - 9} L {x} {y} L {back} {y + 9} Z" fill="{_MARK}"/>'


_LEGEND = (
    "Filled is past, hollow is to come. A circle is a day, a bar a period, a triangle the last"
    " day for something; a dashed bar is a day not known exactly, an arrow has no end."
)


def _foot(
    adrift: Sequence[Mark], axis: Axis, as_of: int, y: int, more: Sequence[str]
) -> Iterator[str]:
    lines = wrap(_LEGEND, 130)
    if not axis.holds(as_of):
        lines.append(f"Asked on {wording.day(as_of)}, which is not on this line.")
    lines += [f"No day known: {mark.label}" for mark in adrift]
    lines += [line for each in more for line in wrap(each, 130)]
    lines.append(wording.NOT_LEGAL_ADVICE)  # a picture is cut out and goes its own way
    for number, line in enumerate(lines):
        yield _text(_EDGE, y + _LINE * number, line, 'font-size="12"')


def _text(x: float, y: float, words: str, style: str = "") -> str:
    return f'<text x="{x}" y="{y}" {style}>{_safe(words)}</text>'.replace(" >", ">", 1)


def _safe(words: str, limit: int = 300) -> str:
    return escape(wording.one_line(words, limit))
