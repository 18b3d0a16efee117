"""
check(): a case against rulesets.

Data flows one way: a rule's conditions are judged, each part enters the inference as what it
can be, and the findings are read off. Nothing here reads a clock, a file or the environment.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bvrules.case.order import out_of_order
from bvrules.case.walk import facts_of
from bvrules.condition import Connective, Judged, Quantifier
from bvrules.dates import Span, no_later_than
from bvrules.fact import Fact
from bvrules.finding import Finding, Force, Open, Piece, Report, Tried
from bvrules.inference import engine as engine_of
from bvrules.inference.table import EXCEPTIONS, FLAGS, OUTCOMES, flags
from bvrules.setting import Setting
from bvrules.wording import out_of_order_warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from bvrules.case import Case
    from bvrules.condition import Reason
    from bvrules.inference import EngineName, Remembering
    from bvrules.inference.table import Left, Outcome
    from bvrules.law import Modality, Rule, Ruleset
    from bvrules.setting import Reading
    from bvrules.truth import Truth

_FORCES: dict[Modality, Force] = {
    "must": "law",
    "must not": "law",
    "must consider": "law",
    "must have regard to": "law",
    "should": "guidance",
    "encouraged": "good practice",
    "good practice": "good practice",
    "local policy": "good practice",
}
_BINDING: dict[Truth, Force] = {
    True: "adopted policy",
    False: "good practice",
    None: "adoption not known",
}


def check(
    case: Case,
    rulesets: Iterable[Ruleset],
    *,
    as_of: date,
    engine: EngineName = "auto",
    assumed: Mapping[str, bool] | None = None,
) -> Report:
    """
    Check a case against rulesets, and return the report.

    `as_of` is the day the reader asks from: it decides what is still pending, and never which
    law applies. `engine` is auto, durable or portable; the outcome is the same. `assumed`
    sets terms, such as {"authority.is best value authority": True}: only examples use it.
    A rule that cannot be evaluated gives a finding with the outcome error.
    """
    chosen = tuple(sorted(rulesets, key=lambda ruleset: ruleset.place))
    running = engine_of(engine)
    setting = Setting.of(case, as_of.toordinal(), assumed)
    rules = [rule for each in chosen for rule in sorted(each.rules, key=lambda rule: rule.id)]
    findings = tuple(
        _infer([_judge_safely(rule, setting) for rule in rules], setting.as_of, running)
    )
    facts = tuple(facts_of(case))
    unread = tuple(pointer for pointer, _ in facts if pointer not in setting.read)
    warnings = tuple(out_of_order_warning(*pair) for pair in out_of_order(case, setting.as_of))
    return Report(case, setting.as_of, running.name, chosen, findings, facts, unread, warnings)


# Judging: a rule's conditions, on each stretch of days with one law


class _Judged:
    """A rule whose conditions were judged, before its outcome is inferred."""

    __slots__ = ("defect", "event_facts", "pieces", "rule", "subjects")

    def __init__(
        self,
        rule: Rule,
        pieces: tuple[Piece, ...] = (),
        event_facts: tuple[Reading, ...] = (),
        defect: str | None = None,
    ) -> None:
        self.rule = rule
        self.pieces = pieces
        self.event_facts = event_facts
        self.defect = defect
        self.subjects: list[int] = []


def _judge_safely(rule: Rule, setting: Setting) -> _Judged:
    try:
        return _judge(rule, setting)
    except Exception as error:  # noqa: BLE001 - a defect of ours becomes a finding, never a crash
        return _Judged(rule, defect=f"{type(error).__name__}: {error}")


def _judge(rule: Rule, setting: Setting) -> _Judged:
    span, facts = rule.judged_on.span(setting, {})
    stretches = list(_cut(span, rule, setting.as_of))
    pieces = []
    for days in stretches:
        narrowed = {rule.judged_on.text: days} if len(stretches) > 1 else None
        pieces.append(_piece(rule, setting.on(days, narrowed)))
    judged = _Judged(rule, tuple(pieces), facts)
    judged.subjects = [_flags(piece, setting.as_of) for piece in pieces]
    return judged


def _cut(span: Span, rule: Rule, as_of: int) -> Iterator[Span]:
    """Cut a span of days wherever the law that a rule rests on changes, and at the as-of date."""
    if span.is_one_day:
        yield span
        return
    edges = {as_of + 1}
    for version in rule.versions:
        edges.update(version.period.boundaries())
    for condition in rule.parts():
        edges.update(condition.boundaries())
    inside = sorted(edge for edge in edges if span.first < edge <= span.last)
    for first, following in pairwise([span.first, *inside, span.last + 1]):
        yield Span(first, following - 1)


def _piece(rule: Rule, setting: Setting) -> Piece:
    version = rule.on(setting.day.first)
    if version is None:
        return Piece(setting.day, None)
    due, due_facts = rule.due.span(setting, {})
    return Piece(
        day=setting.day,
        version=version,
        applies=version.applies_when.judge(setting, {}) if version.applies_when else None,
        due=due,
        due_facts=due_facts,
        requires=version.requires.judge(setting, {}),
        tried=tuple(
            Tried(
                each,
                each.when.judge(setting, {}),
                tuple(unless.when.judge(setting, {}) for unless in each.unless),
            )
            for each in rule.exceptions
        ),
        departure=rule.departure.reasons.judge(setting, {}) if rule.departure else None,
        binds=rule.binds_when.judge(setting, {}) if rule.binds_when else None,
    )


# Inference: what each part can be, as flags


def _both(part: str) -> dict[Truth, int]:
    hold, fail = flags(f"{part} can hold"), flags(f"{part} can fail")
    return {True: hold, False: fail, None: hold | fail}


_PART = {part: _both(part) for part in ("applies", "moment", "requires", "reason")}
_EXCEPTION = [_both(f"exception {n}") for n in EXCEPTIONS]
_YIELD = [
    {
        True: flags(f"exception {n} can yield"),
        False: flags(f"exception {n} can stand"),
        None: flags(f"exception {n} can yield", f"exception {n} can stand"),
    }
    for n in EXCEPTIONS
]
_NO_EXCEPTIONS = [
    flags(*(f"exception {n} can fail" for n in list(EXCEPTIONS)[count:]))
    for count in range(len(EXCEPTIONS) + 1)
]
_COULD_BE: dict[Left, int] = {name: FLAGS[f"could be {name}"] for name in OUTCOMES}
_ALL_COULD_BE = sum(_COULD_BE.values())
_OUTCOME: dict[Outcome, int] = {name: FLAGS[f"outcome {name}"] for name in OUTCOMES}
_OUTCOME["unknown"] = FLAGS["outcome unknown"]
_ONE, _SEVERAL = FLAGS["one is left"], FLAGS["several are left"]
_FACT_OPEN, _JUDGEMENT_OPEN = FLAGS["a fact is open"], FLAGS["only judgements are open"]
_COME = _PART["moment"][True]
_MOMENT = _PART["moment"][None]


def _flags(piece: Piece, as_of: int) -> int:
    """Return what each part of a rule can be, on one stretch of days."""
    if piece.version is None:
        return _PART["applies"][False]
    found = _PART["applies"][piece.applies.truth if piece.applies else True]
    found |= _PART["moment"][_has_come(piece, as_of)]
    found |= _PART["requires"][piece.requires.truth if piece.requires else None]
    found |= _PART["reason"][piece.departure.truth if piece.departure else False]
    for n, tried in enumerate(piece.tried):
        found |= _EXCEPTION[n][tried.when.truth] | _YIELD[n][_yields(tried)]
    return found | _NO_EXCEPTIONS[len(piece.tried)]


def _has_come(piece: Piece, as_of: int) -> Truth:
    return None if piece.due is None else no_later_than(piece.due, Span(as_of, as_of))


def _yields(tried: Tried) -> Truth:
    truths = {each.truth for each in tried.unless}
    return True if True in truths else None if None in truths else False


def _infer(judged: list[_Judged], as_of: int, running: Remembering) -> Iterator[Finding]:
    """Infer the outcome of every rule: first what it could be, then what it is."""
    subjects = {subject for each in judged for subject in each.subjects}
    # What a pending duty would come to: the same, as if its moment had come.
    arrived = {subject: (subject & ~_MOMENT) | _COME for subject in subjects}
    could_be = running.infer([*subjects, *arrived.values()])
    drafts = [(each, *_joined(each, could_be, arrived, as_of)) for each in judged]
    outcomes = running.infer(subject for _, subject, _, _ in drafts)
    for each, subject, would_be, open_ones in drafts:
        yield _finding(each, subject, outcomes[subject], would_be, open_ones)


def _joined(
    judged: _Judged, could_be: dict[int, int], arrived: dict[int, int], as_of: int
) -> tuple[int, int, tuple[Open, ...]]:
    """Join the stretches of days: what could be on any of them could be."""
    left = would_be = 0
    each_left = set()
    for subject in judged.subjects:
        each_left.add(could_be[subject] & _ALL_COULD_BE)
        left |= could_be[subject] & _ALL_COULD_BE
        would_be |= could_be[arrived[subject]] & _ALL_COULD_BE
    if left.bit_count() <= 1:
        return left | _ONE, would_be, ()
    open_ones = list(_open(judged, as_of))
    if len(each_left) > 1:
        open_ones += [Open(each) for each in judged.event_facts if not each.is_known]
    unique = tuple({(each.path, each.is_judgement): each for each in reversed(open_ones)}.values())[
        ::-1
    ]
    judgement_only = (
        bool(unique) and len(each_left) == 1 and all(each.is_judgement for each in unique)
    )
    return left | _SEVERAL | (_JUDGEMENT_OPEN if judgement_only else _FACT_OPEN), would_be, unique


def _finding(
    judged: _Judged, subject: int, inferred: int, would_be: int, open_ones: tuple[Open, ...]
) -> Finding:
    rule = judged.rule
    if judged.defect is not None:
        return Finding(rule, "error", (), _FORCES[rule.modality], defect=judged.defect)
    outcome = next(name for name, bit in _OUTCOME.items() if inferred & bit)
    left = tuple(name for name, bit in _COULD_BE.items() if subject & bit)
    later = tuple(name for name, bit in _COULD_BE.items() if would_be & bit)
    deciding = tuple({each.pointer: each for each in _deciding(outcome, judged.pieces)}.values())
    return Finding(
        rule=rule,
        outcome=outcome,
        could_be=left,
        force=_force(judged),
        pieces=judged.pieces,
        open=open_ones,
        would_be=later if outcome == "pending" else (),
        contested=_contested(outcome, judged.pieces),
        evidenced=sum(
            isinstance(each.fact, Fact) and bool(each.fact.evidence) for each in deciding
        ),
        deciding=deciding,
    )


def _force(judged: _Judged) -> Force:
    if judged.rule.modality != "local policy":
        return _FORCES[judged.rule.modality]
    if judged.rule.binds_when is None:
        return "good practice"
    truths = {
        piece.binds.truth if piece.binds else False for piece in judged.pieces if piece.version
    }
    return _BINDING[truths.pop() if len(truths) == 1 else None] if truths else "good practice"


# What is open, and what decided


def _open(judged: _Judged, as_of: int) -> Iterator[Open]:
    """Return what is not known and still matters: a part that cannot be reached does not."""
    for piece in judged.pieces:
        for reason, on_exception in _reached(piece, as_of):
            for each in _open_in(reason):
                yield each._replace(on_exception=on_exception)
        if _reaches_moment(piece) and _has_come(piece, as_of) is None:
            yield from (Open(each) for each in piece.due_facts if not each.is_known)


def _reaches_moment(piece: Piece) -> bool:
    return piece.version is not None and (piece.applies is None or piece.applies.truth is not False)


def _reached(piece: Piece, as_of: int) -> Iterator[tuple[Reason, bool]]:
    """Return the parts that matter, and whether only because the duty may not have been met."""
    if piece.applies is not None:
        yield piece.applies, False
    if not _reaches_moment(piece) or _has_come(piece, as_of) is False or piece.requires is None:
        return
    yield piece.requires, False
    if piece.requires.truth is True:
        return
    only_if_not_met = piece.requires.truth is None
    for tried in piece.tried:
        yield from ((each, only_if_not_met) for each in (tried.when, *tried.unless))
    if piece.departure is not None and not any(tried.lifts for tried in piece.tried):
        yield piece.departure, only_if_not_met


def _open_in(reason: Reason) -> Iterator[Open]:
    """Return what keeps a reason from being known, down to its facts."""
    if reason.truth is not None:
        return
    if reason.of:
        for each in reason.of:
            yield from _open_in(each)
    if isinstance(reason.condition, Quantifier):
        yield from (Open(each) for each in reason.facts if not each.is_known)
    elif not reason.of:
        judged = reason.condition if isinstance(reason.condition, Judged) else None
        question = judged.question if judged else None
        yield from (Open(each, question) for each in reason.facts if question or not each.is_known)


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


def _parts_that_decide(outcome: Outcome, piece: Piece) -> Iterator[Reason]:
    if piece.applies is not None:
        yield piece.applies
    if outcome in ("not_applicable", "pending") or piece.requires is None:
        return
    yield piece.requires
    if outcome in ("breach", "excused"):
        for tried in piece.tried:
            yield tried.when
            yield from tried.unless
    if piece.departure is not None and outcome in ("breach", "judgement"):
        yield piece.departure


def _deciding(outcome: Outcome, pieces: Iterable[Piece]) -> Iterator[Reading]:
    for piece in pieces:
        for reason in _parts_that_decide(outcome, piece):
            yield from _facts_that_decide(reason)


def _facts_that_decide(reason: Reason) -> Iterator[Reading]:
    settling, _ = _settling(reason)
    yield from (each for each in reason.facts if isinstance(each.fact, Fact))
    for each in settling:
        yield from _facts_that_decide(each)


def _contested(outcome: Outcome, pieces: Iterable[Piece]) -> bool:
    """Return whether an outcome rests on somebody's word that is alleged or disputed."""
    return any(
        _rests_on_claim(reason) for piece in pieces for reason in _parts_that_decide(outcome, piece)
    )


def _rests_on_claim(reason: Reason) -> bool:
    settling, one_is_enough = _settling(reason)
    claims = [_rests_on_claim(each) for each in settling]
    own = any(
        isinstance(each.fact, Fact) and each.fact.standing in ("alleged", "disputed")
        for each in reason.facts
    )
    return own or (all(claims) and bool(claims) if one_is_enough else any(claims))
