"""The proof of a finding: every condition with its value, its facts and what they rest on."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import TYPE_CHECKING, Literal

from typing_extensions import TypedDict

from bvrules import wording
from bvrules.advice.otherwise import otherwise
from bvrules.dates import iso
from bvrules.report import reasons, summary
from bvrules.report.json import finding_data
from bvrules.report.prooflines import TRUTHS, Line, lines_of, other_lines, turn_said
from bvrules.report.shape import FindingJson  # noqa: TC001 - schemas are made of the types

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bvrules.advice.otherwise import Turn
    from bvrules.finding import Finding, Report

_STEP = 2


class TurnJson(TypedDict):
    """A condition that would have had to come out otherwise."""

    condition: str
    citation: str | None
    how: Literal["turn", "complete", "add"]
    wanted: bool
    paths: list[str]
    says: str


class OtherJson(TypedDict):
    """Another outcome, and the smallest sets of conditions that would have led to it."""

    outcome: str
    ways: list[list[TurnJson]]


class ProofJson(TypedDict):
    """The proof of a finding, and what would have had to be different."""

    format: Literal[1]
    notice: str
    as_of: str
    withheld: str | None
    finding: FindingJson
    otherwise: list[OtherJson]


def as_data(finding: Finding, report: Report) -> ProofJson:
    """Return the proof of a finding as data of the published shape."""
    return {
        "format": 1,
        "notice": wording.NOT_LEGAL_ADVICE,
        "as_of": iso(report.as_of),
        "withheld": next(summary.public(report), None),
        "finding": finding_data(finding, report),
        "otherwise": [
            {
                "outcome": other.outcome,
                "ways": [[_turn(turn) for turn in way] for way in other.ways],
            }
            for other in otherwise(finding)
        ],
    }


def _turn(turn: Turn) -> TurnJson:
    return {
        "condition": turn.reason.condition.text,
        "citation": turn.reason.condition.citation,
        "how": turn.how,
        "wanted": turn.wanted,
        "paths": [each.path for each in turn.reason.facts],
        "says": turn_said(turn),
    }


def render_json(finding: Finding, report: Report) -> str:
    """Write the proof of a finding as JSON text, all of it ASCII."""
    return json.dumps(as_data(finding, report), indent=2) + "\n"


def render(finding: Finding, report: Report, *, width: int = 80) -> str:
    """
    Write the proof of a finding as text of at most `width` columns.

    Takes a finding and the report that it stands in. Conditions that were not reached, because
    the rule does not apply, are not shown.
    """
    lines = [f"{finding.citation}  {finding.title}", finding.sentence, *summary.public(report)]
    lines += ["", could_be_said(finding)]
    lines += _written(lines_of(finding, report.case))
    lines += _written(other_lines(finding))
    documents = reasons.rests_on(finding, report.case)
    lines += ["", "The facts that decide rest on:"] if documents else []
    lines += [f"  {each}" for each in documents]
    return "\n".join(_filled(lines, width)) + "\n"


def could_be_said(finding: Finding) -> str:
    """Say which outcomes are still possible, if there are several."""
    could = [wording.outcome_word(each, finding.force) for each in finding.could_be]
    return f"It could be: {wording.listed(could, 'or')}." if len(could) > 1 else ""


def _written(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        if line.sort == "head":
            yield ""
        came = f": {TRUTHS[line.truth]}" if line.sort in ("part", "condition") else ""
        yield f"{' ' * (_STEP * line.depth)}{line.says}{came}"


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
