"""
Conditions by chance, with the terms, amounts and events that they use.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from tests.oracle.material import FACTS, LISTS, PERIODS, REASONS, Kind
from tests.oracle.reading import Plain
from tests.oracle.values import Days

if TYPE_CHECKING:
    from collections.abc import Callable

EARLY = date(1995, 4, 1)
FIRST_FIGURE = date(1990, 1, 1)
DAY_OPERATORS = ("before", "no_later_than", "after", "no_earlier_than")
NUMBER_OPERATORS = ("at_least", "more_than", "at_most", "less_than")
BASES = ("net of VAT", "including VAT")
LENGTHS = {"days": (1, 2, 7), "clear days": (1, 5), "weeks": (1, 4, 12), "months": (1, 3)}
EVENT_PATHS = tuple(path for path, kind in FACTS.items() if kind == "event" and path != REASONS)

Place = tuple[str, str, str, Kind]
"""A fact as written, the list it is in (or none), its name there, and its kind."""


@dataclass
class ConditionWriter:
    """
    Writes conditions and the terms they use, and keeps which facts they read.
    """

    rng: Random
    days: Days
    paths: set[str] = field(default_factory=set)
    lists: dict[str, set[str]] = field(default_factory=dict)
    terms: Plain = field(default_factory=lambda: {"amounts": {}, "events": {}, "terms": {}})
    questions: Plain = field(default_factory=dict)
    in_term: bool = False
    declared: bool = False
    """Whether the rule was always the law; then it has no amounts, which have no figure then."""

    # -------------------------------------------------------------- facts and days

    def read(self, place: Place) -> str:
        """
        Note that a fact is read, and give it as written.
        """
        written, listed, name, _ = place
        if listed:
            self.lists.setdefault(listed, set()).add(name)
        else:
            self.paths.add(name)
        return written

    def place(self, scope: tuple[str, ...], *kinds: str) -> Place:
        """
        Choose a fact of one of some kinds, most often of the item last named.
        """
        if scope and self.rng.random() < 0.8:
            path = self.rng.choice(scope[-1:] * 3 + scope)
            name, facts = LISTS[path]
            places = [(f"{name}.{fact}", path, fact, facts[fact]) for fact in facts]
        else:
            places = [(path, "", path, kind) for path, kind in FACTS.items()]
        fitting = [place for place in places if kind_name(place[3]) in kinds]
        return self.rng.choice(fitting) if fitting else self.place((), *kinds)

    def event(self, scope: tuple[str, ...]) -> str:
        """
        Choose an event: a fact, or now and then one that the terms define.
        """
        if self.rng.random() < 0.12:
            return self.defined_event()
        return self.read(self.place(scope, "event"))

    def defined_event(self) -> str:
        """
        Define an event as the first of a list or of several, and give its name.
        """
        if self.rng.random() < 0.6:
            self.read(("", "procurement.steps", "dated", "event"))
            first: Plain = {"first": "step", "in": "procurement.steps", "dated": "step.dated"}
            return self.define("procurement.begins", first)
        if "decision.begins" not in self.terms["events"]:
            one, other = self.rng.sample(EVENT_PATHS, 2)
            self.paths.update([one, other])
            first = {"first_of": [one, other]}
            if self.rng.random() < 0.4:
                first = {"first_of": [one], "no_later_than": [other]}
            self.define("decision.begins", first)
        return "decision.begins"

    def define(self, name: str, event: Plain) -> str:
        self.terms["events"][name] = {"citation": "section 1", "says": "the first of them", **event}
        return name

    def day(self) -> str:
        return str(self.rng.choice(self.days.near))

    def day_operand(self, scope: tuple[str, ...]) -> Any:
        """
        Choose what a day is compared with: an event, a day, or so long before or after one.
        """
        roll = self.rng.random()
        if roll < 0.45:
            return self.event(scope)
        return self.day() if roll < 0.7 else self.offset(scope)

    def offset(self, scope: tuple[str, ...]) -> Plain:
        base = self.day() if self.rng.random() < 0.2 else self.event(scope)
        return {**self.length(), self.rng.choice(["before", "after"]): base}

    def length(self) -> Plain:
        unit = self.rng.choice(list(LENGTHS))
        return {unit: self.rng.choice(LENGTHS[unit])}

    # -------------------------------------------------------------- conditions

    def condition(self, depth: int, scope: tuple[str, ...] = ()) -> Plain:
        """
        Write a condition of at most so many levels.
        """
        roll = self.rng.random()
        if depth == 0 or roll < 0.3:
            return self.leaf(scope)
        if roll < 0.7:
            return {self.rng.choice(["all", "any", "none"]): self.children(depth, scope)}
        return self.quantifier(depth, scope)

    def children(self, depth: int, scope: tuple[str, ...]) -> list[Plain]:
        """
        Write what stands in a list of conditions, sometimes a limb with its own citation.
        """
        children = [self.condition(depth - 1, scope) for _ in range(self.rng.choice([1, 2, 2, 3]))]
        if self.rng.random() < 0.1:
            children[0]["citation"] = "section 1(1)(a)"
        return children

    def quantifier(self, depth: int, scope: tuple[str, ...]) -> Plain:
        """
        Write a quantifier over a list that is not yet gone through.
        """
        path = self.rng.choice([path for path in LISTS if path not in scope])
        name, _ = LISTS[path]
        self.lists.setdefault(path, set())
        kind = self.rng.choice(["some", "every", "none", "count"])
        connectives = ["all", "any"] if kind == "none" else ["all", "any", "none"]
        inner = self.children(depth, (*scope, path))
        node: Plain = {kind: name, "in": path, self.rng.choice(connectives): inner}
        if kind == "count":
            node[self.rng.choice(NUMBER_OPERATORS)] = self.rng.choice([0, 1, 1, 2, 3])
        return node

    def leaf(self, scope: tuple[str, ...]) -> Plain:
        """
        Write a condition on one fact, or a term.
        """
        if not self.in_term and self.rng.random() < 0.15:
            return self.term()
        if scope and scope[-1] in PERIODS and self.rng.random() < 0.15:
            return self.lasts(scope[-1])
        kinds = ["flag", "choice", "count", "event", "event", "event", "money"]
        place = self.place(
            scope, self.rng.choice(kinds + ["judgement"] * (0 if self.in_term else 2))
        )
        writers: dict[str, Callable[[Place, tuple[str, ...]], Plain]] = {
            "flag": self.flag,
            "choice": self.choice,
            "count": self.count,
            "event": self.event_leaf,
            "money": self.money,
            "judgement": self.judged,
        }
        return writers[kind_name(place[3])](place, scope)

    def flag(self, place: Place, _: tuple[str, ...]) -> Plain:
        return {self.read(place): self.rng.random() < 0.7}

    def choice(self, place: Place, _: tuple[str, ...]) -> Plain:
        choices = list(place[3])
        if self.rng.random() < 0.4:
            return {self.read(place): self.rng.choice(choices)}
        return {self.read(place): {"one_of": self.rng.sample(choices, self.rng.choice([1, 2]))}}

    def count(self, place: Place, _: tuple[str, ...]) -> Plain:
        number = self.rng.randint(0, 4)
        roll = self.rng.random()
        if roll < 0.2:
            return {self.read(place): number}
        if roll < 0.3:
            return {self.read(place): {"one_of": [number, number + 1]}}
        return {self.read(place): {self.rng.choice(NUMBER_OPERATORS): number}}

    def event_leaf(self, place: Place, scope: tuple[str, ...]) -> Plain:
        path = self.defined_event() if self.rng.random() < 0.08 else self.read(place)
        if self.rng.random() < 0.2:
            return {path: self.rng.random() < 0.6}
        return {path: {self.rng.choice(DAY_OPERATORS): self.day_operand(scope)}}

    def money(self, place: Place, _: tuple[str, ...]) -> Plain:
        """
        Compare money with a plain number on a basis, or with an amount, sometimes on its own basis.
        """
        operator = self.rng.choice(NUMBER_OPERATORS)
        if self.declared or self.rng.random() < 0.3:
            operand = {operator: self.rng.choice([99, 100, 101]), "basis": self.rng.choice(BASES)}
            return {self.read(place): operand}
        operand = {operator: self.amount()}
        if self.rng.random() < 0.2:
            operand["basis"] = self.rng.choice(BASES)
        return {self.read(place): operand}

    def judged(self, place: Place, _: tuple[str, ...]) -> Plain:
        """
        Ask for a judgement, and declare whose it is.
        """
        written, listed, name, _kind = place
        question = {"asks": "Is it so?", "weigh": ["what is known"]}
        if self.rng.random() < 0.6:
            question["whose"] = self.rng.choice(["authority", "reader"])
        self.questions.setdefault(f"{listed}.{name}" if listed else name, question)
        self.read(place)
        return {written: {"judged": self.rng.random() < 0.8}}

    def lasts(self, path: str) -> Plain:
        name, _ = LISTS[path]
        self.lists.setdefault(path, set()).update({"began", "ended"})
        unit = self.rng.choice(["days", "weeks", "months"])
        return {name: {"lasts_at_least": {unit: self.rng.choice(LENGTHS[unit])}}}

    # -------------------------------------------------------------- terms and amounts

    def term(self) -> Plain:
        """
        Use a term, and define it when it is first used.
        """
        of, name = self.rng.choice(
            [("authority", "best value authority"), ("procurement", "public services contract")]
        )
        if name not in self.terms["terms"]:
            self.in_term = True
            rows = [{**row, "holds_when": self.condition(2)} for row in self.rows()]
            self.in_term = False
            self.terms["terms"][name] = {"of": of, "citation": "section 1", "versions": rows}
        return {f"{of}.is": name}

    def amount(self) -> str:
        """
        Use an amount, and define it when it is first used: its figure and basis change by day.
        """
        name = self.rng.choice(["services threshold", "works threshold"])
        if name not in self.terms["amounts"]:
            days = [FIRST_FIGURE, *self.boundaries(self.rng.choice([0, 1, 2]))]
            rows = [
                {"from": str(day), "pounds": self.pounds(), "basis": self.rng.choice(BASES)}
                | {"by": "an order", "state": "read"}
                for day in days
            ]
            self.terms["amounts"][name] = {"citation": "section 1", "rows": rows}
        return name

    def pounds(self) -> Any:
        figure = self.rng.choice([99, 100, 101])
        return {"low": figure, "high": figure + 1} if self.rng.random() < 0.2 else figure

    def boundaries(self, number: int) -> list[date]:
        return sorted(self.rng.sample(self.days.boundaries, number))

    def rows(self) -> list[Plain]:
        """
        Write rows of dated law, which may begin late, end early, or leave a gap.
        """
        days = self.boundaries(self.rng.choice([0, 0, 1, 2, 3]))
        if not days or self.rng.random() < 0.85:
            days = [EARLY, *days]
        rows = [{"from": str(day), "by": "an order", "state": "read"} for day in days]
        for row, next_day in zip(rows, [*days[1:], days[-1] + timedelta(400)], strict=True):
            if self.rng.random() < 0.2:
                until = next_day - timedelta(self.rng.choice([0, 1]))
                row["until"] = str(until)
        return rows


def kind_name(kind: Kind) -> str:
    return "choice" if isinstance(kind, tuple) else kind
