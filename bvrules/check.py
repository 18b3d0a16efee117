"""
check(): a case against rulesets.

Data flows one way: a rule's conditions are judged, each part enters the inference as what it
can be, and the findings are read off. Nothing here reads a clock, a file or the environment.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bvrules.dates import Span
from bvrules.finding import Finding, Force, Report
from bvrules.inference import engine as engine_of
from bvrules.inference.table import EXCEPTIONS, FLAGS, OUTCOMES, flags
from bvrules.judged import Piece, Tried, open_facts
from bvrules.setting import Setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from bvrules.case import Case
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
    setting = Setting(case, as_of.toordinal(), assumed)
    judged = [
        _judge_safely(rule, setting)
        for ruleset in chosen
        for rule in sorted(ruleset.rules, key=lambda rule: rule.id)
    ]
    findings = tuple(_infer(judged, setting.as_of, running))
    return Report(case, setting.as_of, running.name, chosen, findings, frozenset(setting.read))


# Judging: a rule's conditions, on each stretch of days with one law


@dataclass(slots=True)
class _Judged:
    """A rule whose conditions were judged, before its outcome is inferred."""

    rule: Rule
    pieces: tuple[Piece, ...] = ()
    event_facts: tuple[Reading, ...] = ()
    subjects: tuple[int, ...] = ()
    binds: Truth = False
    defect: str | None = None


def _judge_safely(rule: Rule, setting: Setting) -> _Judged:
    try:
        return _judge(rule, setting)
    except Exception as error:  # noqa: BLE001 - a defect of ours becomes a finding, never a crash
        return _Judged(rule, defect=f"{type(error).__name__}: {error}")


def _judge(rule: Rule, setting: Setting) -> _Judged:
    span, facts = rule.judged_on.span(setting, {})
    stretches = list(_cut(span, rule, setting.as_of))
    # A stretch is narrower than what the case says of the event only where there are several.
    narrow = len(stretches) > 1
    pieces = tuple(
        _piece(rule, setting.on(days, rule.judged_on.text if narrow else None))
        for days in stretches
    )
    subjects = tuple(_flags(piece, setting.as_of) for piece in pieces)
    # Whether a policy was adopted is asked once, of all the days that it may be judged on.
    binds = rule.binds_when.judge(setting.on(span), {}).truth if rule.binds_when else False
    return _Judged(rule, pieces, facts, subjects, binds)


def _cut(span: Span, rule: Rule, as_of: int) -> Iterator[Span]:
    """Cut a span of days wherever the law that a rule rests on changes, and at the as-of date."""
    if span.is_one_day:
        yield span
        return
    edges = rule.edges | {as_of + 1}
    inside = sorted(edge for edge in edges if span.first < edge <= span.last)
    for first, following in pairwise([span.first, *inside, span.last + 1]):
        yield Span(first, following - 1)


def _piece(rule: Rule, setting: Setting) -> Piece:
    version = rule.on(setting.day.first)
    if version is None:
        return Piece(setting.day, None)
    applies = version.applies_when.judge(setting, {}) if version.applies_when else None
    if applies is not None and applies.truth is False:
        return Piece(setting.day, version, applies)
    due, due_facts = rule.due.span(setting, {})
    return Piece(
        day=setting.day,
        version=version,
        applies=applies,
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
    found |= _PART["moment"][piece.has_come(as_of)]
    found |= _PART["requires"][piece.requires.truth if piece.requires else None]
    found |= _PART["reason"][piece.departure.truth if piece.departure else False]
    for n, tried in enumerate(piece.tried):
        found |= _EXCEPTION[n][tried.when.truth] | _YIELD[n][tried.yields]
    return found | _NO_EXCEPTIONS[len(piece.tried)]


def _infer(judged: Sequence[_Judged], as_of: int, running: Remembering) -> Iterator[Finding]:
    """Infer the outcome of every rule: first what it could be, then what it is."""
    could_be = running.infer({subject for each in judged for subject in each.subjects})
    joined = [_join(each, could_be, as_of) for each in judged]
    outcomes = running.infer(joined)
    for each, left in zip(judged, joined, strict=True):
        yield _finding(each, left, outcomes[left], as_of, running)


def _join(judged: _Judged, could_be: Mapping[int, int], as_of: int) -> int:
    """Join the stretches of days: what could be on any of them could be."""
    on_each = {could_be[subject] & _ALL_COULD_BE for subject in judged.subjects}
    left = 0
    for each in on_each:
        left |= each
    if left.bit_count() <= 1:
        return left | _ONE
    only_judgements = len(on_each) == 1 and all(
        each.is_judgement for piece in judged.pieces for each in open_facts(piece, as_of)
    )
    return left | _SEVERAL | (_JUDGEMENT_OPEN if only_judgements else _FACT_OPEN)


def _finding(
    judged: _Judged, left: int, inferred: int, as_of: int, running: Remembering
) -> Finding:
    rule = judged.rule
    if judged.defect is not None:
        return Finding(rule, "error", (), _FORCES[rule.modality], as_of, defect=judged.defect)
    outcome = next(name for name, bit in _OUTCOME.items() if inferred & bit)
    return Finding(
        rule=rule,
        outcome=outcome,
        could_be=_LEFT[left & _ALL_COULD_BE],
        force=_force(rule, judged.binds),
        as_of=as_of,
        pieces=judged.pieces,
        undated=judged.event_facts if len(judged.pieces) > 1 else (),
        would_be=_would_be(judged, running) if outcome == "pending" else (),
    )


def _would_be(judged: _Judged, running: Remembering) -> tuple[Left, ...]:
    """Return what a pending duty would come to: the same, as if its moment had come."""
    arrived = [(subject & ~_MOMENT) | _COME for subject in judged.subjects]
    inferred = running.infer(arrived)
    left = 0
    for subject in arrived:
        left |= inferred[subject]
    return _LEFT[left & _ALL_COULD_BE]


class _Names(dict[int, "tuple[Left, ...]"]):
    """The outcomes that a number stands for, made on first use."""

    def __missing__(self, number: int) -> tuple[Left, ...]:
        found = self[number] = tuple(name for name, bit in _COULD_BE.items() if number & bit)
        return found


_LEFT = _Names()


def _force(rule: Rule, binds: Truth) -> Force:
    return _BINDING[binds] if rule.modality == "local policy" else _FORCES[rule.modality]
