"""Small cases come to what is wanted of one condition, wherever they can."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from bvrules.case import Case
from bvrules.checking import Checker
from bvrules.dates import Span, read_day
from bvrules.language import Language
from bvrules.lint.making import Maker
from bvrules.names import Defined
from bvrules.setting import Setting
from bvrules.yamltext import read_yaml
from tests.shown import RULES, RULESETS

if TYPE_CHECKING:
    from bvrules.condition import Condition
    from bvrules.truth import Truth

DAY = read_day("2019-01-12")
LATER = read_day("2100-01-01")
CONDITIONS = [
    "in_house.resourced: true",
    "in_house.resourced: false",
    "in_house.considered: true",
    "in_house.considered: false",
    "decision.proposes: outsource",
    "decision.proposes: { one_of: [outsource, trust] }",
    "in_house.plan.years: { at_least: 3 }",
    "in_house.plan.years: { more_than: 3 }",
    "in_house.plan.years: { at_most: 3 }",
    "in_house.plan.years: { less_than: 3 }",
    "procurement.value: { at_least: 100000, basis: net of VAT }",
    "procurement.value: { less_than: 100000, basis: including VAT }",
    "procurement.value: { at_least: services threshold }",
    "procurement.value: { less_than: services threshold of the 2006 Regulations }",
    "funding.ends: { before: decision.award }",
    "funding.ends: { no_later_than: decision.award }",
    "funding.ends: { after: decision.award }",
    "funding.ends: { no_earlier_than: 2015-02-26 }",
    "decision.award: { no_later_than: { months: 3, before: funding.ends } }",
    "decision.award: { no_earlier_than: { clear days: 28, after: decision.in_principle } }",
    "social_value.improvement_considered: { before: procurement.begins }",
    "best_value.arrangements_adequate: { judged: true }",
    "{ all: [in_house.resourced: true, in_house.considered: true] }",
    "{ any: [in_house.resourced: true, in_house.considered: true] }",
    "{ none: [in_house.resourced: true, in_house.considered: true] }",
    "{ some: e, in: consultation.exercises, all: [e.told.reasons: true, e.consulted.staff: true] }",
    "{ every: e, in: consultation.exercises, any: [e.about: the approach] }",
    "{ none: e, in: consultation.exercises, all: [e.about: the approach] }",
    "{ count: e, in: consultation.exercises, at_least: 2, all: [e.about: the approach] }",
    "{ count: e, in: consultation.exercises, more_than: 2, all: [e.about: the approach] }",
    "{ count: e, in: consultation.exercises, at_most: 2, all: [e.about: the approach] }",
    "{ count: e, in: consultation.exercises, less_than: 2, all: [e.about: the approach] }",
    "{ some: e, in: consultation.exercises, all: [e: { lasts_at_least: { weeks: 12 } }] }",
]


def read(text: str) -> Condition:
    sva, lga, check = RULESETS["sva-2012"], RULESETS["lga-1999"], Checker("test")
    questions = {path: each for rule in RULES.values() for path, each in rule.questions.items()}
    defined = Defined({}, dict(sva.amounts), dict(sva.events), {**sva.terms, **lga.terms})
    condition = Language(check, defined, questions).condition(read_yaml(text)[0])
    assert condition is not None, check.problems
    return condition


@pytest.mark.parametrize("wanted", [True, False, None])
@pytest.mark.parametrize("text", CONDITIONS)
def test_a_case_comes_to_what_is_wanted(text: str, wanted: Truth) -> None:
    condition = read(text)
    assert {judged(condition, wanted, seed) for seed in range(10)} == {wanted}


@pytest.mark.parametrize("wanted", [True, False, None])
def test_a_term_that_asks_one_fact_in_several_ways_comes_to_it_now_and_then(wanted: Truth) -> None:
    condition = read("authority.is: best value authority")
    assert wanted in {judged(condition, wanted, seed) for seed in range(40)}


def judged(condition: Condition, wanted: Truth, seed: int) -> Truth:
    """Make a case for a condition, and return what it comes to."""
    maker = Maker(random.Random(seed), DAY)
    maker.make(condition, wanted)
    case = Case.model_validate({"format": 1, **maker.facts})
    return condition.judge(Setting(case, LATER).on(Span(DAY, DAY)), {}).truth


def test_a_fact_that_is_set_stays_as_it_is() -> None:
    maker = Maker(random.Random(1), DAY)
    maker.make(read("in_house.resourced: true"), wanted=True)
    maker.make(read("in_house.resourced: true"), wanted=False)
    assert maker.facts == {"in_house": {"resourced": True}}


def test_the_same_seed_makes_the_same_case() -> None:
    def made() -> object:
        maker = Maker(random.Random(7), DAY)
        for text in CONDITIONS:
            maker.make(read(text), wanted=True)
        return maker.facts

    assert made() == made()
