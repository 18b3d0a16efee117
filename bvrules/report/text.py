"""
The report for a person: breaches first, then what is not known, then the rest, folded.

Plain text, readable at any width, without colour, through a pipe and by a screen reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.errors import excerpt
from bvrules.report import questions
from bvrules.report.formats import Options
from bvrules.report.lines import INDENT, Lines
from bvrules.report.outline import outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.finding import Report
    from bvrules.report.formats import Checked
    from bvrules.report.numbered import Numbered
    from bvrules.report.outline import Entry, Outline, Section

MOST_UNREAD, MOST_REASONS, MOST_SETTLED, MOST_NAMED = 12, 6, 3, 12
_PLAIN = Options()
_LABELS = {
    "breach": ("BREACH", ""),
    "departure": ("DEPARTS", ""),
    "error": ("ERROR", ""),
    "could be a breach": ("COULD BE", "A BREACH"),
    "could be a departure": ("COULD BE", "DEPARTURE"),
    "not known": ("NOT KNOWN", ""),
    "for judgement": ("JUDGE", ""),
    "still to come": ("PENDING", ""),
    "excused": ("EXCUSED", ""),
    "met": ("MET", ""),
}


def write(checked: Sequence[Checked], options: Options) -> str:
    """Write reports one after the other; several are told apart by their files."""
    if not options.several:
        return render(checked[0].report, options)
    return "\n".join(
        f"=== {excerpt(each.file, options.width)}\n\n{render(each.report, options)}"
        for each in checked
    )


def render(report: Report, options: Options = _PLAIN) -> str:
    """
    Write a report as text of at most `width` columns (addresses are never broken).

    `verbose` also lists what is met, what does not apply and what was not looked at, in full;
    `quiet` names the findings and no more.
    """
    page = _Page(outline(report, options), options)
    return "\n".join(line.rstrip() for line in page.lines()) + "\n"


class _Page:
    """A report while it is written."""

    def __init__(self, told: Outline, options: Options) -> None:
        self.told = told
        self.verbose = options.verbose
        self.quiet = options.quiet
        self.grouped = options.group_by is not None
        self.layout = Lines(options.width)
        self.filled, self.labelled = self.layout.filled, self.layout.labelled
        self.two_sided = self.layout.two_sided

    def lines(self) -> Iterator[str]:
        yield from self.head()
        for section in self.told.sections:
            yield from self.section(section)
        if not self.quiet:
            yield from self.questions()
            yield from self.not_applicable()
            yield from self.not_looked_at()
        else:
            yield ""
        yield from self.filled(self.told.law_read)

    # The first lines can be read aloud

    def head(self) -> Iterator[str]:
        told = self.told
        yield from self.two_sided(told.title, told.as_of)
        yield from self.filled(" · ".join(told.subject))
        yield from self.filled(wording.NOT_LEGAL_ADVICE)
        yield ""
        yield from self.filled("  ".join(told.summary))
        for note in told.notes:
            yield from self.filled(f"Note: {note}")
        if len(told.verdicts) > 1:
            yield ""
            for duty, verdict in told.verdicts:
                yield from self.filled(f"{duty}: {verdict}", 2)

    # Findings

    def section(self, section: Section) -> Iterator[str]:
        full = [each for each in section.entries if not each.light]
        light = [each for each in section.entries if each.light]
        yield ""
        yield from self.two_sided(section.title.upper(), section.about)
        for each in full:
            if not self.quiet:
                yield ""
            yield from self.entry(each)
        if light:
            yield from self.light(light, after=bool(full))

    def light(self, entries: list[Entry], *, after: bool) -> Iterator[str]:
        """Write a line for each finding that a line is enough for."""
        if after and not self.quiet:
            yield ""
        met = [each for each in entries if each.word == "met"]
        other = [each for each in entries if each.word != "met"]
        yield from self.named("Of good practice only, and not known (--verbose asks)", other)
        yield from self.named("Met" if self.grouped else "", met)

    def named(self, title: str, entries: list[Entry]) -> Iterator[str]:
        """Name findings in a line each, the first of many."""
        if not entries:
            return
        shown = entries[: 0 if self.quiet else MOST_NAMED]
        rest = len(entries) - len(shown)
        yield from self.filled(
            f"{title}{f': {rest}' if not shown and title else ':'}" if title else ""
        )
        for each in shown:
            said = f"{each.finding.title} ({wording.brief(each.finding.citation)})"
            yield from self.filled(said, 2, "", 2)
        if rest and (shown or not title):
            yield from self.filled(f"and {rest} more" if shown else f"{rest} in all", 2)

    def entry(self, entry: Entry) -> Iterator[str]:
        finding = entry.finding
        first, second = _LABELS[entry.word]
        yield from self.two_sided(f"{first:<{INDENT}}{finding.citation}", entry.force, INDENT)
        yield from self.filled(finding.title, INDENT, second)
        if self.quiet:
            return
        yield from self.filled(entry.said or "", INDENT)
        for row in entry.rows:
            yield from self.labelled(row.label, row.text)
        yield from self.asked(entry)

    def asked(self, entry: Entry) -> Iterator[str]:
        """Say which questions a finding turns on; they stand together, below."""
        more = f"{entry.more} more (--verbose)" if entry.more else ""
        if entry.asks:
            noun = "question" if len(entry.asks) == 1 else "questions"
            said = f"{noun} {wording.ranges(entry.asks)}, below"
            yield from self.labelled("asks", f"{said}; and {more}" if more else said)
        elif more:
            yield from self.labelled("asks", more)

    # Questions

    def questions(self) -> Iterator[str]:
        """Write each question once, with the findings that it would take further."""
        questions = self.told.questions
        if not questions:
            return
        yield ""
        right = wording.counted(len(questions), "question")
        yield from self.two_sided("WHAT TO FIND OUT", right)
        if not self.verbose and any(each.ask.judgement for each in questions):
            yield from self.filled("(--verbose: what to weigh where a person has to judge)")
        yield ""
        for each in questions:
            yield from self.question(each)

    def question(self, question: Numbered) -> Iterator[str]:
        ask = question.ask
        yield from self.filled(ask.question, 5, f"{question.number:>3}  ")
        if ask.of:
            yield from self.filled(" · ".join(ask.of), 5)
        told = [f"So far: {ask.known}."] if ask.known else []
        if ask.judgement is not None:
            told.append(questions.to_judge(ask.judgement))
            told += [questions.to_weigh(ask.judgement)] if self.verbose else []
        cites = list(dict.fromkeys(wording.brief(each.citation) for each in question.findings))
        shown = cites if self.verbose else cites[:MOST_SETTLED]
        more = [f"{len(cites) - len(shown)} more"] if len(cites) > len(shown) else []
        told.append(f"Bears on {wording.listed([*shown, *more])}.")
        yield from self.filled(" ".join(told), 5)

    # The end

    def not_applicable(self) -> Iterator[str]:
        folded = self.told.folded
        count = sum(len(fold.findings) for fold in folded)
        if not count:
            return
        hint = "" if self.verbose else " (--verbose lists them)"
        yield ""
        yield from self.filled(f"WHAT DOES NOT APPLY   {wording.counted(count, 'rule')}{hint}:")
        for fold in folded if self.verbose else folded[:MOST_REASONS]:
            yield from self.filled(f"{len(fold.findings)}: {fold.reason}", 2, "", 2)
            for each in fold.findings if self.verbose else ():
                yield from self.filled(f"{each.citation}  {each.title}", 4, "", 2)
        rest = sum(len(fold.findings) for fold in folded[MOST_REASONS:])
        if rest and not self.verbose:
            yield from self.filled(f"{rest}: for other reasons", 2)

    def not_looked_at(self) -> Iterator[str]:
        rows, unread = self.told.not_encoded, self.told.unread
        yield ""
        hint = "" if self.verbose else " (--verbose lists them)"
        text = f"{wording.counted(len(rows), 'provision')} of these instruments, wholly or in part"
        yield from self.filled(f"NOT LOOKED AT   {text}{hint}.")
        for provision, why in rows if self.verbose else ():
            yield from self.filled(f"{provision}: {why}", 2, "", 2)
        if unread:
            names = list(unread if self.verbose else unread[:MOST_UNREAD])
            if more := len(unread) - len(names):
                names.append(f"{more} more (--verbose lists them)")
            yield from self.filled(f"Facts that no rule read: {wording.listed(names)}.")
