"""ask(): every question can change an outcome, and what it promises is what happens."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from bvrules import Case, CaseError, ask, check
from bvrules.advice.trying import answer
from bvrules.casepath import plain
from bvrules.report.asking import as_data, render, render_json
from bvrules.schemas import schema_of
from tests import small
from tests.advice.trials import (
    AS_OF,
    EXAMPLES,
    could_be,
    example,
    random_trial,
    shipped,
    small_rules,
    values_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from bvrules.advice.ask import Asking
    from bvrules.law import Ruleset

SCHEMA = jsonschema.Draft202012Validator(schema_of("questions"))
SEEDS = range(250)


def assert_it_is_kept(
    asking: Asking, rulesets: Sequence[Ruleset], as_of: date, pick: Random
) -> int:
    """Give every answer to every question, check all again, and compare with what was promised."""
    before = could_be(asking.report.findings)
    kept = 0
    for question in asking.questions:
        assert any(each.effects for each in question.answers), question.paths
        for each in question.answers:
            data = answer(plain(asking.case), asking.case, values_of(each, pick))
            after = could_be(check(Case.model_validate(data), rulesets, as_of=as_of).findings)
            promised = before | {effect.rule.id: effect.after for effect in each.effects}
            assert after == promised, (question.paths, each.given)
            assert all(set(after[rule]) <= set(before[rule]) for rule in before)
            kept += 1
    return kept


@pytest.mark.exhaustive
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_question_of_an_example_does_what_it_says(path: Path) -> None:
    asking = ask(example(path), shipped(), as_of=AS_OF)
    assert asking.questions
    answers = sum(len(question.answers) for question in asking.questions)
    assert assert_it_is_kept(asking, shipped(), AS_OF, Random(path.stem)) == answers
    SCHEMA.validate(json.loads(render_json(asking)))


def test_every_question_about_a_random_case_does_what_it_says() -> None:
    kept = reached = left = 0
    for seed in SEEDS:
        case, rulesets, as_of = random_trial(seed)
        asking = ask(case, rulesets, as_of=as_of)
        kept += assert_it_is_kept(asking, rulesets, as_of, Random(seed))
        left += len(asking.out_of_reach)
        reached += bool(asking.questions)
        SCHEMA.validate(json.loads(json.dumps(as_data(asking))))
    assert kept > 500
    assert left < reached / 10  # what no single question takes further is rare


@pytest.mark.parametrize("path", EXAMPLES[3:4], ids=lambda path: path.stem)
def test_to_go_on_answering_leaves_nothing_to_ask(path: Path) -> None:
    """Whoever answers the best question, over and over, comes to an end, and opens nothing."""
    pick = Random(path.stem)
    case, opened = example(path), -1
    for _ in range(200):
        asking = ask(case, shipped(), as_of=AS_OF)
        if not asking.questions:
            break
        now_open = sum(len(each.could_be) > 1 for each in asking.report.findings)
        assert opened in (-1, now_open) or now_open < opened
        opened = now_open
        told = [each for each in asking.questions[0].answers if each.effects]
        values = values_of(pick.choice(told), pick)
        case = Case.model_validate(answer(plain(case), case, values))
    assert not asking.questions


# The small rulesets, whose every word is known


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ruleset, ...]:
    return small_rules(tmp_path_factory.mktemp("rules"))


def of(rules: tuple[Ruleset, ...], *changes: tuple[str, Any], **more: Any) -> Asking:
    return ask(Case.model_validate(small.changed(*changes)), rules, as_of=AS_OF, **more)


def test_nothing_is_asked_where_all_is_known(rules: tuple[Ruleset, ...]) -> None:
    asking = of(rules)
    assert asking.questions == ()
    assert "Nothing is left to ask" in render(asking)


def test_the_worst_is_asked_first(rules: tuple[Ruleset, ...]) -> None:
    asking = of(rules, ("best_value.arrangements", None), ("in_house.considered", None))
    assert [each.paths for each in asking.questions] == [
        ("best_value.arrangements",),
        ("in_house.considered",),
    ]
    assert [each.who for each in asking.questions] == [
        ("corporate policy",),
        ("the head of the service",),
    ]


def test_what_cannot_change_an_outcome_is_not_asked(rules: tuple[Ruleset, ...]) -> None:
    """Whether there was a direction matters only if there are no arrangements."""
    asking = of(rules, ("best_value.under_direction", None))
    assert asking.questions == ()


def test_the_days_that_matter_are_found_to_the_day(rules: tuple[Ruleset, ...]) -> None:
    asking = of(rules, ("equality.impact_assessed", None))
    (question,) = asking.questions
    days = [(each.given[0].least, each.given[0].most) for each in question.answers]
    assert days[:2] == [(None, "2011-03-02"), ("2011-03-03", None)]


def test_what_settles_only_together_is_asked_together(rules: tuple[Ruleset, ...]) -> None:
    """An exercise of which no day is known, in a list that may lack some."""
    exercises = [{"consulted": {"staff": True}, "ended": "2012-01-01"}, {"ended": "2010"}]
    asking = of(rules, ("consultation.exercises", exercises))
    assert {each.paths for each in asking.questions} == {
        ("consultation.exercises[1].consulted.staff",),
    }
    both = [{"consulted": {"staff": False}}, {"ended": "2012"}]
    asking = of(rules, ("consultation.exercises", both))
    assert [each.paths for each in asking.questions] == [("consultation.exercises",)]


def test_answers_so_far_are_taken_in(rules: tuple[Ruleset, ...]) -> None:
    changes = [("best_value.arrangements", None), ("in_house.considered", None)]
    asking = of(rules, *changes, answers={"best_value.arrangements": False})
    assert [each.paths for each in asking.questions] == [("in_house.considered",)]
    assert [each.rule.id for each in asking.report.breaches] == ["act-1999/s1"]


def test_what_nobody_knows_is_not_asked_again(rules: tuple[Ruleset, ...]) -> None:
    changes = [("best_value.arrangements", None), ("in_house.considered", None)]
    asking = of(rules, *changes, set_aside=["best_value.arrangements"])
    assert [each.paths for each in asking.questions] == [("in_house.considered",)]
    assert [each.rule.id for each in asking.out_of_reach] == ["act-1999/s1"]


def test_wrong_answers_are_refused_in_plain_words(rules: tuple[Ruleset, ...]) -> None:
    with pytest.raises(CaseError, match="did you mean `best_value"):
        of(rules, answers={"best_value.arangements": True})
    with pytest.raises(CaseError, match="expected true or false"):
        of(rules, answers={"best_value.arrangements": "perhaps"})


def test_accounts_that_differ_can_be_settled(rules: tuple[Ruleset, ...]) -> None:
    name, changes = "unknown, accounts differ", small.CASES["unknown, accounts differ"]
    asking = of(rules, *changes)
    assert asking.questions[0].paths == ("best_value.arrangements",), name
    case = asking.case
    written = answer(plain(case), case, {"best_value.arrangements": True})
    assert written["best_value"]["arrangements"] == {
        "value": True,
        "note": "before: yes, says the council or no, says a union (accounts differ)",
    }
