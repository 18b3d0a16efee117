"""
The report for a person: breaches first, then what is not known, then the rest, folded.

Plain text, readable at any width, without colour, through a pipe and by a screen reader.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.errors import excerpt
from bvrules.report import questions, reasons, summary
from bvrules.report.formats import Options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bvrules.finding import Finding, Report
    from bvrules.report.formats import Checked

INDENT = 10
NARROW, SIDE_BY_SIDE, WIDE = 20, 60, 110
"""Below so many columns, labels stand before their text and not beside it."""
MOST, MOST_ASKED, MOST_UNREAD = 8, 12, 30
_LIGHT = ("good practice", "adoption not known")


_PLAIN = Options()


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

    `verbose` also lists what is met, what does not apply and what was not looked at, in full.
    """
    page = _Page(report, min(max(options.width, NARROW), WIDE), verbose=options.verbose)
    return "\n".join(line.rstrip() for line in page.lines()) + "\n"


class _Page:
    """A report while it is written."""

    def __init__(self, report: Report, width: int, *, verbose: bool) -> None:
        self.report = report
        self.width = width
        self.verbose = verbose
        self.asked_at: dict[str, str] = {}
        """Under which citation a question was asked first."""
        self.read_until = {ruleset.id: ruleset.read_until for ruleset in report.rulesets}

    def lines(self) -> Iterator[str]:
        report = self.report
        yield from self.head()
        broken = [each for each in report.breaches if not each.is_departure]
        departed = [each for each in report.breaches if each.is_departure]
        yield from self.section("WHAT IS BROKEN", broken, "BREACH")
        yield from self.section("WHAT IS DEPARTED FROM", departed, "DEPARTS")
        yield from self.section("WHAT COULD NOT BE EVALUATED", report.having("error"), "ERROR")
        yield from self.not_known()
        yield from self.section("WHAT A PERSON HAS TO JUDGE", report.judgements, "JUDGE")
        yield from self.section("WHAT IS STILL TO COME", report.having("pending"), "PENDING")
        yield from self.section("WHAT IS EXCUSED", report.having("excused"), "EXCUSED")
        yield from self.section("WHAT IS MET", report.having("compliant"), "MET")
        yield from self.not_applicable()
        yield from self.not_looked_at()

    # The first lines can be read aloud

    def head(self) -> Iterator[str]:
        report = self.report
        title = wording.one_line(report.case.title or "", 120) or "A case without a title"
        yield from self.two_sided(title, f"as of {wording.day(report.as_of)}")
        yield from self.filled(" · ".join(self.subject()))
        yield from self.filled(wording.NOT_LEGAL_ADVICE)
        yield ""
        yield from self.filled("  ".join(summary.sentences(report)))
        for warning in report.warnings:
            yield from self.filled(f"Note: {warning}.")

    def subject(self) -> Iterator[str]:
        authority, decision = self.report.case.authority, self.report.case.decision
        if authority is not None and authority.name is not None:
            yield wording.one_line(wording.value(authority.name), 80)
        if decision is not None and decision.proposes is not None:
            yield wording.value(decision.proposes)
        if decision is not None and decision.in_principle is not None:
            yield f"approach decided: {wording.value(decision.in_principle)}"

    # Sections

    def section(
        self, title: str, findings: Iterable[Finding], label: str, right: str = ""
    ) -> Iterator[str]:
        found = list(findings)
        if not found:
            return
        yield ""
        yield from self.two_sided(title, right)
        for finding in found:
            yield ""
            yield from self.finding(finding, label)

    def not_known(self) -> Iterator[str]:
        """Write what binds in full, and what is good practice in a line each."""
        unknown = self.report.unknown
        heavy = [each for each in unknown if self.verbose or each.force not in _LIGHT]
        light = [each for each in unknown if each not in heavy]
        asked = {ask.question for each in heavy for ask in self.asks(each)}
        count = f"{wording.counted(len(asked), 'question')} would settle it"
        yield from self.section("WHAT IS NOT KNOWN", heavy, "NOT KNOWN", count)
        if light:
            yield ""
            yield from self.filled("WHAT IS NOT KNOWN OF GOOD PRACTICE   (--verbose asks)")
            for finding in light:
                yield from self.filled(f"{finding.title} ({finding.citation})", 2, hang=2)

    def finding(self, finding: Finding, label: str) -> Iterator[str]:
        second = ""
        if finding.verdict == "unknown, could be breach":
            label = "COULD BE"
            second = "A BREACH" if finding.force == "law" else "DEPARTURE"
        force = wording.FORCE_WORDS[finding.force]
        yield from self.two_sided(f"{label:<{INDENT}}{finding.citation}", force, INDENT)
        yield from self.filled(finding.title, INDENT, second)
        if finding.outcome == "compliant" and not self.verbose:
            return
        yield from self.said(finding)
        yield from self.why(finding)
        yield from self.asked(finding)
        yield from self.to_do(finding)
        yield from self.law(finding)

    def said(self, finding: Finding) -> Iterator[str]:
        said = wording.in_short(finding.outcome, contested=finding.contested)
        yield from self.filled(said or "", INDENT)
        if finding.outcome == "pending":
            words = [wording.outcome_word(each, finding.force) for each in finding.would_be]
            yield from self.labelled("so far", f"it would come to: {wording.listed(words, 'or')}")

    def why(self, finding: Finding) -> Iterator[str]:
        if finding.outcome in ("unknown", "pending", "error"):
            return
        for statement in reasons.because(finding):
            yield from self.labelled("because", statement)
        if finding.excused_by is not None and finding.outcome == "excused":
            exemption = finding.excused_by
            yield from self.labelled("exception", f"{exemption.citation}: {exemption.because}")
        documents = reasons.rests_on(finding, self.report.case)
        for document in documents[:MOST]:
            yield from self.labelled("rests on", document)
        if len(documents) > MOST:
            more = wording.counted(len(documents) - MOST, "more document")
            yield from self.labelled("", f"and {more}")
        bare = len(finding.deciding) - finding.evidenced
        if finding.outcome == "breach" and bare:
            which = "these facts" if not documents else wording.counted(bare, "of these fact")
            yield from self.labelled("", f"no document is given for {which}")

    # Questions

    def asks(self, finding: Finding) -> list[questions.Ask]:
        return questions.asks(finding, exceptions=self.verbose)

    def asked(self, finding: Finding) -> Iterator[str]:
        """Write the questions of a finding; those that stand above already only as a count."""
        asks = self.asks(finding)
        new = [ask for ask in asks if ask.question not in self.asked_at]
        again = [self.asked_at[ask.question] for ask in asks if ask.question in self.asked_at]
        self.asked_at.update({ask.question: str(finding.citation) for ask in new})
        shown = new if self.verbose else new[:MOST_ASKED]
        for ask in shown:
            yield from self.question(ask)
        if again:
            words = "the question" if len(again) == 1 else f"{len(again)} questions"
            under = wording.listed(list(dict.fromkeys(again)))
            yield from self.labelled("asks", f"{'and ' if new else ''}{words} asked under {under}")
        if more := len(new) - len(shown):
            yield from self.labelled("", f"({wording.counted(more, 'more question')}: --verbose)")
        if left_out := len(questions.asks(finding)) - len(asks):
            more_words = wording.counted(left_out, "more question")
            yield from self.labelled("", f"({more_words} if it was not done: --verbose)")

    def question(self, ask: questions.Ask) -> Iterator[str]:
        yield from self.labelled("asks", ask.question)
        if ask.of:
            yield from self.labelled("", " · ".join(ask.of))
        if ask.known:
            yield from self.labelled("", f"so far: {ask.known}")
        if ask.judgement is not None:
            whose = "the authority" if ask.judgement.by_authority else "the reader"
            who = f"the {ask.judgement.by}" if ask.judgement.by else whose
            weigh = "; ".join(ask.judgement.weigh)
            yield from self.labelled("", f"For {who} to judge. To weigh: {weigh}.")

    # What to do, and the law

    def to_do(self, finding: Finding) -> Iterator[str]:
        rule = finding.rule
        if finding.outcome == "breach":
            come = finding.day is not None and finding.day.last <= self.report.as_of
            yield from self.labelled("now", rule.remedy.after if come else rule.remedy.before)
            if rule.modality == "local policy":
                yield from self.labelled("force", _policy_force(finding))
            if rule.consequence is not None:
                yield from self.labelled("then", rule.consequence.says)
        elif "pending" in finding.could_be:
            yield from self.labelled("before", rule.remedy.before)

    def law(self, finding: Finding) -> Iterator[str]:
        later = reasons.read_until(finding, self.read_until[finding.rule.ruleset])
        for note in (*reasons.notes(finding), *([later] if later else [])):
            yield from self.labelled("note", note)
        told = [finding.link] if finding.link else []
        version = reasons.version_text(finding)
        if version and (self.verbose or finding.outcome == "breach"):
            told.append(version)
        is_policy = finding.rule.modality == "local policy"
        for label, text in zip(("the text" if is_policy else "the law", ""), told, strict=False):
            yield from self.labelled(label, text)

    # The end

    def not_applicable(self) -> Iterator[str]:
        found = self.report.having("not_applicable")
        if not found:
            return
        other_days = [each for each in found if not any(piece.version for piece in each.pieces)]
        others = len(found) - len(other_days)
        parts = [f"{len(other_days)} not in force on the day that counts"] if other_days else []
        parts += [f"{others} about other decisions or bodies"] if others else []
        hint = "" if self.verbose else " (--verbose lists them)"
        yield ""
        text = f"{wording.counted(len(found), 'rule')}: {wording.listed(parts)}{hint}."
        yield from self.filled(f"WHAT DOES NOT APPLY   {text}")
        for finding in found if self.verbose else ():
            why = "; ".join(reasons.because(finding)) or "not in force on that day"
            yield from self.filled(f"{finding.citation}  {finding.title}: {why}", 2, hang=2)

    def not_looked_at(self) -> Iterator[str]:
        report = self.report
        rows = [
            (ruleset.short, row)
            for ruleset in report.rulesets
            for row in ruleset.register
            if row.encoded in ("not encoded", "partly")
        ]
        yield ""
        hint = "" if self.verbose else " (--verbose lists them)"
        text = f"{wording.counted(len(rows), 'provision')} of these instruments, wholly or in part"
        yield from self.filled(f"NOT LOOKED AT   {text}{hint}.")
        for short, row in rows if self.verbose else ():
            yield from self.filled(f"{short} {row.provision}: {row.why}", 2, hang=2)
        if report.unread:
            shown = report.unread if self.verbose else report.unread[:MOST_UNREAD]
            names = [_dotted(each) for each in shown]
            if more := len(report.unread) - len(names):
                names.append(f"{more} more (--verbose lists them)")
            yield from self.filled(f"Facts that no rule read: {wording.listed(names)}.")
        yield from self.filled(summary.law_read(report))

    # Lines

    def filled(self, text: str, indent: int = 0, label: str = "", hang: int = 0) -> Iterator[str]:
        """Fill text to the width, indented; the label stands in the margin of its first line."""
        if indent and self.width < SIDE_BY_SIDE:
            text, label, indent = f"{label.strip()} {text}".strip(), "", 1
        lines = wrap(
            text,
            self.width - indent,
            break_long_words=False,
            break_on_hyphens=False,
            subsequent_indent=" " * hang,
        )
        for number, line in enumerate(lines):
            yield f"{label if number == 0 else '':<{indent}}{line}"

    def labelled(self, label: str, text: str) -> Iterator[str]:
        """Fill text beside a label, under a finding."""
        margin = " " * INDENT + f"{label:<{INDENT}}"
        yield from self.filled(text, len(margin), margin)

    def two_sided(self, left: str, right: str, hang: int = 0) -> Iterator[str]:
        """Put text at both ends of a line, or one after the other where it does not fit."""
        gap = self.width - len(left) - len(right)
        if right and gap > 1:
            yield f"{left}{' ' * gap}{right}"
        elif left:
            # The spaces of a label are kept: it is written as it stands, the rest is filled.
            label, rest = left[:hang], left[hang:]
            yield from self.filled(f"{rest}{f' ({right})' if right else ''}", hang, label)


def _dotted(pointer: str) -> str:
    return wording.one_line(pointer.lstrip("/").replace("/", "."), 80)


def _policy_force(finding: Finding) -> str:
    words = {
        "adopted policy": "the council had adopted this policy",
        "good practice": "the council had not adopted this policy",
        "adoption not known": "nobody says whether the council adopted this policy",
    }
    return f"{words[finding.force]}; no statute requires it"
