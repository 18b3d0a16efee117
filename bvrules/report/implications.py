"""
What a committee report says of each duty, a paragraph for each, in plain English.

Each paragraph is the whole of what was found of a duty, the worst first, with citations. The
headings that such a report is expected to have are there even where no rule speaks of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bvrules import wording
from bvrules.fact import WITHHELD
from bvrules.report import grouping, reasons, summary
from bvrules.report.naming import lower
from bvrules.report.rows import to_do

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.case import Case
    from bvrules.case.decision import Alternative
    from bvrules.case.options import Option
    from bvrules.fact import Fact
    from bvrules.finding import Finding, Report
    from bvrules.report.formats import Chosen

MOST_NAMED = 6
MOST_WORDS = 115
EXPECTED = (
    ("Best value", "best value"),
    ("Social value", "social value"),
    ("Consultation", "consult"),
    ("Equality", "equality"),
    ("In-house option", "in-house"),
)
"""The headings that are always there, and the word by which a duty is known to be of one."""


class Implications(NamedTuple):
    """What is said of one duty: its name, and sentences."""

    duty: str
    sentences: tuple[str, ...]


def paragraphs(report: Report) -> Iterator[Implications]:
    """Return what is said of each duty, and last of the alternatives."""
    found = dict(grouping.grouped(report.findings, report, "duty"))
    for name, word in EXPECTED:
        duties = [duty for duty in found if word in duty.lower()]
        for duty in duties:
            yield Implications(duty, tuple(_of_duty(found.pop(duty))))
        if not duties:
            none = "No rule that was checked is about this; the report has to deal with it itself."
            yield Implications(name, (none,))
    for duty, findings in found.items():
        yield Implications(duty, tuple(_of_duty(findings)))
    yield Implications("Alternatives considered and rejected", tuple(_alternatives(report.case)))


def short(report: Report) -> list[str]:
    """Return the summary of a report, in fewer than 120 words."""
    shown: list[str] = []
    words = 0
    count = wording.counted(
        sum(each.outcome != "not_applicable" for each in report.findings), "rule"
    )
    opening = f"The proposal was checked against {count} of law, guidance and policy that apply."
    for sentence in (opening, *summary.sentences(report), *summary.public(report)):
        words += len(sentence.split())
        if words > MOST_WORDS:
            break
        shown.append(sentence)
    return shown


# A duty

_OPENINGS: dict[Chosen, str] = {
    "error": "Could not be evaluated, which is a defect of the program: ",
    "judgement": "It is for a person to judge whether ",
    "unknown": "It is not known whether ",
    "pending": "It is still to come that ",
    "compliant": "The facts given show that ",
}


def _of_duty(findings: Sequence[Finding]) -> Iterator[str]:
    apply = grouping.by_weight(each for each in findings if each.outcome != "not_applicable")
    if not apply:
        yield "None of its rules applies to this decision on the facts given."
        return
    for each in apply:
        if each.outcome in ("breach", "excused"):
            yield from _in_full(each)
    of_law = [each for each in apply if each.force == "law"]
    others = [each for each in apply if each.force != "law"]
    yield from _in_brief(of_law)
    for number, sentence in enumerate(_in_brief(others)):
        yield sentence if number else f"Beyond the law: {lower(sentence)}"


def _in_brief(findings: Sequence[Finding]) -> Iterator[str]:
    """Say in a sentence for each kind what is open, to come or met."""
    for kind, opening in _OPENINGS.items():
        found = [each for each in findings if grouping.kind(each) == kind]
        if named := _named(found):
            yield f"{opening}{_first(named)}."


def _named(findings: list[Finding]) -> list[str]:
    return [
        f"{_title(each)} ({wording.brief(each.citation)}){grouping.claim(each)}"
        for each in findings
    ]


def _first(named: list[str]) -> str:
    """List the first of many; the appendix has them all."""
    if len(named) <= MOST_NAMED + 1:
        return "; ".join(named)
    return f"{'; '.join(named[:MOST_NAMED])}; and {len(named) - MOST_NAMED} more (see the appendix)"


def _in_full(finding: Finding) -> Iterator[str]:
    """Say what was broken, departed from or excused, why, and what to do now."""
    cite, title = wording.brief(finding.citation), _title(finding)
    if finding.outcome == "excused" and finding.excused_by is not None:
        because = finding.excused_by.because
        yield f"{cite} was not met, and an exception lifts the duty: {because}."
        return
    said = f"{cite} was not met: it asks that {title}."
    if finding.is_departure:
        force = wording.FORCE_WORDS[finding.force]
        said = f"The decision departs from {force} ({cite}), which asks that {title}."
    yield f"If the allegation is right: {lower(said)}" if finding.contested else said
    why = reasons.because(finding)
    if why:
        yield f"The reason: {'; '.join(why[:MOST_NAMED])}."
    yield to_do(finding)


def _title(finding: Finding) -> str:
    return lower(finding.title)


# The alternatives


class _Told(NamedTuple):
    """What an option is called, and what is said to have become of it; `key` tells it apart."""

    key: object
    name: str
    parts: list[str]


def _alternatives(case: Case) -> Iterator[str]:
    options, recorded = case.options, case.decision.alternatives if case.decision else None
    every = _merged(options.items if options else (), recorded.items if recorded else ())
    if not every:
        yield "The facts given name no option beside the proposal."
        return
    said = [f"{each.name} ({', '.join(each.parts)})" if each.parts else each.name for each in every]
    yield f"The facts given name {wording.counted(len(every), 'option')}: {_first(said)}."
    complete = all(each.complete for each in (options, recorded) if each is not None)
    yield "These were all." if complete else "They do not say that these were all."


def _merged(options: Sequence[Option], recorded: Sequence[Alternative]) -> list[_Told]:
    """Return every option once, also those that the record of the decision names again."""
    every = [_told(each, each.name or each.kind, each.rejection_reasons) for each in options]
    known = {each.key: each.parts for each in reversed(every) if each.key is not None}
    for option in recorded:
        again = _told(option, option.name, option.reasons)
        if again.key in known:
            parts = known[again.key]
            parts += [each for each in again.parts if each not in parts]
        else:
            every.append(again)
    return every


def _told(option: Option | Alternative, name: Fact[Any] | None, why: Fact[str] | None) -> _Told:
    facts = {"considered": option.considered, "rejected": option.rejected, "because": why}
    parts = [f"{each}: {reasons.stated(fact)}" for each, fact in facts.items() if fact is not None]
    if name is None:
        return _Told(None, "an option without a name", parts)
    is_told = name.value not in (None, WITHHELD)
    return _Told(str(name.value).casefold() if is_told else None, reasons.stated(name), parts)
