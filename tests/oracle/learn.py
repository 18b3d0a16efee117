"""
Learn by chance: take a case, and give one that knows one thing more (design.md, section 3.7).
"""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from tests.oracle.cases import CaseWriter
from tests.oracle.dates import ANY_DAY, is_written_day, parse
from tests.oracle.facts import STAGES
from tests.oracle.material import FACTS, LISTS, Kind, put
from tests.oracle.reading import Plain, bounds, dig, known
from tests.oracle.values import (
    Days,
    event,
    judgement,
    random_days,
    runs_backwards,
    value,
    written_date,
)


def learn(case: Plain, seed: int) -> Plain:
    """
    Take one random step of learning, and give the case that knows more.

    A fact that had no value gets one, a list not complete gets an item, or is declared complete.
    What the facts around it rule out is not learned: a stage keeps within its bounds, so it is
    learned as yes or no only while no stage is dated; a value with VAT is never below the value
    net of it; no period ends before it begins; and a currency is only ever pounds.
    """
    rng = Random(seed)
    more: Plain = copied(case)
    days = Days(tuple(sorted(days_of(case)))) if days_of(case) else random_days(rng)
    learner = Learner(rng, days, more)
    steps = [learner.fact, learner.fact, learner.item_fact, learner.item, learner.complete]
    rng.shuffle(steps)
    any(step() for step in steps)
    return more


def copied(written: Any) -> Any:
    """
    Copy plain data.
    """
    if isinstance(written, dict):
        return {key: copied(inner) for key, inner in written.items()}
    return [copied(inner) for inner in written] if isinstance(written, list) else written


def days_of(written: Any) -> set[date]:
    """
    Collect the first day of each date in a case.
    """
    if isinstance(written, dict):
        return {day for inner in written.values() for day in days_of(inner)}
    if isinstance(written, list):
        return {day for inner in written for day in days_of(inner)}
    return {parse(written).first} if isinstance(written, str) and is_written_day(written) else set()


def is_absent(part: Plain, path: str) -> bool:
    """
    Say whether nobody has given a fact a value; accounts that differ have.
    """
    written = dig(part, path.split("."))
    return known(written) is None and not (isinstance(written, dict) and "accounts" in written)


def leaves(facts: dict[str, Kind]) -> dict[str, Kind]:
    """
    Give the paths that hold values: money by its parts.
    """
    found: dict[str, Kind] = {}
    for path, kind in facts.items():
        if kind == "money":
            found |= {f"{path}.{basis}": basis for basis in ("net_of_vat", "including_vat")}
            found[f"{path}.currency"] = ("GBP",)
        else:
            found[path] = kind
    return found


def items_of(case: Plain, path: str) -> tuple[list[Plain], bool]:
    """
    Give the items of a list, and whether they are all.
    """
    written = dig(case, path.split(".")) or []
    if isinstance(written, dict):
        return written.get("items", []), written.get("complete") is True
    return written, False


@dataclass(frozen=True)
class Learner:
    """
    Learns one thing of a case by writing it into the case; each step says whether it could.
    """

    rng: Random
    days: Days
    case: Plain

    def fact(self) -> bool:
        """
        Learn a fact outside lists, most often one that the case says nobody has told of.
        """
        kinds = leaves(FACTS)
        absent = [path for path in kinds if is_absent(self.case, path)]
        asked = [path for path in absent if dig(self.case, path.split(".")) is not None]
        path = self.rng.choice(asked if asked and self.rng.random() < 0.8 else absent)
        if path in STAGES:
            return self.stage(path)
        return self.teach(self.case, path, self.value(self.case, path, kinds[path]))

    def stage(self, stage: str) -> bool:
        """
        Learn a missing stage within its bounds.
        """
        others = [known(dig(self.case, other.split("."))) for other in STAGES]
        if all(fact is None or isinstance(fact["value"], bool) for fact in others):
            return self.teach(self.case, stage, event(self.rng, self.days))
        bounded = bounds(self.case, stage)
        day = min(max(self.rng.choice(self.days.near), bounded.first), bounded.last)
        written = written_date(self.rng, day)
        span = parse(written)
        if bounded == ANY_DAY or span.first < bounded.first or span.last > bounded.last:
            return False
        return self.teach(self.case, stage, written)

    def teach(self, part: Plain, path: str, written: Any) -> bool:
        """
        Write the learned value, unless a period would end before it begins.
        """
        if path in {"began", "ended"} and runs_backwards({**part, path: written}):
            return False
        put(part, path, written)
        return True

    def value(self, part: Plain, path: str, kind: Kind) -> Any:
        """
        Choose a value; a value net of VAT is at most the value including it.
        """
        if kind == "judgement":
            return judgement(self.rng, self.days, self.rng.choice(self.days.near))
        if kind not in {"net_of_vat", "including_vat"}:
            return value(self.rng, self.days, kind)
        figure = self.rng.choice([99, 100, 101, 120])
        names = path.split(".")[:-1]
        net = known(dig(part, [*names, "net_of_vat"]))
        including = known(dig(part, [*names, "including_vat"]))
        if kind == "net_of_vat":
            return min(figure, including["value"]) if including else figure
        return max(figure, net["value"]) if net else figure

    def item_fact(self) -> bool:
        """
        Learn a fact of an item.
        """
        found = [
            (item, name, kind)
            for path, (_, facts) in LISTS.items()
            for item in items_of(self.case, path)[0]
            for name, kind in leaves(facts).items()
            if is_absent(item, name)
        ]
        if not found:
            return False
        item, name, kind = self.rng.choice(found)
        return self.teach(item, name, self.value(item, name, kind))

    def item(self) -> bool:
        """
        Learn of one more item of a list that may lack some.
        """
        path = self.open_list()
        if path is not None:
            writer = CaseWriter(self.rng, self.days, self.rng.choice(self.days.near), 0.8)
            items = [*items_of(self.case, path)[0], writer.item(path, list(LISTS[path][1]))]
            put(self.case, path, {"items": items})
        return path is not None

    def complete(self) -> bool:
        """
        Learn that a list lacks nothing.
        """
        path = self.open_list()
        if path is not None:
            put(self.case, path, {"items": items_of(self.case, path)[0], "complete": True})
        return path is not None

    def open_list(self) -> str | None:
        """
        Choose a list that may lack items: nearly always one that the case speaks of.
        """
        paths = [path for path in LISTS if not items_of(self.case, path)[1]]
        spoken = [path for path in paths if dig(self.case, path.split(".")) is not None]
        choice = spoken if spoken and self.rng.random() < 0.9 else paths
        return self.rng.choice(choice) if choice else None
