"""
Why a finding came out as it did, and what would settle it, in words.

Every format says it with these; none words a reason of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bvrules import wording
from bvrules.condition import (
    Compared,
    Connective,
    Equals,
    IsTerm,
    Lasts,
    Ordered,
    Quantifier,
)
from bvrules.dates import iso
from bvrules.fact import Fact, Judgement, Open
from bvrules.vocabulary import fact_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.case import Case
    from bvrules.condition import Question, Reason
    from bvrules.finding import Finding
    from bvrules.judged import Open as OpenFact
    from bvrules.judged import Piece
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


# Why


def because(finding: Finding) -> list[str]:
    """Return the statements that decide a finding, the shortest way to its outcome."""
    told: dict[str, None] = {}
    for piece in finding.pieces:
        for reason in _deciding(finding, piece):
            told |= dict.fromkeys(_statements(reason))
    return list(told)


def _deciding(finding: Finding, piece: Piece) -> Iterator[Reason]:
    if finding.outcome == "not_applicable":
        if piece.applies is not None:
            yield piece.applies
        return
    if piece.requires is not None and finding.outcome in (
        "breach",
        "compliant",
        "judgement",
        "excused",
    ):
        yield piece.requires
    if finding.outcome == "excused":
        for tried in piece.tried:
            if tried.lifts is True:
                yield tried.when
    if finding.outcome == "judgement" and piece.departure is not None:
        yield piece.departure


def _statements(reason: Reason, limb: str | None = None) -> Iterator[str]:
    limb = reason.condition.citation or limb
    condition = reason.condition
    if isinstance(condition, Quantifier):
        yield from _about_list(reason, limb)
    elif isinstance(condition, Connective):
        turning = condition.word == "any" if reason.truth else condition.word != "any"
        wanted = (not turning) if condition.word == "none" else bool(reason.truth)
        inside = [each for each in reason.of if each.truth is wanted] or list(reason.of)
        for each in inside:
            if each.truth is not None or reason.truth is None:
                yield from _statements(each, limb)
    elif reason.truth is not None:
        yield _with_limb(_leaf(reason), limb)


def _about_list(reason: Reason, limb: str | None) -> Iterator[str]:
    reading = reason.facts[0]
    items = reading.fact.items if isinstance(reading.fact, Open) else ()
    noun = _singular(reading)
    if not items:
        yield _with_limb(f"there was no {noun}, and the list is complete", limb)
        return
    inside = [each for each in reason.of if each.truth is reason.truth]
    if reason.truth:
        inside = inside[:1]
    elif reason.truth is False:
        all_of_them = f"none of {wording.counted(len(items), noun)} meets it, and these are all"
        yield _with_limb(all_of_them, limb)
        limb = None
    for each in inside:
        yield from _statements(each, limb)


def _with_limb(statement: str, limb: str | None) -> str:
    return f"{limb}: {statement}" if limb else statement


def _leaf(reason: Reason) -> str:
    condition, facts = reason.condition, reason.facts
    is_not = "is" if reason.truth else "is not"
    if isinstance(condition, IsTerm):
        return f"the {condition.part} {is_not} a {condition.term.name}"
    if isinstance(condition, Ordered) and facts:
        other = _day(condition, facts[1:])
        return f"{_told(facts[0])} {is_not} {condition.word.replace('_', ' ')} {other}"
    if isinstance(condition, Lasts):
        return (
            f"it {'lasts' if reason.truth else 'does not last'} {condition.number} {condition.unit}"
        )
    if isinstance(condition, Compared):
        figure = condition.text.partition(" is ")[2]
        return f"{'; '.join(map(_told, facts))}: it {is_not} {figure}"
    if (
        isinstance(condition, Equals)
        and condition.citation is None
        and " is " not in condition.text
    ):
        # A heading of a checklist: its words are the condition's.
        return f"{condition.text}: {_value(facts[0])}"
    return "; ".join(_told(each) for each in facts)


def _day(condition: Ordered, facts: tuple[Reading, ...]) -> str:
    base = _told(facts[0]) if facts else ""
    day = condition.day
    if day.event is None:
        base = wording.day(day.fixed)
    if not day.unit:
        return base
    return f"{day.number} {day.unit} {'after' if day.direction > 0 else 'before'} {base}"


def _told(reading: Reading) -> str:
    return f"{label(reading)} ({_value(reading)})"


def _value(reading: Reading) -> str:
    """Say the value of a fact, and whose word it is."""
    fact = reading.fact
    if isinstance(fact, Judgement) and fact.value is not None:
        return f"{wording.value(fact)}, {wording.judgement_told(fact)}"
    said = wording.standing(fact) if isinstance(fact, Fact) and fact.value is not None else None
    return f"{wording.value(fact)}{f', {said}' if said else ''}"


def label(reading: Reading) -> str:
    """
    Name a fact for a reader: its title, and which item or group it is about.

    A title that says little alone, such as End, is said of its item.
    """
    around = _around(reading)
    title = reading.type.title or reading.path
    return f"{title[0].lower()}{title[1:]}{f' of {around}' if around else ''}"


def _around(reading: Reading) -> str:
    """Return the item of a list that a fact belongs to, such as 'exercise 1'."""
    if "[" not in reading.path:
        return ""
    listed, _, rest = reading.path.rpartition("[")
    index = int(rest.partition("]")[0])
    found = fact_type(listed.replace("[]", ""))
    noun = _noun(found.title) if found else "item"
    return f"{noun} {index + 1}"


def _singular(reading: Reading) -> str:
    return _noun(reading.type.title)


def _noun(title: str) -> str:
    return title.lower().removesuffix("s")


# What it rests on


def rests_on(finding: Finding, case: Case) -> list[str]:
    """Return the documents that the deciding facts point to, as a reader would cite them."""
    found: dict[str, None] = {}
    for reading in finding.deciding:
        fact = reading.fact
        accounts = (fact, *fact.accounts) if isinstance(fact, Fact) else ()
        for reference in (each for account in accounts for each in account.evidence):
            document = case.evidence.get(reference.document)
            parts = [document.title if document and document.title else reference.document]
            if document and document.dated:
                parts.append(_dated(document.dated))
            if reference.page:
                parts.append(f"p {reference.page}")
            if reference.paragraph:
                parts.append(f"para {reference.paragraph}")
            found[wording.one_line(", ".join(parts))] = None
    return list(found)


def _dated(text: str) -> str:
    from bvrules.fact import When  # noqa: PLC0415 - only where a document has a date

    try:
        return wording.when(When.read(text))
    except ValueError:
        return text


# What would settle it


def asks(finding: Finding, *, exceptions: bool = True) -> list[Ask]:
    """
    Return the questions that a finding turns on; those about one group of things as one.

    Without `exceptions`, those are left out that matter only if the duty was not met.
    """
    found: dict[str, list[OpenFact]] = {}
    for each in finding.open:
        if exceptions or not each.on_exception:
            found.setdefault(_key(each), []).append(each)
    return [_ask(group) for group in found.values()]


def _key(each: OpenFact) -> str:
    parent = each.path.rpartition(".")[0]
    together = each.reading.type.kind == "flag" and parent.count(".") > 0 and not each.is_judgement
    return parent if together else each.path


def _ask(group: list[OpenFact]) -> Ask:
    first = group[0]
    around = _around(first.reading)
    about = f" (for {around})" if around else ""
    paths = tuple(each.path for each in group)
    if first.question is not None:
        return Ask(first.question.asks, paths, judgement=first.question)
    if first.reading.type.kind == "list":
        count = len(first.reading.fact.items) if isinstance(first.reading.fact, Open) else 0
        if count:
            noun = wording.counted(count, _singular(first.reading))
            return Ask(f"{noun} {'is' if count == 1 else 'are'} listed: were these all?", paths)
        return Ask(f"{first.reading.type.asks} (List them, and say that these are all.)", paths)
    if len(group) == 1:
        return Ask(f"{first.reading.type.asks}{about}", paths, known=_known(first.reading))
    parent = fact_type(_without_index(first.path.rpartition(".")[0]))
    question = f"{parent.title if parent else 'These'}{about}: yes or no to each?"
    return Ask(question, paths, tuple(each.reading.type.title for each in group))


def _known(reading: Reading) -> str | None:
    """Return what is known already, where it is not exact enough."""
    fact = reading.fact
    if isinstance(fact, Fact) and (fact.value is not None or fact.accounts):
        return _value(reading)
    return None


def _without_index(path: str) -> str:
    parts = path.split("[")
    return parts[0] + "".join(part.partition("]")[2] for part in parts[1:])


def day_text(finding: Finding) -> str | None:
    """Return the days that counted for a finding, in words."""
    day = finding.day
    return None if day is None else wording.days(day)


def version_text(finding: Finding) -> str | None:
    """Say since when the version of the law that was applied is in force, and by what."""
    version = finding.version
    if version is None:
        return None
    period = version.period
    if period.declared is not None:
        return f"declared by {period.by}"
    return f"in force since {wording.day(period.start)}, by {period.by}"


def notes(finding: Finding) -> list[str]:
    """Return what a reader should know of the law that a finding rests on."""
    found = []
    for version in {piece.version: None for piece in finding.pieces if piece.version}:
        period = version.period
        day = finding.day
        if period.declared is not None and day is not None and day.last < period.declared.first:
            found.append(f"the case that says so was decided later ({period.by})")
        if period.state != "read":
            states = {"secondary": "known from a secondary source", "unconfirmed": "not confirmed"}
            found.append(f"this law was not read at its source: {states[period.state]}")
    return list(dict.fromkeys(found))


def read_until(finding: Finding, until: int) -> str | None:
    """Say that a finding is about a day after the law was last read."""
    day = finding.day
    if day is not None and finding.version is not None and day.first > until:
        return f"the law was read to {iso(until)} only, and this is a later day"
    return None
