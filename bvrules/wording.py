"""
English: how outcomes, days, sums and facts are said.

Deciding happens elsewhere; here data becomes words, the same words in every format.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bvrules.dates import EARLIEST, LATEST, Span
from bvrules.fact import Fact, Judgement, When
from bvrules.openlist import Open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bvrules.citation import Citation

MOST_ACCOUNTS = 4
"""So many accounts that differ are told."""

NOT_LEGAL_ADVICE = "Not legal advice. It says what the facts given show, and what they do not."


def day(number: int) -> str:
    """
    Say a day.

    >>> day(date(2015, 1, 12).toordinal())
    '12 January 2015'
    """
    when = date.fromordinal(number)
    return f"{when.day} {when:%B %Y}"


def days(span: Span) -> str:
    """
    Say a span of days.

    >>> days(Span(date(2015, 1, 1).toordinal(), LATEST))
    'on or after 1 January 2015'
    """
    if span.is_one_day:
        return day(span.first)
    if span.first <= EARLIEST and span.last >= LATEST:
        return "on a day that is not known"
    if span.first <= EARLIEST:
        return f"on or before {day(span.last)}"
    if span.last >= LATEST:
        return f"on or after {day(span.first)}"
    return f"between {day(span.first)} and {day(span.last)}"


def when(value: When) -> str:
    """
    Say when something happened, as exactly as it was written.

    >>> when(When.read("2011-03")), when(When.read(False))
    ('March 2011', 'no')
    """
    if value.days is None:
        return "yes" if value.text else "no"
    text = str(value.text)
    if value.days.is_one_day:
        return day(value.days.first)
    if len(text) == len("2011-03") and text[4] == "-":
        return f"{date.fromordinal(value.days.first):%B %Y}"
    return text


def value(fact: Fact[Any] | Open[Any] | None) -> str:
    """Say the value of a fact."""
    if isinstance(fact, Open):
        return counted(len(fact.items), "item") + (", these are all" if fact.complete else "")
    if fact is None or (fact.value is None and not fact.accounts):
        return "not known"
    if fact.value is None:
        told = list(dict.fromkeys(_told(each) for each in fact.accounts))
        more = f" or {len(told) - MOST_ACCOUNTS} more" if len(told) > MOST_ACCOUNTS else ""
        return f"{' or '.join(told[:MOST_ACCOUNTS])}{more} (accounts differ)"
    return _plain(fact.value)


def _told(fact: Fact[Any]) -> str:
    said = "not known" if fact.value is None else _plain(fact.value)
    return f"{said}{f', says {one_line(fact.source, 80)}' if fact.source else ''}"


def _plain(value: Any) -> str:
    if isinstance(value, When):
        return when(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, Decimal)):
        return f"{value:,}"
    return one_line(str(value))


def one_line(text: str, limit: int = 300) -> str:
    """
    Make text of a case safe to print: one line, no control characters, not endless.

    Escape sequences and marks that turn the direction of writing would let a case repaint
    the reader's screen.
    """
    shown = "".join(char if char.isprintable() else " " for char in text[: limit + 1])
    shown = " ".join(shown.split())
    return shown if len(shown) <= limit else shown[:limit].rstrip() + "…"


def counted(number: int, noun: str) -> str:
    """
    Say a number of things.

    >>> counted(1, "breach"), counted(2, "breach"), counted(3, "day")
    ('1 breach', '2 breaches', '3 days')
    """
    if number == 1:
        return f"1 {noun}"
    plural = f"{noun}es" if noun.endswith(("s", "ch")) else f"{noun}s"
    return f"{number} {plural}"


def a(noun: str) -> str:
    """
    Put the article before a noun.

    >>> a("best value authority"), a("excluded body")
    ('a best value authority', 'an excluded body')
    """
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """
    Join words as in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def brief(citation: Citation) -> str:
    """
    Name a provision without the name of the case that it was said in.

    >>> from bvrules.citation import Citation
    >>> brief(Citation("Fair consultation", "principle 1: R v Brent LBC (1985) 84 LGR 168"))
    'Fair consultation principle 1'
    """
    return str(citation).partition(": ")[0]


def ranges(numbers: Sequence[int]) -> str:
    """
    Say numbers that rise, those that follow each other as one.

    >>> ranges([1, 2, 3, 5, 7, 8])
    '1 to 3, 5, 7 and 8'
    """
    groups: list[list[int]] = []
    for each in numbers:
        if groups and each == groups[-1][-1] + 1:
            groups[-1].append(each)
        else:
            groups.append([each])
    said: list[str] = []
    for group in groups:
        long = len(group) > 2  # noqa: PLR2004 - two numbers are said one by one
        said += [f"{group[0]} to {group[-1]}"] if long else [str(each) for each in group]
    return listed(said)


def standing(fact: Fact[Any]) -> str | None:
    """Say whose word a fact is, unless it is simply on record."""
    source = f" by {one_line(fact.source, 80)}" if fact.source else ""
    words = {
        "found": "found by a court or tribunal",
        "alleged": f"alleged{source}",
        "disputed": f"disputed{source}",
    }
    said = words.get(fact.standing)
    if said is None and fact.source:
        return f"says {one_line(fact.source, 80)}"
    return said


