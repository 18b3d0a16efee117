"""
A baseline: the breaches that were known on a day, so that what is new can be told from them.

The program writes it and reads it back. What is known is shown, and does not count again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from typing_extensions import TypedDict

from bvrules.dates import iso
from bvrules.digest import digest_of, fingerprint
from bvrules.errors import Problem, SettingsError
from bvrules.receipt import digest_of_rules
from bvrules.written import read_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bvrules.case import Case
    from bvrules.finding import Finding, Report
    from bvrules.law import Ruleset


class KnownJson(TypedDict):
    """A breach that was known: which, how heavy it was, and since when."""

    fingerprint: str
    rule: str
    case: str | None
    force: str
    contested: bool
    since: str


class BaselineJson(TypedDict):
    """What was known on a day, and the hash of the rules that found it."""

    format: Literal[1]
    as_of: str
    rules: str
    known: list[KnownJson]


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline that was read: its file, the hash of its text, and what was known."""

    file: str
    digest: str
    rules: str
    known: Mapping[str, KnownJson]

    def knows(self, finding: Finding, report: Report) -> KnownJson | None:
        """
        Return what was known of a breach before, or None.

        Nothing is known of a case without a title: it could be any other. A breach is
        another one if it weighs more than it did, or no longer rests on an allegation only.
        """
        found = self.known.get(fingerprint(finding.rule.id, report.case))
        if found is None or not report.case.title or finding.outcome != "breach":
            return None
        same = found["force"] == finding.force and (finding.contested or not found["contested"])
        return found if same else None


def read_baseline(raw: bytes, file: str) -> Baseline:
    """Read a baseline, of which `file` is the name; raises SettingsError if it is none."""
    found = read_back(raw, file, list[BaselineJson], "a baseline")
    if len(found) != 1:
        raise SettingsError([Problem("this is not one baseline", file)])
    known = {each["fingerprint"]: each for each in found[0]["known"]}
    return Baseline(file, digest_of(raw), found[0]["rules"], known)


def write_baseline(
    reports: Sequence[Report], rulesets: Iterable[Ruleset], before: Baseline | None = None
) -> str:
    """
    Return the text of a baseline that knows every breach of some reports.

    A breach that `before` knew already keeps the day since when it is known. Raises
    SettingsError if a case has no title: it could not be told from others.
    """
    problems = [each for report in reports for each in untitled(report.case)]
    if problems:
        raise SettingsError(problems)
    known: dict[str, KnownJson] = {}
    for report in reports:
        for finding in report.having("breach"):
            entry = _entry(finding, report)
            old = before.knows(finding, report) if before else None
            known[entry["fingerprint"]] = entry if old is None else {**entry, "since": old["since"]}
    data: BaselineJson = {
        "format": 1,
        "as_of": iso(max(report.as_of for report in reports)),
        "rules": digest_of_rules(rulesets),
        "known": sorted(known.values(), key=lambda each: (each["case"] or "", each["rule"])),
    }
    return json.dumps(data, indent=2) + "\n"


def untitled(case: Case, file: str | None = None) -> list[Problem]:
    """Return what keeps a case, of which `file` is the name, out of a baseline."""
    if case.title:
        return []
    help = "give it a `title` that no other case has"
    return [Problem("a baseline cannot tell a case without a title from others", file, help=help)]


def _entry(finding: Finding, report: Report) -> KnownJson:
    return {
        "fingerprint": fingerprint(finding.rule.id, report.case),
        "rule": finding.rule.id,
        "case": report.case.title,
        "force": finding.force,
        "contested": finding.contested,
        "since": iso(report.as_of),
    }
