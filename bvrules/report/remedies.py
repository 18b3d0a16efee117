"""What can be done about each breach, as text for a person and as data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import TypedDict

from bvrules import wording
from bvrules.dates import LATEST, iso
from bvrules.report import challenging, withheld
from bvrules.report.lines import INDENT, Lines
from bvrules.report.naming import label, lower, noun_of
from bvrules.report.reasons import value
from bvrules.setting import Reading
from bvrules.wording import NOT_LEGAL_ADVICE, word_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.advice.acts import Change
    from bvrules.advice.remedy import Cure, Remedies, Remedy
    from bvrules.finding import Finding


# In words


def told(change: Change, as_of: int) -> str:
    """
    Say an act in a sentence without its end: what to do, when, and who does it.

    `as_of` is the day from which it is seen: what can be done from then on is only told its end.
    """
    who = f" ({change.by})" if change.by else ""
    if change.word == "hold":
        inside = "; ".join(_part(each, as_of) for each in change.of)
        return f"hold another {noun_of(change.type)}{who}: {inside}"
    name = label(Reading(change.path, "", None, change.type))
    if change.type.kind != "event":
        asked = "" if change.value is True else f", {_plain(change.value)}"
        return f"{change.word}: {name}{asked}{_when(change, as_of)}{who}"
    return f"{change.word}: {name}{_when(change, as_of)}{who}"


def _part(change: Change, as_of: int) -> str:
    """Say one thing about an item that is to be held."""
    title = lower(change.type.title)
    if change.type.kind == "event":
        return f"{title}{_when(change, as_of)}"
    return f"{title}: {_plain(change.value)}"


def _plain(value: object) -> str:
    return (
        {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    )


def _when(change: Change, as_of: int) -> str:
    first, last = change.earliest, change.latest
    if last is None:
        later = f"{wording.day(first)} or later"
        return f", {'to ' if change.word == 'postpone' else ''}{later}" if first > as_of else ""
    if first == last:
        return f", on {wording.day(first)}"
    if first <= as_of:
        return f", by {wording.day(last)}"
    to = "to a day " if change.word == "postpone" else ""
    return f", {to}between {wording.day(first)} and {wording.day(last)}"


def until(remedy: Remedy) -> int | None:
    """Return the day by which the first limited act of a remedy has to be done, if any."""
    return min((each.latest for each in remedy.changes if each.latest is not None), default=None)


_COMES_TO = {
    "compliant": "",
    "excused": "Then an exception lifts the duty.",
    "judgement": "Then it is for judgement whether the reasons are good enough.",
}


def render(found: Remedies, *, width: int = 80) -> str:
    """
    Write what can be done about each breach as text of at most `width` columns.

    Breaches of law stand before departures; of each, the ways to cure it, the smallest first, or
    what the law leaves where no act can cure it any more.
    """
    return "\n".join(line.rstrip() for line in _Page(found, width).lines()) + "\n"


class _Page:
    def __init__(self, found: Remedies, width: int) -> None:
        self.found = found
        self.as_of = found.report.as_of
        self.layout = Lines(width)

    def lines(self) -> Iterator[str]:
        title = self.found.report.case.title or "Remedies"
        asked = f"asked on {wording.day(self.as_of)}"
        yield from self.layout.two_sided(wording.one_line(title), asked)
        yield from self.layout.filled(NOT_LEGAL_ADVICE)
        for said in withheld.said_of_advice(self.found.report.withheld):
            yield from self.layout.filled(said)
        yield ""
        if not self.found.cures:
            left_out = self.found.report.withheld
            sure = "" if left_out is None or not left_out.facts else ", as far as is told here"
            yield from self.layout.filled(
                f"Nothing is broken, and nothing will be as things are planned{sure}. What is not "
                "known may still be broken: `bvcheck` lists it."
            )
            return
        yield from self.layout.filled(self._summary())
        for title, cures in self._sections():
            if cures:
                yield from ("", *self.layout.filled(title))
            for each in cures:
                yield from ("", *self._cure(each))
        if len(self.found.cures) > 1:
            yield from self._together()

    def _sections(self) -> Iterator[tuple[str, Sequence[Cure]]]:
        curable = [each for each in self.found.cures if each.remedies]
        yield "WHAT CAN STILL BE DONE", curable
        yield "WHAT NO ACT CAN CURE ANY MORE", [e for e in self.found.cures if not e.remedies]

    def _summary(self) -> str:
        curable = sum(bool(each.remedies) for each in self.found.cures)
        rest = len(self.found.cures) - curable
        parts = [f"{curable} can still be cured"] if curable else []
        parts += [f"{rest} can not be cured any more by an act"] if rest else []
        number = wording.counted(len(self.found.cures), "breach or departure").replace(
            "breach or departures", "breaches or departures"
        )
        return f"{number}: {wording.listed(parts)}."

    def _cure(self, cure: Cure) -> Iterator[str]:
        finding = cure.finding
        word = word_of("breach", finding.force).upper()
        ahead = ", as things are planned" if cure.lies_ahead else ""
        head = f"{finding.citation}: {lower(finding.title)} ({finding.rule.id})"
        yield from self.layout.filled(f"{head}{ahead}", INDENT, f"{word:<{INDENT}}")
        for number, each in enumerate(cure.remedies, 1):
            yield from self._remedy(f"{number}.", each)
        if cure.cut:
            yield from self._row("", "There may be more ways: the search was cut short.")
        if cure.remedies:
            yield from self._row("the rule", finding.rule.remedy.before)
        else:
            yield from self._lost(cure)
        for number, limit in enumerate(cure.challenges):
            yield from self._row("" if number else "time", challenging.told(limit))

    def _row(self, name: str, text: str) -> Iterator[str]:
        yield from self.layout.labelled(name, text)

    def _remedy(self, name: str, remedy: Remedy) -> Iterator[str]:
        for number, each in enumerate(remedy.changes):
            joined = "and " if number else ""
            yield from self._row("" if number else name, f"{joined}{told(each, self.as_of)}")
        if said := _COMES_TO[remedy.comes_to]:
            yield from self._row("", said)
        if remedy.breaks:
            broken = wording.listed([rule.id for rule in remedy.breaks])
            yield from self._row("", f"But then this would be broken: {broken}.")

    def _lost(self, cure: Cure) -> Iterator[str]:
        if cure.past:
            been = [f"{label(each)}, {value(each)}" for each in cure.past]
            yield from self._row("past", wording.listed(been))
        rule = cure.finding.rule
        yield from self._row("left", rule.remedy.after)
        if rule.consequence:
            yield from self._row("risk", f"{rule.consequence.says} ({rule.consequence.citation})")

    def _together(self) -> Iterator[str]:
        if self.found.together:
            yield from ("", *self.layout.filled("ALL THAT CAN BE CURED, TOGETHER"), "")
            for number, each in enumerate(self.found.together, 1):
                yield from self._remedy(f"{number}.", each)
        elif sum(bool(each.remedies) for each in self.found.cures) > 1:
            yield ""
            yield from self.layout.filled(
                "No set of acts was found that cures all of them at once: choose among them."
            )


# As data


class ActJson(TypedDict):
    """One act: what to do about which fact, by whom, and from which day to which."""

    act: Literal["do", "record", "hold", "postpone"]
    path: str
    title: str
    by: str
    first_day: str
    last_day: str | None
    value: Any
    takes: list[ActJson]
    sentence: str


class RemedyJson(TypedDict):
    """A smallest set of acts, and what following it comes to."""

    acts: list[ActJson]
    comes_to: str
    would_break: list[str]


class CureJson(TypedDict):
    """What can be done about one finding; without remedies, what the rule leaves."""

    rule: str
    citation: str
    title: str
    word: str
    force: str
    lies_ahead: bool
    remedies: list[RemedyJson]
    searched_all: bool
    past: list[str]
    before: str
    after: str
    consequence: str | None
    time_limits: list[challenging.ChallengeJson]


class RemediesJson(TypedDict):
    """What can be done about each breach of a case, and about all of them together."""

    format: Literal[1]
    notice: str
    as_of: str
    withheld: str | None
    cures: list[CureJson]
    together: list[RemedyJson]
    together_searched_all: bool


def as_data(found: Remedies) -> RemediesJson:
    """Return what can be done as data of the published shape."""
    as_of = found.report.as_of
    return {
        "format": 1,
        "notice": NOT_LEGAL_ADVICE,
        "as_of": iso(as_of),
        "withheld": " ".join(withheld.said_of_advice(found.report.withheld)) or None,
        "cures": [_cure(each, as_of) for each in found.cures],
        "together": [_remedy(each, as_of) for each in found.together],
        "together_searched_all": not found.cut,
    }


def _cure(cure: Cure, as_of: int) -> CureJson:
    finding: Finding = cure.finding
    rule = finding.rule
    return {
        "rule": rule.id,
        "citation": str(finding.citation),
        "title": finding.title,
        "word": word_of("breach", finding.force),
        "force": finding.force,
        "lies_ahead": cure.lies_ahead,
        "remedies": [_remedy(each, as_of) for each in cure.remedies],
        "searched_all": not cure.cut,
        "past": [each.path for each in cure.past],
        "before": rule.remedy.before,
        "after": rule.remedy.after,
        "consequence": rule.consequence.says if rule.consequence else None,
        "time_limits": [challenging.as_data(each) for each in cure.challenges],
    }


def _remedy(remedy: Remedy, as_of: int) -> RemedyJson:
    return {
        "acts": [_act(each, as_of) for each in remedy.changes],
        "comes_to": remedy.comes_to,
        "would_break": [each.id for each in remedy.breaks],
    }


def _act(change: Change, as_of: int) -> ActJson:
    return {
        "act": change.word,
        "path": change.path,
        "title": change.type.title,
        "by": change.by,
        "first_day": iso(change.earliest),
        "last_day": iso(change.latest)
        if change.latest is not None and change.latest < LATEST
        else None,
        "value": change.value,
        "takes": [_act(each, as_of) for each in change.of],
        "sentence": told(change, as_of),
    }
