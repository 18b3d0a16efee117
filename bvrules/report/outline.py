"""
What a report says, in order, before any format lays it out.

Each format is a layout of this outline, so that all say the same of a case, and what one of
them leaves out is left out for its layout alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bvrules import wording
from bvrules.report import grouping, reasons, summary
from bvrules.report.numbered import Questions
from bvrules.report.rows import rows
from bvrules.report.stamp import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bvrules.finding import Finding, Report
    from bvrules.report.formats import Options
    from bvrules.report.numbered import Numbered
    from bvrules.report.rows import Row
    from bvrules.report.stamp import Stamp

LIGHT = ("good practice", "adoption not known")
"""Forces whose findings are told in a line each while they are not known or still to come."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of one finding."""

    finding: Finding
    word: str
    """What it comes to: breach, could be a breach."""
    force: str
    said: str | None
    rows: tuple[Row, ...]
    asks: tuple[int, ...] = ()
    """The numbers of the questions that it turns on."""
    more: int = 0
    """How many more questions it turns on, which are not asked here."""
    light: bool = False
    """Whether a line is enough."""


class Section(NamedTuple):
    """Findings that stand under one heading."""

    title: str
    about: str
    entries: tuple[Entry, ...]


class Fold(NamedTuple):
    """Findings that do not apply, for one reason."""

    reason: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A report, in the order in which it is read."""

    title: str
    as_of: str
    subject: tuple[str, ...]
    summary: tuple[str, ...]
    notes: tuple[str, ...]
    verdicts: tuple[tuple[str, str], ...]
    """Each duty, and what it comes to in words."""
    sections: tuple[Section, ...]
    questions: tuple[Numbered, ...]
    folded: tuple[Fold, ...]
    not_encoded: tuple[tuple[str, str], ...]
    """Each provision that is not encoded, wholly or in part, and why."""
    unread: tuple[str, ...]
    law_read: str
    receipt: Stamp


def outline(report: Report, options: Options) -> Outline:
    """Return what a report says, grouped and chosen as the options ask."""
    shown = [each for each in report.findings if grouping.shows(options.only, each)]
    apply = [each for each in shown if each.outcome != "not_applicable"]
    heavy = [each for each in grouping.by_weight(apply) if not _is_light(each, options)]
    questions = Questions(heavy, verbose=options.verbose)
    return Outline(
        title=wording.one_line(report.case.title or "", 120) or "A case without a title",
        as_of=f"as of {wording.day(report.as_of)}",
        subject=tuple(summary.subject(report.case)),
        summary=tuple(summary.sentences(report)),
        notes=tuple(_notes(report, options)),
        verdicts=tuple(_verdicts(report)),
        sections=tuple(_sections(apply, report, options, questions)),
        questions=questions.listed,
        folded=tuple(_folded(each for each in shown if each.outcome == "not_applicable")),
        not_encoded=tuple(_not_encoded(report)),
        unread=tuple(_dotted(each) for each in report.unread),
        law_read=summary.law_read(report),
        receipt=stamp(report),
    )


def _notes(report: Report, options: Options) -> Iterator[str]:
    yield from summary.public(report)
    yield from summary.chosen(report, options.only)
    yield from (f"{each}." for each in summary.notes(report))


def _sections(
    findings: list[Finding], report: Report, options: Options, questions: Questions
) -> Iterator[Section]:
    by = options.group_by
    groups = grouping.grouped(findings, report, by) if by else grouping.by_outcome(findings)
    for title, found in groups:
        about = grouping.verdict(found) if by else ""
        entries = tuple(_entry(each, report, options, questions) for each in found)
        yield Section(title, about, entries)


def _is_light(finding: Finding, options: Options) -> bool:
    light = finding.outcome in ("unknown", "pending") and finding.force in LIGHT
    return not options.verbose and (light or finding.outcome == "compliant")


def _entry(finding: Finding, report: Report, options: Options, questions: Questions) -> Entry:
    light = _is_light(finding, options)
    return Entry(
        finding=finding,
        word=grouping.word(finding),
        force=wording.FORCE_WORDS[finding.force],
        said=wording.in_short(finding.outcome, contested=finding.contested),
        rows=() if light else tuple(rows(finding, report, verbose=options.verbose)),
        asks=questions.of(finding),
        more=questions.left_out(finding),
        light=light,
    )


def _verdicts(report: Report) -> Iterator[tuple[str, str]]:
    for duty, found in grouping.grouped(report.findings, report, "duty"):
        yield duty, grouping.verdict(found)


def _folded(findings: Iterable[Finding]) -> list[Fold]:
    """Return what does not apply by its reason, the reason of the most first."""
    groups: dict[str, list[Finding]] = {}
    for each in findings:
        in_force = any(piece.version for piece in each.pieces)
        because = "; ".join(reasons.because(each)) if in_force else ""
        groups.setdefault(because or "not in force on the day that counts", []).append(each)
    found = [Fold(reason, tuple(group)) for reason, group in groups.items()]
    return sorted(found, key=lambda fold: -len(fold.findings))


def _not_encoded(report: Report) -> Iterator[tuple[str, str]]:
    for ruleset in report.rulesets:
        for row in ruleset.register:
            if row.encoded in ("not encoded", "partly"):
                yield f"{ruleset.short} {row.provision}", row.why or ""


def _dotted(pointer: str) -> str:
    return wording.one_line(pointer.lstrip("/").replace("/", "."), 80)
