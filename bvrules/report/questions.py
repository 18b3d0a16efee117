"""What would settle a finding: its questions, those about one group of things as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bvrules import wording
from bvrules.fact import Fact
from bvrules.openlist import Open
from bvrules.report.naming import item_of, lower, noun_of
from bvrules.report.reasons import value
from bvrules.vocabulary import fact_type

if TYPE_CHECKING:
    from bvrules.finding import Finding
    from bvrules.judged import Open as OpenFact
    from bvrules.leaves import Question
    from bvrules.setting import Reading


class Ask(NamedTuple):
    """
    A question whose answer would take a finding further.

    `of` holds the things asked about, where one question asks about several; `paths` the
    facts that an answer would give.
    """

    question: str
    paths: tuple[str, ...]
    of: tuple[str, ...] = ()
    judgement: Question | None = None
    known: str | None = None


def asks(finding: Finding, *, exceptions: bool = True) -> list[Ask]:
    """
    Return the questions that a finding turns on.

    Without `exceptions`, those are left out that matter only if the duty was not met.
    """
    found: dict[str, list[OpenFact]] = {}
    for each in finding.open:
        if exceptions or not each.on_exception:
            found.setdefault(_key(each), []).append(each)
    # What is in a list is asked first: then come its items.
    groups = sorted(found.values(), key=lambda group: group[0].reading.type.kind != "list")
    return [_ask(group) for group in groups]


def to_judge(question: Question) -> str:
    """Say whose judgement a question is."""
    whose = "authority" if question.by_authority else "reader"
    return f"For the {question.by or whose} to judge."


def to_weigh(question: Question) -> str:
    """Say what is to be weighed."""
    return f"To weigh: {'; '.join(question.weigh)}."


def _key(each: OpenFact) -> str:
    """Return what is asked as one: yes and no within a part, and a sum with and without VAT."""
    parent = each.path.rpartition(".")[0]
    around = fact_type(_without_index(parent))
    is_money = around is not None and around.kind == "money"
    flags = each.reading.type.kind == "flag" and parent.count(".") > 0 and not each.is_judgement
    return parent if is_money or flags else each.path


def _ask(group: list[OpenFact]) -> Ask:
    first = group[0]
    paths = tuple(each.path for each in group)
    item = item_of(first.path)
    if first.question is not None:
        return Ask(_said(item, first.question.asks), paths, judgement=first.question)
    if first.reading.type.kind == "list":
        return Ask(_said(item, _were_these_all(first.reading)), paths)
    around = fact_type(_without_index(first.path.rpartition(".")[0]))
    if around is not None and around.kind == "money":
        return Ask(_said(item or around.title, "What is the sum, without VAT or with it?"), paths)
    if len(group) == 1 or around is None:
        known = _known(first.reading)
        return Ask(_said(item, first.reading.type.asks), paths, known=known)
    question = _said(item, f"{around.asks.rstrip('.')}: yes or no to each?")
    return Ask(question, paths, tuple(each.reading.type.title for each in group))


def _said(item: str, question: str) -> str:
    """Put what a question is about before it."""
    return f"{item[0].upper()}{item[1:]}: {lower(question)}" if item else question


def _were_these_all(reading: Reading) -> str:
    count = len(reading.fact.items) if isinstance(reading.fact, Open) else 0
    if not count:
        return f"{reading.type.asks} (List them, and say that these are all.)"
    noun = noun_of(reading.type)
    if count == 1:
        return f"One {noun} is listed: was it the only one?"
    return f"{wording.counted(count, noun)} are listed: were these all?"


def _known(reading: Reading) -> str | None:
    """Return what is known already, where it is not exact enough."""
    fact = reading.fact
    if isinstance(fact, Fact) and (fact.value is not None or fact.accounts):
        return value(reading)
    return None


def _without_index(path: str) -> str:
    parts = path.split("[")
    return parts[0] + "".join(part.partition("]")[2] for part in parts[1:])
