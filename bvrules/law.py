"""
The law as data: rules and rulesets, each rule dated and cited.

What is here was read from YAML and checked; nothing here reads a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args

from bvrules.dates import iso
from bvrules.period import in_force_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bvrules.citation import Citation
    from bvrules.condition import Condition
    from bvrules.leaves import Day, Question, Term
    from bvrules.period import Amount, Known, Parameter, Period, Source
    from bvrules.setting import AnyEvent

Modality = Literal[
    "must",
    "must not",
    "must have regard to",
    "must consider",
    "should",
    "encouraged",
    "good practice",
    "local policy",
]

InstrumentKind = Literal["act", "statutory instrument", "judgment", "guidance", "local policy"]
"""What rules can stand in, from the heaviest; a report keeps this order."""

Nation = Literal["England", "Wales", "Scotland", "Northern Ireland"]


@dataclass(frozen=True, eq=False)
class Version:
    """The effect of a provision in a period: where it applies, and what it requires."""

    period: Period
    says: str
    applies_when: Condition | None
    requires: Condition


@dataclass(frozen=True, slots=True)
class Yielding:
    """What makes an exception yield."""

    id: str
    citation: Citation
    because: str
    when: Condition
    known: Known


@dataclass(frozen=True, slots=True)
class Exemption:
    """What lifts a duty; `unless` makes it yield."""

    id: str
    citation: Citation
    because: str
    when: Condition
    unless: tuple[Yielding, ...]
    known: Known


@dataclass(frozen=True, slots=True)
class Departure:
    """Guidance may be departed from for recorded reasons."""

    citation: Citation
    reasons: Condition
    says: str
    known: Known


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows from a breach in law."""

    citation: Citation
    says: str
    known: Known


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do, before the moment and after it."""

    before: str
    after: str


@dataclass(frozen=True, eq=False)
class Rule:
    """One duty, as encoded from one provision."""

    id: str
    ruleset: str
    file: str
    title: str
    citation: Citation
    says: str
    modality: Modality
    bearer: str
    action: str
    judged_on: AnyEvent
    due: Day
    versions: tuple[Version, ...]
    binds_when: Condition | None
    questions: Mapping[str, Question]
    exceptions: tuple[Exemption, ...]
    departure: Departure | None
    consequence: Consequence | None
    remedy: Remedy
    waivable: bool = True
    """Whether a person may accept that it is not met: not where it is owed to others."""

    def on(self, day: int) -> Version | None:
        """Return the version in force on a day, or None."""
        return in_force_on(self.versions, day)

    @cached_property
    def edges(self) -> frozenset[int]:
        """The days on which the law that it rests on changes."""
        found = {day for version in self.versions for day in version.period.boundaries()}
        found.update(day for part in self.parts() for day in part.boundaries())
        return frozenset(found)

    def parts(self) -> Iterator[Condition]:
        """Return every condition of the rule, at its top."""
        for version in self.versions:
            yield from (each for each in (version.applies_when, version.requires) if each)
        for exemption in self.exceptions:
            yield exemption.when
            yield from (each.when for each in exemption.unless)
        if self.departure:
            yield self.departure.reasons
        if self.binds_when:
            yield self.binds_when


@dataclass(frozen=True, slots=True)
class Registered:
    """A provision of the instrument, and whether it is encoded."""

    provision: str
    encoded: str
    why: str | None


@dataclass(frozen=True, eq=False)
class Ruleset:
    """The rules of one instrument, with its terms, amounts, events and register."""

    id: str
    title: str
    short: str
    kind: InstrumentKind
    duty: str
    link: str | None
    read_until: int
    extent: tuple[Nation, ...]
    """The nations where it is law."""
    sources: Mapping[str, Source]
    register: tuple[Registered, ...]
    parameters: Mapping[str, Parameter]
    terms: Mapping[str, Term]
    amounts: Mapping[str, Amount]
    events: Mapping[str, AnyEvent]
    rules: tuple[Rule, ...]
    extends: str | None = None
    """For a local ruleset: the ruleset that it extends."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """What it was read from, with what defines its terms, by the names of the files."""

    @property
    def place(self) -> tuple[int, str]:
        """Where it stands in a report: acts first, then by id."""
        return get_args(InstrumentKind).index(self.kind), self.id

    @property
    def read_until_text(self) -> str:
        """The day to which the law was read, as 2026-11-22."""
        return iso(self.read_until)
