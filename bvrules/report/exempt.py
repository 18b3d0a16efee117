"""
What of a case is exempt, and the case as the public may see it or may know it.

Exempt are the documents that the register marks so, and the facts that rest on such documents
alone, with their sources, notes and reasons (Local Government Act 1972, Schedule 12A).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from bvrules.case.evidence import Document
from bvrules.case.part import Part
from bvrules.case.walk import written_facts
from bvrules.dates import EARLIEST, LATEST
from bvrules.fact import WITHHELD, Fact, Judgement, Reference
from bvrules.finding import Withheld
from bvrules.openlist import Open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.case import Case

TITLE = "A document that is withheld"


class Known(NamedTuple):
    """What may be known of a case, and what was taken out of it."""

    case: Case
    withheld: Withheld | None = None
    """None for a case of which nothing had to be taken out, since it is not for the public."""
    paths: tuple[str, ...] = ()
    """The paths of the facts that were taken out."""


class Exempt:
    """What of one case is exempt."""

    def __init__(self, case: Case) -> None:
        self.case = case
        taken = set(case.evidence)
        self.names: dict[str, str] = {}
        """The name under which an exempt document is shown."""
        for name in sorted(name for name, each in case.evidence.items() if each.exempt):
            shown = WITHHELD
            while shown in taken:
                shown += "'"
            taken.add(shown)
            self.names[name] = shown

    @property
    def withheld(self) -> Withheld:
        """How many documents are exempt, and how many facts are in whole or in part."""
        hidden = (any(True for _ in self._hidden(fact)) for _, fact in written_facts(self.case))
        return Withheld(len(self.names), sum(hidden))

    def days(self, as_of: int) -> set[int]:
        """Return the first and last days of every event that is exempt."""
        return {
            day
            for _, fact in written_facts(self.case)
            for each in self._hidden(fact)
            for day in each.span(as_of)
        } - {EARLIEST, LATEST}

    def _hidden(self, fact: Fact[Any]) -> Iterator[Fact[Any]]:
        """Return what of a fact is exempt: itself, or some of its accounts and those after."""
        hidden = self.covers(fact)
        for each in fact.accounts or (fact,):
            hidden = hidden or self.covers(each)
            if hidden:
                yield each

    def covers(self, fact: Fact[Any]) -> bool:
        """Return whether a fact rests on exempt documents alone."""
        if fact.accounts:
            return all(self.covers(each) for each in fact.accounts)
        return bool(fact.evidence) and all(each.document in self.names for each in fact.evidence)

    # As it may be seen: what is exempt reads 'withheld'

    def shown_case(self) -> Case:
        """Return the case in which everything exempt reads 'withheld'."""
        register = {
            self.names.get(name, name): Document(title=TITLE, exempt=True)
            if name in self.names
            else each
            for name, each in self.case.evidence.items()
        }
        shown = self.shown(self.case)
        return cast("Case", shown.model_copy(update={"evidence": register}))

    def shown(self, value: Any) -> Any:
        """Return a fact, a part, a list or a table in which everything exempt reads 'withheld'."""
        if isinstance(value, Fact):
            return self._shown_fact(value)
        if isinstance(value, Part):
            names = type(value).model_fields
            return value.model_copy(
                update={name: self.shown(getattr(value, name)) for name in names}
            )
        if isinstance(value, Open):
            items = tuple(self.shown(each) for each in value.items)
            return Open(items, complete=value.complete, wrapped=value.wrapped)
        if isinstance(value, dict):
            return {name: self.shown(each) for name, each in value.items()}
        return value

    def _shown_fact(self, fact: Fact[Any]) -> Fact[Any]:
        evidence = self._shown_evidence(fact.evidence)
        if self.covers(fact):
            kind = Judgement if isinstance(fact, Judgement) else Fact
            stated = fact.value is not None or fact.accounts
            value: Any = WITHHELD if stated else None
            return kind(value=value, evidence=evidence, standing=fact.standing)
        if not any(self.covers(each) for each in fact.accounts):
            accounts = tuple(self._shown_fact(each) for each in fact.accounts)
            return replace(fact, evidence=evidence, accounts=accounts)
        told = [each for each in fact.accounts if not self.covers(each)]
        sources = ", ".join(dict.fromkeys(each.source for each in told if each.source))
        accounts = tuple(self._shown_fact(each) for each in fact.accounts)
        kept: dict[str, Any] = {"evidence": evidence, "accounts": accounts, "note": None}
        if isinstance(fact, Judgement):
            kept |= dict.fromkeys(("by", "dated", "reasons", "until"))
        return replace(fact, source=sources or None, **kept)

    def _shown_evidence(self, evidence: tuple[Reference, ...]) -> tuple[Reference, ...]:
        return tuple(
            Reference(self.names[each.document]) if each.document in self.names else each
            for each in evidence
        )

    # As it may be known: what is exempt is not in it

    def known(self) -> Known:
        """
        Return the case without everything exempt, as if nobody had told it.

        Nothing that is worked out from it can give away what is exempt. What is certain of it is
        so of the whole case, unless the days of that are out of their order: to learn a fact only
        takes outcomes away.
        """
        paths: list[str] = []
        case = self._known_part(self.case, "", paths)
        register = {
            name: each for name, each in self.case.evidence.items() if name not in self.names
        }
        left = cast("Case", case.model_copy(update={"evidence": register}))
        return Known(left, self.withheld, tuple(paths))

    def _known_part(self, part: Part, path: str, taken: list[str]) -> Part:
        return part.model_copy(
            update={
                name: self._known(getattr(part, name), f"{path}.{name}".lstrip("."), taken)
                for name in type(part).model_fields
            }
        )

    def _known(self, value: Any, path: str, taken: list[str]) -> Any:
        if isinstance(value, Fact):
            if any(True for _ in self._hidden(value)):
                taken.append(path)
                return None
            return self._known_fact(value)
        if isinstance(value, Part):
            return self._known_part(value, path, taken)
        if isinstance(value, Open):
            items = [self._known(e, f"{path}[{n}]", taken) for n, e in enumerate(value.items)]
            left = tuple(each for each in items if each is not None)
            complete = value.complete and len(left) == len(items)
            return Open(left, complete=complete, wrapped=value.wrapped)
        if isinstance(value, dict):
            return {name: self._known(e, f"{path}.{name}", taken) for name, e in value.items()}
        return value

    def _known_fact(self, fact: Fact[Any]) -> Fact[Any]:
        evidence = tuple(each for each in fact.evidence if each.document not in self.names)
        accounts = tuple(self._known_fact(each) for each in fact.accounts)
        return replace(fact, evidence=evidence, accounts=accounts)
