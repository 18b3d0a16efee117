"""
A rule as JSON, for programs: all that its file says, with each example.

`bvrules.schemas` describes it as JSON Schema (draft 2020-12).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import TypedDict

from bvrules.condition import every_leaf
from bvrules.dates import EARLIEST, LATEST, iso
from bvrules.example import LATER
from bvrules.leaves import IsTerm
from bvrules.setting import DerivedEvent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bvrules.condition import Condition
    from bvrules.example import Example
    from bvrules.law import Exemption, Rule, Ruleset, Version, Yielding
    from bvrules.leaves import Question
    from bvrules.period import Known, Parameter


class KnownJson(TypedDict):
    """How a piece of law is known: its state, and what was read of it, where and on which day."""

    state: str
    title: str | None
    link: str | None
    read: str | None


class ConditionJson(TypedDict):
    """A condition in the words of its file, the limb it stands for, and what it is made of."""

    condition: str
    citation: str | None
    of: list[ConditionJson]


VersionJson = TypedDict(
    "VersionJson",
    {
        "from": "str | None",
        "until": "str | None",
        "declared": "str | None",
        "prospective": bool,
        "by": str,
        "known": KnownJson,
        "says": str,
        "applies_when": "ConditionJson | None",
        "requires": ConditionJson,
    },
)
"""A wording: its days, what made it law, and what it asks."""


class QuestionJson(TypedDict):
    """A question of judgement: what to weigh, and whose it is."""

    fact: str
    asks: str
    weigh: list[str]
    whose: Literal["authority", "reader"]
    by: str | None
    citation: str | None
    known: KnownJson


class ExceptionJson(TypedDict):
    """What lifts the duty, or makes an exception yield."""

    id: str
    citation: str
    because: str
    when: ConditionJson
    known: KnownJson
    unless: list[ExceptionJson]


class ParameterJson(TypedDict):
    """A figure that an adopting council may set."""

    name: str
    says: str
    unit: str
    value: float
    at_least: float
    at_most: float
    set_by: str | None


class ExampleJson(TypedDict):
    """What the rule does with some facts."""

    it: str
    given: dict[str, Any]
    as_of: str | None
    expect: str


class RuleJson(TypedDict):
    """The page of a rule."""

    format: Literal[1]
    id: str
    ruleset: str
    title: str
    citation: str
    link: str | None
    says: str
    modality: str
    bearer: str
    action: str
    judged_on: str
    judged_on_says: str | None
    versions: list[VersionJson]
    binds_when: ConditionJson | None
    judgement: list[QuestionJson]
    exceptions: list[ExceptionJson]
    departure: str | None
    consequence: str | None
    before: str
    after: str
    terms: list[str]
    parameters: list[ParameterJson]
    read_until: str
    examples: list[ExampleJson]


def described(rule: Rule, ruleset: Ruleset, examples: Iterable[Example]) -> RuleJson:
    """Return all that is said of a rule; takes its ruleset, and the examples of that."""
    event = rule.judged_on
    return {
        "format": 1,
        "id": rule.id,
        "ruleset": ruleset.id,
        "title": rule.title,
        "citation": str(rule.citation),
        "link": rule.citation.link(),
        "says": rule.says,
        "modality": rule.modality,
        "bearer": rule.bearer,
        "action": rule.action,
        "judged_on": event.text,
        "judged_on_says": event.says if isinstance(event, DerivedEvent) else None,
        "versions": [_version(each) for each in rule.versions],
        "binds_when": _condition(rule.binds_when) if rule.binds_when else None,
        "judgement": [_question(each) for each in rule.questions.values()],
        "exceptions": [_exception(each) for each in rule.exceptions],
        "departure": rule.departure.says if rule.departure else None,
        "consequence": rule.consequence.says if rule.consequence else None,
        "before": rule.remedy.before,
        "after": rule.remedy.after,
        "terms": terms_of(rule),
        "parameters": [_parameter(each) for each in parameters_of(rule, ruleset)],
        "read_until": ruleset.read_until_text,
        "examples": [_example(each) for each in examples if each.subject == rule.id],
    }


def terms_of(rule: Rule) -> list[str]:
    """Return the terms that a rule asks for, by name."""
    leaves = (leaf for condition in rule.parts() for leaf in every_leaf(condition))
    return sorted({leaf.term.name for leaf in leaves if isinstance(leaf, IsTerm)})


def parameters_of(rule: Rule, ruleset: Ruleset) -> list[Parameter]:
    """Return the parameters that a rule asks for: its conditions say them as 3 (horizon)."""
    texts = [leaf.text for condition in rule.parts() for leaf in every_leaf(condition)]
    known = ruleset.parameters.values()
    return [each for each in known if any(f"({each.name})" in text for text in texts)]


def _version(version: Version) -> VersionJson:
    period = version.period
    return {
        "from": iso(period.start) if period.start > EARLIEST else None,
        "until": iso(period.until) if period.until < LATEST else None,
        "declared": iso(period.declared.first) if period.declared else None,
        "prospective": period.prospective,
        "by": period.by,
        "known": _known(period.known),
        "says": version.says,
        "applies_when": _condition(version.applies_when) if version.applies_when else None,
        "requires": _condition(version.requires),
    }


def _known(known: Known) -> KnownJson:
    source = known.source
    return {
        "state": known.state,
        "title": source.title if source else None,
        "link": source.link if source else None,
        "read": iso(source.read_on) if source else None,
    }


def _condition(condition: Condition) -> ConditionJson:
    return {
        "condition": condition.text,
        "citation": condition.citation,
        "of": [_condition(each) for each in condition.inside()],
    }


def _question(question: Question) -> QuestionJson:
    return {
        "fact": question.path,
        "asks": question.asks,
        "weigh": list(question.weigh),
        "whose": "authority" if question.by_authority else "reader",
        "by": question.by,
        "citation": question.citation,
        "known": _known(question.known),
    }


def _exception(each: Exemption | Yielding) -> ExceptionJson:
    unless = getattr(each, "unless", ())
    return {
        "id": each.id,
        "citation": str(each.citation),
        "because": each.because,
        "when": _condition(each.when),
        "known": _known(each.known),
        "unless": [_exception(inner) for inner in unless],
    }


def _parameter(parameter: Parameter) -> ParameterJson:
    return {
        "name": parameter.name,
        "says": parameter.says,
        "unit": parameter.unit,
        "value": float(parameter.value),
        "at_least": float(parameter.low),
        "at_most": float(parameter.high),
        "set_by": parameter.set_by,
    }


def _example(example: Example) -> ExampleJson:
    return {
        "it": example.it,
        "given": dict(example.given),
        "as_of": None if example.as_of == LATER else str(example.as_of),
        "expect": example.expect,
    }
