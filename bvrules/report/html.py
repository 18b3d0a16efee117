"""
The report as a page: one file, without scripts, that reads well on a phone and on paper.

With `fragment` it is a part of another page: no frame around it, classes of its own, and
headings that begin at the level asked for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.dates import iso
from bvrules.digest import digest, digest_of_case
from bvrules.report import outline as outlines
from bvrules.report import questions, register, stages, timeline
from bvrules.report.formats import Options
from bvrules.report.markup import Element, Own, el, named, table
from bvrules.report.naming import upper
from bvrules.report.stamp import TO_REPEAT
from bvrules.report.stylesheet import CSS, PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.finding import Report
    from bvrules.report.formats import Checked
    from bvrules.report.markup import Node
    from bvrules.report.numbered import Numbered
    from bvrules.report.outline import Entry, Outline, Section
    from bvrules.report.rows import Row

_PLAIN = Options()
_LOOKS = {"breach": "bv-breach", "departure": "bv-breach", "error": "bv-breach"}
_DONE = ("met", "excused")
DEEPEST = 6


def write(checked: Sequence[Checked], options: Options) -> str:
    """Write one page, or one part of a page, with all reports on it."""
    level = options.heading or (2 if options.fragment else 1)
    several = len(checked) > 1
    parts = [
        _Page(each.report, options, level + several, _prefix(each.report, number, options)).parts()
        for number, each in enumerate(checked, 1)
    ]
    title = outlines.outline(checked[0].report, options).title
    if several:
        title = f"{len(checked)} decisions, checked"
    inside: list[Node] = [el(f"h{level}", title, class_="bv-title")] if several else []
    inside += [el("article" if several else "div", part) for part in parts]
    if options.fragment:
        style = el("style", Own(CSS))
        return (
            f"{el('section', style, inside, class_='bvreport', lang='en-GB', aria_label=title)}\n"
        )
    return f"<!doctype html>\n{_framed(title, inside)}\n"


def render(report: Report, options: Options = _PLAIN) -> str:
    """Write the page of one report."""
    from bvrules.report.formats import Checked  # noqa: PLC0415 - only to write one

    return write([Checked("", report)], options)


def _prefix(report: Report, number: int, options: Options) -> str:
    """Return what the ids begin with: of a part, what no other part of its page begins with."""
    if not options.fragment:
        return f"bv{number}-"
    told = digest([digest_of_case(report.case), iso(report.as_of), number]).removeprefix("sha256:")
    return f"bv-{told[:8]}-"


def _framed(title: str, inside: list[Node]) -> Element:
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        el("title", f"{title}: findings"),
        el("style", Own(PAGE + CSS)),
    )
    skip = el("a", "Skip to what was found", href="#bv1-found", class_="bv-skip")
    body = el("body", el("div", skip, el("main", inside), class_="bvreport"))
    return el("html", head, body, lang="en-GB")


class _Page:
    """The page of one report while it is written."""

    def __init__(self, report: Report, options: Options, level: int, prefix: str) -> None:
        self.report = report
        self.by = options.group_by or "duty"
        self.told: Outline = outlines.outline(
            report, replace(options, verbose=True, group_by=self.by)
        )
        self.level = level
        self.prefix = prefix
        self.number = {
            entry.finding.rule.id: number
            for number, entry in enumerate(
                (entry for section in self.told.sections for entry in section.entries), 1
            )
        }

    def parts(self) -> Iterator[Node]:
        yield from self.head()
        yield from self.time_line()
        yield self.heading(1, "What was found", "found")
        for number, section in enumerate(self.told.sections, 1):
            yield from self.section(section, number)
        yield from self.not_applicable()
        yield from self.questions()
        yield from self.papers()
        yield from self.not_looked_at()
        yield from self.receipt()
        yield el("p", f"{wording.NOT_LEGAL_ADVICE} {self.told.law_read}", class_="bv-quiet")

    def heading(self, deeper: int, title: Node, id: str | None = None) -> Element:
        classes = ("bv-title", "bv-part", "bv-duty", "bv-name")
        name = f"h{min(self.level + deeper, DEEPEST)}"
        return el(name, title, class_=classes[deeper], id=self.prefix + id if id else None)

    def link(self, words: str, id: str) -> Element:
        return el("a", words, href=f"#{self.prefix}{id}")

    # The head of the page

    def head(self) -> Iterator[Node]:
        told = self.told
        yield self.heading(0, told.title)
        about = [*told.subject, told.as_of]
        yield el("p", " · ".join(about))
        yield el("p", wording.NOT_LEGAL_ADVICE, class_="bv-notice")
        yield self.heading(1, "In short")
        yield el("ul", [el("li", each) for each in (*told.summary, *told.notes)])
        if told.sections:
            rows = [
                el(
                    "tr",
                    el("th", self.link(each.title, f"group{number}"), scope="row"),
                    el("td", upper(each.about)),
                    el("td", str(len(each.entries))),
                )
                for number, each in enumerate(told.sections, 1)
            ]
            names = (upper(self.by), "Comes to", "Findings")
            yield table(f"What each {self.by} comes to: the worst of its findings", names, rows)

    def time_line(self) -> Iterator[Node]:
        marks = stages.marks(self.report.case)
        if not marks:
            return
        drawn = timeline.draw(
            marks,
            as_of=self.report.as_of,
            title="The dates that the case gives",
            name=f"{self.prefix}time",
        )
        yield self.heading(1, "When", "when")
        yield el(
            "div",
            Own(drawn),
            class_="bv-picture",
            tabindex="0",
            role="region",
            aria_label="Time line",
        )

    # Findings

    def section(self, section: Section, number: int) -> Iterator[Node]:
        title = f"{section.title}: {section.about}"
        yield el(
            "section",
            self.heading(2, title, f"group{number}"),
            [self.entry(each) for each in section.entries],
            aria_labelledby=f"{self.prefix}group{number}",
        )

    def entry(self, entry: Entry) -> Element:
        finding = entry.finding
        looks = _LOOKS.get(entry.word, "bv-done" if entry.word in _DONE else "bv-open")
        number = self.number[finding.rule.id]
        is_bad = entry.word in _LOOKS
        reasons = el(
            "details",
            el("summary", f"Why, what to do, and the law: {wording.brief(finding.citation)}"),
            _described(entry.rows),
            open="" if is_bad else None,
        )
        return el(
            "article",
            self.heading(3, finding.title, f"finding{number}"),
            el(
                "p",
                el("span", upper(entry.word), class_="bv-word"),
                f"{finding.citation} ({entry.force})",
            ),
            el("p", entry.said) if entry.said else None,
            self.asked(entry),
            reasons if entry.rows else None,
            class_=f"bv-finding {looks}",
            aria_labelledby=f"{self.prefix}finding{number}",
        )

    def asked(self, entry: Entry) -> Element | None:
        if not entry.asks:
            return None
        links: list[Node] = []
        for each in entry.asks:
            links += [", " if links else " ", self.link(str(each), f"question{each}")]
        noun = "question" if len(entry.asks) == 1 else "questions"
        return el("p", f"It turns on {noun}", links, class_="bv-links")

    def not_applicable(self) -> Iterator[Node]:
        folded = self.told.folded
        if not folded:
            return
        count = sum(len(fold.findings) for fold in folded)
        yield self.heading(2, f"What does not apply: {wording.counted(count, 'rule')}")
        for fold in folded:
            names = [el("li", f"{each.citation}: {each.title}") for each in fold.findings]
            title = f"{len(fold.findings)}: {fold.reason}"
            yield el("details", el("summary", title), el("ul", names))

    # What is open, what it rests on, and what was not looked at

    def questions(self) -> Iterator[Node]:
        if self.told.questions:
            yield self.heading(1, "What to find out", "ask")
            yield el("ol", [self.question(each) for each in self.told.questions])

    def question(self, question: Numbered) -> Element:
        ask = question.ask
        links: list[Node] = []
        for each in question.findings:
            name = wording.brief(each.citation)
            links += ["; " if links else "", self.link(name, f"finding{self.number[each.rule.id]}")]
        judgement = ask.judgement
        return el(
            "li",
            el("div", ask.question),
            el("ul", [el("li", each) for each in ask.of]) if ask.of else None,
            el("div", f"So far: {ask.known}.") if ask.known else None,
            el("div", questions.to_judge(judgement), " ", questions.to_weigh(judgement))
            if judgement
            else None,
            el("div", "Bears on ", links, ".", class_="bv-quiet"),
            id=f"{self.prefix}question{question.number}",
        )

    def papers(self) -> Iterator[Node]:
        papers = register.papers(self.report.case)
        if not papers:
            return
        rows = [
            el(
                "tr",
                el(
                    "th",
                    el("a", each.title, href=each.url) if each.url else each.title,
                    scope="row",
                ),
                el("td", each.by or "not said"),
                el("td", each.dated or "not said"),
                el("td", "Exempt" if each.exempt else "Open"),
            )
            for each in papers
        ]
        yield self.heading(1, "Evidence", "evidence")
        names = ("Document", "Author", "Date", "To the public")
        yield table("The documents that the facts rest on", names, rows)

    def not_looked_at(self) -> Iterator[Node]:
        yield self.heading(1, "What was not looked at", "not-looked-at")
        rows = named(self.told.not_encoded)
        said = f"{wording.counted(len(rows), 'provision')} not encoded, wholly or in part"
        rest = table("Provisions, and why", ("Provision", "Why"), rows)
        yield el("details", el("summary", said), rest, class_="bv-aside")
        if self.told.unread:
            names = [el("li", each) for each in self.told.unread]
            said = wording.counted(len(names), "fact") + " that no rule read"
            yield el("details", el("summary", said), el("ul", names))

    def receipt(self) -> Iterator[Node]:
        told = self.told.receipt
        yield self.heading(1, "Receipt", "receipt")
        yield el("p", TO_REPEAT)
        yield table("What this check rested on", ("What", "Which"), named(told.rows()))
        files = table("The rules, file by file", ("File", "Hash"), named(told.files.items()))
        title = "The hash of each file of rules"
        yield el("details", el("summary", title), files, class_="bv-aside")


def _described(rows: Sequence[Row]) -> Element:
    """Return rows as a list of terms, each label once for what stands under it."""
    inside: list[Node] = []
    last = None
    for row in rows:
        if row.label != last:
            inside.append(el("dt", upper(row.label)))
        last = row.label
        url = register.address(row.link)
        inside.append(el("dd", el("a", row.text, href=url) if url else row.text))
    return el("dl", inside)
