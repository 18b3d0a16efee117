"""The whole of a report in a few sentences, as they can be read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bvrules import wording
from bvrules.fact import When
from bvrules.report import accepted, grouping, withheld
from bvrules.report.rows import not_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.case import Case
    from bvrules.fact import Fact
    from bvrules.finding import Finding, Report
    from bvrules.inference.table import Outcome
    from bvrules.report.formats import Chosen

_REST: tuple[tuple[Outcome, str], ...] = (
    ("pending", "still to come"),
    ("excused", "excused"),
    ("compliant", "met"),
)


def sentences(report: Report) -> Iterator[str]:
    """Say what is broken, departed from, not known and to be judged, in this order."""
    if report.having("error"):
        yield "Something could not be evaluated: this is a defect of the program."
    if all(each.outcome == "not_applicable" for each in report.findings):
        yield "No rule applies to this case, and that says nothing for or against the decision."
    elif report.is_empty:
        yield "No rule read a fact of this case, so nothing is said about the decision."
    if not any(each.force == "law" for each in report.breaches):
        yield "No breach of law is shown."
    for (force, contested), found in _grouped(report.breaches):
        count = wording.counted(len(found), "breach" if force == "law" else "departure")
        claim = _claim(found) if contested else ""
        yield f"{count} {'of' if force == 'law' else 'from'} {force}{claim}."
    if report.unknown:
        could = sum("breach" in each.could_be and each.force == "law" for each in report.unknown)
        of_which = f", of which {could} could be a breach of law" if could else ""
        yield f"{len(report.unknown)} not known{of_which}."
    if report.judgements:
        yield f"{len(report.judgements)} for judgement."
    yield from _rest(report)
    yield from accepted.counted(report)


def _rest(report: Report) -> Iterator[str]:
    """Say what is to come, excused or met, and how much of it on somebody's word."""
    for outcome, word in _REST:
        found_so = report.having(outcome)
        alleged = [each for each in found_so if wording.claim(outcome, contested=each.contested)]
        if number := len(found_so) - len(alleged):
            yield f"{number} {word}."
        if alleged:
            yield f"{len(alleged)} {word}{_claim(alleged)}."


def _claim(found: Sequence[Finding]) -> str:
    return wording.IF_ALLEGED if len(found) == 1 else ", if allegations are right"


def notes(report: Report) -> Iterator[str]:
    """Say what is odd about the case, and what has become of its waivers."""
    yield from report.warnings
    yield from accepted.remarks(report)


def subject(case: Case) -> Iterator[str]:
    """Say whose decision it is, what is proposed, and when that was decided."""
    authority, decision = case.authority, case.decision
    if authority is not None and authority.name is not None:
        yield wording.one_line(wording.value(authority.name), 80)
    if decision is not None and decision.proposes is not None:
        yield f"proposal: {wording.value(decision.proposes)}"
    if decision is not None and decision.in_principle is not None:
        yield _decided(decision.in_principle)


def _decided(stage: Fact[Any]) -> str:
    when = stage.value
    if isinstance(when, When) and when.days is None:
        return "approach decided on a day not given" if when.text else "approach not decided yet"
    return f"approach decided: {wording.value(stage)}"


def chosen(report: Report, only: Sequence[Chosen]) -> Iterator[str]:
    """Say which findings were chosen to be shown, if that leaves others out."""
    left_out = sum(not grouping.shows(only, each) for each in report.findings)
    if left_out:
        others = f"{wording.counted(left_out, 'other')} {'is' if left_out == 1 else 'are'}"
        yield f"Only these findings are shown: {', '.join(only)}. {others} left out by choice."


def public(report: Report) -> Iterator[str]:
    """Say what is left out of the view of the public, and under what."""
    yield from withheld.said(report.withheld)


def _grouped(findings: tuple[Finding, ...]) -> list[tuple[tuple[str, bool], list[Finding]]]:
    groups: dict[tuple[str, bool], list[Finding]] = {}
    for each in findings:
        groups.setdefault((wording.FORCE_WORDS[each.force], each.contested), []).append(each)
    return list(groups.items())


def law_read(report: Report) -> str:
    """Say until which day the law was read, and how much of it was not read at its source."""
    days = sorted({ruleset.read_until for ruleset in report.rulesets})
    applied = [each for each in report.findings if each.outcome != "not_applicable"]
    unread = sum(map(not_read, applied))
    rests = f"{wording.counted(unread, 'finding')} rest{'s' if unread == 1 else ''}"
    rest = f"; {rests} on a source that was not read itself" if unread else ""
    until = wording.day(days[-1]) if days else "no day"
    some = f", some of it to {wording.day(days[0])} only" if len(days) > 1 else ""
    return f"Law read to {until}{some}{rest}."
