"""What is asked as one: the facts that a finding turns on, by the thing that they are about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bvrules.vocabulary import FactType, fact_type

if TYPE_CHECKING:
    from bvrules.finding import Finding
    from bvrules.judged import Open

Topic = tuple["Open", ...]
"""Facts that are asked for in one question; at least one."""


def topics(finding: Finding, *, exceptions: bool = True) -> list[Topic]:
    """
    Return what a finding turns on, what is asked as one together.

    Without `exceptions`, what matters only if the duty was not met is left out.
    """
    found: dict[str, list[Open]] = {}
    for each in finding.open:
        if exceptions or not each.on_exception:
            found.setdefault(topic_of(each), []).append(each)
    # What is in a list is asked first: then come its items.
    groups = sorted(found.values(), key=lambda group: group[0].reading.type.kind != "list")
    return [tuple(group) for group in groups]


def topic_of(each: Open) -> str:
    """Return what a fact is asked with: yes and no of a part, and a sum with and without VAT."""
    parent = each.path.rpartition(".")[0]
    around = around_of(each.path)
    is_money = around is not None and around.kind == "money"
    flags = each.reading.type.kind == "flag" and parent.count(".") > 0 and not each.is_judgement
    return parent if is_money or flags else each.path


def around_of(path: str) -> FactType | None:
    """Return the part of a case that a fact stands in."""
    return type_at(path.rpartition(".")[0])


def type_at(path: str) -> FactType | None:
    """
    Return what may stand at the path of a case in which the items of lists are numbered.

    >>> type_at("consultation.exercises[0].ended").kind
    'event'
    """
    return fact_type(without_numbers(path))


def without_numbers(path: str) -> str:
    """
    Return a path as a rule names it, without the numbers of the items of lists.

    >>> without_numbers("consultation.exercises[0].ended")
    'consultation.exercises.ended'
    """
    return _INDEX.sub("", path)


_INDEX = re.compile(r"\[\d+\]")
