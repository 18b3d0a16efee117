"""
The view of a report that the public may see: what is exempt reads 'withheld'.

It is taken once, before any format is written, so that no format can forget it. The outcomes
stay as they are. Exempt are the documents that the register marks so, and the facts that rest
on such documents alone, with their sources, notes and reasons (Local Government Act 1972,
Schedule 12A).
"""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from bvrules.case.evidence import Document
from bvrules.case.part import Part
from bvrules.case.walk import written_facts
from bvrules.dates import ANY_DAY, EARLIEST, LATEST, Span
from bvrules.fact import WITHHELD, Fact, Judgement, Reference
from bvrules.finding import Withheld
from bvrules.openlist import Open

if TYPE_CHECKING:
    from bvrules.case import Case
    from bvrules.finding import Finding, Report
    from bvrules.judged import Piece
    from bvrules.setting import Reading

TITLE = "A document that is withheld"


def public(report: Report) -> Report:
    """Return a report in which everything exempt reads 'withheld'; `withheld` counts what does."""
    return _View(report).report()


class _View:
    """A report while its exempt parts are taken out."""

    def __init__(self, source: Report) -> None:
        self.source = source
        register = source.case.evidence
        exempt = sorted(name for name, each in register.items() if each.exempt)
        taken = set(register)
        self.names: dict[str, str] = {}
        """The name under which an exempt document stands in the view."""
        for name in exempt:
            shown = WITHHELD
            while shown in taken:
                shown += "'"
            taken.add(shown)
            self.names[name] = shown
        self.edges: set[int] = set()
        """The first and last days of every event that is withheld."""
        self.count = 0
        for _, fact in written_facts(source.case):
            self._note(fact)

    def _note(self, fact: Fact[Any]) -> None:
        hidden = self._is_exempt(fact)
        for each in fact.accounts or (fact,):
            if hidden or self._is_exempt(each):
                span = each.span(self.source.as_of)
                self.edges |= {span.first, span.last} - {EARLIEST, LATEST}
                hidden = True
        self.count += hidden

    def report(self) -> Report:
        return replace(
            self.source,
            case=self._case(),
            findings=tuple(self._finding(each) for each in self.source.findings),
            withheld=Withheld(len(self.names), self.count),
        )

    # The case

    def _case(self) -> Case:
        case = self._part(self.source.case)
        register = {
            self.names.get(name, name): Document(title=TITLE, exempt=True)
            if name in self.names
            else each
            for name, each in self.source.case.evidence.items()
        }
        return cast("Case", case.model_copy(update={"evidence": register}))

    def _part(self, part: Part) -> Part:
        names = type(part).model_fields
        return part.model_copy(update={name: self._any(getattr(part, name)) for name in names})

    def _any(self, value: Any) -> Any:
        """Return a fact, a part, a list or a table as the public may see it."""
        if isinstance(value, Fact):
            return self._fact(value)
        if isinstance(value, Part):
            return self._part(value)
        if isinstance(value, Open):
            items = tuple(self._any(each) for each in value.items)
            return Open(items, complete=value.complete, wrapped=value.wrapped)
        if isinstance(value, dict):
            return {name: self._any(each) for name, each in value.items()}
        return value

    def _is_exempt(self, fact: Fact[Any]) -> bool:
        """Return whether a fact rests on exempt documents alone."""
        if fact.accounts:
            return all(self._is_exempt(each) for each in fact.accounts)
        return bool(fact.evidence) and all(each.document in self.names for each in fact.evidence)

    def _fact(self, fact: Fact[Any]) -> Fact[Any]:
        evidence = self._evidence(fact.evidence)
        if self._is_exempt(fact):
            kind = Judgement if isinstance(fact, Judgement) else Fact
            stated = fact.value is not None or fact.accounts
            value: Any = WITHHELD if stated else None
            return kind(value=value, evidence=evidence, standing=fact.standing)
        if not any(self._is_exempt(each) for each in fact.accounts):
            accounts = tuple(self._fact(each) for each in fact.accounts)
            return replace(fact, evidence=evidence, accounts=accounts)
        told = [each for each in fact.accounts if not self._is_exempt(each)]
        sources = ", ".join(dict.fromkeys(each.source for each in told if each.source))
        accounts = tuple(self._fact(each) for each in fact.accounts)
        kept: dict[str, Any] = {"evidence": evidence, "accounts": accounts, "note": None}
        if isinstance(fact, Judgement):
            kept |= dict.fromkeys(("by", "dated", "reasons", "until"))
        return replace(fact, source=sources or None, **kept)

    def _evidence(self, evidence: tuple[Reference, ...]) -> tuple[Reference, ...]:
        return tuple(
            Reference(self.names[each.document]) if each.document in self.names else each
            for each in evidence
        )

    # The findings

    def _finding(self, finding: Finding) -> Finding:
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
            applies=self._reason(piece.applies),
            due=due,
            due_facts=tuple(self._reading(each) for each in piece.due_facts),
            requires=self._reason(piece.requires),
            tried=tuple(
                tried._replace(
                    when=self._reason(tried.when),
                    unless=tuple(self._reason(each) for each in tried.unless),
                )
                for tried in piece.tried
            ),
            departure=self._reason(piece.departure),
        )

    def _tells(self, days: Span, facts: tuple[Reading, ...] = ()) -> bool:
        """Return whether days give away the day of an event that is withheld."""
        return bool({days.first, days.last} & self.edges) or any(
            self._reading(each) is not each for each in facts
        )

    def _reason(self, reason: Any) -> Any:
        """Return a reason; what the rule asked of a withheld fact is not told either."""
        if reason is None:
            return None
        facts = tuple(self._reading(each) for each in reason.facts)
        condition = reason.condition
        if any(_is_withheld(each.fact) for each in facts):
            condition = copy(condition)
            condition.text = WITHHELD
        of = tuple(self._reason(each) for each in reason.of)
        return reason._replace(condition=condition, facts=facts, of=of)

    def _reading(self, reading: Reading) -> Reading:
        shown = self._any(reading.fact)
        return reading if shown == reading.fact else reading._replace(fact=shown)


def _is_withheld(fact: Any) -> bool:
    return isinstance(fact, Fact) and fact.is_withheld


def _widened(days: Span, edges: frozenset[int] | set[int]) -> Span:
    """Widen days as far as the same law applies and the as-of date allows."""
    first = max((edge for edge in edges if edge <= days.first), default=EARLIEST)
    following = min((edge for edge in edges if edge > days.last), default=LATEST + 1)
    return Span(first, following - 1)
