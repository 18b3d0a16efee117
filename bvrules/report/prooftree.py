"""
The proof of a finding as a picture: an SVG that stands alone.

Conditions stand below one another, those inside a condition a step further in, joined by lines.
Whether one holds is said in words and by a sign, not by colour alone; text is text, and a
reader of screens gets a title and a description.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.report import summary
from bvrules.report.markup import Element, el
from bvrules.report.proof import could_be_said
from bvrules.report.prooflines import TRUTHS, Line, other_lines, piece_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.case import Case
    from bvrules.finding import Finding, Report
    from bvrules.judged import Piece
    from bvrules.truth import Truth

WIDTH, MARGIN, STEP, LEADING = 900, 20, 22, 18
CHARACTER = 7.0
"""How wide a character is reckoned, in the sans-serif letters of 13 pixels that are asked for."""
_SIGNS: dict[Truth, str] = {True: "✓", False: "✗", None: "?"}
_FILLS: dict[Truth, str] = {True: "#e3f2e6", False: "#fbe5e1", None: "#f4f0dc"}
_STROKES: dict[Truth, str] = {True: "#1d6b2f", False: "#9c2417", None: "#6d5a00"}
_DASHES: dict[Truth, str | None] = {True: None, False: "6 3", None: "2 3"}


def draw(finding: Finding, report: Report) -> str:
    """
    Draw the proof of a finding as SVG text.

    Takes a finding and the report that it stands in. Where the law that counts may be of several
    stretches of days, the first with a version is drawn, and the others are named.
    """
    picture = _Picture()
    title = f"{finding.citation}: {finding.title}"
    picture.text(title, size=16, weight="bold")
    picture.text(finding.sentence)
    for each in (*summary.public(report), could_be_said(finding), *_others(finding)):
        if each:
            picture.text(each)
    for line in (*_lines(finding, report.case), *other_lines(finding)):
        picture.line(line)
    picture.text(wording.NOT_LEGAL_ADVICE, size=11)
    return str(picture.whole(title, _described(finding, report.case))) + "\n"


def _drawn(finding: Finding) -> Piece | None:
    return next((each for each in finding.pieces if each.version), None) or next(
        iter(finding.pieces), None
    )


def _lines(finding: Finding, case: Case) -> Iterator[Line]:
    piece = _drawn(finding)
    if piece is not None:
        yield from piece_lines(piece, finding, case)


def _others(finding: Finding) -> Iterator[str]:
    drawn = _drawn(finding)
    others = [wording.days(each.day) for each in finding.pieces if each is not drawn]
    if others:
        yield f"Not drawn, for other days with other law: {wording.listed(others)}."


def _described(finding: Finding, case: Case) -> str:
    """Say in sentences what the picture shows, for those who cannot see it."""
    told = [
        f"{line.says}: {TRUTHS[line.truth]}"
        for line in _lines(finding, case)
        if line.sort in ("part", "condition")
    ]
    return f"{finding.sentence} A tree of conditions. {'. '.join(told)}."


class _Picture:
    """An SVG while it is drawn, from the top to the bottom."""

    def __init__(self) -> None:
        self.y = MARGIN
        self.drawn: list[Element] = []
        self.above: dict[int, float] = {}
        """Where the last condition at each depth stands, for the line that joins those inside."""

    def text(
        self,
        words: str,
        *,
        x: float = MARGIN,
        size: int = 13,
        weight: str | None = None,
        fill: str = "#1a1a1a",
    ) -> None:
        """Write words, over as many lines as they need."""
        for each in _filled(words, x, size):
            self.y += LEADING
            self.drawn.append(
                el("text", each, x=_px(x), y=_px(self.y), **_letters(size, weight, fill))
            )

    def line(self, line: Line) -> None:
        """Draw one line of a proof."""
        x = MARGIN + STEP * line.depth
        if line.sort == "head":
            self.above.clear()
            self.y += LEADING // 2
            self.text(line.says, weight="bold")
        elif line.sort in ("part", "condition"):
            self.box(line, x)
        else:
            self.text(line.says, x=x + 4, size=12, fill="#3d3d3d")

    def box(self, line: Line, x: float) -> None:
        """Draw a condition in its box, joined to the one that it stands in."""
        said = f"{_SIGNS[line.truth]} {line.says}: {TRUTHS[line.truth]}"
        rows = _filled(said, x + 10, 13)
        top, height = self.y + 6, LEADING * len(rows) + 8
        self.join(line.depth, x, top + height / 2)
        self.above[line.depth] = top + height
        self.drawn.append(
            el(
                "rect",
                x=_px(x),
                y=_px(top),
                width=_px(WIDTH - MARGIN - x),
                height=_px(height),
                rx="4",
                fill=_FILLS[line.truth],
                stroke=_STROKES[line.truth],
                stroke_width="2" if line.sort == "part" else "1.2",
                stroke_dasharray=_DASHES[line.truth],
            )
        )
        self.y = top
        self.text(said, x=x + 10, weight="bold" if line.sort == "part" else None)
        self.y = top + height

    def join(self, depth: int, x: float, y: float) -> None:
        """Draw the line from the condition around this one to it."""
        start = self.above.get(depth - 1)
        if start is not None:
            left = x - STEP / 2
            path = f"M{_px(left)} {_px(start)}V{_px(y)}H{_px(x)}"
            self.drawn.append(el("path", d=path, fill="none", stroke="#777777"))

    def whole(self, title: str, described: str) -> Element:
        """Return the picture with its title and its description."""
        height = self.y + MARGIN
        return el(
            "svg",
            el("title", title, id="proof-title"),
            el("desc", described, id="proof-desc"),
            el("rect", width=str(WIDTH), height=_px(height), fill="#ffffff"),
            self.drawn,
            xmlns="http://www.w3.org/2000/svg",
            role="img",
            aria_labelledby="proof-title proof-desc",
            viewBox=f"0 0 {WIDTH} {_px(height)}",
            width=str(WIDTH),
            height=_px(height),
        )


def _filled(words: str, x: float, size: int) -> list[str]:
    room = (WIDTH - MARGIN - x - 10) / (CHARACTER * size / 13)
    return wrap(wording.one_line(words, 600), max(int(room), 20)) or [""]


def _letters(size: int, weight: str | None, fill: str) -> dict[str, str | None]:
    family = "Helvetica, Arial, sans-serif"
    return {"font_family": family, "font_size": str(size), "font_weight": weight, "fill": fill}


def _px(number: float) -> str:
    return f"{number:g}"
