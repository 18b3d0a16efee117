"""
Lead times: what takes time between two events and is no duty that is checked.

They are data, in lead_times.yaml beside the rulesets, with their source and how it is known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from bvrules.checking import Checker
from bvrules.citation import Citation
from bvrules.errors import CaseError, Problem, RulesetError, did_you_mean, excerpt
from bvrules.law import Nation
from bvrules.period import State
from bvrules.vocabulary import fact_type
from bvrules.yamltext import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bvrules.reading import Node

MOST_DAYS = 366
KEYS = ("title", "citation", "nations", "first", "then", "takes", "from", "state")


@dataclass(frozen=True, slots=True)
class LeadTime:
    """
    So many days (of some unit of `dates.UNITS`) from a first event to the one that follows.

    If `first` is of an item of a list, each item has its own; `then` is of the same item, or in
    no list.
    """

    id: str
    title: str
    citation: Citation
    first: str
    then: str
    number: int
    unit: str
    nations: tuple[str, ...]
    """Where it is so."""
    start: int
    """The day from which it has been so."""
    state: State

    @property
    def within(self) -> str:
        """The path of the list in an item of which it lies, or nothing."""
        return _list_of(self.first)

    def of(self, item: str) -> LeadTime:
        """Return the lead time of one item of its list, such as consultation.exercises[0]."""
        first, then = (
            f"{item}{path.removeprefix(self.within)}" if _list_of(path) else path
            for path in (self.first, self.then)
        )
        return replace(self, first=first, then=then)


def read_lead_times(text: str, file: str) -> tuple[LeadTime, ...]:
    """
    Return the lead times that a file holds.

    Raises RulesetError with all that is wrong with it.
    """
    check = Checker(file)
    (node,) = read_yaml(text)
    found = tuple(_read(check, name, each) for name, each in check.pairs(node))
    if check.problems:
        raise RulesetError(check.problems)
    return found


def _read(check: Checker, name: str, node: Node) -> LeadTime:
    fields = check.fields(node, KEYS)
    number, unit = check.time(fields.get("takes"))
    nations = [check.choice(each, get_args(Nation)) for each in check.items(fields.get("nations"))]
    first, then = _event(check, fields.get("first")), _event(check, fields.get("then"))
    if _list_of(then) not in ("", _list_of(first)):
        check.wrong(fields.get("then", node), "`then` stands in the list of `first`, or in none")
    return LeadTime(
        id=name,
        title=check.text(fields.get("title")),
        citation=Citation("", check.text(fields.get("citation"))),
        first=first,
        then=then,
        number=number,
        unit=unit,
        nations=tuple(each for each in nations if each),
        start=check.day(fields.get("from")) or 0,
        state=check.choice(fields.get("state"), get_args(State)) or "unconfirmed",
    )


def _event(check: Checker, node: Node | None) -> str:
    path = check.text(node)
    type = fact_type(path) if path else None
    if node is not None and (type is None or type.kind != "event"):
        check.wrong(node, f"`{excerpt(path)}` is no event of a case")
    return path


def _list_of(path: str) -> str:
    """Return the path of the list of which an event is in an item, or nothing."""
    around = path.rpartition(".")[0]
    found = fact_type(around)
    return around if found is not None and found.kind == "list" else ""


def with_numbers(
    lead_times: Iterable[LeadTime], numbers: Mapping[str, int]
) -> tuple[LeadTime, ...]:
    """
    Return lead times with the numbers that a council sets; 0 takes one out.

    Raises CaseError for one that there is not, or that takes more than a year.
    """
    known = {each.id: each for each in lead_times}
    for name, number in numbers.items():
        if name not in known:
            help = did_you_mean(name, known) or f"it may be {', '.join(known)}"
            raise CaseError([Problem(f"no lead time is called `{excerpt(name)}`", help=help)])
        if not 0 <= number <= MOST_DAYS:
            raise CaseError([Problem(f"`{name}` takes 0 to {MOST_DAYS} {known[name].unit}")])
        known[name] = replace(known[name], number=number)
    return tuple(each for each in known.values() if each.number)
