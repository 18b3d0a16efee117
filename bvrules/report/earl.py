"""
The report as EARL, the W3C's Evaluation and Report Language, in JSON-LD.

https://www.w3.org/TR/EARL10-Schema/: one assertion for each finding. Its context is written
out, so that nothing has to be fetched to read it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bvrules.receipt import receipt_of
from bvrules.report import accepted, reasons, summary
from bvrules.report.stamp import stamp
from bvrules.version import __version__
from bvrules.wording import NOT_LEGAL_ADVICE, one_line, word_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.finding import Finding, Report
    from bvrules.inference.table import Outcome
    from bvrules.law import Rule
    from bvrules.report.formats import Checked, Options

CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "ptr": "http://www.w3.org/2009/pointers#",
    "bvrules": "urn:bvrules:",
    "id": "@id",
    "type": "@type",
    "title": "dct:title",
    "description": "dct:description",
    "source": {"@id": "dct:source", "@type": "@id"},
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "test": {"@id": "earl:test", "@type": "@id"},
    "mode": {"@id": "earl:mode", "@type": "@id"},
    "outcome": {"@id": "earl:outcome", "@type": "@id"},
    "result": "earl:result",
    "info": "earl:info",
    "pointer": "earl:pointer",
    "expression": "ptr:expression",
    "asOf": {"@id": "bvrules:asOf", "@type": "http://www.w3.org/2001/XMLSchema#date"},
    "force": "bvrules:force",
    "receipt": "bvrules:receipt",
    "waived": "bvrules:waived",
    "knownSince": "bvrules:knownSince",
    "word": "bvrules:outcome",
}
PROGRAM = "urn:bvrules:program"

_OUTCOMES: dict[Outcome, str] = {
    "compliant": "earl:passed",
    "breach": "earl:failed",
    "unknown": "earl:cantTell",
    "judgement": "earl:cantTell",
    "not_applicable": "earl:inapplicable",
    "pending": "earl:untested",
    "excused": "earl:inapplicable",
    "error": "earl:cantTell",
}


def write(checked: Sequence[Checked], _options: Options) -> str:
    """Write reports as one JSON-LD graph."""
    graph = [_program()]
    rules = {each.rule.id: each.rule for one in checked for each in one.report.findings}
    graph += [_test(each) for each in rules.values()]
    for number, each in enumerate(checked, 1):
        graph += _case(each.report, f"urn:bvrules:case:{number}")
    return json.dumps({"@context": CONTEXT, "@graph": graph}, indent=2) + "\n"


def _program() -> dict[str, Any]:
    return {
        "id": PROGRAM,
        "type": ["earl:Assertor", "earl:Software"],
        "title": f"bvcheck {__version__}",
        "description": NOT_LEGAL_ADVICE,
    }


def _test(rule: Rule) -> dict[str, Any]:
    found = {
        "id": _address(rule),
        "type": ["earl:TestCriterion", "earl:TestRequirement"],
        "title": f"{rule.citation}: {rule.title}",
        "description": rule.says,
    }
    link = rule.citation.link()
    return found | ({"source": link} if link else {})


def _address(rule: Rule) -> str:
    return f"urn:bvrules:rule:{quote(rule.id)}"


def _case(report: Report, subject: str) -> Iterator[dict[str, Any]]:
    receipt = receipt_of(report)
    yield {
        "id": subject,
        "type": "earl:TestSubject",
        "title": one_line(report.case.title or "A case without a title"),
        "asOf": receipt["as_of"],
        "receipt": receipt["whole"],
        "description": " ".join(
            (
                *summary.public(report),
                *summary.sentences(report),
                summary.law_read(report),
                stamp(report).sentence(),
            )
        ),
    }
    for finding in report.findings:
        yield _assertion(finding, report, subject)


def _assertion(finding: Finding, report: Report, subject: str) -> dict[str, Any]:
    waiver = report.waiver_of(finding)
    known = report.known.get(finding.rule.id)
    return {
        "type": "earl:Assertion",
        "assertedBy": PROGRAM,
        "subject": subject,
        "test": _address(finding.rule),
        "mode": "earl:manual" if finding.outcome == "judgement" else "earl:automatic",
        "result": {
            "type": "earl:TestResult",
            "outcome": _OUTCOMES[finding.outcome],
            "word": word_of(finding.outcome, finding.force),
            "force": finding.force,
            "info": " ".join(_info(finding)),
            "pointer": [
                {"type": "ptr:ExpressionPointer", "expression": each.pointer}
                for each in finding.deciding
            ],
            **({"waived": accepted.waived(waiver)} if waiver else {}),
            **({"knownSince": known} if known else {}),
        },
    }


def _info(finding: Finding) -> Iterator[str]:
    yield finding.sentence
    yield from (f"Note: {each}." for each in reasons.notes(finding))
    if finding.defect:
        yield one_line(finding.defect)
    if finding.excused_by is not None and finding.outcome == "excused":
        yield f"Excused because {finding.excused_by.because} ({finding.excused_by.citation})."
    if finding.outcome not in ("unknown", "pending", "error"):
        for statement in reasons.because(finding):
            yield f"{statement}."
