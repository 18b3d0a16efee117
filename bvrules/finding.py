"""What a check returns: findings with their reasons, and the report that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from bvrules.dates import iso
from bvrules.inference.table import VERDICT, Left, Outcome
from bvrules.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bvrules.case import Case
    from bvrules.citation import Citation
    from bvrules.condition import Question, Reason
    from bvrules.dates import Span
    from bvrules.fact import Fact
    from bvrules.law import Exemption, Rule, Ruleset, Version
    from bvrules.setting import Reading

Force = Literal["law", "guidance", "adopted policy", "good practice", "adoption not known"]

FORCES: tuple[Force, ...] = (
    "law",
    "guidance",
    "adopted policy",
    "adoption not known",
    "good practice",
)
"""From the heaviest to the lightest."""


class Tried(NamedTuple):
    """An exception that was tried: whether it held, and whether something made it yield."""

    exemption: Exemption
    when: Reason
    unless: tuple[Reason, ...]

    @property
    def lifts(self) -> bool:
        """Whether it surely lifts the duty."""
        return self.when.truth is True and all(each.truth is False for each in self.unless)


class Piece(NamedTuple):
    """A rule judged on days that fall within one version of the law."""

    day: Span
    version: Version | None
    applies: Reason | None = None
    due: Span | None = None
    due_facts: tuple[Reading, ...] = ()
    requires: Reason | None = None
    tried: tuple[Tried, ...] = ()
    departure: Reason | None = None
    binds: Reason | None = None


class Open(NamedTuple):
    """Something that is not known, and on which the outcome still turns."""

    reading: Reading
    question: Question | None = None
    on_exception: bool = False
    """Whether it matters only if what is required was not done."""

    @property
    def path(self) -> str:
        """The path of the fact, such as consultation.exercises[0].ended."""
        return self.reading.path

    @property
    def is_judgement(self) -> bool:
        """Whether no fact settles it, only a person's judgement."""
        return self.question is not None


@dataclass(frozen=True, slots=True)
class Finding:
    """
    What one rule comes to for one case.

    `could_be` holds the outcomes that are still possible; `would_be`, for a pending finding,
    what the dates given would come to. `open` is what the outcome still turns on.
    """

    rule: Rule
    outcome: Outcome
    could_be: tuple[Left, ...]
    force: Force
    pieces: tuple[Piece, ...] = ()
    open: tuple[Open, ...] = ()
    would_be: tuple[Left, ...] = ()
    contested: bool = False
    """Whether it rests on a fact that is alleged or disputed."""
    evidenced: int = 0
    """How many of its deciding facts have evidence."""
    deciding: tuple[Reading, ...] = ()
    defect: str | None = None
    """For an error: what went wrong in the program."""

    @property
    def citation(self) -> Citation:
        """The provision that says so."""
        return self.rule.citation

    @property
    def title(self) -> str:
        """The world in which the duty is met."""
        return self.rule.title

    @property
    def is_departure(self) -> bool:
        """Whether it is a breach of something that is not law."""
        return self.outcome == "breach" and self.force != "law"

    @property
    def version(self) -> Version | None:
        """The version of the law that it was judged by, if there was one only."""
        found = {piece.version for piece in self.pieces}
        return found.pop() if len(found) == 1 else None

    @property
    def day(self) -> Span | None:
        """The days on which it was judged, from the first to the last."""
        if not self.pieces:
            return None
        return self.pieces[0].day._replace(last=self.pieces[-1].day.last)

    @property
    def link(self) -> str | None:
        """The address of the provision as it stood on the day that counts."""
        day = self.day
        exact = iso(day.first) if day is not None and day.is_one_day else None
        return self.citation.link(exact)

    @property
    def excused_by(self) -> Exemption | None:
        """The first exception that lifts the duty."""
        tried = (each for piece in self.pieces for each in piece.tried)
        return next((each.exemption for each in tried if each.lifts), None)

    @property
    def verdict(self) -> str:
        """Its place in the order of verdicts."""
        could = self.outcome == "unknown" and "breach" in self.could_be
        return "unknown, could be breach" if could else self.outcome

    @property
    def sentence(self) -> str:
        """The finding in a sentence."""
        cite, rule = str(self.citation), self.rule
        return sentence(cite, rule.title, self.outcome, self.force, contested=self.contested)


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one check, and what it did not look at."""

    case: Case
    as_of: int
    engine: str
    rulesets: tuple[Ruleset, ...]
    findings: tuple[Finding, ...]
    facts: tuple[tuple[str, Fact[object]], ...]
    """Every fact that the case states, with its pointer."""
    unread: tuple[str, ...]
    """The pointers of those that no rule read."""
    warnings: tuple[str, ...]

    def _that_are(self, *outcomes: str) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.outcome in outcomes)

    @property
    def breaches(self) -> tuple[Finding, ...]:
        """Breaches of law, and departures from what is not law, the heaviest first."""
        found = self._that_are("breach")
        return tuple(sorted(found, key=lambda each: (FORCES.index(each.force), each.contested)))

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """Findings that are not known; first those that could be a breach, of law before others."""
        found = self._that_are("unknown")
        return tuple(
            sorted(found, key=lambda f: ("breach" not in f.could_be, FORCES.index(f.force)))
        )

    @property
    def judgements(self) -> tuple[Finding, ...]:
        """Findings that a person has to judge."""
        return self._that_are("judgement")

    def having(self, *outcomes: Outcome) -> tuple[Finding, ...]:
        """Return the findings with one of these outcomes, in the order of the rules."""
        return self._that_are(*outcomes)

    @property
    def verdict(self) -> str:
        """The worst of all findings."""
        return worst(self.findings)

    def verdicts(self) -> Iterator[tuple[str, str]]:
        """Return each duty with the worst of its findings."""
        duties = {ruleset.id: ruleset.duty for ruleset in self.rulesets}
        for duty in dict.fromkeys(duties.values()):
            yield duty, worst(each for each in self.findings if duties[each.rule.ruleset] == duty)

    @property
    def is_empty(self) -> bool:
        """Whether nothing applied, or no fact was read: that is not success."""
        applied = any(each.outcome != "not_applicable" for each in self.findings)
        return not applied or len(self.unread) == len(self.facts)


def worst(findings: Iterable[Finding]) -> str:
    """Return the worst verdict of several findings; of none, that nothing applies."""
    found = {each.verdict for each in findings}
    return next((each for each in VERDICT if each in found), "not_applicable")
