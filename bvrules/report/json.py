"""
The report as JSON, for programs: a versioned shape that only ever grows.

`bvrules.schemas` describes it as JSON Schema (draft 2020-12).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bvrules.dates import EARLIEST, LATEST, Span, iso
from bvrules.fact import Fact
from bvrules.openlist import Open
from bvrules.receipt import receipt_of
from bvrules.report import questions, reasons, summary
from bvrules.wording import NOT_LEGAL_ADVICE, word_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bvrules.condition import Condition, Reason
    from bvrules.finding import Finding, Report
    from bvrules.judged import Piece
    from bvrules.law import Version
    from bvrules.period import Source
    from bvrules.report.formats import Checked, Options
    from bvrules.report.shape import (
        DaysJson,
        FactJson,
        FindingJson,
        PieceJson,
        QuestionJson,
        ReasonJson,
        ReportJson,
        SourceJson,
        VersionJson,
        WaiverJson,
    )
    from bvrules.setting import Reading
    from bvrules.waivers import Applied


def render(report: Report) -> str:
    """Write a report as JSON text, all of it ASCII: no text of a case can repaint a screen."""
    return json.dumps(as_data(report), indent=2) + "\n"


def write(checked: Sequence[Checked], options: Options) -> str:
    """Write one report as it is, and several as one JSON list."""
    if not options.several:
        return render(checked[0].report)
    return json.dumps([as_data(each.report) for each in checked], indent=2) + "\n"


def as_data(report: Report) -> ReportJson:
    """Return a report as data of the published shape."""
    case = report.case
    return {
        "format": 1,
        "notice": NOT_LEGAL_ADVICE,
        "case": {
            "title": case.title,
            "authority": case.authority.name.value
            if case.authority and case.authority.name
            else None,
        },
        "as_of": iso(report.as_of),
        "engine": report.engine,
        "verdict": report.verdict,
        "verdicts": dict(report.verdicts()),
        "findings": [finding_data(each, report) for each in report.findings],
        "warnings": list(report.warnings),
        "withheld": next(summary.public(report), None),
        "facts_that_no_rule_read": list(report.unread),
        "rulesets": [
            {
                "id": each.id,
                "title": each.title,
                "read_until": iso(each.read_until),
                "register": [row_of(row) for row in each.register],
            }
            for each in report.rulesets
        ],
        "waivers": [_waiver(each) for each in report.waivers],
        "receipt": receipt_of(report),
    }


def _waiver(applied: Applied) -> WaiverJson:
    waiver = applied.waiver
    return {
        "rule": waiver.rule,
        "subject": waiver.subject,
        "kind": waiver.kind,
        "reason": waiver.reason,
        "approved_by": waiver.approved_by,
        "approved_on": iso(waiver.approved_on),
        "expires": _day(waiver.expires) or "never",
        "review_on": iso(waiver.review_on) if waiver.review_on else None,
        "ref": waiver.ref,
        "state": applied.state,
    }


def row_of(row: Any) -> dict[str, str | None]:
    """Return a row of a register as data."""
    return {"provision": row.provision, "encoded": row.encoded, "why": row.why}


def finding_data(finding: Finding, report: Report) -> FindingJson:
    """Return a finding as data."""
    rule, waived = finding.rule, report.waiver_of(finding)
    return {
        "rule": rule.id,
        "title": rule.title,
        "citation": {"text": str(finding.citation), "link": finding.link},
        "modality": rule.modality,
        "bearer": rule.bearer,
        "outcome": finding.outcome,
        "word": word_of(finding.outcome, finding.force),
        "force": finding.force,
        "could_be": list(finding.could_be),
        "would_be": list(finding.would_be),
        "contested": finding.contested,
        "sentence": finding.sentence,
        "because": reasons.because(finding),
        "rests_on": reasons.rests_on(finding, report.case),
        "deciding_facts": len(finding.deciding),
        "deciding_facts_with_evidence": finding.evidenced,
        "questions": [question_data(each) for each in questions.asks(finding)],
        "remedy": {"before": rule.remedy.before, "after": rule.remedy.after},
        "consequence": rule.consequence.says if rule.consequence else None,
        "notes": reasons.notes(finding),
        "days": _days(finding.day),
        "pieces": [_piece(each) for each in finding.pieces],
        "defect": finding.defect,
        "waiver": next((_waiver(each) for each in report.waivers if each.waiver is waived), None),
        "known_since": report.known.get(rule.id),
    }


def question_data(ask: questions.Ask) -> QuestionJson:
    """Return a question as data."""
    return {
        "question": ask.question,
        "about": list(ask.of),
        "paths": list(ask.paths),
        "judgement": ask.judgement is not None,
        "weigh": list(ask.judgement.weigh) if ask.judgement else [],
        "who": ask.judgement.by if ask.judgement else None,
        "known": ask.known,
    }


def _piece(piece: Piece) -> PieceJson:
    return {
        "days": _days(piece.day) or {"first": None, "last": None},
        "version": _version(piece.version),
        "applies": _reason(piece.applies),
        "requires": _reason(piece.requires),
        "exceptions": [
            {
                "id": tried.exemption.id,
                "citation": str(tried.exemption.citation),
                "when": _reason(tried.when),
                "unless": [_reason(each) for each in tried.unless],
            }
            for tried in piece.tried
        ],
        "reason_to_depart": _reason(piece.departure),
    }


def _version(version: Version | None) -> VersionJson | None:
    if version is None:
        return None
    period = version.period
    return {
        "by": period.by,
        "state": period.state,
        "since": _day(period.start),
        "until": _day(period.until),
        "declared": iso(period.declared.first) if period.declared else None,
        "prospective": period.prospective,
        "source": _source(period.known.source),
    }


def _source(source: Source | None) -> SourceJson | None:
    if source is None:
        return None
    return {"title": source.title, "link": source.link, "read_on": iso(source.read_on)}


def _reason(reason: Reason | None) -> ReasonJson | None:
    if reason is None:
        return None
    condition: Condition = reason.condition
    return {
        "condition": condition.text,
        "citation": condition.citation,
        "holds": reason.truth,
        "facts": [_fact(each) for each in reason.facts],
        "of": [inner for each in reason.of if (inner := _reason(each)) is not None],
    }


def _fact(reading: Reading) -> FactJson:
    fact = reading.fact
    stated = isinstance(fact, Fact) and (fact.value is not None or bool(fact.accounts))
    written = fact.written() if isinstance(fact, Fact) else None
    if isinstance(fact, Open):
        written = {"items": len(fact.items), "complete": fact.complete}
    plain = (
        written.get("value") if isinstance(fact, Fact) and isinstance(written, dict) else written
    )
    return {
        "path": reading.path,
        "pointer": reading.pointer,
        "value": plain,
        "standing": fact.standing if isinstance(fact, Fact) and stated else None,
        "source": fact.source if isinstance(fact, Fact) else None,
        "evidence": written.get("evidence", [])
        if isinstance(fact, Fact) and isinstance(written, dict)
        else [],
    }


def _days(days: Span | None) -> DaysJson | None:
    return None if days is None else {"first": _day(days.first), "last": _day(days.last)}


def _day(day: int) -> str | None:
    return iso(day) if EARLIEST < day < LATEST else None
