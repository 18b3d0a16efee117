"""What a check returns: findings with their reasons, and the report that holds them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from bvrules.case.order import out_of_order
from bvrules.case.walk import facts_of
from bvrules.dates import LATEST, iso
from bvrules.fact import WITHHELD, Fact
from bvrules.inference.table import VERDICT, Left, Outcome
from bvrules.judged import Open, deciding_facts, open_facts, rests_on_claims
from bvrules.selection import EVERYTHING
from bvrules.wording import elsewhere_warning, out_of_order_warning, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bvrules.case import Case
    from bvrules.citation import Citation
    from bvrules.dates import Span
    from bvrules.judged import Piece
    from bvrules.law import Exemption, Rule, Ruleset, Version
    from bvrules.selection import Selection
    from bvrules.setting import Reading
    from bvrules.waivers import Applied, Waiver

Force = Literal["law", "guidance", "adopted policy", "good practice", "adoption not known"]

FORCES: tuple[Force, ...] = (
    "law",
    "guidance",
    "adopted policy",
    "adoption not known",
    "good practice",
)
"""From the heaviest to the lightest."""


@dataclass(frozen=True)
class Finding:
    """
    What one rule comes to for one case.

    `could_be` holds the outcomes that are still possible; `would_be`, for a pending finding,
    what the dates given would come to. What it turns on and rests on is read off its pieces
    when somebody asks.
    """

    rule: Rule
    outcome: Outcome
    could_be: tuple[Left, ...]
    force: Force
    as_of: int
    pieces: tuple[Piece, ...] = ()
    undated: tuple[Reading, ...] = ()
    """What was read for the day it is judged on, where different days come to different things."""
    would_be: tuple[Left, ...] = ()
    defect: str | None = None
    """For an error: what went wrong in the program."""

    @cached_property
    def open(self) -> tuple[Open, ...]:
        """What is not known, and on which the outcome still turns; each once."""
        if len(self.could_be) < 2:  # noqa: PLR2004 - the outcome is known
            return ()
        found = [each for piece in self.pieces for each in open_facts(piece, self.as_of)]
        found += [Open(each) for each in self.undated if not each.is_known]
        unique: dict[tuple[str, bool], Open] = {}
        for each in found:
            first = unique.setdefault((each.path, each.is_judgement), each)
            if first.on_exception and not each.on_exception:
                unique[each.path, each.is_judgement] = each
        return tuple(unique.values())

    @cached_property
    def deciding(self) -> tuple[Reading, ...]:
        """The facts that the outcome rests on."""
        found = deciding_facts(self.outcome, self.pieces, self.as_of)
        return tuple({each.pointer: each for each in found}.values())

    @cached_property
    def contested(self) -> bool:
        """Whether it rests on a fact that is alleged or disputed."""
        return rests_on_claims(self.outcome, self.pieces, self.as_of)

    @property
    def evidenced(self) -> int:
        """How many of its deciding facts have evidence."""
        return sum(
            isinstance(each.fact, Fact) and bool(each.fact.evidence) for each in self.deciding
        )

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
        """The version of the law that applies to it, if there is one only that may."""
        found = {piece.version for piece in self.pieces if piece.version is not None}
        return found.pop() if len(found) == 1 else None

    @property
    def day(self) -> Span | None:
        """The days on which it was judged, from the first to the last."""
        if not self.pieces:
            return None
        return self.pieces[0].day._replace(last=self.pieces[-1].day.last)

    @property
    def link(self) -> str | None:
        """
        The address of the provision as it stood on the day that counts.

        Where the day is not known, and the version that was applied has ended, as it stood
        on the last day of that version.
        """
        day, version = self.day, self.version
        if day is not None and day.is_one_day:
            return self.citation.link(iso(day.first))
        if version is not None and version.period.until < LATEST:
            return self.citation.link(iso(version.period.until - 1))
        return self.citation.link()

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


class Withheld(NamedTuple):
    """How much of a report is withheld from the public: documents, and facts that rest on them."""

    documents: int
    facts: int


@dataclass(frozen=True)
class Report:
    """All findings of one check, and what it did not look at."""

    case: Case
    as_of: int
    engine: str
    rulesets: tuple[Ruleset, ...]
    findings: tuple[Finding, ...]
    read: frozenset[str]
    """The pointers of the facts that rules read."""
    withheld: Withheld | None = None
    """For the view of the public: what is left out of it."""
    selection: Selection = EVERYTHING
    """Which rules were chosen, and which were left out."""
    waivers: tuple[Applied, ...] = ()
    """Every waiver that was given, with what it comes to here."""
    known: Mapping[str, str] = field(default_factory=dict)
    """The rules whose breach was known before, each with the day since when (2026-01-05)."""

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The pointers of all facts that the case states."""
        return tuple(pointer for pointer, _ in facts_of(self.case))

    @property
    def unread(self) -> tuple[str, ...]:
        """The pointers of the facts that no rule read."""
        return tuple(pointer for pointer in self.facts if pointer not in self.read)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is odd about the case, and no mistake in it."""
        order = tuple(out_of_order_warning(*pair) for pair in out_of_order(self.case, self.as_of))
        return (*order, *self._elsewhere())

    def _elsewhere(self) -> Iterator[str]:
        """Say what is law where the authority lies, if that is not England."""
        authority = self.case.authority
        nation = authority.lies_in if authority is not None else None
        if nation in (None, "England", WITHHELD):
            return
        extents = {each.short: each.extent for each in self.rulesets}
        there = [short for short, extent in extents.items() if nation in extent]
        yield elsewhere_warning(str(nation), [s for s in there if "England" not in extents[s]])

    def _that_are(self, *outcomes: str) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.outcome in outcomes)

    @property
    def breaches(self) -> tuple[Finding, ...]:
        """Breaches of law, and departures from what is not law, the heaviest first."""
        found = self._that_are("breach")
        return tuple(sorted(found, key=lambda each: (FORCES.index(each.force), each.contested)))

    def waiver_of(self, finding: Finding) -> Waiver | None:
        """Return the waiver that keeps a breach from counting, if one holds."""
        held = (each.waiver for each in self.waivers if each.state == "holds")
        return next((each for each in held if each.rule == finding.rule.id), None)

    @property
    def active(self) -> tuple[Finding, ...]:
        """The breaches and departures that are neither waived nor known before."""
        return tuple(
            each
            for each in self.breaches
            if each.rule.id not in self.known and self.waiver_of(each) is None
        )

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
