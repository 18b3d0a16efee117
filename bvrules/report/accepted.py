"""What was accepted, known before or left out, in words: a report says it, and never in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.dates import LATEST, read_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.finding import Finding, Report
    from bvrules.waivers import Applied, State, Waiver

_STATES: dict[State, str] = {
    "expired": "has expired, and the breach counts",
    "not begun": "has not begun, and the breach counts",
    "no breach": "is not needed: no breach is found",
    "cannot be waived": "does not hold: nobody can waive this duty",
    "left out": "was not used: the rule was left out",
}


def of_finding(finding: Finding, report: Report) -> Iterator[tuple[str, str]]:
    """Return what is said beside a breach that is waived or was known: a label and a sentence."""
    waiver = report.waiver_of(finding)
    if waiver is not None:
        yield "waived", waived(waiver)
    if (since := report.known.get(finding.rule.id)) is not None:
        yield "known", f"since {wording.day(read_day(since))}"


def waived(waiver: Waiver) -> str:
    """Say who accepted a breach, why, and until when."""
    by, reason = wording.one_line(waiver.approved_by, 80), wording.one_line(waiver.reason)
    ref = f" ({wording.one_line(waiver.ref, 80)})" if waiver.ref else ""
    approved = f"by {by} on {wording.day(waiver.approved_on)}{ref}"
    return f"{_until(waiver)}, {approved}, as {waiver.kind}: {reason}"


def _until(waiver: Waiver) -> str:
    if waiver.expires < LATEST:
        return f"until {wording.day(waiver.expires)}"
    review = waiver.review_on or LATEST
    return f"without end, to be reviewed on {wording.day(review)}"


def counted(report: Report) -> Iterator[str]:
    """Say how many breaches are waived or were known, and which rules were left out."""
    waived_so = [each for each in report.breaches if report.waiver_of(each)]
    if waived_so:
        yield f"{len(waived_so)} of what is broken or departed from is waived."
    if report.known:
        known = "1 was" if len(report.known) == 1 else f"{len(report.known)} were"
        yield f"{known} known before."
    if (left_out := of_selection(report)) is not None:
        yield left_out


def of_selection(report: Report) -> str | None:
    """Say how many rules were left out, and by which choice."""
    chosen = report.selection
    if not chosen.left_out:
        return None
    rules = wording.counted(len(chosen.left_out), "rule")
    were = "was" if len(chosen.left_out) == 1 else "were"
    how = [f"only {_listed(chosen.select)} chosen"] if chosen.select else []
    how += [f"{_listed(chosen.ignore)} ignored"] if chosen.ignore else []
    return f"{rules} {were} left out by choice ({'; '.join(how)})."


def _listed(words: tuple[str, ...]) -> str:
    return wording.listed([wording.one_line(each, 80) for each in words])


def remarks(report: Report) -> Iterator[str]:
    """Say of each waiver about this case whether it does not hold, or ends soon."""
    others = 0
    for each in report.waivers:
        if each.state == "other case":
            others += 1
        elif each.state != "holds" or each.waiver.ends_soon(report.as_of):
            yield f"the waiver of {_named(each)} {_said(each, report.as_of)}"
    if others:
        are = "is" if others == 1 else "are"
        yield f"{wording.counted(others, 'waiver')} {are} about other cases"


def _named(applied: Applied) -> str:
    waiver = applied.waiver
    return f"{wording.one_line(waiver.rule, 80)} ({_until(waiver)})"


def _said(applied: Applied, as_of: int) -> str:
    if applied.state in _STATES:
        return _STATES[applied.state]
    waiver = applied.waiver
    if waiver.review_on is not None and waiver.review_on <= min(as_of, waiver.expires):
        return f"was to be reviewed on {wording.day(waiver.review_on)}"
    return "ends soon" if waiver.expires < LATEST else "is to be reviewed soon"
