"""
Trying an answer: the case as it would be, and what would become of the findings it bears on.

The case itself is never touched: an answer is written into a copy of its data, which the case
model reads like any other, and only the rules that read what was answered are checked again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bvrules.case.order import STAGE_PATHS
from bvrules.casefile import case_of
from bvrules.casepath import changed, plain
from bvrules.check import check
from bvrules.errors import CaseError
from bvrules.fact import Fact, Judgement
from bvrules.setting import DerivedEvent
from bvrules.topic import type_at
from bvrules.wording import judgement_told
from bvrules.wording import value as said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from bvrules.case import Case
    from bvrules.condition import Reason
    from bvrules.finding import Finding, Force, Report
    from bvrules.inference import EngineName
    from bvrules.inference.table import Left, Outcome
    from bvrules.law import Rule, Ruleset
    from bvrules.setting import Reading


@dataclass(frozen=True)
class Effect:
    """What an answer does to a finding: the outcomes it could have before, and after it."""

    rule: Rule
    force: Force
    before: tuple[Left, ...]
    after: tuple[Left, ...]
    outcome: Outcome

    @property
    def settles(self) -> bool:
        """Whether only one outcome is left."""
        return len(self.after) == 1


class Trial:
    """A case, its report, and a way to try answers on it."""

    def __init__(
        self,
        case: Case,
        rulesets: Iterable[Ruleset],
        as_of: date,
        engine: EngineName = "auto",
    ) -> None:
        self.case = case
        self.as_of = as_of
        self.engine: EngineName = engine
        self.report: Report = check(case, rulesets, as_of=as_of, engine=engine)
        self.data = plain(case)
        self.tried: dict[str, dict[Rule, Effect] | None] = {}

    @cached_property
    def open(self) -> tuple[Finding, ...]:
        """The findings of which more than one outcome is still possible."""
        return tuple(each for each in self.report.findings if len(each.could_be) > 1)

    @cached_property
    def _reads(self) -> list[tuple[Finding, frozenset[str]]]:
        return [(each, frozenset(_paths(each))) for each in self.report.findings]

    def reading(self, path: str) -> tuple[Finding, ...]:
        """Return the open findings that read a fact: itself, or what it will stand in."""
        return tuple(each for each in self._reading(path) if len(each.could_be) > 1)

    def _reading(self, path: str) -> tuple[Finding, ...]:
        known = any(path in paths for _, paths in self._reads)
        within = {path} if known else set(around(path))
        if path in STAGE_PATHS:
            within.update(STAGE_PATHS)
        return tuple(each for each, paths in self._reads if within & paths)

    def given(self, answers: Mapping[str, Any]) -> Case:
        """Return the case with answers given; raises CaseError if it refuses them."""
        return case_of(answer(self.data, self.case, answers))

    def effects(self, answers: Mapping[str, Any]) -> tuple[Effect, ...] | None:
        """
        Return what answers alone would do: the findings that lose an outcome, and what is left.

        None: they contradict what the case says.
        """
        rules = {each.rule for path in answers for each in self.bearing_on(path)}
        bearing = [each for each in self.report.findings if each.rule in rules]
        told = self.after(answers, bearing)
        return None if told is None else combined(told[each.rule] for each in bearing)

    def after(
        self, answers: Mapping[str, Any], findings: Iterable[Finding]
    ) -> Mapping[Rule, Effect] | None:
        """Return what answers would do to findings at least; None if the case refuses them."""
        key = repr(sorted(answers.items()))
        told = self.tried.setdefault(key, {})
        before = {} if told is None else {f.rule: f for f in findings if f.rule not in told}
        if told is None or not before:
            return told
        try:
            case = self.given(answers)
        except CaseError:
            self.tried[key] = None
            return None
        report = check(case, self._only(before), as_of=self.as_of, engine=self.engine)
        told |= {each.rule: _effect(before[each.rule], each) for each in report.findings}
        return told

    def bearing_on(self, path: str) -> tuple[Finding, ...]:
        """Return the findings that an answer may change; a day may also contradict settled ones."""
        found = type_at(path)
        is_event = found is not None and found.kind == "event"
        return self._reading(path) if is_event else self.reading(path)

    def _only(self, rules: Mapping[Rule, object]) -> Iterator[Ruleset]:
        for ruleset in self.report.rulesets:
            chosen = tuple(each for each in ruleset.rules if each in rules)
            if chosen:
                yield replace(ruleset, rules=chosen)


def _effect(before: Finding, after: Finding) -> Effect:
    return Effect(after.rule, after.force, before.could_be, after.could_be, after.outcome)


def combined(effects: Iterable[Effect | None]) -> tuple[Effect, ...] | None:
    """
    Return those of the effects of one answer that take an outcome away.

    What gives an outcome back corrects the case, and is no answer: a day out of its order. None,
    as for what the case refuses.
    """
    found = []
    for each in effects:
        if each is None or not set(each.after) <= set(each.before):
            return None
        if each.after != each.before:
            found.append(each)
    return tuple(found)


def around(path: str) -> Iterator[str]:
    """Return a path, and those of what it stands in, the nearest first."""
    yield path
    for index in range(len(path) - 1, 0, -1):
        if path[index] in ".[":
            yield path[:index]


def _paths(finding: Finding) -> Iterator[str]:
    """Return the paths of all facts that a finding read."""
    event = finding.rule.judged_on
    yield from event.names
    if isinstance(event, DerivedEvent) and event.listed is not None:
        yield event.listed[0].text
    for piece in finding.pieces:
        yield from (each.path for each in piece.due_facts)
        for reason in piece.reasons:
            yield from (each.path for each in readings_of(reason))


def readings_of(reason: Reason) -> Iterator[Reading]:
    """Return all facts that a condition, and those inside it, read."""
    for each in reason.all():
        yield from each.facts


def leaves_of(reason: Reason) -> Iterator[Reason]:
    """Return the conditions inside a condition that read facts themselves."""
    return (each for each in reason.all() if each.facts)


# Writing an answer down


def answer(data: Any, case: Case, answers: Mapping[str, Any]) -> Any:
    """
    Return a copy of a case's data with answers written into it; what stood beside them is kept.

    `data` is that of the case, as its file holds it. Raises CaseError for a path that leads
    nowhere.
    """
    written = {path: beside(fact_at(case, path), value) for path, value in answers.items()}
    return changed(data, written)


def fact_at(case: Case, path: str) -> Fact[Any] | None:
    """Return the fact that stands at a path of a case, if one does."""
    here: Any = case
    for part in path.replace("]", "").replace("[", ".").split("."):
        if part.isdigit():
            items = getattr(here, "items", ())
            here = items[int(part)] if int(part) < len(items) else None
        else:
            here = here.get(part) if isinstance(here, dict) else getattr(here, part, None)
        if here is None:
            return None
    return here if isinstance(here, Fact) else None


def beside(fact: Fact[Any] | None, value: Any) -> Any:
    """
    Return an answer as it is written where a fact may stand already.

    What is noted beside it stays. What was said before and is now settled goes into the note.
    """
    if fact is None or fact.is_plain:
        return value
    given = value if isinstance(value, dict) else {"value": value}
    if fact.accounts or "by" in given:
        before = said(fact) if fact.accounts or fact.value is not None else None
        if before and isinstance(fact, Judgement) and fact.by:
            before = f"{before}, {judgement_told(fact)}"
        note = "; ".join(filter(None, (fact.note, f"before: {before}" if before else None)))
        return given | ({"note": note} if note else {})
    return fact.written_out() | given
