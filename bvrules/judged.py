"""
A rule, judged: its parts on each stretch of days with one law, what is open, what decided.

All of it is read off the reasons of the conditions; nothing is judged again.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from bvrules.condition import Connective, Quantifier
from bvrules.dates import Span, no_later_than
from bvrules.fact import Fact, Judgement
from bvrules.leaves import Compared, IsTerm, Judged
from bvrules.truth import every, negate, some

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bvrules.condition import Reason
    from bvrules.inference.table import Outcome
    from bvrules.law import Exemption, Version
    from bvrules.leaves import Lapsed, Question
    from bvrules.period import State
    from bvrules.setting import Reading
    from bvrules.truth import Truth


class Tried(NamedTuple):
    """An exception that was tried: whether it held, and whether something made it yield."""

    exemption: Exemption
    when: Reason
    unless: tuple[Reason, ...]

    @property
    def yields(self) -> Truth:
        """Whether something makes it yield."""
        return some(each.truth for each in self.unless)

    @property
    def lifts(self) -> Truth:
        """Whether it lifts the duty."""
        return every((self.when.truth, negate(self.yields)))


class Piece(NamedTuple):
    """A rule judged on days that fall within one version of the law."""

    day: Span
    version: Version | None
    applies: Reason | None = None
    due: Span | None = None
    due_facts: tuple[Reading, ...] = ()
    requires: Reason | None = None
    tried: tuple[Tried, ...] = ()
    departure: Reason | None = None

    def law(self) -> Iterator[tuple[str, State]]:
        """Return what of the law it rests on, and how each piece of it is known."""
        if self.version is None:
            return
        yield self.version.period.by, self.version.period.state
        for reason in (self.applies, self.requires):
            if reason is not None:
                yield from _law_of(reason, self.day.first)
        for tried in self.tried:
            if tried.when.truth is not False:
                yield str(tried.exemption.citation), tried.exemption.known.state

    @property
    def reasons(self) -> Iterator[Reason]:
        """The reasons of all its parts."""
        yield from (each for each in (self.applies, self.requires, self.departure) if each)
        for tried in self.tried:
            yield from (tried.when, *tried.unless)

    @property
    def excused(self) -> Truth:
        """Whether an exception lifts the duty."""
        return some(each.lifts for each in self.tried)

    def has_come(self, as_of: int) -> Truth:
        """Whether the day by which the duty must be done has come; before it begins, it has not."""
        if self.version is not None and self.version.period.prospective:
            return False
        return None if self.due is None else no_later_than(self.due, Span(as_of, as_of))

    @property
    def may_apply(self) -> bool:
        """Whether the rule may apply: then the rest of it matters."""
        applies = True if self.applies is None else self.applies.truth
        return self.version is not None and applies is not False


class Open(NamedTuple):
    """Something that is not known, and on which the outcome still turns."""

    reading: Reading
    question: Question | None = None
    on_exception: bool = False
    """Whether it matters only if what is required was not done."""
    lapsed: Lapsed | None = None
    """Why the judgement that was made does not count, if one was."""

    @property
    def path(self) -> str:
        """The path of the fact, such as consultation.exercises[0].ended."""
        return self.reading.path

    @property
    def is_judgement(self) -> bool:
        """Whether no fact settles it, only a person's judgement."""
        return self.question is not None


def _law_of(reason: Reason, day: int) -> Iterator[tuple[str, State]]:
    """Return the terms, figures and views of the law that a reason rests on."""
    condition = reason.condition
    if isinstance(condition, IsTerm) and (version := condition.term.on(day)):
        yield f"the meaning of {condition.term.name}", version.period.state
    elif isinstance(condition, Compared) and not isinstance(condition.amount, Decimal):
        if row := condition.amount.on(day):
            yield f"the {condition.amount.name}", row.period.state
    elif isinstance(condition, Judged) and condition.question.citation:
        yield condition.question.citation, condition.question.known.state
    for each in reason.of:
        yield from _law_of(each, day)


# What is open


