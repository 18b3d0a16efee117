"""
The report as JUnit XML, for continuous integration.

One suite for each case, one test for each finding. A breach fails its test if it counts for the
exit code; what is waived, known before, not known, for judgement or not applicable is skipped and
says why. There is no official schema; Jenkins's junit-10.xsd is kept to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from bvrules import wording
from bvrules.dates import iso
from bvrules.receipt import receipt_of
from bvrules.report import accepted, grouping, questions, reasons, summary
from bvrules.report.stamp import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.exitcode import Threshold
    from bvrules.finding import Finding, Report
    from bvrules.report.formats import Checked, Options

MOST_ASKED = 5
"""So many questions are named where a finding is not known."""
MOST, MOST_DETAILS = 600, 4000
"""So many characters stand in an attribute, and in the details of a test."""


def write(checked: Sequence[Checked], options: Options) -> str:
    """Write reports as JUnit XML; nothing in it depends on the clock."""
    suites = ET.Element("testsuites", name="bvcheck")
    for each in checked:
        suites.append(_suite(each, options.threshold))
    ET.indent(suites)
    text = ET.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(checked: Checked, threshold: Threshold) -> ET.Element:
    report = checked.report
    cases = [_case(each, report, threshold) for each in report.findings]
    counts = {
        kind: str(sum(case.find(tag) is not None for case in cases))
        for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
    }
    name = wording.one_line(report.case.title or checked.file, MOST)
    file = wording.one_line(checked.file, MOST)
    suite = ET.Element("testsuite", {"name": name, "tests": str(len(cases)), "file": file} | counts)
    properties = ET.SubElement(suite, "properties")
    for name, value in _properties(report):
        ET.SubElement(properties, "property", name=name, value=wording.one_line(value, MOST))
    suite.extend(cases)
    return suite


def _properties(report: Report) -> Iterator[tuple[str, str]]:
    receipt = receipt_of(report)
    yield "as of", receipt["as_of"]
    yield "notice", wording.NOT_LEGAL_ADVICE
    yield "law read", summary.law_read(report)
    made = stamp(report)
    yield from (("program", made.program), ("engine", made.engine))
    yield from (("case", made.case), ("rules", made.rules))
    yield "receipt", receipt["whole"]
    if (left_out := accepted.of_selection(report)) is not None:
        yield "left out", left_out
    for note in (*summary.public(report), *summary.notes(report)):
        yield "note", note


def _case(finding: Finding, report: Report, threshold: Threshold) -> ET.Element:
    rule = finding.rule
    ruleset, _, id = rule.id.partition("/")
    case = ET.Element(
        "testcase", classname=ruleset, name=wording.one_line(f"{id}: {rule.title}", MOST), time="0"
    )
    tag, message = _came_to(finding, report, threshold)
    if tag:
        inside = ET.SubElement(case, tag, type=rule.id, message=wording.one_line(message, MOST))
        inside.text = wording.one_line("; ".join(_details(finding, report)), MOST_DETAILS)
    elif finding.outcome == "pending":
        ET.SubElement(case, "system-out").text = wording.one_line(message, MOST)
    return case


def _came_to(finding: Finding, report: Report, threshold: Threshold) -> tuple[str, str]:
    """Return the element that tells what a finding comes to, and its message."""
    if finding.outcome == "breach":
        return _broken(finding, report, threshold)
    if finding.outcome == "error":
        return "error", finding.defect or "this rule could not be evaluated"
    if finding.outcome in ("unknown", "judgement"):
        needs = [each.question for each in questions.asks(finding)][:MOST_ASKED]
        tag = "error" if threshold.is_too_open(finding) else "skipped"
        return tag, f"{_word(finding)}: needs {' · '.join(needs) or 'a judgement'}"
    if finding.outcome == "pending":
        return "", f"still to come, {_due(finding)}"
    return _passed(finding, threshold)


def _passed(finding: Finding, threshold: Threshold) -> tuple[str, str]:
    """Return the same for what is met, excused or not applicable."""
    if finding.outcome == "not_applicable":
        return "skipped", "does not apply"
    claim = grouping.claim(finding)
    if finding.outcome == "excused" and finding.excused_by is not None:
        return "skipped", f"excused by {finding.excused_by.id}: {finding.excused_by.because}{claim}"
    if claim and not threshold.count_allegations:
        return "skipped", f"{_word(finding)}{claim}: does not count here"
    return "", ""


def _broken(finding: Finding, report: Report, threshold: Threshold) -> tuple[str, str]:
    waiver, since = report.waiver_of(finding), report.known.get(finding.rule.id)
    if waiver is not None:
        return "skipped", f"waived {accepted.waived(waiver)}"
    if since is not None:
        return "skipped", f"known since {since}"
    if not threshold.counts(finding):
        claim = grouping.claim(finding)
        return "skipped", f"{_word(finding)} ({finding.force}{claim}): does not count here"
    return "failure", finding.sentence


def _word(finding: Finding) -> str:
    return wording.word_of(finding.outcome, finding.force)


def _due(finding: Finding) -> str:
    days = [piece.due for piece in finding.pieces if piece.due is not None]
    return f"due {wording.days(days[0])}" if days else f"as of {iso(finding.as_of)}"


def _details(finding: Finding, report: Report) -> Iterator[str]:
    yield str(finding.citation)
    if finding.link:
        yield finding.link
    if finding.outcome in ("breach", "excused", "judgement"):
        yield from reasons.because(finding)
        yield from reasons.rests_on(finding, report.case)
    yield from reasons.notes(finding)
