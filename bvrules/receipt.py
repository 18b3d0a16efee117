"""
Receipts: hashes of the case, the rules, the versions and the dates of a check.

With a receipt anyone can repeat the check and see whether it comes to the same. No clock is
in it, and nothing of the machine that made it. The engine is named, and not hashed: both
engines come to the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from typing_extensions import NotRequired, TypedDict

from bvrules.dates import bank_holiday_table, iso
from bvrules.digest import digest, digest_of, digest_of_case
from bvrules.version import __version__
from bvrules.written import read_back

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bvrules.finding import Finding, Report
    from bvrules.law import Ruleset

PROGRAM = f"bvrules {__version__}"
"""What checks a case, by its name and its version."""


class ChosenJson(TypedDict):
    """Which rules were chosen and ignored, and the ids of those that were left out."""

    select: list[str]
    ignore: list[str]
    left_out: list[str]


class CountedJson(TypedDict):
    """The rules whose breach did not count: those waived, and those known before."""

    waived: list[str]
    known: list[str]


class OutcomeJson(TypedDict):
    """What one rule came to."""

    rule: str
    outcome: str
    could_be: list[str]
    force: str
    contested: bool


class ReceiptJson(TypedDict):
    """All that a check rested on, and what came of it."""

    format: Literal[1]
    program: str
    engine: str
    as_of: str
    bank_holidays: str
    case: str
    rules: dict[str, str]
    selection: ChosenJson
    accepted: CountedJson
    findings: list[OutcomeJson]
    outcomes: str
    whole: str
    public: NotRequired[Literal[True]]
    """Whether `case` is the hash of the public version of the case; absent if it is not."""


def receipt_of(report: Report) -> ReceiptJson:
    """
    Return the receipt of a report.

    `rules` has the hash of every file that was read, `outcomes` that of all findings, and
    `whole` that of everything but the engine. That of the view of the public has the hash of
    the case as the public sees it, which gives nothing away, and says so.
    """
    findings = [_outcome(each) for each in report.findings]
    chosen = report.selection
    receipt: ReceiptJson = {
        "format": 1,
        "program": PROGRAM,
        "engine": report.engine,
        "as_of": iso(report.as_of),
        "bank_holidays": bank_holiday_table(),
        "case": digest_of_case(report.case),
        "rules": digests_of_rules(report.rulesets),
        "selection": {
            "select": list(chosen.select),
            "ignore": list(chosen.ignore),
            "left_out": list(chosen.left_out),
        },
        "accepted": {
            "waived": [each.rule.id for each in report.findings if report.waiver_of(each)],
            "known": sorted(report.known),
        },
        "findings": findings,
        "outcomes": digest(findings),
        "whole": "",
    }
    if report.withheld is not None:
        receipt["public"] = True
    return {**receipt, "whole": whole_of(receipt)}


def _outcome(finding: Finding) -> OutcomeJson:
    return {
        "rule": finding.rule.id,
        "outcome": finding.outcome,
        "could_be": list(finding.could_be),
        "force": finding.force,
        "contested": finding.contested,
    }


def whole_of(receipt: ReceiptJson) -> str:
    """Return the hash of a receipt: of everything in it but the engine and this hash."""
    hashed = {key: value for key, value in receipt.items() if key not in ("engine", "whole")}
    return digest(hashed)


def digests_of_rules(rulesets: Iterable[Ruleset]) -> dict[str, str]:
    """Return the hash of each file that rulesets were read from, by its name."""
    files = {name: raw for each in rulesets for name, raw in each.files.items()}
    return {name: digest_of(files[name]) for name in sorted(files)}


def digest_of_rules(rulesets: Iterable[Ruleset]) -> str:
    """Return one hash of all files that rulesets were read from."""
    return digest(digests_of_rules(rulesets))


def read_receipts(raw: bytes, file: str) -> list[ReceiptJson]:
    """
    Read the receipts in a file, or those that the JSON reports in it hold.

    `file` is the name to use in messages. Raises SettingsError if there is none.
    """
    return read_back(raw, file, list[ReceiptJson], "a receipt")
