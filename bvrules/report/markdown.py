"""
The report as Markdown (CommonMark, with the tables of GitHub): for wikis, issues and notes.

Every text is escaped, so that nothing of a case becomes markup, a link or a mention.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.report import questions, register
from bvrules.report.formats import Options
from bvrules.report.naming import upper
from bvrules.report.outline import outline
from bvrules.report.stamp import TO_REPEAT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.finding import Report
    from bvrules.report.formats import Checked
    from bvrules.report.numbered import Numbered
    from bvrules.report.outline import Entry, Outline
    from bvrules.report.rows import Row

_PLAIN = Options()
_MARKS = re.compile(r"([\\`*_\[\]<>&~|$!{}^])")
_OPENING = re.compile(r"^(?:([-+=#>:])|(\d+)([.)]))")
_JOINER = "\u2060"
"""It keeps an at sign and a hash from naming a person or an issue; it is not seen."""
DEEPEST = 6


def escaped(words: str) -> str:
    r"""
    Return words as text of a page of Markdown, on one line.

    >>> escaped("1. *Not* <b>"), escaped("- see https://example.org")
    ('1\\. \\*Not\\* \\<b\\>', '\\- see https\\://example.org')
    """
    text = " ".join("".join(char if char.isprintable() else " " for char in words).split())
    text = _OPENING.sub(r"\2\\\1\3", _MARKS.sub(r"\\\1", text))
    text = text.replace("://", r"\://")
    text = re.sub(r"(?i)\b(www)\.", r"\1\\.", text)
    return re.sub(r"([@#])", rf"\1{_JOINER}", text)


def write(checked: Sequence[Checked], options: Options) -> str:
    """Write reports one after the other."""
    return "\n".join(render(each.report, options) for each in checked)


def render(report: Report, options: Options = _PLAIN) -> str:
    """Write a report as Markdown."""
    lines = list(_Page(report, options).lines())
    kept = [line for line, above in zip(lines, ["x", *lines], strict=False) if line or above]
    return "\n".join(kept) + "\n"


class _Page:
    """A report while it is written."""

    def __init__(self, report: Report, options: Options) -> None:
        self.told: Outline = outline(report, replace(options, verbose=True))
        self.papers = register.papers(report.case)
        self.level = options.heading or 1

    def lines(self) -> Iterator[str]:
        yield from self.head()
        for section in self.told.sections:
            about = f": {section.about}" if section.about else ""
            yield from self.heading(1, f"{section.title}{about}")
            for entry in section.entries:
                yield from self.entry(entry)
        yield from self.questions()
        yield from self.rest()
        yield from self.receipt()
        yield ""
        yield escaped(f"{wording.NOT_LEGAL_ADVICE} {self.told.law_read}")

    def heading(self, deeper: int, words: str) -> Iterator[str]:
        if deeper:
            yield ""
        yield f"{'#' * min(self.level + deeper, DEEPEST)} {escaped(words)}"
        yield ""

    def head(self) -> Iterator[str]:
        told = self.told
        yield from self.heading(0, told.title)
        yield escaped(" · ".join((*told.subject, told.as_of)))
        yield ""
        yield f"**{escaped(wording.NOT_LEGAL_ADVICE)}**"
        yield ""
        yield from (f"- {escaped(each)}" for each in (*told.summary, *told.notes))
        if told.verdicts:
            yield ""
            yield from _table(("Duty", "Comes to"), told.verdicts)

    def entry(self, entry: Entry) -> Iterator[str]:
        finding = entry.finding
        yield from self.heading(2, finding.title)
        word = upper(entry.word)
        yield f"**{escaped(word)}**: {escaped(f'{finding.citation} ({entry.force})')}"
        yield ""
        if entry.said:
            yield f"- {escaped(entry.said)}"
        yield from (_item(row) for row in entry.rows)
        if entry.asks:
            noun = "question" if len(entry.asks) == 1 else "questions"
            yield f"- *asks*: {noun} {wording.ranges(entry.asks)}"

    def questions(self) -> Iterator[str]:
        if not self.told.questions:
            return
        yield from self.heading(1, "What to find out")
        for each in self.told.questions:
            yield f"{each.number}. {escaped(_asked(each))}"

    def rest(self) -> Iterator[str]:
        told = self.told
        if told.folded:
            yield from self.heading(1, "What does not apply")
            for fold in told.folded:
                yield f"- {len(fold.findings)}: {escaped(fold.reason)}"
        if self.papers:
            yield from self.heading(1, "Evidence")
            names = ("Document", "Author", "Date", "To the public")
            rows = [(p.title, p.by, p.dated, "exempt" if p.exempt else "open") for p in self.papers]
            yield from _table(names, rows)
        yield from self.heading(1, "What was not looked at")
        yield from _table(("Provision", "Why"), told.not_encoded)
        if told.unread:
            yield ""
            yield escaped(f"Facts that no rule read: {wording.listed(told.unread)}.")

    def receipt(self) -> Iterator[str]:
        yield from self.heading(1, "Receipt")
        yield escaped(TO_REPEAT)
        yield ""
        yield from (
            f"- *{escaped(label)}*: {escaped(said)}" for label, said in self.told.receipt.rows()
        )


def _item(row: Row) -> str:
    url = register.address(row.link)
    if not url:
        return f"- *{escaped(row.label)}*: {escaped(row.text)}"
    safe = re.sub(r"[<>\\\s]", lambda found: f"%{ord(found.group()):02X}", url)
    return f"- *{escaped(row.label)}*: <{safe}>"


def _asked(question: Numbered) -> str:
    ask = question.ask
    of = f" ({' · '.join(ask.of)})" if ask.of else ""
    known = f" So far: {ask.known}." if ask.known else ""
    judge = f" {questions.to_judge(ask.judgement)}" if ask.judgement else ""
    weigh = f" {questions.to_weigh(ask.judgement)}" if ask.judgement else ""
    cites = dict.fromkeys(wording.brief(each.citation) for each in question.findings)
    return f"{ask.question}{of}{known}{judge}{weigh} Bears on {wording.listed(list(cites))}."


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(escaped(each) for each in row)} |"
