"""
The shape of the JSON report: what each of its objects holds.

It only ever grows; `bvrules.schemas` describes it as JSON Schema.
"""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict

from bvrules.receipt import ReceiptJson  # noqa: TC001 - schemas are made of the types


class CitationJson(TypedDict):
    """A provision, as a solicitor writes it, with its address on the day that counts."""

    text: str
    link: str | None


class FactJson(TypedDict):
    """A fact that a condition read: where it stands, its value as written, whose word it is."""

    path: str
    pointer: str
    value: Any
    standing: str | None
    source: str | None
    evidence: list[Any]


class ReasonJson(TypedDict):
    """A condition: its words in the rule, whether it holds (null: not known), and why."""

    condition: str
    citation: str | None
    holds: bool | None
    facts: list[FactJson]
    of: list[ReasonJson]


class DaysJson(TypedDict):
    """The first and the last possible day; null where it is not bounded."""

    first: str | None
    last: str | None


class VersionJson(TypedDict):
    """The version of the law that was applied."""

    by: str
    state: Literal["read", "secondary", "unconfirmed"]
    since: str | None
    until: str | None
    declared: str | None
    prospective: bool
    source: SourceJson | None


class SourceJson(TypedDict):
    """What was read of the law, and on which day."""

    title: str
    link: str | None
    read_on: str


class PieceJson(TypedDict):
    """The rule, judged on days with one version of the law."""

    days: DaysJson
    version: VersionJson | None
    applies: ReasonJson | None
    requires: ReasonJson | None
    exceptions: list[dict[str, Any]]
    reason_to_depart: ReasonJson | None


class QuestionJson(TypedDict):
    """
    A question that the outcome turns on; for a judgement, what to weigh and who judges.

    `known` says what was said already and is not enough: a month, a judgement that expired.
    """

    question: str
    about: list[str]
    paths: list[str]
    judgement: bool
    weigh: list[str]
    who: str | None
    known: str | None


class WaiverJson(TypedDict):
    """A person's acceptance of a breach, and what it comes to here: it changes no outcome."""

    rule: str
    subject: str
    kind: str
    reason: str
    approved_by: str
    approved_on: str
    expires: str
    review_on: str | None
    ref: str | None
    state: str


class FindingJson(TypedDict):
    """What one rule comes to."""

    rule: str
    title: str
    citation: CitationJson
    modality: str
    bearer: str
    outcome: str
    word: str
    force: str
    could_be: list[str]
    would_be: list[str]
    contested: bool
    sentence: str
    because: list[str]
    rests_on: list[str]
    deciding_facts: int
    deciding_facts_with_evidence: int
    questions: list[QuestionJson]
    remedy: dict[str, str]
    consequence: str | None
    notes: list[str]
    days: DaysJson | None
    pieces: list[PieceJson]
    defect: str | None
    waiver: WaiverJson | None
    known_since: str | None


class ReportJson(TypedDict):
    """All findings of one check, and what it did not look at."""

    format: Literal[1]
    notice: str
    case: dict[str, Any]
    as_of: str
    engine: str
    verdict: str
    verdicts: dict[str, str]
    findings: list[FindingJson]
    warnings: list[str]
    withheld: str | None
    facts_that_no_rule_read: list[str]
    rulesets: list[dict[str, Any]]
    waivers: list[WaiverJson]
    receipt: ReceiptJson
