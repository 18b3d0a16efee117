"""A plan: if every day of it is kept, nothing that it plans for is broken."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bvrules import Case, check, plan, read_case, shipped_rulesets
from bvrules.advice.atoms import Pick
from bvrules.advice.drawing import Drawing
from bvrules.advice.turning import Judge
from bvrules.dates import LATEST, is_working_day
from bvrules.example import examples_of
from bvrules.report.plan import render
from bvrules.report.planjson import as_data
from bvrules.selftest import case_of
from bvrules.shipped import shipped_lead_times
from tests.advice import naive
from tests.advice.test_remedies import RULE, days_before
from tests.agreeing import load
from tests.oracle.generate import random_case_and_rule
from tests.shown import FOLDERS, RULESETS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bvrules.advice.atoms import Way
    from bvrules.advice.plan import Plan
    from bvrules.law import Ruleset

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
LATER = date(2090, 1, 1)


def keeps_its_promise(found: Plan, assumed: dict[str, bool] | None = None) -> int:
    """
    Fill in every day of a plan, on its latest day, and ask when all of it has been.

    A rule may then be broken only if the plan said so: it has a conflict, or no plan meets it
    because of other facts. Returns how many days were planned.
    """
    warned = {each.rule for each in found.conflicts} | set(found.unplanned)
    report = check(found.filled(), found.rulesets, as_of=LATER, assumed=assumed)
    broken = [each.rule.id for each in report.breaches if each.rule not in warned]
    assert not broken, broken
    steps = [step for duty in found.duties for step in duty.steps]
    for step in (*steps, *found.stages):
        assert found.as_of <= step.earliest
        assert step.latest is None or step.earliest <= step.latest
        is_work = step.is_event and not (step.type.act and step.type.act.any_day)
        if step.latest is not None and is_work and not is_working_day(step.latest, found.nation):
            assert not any(  # none is left from the earliest day on
                is_working_day(day, found.nation) for day in range(step.earliest, step.latest)
            )
    assert [d.latest or LATEST for d in found.duties] == sorted(
        d.latest or LATEST for d in found.duties
    )
    return len(steps)


@pytest.mark.exhaustive
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("day", ["2000-06-01", "2010-10-01", "2014-12-01"])
def test_a_plan_that_is_kept_breaks_nothing_in_the_real_cases(example: Path, day: str) -> None:
    case = read_case(example.read_bytes(), example.name)
    keeps_its_promise(plan(check(case, shipped_rulesets(), as_of=date.fromisoformat(day))))


@pytest.mark.exhaustive
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("day", ["2010-10-01", "2014-12-01"])
def test_a_plan_is_drawn_until_it_stays_as_it_is(example: Path, day: str) -> None:
    case = read_case(example.read_bytes(), example.name)
    found = plan(check(case, shipped_rulesets(), as_of=date.fromisoformat(day)))
    judge = Judge({each.id: each for each in found.rulesets})
    again = Drawing(judge, case, found.as_of, found.draft, shipped_lead_times())
    assert again.next() == found.draft


@pytest.mark.exhaustive
@pytest.mark.parametrize("ruleset", RULESETS.values(), ids=RULESETS)
def test_a_plan_that_is_kept_breaks_nothing_in_the_examples_of_rules(ruleset: Ruleset) -> None:
    rules = {rule.file: rule for rule in ruleset.rules}
    for example in examples_of(FOLDERS / ruleset.id, ruleset):
        rule = rules.get(example.file)
        if rule is None or example.term is not None:
            continue
        case, assumed = case_of(example.given, rule)
        for as_of in days_before(case, rule)[:1]:
            alone = [replace(ruleset, rules=(rule,))]
            report = check(case, alone, as_of=as_of, assumed=assumed)
            keeps_its_promise(plan(report, assumed=assumed), assumed)


def test_a_plan_that_is_kept_breaks_nothing_in_random_cases() -> None:
    planned = 0
    for seed in range(400):
        rule, terms, data, as_of = random_case_and_rule(seed)
        report = check(Case.model_validate(data), [load(rule, terms)], as_of=as_of)
        planned += keeps_its_promise(plan(report))
    for seed in range(400):
        pick = random.Random(seed)
        ruleset = load(RULE | {"requires": naive.random_condition(pick)}, {})
        data = naive.random_case(pick)
        report = check(Case.model_validate(data), [ruleset], as_of=naive.AS_OF)
        planned += keeps_its_promise(plan(report))
    assert planned > 100  # so that there was something to plan


# No conflict is told that another way of meeting the duties would have avoided


def small_world(seed: int) -> tuple[Case, Ruleset]:
    """Return a random case, and two to four random rules that it is planned by."""
    pick = random.Random(seed)
    made = [
        load(RULE | {"id": f"s1-{number}", "requires": naive.random_condition(pick)}, {})
        for number in range(pick.choice([2, 3, 4]))
    ]
    rules = tuple(rule for each in made for rule in each.rules)
    return Case.model_validate(naive.random_case(pick)), replace(made[0], rules=rules)


def goes_together(drawing: Drawing, ways: Iterable[Way]) -> bool:
    """Return whether days and values can be found for some ways, all at once."""
    atoms = [atom for way in ways for atom in way]
    bounds = drawing.bounds(atoms)
    picked = drawing.search.picked([each for each in atoms if isinstance(each, Pick)])
    return picked is not None and not drawing.search.windows(bounds, drawing.free(bounds)).broken


NOT_AT_FIRST = (196, 726, 1309, 1415, 2064)
"""Worlds in which the first ways chosen stand in the way of a duty that can be met."""


def test_what_is_told_as_a_conflict_cannot_be_met_in_any_way() -> None:
    told = 0
    for seed in (*range(250), *NOT_AT_FIRST):
        case, ruleset = small_world(seed)
        report = check(case, [ruleset], as_of=naive.AS_OF)
        found = plan(report, lead_times=())
        judge = Judge({each.id: each for each in report.rulesets})
        drawing = Drawing(judge, case, found.as_of, found.draft)
        for rule in (*drawing.failed, *drawing.unplanned):
            beside = [drawing.options[each] for each in (*drawing.chosen, rule)]
            assert rule in drawing.cut or not any(
                goes_together(drawing, each) for each in product(*beside)
            ), seed
            told += 1
    assert told > 100  # so that there was something to compare


@pytest.mark.parametrize("seed", NOT_AT_FIRST)
def test_other_ways_are_tried_before_a_conflict_is_told(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, ruleset = small_world(seed)
    report = check(case, [ruleset], as_of=naive.AS_OF)

    def unmet() -> int:
        found = plan(report, lead_times=())
        return len(found.conflicts) + len(found.unplanned)

    with_others = unmet()
    monkeypatch.setattr("bvrules.advice.drawing.reconsidered", lambda *_: (None, False))
    assert with_others < unmet()


def test_a_search_that_is_cut_short_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bvrules.advice.reconsider.MOST_TRIED", 0)
    case, ruleset = small_world(NOT_AT_FIRST[0])
    found = plan(check(case, [ruleset], as_of=naive.AS_OF), lead_times=())
    assert {each.cut for each in found.conflicts} == {True}
    assert "there may be another way: the search was cut short" in render(found)
    assert {each["searched_all"] for each in as_data(found)["conflicts"]} == {False}


def test_days_not_known_exactly_are_taken_to_keep_the_usual_order() -> None:
    """The market was gone to in 2013 and the contract began in 2013: which came first is open."""
    (example,) = (each for each in EXAMPLES if each.stem == "barnet-one-barnet-csg")
    case = read_case(example.read_bytes(), example.name)
    assert plan(check(case, shipped_rulesets(), as_of=date(2010, 10, 1))).conflicts == ()
