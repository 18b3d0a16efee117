"""
The report as a table, one row for each finding (RFC 4180): for a spreadsheet.

No cell is a formula: one that begins as a formula does has an apostrophe before it.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.dates import iso
from bvrules.report import accepted, outline, questions, reasons, summary
from bvrules.report.formats import Options
from bvrules.report.naming import upper
from bvrules.report.rows import not_read, to_do

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.finding import Finding, Report
    from bvrules.report.formats import Checked
    from bvrules.report.stamp import Stamp

_PLAIN = Options()
FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫")  # noqa: RUF001 - wide signs
"""A cell that begins with one of these is taken for a formula."""
COLUMNS = {
    "file": "the file of the case",
    "case": "its title",
    "authority": "whose decision it is",
    "as_of": "the day the reader asks from",
    "duty": "the duty that the rule belongs to",
    "rule": "the id of the rule",
    "citation": "the provision, as a solicitor writes it",
    "title": "the world in which the duty is met",
    "bearer": "who must",
    "modality": "must, should, good practice …",
    "force": "law, guidance, adopted policy, good practice, adoption not known",
    "outcome": "compliant, breach, departure, excused, unknown, judgement, not applicable …",
    "could_be": "the outcomes that are still possible",
    "alleged": "yes, if it rests on an allegation or a disputed fact",
    "because": "the statements that decide it",
    "rests_on": "the documents that these rest on",
    "questions": "what would settle it",
    "action": "what to do now that it is broken, or before its moment comes; else empty",
    "link": "the provision as it stood on the day that counts",
    "read_at_source": "no, if it rests on law that was not read at its source",
    "law_read_to": "the day to which the law was read",
    "notice": "that this is not legal advice, and what is withheld or was left out",
    "waived": "until when a breach is accepted, by whom and why",
    "known_since": "the day since when a breach is known, by a baseline",
    "program": "the program that checked the case, and its version",
    "engine": "what inferred the outcomes",
    "case_sha256": "the hash of the case, or of its public version",
    "rules_sha256": "one hash over all files of rules",
}
"""The columns, in their order, and what stands in each; later ones are added at the end."""


def write(checked: Sequence[Checked], options: Options) -> str:
    """Write one table with the findings of all reports."""
    made = StringIO()
    table = csv.DictWriter(made, tuple(COLUMNS), lineterminator="\r\n")
    table.writeheader()
    for each in checked:
        for row in _rows(each.report, options):
            cells = {"file": each.file, **row}
            table.writerow({name: safe(cells[name]) for name in COLUMNS})
    return made.getvalue()


def render(report: Report, options: Options = _PLAIN) -> str:
    """Write the table of one report."""
    from bvrules.report.formats import Checked  # noqa: PLC0415 - only to write one

    return write([Checked("", report)], options)


def safe(words: str) -> str:
    """
    Return words as a cell that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("section 1")
    ("'=1+1", 'section 1')
    """
    shown = wording.one_line(words, MOST)
    return f"'{shown}" if shown.startswith(FORMULAS) else shown


MOST = 8000
"""So many characters stand in a cell; a spreadsheet takes 32,767."""


def _rows(report: Report, options: Options) -> Iterator[dict[str, str]]:
    told = outline.outline(report, replace(options, verbose=True, group_by=None))
    applying = [entry.finding for section in told.sections for entry in section.entries]
    folded = [each for fold in told.folded for each in fold.findings]
    name = report.case.authority.name if report.case.authority else None
    shared = {
        "case": told.title,
        "authority": wording.value(name) if name else "",
        "as_of": iso(report.as_of),
        "notice": " ".join((wording.NOT_LEGAL_ADVICE, *_left_out(report, options))),
        **_receipt(told.receipt),
    }
    for each in (*applying, *folded):
        yield {**shared, **_row(each, report)}


def _receipt(stamp: Stamp) -> dict[str, str]:
    return {
        "program": stamp.program,
        "engine": stamp.engine,
        "case_sha256": stamp.case.removeprefix("sha256:"),
        "rules_sha256": stamp.rules.removeprefix("sha256:"),
    }


def _left_out(report: Report, options: Options) -> Iterator[str]:
    yield from summary.public(report)
    yield from summary.chosen(report, options.only)
    left_out = accepted.of_selection(report)
    yield from () if left_out is None else (left_out,)
    yield from (f"{upper(each)}." for each in accepted.remarks(report))


def _row(finding: Finding, report: Report) -> dict[str, str]:
    rule, waiver = finding.rule, report.waiver_of(finding)
    ruleset = next(each for each in report.rulesets if each.id == rule.ruleset)
    return {
        "duty": ruleset.duty,
        "rule": rule.id,
        "citation": str(finding.citation),
        "title": rule.title,
        "bearer": rule.bearer,
        "modality": rule.modality,
        "force": finding.force,
        "outcome": wording.word_of(finding.outcome, finding.force),
        "could_be": "; ".join(wording.word_of(each, finding.force) for each in finding.could_be),
        "alleged": "yes" if finding.contested else "no",
        "because": "; ".join(reasons.because(finding)),
        "rests_on": "; ".join(reasons.rests_on(finding, report.case)),
        "questions": " ".join(each.question for each in questions.asks(finding)),
        "action": to_do(finding),
        "link": finding.link or "",
        "read_at_source": "no" if not_read(finding) else "yes",
        "law_read_to": iso(ruleset.read_until),
        "waived": accepted.waived(waiver) if waiver else "",
        "known_since": report.known.get(rule.id, ""),
    }
