"""The proof of a finding: every condition with its value, its facts and what they rest on."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.condition import Connective, Quantifier
from bvrules.leaves import IsTerm
from bvrules.report import reasons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.condition import Reason
    from bvrules.finding import Finding, Report
    from bvrules.judged import Piece
    from bvrules.truth import Truth

_TRUTHS: dict[Truth, str] = {True: "holds", False: "does not hold", None: "is not known"}
_STEP = 2


def render(finding: Finding, report: Report, *, width: int = 80) -> str:
    """
    Write the proof of a finding as text of at most `width` columns.

    Takes a finding and the report that it stands in. Conditions that were not reached, because
    the rule does not apply, are not shown.
    """
    lines = [f"{finding.citation}  {finding.title}", finding.sentence, ""]
    could = [wording.outcome_word(each, finding.force) for each in finding.could_be]
    lines.append(f"It could be: {wording.listed(could, 'or')}." if len(could) > 1 else "")
    for piece in finding.pieces:
        lines += ["", *_piece(piece, finding)]
    documents = reasons.rests_on(finding, report.case)
    lines += ["", "The facts that decide rest on:"] if documents else []
    lines += [f"  {each}" for each in documents]
    return "\n".join(_filled(lines, width)) + "\n"


def _filled(lines: list[str], width: int) -> Iterator[str]:
    """Fill lines to the width; what runs over is indented as its line is, and a step more."""
    previous = "."
    for line in lines:
        if line or previous:
            margin = " " * (len(line) - len(line.lstrip()))
            yield from wrap(
                line,
                width,
                subsequent_indent=margin + " " * (2 * _STEP),
                break_long_words=False,
                break_on_hyphens=False,
            ) or [""]
        previous = line


def _piece(piece: Piece, finding: Finding) -> Iterator[str]:
    judged_on = finding.rule.judged_on.text
    yield f"Judged on {judged_on}, {wording.days(piece.day)}:"
    if piece.version is None:
        yield "  the provision was not in force"
        return
    period = piece.version.period
    since = "declared" if period.declared else f"in force since {wording.day(period.start)}"
    yield f"  the version {since}, by {period.by}"
    yield from _part("applies", piece.applies)
    if piece.due is not None:
        come = _TRUTHS[piece.has_come(finding.as_of)]
        yield f"  that its moment has come, {wording.days(piece.due)}, {come}"
    yield from _part("requires", piece.requires)
    for tried in piece.tried:
        title = f"exception {tried.exemption.id} ({tried.exemption.citation})"
        yield from _part(title, tried.when)
        for yielding, reason in zip(tried.exemption.unless, tried.unless, strict=True):
            yield from _part(f"yields to {yielding.id} ({yielding.citation})", reason)
    yield from _part("a reason to depart is recorded", piece.departure)


def _part(title: str, reason: Reason | None) -> Iterator[str]:
    if reason is None:
        return
    yield f"  {title}: {_TRUTHS[reason.truth]}"
    yield from _tree(reason, 2)


def _tree(reason: Reason, depth: int) -> Iterator[str]:
    """Write a condition and, a step further in, those inside it."""
    condition = reason.condition
    limb = f"{condition.citation}: " if condition.citation else ""
    margin = " " * (_STEP * depth)
    if isinstance(condition, Connective):
        said = f"{condition.word} of these"
    elif isinstance(condition, Quantifier):
        said = f"{condition.word} {condition.variable}, {reasons.told(reason.facts[0])}"
    else:
        said = condition.text
    yield f"{margin}{limb}{said}: {_TRUTHS[reason.truth]}"
    if not isinstance(condition, (Connective, Quantifier, IsTerm)):
        yield from (f"{margin}  {reasons.told(each)}" for each in reason.facts)
    for each in reason.of:
        yield from _tree(each, depth + 1)
