"""
Why a finding came out as it did, and what it rests on, in words.

Every format says it with these; none words a reason of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bvrules import wording
from bvrules.condition import Connective, Quantifier
from bvrules.fact import Fact, Judgement, When
from bvrules.leaves import Compared, Equals, IsTerm, Lasts, Ordered
from bvrules.openlist import Open
from bvrules.report.naming import label, noun_of
from bvrules.setting import DerivedEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.case import Case
    from bvrules.condition import Reason
    from bvrules.fact import Reference
    from bvrules.finding import Finding
    from bvrules.judged import Piece
    from bvrules.setting import AnyEvent, Reading

MOST = 5
"""So many items of a list, or days of an event, are told one by one."""

Statement = tuple[str, str]
"""The limb of the provision that a statement is about, if it is about one, and the statement."""


def because(finding: Finding) -> list[str]:
    """Return the statements that decide a finding; what is said of several limbs is said once."""
    told: dict[str, dict[str, None]] = {}
    for piece in finding.pieces:
        for reason in _deciding(finding, piece):
            for limb, statement in _statements(reason):
                told.setdefault(statement, {})[limb] = None
    return [_with_limbs(statement, [*filter(None, limbs)]) for statement, limbs in told.items()]


def _with_limbs(statement: str, limbs: list[str]) -> str:
    """Put the limbs before a statement: section 3(2)(a), (b) and (c)."""
    if not limbs:
        return statement
    stem = limbs[0].rpartition("(")[0]
    together = stem and all(each.rpartition("(")[0] == stem for each in limbs)
    ends = [each[len(stem) :] for each in limbs[1:]] if together else limbs[1:]
    return f"{wording.listed([limbs[0], *ends])}: {statement}"


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
        yield from (tried.when for tried in piece.tried if tried.lifts is True)
    if finding.outcome == "judgement" and piece.departure is not None:
        yield piece.departure


def _statements(reason: Reason, limb: str = "") -> Iterator[Statement]:
    condition = reason.condition
    limb = condition.citation or limb
    if isinstance(condition, Quantifier):
        yield from _about_list(reason, condition, limb)
    elif isinstance(condition, Connective):
        turning = condition.word == "any" if reason.truth else condition.word != "any"
        wanted = (not turning) if condition.word == "none" else bool(reason.truth)
        inside = [each for each in reason.of if each.truth is wanted] or list(reason.of)
        for each in inside:
            if each.truth is not None or reason.truth is None:
                yield from _statements(each, limb)
    elif reason.truth is not None:
        yield limb, _leaf(reason)


def _about_list(reason: Reason, condition: Quantifier, limb: str) -> Iterator[Statement]:
    reading = reason.facts[0]
    items = reading.fact.items if isinstance(reading.fact, Open) else ()
    noun = noun_of(reading.type)
    if not items:
        yield limb, f"there was no {noun}, and the list is complete"
        return
    if condition.word == "some" and reason.truth is False:
        count = f"none of the {wording.counted(len(items), noun)}"
        only = f"the only {noun} does not meet it" if len(items) == 1 else f"{count} meets it"
        yield limb, only
        limb = ""
    wanted = condition.word in ("some", "every", "count") and reason.truth is not False
    inside = [each for each in reason.of if each.truth is wanted]
    if condition.word == "some" and reason.truth:
        inside = inside[:1]
    for each in inside[:MOST]:
        yield from _statements(each, limb)
    if len(inside) > MOST:
        yield limb, f"and so for {wording.counted(len(inside) - MOST, f'more {noun}')}"


def leaf_said(reason: Reason) -> str:
    """Say a condition that reads facts, as it came out; what is not known is said to be so."""
    if reason.truth is not None or _is_withheld(reason):
        return _leaf(reason)
    told_of = "; ".join(map(told, reason.facts))
    return f"{told_of or reason.condition.text}: it is not known whether {reason.condition.text}"


def _is_withheld(reason: Reason) -> bool:
    return any(isinstance(each.fact, Fact) and each.fact.is_withheld for each in reason.facts)


def _leaf(reason: Reason) -> str:
    if _is_withheld(reason):
        return "; ".join(map(told, reason.facts))
    return _in_words(reason)


def _in_words(reason: Reason) -> str:
    condition, facts = reason.condition, reason.facts
    is_not = "is" if reason.truth else "is not"
    if isinstance(condition, IsTerm):
        return f"the {condition.part} {is_not} {wording.a(condition.term.name)}"
    if isinstance(condition, Ordered):
        return _ordered(condition, facts, came=bool(reason.truth))
    if isinstance(condition, Lasts):
        lasts = "lasts" if reason.truth else "does not last"
        long = wording.counted(condition.number, condition.unit.removesuffix("s"))
        return f"{'; '.join(map(told, facts))}: it {lasts} {long}"
    if isinstance(condition, Compared):
        figure = condition.text.partition(" is ")[2]
        return f"{'; '.join(map(told, facts))}: it {is_not} {figure}"
    if isinstance(condition, Equals) and not condition.text.startswith(condition.path.text):
        # A heading of a checklist: its words are the condition's.
        return f"{condition.text} ({value(facts[0])})"
    return "; ".join(map(told, facts))


_CAME = {
    "before": "before",
    "no_later_than": "on or before",
    "after": "after",
    "no_earlier_than": "on or after",
}


def _ordered(condition: Ordered, facts: tuple[Reading, ...], *, came: bool) -> str:
    """Say that an event came, or did not come, before or after a day."""
    day = condition.day
    of_event, of_day = condition.sides(facts)
    base = wording.day(day.fixed) if day.event is None else _day_of(day.event, of_day)
    if day.unit:
        long = wording.counted(day.number, day.unit.removesuffix("s"))
        base = f"{long} {'after' if day.direction > 0 else 'before'} {base}"
    not_so = "did not happen" if _is_no(condition.event, of_event) else "did not come"
    said = f"{'came' if came else not_so} {_CAME[condition.word]}"
    return f"{_event(condition.event, of_event)} {said} {base}"


def _is_no(event: AnyEvent, facts: tuple[Reading, ...]) -> bool:
    """Return whether an event is said not to have happened."""
    fact = None if isinstance(event, DerivedEvent) else facts[0].fact
    return isinstance(fact, Fact) and isinstance(fact.value, When) and fact.value.text is False


def _day_of(event: AnyEvent, facts: tuple[Reading, ...]) -> str:
    """Say the day of an event before its name, if it has one: 12 January 2015 (award)."""
    fact = facts[0].fact if facts else None
    if isinstance(event, DerivedEvent) or not isinstance(fact, Fact):
        return _event(event, facts)
    dated = isinstance(fact.value, When) and fact.value.days is not None
    return f"{value(facts[0])} ({label(facts[0])})" if dated else _event(event, facts)


def _event(event: AnyEvent, facts: tuple[Reading, ...]) -> str:
    """Say an event with its day; one that rules define, with the days it may be."""
    if not isinstance(event, DerivedEvent):
        return told(facts[0])
    days = [value(each) for each in facts if each.type.kind == "event" and each.fact is not None]
    shown = list(dict.fromkeys(days))[:MOST]
    name = event.text.replace(".", " ")
    return f"the {name} ({wording.listed(shown, 'or')})" if shown else f"the {name}"


def told(reading: Reading) -> str:
    """Say a fact: what it is, its value, and whose word it is."""
    return f"{label(reading)} ({value(reading)})"


def value(reading: Reading) -> str:
    """Say the value of a fact, and whose word it is."""
    return stated(reading.fact)


def stated(fact: Fact[Any] | Open[Any] | None) -> str:
    """Say a value of the case, and whose word it is."""
    if isinstance(fact, Judgement) and fact.value is not None:
        return f"{wording.value(fact)}, {wording.judgement_told(fact)}"
    said = wording.standing(fact) if isinstance(fact, Fact) and fact.value is not None else None
    return f"{wording.value(fact)}{f', {said}' if said else ''}"


# What it rests on


def rests_on(finding: Finding, case: Case) -> list[str]:
    """Return the documents that the deciding facts point to, as a reader would cite them."""
    found: dict[str, dict[str, None]] = {}
    for reading in finding.deciding:
        for each in reading.fact.evidence if isinstance(reading.fact, Fact) else ():
            found.setdefault(each.document, {})[_pin(each)] = None
    return [_cited(name, [*filter(None, pins)], case) for name, pins in found.items()]


def evidence_of(reading: Reading, case: Case) -> str:
    """Return the documents that a fact rests on, as a reader would cite them, or nothing."""
    references = reading.fact.evidence if isinstance(reading.fact, Fact) else ()
    return "; ".join(
        _cited(each.document, [*filter(None, [_pin(each)])], case) for each in references
    )


def _pin(reference: Reference) -> str:
    page = f"p {reference.page}" if reference.page else ""
    paragraph = f"para {reference.paragraph}" if reference.paragraph else ""
    return ", ".join(filter(None, (page, paragraph)))


def _cited(name: str, pins: list[str], case: Case) -> str:
    document = case.evidence.get(name)
    title = document.title if document and document.title else name
    dated = wording.when(When.read(document.dated)) if document and document.dated else ""
    return wording.one_line(", ".join(filter(None, (title, dated, "; ".join(pins)))))


# The law that it rests on


def version_text(finding: Finding) -> str | None:
    """Say since when the version of the law that was applied is in force, and by what."""
    version = finding.version
    if version is None:
        return None
    period = version.period
    if period.declared is not None:
        return f"declared by {period.by}"
    if finding.rule.modality == "local policy":
        return period.by
    return f"in force since {wording.day(period.start)}, by {period.by}"


def notes(finding: Finding) -> list[str]:
    """Return what a reader should know of the law that a finding rests on."""
    found = []
    for version in {piece.version: None for piece in finding.pieces if piece.version}:
        period = version.period
        day = finding.day
        if period.declared is not None and day is not None and day.last < period.declared.first:
            found.append(f"the case that says so was decided later ({period.by})")
        if period.prospective:
            found.append(f"passed, but nothing that was read says that it has begun: {period.by}")
    for state, words in _STATES.items():
        of = [what for piece in finding.pieces for what, known in piece.law() if known == state]
        if of:
            told = wording.listed(list(dict.fromkeys(of)))
            found.append(f"{words}: {told}")
    return list(dict.fromkeys(found))


_STATES = {
    "secondary": "read in a secondary source only",
    "unconfirmed": "not confirmed by what was read",
}


def read_until(finding: Finding, until: int) -> str | None:
    """Say that a finding is about a day after the law was last read."""
    day = finding.day
    if day is not None and finding.version is not None and day.first > until:
        return f"the law was read to {wording.day(until)} only, and this is a later day"
    return None
