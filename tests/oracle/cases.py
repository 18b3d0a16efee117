"""
Write a case by chance, about the facts that a rule reads.
"""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from tests.oracle.facts import STAGES
from tests.oracle.material import FACTS, LISTS, PERIODS, Kind, put
from tests.oracle.reading import Plain
from tests.oracle.values import (
    NOBODY_SAID,
    Days,
    differing,
    dressed,
    event,
    judgement,
    money,
    runs_backwards,
    value,
)


@dataclass(frozen=True)
class CaseWriter:
    """
    Writes a case about the facts that a rule reads.
    """

    rng: Random
    days: Days
    as_of: date
    share_known: float

    def fact(self, kind: Kind, plain: Any = None) -> Any:
        """
        Write a fact, or None to leave it out, or what is no value.
        """
        rng = self.rng
        if rng.random() > self.share_known:
            return rng.choice([None, NOBODY_SAID, NOBODY_SAID])
        if kind == "money":
            return money(rng)
        if kind == "judgement":
            return judgement(rng, self.days, self.as_of)
        if plain is None and rng.random() < 0.03:
            return differing(rng, self.days, kind)
        return dressed(rng, value(rng, self.days, kind) if plain is None else plain)

    def write(self, paths: set[str], lists: dict[str, set[str]]) -> Plain:
        """
        Write the case, with some stages that the rule does not read.
        """
        case: Plain = {"format": 1, "title": "A case made by chance"}
        self.stages(case, paths)
        for path in sorted(paths - set(STAGES)):
            self.put(case, path, FACTS[path])
        for path in sorted(lists):
            written = self.open_list(path, sorted(lists[path]))
            if written is not None:
                put(case, path, written)
        return case

    def put(self, part: Plain, path: str, kind: Kind, plain: Any = None) -> None:
        written = self.fact(kind, plain)
        if kind == "money" and written == NOBODY_SAID:
            put(part, f"{path}.net_of_vat", written)
        elif written is not None:
            put(part, path, written)

    def stages(self, case: Plain, paths: set[str]) -> None:
        """
        Write the stages, mostly in their order, and not all.
        """
        days = sorted(self.rng.choice(self.days.near) for _ in STAGES)
        if self.rng.random() < 0.1:
            self.rng.shuffle(days)
        for stage, day in zip(STAGES, days, strict=True):
            if stage in paths or self.rng.random() < 0.3:
                self.put(case, stage, "event", event(self.rng, self.days, day))

    def open_list(self, path: str, facts: list[str]) -> Any:
        """
        Write a list: absent, empty, with items, and sometimes complete.
        """
        rng = self.rng
        items = [self.item(path, facts) for _ in range(rng.choice([0, 1, 1, 2, 2, 3]))]
        if rng.random() < 0.75 * self.share_known:
            return {"items": items, "complete": True}
        return rng.choice([None, [], items, items, {"items": items}])

    def item(self, path: str, facts: list[str]) -> Plain:
        item: Plain = {}
        for name in facts:
            self.put(item, name, LISTS[path][1][name])
        if path in PERIODS and runs_backwards(item):
            del item["began"]
        return item
