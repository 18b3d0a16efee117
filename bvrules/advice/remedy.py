"""
remedies(): what can still be done about each breach, by whom and by which day.

A remedy is an act in the world: to do, to record, to hold, to postpone. It is never the answer to
a question, and the past is never changed. Each remedy was followed on a copy of the case, and
that copy was checked; `followed` makes the same copy.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bvrules.advice.acts import Change, acts
from bvrules.advice.challenge import Challenge, challenges
from bvrules.advice.open_to import OpenTo
from bvrules.advice.search import Search
from bvrules.advice.turning import Judge, Turning, comes_to
from bvrules.case import Case
from bvrules.casepath import changed, plain
from bvrules.dates import LATEST
from bvrules.fact import Fact, When
from bvrules.shipped import shipped_time_limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bvrules.advice.atoms import Ways
    from bvrules.finding import Finding, Report
    from bvrules.inference.table import Left
    from bvrules.law import Rule
    from bvrules.setting import Reading

AIMS: tuple[Left, ...] = ("compliant", "excused", "judgement")
"""What following a remedy may come to, the best first."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """
    A smallest set of acts that together turn a breach, or several.

    `comes_to` is what follows: compliant, excused by an exception, or (where only reasons for a
    departure are recorded) judgement. `breaks` are the rules that would be broken by it.
    """

    changes: tuple[Change, ...]
    comes_to: Left
    breaks: tuple[Rule, ...] = ()

    def followed(self, case: Case, *, late: bool = False) -> Case:
        """Return a copy of a case in which it was followed, each act as early or late as may be."""
        values = dict(pair for each in self.changes for pair in each.values(late=late))
        return Case.model_validate(changed(plain(case), values))


@dataclass(frozen=True, slots=True)
class Cure:
    """
    What can still be done about one breach, or about a duty that will be broken as planned.

    Without `remedies`, no act can cure it any more, as far as the search went (`cut`): then
    `past` has the facts that stand in the way, and the rule says what the law leaves.
    `challenges` say until when it can be taken to court.
    """

    finding: Finding
    remedies: tuple[Remedy, ...]
    past: tuple[Reading, ...]
    cut: bool
    challenges: tuple[Challenge, ...] = ()

    @property
    def lies_ahead(self) -> bool:
        """Whether its moment has not come yet."""
        return self.finding.outcome == "pending"


@dataclass(frozen=True, slots=True)
class Remedies:
    """What can be done about each breach of a report, and about all that can be cured together."""

    report: Report
    cures: tuple[Cure, ...]
    together: tuple[Remedy, ...]
    cut: bool


def remedies(
    report: Report,
    rules: Iterable[str] | None = None,
    *,
    assumed: Mapping[str, bool] | None = None,
) -> Remedies:
    """
    Return what can still be done about the breaches and departures of a report.

    Also about duties whose moment has not come but which will be broken as things are planned.
    `rules` holds the ids of the rules to look at; without it, all are. Remedies are seen from
    the report's as-of date: no act lies before it. `assumed` sets terms, as in `check`.
    """
    wanted = None if rules is None else frozenset(rules)
    chosen = [
        each
        for each in report.findings
        if _is_broken(each) and (wanted is None or each.rule.id in wanted)
    ]
    work = _Work(report, assumed)
    cures = tuple(work.cure(each) for each in chosen)
    curable = [
        each.finding.rule for each in cures if any(r.comes_to == "compliant" for r in each.remedies)
    ]
    found, cut = work.search(curable, "compliant") if len(curable) > 1 else ((), False)
    return Remedies(report, cures, found, cut)


def _is_broken(finding: Finding) -> bool:
    return comes_to(finding) == "breach"


class _Work:
    """The search for the remedies of one report."""

    def __init__(self, report: Report, assumed: Mapping[str, bool] | None) -> None:
        self.judge = Judge({each.id: each for each in report.rulesets}, assumed)
        self.report = report
        self.case, self.as_of = report.case, report.as_of
        self.broken = {each.rule for each in report.findings if _is_broken(each)}

    def cure(self, finding: Finding) -> Cure:
        found: list[Remedy] = []
        cut = False
        for aim in AIMS:
            remedies, was_cut = self.search([finding.rule], aim)
            found += remedies
            cut = cut or was_cut
        return Cure(
            finding=finding,
            remedies=tuple(found),
            past=tuple(self._past(finding)),
            cut=cut,
            challenges=challenges(finding, self.report, shipped_time_limits()),
        )

    def _past(self, finding: Finding) -> Iterator[Reading]:
        for each in finding.deciding:
            value = each.fact.value if isinstance(each.fact, Fact) else None
            if isinstance(value, When) and value.span(self.as_of, None).last <= self.as_of:
                yield each

    def search(self, rules: Sequence[Rule], aim: Left) -> tuple[tuple[Remedy, ...], bool]:
        """Return the smallest remedies that bring all of some rules to an aim."""
        plainly = self._turnings(OpenTo(self.case, self.as_of), rules)
        scenes = [plainly]
        lists = sorted({path for each in plainly for path in each.lists()})
        if lists:
            scenes.append(self._turnings(self._with_fresh(lists), rules))
        found: list[Remedy] = []
        cut = False
        for turnings in scenes:
            remedies, was_cut = self._in_scene(turnings, aim)
            found += remedies
            cut = cut or was_cut
        return tuple(_least(found)), cut

    def _turnings(self, open_to: OpenTo, rules: Sequence[Rule]) -> list[Turning]:
        return [Turning(self.judge, open_to, rule) for rule in rules]

    def _with_fresh(self, lists: Sequence[str]) -> OpenTo:
        """Return the case with an item more in each list, of which nothing is known yet."""
        now = plain(self.case)
        case = Case.model_validate(changed(now, {f"{path}[+]": {} for path in lists}))
        at = OpenTo(case, self.as_of)
        fresh = tuple(f"{path}[{at.length(path) - 1}]" for path in lists)
        return OpenTo(case, self.as_of, fresh)

    def _in_scene(self, turnings: Sequence[Turning], aim: Left) -> tuple[list[Remedy], bool]:
        readings = {path: each for turning in turnings for path, each in turning.readings.items()}
        search = Search(turnings[0].open_to, readings)
        joiner = turnings[0].finder()
        ways: Ways = [()]
        for each in turnings:
            ways = joiner.joined(ways, each.ways(aim))
        cut = joiner.cut or any(each.cut for each in turnings)
        bearers = {path: each.rule.bearer for each in turnings for path in each.readings}
        moments = [each.finding.as_of for each in turnings if each.finding.as_of > self.as_of]
        rules = [each.rule for each in turnings]
        found = (
            self._verified(acts(each, search, bearers, min(moments, default=LATEST)), rules, aim)
            for each in search.solutions(ways)
        )
        return [each for each in found if each is not None], cut or search.cut

    # Following a remedy

    def _verified(
        self, changes: tuple[Change, ...], rules: Sequence[Rule], aim: Left
    ) -> Remedy | None:
        """Return acts as a remedy, if following them does what it should."""
        exactly = tuple(each.on_its_first_day() for each in changes)
        for remedy in (Remedy(changes, aim), Remedy(exactly, aim)):
            if all(self._works(remedy, rules, late=late) for late in (False, True)):
                return replace(remedy, breaks=self._breaks(remedy))
        return None

    def _works(self, remedy: Remedy, rules: Sequence[Rule], *, late: bool) -> bool:
        try:
            case = remedy.followed(self.case, late=late)
        except ValidationError:
            return False
        return all(
            comes_to(self.judge.on_its_moment(case, rule, self.as_of)) == remedy.comes_to
            for rule in rules
        )

    def _breaks(self, remedy: Remedy) -> tuple[Rule, ...]:
        case = remedy.followed(self.case)
        return tuple(
            each.rule
            for each in self.judge.all(case, self.as_of).findings
            if _is_broken(each) and each.rule not in self.broken
        )


def _least(remedies: Iterable[Remedy]) -> Iterator[Remedy]:
    """Return the remedies that no other is a part of, the smallest first."""
    kept: list[frozenset[str]] = []
    for each in sorted(remedies, key=lambda r: (len(r.changes), len(r.breaks))):
        paths = frozenset(change.path for change in each.changes)
        if not any(other <= paths for other in kept):
            kept.append(paths)
            yield each
