"""The questions worth asking, best first: as text for a person, and as data."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import TypedDict

from bvrules import wording
from bvrules.dates import iso
from bvrules.report import given as said
from bvrules.report import withheld
from bvrules.report.json import question_data
from bvrules.report.questions import worded
from bvrules.report.shape import (  # noqa: TC001 - schemas are made of the types
    CitationJson,
    QuestionJson,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.advice.answers import Answer
    from bvrules.advice.ask import Asking, Question
    from bvrules.finding import Report
    from bvrules.report.questions import Ask

INDENT = 14


class GivenJson(TypedDict):
    """
    What an answer gives for a fact: a value as a case holds it.

    `also` holds words that come to the same; `least` and `most` the first and the last day or
    figure that do, null where there is no end to it.
    """

    path: str
    value: Any
    also: list[Any]
    least: Any
    most: Any


class EffectJson(TypedDict):
    """What an answer does to a finding: the outcomes left before it, and after."""

    rule: str
    citation: str
    before: list[str]
    after: list[str]
    outcome: str


class AnswerJson(TypedDict):
    """An answer, in words and as data, and what it alone would do."""

    says: str
    given: list[GivenJson]
    effects: list[EffectJson]


class WorthAskingJson(TypedDict):
    """A question: its parts, why it is asked, who usually knows, and its answers."""

    asks: list[QuestionJson]
    because_of: list[CitationJson]
    who: list[str]
    settles: list[str]
    answers: list[AnswerJson]


class OutOfReachJson(TypedDict):
    """An open finding that no question takes further."""

    rule: str
    could_be: list[str]


class AskingJson(TypedDict):
    """The questions worth asking of a case, best first."""

    format: Literal[1]
    notice: str
    as_of: str
    withheld: str | None
    open: int
    questions: list[WorthAskingJson]
    out_of_reach: list[OutOfReachJson]


def render_json(asking: Asking) -> str:
    """Write the questions as JSON text, all of it ASCII."""
    return json.dumps(as_data(asking), indent=2) + "\n"


def as_data(asking: Asking) -> AskingJson:
    """Return the questions as data of the published shape."""
    return {
        "format": 1,
        "notice": wording.NOT_LEGAL_ADVICE,
        "as_of": iso(asking.report.as_of),
        "withheld": " ".join(withheld.said_of_advice(asking.report.withheld)) or None,
        "open": open_of(asking.report),
        "questions": [_question(each, asking.report) for each in asking.questions],
        "out_of_reach": [
            {"rule": each.rule.id, "could_be": list(each.could_be)} for each in asking.out_of_reach
        ],
    }


def open_of(report: Report) -> int:
    """Return how many findings have more than one outcome left."""
    return sum(len(each.could_be) > 1 for each in report.findings)


def _question(question: Question, report: Report) -> WorthAskingJson:
    links = {each.rule: each.link for each in report.findings}
    return {
        "asks": [question_data(worded(topic)) for topic in question.topics],
        "because_of": [
            {"text": str(rule.citation), "link": links[rule]} for rule in question.rules
        ],
        "who": list(question.who),
        "settles": [rule.id for rule in question.settles],
        "answers": [_answer(each) for each in question.answers],
    }


def _answer(answer: Answer) -> AnswerJson:
    return {
        "says": said.answer_said(answer),
        "given": [
            {
                "path": each.path,
                "value": each.value,
                "also": list(each.also),
                "least": each.least,
                "most": each.most,
            }
            for each in answer.given
        ],
        "effects": [
            {
                "rule": each.rule.id,
                "citation": str(each.rule.citation),
                "before": list(each.before),
                "after": list(each.after),
                "outcome": each.outcome,
            }
            for each in answer.effects
        ],
    }


# Text


def render(asking: Asking, *, width: int = 80, most: int | None = None) -> str:
    """
    Write the questions as text of at most `width` columns, the best first.

    `most` is the number of questions to show; None shows all.
    """
    lines = [*_head(asking)]
    shown = asking.questions[:most]
    for number, each in enumerate(shown, 1):
        lines += ["", *question_lines(each, f"{number}.", width)]
    if more := len(asking.questions) - len(shown):
        lines += ["", f"({wording.counted(more, 'more question')}: --most {len(asking.questions)})"]
    if asking.out_of_reach:
        cites = said.cited([str(each.citation) for each in asking.out_of_reach])
        lines += ["", f"No question takes this further: {cites}."]
    return "".join(f"{line}\n" for line in _filled(lines, width))


def _head(asking: Asking) -> Iterator[str]:
    report = asking.report
    title = wording.one_line(report.case.title or "", 120) or "A case without a title"
    yield f"{title}, as of {wording.day(report.as_of)}"
    yield wording.NOT_LEGAL_ADVICE
    yield from withheld.said_of_advice(report.withheld)
    yield ""
    if not asking.questions:
        yield "Nothing is left to ask: no answer would change an outcome."
        return
    count = wording.counted(len(asking.questions), "question")
    yield f"{wording.counted(open_of(report), 'finding')} open, {count} worth asking, best first."


def question_lines(question: Question, number: str, width: int) -> Iterator[str]:
    """Write a question: what it asks, why, who knows, and what each answer would do."""
    yield from question_head(question, number, width)
    for words, effects in said.told_together(question):
        yield from _row("if", f"{words}: {said.effects_said(effects)}", width)


def question_head(question: Question, number: str, width: int) -> Iterator[str]:
    """Write a question: what it asks, why, and who knows."""
    asks = [worded(topic) for topic in question.topics]
    for place, ask in enumerate(asks):
        lead = number if place == 0 else ""
        joined = f"{lead:<4}{'and: ' if place else ''}{ask.question}"
        yield from wrap(joined, width, subsequent_indent="    ")
        yield from _about(ask, width)
    yield from _row("asked for", said.cited([str(rule.citation) for rule in question.rules]), width)
    yield from _row("who knows", wording.listed(question.who, "or"), width)


def _about(ask: Ask, width: int) -> Iterator[str]:
    if ask.of:
        yield from _row("", " · ".join(ask.of), width)
    if ask.known:
        yield from _row("so far", ask.known, width)
    if ask.judgement is not None:
        yield from _row("to weigh", "; ".join(ask.judgement.weigh), width)


def _row(label: str, text: str, width: int) -> list[str]:
    margin = f"    {label:<{INDENT - 4}}"
    return wrap(
        text,
        width,
        initial_indent=margin,
        subsequent_indent=" " * INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _filled(lines: list[str], width: int) -> Iterator[str]:
    for line in lines:
        yield from [line] if line.startswith(" ") or len(line) <= width else wrap(line, width)
