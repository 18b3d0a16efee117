"""
The view of a report, and of what compares two, that the public may see.

It is taken once, before any format is written, so that no format can forget it: what is exempt
reads 'withheld', and the outcomes stay as they are.
"""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from bvrules.dates import ANY_DAY, EARLIEST, LATEST, Span
from bvrules.fact import WITHHELD, Fact, Judgement
from bvrules.report.exempt import Exempt

if TYPE_CHECKING:
    from bvrules.advice.compare import Change, Comparison
    from bvrules.advice.judgements import ToJudge
    from bvrules.finding import Finding, Report
    from bvrules.judged import Piece
    from bvrules.report.exempt import Known
    from bvrules.setting import Reading


def public(report: Report) -> Report:
    """
    Return a report in which everything exempt reads 'withheld'; `withheld` counts what does.

    A report that is such a view already is returned as it is.
    """
    return report if report.withheld is not None else _View(report).report()


def public_comparison(found: Comparison) -> Comparison:
    """Return a comparison in which everything exempt of its two cases reads 'withheld'."""
    before, after = _View(found.before), _View(found.after)

    def shown(change: Change) -> Change:
        return replace(
            change,
            before=change.before and before.finding(change.before),
            after=change.after and after.finding(change.after),
            turned=tuple(
                each._replace(before=before.reason(each.before), after=after.reason(each.after))
                for each in change.turned
            ),
        )

    changes = tuple(shown(each) for each in found.changes)
    return replace(found, before=before.report(), after=after.report(), changes=changes)


def public_judging(found: ToJudge, known: Known) -> ToJudge:
    """Return what is to be judged, as looked at in what is known of a case, with what is not."""
    found = replace(found, withheld=known.withheld)
    if found.path not in known.paths:
        return found
    made: Judgement = Judgement(value=cast("bool", WITHHELD))
    asked = tuple(replace(each, standing="withheld") for each in found.asked)
    return replace(found, made=made, asked=asked)


class _View:
    """A report while its exempt parts are taken out."""

    def __init__(self, source: Report) -> None:
        self.source = source
        self.exempt = Exempt(source.case)
        self.edges = self.exempt.days(source.as_of)
        """The first and last days of every event that is withheld."""

    def report(self) -> Report:
        return replace(
            self.source,
            case=self.exempt.shown_case(),
            findings=tuple(self.finding(each) for each in self.source.findings),
            withheld=self.exempt.withheld,
        )

    def finding(self, finding: Finding) -> Finding:
        return replace(
            finding,
            pieces=tuple(self._piece(each, finding) for each in finding.pieces),
            undated=tuple(self._reading(each) for each in finding.undated),
        )

    def _piece(self, piece: Piece, finding: Finding) -> Piece:
        edges = finding.rule.edges | {finding.as_of + 1}
        due = piece.due
        if due is not None and self._tells(due, piece.due_facts):
            come = piece.has_come(finding.as_of)
            as_of = finding.as_of
            due = {True: Span(EARLIEST, as_of), False: Span(as_of + 1, LATEST), None: ANY_DAY}[come]
        return piece._replace(
            day=_widened(piece.day, edges) if self._tells(piece.day) else piece.day,
            applies=self.reason(piece.applies),
            due=due,
            due_facts=tuple(self._reading(each) for each in piece.due_facts),
            requires=self.reason(piece.requires),
            tried=tuple(
                tried._replace(
                    when=self.reason(tried.when),
                    unless=tuple(self.reason(each) for each in tried.unless),
                )
                for tried in piece.tried
            ),
            departure=self.reason(piece.departure),
        )

    def _tells(self, days: Span, facts: tuple[Reading, ...] = ()) -> bool:
        """Return whether days give away the day of an event that is withheld."""
        return bool({days.first, days.last} & self.edges) or any(
            self._reading(each) is not each for each in facts
        )

    def reason(self, reason: Any) -> Any:
        """Return a reason; what the rule asked of a withheld fact is not told either."""
        if reason is None:
            return None
        facts = tuple(self._reading(each) for each in reason.facts)
        condition = reason.condition
        if any(_is_withheld(each.fact) for each in facts):
            condition = copy(condition)
            condition.text = WITHHELD
        of = tuple(self.reason(each) for each in reason.of)
        return reason._replace(condition=condition, facts=facts, of=of)

    def _reading(self, reading: Reading) -> Reading:
        shown = self.exempt.shown(reading.fact)
        return reading if shown == reading.fact else reading._replace(fact=shown)


def _is_withheld(fact: Any) -> bool:
    return isinstance(fact, Fact) and fact.is_withheld


def _widened(days: Span, edges: frozenset[int] | set[int]) -> Span:
    """Widen days as far as the same law applies and the as-of date allows."""
    first = max((edge for edge in edges if edge <= days.first), default=EARLIEST)
    following = min((edge for edge in edges if edge > days.last), default=LATEST + 1)
    return Span(first, following - 1)
