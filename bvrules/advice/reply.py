"""What a person typed for an answer, read as a case would hold it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from bvrules.dates import iso
from bvrules.errors import did_you_mean, excerpt
from bvrules.fact import When

if TYPE_CHECKING:
    from bvrules.vocabulary import FactType

MOST_DIGITS = 100
YES, NO = ("yes", "y", "true"), ("no", "n", "false")


def read_reply(found: FactType, text: str, *, as_of: int) -> Any:
    """
    Return the value that a person typed for a fact; raises ValueError with what to type instead.

    A no to when something happened is noted on the as-of date: it may still happen later.

    >>> from bvrules.vocabulary import fact_type
    >>> read_reply(fact_type("decision.in_principle"), "2015-01", as_of=735600)
    '2015-01'
    """
    said = text.strip()
    word = said.lower()
    if found.kind in ("flag", "list", "judgement"):
        return _yes_or_no(word)
    if found.kind == "event":
        return _event(word, said, as_of)
    if found.kind == "choice":
        return _choice(word, found.choices)
    if found.kind == "number":
        return _number(said)
    return said


def how(found: FactType) -> str:
    """
    Say what may be typed for a fact.

    >>> from bvrules.vocabulary import fact_type
    >>> how(fact_type("decision.in_principle"))
    'a day (2015-01-12), a month, a year, yes or no'
    """
    words = {
        "flag": "yes or no",
        "judgement": "yes or no",
        "event": "a day (2015-01-12), a month, a year, yes or no",
        "list": "yes (these are all), or add",
        "number": "a number",
        "choice": "a word of the list, or its number",
    }
    return words.get(found.kind, "text")


def _yes_or_no(word: str) -> bool:
    if word in YES or word in NO:
        return word in YES
    message = "type yes or no"
    raise ValueError(message)


def _event(word: str, said: str, as_of: int) -> Any:
    if word in YES:
        return True
    if word in NO:
        return {"value": False, "noted_on": iso(as_of)}
    When.read(said)  # says what is wrong with it
    return said


def _choice(word: str, choices: tuple[str, ...]) -> str:
    if word.isdigit() and 0 < int(word) <= len(choices):
        return choices[int(word) - 1]
    for each in choices:
        if each.lower() == word:
            return each
    help = did_you_mean(word, choices) or "type one of the words, or its number"
    message = f"`{excerpt(word)}` is not one of the words; {help}"
    raise ValueError(message)


def _number(said: str) -> int | float:
    message = f"`{excerpt(said)}` is not a number"
    try:
        number = Decimal(said.replace(",", "").removeprefix("£"))
    except InvalidOperation:
        raise ValueError(message) from None
    # What has so many digits takes for ever to count; the case says how large a sum may be.
    if not number.is_finite() or number.adjusted() > MOST_DIGITS:
        raise ValueError(message)
    return int(number) if number == number.to_integral() else float(number)
