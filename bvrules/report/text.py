"""
The report for a person: breaches first, then what is not known, then the rest, folded.

Plain text, readable at any width, without colour, through a pipe and by a screen reader.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.dates import Span
from bvrules.report import reasons

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bvrules.finding import Finding, Report

INDENT = 10
LABEL = 10
NARROW, WIDE = 40, 110


def render(report: Report, *, width: int = 80, verbose: bool = False) -> str:
    """
    Write a report as text of at most `width` columns (addresses are never broken).

    `verbose` also lists what is met, what does not apply and what was not looked at, in full.
    """
    page = _Page(report, min(max(width, NARROW), WIDE), verbose=verbose)
    return "\n".join(line.rstrip() for line in page.lines()) + "\n"


class _Page:
    """A report while it is written."""

    def __init__(self, report: Report, width: int, *, verbose: bool) -> None:
        self.report = report
        self.width = width
        self.verbose = verbose
        self.read_until = {ruleset.id: ruleset.read_until for ruleset in report.rulesets}

    def lines(self) -> Iterator[str]:
        report = self.report
        yield from self.head()
        broken = [each for each in report.breaches if not each.is_departure]
        departed = [each for each in report.breaches if each.is_departure]
        yield from self.section("WHAT IS BROKEN", broken, "BREACH")
        yield from self.section("WHAT IS DEPARTED FROM", departed, "DEPARTS")
        yield from self.section("WHAT COULD NOT BE EVALUATED", report.having("error"), "ERROR")
        yield from self.section(
            "WHAT IS NOT KNOWN", report.unknown, "NOT KNOWN", self.question_count()
        )
        yield from self.section("WHAT A PERSON HAS TO JUDGE", report.judgements, "JUDGE")
        yield from self.section("WHAT IS STILL TO COME", report.having("pending"), "PENDING")
        yield from self.section("WHAT IS EXCUSED", report.having("excused"), "EXCUSED")
        yield from self.section("WHAT IS MET", report.having("compliant"), "MET")
        yield from self.not_applicable()
        yield from self.not_looked_at()

    # The first lines can be read aloud

    def head(self) -> Iterator[str]:
        report = self.report
        case = report.case
        title = wording.one_line(case.title or "A case without a title", 120)
        yield from self.two_sided(title, f"as of {wording.day(report.as_of)}")
        yield from self.filled(" · ".join(filter(None, self.subject())))
        yield from self.filled(wording.NOT_LEGAL_ADVICE)
        yield ""
        yield from self.filled("  ".join(_summary(report)))
        for warning in report.warnings:
            yield from self.filled(f"Note: {warning}.")

    def subject(self) -> Iterator[str]:
        authority, decision = self.report.case.authority, self.report.case.decision
        if authority is not None and authority.name is not None:
            yield wording.one_line(wording.value(authority.name), 80)
        if decision is None:
            return
        if decision.proposes is not None:
            yield wording.value(decision.proposes)
        if decision.in_principle is not None and decision.in_principle.value is not None:
            yield f"approach decided {wording.value(decision.in_principle)}"

    def question_count(self) -> str:
        paths = {
            path for each in self.report.unknown for ask in reasons.asks(each) for path in ask.paths
        }
        return f"{wording.counted(len(paths), 'answer')} would settle it" if paths else ""

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

    def finding(self, finding: Finding, label: str) -> Iterator[str]:
        could_be_breach = finding.outcome == "unknown" and "breach" in finding.could_be
        if could_be_breach:
            departs = finding.force != "law"
            label = "COULD" if self.width < NARROW else "COULD BE"
            second = "DEPARTURE" if departs else "A BREACH"
        else:
            second = ""
        force = wording.FORCE_WORDS[finding.force]
        yield from self.two_sided(f"{label:<{INDENT}}{finding.citation}", force)
        yield from self.filled(finding.title, INDENT, second)
        if finding.outcome == "compliant" and not self.verbose:
            return
        yield from self.said(finding)
        yield from self.why(finding)
        yield from self.asked(finding)
        yield from self.to_do(finding)
        yield from self.law(finding)

    def said(self, finding: Finding) -> Iterator[str]:
        if finding.outcome in ("breach", "excused", "error"):
            yield from self.filled(finding.sentence, INDENT)
        if finding.outcome == "pending":
            words = [wording.outcome_word(each, finding.force) for each in finding.would_be]
            yield from self.labelled(
                "so far", f"what is given would come to: {wording.listed(words, 'or')}"
            )

    def why(self, finding: Finding) -> Iterator[str]:
        if finding.outcome in ("unknown", "pending", "error"):
            return
        for statement in reasons.because(finding):
            yield from self.labelled("because", statement)
        if finding.outcome == "excused" and finding.excused_by is not None:
            exemption = finding.excused_by
            yield from self.labelled("exception", f"{exemption.citation}: {exemption.because}")
        documents = reasons.rests_on(finding, self.report.case)
        for document in documents:
            yield from self.labelled("rests on", document)
        if finding.deciding and not documents and finding.outcome == "breach":
            yield from self.labelled("rests on", "no document is given for these facts")

    def asked(self, finding: Finding) -> Iterator[str]:
        for ask in reasons.asks(finding):
            yield from self.labelled("asks", ask.question)
            if ask.of:
                yield from self.labelled("", " · ".join(ask.of))
            if ask.known:
                yield from self.labelled("", f"so far: {ask.known}")
            if ask.judgement is not None:
                who = ask.judgement.by or (
                    "the authority" if ask.judgement.by_authority else "the reader"
                )
                weigh = wording.listed(ask.judgement.weigh)
                yield from self.labelled("", f"for {who} to judge; weigh {weigh}")

    def to_do(self, finding: Finding) -> Iterator[str]:
        remedy = finding.rule.remedy
        if finding.outcome == "breach":
            come = finding.day is not None and finding.day.last <= self.report.as_of
            yield from self.labelled("now", remedy.after if come else remedy.before)
            if finding.is_departure and finding.rule.modality == "local policy":
                yield from self.labelled("force", _policy_force(finding))
            if finding.rule.consequence is not None:
                yield from self.labelled("then", finding.rule.consequence.says)
        elif finding.outcome == "pending" or (
            finding.outcome == "unknown" and "pending" in finding.could_be
        ):
            yield from self.labelled("before", remedy.before)

    def law(self, finding: Finding) -> Iterator[str]:
        for note in reasons.notes(finding):
            yield from self.labelled("note", note)
        later = reasons.read_until(finding, self.read_until[finding.rule.ruleset])
        if later:
            yield from self.labelled("note", later)
        link = finding.link
        version = reasons.version_text(finding)
        if link:
            yield from self.labelled("the law", link)
        if version and (self.verbose or finding.outcome == "breach"):
            yield from self.labelled("" if link else "the law", version)

    # The end

    def not_applicable(self) -> Iterator[str]:
        found = self.report.having("not_applicable")
        if not found:
            return
        other_days = [each for each in found if all(piece.version is None for piece in each.pieces)]
        others = len(found) - len(other_days)
        parts = []
        if other_days:
            parts.append(f"{len(other_days)} were not law on the day that counts")
        if others:
            parts.append(f"{others} {'is' if others == 1 else 'are'} about other decisions")
        hint = "" if self.verbose else " (--verbose lists them)"
        yield ""
        text = f"{wording.counted(len(found), 'rule')}: {wording.listed(parts)}{hint}."
        yield from self.filled(f"WHAT DOES NOT APPLY   {text}")
        if self.verbose:
            for finding in found:
                why = (
                    "not law on that day"
                    if finding in other_days
                    else "; ".join(reasons.because(finding))
                )
                yield from self.filled(f"{finding.citation}  {finding.title}. {why}", 2, hang=2)

    def not_looked_at(self) -> Iterator[str]:
        report = self.report
        missing = [
            (ruleset, [row for row in ruleset.register if row.encoded in ("not encoded", "partly")])
            for ruleset in report.rulesets
        ]
        count = sum(len(rows) for _, rows in missing)
        yield ""
        hint = "" if self.verbose else " (--verbose lists them)"
        provisions = wording.counted(count, "provision")
        yield from self.filled(
            f"NOT LOOKED AT   {provisions} of these instruments, wholly or in part{hint}."
        )
        if self.verbose:
            for ruleset, rows in missing:
                for row in rows:
                    yield from self.filled(
                        f"{ruleset.short} {row.provision}: {row.why or row.encoded}", 2, hang=2
                    )
        if report.unread:
            names = ", ".join(
                wording.one_line(each.lstrip("/").replace("/", "."), 80) for each in report.unread
            )
            yield from self.filled(f"Facts that no rule read: {names}.")
        yield from self.filled(_law_read(report))

    # Lines

    def filled(self, text: str, indent: int = 0, label: str = "", hang: int = 0) -> Iterator[str]:
        """Fill text to the width, indented; the label stands in the margin of its first line."""
        for number, line in enumerate(
            wrap(
                text,
                self.width - indent,
                break_long_words=False,
                break_on_hyphens=False,
                subsequent_indent=" " * hang,
            )
        ):
            margin = f"{label:<{indent}}" if number == 0 else " " * indent
            yield margin + line

    def labelled(self, label: str, text: str) -> Iterator[str]:
        """Fill text beside a label, under a finding."""
        indent = INDENT + LABEL
        for number, line in enumerate(self.filled(text, indent)):
            margin = " " * INDENT + f"{label:<{LABEL}}" if number == 0 else " " * indent
            yield margin + line[indent:]

    def two_sided(self, left: str, right: str) -> Iterator[str]:
        """Put text at both ends of a line, or on two lines where it does not fit."""
        gap = self.width - len(left) - len(right)
        if not right:
            yield from self.filled(left)
        elif gap > 1:
            yield f"{left}{' ' * gap}{right}"
        else:
            yield from self.filled(left)
            yield " " * max(0, self.width - len(right)) + right


def _summary(report: Report) -> Iterator[str]:
    """Say the whole in a few sentences: what is broken, departed from, not known, to be judged."""
    broken = [each for each in report.breaches if not each.is_departure]
    departed = [each for each in report.breaches if each.is_departure]
    if any(each.outcome == "error" for each in report.findings):
        yield "Something could not be evaluated: this is a defect of the program."
    if report.is_empty:
        yield "Nothing was found to apply to this case, which says nothing about the decision."
    if not broken:
        yield "No breach of law is shown."
    for (force, contested), found in _grouped([*broken, *departed]):
        count = wording.counted(len(found), "breach" if force == "law" else "departure")
        what = {"adoption not known": "a policy (not known if adopted)"}.get(force, force)
        claim = f", if {'an allegation is' if len(found) == 1 else 'allegations are'} right"
        yield f"{count} {'of' if force == 'law' else 'from'} {what}{claim if contested else ''}."
    yield from _open_summary(report)


def _grouped(findings: list[Finding]) -> list[tuple[tuple[str, bool], list[Finding]]]:
    groups: dict[tuple[str, bool], list[Finding]] = {}
    for each in findings:
        groups.setdefault((each.force, each.contested), []).append(each)
    return list(groups.items())


def _open_summary(report: Report) -> Iterator[str]:
    unknown = report.unknown
    if unknown:
        could = sum("breach" in each.could_be and each.force == "law" for each in unknown)
        of_which = f", of which {could} could be a breach of law" if could else ""
        yield f"{len(unknown)} not known{of_which}."
    if report.judgements:
        yield f"{len(report.judgements)} for judgement."
    for outcome, word in (
        ("pending", "still to come"),
        ("excused", "excused"),
        ("compliant", "met"),
    ):
        found = report.having(outcome)  # type: ignore[arg-type]  # words of the table
        if found:
            yield f"{len(found)} {word}."


def _policy_force(finding: Finding) -> str:
    words = {
        "adopted policy": "the council had adopted this policy",
        "good practice": "the council had not adopted this policy",
        "adoption not known": "nobody says whether the council adopted this policy",
    }
    return f"{words[finding.force]}; no statute requires it"


def _law_read(report: Report) -> str:
    days = sorted({ruleset.read_until for ruleset in report.rulesets})
    until = wording.days(Span(days[0], days[0])) if days else "no day"
    applied = [each for each in report.findings if each.outcome != "not_applicable"]
    unread = sum(bool(each.version and each.version.period.state != "read") for each in applied)
    rests = f"{wording.counted(unread, 'finding')} rest{'s' if unread == 1 else ''}"
    rest = f"; {rests} on law not read at its source" if unread else ""
    return f"Law read to {until}{rest}. Engine: {report.engine}."
