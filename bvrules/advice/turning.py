"""How one finding could be turned: the rule judged on its moment, and the ways off its reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bvrules.advice.bound import Point
from bvrules.advice.ways import Days, WayFinder
from bvrules.case.order import STAGES
from bvrules.check import check
from bvrules.condition import Quantifier
from bvrules.dates import LATEST, Span
from bvrules.setting import Reading, Setting
from bvrules.vocabulary import fact_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.advice.open_to import OpenTo
    from bvrules.advice.ways import Ways
    from bvrules.case import Case
    from bvrules.condition import Reason
    from bvrules.finding import Finding
    from bvrules.inference.table import Left
    from bvrules.judged import Piece
    from bvrules.law import Rule, Ruleset


def judged_at(case: Case, ruleset: Ruleset, rule: Rule, as_of: int) -> Finding:
    """Return what one rule comes to for a case, asked from a day."""
    alone = replace(ruleset, rules=(rule,))
    return check(case, [alone], as_of=date.fromordinal(as_of)).findings[0]


def judged_on_its_moment(case: Case, ruleset: Ruleset, rule: Rule, as_of: int) -> Finding:
    """Return what one rule comes to when its moment has come, if that is on a known day ahead."""
    finding = judged_at(case, ruleset, rule, as_of)
    if finding.outcome != "pending":
        return finding
    moment = max((piece.due.last for piece in finding.pieces if piece.due), default=LATEST)
    return finding if moment >= LATEST else judged_at(case, ruleset, rule, moment)


def comes_to(finding: Finding) -> str:
    """Return its outcome; if it is pending, what it would come to as things stand."""
    if finding.outcome == "pending" and len(finding.would_be) == 1:
        return finding.would_be[0]
    return finding.outcome


class Turning:
    """A rule judged on its moment, seen by what can still be done about its facts."""

    def __init__(self, open_to: OpenTo, ruleset: Ruleset, rule: Rule) -> None:
        self.open_to = open_to
        self.rule = rule
        self.finding = judged_on_its_moment(open_to.case, ruleset, rule, open_to.as_of)
        self.pieces = [each for each in self.finding.pieces if each.requires is not None]
        self.readings = dict(self._readings())
        self.cut = False

    def ways(self, aim: Left) -> Ways:
        """Return the ways in which it would come to an aim."""
        finder = self.finder()
        found: Ways = [()]
        for piece in self.pieces:
            applies = [] if piece.applies is None else [(piece.applies, True)]
            options = [
                way for parts in _parts(piece, aim) for way in finder.all_of([*applies, *parts])
            ]
            found = finder.joined(found, options)
        self.cut = self.cut or finder.cut
        return found if self.pieces else []

    def lists(self) -> Iterator[str]:
        """Return the lists of which another item could be held."""
        for reason in self._reasons():
            if isinstance(reason.condition, Quantifier):
                reading = reason.facts[0]
                if reading.type.act and reading.type.act.verb == "hold":
                    yield reading.path

    def finder(self) -> WayFinder:
        """Return what finds its ways."""
        setting = Setting(self.open_to.case, self.finding.as_of)
        now = Days((Point("", Span(self.finding.as_of, self.finding.as_of)),))
        finder = WayFinder(setting, self.open_to, self.rule, now)
        if self.pieces and self.finding.as_of > self.open_to.as_of:
            finder.moment = finder.day(self.rule.due, self.pieces[0].due_facts)
        return finder

    def _reasons(self) -> Iterator[Reason]:
        for piece in self.pieces:
            tops = [piece.applies, piece.requires, piece.departure]
            for tried in piece.tried:
                tops += [tried.when, *tried.unless]
            for top in tops:
                if top is not None:
                    yield from _all_in(top)

    def _readings(self) -> Iterator[tuple[str, Reading]]:
        """Return what was read at each path, and the stages, which keep their order."""
        for name in STAGES:
            path = f"decision.{name}"
            type = fact_type(path)
            decision = self.open_to.case.decision
            if type is not None:
                yield path, Reading(path, "", getattr(decision, name, None), type)
        for piece in self.pieces:
            yield from ((each.path, each) for each in piece.due_facts)
        for reason in self._reasons():
            yield from ((each.path, each) for each in reason.facts)


def _all_in(reason: Reason) -> Iterator[Reason]:
    yield reason
    for each in reason.of:
        yield from _all_in(each)


def _parts(piece: Piece, aim: Left) -> Iterator[list[tuple[Reason, bool]]]:
    """Return the sets of conditions that bring a rule to an aim."""
    if aim == "compliant" and piece.requires is not None:
        yield [(piece.requires, True)]
    elif aim == "excused":
        for tried in piece.tried:
            yield [(tried.when, True), *((each, False) for each in tried.unless)]
    elif aim == "judgement" and piece.departure is not None:
        yield [(piece.departure, True)]
