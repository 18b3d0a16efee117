"""
The report as SARIF 2.1.0, for code scanning and for editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/: one descriptor for each rule that was checked,
one result for each finding, at the place of the fact that it rests on. Only active breaches are
results, unless all findings are asked for: readers of SARIF take every result for an alarm.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bvrules.dates import iso
from bvrules.digest import fingerprint
from bvrules.places import Places
from bvrules.receipt import receipt_of
from bvrules.report import accepted, reasons, summary
from bvrules.report.stamp import stamp
from bvrules.version import __version__
from bvrules.wording import NOT_LEGAL_ADVICE, one_line, word_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.finding import Finding, Force, Report
    from bvrules.inference.table import Outcome
    from bvrules.law import Rule
    from bvrules.report.formats import Checked, Options
    from bvrules.setting import Reading

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
PROVISIONS = "provisions"
"""The name of the taxonomy of provisions."""

_KINDS: dict[Outcome, str] = {
    "compliant": "pass",
    "breach": "fail",
    "unknown": "open",
    "judgement": "review",
    "not_applicable": "notApplicable",
    "pending": "informational",
    "excused": "notApplicable",
}
_LEVELS: dict[Force, str] = {
    "law": "error",
    "guidance": "warning",
    "adopted policy": "warning",
    "adoption not known": "note",
    "good practice": "note",
}


def write(checked: Sequence[Checked], options: Options) -> str:
    """Write reports as one SARIF log with one run; it is written also where nothing is broken."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(checked, options)]}
    return json.dumps(log, indent=2) + "\n"


def _run(checked: Sequence[Checked], options: Options) -> dict[str, Any]:
    rules = {each.rule.id: each.rule for one in checked for each in one.report.findings}
    order = {id: index for index, id in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "bvcheck",
                "version": __version__,
                "semanticVersion": __version__,
                "fullDescription": {"text": NOT_LEGAL_ADVICE},
                "rules": [_descriptor(each) for each in rules.values()],
                "supportedTaxonomies": [{"name": PROVISIONS, "index": 0}],
            }
        },
        "taxonomies": [_taxonomy(rules.values())],
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(checked, options)],
        "artifacts": [{"location": {"uri": _uri(each.file)}} for each in checked],
        "results": [result for each in checked for result in _results(each, options, order)],
        "properties": {
            "asOf": receipt_of(checked[0].report)["as_of"],
            "receipts": [receipt_of(each.report)["whole"] for each in checked],
            "summaries": [" ".join(_said(each.report)) for each in checked],
        },
    }


def _said(report: Report) -> Iterator[str]:
    yield from summary.public(report)
    yield from summary.sentences(report)
    yield from (f"Note: {each}." for each in summary.notes(report))
    yield summary.law_read(report)
    yield stamp(report).sentence()


# What was checked: rules and the provisions that they encode


def _descriptor(rule: Rule) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.says},
        "help": {"text": f"Before: {rule.remedy.before} After: {rule.remedy.after}"},
        "relationships": [
            {
                "target": {"id": str(rule.citation), "toolComponent": {"name": PROVISIONS}},
                "kinds": ["relevant"],
            }
        ],
        "properties": {"tags": [rule.ruleset, rule.modality], "citation": str(rule.citation)},
    }
    link = rule.citation.link()
    return found | ({"helpUri": link} if link else {})


def _taxonomy(rules: Any) -> dict[str, Any]:
    provisions = {str(each.citation): each.citation.link() for each in rules}
    return {
        "name": PROVISIONS,
        "shortDescription": {"text": "The provisions that the rules encode"},
        "taxa": [
            {"id": id} | ({"helpUri": link} if link else {}) for id, link in provisions.items()
        ],
    }


def _invocation(checked: Sequence[Checked], options: Options) -> dict[str, Any]:
    defects = [each for one in checked for each in one.report.having("error")]
    return {
        "executionSuccessful": not defects,
        "exitCode": options.exit_code,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": _literal(one_line(each.defect or "no reason is given"))},
                "associatedRule": {"id": each.rule.id},
            }
            for each in defects
        ],
    }


