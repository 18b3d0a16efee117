"""
ask(): the questions that would settle the most, and the worst, of what is open.

A question is never asked if no answer to it takes an outcome out of some finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bvrules.advice.answers import Answer, answers_to
from bvrules.advice.together import answers_together
from bvrules.advice.trying import Trial, around
from bvrules.topic import topic_of, type_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from bvrules.advice.trying import Effect
    from bvrules.case import Case
    from bvrules.finding import Finding, Force, Report
    from bvrules.inference import EngineName
    from bvrules.judged import Open
    from bvrules.law import Rule, Ruleset
    from bvrules.topic import Topic


@dataclass(frozen=True)
class Question:
    """
    A question worth asking: what it is about, the answers it may get, and what each would do.

    It has one topic, or several that settle something only together. `who` usually knows.
    """

    topics: tuple[Topic, ...]
    answers: tuple[Answer, ...]
    who: tuple[str, ...]
    worth: float
    """How much an answer takes away of what is open, the worst counted most."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The facts that an answer would give."""
        return tuple(each.path for topic in self.topics for each in topic)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules whose finding some answer takes further."""
        found = (each.rule for answer in self.answers for each in answer.effects)
        return tuple(dict.fromkeys(found))

    @property
    def settles(self) -> tuple[Rule, ...]:
        """The rules whose finding some answer settles."""
        found = (each for answer in self.answers for each in answer.effects if each.settles)
        return tuple(dict.fromkeys(each.rule for each in found))


@dataclass(frozen=True)
class Asking:
    """
    What to ask of a case, best first, and what stands once the answers so far are in it.

    `report` is that of the case with the answers; `out_of_reach` holds the open findings that
    none of the questions takes further.
    """

    case: Case
    report: Report
    questions: tuple[Question, ...]
    out_of_reach: tuple[Finding, ...]


def ask(
    case: Case,
    rulesets: Iterable[Ruleset],
    *,
    as_of: date,
    answers: Mapping[str, Any] | None = None,
    set_aside: Iterable[str] = (),
    engine: EngineName = "auto",
) -> Asking:
    """
    Return the questions worth asking of a case, best first.

    `answers` holds answers given so far, by path, as a case would hold them:
    {"decision.in_principle": "2015-01-12", "consultation.exercises.complete": True}. So a form
    is driven by calling this again after each answer. `set_aside` holds the paths of facts that
    nobody knows: they are not asked for again. The case is not changed. Raises CaseError for a
    path that leads nowhere and for answers that the case refuses.

    >>> from datetime import date
    >>> from bvrules import read_case, shipped_rulesets
    >>> case = read_case('{"format": 1, "authority": {"kind": "London borough"}}')
    >>> asking = ask(case, shipped_rulesets(), as_of=date(2026, 1, 5))
    >>> all(question.rules for question in asking.questions)
    True
    """
    trial = Trial(case, rulesets, as_of, engine)
    if answers:
        trial = Trial(trial.given(answers), trial.report.rulesets, as_of, engine)
    questions, reached = _questions(trial, frozenset(set_aside))
    best_first = sorted(questions, key=lambda each: (-each.worth, each.paths))
    out_of_reach = tuple(each for each in trial.open if each.rule not in reached)
    return Asking(trial.case, trial.report, tuple(best_first), out_of_reach)


def _questions(trial: Trial, set_aside: frozenset[str]) -> tuple[list[Question], set[Rule]]:
    """Return the questions worth asking, and the rules that they take further at last."""
    questions: list[Question] = []
    for topic in _topics(trial.open, set_aside):
        found = _useful(topic, answers_to(trial, topic))
        if found is not None:
            questions.append(found)
    reached = {rule for each in questions for rule in each.rules}
    asked = {path for each in questions for path in each.paths}
    for finding in trial.open:
        if finding.rule in reached:
            continue
        found = _compound(finding, answers_together(trial, finding), set_aside)
        if found is not None:
            reached.update(found.rules)
            # What is asked alone already is asked alone first.
            if asked.isdisjoint(found.paths):
                asked.update(found.paths)
                questions.append(found)
    return questions, reached


def _topics(findings: Iterable[Finding], set_aside: frozenset[str]) -> list[Topic]:
    """Return all that the findings turn on, what is asked as one together, each once."""
    found: dict[tuple[str, bool], dict[str, Open]] = {}
    for finding in findings:
        for each in finding.open:
            if each.path in set_aside:
                continue
            group = found.setdefault((topic_of(each), each.is_judgement), {})
            group.setdefault(each.path, each)
    return [tuple(group.values()) for group in found.values()]


def _useful(topic: Topic, answers: tuple[Answer, ...]) -> Question | None:
    """Return the question about a topic, less what changes nothing; None if nothing is left."""
    alone = {
        each.given[0].path.removesuffix(".complete")
        for each in answers
        if len(each.given) == 1 and each.effects
    }
    if not any(each.effects for each in answers):
        return None
    kept = tuple(each for each in topic if each.path in alone) or topic
    paths = {each.path for each in kept}
    told = tuple(
        each
        for each in answers
        if len(each.given) > 1 or each.given[0].path.removesuffix(".complete") in paths
    )
    return _question((kept,), told)


def _compound(
    finding: Finding, answers: tuple[Answer, ...], set_aside: frozenset[str]
) -> Question | None:
    if not answers:
        return None
    by_path = {each.path: each for each in finding.open if each.path not in set_aside}
    topics: dict[str, list[Open]] = {}
    for given in answers[0].given:
        each = next((by_path[path] for path in around(given.path) if path in by_path), None)
        if each is None:
            return None
        group = topics.setdefault(topic_of(each), [])
        if each not in group:
            group.append(each)
    return _question(tuple(tuple(topic) for topic in topics.values()), answers)


def _question(topics: tuple[Topic, ...], answers: tuple[Answer, ...]) -> Question:
    who = dict.fromkeys(_who(each) for topic in topics for each in topic)
    gains = [sum(map(_gain, answer.effects)) for answer in answers]
    # Of what is answered together only the answers that help are known: count one that does not.
    count = len(gains) + (len(topics) > 1)
    worth = sum(gains) / count / len(topics)
    return Question(topics, answers, tuple(filter(None, who)), worth)


def _who(each: Open) -> str:
    """Return who usually knows a fact, or whose judgement it is."""
    if each.question is not None and each.question.by:
        return f"the {each.question.by}"
    found = type_at(each.path)
    return found.who if found else ""


_WEIGHTS: dict[Force, float] = {
    "law": 8,
    "guidance": 4,
    "adopted policy": 4,
    "adoption not known": 2,
    "good practice": 1,
}


def _gain(effect: Effect) -> float:
    """Return how much of a finding an effect takes away, a possible breach of law counted most."""
    weight = _WEIGHTS[effect.force] * (1 if "breach" in effect.before else 0.5)
    return weight * (len(effect.before) - len(effect.after)) / (len(effect.before) - 1)
