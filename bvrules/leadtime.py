"""
Lead times: what takes time between two events and is no duty that is checked.

They are data, in lead_times.yaml beside the rulesets, with their source and how it is known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from bvrules.checking import Checker
from bvrules.citation import Citation
from bvrules.dates import UNITS
from bvrules.errors import CaseError, Problem, RulesetError, did_you_mean, excerpt
from bvrules.period import State
from bvrules.vocabulary import fact_type
from bvrules.yamltext import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bvrules.reading import Node

MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class LeadTime:
    """
    So many days (of some unit of `dates.UNITS`) from a first event to the one that follows.

    In a list, `first` and `then` are events of one item, and each item has its own.
    """

    id: str
    title: str
    citation: Citation
    first: str
    then: str
    number: int
    unit: str
    start: int
    """The day from which it has been so."""
    state: State


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
    fields = check.fields(node, ("title", "citation", "first", "then", "takes", "from", "state"))
    takes = check.pairs(fields.get("takes"))
    unit = takes[0][0] if takes else ""
    if len(takes) != 1 or unit not in UNITS:
        check.wrong(fields.get("takes", node), f"this takes one of {', '.join(UNITS)}")
    return LeadTime(
        id=name,
        title=check.text(fields.get("title")),
        citation=Citation("", check.text(fields.get("citation"))),
        first=_event(check, fields.get("first")),
        then=_event(check, fields.get("then")),
        number=check.whole_number(takes[0][1]) if takes else 0,
        unit=unit,
        start=check.day(fields.get("from")) or 0,
        state=check.choice(fields.get("state"), get_args(State)) or "unconfirmed",
    )


def _event(check: Checker, node: Node | None) -> str:
    path = check.text(node)
    type = fact_type(path) if path else None
    if node is not None and (type is None or type.kind != "event"):
        check.wrong(node, f"`{excerpt(path)}` is no event of a case")
    return path


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
