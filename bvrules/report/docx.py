"""
The report as a document to paste into a committee report, in the styles of a council.

Real headings and lists, a table only for what is a table, no meaning by colour alone. Without a
template it has plain styles of its own. The same report gives the same bytes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.dates import iso
from bvrules.report import grouping, implications, outline, register, summary
from bvrules.report.formats import Options
from bvrules.report.naming import lower, upper
from bvrules.report.stamp import TO_REPEAT
from bvrules.report.word import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bvrules.finding import Finding, Report
    from bvrules.report.formats import Checked, Chosen
    from bvrules.report.numbered import Numbered
    from bvrules.report.outline import Entry, Outline

_PLAIN = Options()
MOST_ASKED = 20
"""So many questions stand in the report itself; the appendix has the others."""
MOST_CITED = 3
"""So many provisions stand beside a question."""
_SIGNED = ("Author of the report", "Chief finance officer (section 151)", "Monitoring officer")


def write(checked: Sequence[Checked], options: Options) -> bytes:
    """Write the document of one report."""
    return render(checked[0].report, options)


def render(report: Report, options: Options = _PLAIN) -> bytes:
    """Write a report as a document, and return its bytes."""
    # What was chosen is for the appendix: a committee is told all that was found.
    told = outline.outline(report, replace(options, only=()))
    sheet = Sheet(options.template)
    _opening(sheet, told, report)
    _implications(sheet, report)
    _not_known(sheet, told, report)
    _background(sheet, told, report)
    _sign_off(sheet)
    _findings(sheet, told, report, options.only)
    _appendix(sheet, told)
    day = datetime.fromisoformat(iso(report.as_of)).replace(tzinfo=timezone.utc)
    return sheet.saved(told.title, day)


def _opening(sheet: Sheet, told: Outline, report: Report) -> None:
    sheet.heading(told.title, 0)
    about = (*told.subject, told.as_of)
    sheet.paragraph(". ".join(map(upper, about)) + ".")
    sheet.heading("Summary", 1)
    sheet.paragraph(" ".join(implications.short(report)))
    sheet.paragraph(wording.NOT_LEGAL_ADVICE, bold=True)
    for note in told.notes:
        sheet.paragraph(note)


def _implications(sheet: Sheet, report: Report) -> None:
    sheet.heading("Implications", 1)
    for each in implications.paragraphs(report):
        sheet.numbered(f"{each.duty}. ", " ".join(each.sentences))


def _not_known(sheet: Sheet, told: Outline, report: Report) -> None:
    sheet.heading("What is not known", 1)
    alleged = [each for each in report.findings if grouping.claim(each)]
    if alleged:
        sheet.paragraph(_alleged(alleged))
    if not (told.questions or alleged):
        sheet.paragraph("Nothing that would change what is said above is left to find out.")
        return
    first, others = _parted(told)
    if first:
        told_first = "These answers would take the findings further, those on the law first:"
        sheet.paragraph(told_first, opens=True)
    for each in first:
        sheet.bullet(_asked(each))
    if others:
        more = wording.counted(len(others), "more question" if first else "question")
        sheet.paragraph(f"{more} stand{'s' if len(others) == 1 else ''} in the appendix.")


def _alleged(findings: Sequence[Finding]) -> str:
    rest = f"{wording.counted(len(findings), 'finding')} rest{'s' if len(findings) == 1 else ''}"
    found_out = "Whether it is right has to be found out."
    return f"{rest} on what is alleged or disputed {_cited(findings)}. {found_out}"


def _parted(told: Outline) -> tuple[list[Numbered], list[Numbered]]:
    """Return the first questions that bear on law, and all others."""
    on_law = [each for each in told.questions if any(f.force == "law" for f in each.findings)]
    first = on_law[:MOST_ASKED]
    return first, [
        each for each in told.questions if each.number not in {one.number for one in first}
    ]


def _asked(question: Numbered) -> str:
    ask = question.ask
    of = f" ({', '.join(ask.of)})" if ask.of else ""
    known = f" So far: {ask.known}." if ask.known else ""
    judge = " A person has to judge this." if ask.judgement else ""
    about = f"{ask.question}{of}{known}{judge}"
    return f"Question {question.number}: {about} {_cited(question.findings)}"


def _cited(findings: Sequence[Finding]) -> str:
    cites = list(dict.fromkeys(wording.brief(each.citation) for each in findings))
    return f"[{'; '.join((*cites[:MOST_CITED], *_more(len(cites) - MOST_CITED)))}]"


def _more(number: int) -> list[str]:
    return [f"and {number} more"] if number > 0 else []


def _background(sheet: Sheet, told: Outline, report: Report) -> None:
    sheet.heading("Background papers", 1)
    papers = register.papers(report.case)
    if not papers:
        sheet.paragraph("The case lists no documents.")
    for each in papers:
        about = [each.by, each.dated, f"pages {each.pages}" if each.pages else ""]
        kept = ["exempt: not open to the public"] if each.exempt else []
        text = ", ".join(filter(None, (each.title, *about, *kept)))
        sheet.bullet(text, each.url)
    sheet.paragraph(told.law_read)


def _sign_off(sheet: Sheet) -> None:
    sheet.heading("Sign-off", 1)
    for who in _SIGNED:
        sheet.paragraph(f"{who}: name, signature and date")
        sheet.ruled()


def _findings(sheet: Sheet, told: Outline, report: Report, only: Sequence[Chosen]) -> None:
    title = "Findings that were chosen" if only else "Every finding"
    sheet.heading(f"Appendix: {lower(title)}", 1, on_new_page=True)
    for note in summary.chosen(report, only):
        sheet.paragraph(note, opens=True)
    entries = [entry for section in told.sections for entry in section.entries]
    rows = [_row(entry) for entry in entries if grouping.shows(only, entry.finding)]
    if rows:
        sheet.table(title, ("Rule", "Result", "Evidence", "Action"), rows)


def _appendix(sheet: Sheet, told: Outline) -> None:
    _, others = _parted(told)
    if others:
        sheet.heading("Appendix: further questions", 1)
    for each in others:
        sheet.bullet(_asked(each))
    folded = sum(len(fold.findings) for fold in told.folded)
    if folded:
        does_not = "does not apply is" if folded == 1 else "do not apply are"
        sheet.paragraph(f"{wording.counted(folded, 'more rule')} that {does_not} left out.")
    count = wording.counted(len(told.not_encoded), "provision")
    sheet.paragraph(f"Not looked at: {count} of the instruments checked, wholly or in part.")
    sheet.heading("Appendix: receipt", 1)
    sheet.paragraph(TO_REPEAT, opens=True)
    rows = [f"{label}: {said}" for label, said in told.receipt.rows()]
    for number, row in enumerate(rows, 1):
        sheet.bullet(row, opens=number < len(rows))


def _row(entry: Entry) -> tuple[str, str, str, str]:
    told = {label: [row.text for row in entry.rows if row.label == label] for label in _LABELS}
    asks = f"Answer {_numbers(entry)}." if entry.asks else ""
    if entry.light and entry.word != "met":
        is_to_come = entry.finding.outcome == "pending"
        before = entry.finding.rule.remedy.before
        asks = before if is_to_come else "Find out whether this was done."
    evidence = "; ".join(told["rests on"])
    action = " ".join((*told["now"], *told["before"], asks)).strip()
    accepted = [f"{label} {text}" for label in ("waived", "known") for text in told[label]]
    result = f"{entry.word} ({entry.force}){grouping.claim(entry.finding)}"
    return (
        f"{wording.brief(entry.finding.citation)}: {entry.finding.title}",
        ". ".join(map(upper, (result, *accepted, *told["note"]))),
        evidence or "none given",
        action or "none",
    )


def _numbers(entry: Entry) -> str:
    noun = "question" if len(entry.asks) == 1 else "questions"
    return f"{noun} {wording.ranges(entry.asks)}"


_LABELS = ("rests on", "now", "before", "note", "waived", "known")