def open_facts(piece: Piece, as_of: int) -> Iterator[Open]:
    """Return what is not known and still matters: a part that cannot be reached does not."""
    for reason, on_exception in _reached(piece, as_of):
        for each in _open_in(reason, on_exception=on_exception):
            fact = each.reading.fact
            if each.question and isinstance(fact, Judgement) and fact.value is not None:
                yield each._replace(lapsed=each.question.lapsed(fact, as_of, piece.day))
            else:
                yield each
    if piece.may_apply and piece.has_come(as_of) is None:
        yield from (Open(each) for each in _missing(piece.due_facts))


def _reached(piece: Piece, as_of: int) -> Iterator[tuple[Reason, bool]]:
    """Return the parts that matter, and whether only because the duty may not have been met."""
    if piece.applies is not None:
        yield piece.applies, False
    if not piece.may_apply or piece.has_come(as_of) is False or piece.requires is None:
        return
    yield piece.requires, False
    if piece.requires.truth is True:
        return
    only_if_not_met = piece.requires.truth is None
    if piece.excused is None:
        for tried in piece.tried:
            if tried.lifts is None:
                yield from ((each, only_if_not_met) for each in (tried.when, *tried.unless))
    if piece.departure is not None and piece.excused is not True:
        yield piece.departure, only_if_not_met


def _open_in(reason: Reason, *, on_exception: bool) -> Iterator[Open]:
    """Return what keeps a reason from being known, down to its facts."""
    if reason.truth is not None:
        return
    for each in reason.of:
        yield from _open_in(each, on_exception=on_exception)
    condition = reason.condition
    question = condition.question if isinstance(condition, Judged) else None
    if isinstance(condition, Quantifier) or not reason.of:
        whole_list_known = isinstance(condition, Quantifier) and reason.facts[0].is_known
        for reading in () if whole_list_known else _missing(reason.facts):
            yield Open(reading, question, on_exception)


def _missing(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """
    Return the facts that are not known.

    What is known and still settles nothing is open too, such as a sum in another currency.
    """
    return tuple(each for each in readings if not each.is_known) or readings


# What decided

_TURNING = {"all": False, "any": True, "none": True, "some": True, "every": False}
"""The truth of one condition inside that is enough to settle the whole."""


def _settling(reason: Reason) -> tuple[tuple[Reason, ...], bool]:
    """Return the reasons that settle a reason, and whether one of them would be enough."""
    condition = reason.condition
    if not isinstance(condition, (Connective, Quantifier)) or condition.word == "count":
        return reason.of, False
    turning = _TURNING[condition.word]
    settled = tuple(each for each in reason.of if each.truth is turning)
    return (settled, True) if settled and reason.truth is not None else (reason.of, False)


def _parts_that_decide(outcome: Outcome, piece: Piece, as_of: int) -> Iterator[Reason]:
    if piece.applies is not None:
        yield piece.applies
    if not piece.may_apply or piece.has_come(as_of) is False or piece.requires is None:
        return
    yield piece.requires
    if outcome in ("breach", "excused"):
        for tried in piece.tried:
            yield tried.when
            yield from tried.unless
    if piece.departure is not None and outcome in ("breach", "judgement"):
        yield piece.departure


def deciding_facts(outcome: Outcome, pieces: Iterable[Piece], as_of: int) -> Iterator[Reading]:
    """Return the facts that an outcome rests on."""
    for piece in pieces:
        for reason in _parts_that_decide(outcome, piece, as_of):
            yield from _facts_that_decide(reason)


def _facts_that_decide(reason: Reason) -> Iterator[Reading]:
    settling, _ = _settling(reason)
    yield from (each for each in reason.facts if isinstance(each.fact, Fact))
    for each in settling:
        yield from _facts_that_decide(each)


def rests_on_claims(outcome: Outcome, pieces: Iterable[Piece], as_of: int) -> bool:
    """Return whether an outcome rests on somebody's word that is alleged or disputed."""
    return any(
        _rests_on_claim(reason)
        for piece in pieces
        for reason in _parts_that_decide(outcome, piece, as_of)
    )


def _rests_on_claim(reason: Reason) -> bool:
    settling, one_is_enough = _settling(reason)
    claims = [_rests_on_claim(each) for each in settling]
    own = any(
        isinstance(each.fact, Fact) and each.fact.standing in ("alleged", "disputed")
        for each in reason.facts
    )
    return own or (all(claims) and bool(claims) if one_is_enough else any(claims))
