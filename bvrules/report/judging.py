"""What a person has to judge: as text, and as data."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import TypedDict

from bvrules import wording
from bvrules.dates import iso
from bvrules.report import given as said
from bvrules.report import withheld
from bvrules.report.questions import to_judge as whose
from bvrules.report.questions import why_lapsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.advice.judgements import Asked, ToJudge
    from bvrules.advice.trying import Effect

INDENT = 12


class AskedJson(TypedDict):
    """A question of law as one rule asks it, and how the judgement made stands to it."""

    rule: str
    citation: str
    asks: str
    weigh: list[str]
    by: str | None
    whose: Literal["authority", "reader"]
    source: str | None
    state: str
    standing: str
    to_be_made_by: str | None


class JudgingJson(TypedDict):
    """What a person has to judge, what was judged, and what each answer would do."""

    format: Literal[1]
    notice: str
    path: str
    asks: str
    withheld: str | None
    made: dict[str, Any] | None
    asked: list[AskedJson]
    if_yes: dict[str, list[str]]
    if_no: dict[str, list[str]]


def as_data(found: ToJudge) -> JudgingJson:
    """Return what is to be judged as data of the published shape."""
    return {
        "format": 1,
        "notice": wording.NOT_LEGAL_ADVICE,
        "path": found.path,
        "asks": found.asks,
        "withheld": " ".join(withheld.said_of_advice(found.withheld)) or None,
        "made": found.made.written() if found.made else None,
        "asked": [_asked(each) for each in found.asked],
        "if_yes": _left(found.if_yes),
        "if_no": _left(found.if_no),
    }


def render_json(found: ToJudge) -> str:
    """Write what is to be judged as JSON text, all of it ASCII."""
    return json.dumps(as_data(found), indent=2) + "\n"


def _asked(asked: Asked) -> AskedJson:
    question = asked.question
    return {
        "rule": asked.rule.id,
        "citation": str(asked.rule.citation),
        "asks": question.asks,
        "weigh": list(question.weigh),
        "by": question.by,
        "whose": "authority" if question.by_authority else "reader",
        "source": question.citation,
        "state": question.known.state,
        "standing": asked.standing,
        "to_be_made_by": iso(asked.by_then) if asked.by_then else None,
    }


def _left(effects: tuple[Effect, ...]) -> dict[str, list[str]]:
    return {each.rule.id: list(each.after) for each in effects}


# Text


def render(found: ToJudge, *, width: int = 80) -> str:
    """Write what is to be weighed, whose judgement it is, and how it stands, as text."""
    return "".join(f"{line}\n" for line in _lines(found, width))


def _lines(found: ToJudge, width: int) -> Iterator[str]:
    yield from wrap(found.asks, width)
    for left_out in withheld.said_of_advice(found.withheld):
        yield from wrap(left_out, width)
    yield from _row("fact", found.path, width)
    yield from _row("so far", _made(found), width)
    for each in found.asked:
        yield ""
        yield from wrap(f"{each.rule.citation}  {each.rule.title}", width)
        if each.question.asks != found.asks:
            yield from _row("asks", each.question.asks, width)
        yield from _row("to weigh", "; ".join(each.question.weigh), width)
        yield from _row("whose", _whose(each), width)
        yield from _row("source", _source(each), width)
        yield from _row("stands", _stands(found, each), width)
    if not found.asked:
        yield from ["", *wrap("No rule that was looked at asks for this judgement.", width)]
        return
    yield ""
    yield from _row("if yes", said.effects_said(found.if_yes), width)
    yield from _row("if no", said.effects_said(found.if_no), width)


def _made(found: ToJudge) -> str:
    if found.made is None:
        return "nobody has judged it"
    if found.made.is_withheld:
        return "withheld"
    return f"{wording.value(found.made)}, {wording.judgement_told(found.made)}"


def _whose(asked: Asked) -> str:
    said_of = whose(asked.question)
    if not asked.question.by_authority:
        return said_of
    if asked.by_then is None:
        return f"{said_of} It has to be made before the moment that counts."
    return f"{said_of} It has to be made by {wording.day(asked.by_then)}."


def _source(asked: Asked) -> str:
    source = asked.question.citation or str(asked.rule.citation)
    state = asked.question.known.state
    return source if state == "read" else f"{source} ({state}: not read at its source)"


def _stands(found: ToJudge, asked: Asked) -> str:
    if asked.standing == "open":
        return "open"
    if asked.standing == "withheld":
        return "the judgement that was made is withheld"
    if asked.standing == "counts":
        return "the judgement made counts"
    return why_lapsed(asked.standing, found.made.until if found.made else None)


def _row(label: str, text: str, width: int) -> list[str]:
    return wrap(
        text,
        width,
        initial_indent=f"  {label:<{INDENT - 2}}",
        subsequent_indent=" " * INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
