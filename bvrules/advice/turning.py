"""How one finding could be turned: the rule judged on its moment, and the ways off its reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bvrules.advice.bound import Point
from bvrules.advice.points import Days
from bvrules.advice.ways import WayFinder
from bvrules.case.order import STAGE_PATHS, STAGES
from bvrules.check import check
from bvrules.condition import Quantifier
from bvrules.dates import LATEST, Span
from bvrules.leaves import Happened, Ordered
from bvrules.setting import DerivedEvent, Reading, Setting
from bvrules.vocabulary import fact_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bvrules.advice.atoms import Ways
    from bvrules.advice.open_to import OpenTo
    from bvrules.case import Case
    from bvrules.condition import Reason
    from bvrules.finding import Finding, Report
    from bvrules.inference.table import Left
    from bvrules.judged import Piece
    from bvrules.law import Rule, Ruleset


@dataclass(frozen=True, slots=True)
class Judge:
    """The rules that cases are judged by, one rule at a time; `assumed` sets terms, as in check."""

    rulesets: Mapping[str, Ruleset]
    assumed: Mapping[str, bool] | None = None

    def at(self, case: Case, rule: Rule, as_of: int) -> Finding:
        """Return what one rule comes to for a case, asked from a day."""
        alone = replace(self.rulesets[rule.ruleset], rules=(rule,))
        day = date.fromordinal(as_of)
        return check(case, [alone], as_of=day, assumed=self.assumed).findings[0]

    def on_its_moment(self, case: Case, rule: Rule, as_of: int) -> Finding:
        """Return what a rule comes to when its moment has come, if that is on a known day."""
        finding = self.at(case, rule, as_of)
        moment = max((piece.due.last for piece in finding.pieces if piece.due), default=LATEST)
        return self.at(case, rule, moment) if as_of < moment < LATEST else finding

    def rules(self) -> Iterator[Rule]:
        """Return all rules, in the order of a report."""
        for ruleset in sorted(self.rulesets.values(), key=lambda each: each.place):
            yield from ruleset.rules

    def all(self, case: Case, as_of: int) -> Report:
        """Return the report of all rules on a case."""
        day = date.fromordinal(as_of)
        return check(case, self.rulesets.values(), as_of=day, assumed=self.assumed)


def comes_to(finding: Finding) -> str:
    """Return its outcome; if it is pending, what it would come to as things stand."""
    if finding.outcome == "pending" and len(finding.would_be) == 1:
        return finding.would_be[0]
    return finding.outcome


class Turning:
    """A rule judged on its moment, seen by what can still be done about its facts."""

    def __init__(self, judge: Judge, open_to: OpenTo, rule: Rule, asked: int | None = None) -> None:
        """Judge a rule on its moment, or as `asked` on a day when all of it has been."""
        self.open_to = open_to
        self.rule = rule
        if asked is None:
            self.finding = judge.on_its_moment(open_to.case, rule, open_to.as_of)
        else:
            self.finding = judge.at(open_to.case, rule, asked)
        self.pieces = [each for each in self.finding.pieces if each.requires is not None]
        self.readings = dict(self._readings())
        self.cut = False

    @property
    def moment(self) -> int:
        """The day by which the duty is due, as far as it is known."""
        return max((piece.due.last for piece in self.pieces if piece.due), default=LATEST)

    def ways(self, aim: Left, *, hopeful: bool = False) -> Ways:
        """
        Return the ways in which it would come to an aim.

        If `hopeful`, what is not known and not for an act to change is taken to turn out well,
        and whether the rule applies is left as it is.
        """
        finder = self.finder(hopeful=hopeful)
        found: Ways = [()]
        # One law is enough to plan by: the newest, where the day is not known.
        for piece in self.pieces[-1:] if hopeful else self.pieces:
            applies = [] if hopeful or piece.applies is None else [(piece.applies, True)]
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

    def empty_lists(self) -> Iterator[str]:
        """Return the lists that hold no event yet, of which the rule asks for the first."""
        events = [self.rule.judged_on, self.rule.due.event]
        for reason in self._reasons():
            condition = reason.condition
            if isinstance(condition, Ordered):
                events += [condition.event, condition.day.event]
            elif isinstance(condition, Happened):
                events.append(condition.event)
        for event in events:
            if isinstance(event, DerivedEvent) and event.listed is not None:
                path = event.listed[0].text
                if not self.open_to.length(path):
                    yield path

    def finder(self, *, hopeful: bool = False) -> WayFinder:
        """Return what finds its ways."""
        setting = Setting(self.open_to.case, self.finding.as_of)
        now = Days((Point("", Span(self.finding.as_of, self.finding.as_of)),))
        finder = WayFinder(setting, self.open_to, self.rule, now, hopeful=hopeful)
        is_ahead = self.finding.as_of > self.open_to.as_of
        to_come = hopeful and any(e.has_come(self.open_to.as_of) is None for e in self.pieces)
        if self.pieces and (is_ahead or to_come):
            finder.moment = finder.day(self.rule.due, self.pieces[0].due_facts)
        return finder

    def _reasons(self) -> Iterator[Reason]:
        for piece in self.pieces:
            for top in piece.reasons:
                yield from top.all()

    def _readings(self) -> Iterator[tuple[str, Reading]]:
        """Return what was read at each path, and the stages, which keep their order."""
        for name, path in zip(STAGES, STAGE_PATHS, strict=True):
            type = fact_type(path)
            decision = self.open_to.case.decision
            if type is not None:
                yield path, Reading(path, "", getattr(decision, name, None), type)
        for piece in self.pieces:
            yield from ((each.path, each) for each in piece.due_facts)
        for reason in self._reasons():
            yield from ((each.path, each) for each in reason.facts)


def _parts(piece: Piece, aim: Left) -> Iterator[list[tuple[Reason, bool]]]:
    """Return the sets of conditions that bring a rule to an aim."""
    if aim == "compliant" and piece.requires is not None:
        yield [(piece.requires, True)]
    elif aim == "excused":
        for tried in piece.tried:
            yield [(tried.when, True), *((each, False) for each in tried.unless)]
    elif aim == "judgement" and piece.departure is not None:
        yield [(piece.departure, True)]
