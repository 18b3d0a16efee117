"""
Time limits: until when a breach can be taken to court.

They are data, in time_limits.yaml beside the rulesets, with their source and how it is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from bvrules.checking import Checker
from bvrules.citation import Citation
from bvrules.dates import Span, shift
from bvrules.errors import RulesetError
from bvrules.law import Nation
from bvrules.period import State
from bvrules.yamltext import read_yaml

if TYPE_CHECKING:
    from bvrules.law import Rule
    from bvrules.reading import Node

From = Literal["the breach", "the breach and its day", "knowledge"]
"""
What time is counted from.

From the breach, with its day or without; or from the day on which whoever goes to court first
knew, or should have known, that day included.
"""
KEYS = ("title", "citation", "nations", "of", "takes", "counts_from", "says", "from", "state")


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """
    So many days (of some unit of `dates.UNITS`) in which a breach can be taken to court.

    `of` names the rules, or whole rulesets, of whose breach it is so; `nations` where; `start` is
    the day from which it has been so. `says` is what else is to be known of it, in a sentence.
    """

    id: str
    title: str
    citation: Citation
    nations: tuple[str, ...]
    of: tuple[str, ...]
    number: int
    unit: str
    counts_from: From
    says: str
    start: int
    state: State

    def is_for(self, rule: Rule, nation: str) -> bool:
        """Return whether it is for the breach of a rule by an authority of a nation."""
        return nation in self.nations and not {rule.id, rule.ruleset}.isdisjoint(self.of)

    def last_day(self, day: int) -> int:
        """Return the last day in time, counted from a day."""
        end = shift(Span(day, day), self.unit, self.number, 1).first
        return end if self.counts_from == "the breach" else end - 1


def read_time_limits(text: str, file: str) -> tuple[TimeLimit, ...]:
    """
    Return the time limits that a file holds.

    Raises RulesetError with all that is wrong with it.
    """
    check = Checker(file)
    (node,) = read_yaml(text)
    found = tuple(_read(check, name, each) for name, each in check.pairs(node))
    if check.problems:
        raise RulesetError(check.problems)
    return found


def _read(check: Checker, name: str, node: Node) -> TimeLimit:
    fields = check.fields(node, KEYS)
    number, unit = check.time(fields.get("takes"))
    nations = [check.choice(each, get_args(Nation)) for each in check.items(fields.get("nations"))]
    return TimeLimit(
        id=name,
        title=check.text(fields.get("title")),
        citation=Citation("", check.text(fields.get("citation"))),
        nations=tuple(each for each in nations if each),
        of=check.texts(fields.get("of")),
        number=number,
        unit=unit,
        counts_from=check.choice(fields.get("counts_from"), get_args(From)) or "knowledge",
        says=check.text(fields.get("says")),
        start=check.day(fields.get("from")) or 0,
        state=check.choice(fields.get("state"), get_args(State)) or "unconfirmed",
    )
