"""compare() and whatif(): what differs, and why."""

from __future__ import annotations

import json
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from bvrules import Case, CaseError, check, compare, whatif
from bvrules.casepath import changed, plain
from bvrules.report.comparing import as_data, render, render_json
from bvrules.schemas import schema_of
from tests import small
from tests.advice.trials import AS_OF, EXAMPLES, example, random_trial, shipped, small_rules
from tests.oracle.generate import learn

if TYPE_CHECKING:
    from pathlib import Path

    from bvrules.law import Ruleset

SCHEMA = jsonschema.Draft202012Validator(schema_of("comparison"))


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ruleset, ...]:
    return small_rules(tmp_path_factory.mktemp("rules"))


def case_of(*changes: tuple[str, Any]) -> Case:
    return Case.model_validate(small.changed(*changes))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_differs_from_itself_and_what_differs_is_told(path: Path) -> None:
    case = example(path)
    assert whatif(case, shipped(), {}, as_of=AS_OF).changes == ()
    found = whatif(case, shipped(), {"decision.in_principle": "2016-05-01"}, as_of=AS_OF)
    data = changed(plain(case), {"decision.in_principle": "2016-05-01"})
    after = check(Case.model_validate(data), shipped(), as_of=AS_OF)
    before = {each.rule.id: each for each in found.before.findings}
    differ = {
        each.rule.id
        for each in after.findings
        if each.could_be != before[each.rule.id].could_be
        or each.outcome != before[each.rule.id].outcome
    }
    assert differ <= {each.rule.id for each in found.changes}
    assert len(found.changes) + found.same == len(after.findings)
    SCHEMA.validate(json.loads(render_json([found])))
    text = render(found, width=70)
    assert all(len(line) <= 70 or " " not in line.strip() for line in text.splitlines())


def test_a_condition_that_turned_is_told(rules: tuple[Ruleset, ...]) -> None:
    found = whatif(case_of(), rules, {"best_value.arrangements": False}, as_of=AS_OF)
    assert render(found) == TOLD
    (change,) = found.changes
    (turned,) = [each for each in change.turned if each.before and each.after]
    assert (turned.before and turned.before.truth, turned.after and turned.after.truth) == (
        True,
        False,
    )


TOLD = """\
All done, as of 30 August 2017
Not legal advice. It says what the facts given show, and what they do not.

1 finding changes, 4 findings as before.

AA 1999 s 1(1)  Arrangements are in place
  was       compliant (law)
  is        breach (law)
  because   best value: arrangements (no)
"""


def test_two_days_and_two_versions_of_the_rules(rules: tuple[Ruleset, ...]) -> None:
    case = case_of(("decision.in_principle", "2016-01-01"), ("best_value.arrangements", False))
    early, late = (check(case, rules, as_of=date(year, 6, 1)) for year in (2015, 2017))
    (act, *_) = compare(early, late).changes
    assert (act.before and act.before.outcome, act.after and act.after.outcome) == (
        "pending",
        "breach",
    )
    assert "its moment has come" in render(compare(early, late))
    fewer = check(case, rules[:1], as_of=date(2017, 6, 1))
    lost = compare(late, fewer).changes
    assert {each.rule.ruleset for each in lost} == {"guidance-2001", "policy-2002"}
    assert all(each.after is None for each in lost)
    assert "not among the rules" in render(compare(late, fewer))
    SCHEMA.validate(json.loads(json.dumps(as_data([compare(late, fewer)]))))


def test_random_cases_that_learn() -> None:
    told = 0
    for seed in range(200):
        case, rulesets, as_of = random_trial(seed)
        more = Case.model_validate(learn(plain(case), Random(seed).randrange(10**6)))
        found = compare(check(case, rulesets, as_of=as_of), check(more, rulesets, as_of=as_of))
        told += len(found.changes)
        SCHEMA.validate(json.loads(render_json([found])))
        assert render(found)
    assert told > 5


def test_bad_changes_are_refused(rules: tuple[Ruleset, ...]) -> None:
    with pytest.raises(CaseError, match="did you mean `authority"):
        whatif(case_of(), rules, {"authority.kin": "x"}, as_of=AS_OF)
    with pytest.raises(CaseError, match="is not one of the words for this"):
        whatif(case_of(), rules, {"authority.kind": "borough"}, as_of=AS_OF)
