"""How an answer is said: yes, on or before a day, these are all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bvrules import wording
from bvrules.dates import LATEST, Span, read_day
from bvrules.report.naming import item_of, lower
from bvrules.topic import type_at

if TYPE_CHECKING:
    from bvrules.advice.answers import Answer, Given
    from bvrules.advice.ask import Question
    from bvrules.advice.trying import Effect

MOST_WORDS, MOST_CITED = 4, 3


def answer_said(answer: Answer) -> str:
    """Say what an answer gives: yes; before 12 January 2015; staff: yes."""
    given = answer.given
    if len(given) == 1:
        return given_said(given[0])
    plain = {each.value for each in given if isinstance(each.value, bool)}
    is_event = any(_kind(each) != "flag" or each.path.endswith(".complete") for each in given)
    if len(plain) == 1 and not is_event:
        return "yes to all" if plain.pop() else "no to all"
    return "; ".join(f"{_named(each.path)}: {given_said(each)}" for each in given)


def told_together(question: Question) -> list[tuple[str, tuple[Effect, ...]]]:
    """Return what the answers to a question do, those that do the same together."""
    groups: dict[tuple[Effect, ...], list[Answer]] = {}
    for answer in question.answers:
        groups.setdefault(answer.effects, []).append(answer)
    several = len(question.paths) > 1
    told = [(_together(each, several=several), effects) for effects, each in groups.items()]
    return sorted(told, key=lambda pair: not pair[1])


def _together(answers: list[Answer], *, several: bool) -> str:
    """Say several answers as one; `several`: more than one thing is asked about."""
    alone = [each for each in answers if len(each.given) == 1]
    words = [answer_said(each) for each in answers]
    if not several:
        return wording.listed(words, "or")
    for word in ("yes", "no"):
        if f"{word} to all" in words and [answer_said(each) for each in alone] == [word] * (
            len(alone)
        ):
            return f"{word} to any of these" if alone else f"{word} to all of these"
    named = [
        f"{_named(each.given[0].path)}: {answer_said(each)}"
        if len(each.given) == 1
        else answer_said(each)
        for each in answers
    ]
    return wording.listed(named, "or")


def _named(path: str) -> str:
    """Name the fact that an answer gives, with the item of a list that it is of."""
    found = type_at(path.removesuffix(".complete"))
    title = found.title if found else path
    item = item_of(path)
    return f"{item}: {lower(title)}" if item else lower(title)


def _kind(given: Given) -> str:
    found = type_at(given.path.removesuffix(".complete"))
    return found.kind if found else "flag"


def given_said(given: Given) -> str:
    """Say the value that is given for one fact."""
    kind = _kind(given)
    if kind == "list":
        return "these are all"
    if kind == "judgement":
        return f"{'yes' if given.value['value'] else 'no'}, if the judgement counts"
    if kind == "event":
        return _event(given)
    if kind == "number":
        return _number(given)
    words = [_plain(each) for each in (given.value, *given.also)]
    more = len(words) - MOST_WORDS
    shown = [*words[:MOST_WORDS], f"{more} more"] if more > 1 else words
    return wording.listed(shown, "or")


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return wording.one_line(str(value))


def _event(given: Given) -> str:
    if isinstance(given.value, bool):
        return "yes, on a day that is not known" if given.value else "it has not happened"
    if not given.is_range:
        return wording.day(read_day(given.value))
    first = 0 if given.least is None else read_day(given.least)
    last = LATEST if given.most is None else read_day(given.most)
    said = wording.days(Span(first, last))
    return "on any day" if said == "on a day that is not known" else said


def _number(given: Given) -> str:
    if not given.is_range:
        return f"{given.value:,}"
    if given.least is None:
        return "any number" if given.most is None else f"up to {given.most:,}"
    if given.most is None:
        return f"{given.least:,} or more"
    return f"{given.least:,}" if given.least == given.most else f"{given.least:,} to {given.most:,}"


def effects_said(effects: tuple[Effect, ...]) -> str:
    """Say what an answer does: which findings are settled, and what others could still be."""
    if not effects:
        return "this alone changes nothing"
    groups: dict[tuple[str, ...], list[str]] = {}
    for each in sorted(effects, key=lambda effect: not effect.settles):
        words = tuple(wording.outcome_word(left, each.force) for left in each.after)
        groups.setdefault(words, []).append(str(each.rule.citation))
    return "; ".join(
        f"{cited(cites)}: {wording.listed(words, 'or')}" for words, cites in groups.items()
    )


def cited(citations: list[str]) -> str:
    """List citations, not endlessly."""
    unique = list(dict.fromkeys(citations))
    more = len(unique) - MOST_CITED
    return wording.listed([*unique[:MOST_CITED], f"{more} more"] if more > 0 else unique)
