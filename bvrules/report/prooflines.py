"""The proof of a finding, line by line: what text and pictures of it have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from bvrules import wording
from bvrules.advice.otherwise import otherwise
from bvrules.condition import Connective, Quantifier
from bvrules.leaves import IsTerm
from bvrules.report import reasons
from bvrules.report.naming import noun_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.advice.otherwise import Turn
    from bvrules.case import Case
    from bvrules.condition import Reason
    from bvrules.finding import Finding
    from bvrules.judged import Piece
    from bvrules.truth import Truth

TRUTHS: dict[Truth, str] = {True: "holds", False: "does not hold", None: "is not known"}


class Line(NamedTuple):
    """
    One line of a proof: how deep it stands, what it says, and what sort of line it is.

    `truth` is of a condition or a part of a rule; elsewhere it means nothing.
    """

    depth: int
    says: str
    sort: Literal["head", "part", "condition", "fact", "note"]
    truth: Truth = None


def lines_of(finding: Finding, case: Case) -> Iterator[Line]:
    """Return the lines of a proof: the law on each stretch of days, and every condition."""
    for piece in finding.pieces:
        yield from piece_lines(piece, finding, case)


def piece_lines(piece: Piece, finding: Finding, case: Case) -> Iterator[Line]:
    """Return the lines of a proof, for days with one version of the law."""
    judged_on = finding.rule.judged_on.text
    yield Line(0, f"Judged on {judged_on}, {wording.days(piece.day)}:", "head")
    if piece.version is None:
        yield Line(1, "the provision was not in force", "note")
        return
    period = piece.version.period
    since = "declared" if period.declared else f"in force since {wording.day(period.start)}"
    yield Line(1, f"the version {since}, by {period.by}", "note")
    yield from _part("applies", piece.applies, case)
    if piece.due is not None:
        come = f"its moment has come, {wording.days(piece.due)}"
        yield Line(1, come, "part", piece.has_come(finding.as_of))
    yield from _part("requires", piece.requires, case)
    for tried in piece.tried:
        title = f"exception {tried.exemption.id} ({tried.exemption.citation})"
        yield from _part(title, tried.when, case)
        for yielding, reason in zip(tried.exemption.unless, tried.unless, strict=True):
            yield from _part(f"yields to {yielding.id} ({yielding.citation})", reason, case)
    yield from _part("a reason to depart is recorded", piece.departure, case)


def _part(title: str, reason: Reason | None, case: Case) -> Iterator[Line]:
    if reason is not None:
        yield Line(1, title, "part", reason.truth)
        yield from _tree(reason, 2, case)


def _tree(reason: Reason, depth: int, case: Case) -> Iterator[Line]:
    """Return the line of a condition and, a step further in, of those inside it."""
    condition = reason.condition
    limb = f"{condition.citation}: " if condition.citation else ""
    if isinstance(condition, Connective):
        said = f"{condition.word} of these"
    elif isinstance(condition, Quantifier):
        said = f"{condition.word} {condition.variable}, {reasons.told(reason.facts[0])}"
    else:
        said = condition.text
    yield Line(depth, f"{limb}{said}", "condition", reason.truth)
    if not isinstance(condition, (Connective, Quantifier, IsTerm)):
        for reading in reason.facts:
            document = reasons.evidence_of(reading, case)
            rests = f" [{document}]" if document else ""
            yield Line(depth + 1, f"{reasons.told(reading)}{rests}", "fact")
    for each in reason.of:
        yield from _tree(each, depth + 1, case)


# What would have had to be different


def other_lines(finding: Finding) -> Iterator[Line]:
    """Return the lines that say what would have led to another outcome, if anything could."""
    others = otherwise(finding)
    if others:
        yield Line(0, "What would have had to be different:", "head")
    for other in others:
        word = wording.outcome_word(other.outcome, finding.force)
        for number, way in enumerate(other.ways):
            yield Line(1, f"{'or' if number else 'for'} {word}:", "note")
            yield from (Line(2, turn_said(turn), "note") for turn in way)


def turn_said(turn: Turn) -> str:
    """Say how a condition would have had to come out."""
    reason = turn.reason
    facts = "; ".join(map(reasons.told, reason.facts))
    if turn.how == "complete":
        return f"it is known that these are all: {facts}"
    if turn.how == "add":
        noun = noun_of(reason.facts[0].type)
        return f"there is one more {noun} that {'meets' if turn.wanted else 'does not meet'} it"
    limb = f"{reason.condition.citation}: " if reason.condition.citation else ""
    text = reason.condition.text
    return f"{limb}{text if turn.wanted else f'not: {text}'} (here: {facts})"
