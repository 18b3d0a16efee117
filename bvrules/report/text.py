"""
The report for a person: breaches first, then what is not known, then the rest, folded.

Plain text, readable at any width, without colour, through a pipe and by a screen reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.errors import excerpt
from bvrules.report import grouping, questions
from bvrules.report.formats import Options
from bvrules.report.lines import INDENT, Lines
from bvrules.report.naming import upper
from bvrules.report.outline import outline
from bvrules.report.rows import not_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.finding import Report
    from bvrules.report.formats import Checked
    from bvrules.report.numbered import Numbered
    from bvrules.report.outline import Entry, Outline, Section

MOST_UNREAD, MOST_REASONS, MOST_SETTLED, MOST_NAMED = 12, 6, 3, 12
MOST_QUESTIONS = 20
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


def _goes_without_saying(section: Section) -> bool:
    """Return whether the first lines say enough of a section: nothing in it is bad."""
    quiet = ("unknown", "pending", "excused", "compliant")
    return all(each.finding.outcome in quiet for each in section.entries)


def _alike(entries: list[Entry], *, by_force: bool = True) -> dict[tuple[str, str], list[Entry]]:
    """Group findings by what they come to, and by their force."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for each in entries:
        groups.setdefault((each.word, each.force if by_force else ""), []).append(each)
    return groups


class _Page:
    """A report while it is written."""

    def __init__(self, told: Outline, options: Options) -> None:
        self.told = told
        self.verbose = options.verbose
        self.quiet = options.quiet
        self.chosen = bool(options.only)
        self.grouped = options.group_by is not None
        self.layout = Lines(options.width)
        self.filled, self.labelled = self.layout.filled, self.layout.labelled
        self.two_sided = self.layout.two_sided

    def lines(self) -> Iterator[str]:
        yield from self.head()
        for section in self.told.sections:
            if not (self.quiet and _goes_without_saying(section)) or self.chosen:
                yield from self.section(section)
        if not self.quiet:
            yield from self.questions()
            yield from self.not_applicable()
            yield from self.not_looked_at()
        else:
            yield ""
        yield from self.filled(self.told.law_read)
        yield from self.filled(self.told.receipt.sentence())

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
        brief = [each for each in section.entries if self.is_brief(each)]
        full = [each for each in section.entries if not (each.light or self.is_brief(each))]
        light = [each for each in section.entries if each.light]
        yield ""
        yield from self.two_sided(section.title.upper(), section.about)
        for each in full:
            if not self.quiet:
                yield ""
            yield from self.entry(each)
        if any(not_read(each.finding) for each in brief):
            yield from self.filled("(* rests on law that was not read at its source)")
        for (word, force), found in _alike(brief).items():
            yield from self.brief(f"{upper(word)}: {force}", found)
        if light:
            yield from self.light(light, after=bool(full or brief))

    def is_brief(self, entry: Entry) -> bool:
        """Return whether a few lines tell a finding: what is not known is asked below."""
        is_open = entry.finding.outcome in ("unknown", "pending")
        return is_open and not (entry.light or self.verbose or self.quiet)

    def brief(self, title: str, entries: list[Entry]) -> Iterator[str]:
        """Write findings that come to the same in a few lines each."""
        yield ""
        yield from self.filled(f"{title} ({len(entries)})")
        for each in entries:
            star = "*" if not_read(each.finding) else ""
            cite = wording.brief(each.finding.citation)
            yield from self.filled(f"{each.finding.title} ({cite}){star}", 2, "", 2)
            for row in each.rows:
                if row.label in ("so far", "before"):
                    yield from self.filled(f"{row.label}: {row.text}", 6, "", 2)
            yield from self.filled(self.asks(each), 6)

    def light(self, entries: list[Entry], *, after: bool) -> Iterator[str]:
        """Write a line for each finding that a line is enough for."""
        if after and not self.quiet:
            yield ""
        titles = {
            "met": "Met" if self.grouped else "",
            "still to come": "Of good practice only, and still to come",
        }
        for (word, _), found in _alike(entries, by_force=False).items():
            title = titles.get(word, "Of good practice only, and not known (--verbose asks)")
            yield from self.named(title, found)

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
            cite = wording.brief(each.finding.citation)
            said = f"{each.finding.title} ({cite}){grouping.claim(each.finding)}"
            yield from self.filled(said, 2, "", 2)
        if rest and (shown or not title):
            yield from self.filled(f"and {rest} more" if shown else f"{rest} in all", 2)

    def entry(self, entry: Entry) -> Iterator[str]:
        finding = entry.finding
        first, second = _LABELS[entry.word]
        yield from self.two_sided(f"{first:<{INDENT}}{finding.citation}", entry.force, INDENT)
        yield from self.filled(finding.title, INDENT, second)
        if grouping.claim(finding) or not self.quiet:
            yield from self.filled(entry.said or "", INDENT)
        if self.quiet:
            return
        for row in entry.rows:
            yield from self.labelled(row.label, row.text)
        if asks := self.asks(entry):
            yield from self.labelled("asks", asks)

    def asks(self, entry: Entry) -> str:
        """Say which questions a finding turns on; they stand together, below."""
        shown = [each for each in entry.asks if self.verbose or each <= MOST_QUESTIONS]
        noun = "question" if len(shown) == 1 else "questions"
        said = f"{noun} {wording.ranges(shown)}" if shown else ""
        more = entry.more + len(entry.asks) - len(shown)
        rest = f"{more} more" if shown else wording.counted(more, "question")
        return " and ".join(filter(None, (said, rest if more else "")))

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
        for each in questions if self.verbose else questions[:MOST_QUESTIONS]:
            yield from self.question(each)
        if not self.verbose and (more := len(questions) - MOST_QUESTIONS) > 0:
            yield from self.filled(f"and {wording.counted(more, 'more question')} (--verbose)", 5)

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
        count = wording.counted(len(rows), "provision")
        text = f"{count} of the instruments checked, wholly or in part"
        yield from self.filled(f"NOT LOOKED AT   {text}{hint}.")
        for provision, why in rows if self.verbose else ():
            yield from self.filled(f"{provision}: {why}", 2, "", 2)
        if unread:
            names = list(unread if self.verbose else unread[:MOST_UNREAD])
            if more := len(unread) - len(names):
                names.append(f"{more} more (--verbose lists them)")
            yield from self.filled(f"Facts that no rule read: {wording.listed(names)}.")
