"""How a question is put: in the words of the facts that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bvrules import wording
from bvrules.fact import Fact, Judgement
from bvrules.openlist import Open
from bvrules.report.naming import item_of, lower, noun_of, upper
from bvrules.report.reasons import value
from bvrules.topic import around_of, topics

if TYPE_CHECKING:
    from bvrules.finding import Finding
    from bvrules.judged import Open as OpenFact
    from bvrules.leaves import Lapsed, Question
    from bvrules.setting import Reading
    from bvrules.topic import Topic


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
    return [worded(topic) for topic in topics(finding, exceptions=exceptions)]


def to_judge(question: Question) -> str:
    """Say whose judgement a question is."""
    whose = "authority" if question.by_authority else "reader"
    return f"For the {question.by or whose} to judge."


def to_weigh(question: Question) -> str:
    """Say what is to be weighed."""
    return f"To weigh: {'; '.join(question.weigh)}."


def worded(group: Topic) -> Ask:
    """Put what is asked as one into words."""
    first = group[0]
    paths = tuple(each.path for each in group)
    item = item_of(first.path)
    if first.question is not None:
        question = _said(item, first.question.asks)
        return Ask(question, paths, judgement=first.question, known=_lapsed(first))
    if first.reading.type.kind == "list":
        return Ask(_said(item, _were_these_all(first.reading)), paths)
    around = around_of(first.path)
    if around is not None and around.kind == "money":
        return Ask(_said(item or around.title, "What is the sum, without VAT or with it?"), paths)
    if len(group) == 1 or around is None:
        known = _known(first.reading)
        return Ask(_said(item, first.reading.type.asks), paths, known=known)
    question = _said(item, f"{around.asks.rstrip('.')}: yes or no to each?")
    return Ask(question, paths, tuple(each.reading.type.title for each in group))


def _said(item: str, question: str) -> str:
    """Put what a question is about before it."""
    return f"{upper(item)}: {lower(question)}" if item else question


def _were_these_all(reading: Reading) -> str:
    count = len(reading.fact.items) if isinstance(reading.fact, Open) else 0
    if not count:
        return f"{reading.type.asks} (List them, and say that these are all.)"
    noun = noun_of(reading.type)
    if count == 1:
        return f"One {noun} is listed: was it the only one?"
    return f"{wording.counted(count, noun)} are listed: were these all?"


def _lapsed(open: OpenFact) -> str | None:
    """Return the judgement that was made, and why it does not count."""
    said = _known(open.reading)
    if said is None or open.lapsed is None:
        return said
    fact = open.reading.fact
    until = fact.until if isinstance(fact, Judgement) else None
    return f"{said}; {why_lapsed(open.lapsed, until)}"


def why_lapsed(lapsed: Lapsed, until: int | None) -> str:
    """Say why a judgement does not count."""
    if lapsed == "expired" and until is not None:
        return f"it held until {wording.day(until)}, and no longer counts"
    return "it was not made in time to be the authority's own, so it does not count"


def _known(reading: Reading) -> str | None:
    """Return what is known already, where it is not exact enough."""
    fact = reading.fact
    if isinstance(fact, Fact) and (fact.value is not None or fact.accounts):
        return value(reading)
    return None
