"""What is said of a finding, as rows of a label and a text: why, what to do, and the law."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bvrules import wording
from bvrules.report import accepted, reasons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.finding import Finding, Report

MOST = 8
"""So many documents are named one by one."""


class Row(NamedTuple):
    """A statement, and what kind of statement it is; `link` is its address, if it has one."""

    label: str
    text: str
    link: str | None = None


def rows(finding: Finding, report: Report, *, verbose: bool = False) -> Iterator[Row]:
    """Return what is said of a finding; `verbose` leaves nothing out."""
    if finding.outcome == "compliant" and not verbose:
        return
    yield from (Row(label, text) for label, text in accepted.of_finding(finding, report))
    if verbose:
        version = finding.version
        yield Row("says", version.says if version else finding.rule.says)
    yield from _why(finding, report)
    yield from _to_do(finding, verbose=verbose)
    yield from _law(finding, report, verbose=verbose)


def _why(finding: Finding, report: Report) -> Iterator[Row]:
    if finding.outcome == "pending":
        words = [wording.outcome_word(each, finding.force) for each in finding.would_be]
        yield Row("so far", f"it would come to {wording.listed(words, 'or')}")
    if finding.outcome in ("unknown", "pending", "error"):
        return
    for statement in reasons.because(finding):
        yield Row("because", statement)
    if finding.excused_by is not None and finding.outcome == "excused":
        exemption = finding.excused_by
        yield Row("exception", f"{exemption.citation}: {exemption.because}")
    yield from _evidence(finding, report)


def _evidence(finding: Finding, report: Report) -> Iterator[Row]:
    documents = reasons.rests_on(finding, report.case)
    for document in documents[:MOST]:
        yield Row("rests on", document)
    if len(documents) > MOST:
        more = wording.counted(len(documents) - MOST, "more document")
        yield Row("rests on", f"and {more}")
    bare = len(finding.deciding) - finding.evidenced
    if finding.outcome == "breach" and bare:
        which = "these facts" if not documents else wording.counted(bare, "of these fact")
        yield Row("rests on", f"no document is given for {which}")


def _to_do(finding: Finding, *, verbose: bool) -> Iterator[Row]:
    rule = finding.rule
    if finding.outcome == "breach":
        yield Row("now", to_do(finding))
        if rule.modality == "local policy":
            yield Row("force", _policy_force(finding))
        if rule.consequence is not None:
            yield Row("then", rule.consequence.says)
    elif "pending" in finding.could_be and (verbose or finding.outcome == "pending"):
        yield Row("before", to_do(finding))


def to_do(finding: Finding) -> str:
    """Say what to do, if it is known that something is: once broken, or while it is to come."""
    remedy = finding.rule.remedy
    if finding.outcome == "breach":
        come = finding.day is not None and finding.day.last <= finding.as_of
        return remedy.after if come else remedy.before
    return remedy.before if "pending" in finding.could_be else ""


def _policy_force(finding: Finding) -> str:
    words = {
        "adopted policy": "the council had adopted this policy",
        "good practice": "the council had not adopted this policy",
        "adoption not known": "nobody says whether the council adopted this policy",
    }
    return f"{words[finding.force]}; no statute requires it"


def _law(finding: Finding, report: Report, *, verbose: bool) -> Iterator[Row]:
    in_full = verbose or finding.outcome == "breach"
    read_until = {ruleset.id: ruleset.read_until for ruleset in report.rulesets}
    later = reasons.read_until(finding, read_until[finding.rule.ruleset])
    notes = reasons.notes(finding)
    if notes and not in_full:
        notes = ["rests on law that was not read at its source"] if not_read(finding) else []
    for note in (*notes, *([later] if later else [])):
        yield Row("note", note)
    label = "the text" if finding.rule.modality == "local policy" else "the law"
    if finding.link:
        yield Row(label, finding.link, finding.link)
    version = reasons.version_text(finding)
    if version and in_full:
        yield Row(label, version)


def not_read(finding: Finding) -> bool:
    """Return whether a finding rests on law that was not read at its source."""
    return any(state != "read" for piece in finding.pieces for _, state in piece.law())
