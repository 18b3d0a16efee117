"""Judgements: what is to be weighed, whose judgement it is, and whether one that is made counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from bvrules.advice.trying import Trial, fact_at, leaves_of
from bvrules.casepath import read_place
from bvrules.dates import iso
from bvrules.errors import CaseError, Problem, did_you_mean, excerpt
from bvrules.fact import Judgement
from bvrules.leaves import Judged
from bvrules.topic import without_numbers
from bvrules.vocabulary import all_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from bvrules.advice.trying import Effect
    from bvrules.case import Case
    from bvrules.finding import Finding, Withheld
    from bvrules.law import Rule, Ruleset
    from bvrules.leaves import Lapsed, Question

Standing = Literal["open", "counts", "expired", "too late", "withheld"]
"""How a judgement stands to a question; `withheld` is one that the public may not know."""


@dataclass(frozen=True)
class Asked:
    """
    A question of law as one rule asks it, and how the judgement that is made stands to it.

    `by_then` is the day by which it has to be made to be the authority's own, if it has to be
    and that day is known.
    """

    rule: Rule
    question: Question
    standing: Standing
    by_then: int | None = None


@dataclass(frozen=True)
class ToJudge:
    """
    What a person has to judge: the questions that turn on one fact of a case.

    `made` is the judgement that the case holds, if it holds one; `if_yes` and `if_no` say what
    each answer would do to the findings, and are empty once it is settled.
    """

    path: str
    asks: str
    made: Judgement | None
    asked: tuple[Asked, ...]
    if_yes: tuple[Effect, ...]
    if_no: tuple[Effect, ...]
    withheld: Withheld | None = None
    """For the public: what was left out of the case before this was looked at."""


def to_judge(case: Case, rulesets: Iterable[Ruleset], path: str, *, as_of: date) -> ToJudge:
    """
    Return what is to be weighed for a judgement fact of a case, and how it stands.

    Raises CaseError for a path that is no judgement fact, with the nearest that is one.
    """
    place = read_place(path)
    if place.type.kind != "judgement":
        raise _no_judgement(path)
    trial = Trial(case, rulesets, as_of)
    fact = fact_at(case, path)
    made = fact if isinstance(fact, Judgement) and fact.value is not None else None
    asked = tuple(_asked(trial, path, made))
    early = min((each.by_then for each in asked if each.by_then), default=trial.report.as_of)
    yes, no = (trial.effects({path: _supposed(each, early)}) or () for each in (True, False))
    return ToJudge(path, place.type.asks, made, asked, yes, no)


def _supposed(value: bool, day: int) -> dict[str, Any]:
    return {"value": value, "by": "somebody", "dated": iso(day)}


def _asked(trial: Trial, path: str, made: Judgement | None) -> Iterator[Asked]:
    for finding in trial.report.findings:
        found = {question for question, _ in _questions(finding, path)}
        asked_of = without_numbers(path)
        found |= {each for each in finding.rule.questions.values() if each.path == asked_of}
        for question in found:
            days = [day for asked, day in _questions(finding, path) if asked == question]
            by_then = min(days, default=0) if question.by_authority else 0
            standing = _standing(finding, question, path, made, trial.report.as_of)
            yield Asked(finding.rule, question, standing, by_then or None)


def _questions(finding: Finding, path: str) -> Iterator[tuple[Question, int]]:
    """Return the questions that a finding asked of a path, with the day by which to judge."""
    for piece in finding.pieces:
        for reason in piece.reasons:
            for leaf in leaves_of(reason):
                if isinstance(leaf.condition, Judged) and leaf.facts[0].path == path:
                    yield leaf.condition.question, piece.day.first


def _standing(
    finding: Finding, question: Question, path: str, made: Judgement | None, as_of: int
) -> Standing:
    """Return how a judgement stands to a question: on each day that the rule is judged on."""
    if made is None:
        return "open"
    lapsed: set[Lapsed] = set()
    for piece in finding.pieces:
        reads = any(
            leaf.facts[0].path == path for each in piece.reasons for leaf in leaves_of(each)
        )
        why = question.lapsed(made, as_of, piece.day) if reads else None
        lapsed.update([why] if why else [])
    return next(iter(sorted(lapsed)), "counts")


def _no_judgement(path: str) -> CaseError:
    known = [each.path for each in all_facts() if each.kind == "judgement"]
    near = did_you_mean(path, known) or f"a judgement is, for example, `{known[0]}`"
    return CaseError([Problem(f"`{excerpt(path)}` is a fact, not a judgement", help=near)])


# Recording


def judgement(
    *,
    value: bool,
    by: str,
    dated: str,
    reasons: str,
    until: str | None = None,
    evidence: Sequence[str] = (),
) -> dict[str, Any]:
    """
    Return a judgement as a case holds it.

    >>> judgement(value=True, by="monitoring officer", dated="2015-01-05", reasons="…")["by"]
    'monitoring officer'
    """
    found: dict[str, Any] = {"value": value, "by": by, "dated": dated, "reasons": reasons}
    if until is not None:
        found["until"] = until
    if evidence:
        found["evidence"] = list(evidence)
    return found


def would_lapse(
    case: Case, rulesets: Iterable[Ruleset], path: str, value: dict[str, Any], *, as_of: date
) -> tuple[Asked, ...]:
    """
    Return the rules for which a judgement would not count, were it recorded so.

    Raises CaseError if the case refuses it: evidence that the register does not have, a wrong day.
    """
    trial = Trial(case, rulesets, as_of)
    found = to_judge(trial.given({path: value}), trial.report.rulesets, path, as_of=as_of)
    return tuple(each for each in found.asked if each.standing != "counts")