def judgement_told(fact: Judgement) -> str:
    """Say who judged, when, why, and until when."""
    by = one_line(fact.by or "", 80)
    # A role has an article, a name has none: the monitoring officer, Underhill LJ.
    the = "the " if by[:1].islower() and not by.startswith(("the ", "a ")) else ""
    parts = [f"judged by {the}{by}" if by else "judged"]
    if fact.dated:
        parts.append(f"on {when(fact.dated)}" if fact.dated.days else "")
    if fact.until is not None:
        parts.append(f"until {day(fact.until)}")
    return " ".join(filter(None, parts)) + (f": {one_line(fact.reasons)}" if fact.reasons else "")


OUTCOME_WORDS = {
    "compliant": "compliant",
    "breach": "breach",
    "excused": "excused",
    "unknown": "not known",
    "judgement": "for judgement",
    "not_applicable": "does not apply",
    "pending": "pending",
    "error": "error",
}


def outcome_word(outcome: str, force: str) -> str:
    """
    Return the word for an outcome; a breach of what is not law is a departure.

    >>> outcome_word("breach", "good practice")
    'departure'
    """
    if outcome == "breach" and force != "law":
        return "departure"
    return OUTCOME_WORDS[outcome]


def word_of(outcome: str, force: str) -> str:
    """
    Return the word that examples and machine formats use for an outcome.

    >>> word_of("not_applicable", "law")
    'not applicable'
    """
    return "departure" if outcome == "breach" and force != "law" else outcome.replace("_", " ")


FORCE_WORDS = {
    "law": "law",
    "guidance": "guidance",
    "adopted policy": "adopted policy",
    "adoption not known": "good practice",
    "good practice": "good practice",
}
"""What a breach is of, or a departure from; a policy is good practice until it is adopted."""

_SAID = {
    "compliant": "What {cite} asks was done: {title}.",
    "breach": "What {cite} requires was not done. It asks that {title}.",
    "departure": "This departs from {cite}. It asks that {title}.",
    "excused": "{cite} was not met, and an exception lifts the duty.",
    "unknown": "Whether {cite} was met is not known. It asks that {title}.",
    "judgement": "Whether {cite} is met is for a person to judge. It asks that {title}.",
    "not_applicable": "{cite} does not apply.",
    "pending": "The moment for {cite} has not come. It asks that {title}.",
    "error": "{cite} could not be evaluated; this is a defect of the program.",
}


IF_ALLEGED = ", if an allegation is right"
"""Follows what was found on the word of somebody, or where that is disputed."""
_DECIDED = ("breach", "excused", "compliant")


def claim(outcome: str, *, contested: bool) -> str:
    """
    Return the words that say that a finding rests on an allegation, if it does.

    >>> claim("compliant", contested=True)
    ', if an allegation is right'
    >>> claim("unknown", contested=True)
    ''
    """
    return IF_ALLEGED if contested and outcome in _DECIDED else ""


def sentence(cite: str, title: str, outcome: str, force: str, *, contested: bool) -> str:
    """Say a finding in a sentence, with whose word it rests on first."""
    key = "departure" if outcome == "breach" and force != "law" else outcome
    said = _SAID[key].format(cite=cite, title=title[0].lower() + title[1:])
    if not claim(outcome, contested=contested):
        return said
    start = 0 if said.startswith(cite) else 1
    return f"If the allegation is right: {said[:start].lower()}{said[start:]}"


_SHORT = {
    "breach": "This was not done in full and in time.",
    "excused": "This was not done in full and in time, and an exception lifts the duty.",
    "error": "This could not be evaluated; it is a defect of the program.",
}


def in_short(outcome: str, *, contested: bool) -> str | None:
    """Say what became of a duty that stands above in full, where it needs to be said."""
    alleged = bool(claim(outcome, contested=contested))
    said = "This was done." if alleged and outcome == "compliant" else _SHORT.get(outcome)
    if said is not None and alleged:
        return f"If the allegation is right: {said[0].lower()}{said[1:]}"
    return said


def out_of_order_warning(earlier: str, later: str) -> str:
    """Say that a stage came before one that it usually follows."""
    return f"{stage(later)} came before {stage(earlier)}; usually it is the other way round"


def elsewhere_warning(nation: str, instead: Sequence[str]) -> str:
    """
    Say that the law of England is not that of the authority, and which law is.

    >>> elsewhere_warning("Scotland", ["LGSA 2003"])
    'the authority is in Scotland: duties of English law do not apply there; see LGSA 2003'
    """
    see = f"; see {listed(instead)}" if instead else ""
    return f"the authority is in {nation}: duties of English law do not apply there{see}"


STAGE_WORDS = {
    "concept": "the concept",
    "options_appraisal": "the options appraisal",
    "in_principle": "the decision of principle",
    "business_case": "the business case",
    "procurement": "the start of the procurement",
    "preferred_bidder": "the choice of the preferred bidder",
    "award": "the award",
    "start": "the start of the new service",
}


def stage(name: str) -> str:
    """Name a stage of the decision."""
    return STAGE_WORDS.get(name, name)
