"""Which findings are shown, in which order, and under which headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.case.order import STAGE_PATHS
from bvrules.finding import FORCES, worst
from bvrules.report.formats import CHOICES
from bvrules.report.naming import upper
from bvrules.setting import DerivedEvent
from bvrules.vocabulary import fact_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bvrules.finding import Finding, Report
    from bvrules.report.formats import Chosen, Grouping
    from bvrules.setting import Reading


def kind(finding: Finding) -> Chosen:
    """Return what a finding may be chosen by."""
    if finding.outcome == "not_applicable":
        return "not applicable"
    return "departure" if finding.is_departure else finding.outcome


def shows(only: Sequence[str], finding: Finding) -> bool:
    """Return whether a finding was chosen; what could not be evaluated is never left out."""
    return not only or kind(finding) in only or finding.outcome == "error"


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Put findings in order: the worst first, then those of law, then those not contested."""

    def place(each: Finding) -> tuple[int, bool, int, bool]:
        could = each.outcome == "unknown" and "breach" not in each.could_be
        return CHOICES.index(kind(each)), could, FORCES.index(each.force), each.contested

    return sorted(findings, key=place)


def word(finding: Finding) -> str:
    """Say what a finding comes to, in the fewest words."""
    if finding.verdict == "unknown, could be breach":
        return "could be a breach" if finding.force == "law" else "could be a departure"
    return _WORDS[kind(finding)]


_WORDS: dict[Chosen, str] = {
    "breach": "breach",
    "departure": "departure",
    "error": "error",
    "unknown": "not known",
    "judgement": "for judgement",
    "pending": "still to come",
    "excused": "excused",
    "compliant": "met",
    "not applicable": "does not apply",
}


def claim(finding: Finding) -> str:
    """Return the words that say that a finding rests on an allegation, if it does."""
    return wording.claim(finding.outcome, contested=finding.contested)


def verdict(findings: Sequence[Finding]) -> str:
    """Say the worst of several findings, the heaviest of those that are as bad."""
    bad = worst(findings)
    found = by_weight(each for each in findings if each.verdict == bad)
    if not found:
        return _WORDS["not applicable"]
    # One breach that nobody contests is a breach; a duty is met only if all of it is.
    contested = [claim(each) for each in found]
    said = contested[0] if bad == "breach" else max(contested)
    return f"{word(found[0])}{said}"


# Headings

_TITLES: tuple[tuple[tuple[Chosen, ...], str], ...] = (
    (("breach",), "What is broken"),
    (("departure",), "What is departed from"),
    (("error",), "What could not be evaluated"),
    (("unknown",), "What is not known"),
    (("judgement",), "What a person has to judge"),
    (("pending",), "What is still to come"),
    (("excused",), "What is excused"),
    (("compliant",), "What is met"),
)


def by_outcome(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """Group findings by what they come to."""
    found = by_weight(findings)
    for kinds, title in _TITLES:
        if group := [each for each in found if kind(each) in kinds]:
            yield title, group


def grouped(
    findings: Iterable[Finding], report: Report, by: Grouping
) -> Iterator[tuple[str, list[Finding]]]:
    """
    Group findings by duty, stage or officer.

    The duty is that of the ruleset. The stage is the event that the rule is judged on. The
    officer is who has to answer or act next: who judges an open question, by the rule; else
    who usually keeps the facts that the finding turns on.
    """
    headings = {
        "duty": {ruleset.id: ruleset.duty for ruleset in report.rulesets},
        "stage": {},
        "officer": {},
    }[by]
    groups: dict[str, list[Finding]] = {}
    for each in findings:
        title = (
            headings[each.rule.ruleset]
            if by == "duty"
            else stage(each)
            if by == "stage"
            else officer(each)
        )
        groups.setdefault(title, []).append(each)
    order = sorted(groups, key=_stage_place) if by == "stage" else groups
    for title in order:
        yield title, by_weight(groups[title])


def stage(finding: Finding) -> str:
    """Name the event that the rule of a finding is judged on."""
    event = finding.rule.judged_on
    if isinstance(event, DerivedEvent):
        name = event.text.replace(".", " ").replace("_", " ")
        return upper(name)
    found = fact_type(event.text)
    return found.title if found else event.text


def _stage_place(title: str) -> int:
    names = [found.title for path in STAGE_PATHS if (found := fact_type(path))]
    return names.index(title) if title in names else len(names)


_AUTHOR = "Author of the report"


def officer(finding: Finding) -> str:
    """Name who has to answer or act next, as the rule or the facts of the case say it."""
    judges = (each.question.by for each in finding.open if each.question is not None)
    readings = [each.reading for each in finding.open] or finding.deciding
    # Who the authority is and when it decided is known to all: that comes last.
    known = finding.rule.judged_on.names

    def comes_last(each: Reading) -> bool:
        return each.path in known or each.path.startswith("authority.")

    knows = (each.type.who for each in sorted(readings, key=comes_last))
    name = next(filter(None, judges), None) or next(filter(None, knows), _AUTHOR)
    name = name.removeprefix("the ")
    return upper(name)
