"""One drawing of a plan: a way to meet each duty, such that all of them can be kept together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bvrules.advice.atoms import Pick, hopes, picks_of
from bvrules.advice.bound import Bound, Point, Windows
from bvrules.advice.leaving import to_leave
from bvrules.advice.planning import Draft, usual_days
from bvrules.advice.reconsider import reconsidered
from bvrules.advice.search import Search
from bvrules.advice.turning import Judge, Turning
from bvrules.advice.workdays import on_working_days
from bvrules.case.order import STAGE_PATHS
from bvrules.case.walk import facts_of
from bvrules.dates import LATEST, Span
from bvrules.fact import When
from bvrules.finding import FORCES
from bvrules.leadtime import LeadTime
from bvrules.vocabulary import fact_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bvrules.advice.atoms import Atom, Way
    from bvrules.advice.reconsider import Kept
    from bvrules.case import Case
    from bvrules.law import Rule

MOST_OPTIONS = 30
"""So many ways to meet one duty are tried beside those chosen for others."""


class Drawing:
    """One drawing of a plan: a way for each duty, such that all can be kept together."""

    def __init__(
        self,
        judge: Judge,
        case: Case,
        as_of: int,
        draft: Draft,
        lead_times: Sequence[LeadTime] = (),
    ) -> None:
        self.case, self.as_of, self.draft = case, as_of, draft
        self.scene = draft.planned(case, as_of)
        asked = self._when_all_has_been()
        found = (Turning(judge, self.scene, rule, asked) for rule in judge.rules())
        self.turnings = [each for each in found if each.pieces]
        readings = {
            path: each for turning in self.turnings for path, each in turning.readings.items()
        }
        self.search = Search(self.scene, readings)
        self.options: dict[Kept, list[Way]] = {}
        self.chosen: dict[Kept, Way] = {}
        self.days = Windows({}, {})
        self.failed: dict[Kept, tuple[Bound, ...]] = {}
        self.unplanned: list[Rule] = []
        self.cut: set[Kept] = set()
        """What was not tried in every way beside those of others."""
        self.wanted: set[str] = set()
        """Lists of which an item has to be held, or an event put in, before it can be drawn."""
        self.out_of_order = frozenset(self._not_kept())
        self._choose()
        self._leave_time(lead_times)
        self.days = on_working_days(self.work(), self.scene.nation, self._as_chosen)

    def _when_all_has_been(self) -> int:
        """Return the day after every day that the case has, given or tried."""
        whens = (fact.value for _, fact in facts_of(self.scene.case))
        days = (each.days.last for each in whens if isinstance(each, When) and each.days)
        return max([self.as_of, *days]) + 1

    def _choose(self) -> None:
        for each in self.turnings:
            ways = sorted(each.ways("compliant", hopeful=True), key=self._cost)
            self.options[each.rule] = ways[:MOST_OPTIONS]
            if each.cut or len(ways) > MOST_OPTIONS:
                self.cut.add(each.rule)
        # Law goes before what is not, and who has least choice chooses first.
        for turning in sorted(
            self.turnings,
            key=lambda each: (
                FORCES.index(each.finding.force),
                len(self.options[each.rule]),
                each.rule.id,
            ),
        ):
            self.wanted.update(turning.empty_lists())
            self._choose_for(turning)

    def _choose_for(self, turning: Turning) -> None:
        rule = turning.rule
        broken = self._choose_beside(rule)
        if broken is None:
            return
        more = {path for path in turning.lists() if not self._is_held(path)}
        if more:
            self.wanted |= more
        elif self._meet_others_otherwise(rule):
            return
        elif broken:
            self.failed[rule] = broken
        else:
            self.unplanned.append(rule)

    def _leave_time(self, lead_times: Sequence[LeadTime]) -> None:
        """Keep each lead time beside the duties, which come first, or note that none is left."""
        readings = self.search.readings
        for lead, bound in to_leave(lead_times, self.scene, readings, self.atoms()):
            self.options[lead] = [(bound,)]
            broken = self._choose_beside(lead)
            if broken is None:
                continue
            if not self._meet_others_otherwise(lead, as_surely=True):
                self.failed[lead] = broken

    def _choose_beside(self, what: Kept) -> tuple[Bound, ...] | None:
        """Choose the first way that goes with those chosen, or return the bounds it breaks."""
        broken: tuple[Bound, ...] = ()
        for way in self.options[what]:
            days = self._with(way)
            if days is not None and not days.broken:
                self.chosen[what], self.days = way, days
                return None
            broken = broken or (days.broken if days else ())
        return broken

    def _meet_others_otherwise(self, what: Kept, *, as_surely: bool = False) -> bool:
        """
        Return whether this can be kept if duties are met in another way, and plan so.

        If `as_surely`, only in ways that leave no more to luck: for what is no duty.
        """
        options = dict(self.options)
        if as_surely:
            for each, chosen in self.chosen.items():
                luck = hopes(chosen)
                options[each] = [way for way in options[each] if hopes(way) <= luck]
        found, cut = reconsidered(self.chosen, what, options, self._clash)
        if cut:
            self.cut.add(what)
        if found is None:
            return False
        self.chosen = found
        self.days = self._days_for(self.atoms())
        return True

    def _clash(self, chosen: Mapping[Kept, Way]) -> frozenset[Atom]:
        """Return what some ways ask for that does not go together, or nothing."""
        atoms = list(dict.fromkeys(atom for way in chosen.values() for atom in way))
        for own in picks_of(atoms).values():
            if self.search.picked(own) is None:
                return frozenset(own)
        broken = self._days_for(atoms).broken
        # The usual order is kept between events because a way speaks of them.
        usual = {p.path for each in broken if each.source is None for p in each.points()}
        asked = (each for each in atoms if isinstance(each, Bound))
        found = frozenset(
            each for each in asked if each in broken or usual & {p.path for p in each.points()}
        )
        return found or frozenset(atoms if broken else ())

    def _days_for(self, atoms: Iterable[Atom]) -> Windows:
        bounds = self.bounds(atoms)
        return self.search.windows(bounds, self.free(bounds))

    def _with(self, way: Way) -> Windows | None:
        """Return the days that keep a way too, or None if its facts do not go with the others."""
        own = [each for each in way if isinstance(each, Pick)]
        picks = picks_of(self.atoms())
        beside = [pick for each in own for pick in picks.get(each.path, ())]
        if self.search.picked([*own, *beside]) is None:
            return None
        bounds = self.bounds([*self.atoms(), *way])
        return self.search.windows(bounds, self.free(bounds), before=self.days)

    def atoms(self) -> list[Atom]:
        """Return all that the ways chosen ask for."""
        return [atom for way in self.chosen.values() for atom in way]

    def _is_held(self, path: str) -> bool:
        return any(each.rpartition("[")[0] == path for each in self.draft.fresh)

    def _cost(self, way: Way) -> tuple[bool, int, int, int]:
        """
        Return how much a way asks for: luck, then facts to be changed, then bounds to keep.

        What leaves all to luck comes last: one duty would hope for what another hopes against.
        """
        picks = [each for each in way if isinstance(each, Pick)]
        values = self.search.picked(picks)
        asked = len(picks) + 1 if values is None else len(values)
        free = self.free(each for each in way if isinstance(each, Bound))
        luck = hopes(way)
        return bool(way) and len(luck) == len(way), len(luck), asked + len(free), len(way)

    def bounds(self, atoms: Iterable[object]) -> tuple[Bound, ...]:
        """Return the bounds of some ways, with the usual order of events."""
        own = tuple(dict.fromkeys(each for each in atoms if isinstance(each, Bound)))
        stages = tuple(Bound(p, p) for p in self._stages())
        usual = self._usual_order((*own, *stages))
        return (*own, *(each for each in usual if each not in self.out_of_order))

    def _usual_order(self, bounds: Iterable[Bound]) -> Iterator[Bound]:
        for each in self.search.usual_order(tuple(bounds)):
            yield _if_it_can_be(each)
            stage, event = each.points()
            in_list = any(event.path.startswith(f"{path}[") for path in self.draft.lists)
            if in_list and stage.path in STAGE_PATHS:
                # What a plan puts in itself, such as the first step, is how the stage begins.
                yield _if_it_can_be(Bound(event, stage))

    def _not_kept(self) -> Iterator[Bound]:
        """Return what of the usual order the days given cannot keep, whatever is planned."""
        events = [each for each in self.search.readings.values() if each.type.kind == "event"]
        points = (Point(each.path, self.scene.days(each.path)) for each in events)
        bounds = tuple(self._usual_order(Bound(p, p) for p in points))
        while broken := self.search.windows(bounds, self.free(bounds)).broken:
            yield from broken
            bounds = tuple(each for each in bounds if each not in broken)

    def _stages(self) -> Iterator[Point]:
        """Return the stages to which the plan gives a day."""
        for path in STAGE_PATHS:
            if path in self.scene.tried:
                yield Point(path, self.scene.days(path))

    def judged_on(self) -> frozenset[str]:
        """Return the events that the rules planned for are judged on, or due by."""
        rules = (each.rule for each in self.turnings if each.rule in self.chosen)
        events = (e for rule in rules for e in (rule.judged_on, rule.due.event) if e is not None)
        return frozenset().union(*(each.names for each in events))

    def free(self, bounds: Iterable[Bound]) -> frozenset[str]:
        """Return the events of some bounds to which the plan can still give a day."""
        paths = {point.path for bound in bounds for point in bound.points()}
        known = self.search.readings
        return frozenset(p for p in paths if p in known and self.scene.change(known[p]))

    def work(self) -> frozenset[str]:
        """Return the events to be given a day that are somebody's work, and not done on any day."""
        types = ((path, self.search.readings[path].type) for path in self.days.last)
        return frozenset(path for path, type in types if not (type.act and type.act.any_day))

    def _as_chosen(self, taken: Callable[[str, int], int]) -> Windows:
        """Return the days for the ways chosen, and a way to take a day."""
        bounds = self.bounds(self.atoms())
        return self.search.windows(bounds, frozenset(self.days.last), taken=taken)

    # What was drawn

    def leads(self) -> tuple[LeadTime, ...]:
        """Return the lead times that are kept."""
        return tuple(each for each in self.chosen if isinstance(each, LeadTime))

    def values(self) -> dict[str, object]:
        """Return the facts that are to be changed."""
        return self.search.picked([a for a in self.atoms() if isinstance(a, Pick)]) or {}

    def next(self) -> Draft:
        """Return the plan as it is to be drawn next; the same if it stays as it is."""
        lists = {path for path in self.wanted if not self._is_a_hold(path)}
        fresh = {f"{path}[{self.scene.length(path)}]" for path in self.wanted - lists}
        if self.wanted:
            return replace(
                self.draft,
                fresh=(*self.draft.fresh, *sorted(fresh)),
                lists=(*self.draft.lists, *sorted(lists)),
            )
        limited = {path: day for path, day in self.days.last.items() if day < LATEST}
        free = frozenset(self.days.last)
        late = self.search.windows(self.bounds(self.atoms()), free, start=limited)
        found = {path: day for path, day in late.first.items() if path in limited}
        days = dict(usual_days(self.case, self.as_of)) | found
        return replace(self.draft, days=days, values=self.values())

    def _is_a_hold(self, path: str) -> bool:
        type = fact_type(path)
        return type is not None and type.act is not None and type.act.verb == "hold"


def _if_it_can_be(bound: Bound) -> Bound:
    """Return a bound of the usual order, which is no law: days not known exactly may keep it."""
    low, high = bound.points()
    return bound._replace(
        low=low._replace(span=Span(low.span.first, low.span.first)),
        high=high._replace(span=Span(high.span.last, high.span.last)),
    )