# What came of it


def _results(checked: Checked, options: Options, order: dict[str, int]) -> Iterator[dict[str, Any]]:
    report = checked.report
    chosen = report.active
    if options.sarif_include == "all":
        chosen = tuple(each for each in report.findings if each.outcome != "error")
    places = Places(checked.text)
    for finding in chosen:
        main = _main(finding)
        yield {
            "ruleId": finding.rule.id,
            "ruleIndex": order[finding.rule.id],
            "kind": _KINDS[finding.outcome],
            "level": _level(finding),
            "message": {"text": _message(finding)},
            "locations": [_location(checked.file, places, main)],
            "relatedLocations": [
                _location(checked.file, places, each)
                for each in finding.deciding
                if each is not main
            ],
            "partialFingerprints": {
                "ruleAndCase/v1": fingerprint(finding.rule.id, report.case).partition(":")[2]
            },
            "taxa": [{"id": str(finding.citation), "toolComponent": {"name": PROVISIONS}}],
            "properties": _properties(finding) | _known(finding, report),
            **_accepted(finding, report),
        }


def _level(finding: Finding) -> str:
    """Return how loud a finding is; a breach by allegation is never more than a note."""
    if finding.outcome != "breach":
        return "none"
    return "note" if finding.contested else _LEVELS[finding.force]


def _message(finding: Finding) -> str:
    because = "; ".join(reasons.because(finding)) if finding.outcome != "unknown" else ""
    return _literal(f"{finding.sentence}{f' Because: {because}.' if because else ''}")


def _literal(text: str) -> str:
    """Return text that SARIF takes for no link and no placeholder (its sections 3.11.5 and 6)."""
    return re.sub(r"\{(\d+)\}", r"{{\1}}", re.sub(r"[\\\[\]]", r"\\\g<0>", text))


def _properties(finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "outcome": word_of(finding.outcome, finding.force),
        "force": finding.force,
        "couldBe": list(finding.could_be),
        "contested": finding.contested,
        "link": finding.link,
        "notes": reasons.notes(finding),
    }
    if finding.excused_by is not None and finding.outcome == "excused":
        found["excusedBy"] = finding.excused_by.id
    due = [piece.due for piece in finding.pieces if piece.due is not None and piece.due.is_one_day]
    if finding.outcome == "pending" and due:
        found["dueDate"] = iso(due[0].first)
    return found


def _known(finding: Finding, report: Report) -> dict[str, str]:
    since = report.known.get(finding.rule.id)
    return {} if since is None else {"knownSince": since}


def _accepted(finding: Finding, report: Report) -> dict[str, Any]:
    """Return that a breach was waived, and whether it was known before."""
    found: dict[str, Any] = {}
    waiver = report.waiver_of(finding)
    if waiver is not None and finding.outcome == "breach":
        said = accepted.waived(waiver)
        found["suppressions"] = [{"kind": "external", "status": "accepted", "justification": said}]
    if finding.rule.id in report.known:
        found["baselineState"] = "unchanged"
    return found


def _main(finding: Finding) -> Reading | None:
    """Return the fact that a finding is shown at: not one that only says that the rule applies."""
    applying = {
        each.pointer
        for piece in finding.pieces
        if piece.applies is not None
        for reason in piece.applies.all()
        for each in reason.facts
    }
    found = [each for each in finding.deciding if each.pointer not in applying]
    return next(iter((*found, *finding.deciding)), None)


def _location(file: str, places: Places, reading: Reading | None) -> dict[str, Any]:
    """Return where a fact stands in its file; a finding without one stands at the first line."""
    place = places.of(reading.pointer if reading else "")
    found: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(file)},
            "region": {"startLine": place.line, "startColumn": place.column},
        }
    }
    if reading is not None:
        found["logicalLocations"] = [{"fullyQualifiedName": reading.path, "kind": "value"}]
    return found


def _uri(file: str) -> str:
    """Return a file as an address relative to where the check ran."""
    return "standard-input" if file == "-" else quote(PurePath(file).as_posix(), errors="replace")
