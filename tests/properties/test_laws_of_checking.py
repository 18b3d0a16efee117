"""What holds of every check: on random rulesets and cases, and on every shipped example."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bvrules import Case, check, shipped_rulesets
from bvrules.case.order import out_of_order
from bvrules.dates import EARLIEST
from bvrules.example import examples_of
from bvrules.report import json as as_json
from bvrules.report import text as as_text
from bvrules.selftest import case_of
from bvrules.shipped import root
from bvrules.vocabulary import fact_type
from tests.agreeing import ENGINES, load
from tests.oracle.generate import learn, random_case_and_rule

if TYPE_CHECKING:
    from bvrules.example import Example
    from bvrules.law import Ruleset

SEEDS = range(1500)
RULESETS = {ruleset.id: ruleset for ruleset in shipped_rulesets()}
EXAMPLES = [
    (RULESETS[folder.name], example)
    for folder in root().iterdir()
    if folder.is_dir()
    for example in examples_of(folder, RULESETS[folder.name])
    if example.term is None
]


def could_be(data: dict[str, Any], ruleset: Ruleset, as_of: date) -> list[set[str]]:
    report = check(Case.model_validate(data), [ruleset], as_of=as_of, engine="portable")
    return [set(finding.could_be) for finding in report.findings]


def test_to_learn_only_takes_outcomes_away() -> None:
    """A fact given, an item added, a list declared complete: could_be never grows."""
    learned = 0
    for seed in SEEDS:
        rule, terms, data, as_of = random_case_and_rule(seed)
        ruleset = load(rule, terms)
        (before,) = could_be(data, ruleset, as_of)
        for step in range(4):
            data = learn(data, seed * 10 + step)
            (after,) = could_be(data, ruleset, as_of)
            assert after <= before, (seed, step)
            learned += after < before
            before = after
    assert learned > 100  # so that the property was seen at work


def without_one_fact(data: Any, pick: random.Random) -> Any:
    """Take one leaf out of a case, wherever it is; lists stay as long as they are."""
    data = json.loads(json.dumps(data))
    part = data
    while True:
        keys = [key for key in part if key not in ("format", "items", "complete", "evidence")]
        if not keys:
            return data
        key = pick.choice(keys)
        inner = part[key]
        items = inner.get("items") if isinstance(inner, dict) else inner
        if isinstance(items, list) and items and isinstance(items[0], dict):
            part = pick.choice(items)
        elif isinstance(inner, dict) and not {"value", "accounts", "items"} & inner.keys():
            part = inner
        else:
            del part[key]
            return data


@pytest.mark.parametrize("block", range(8))
def test_to_forget_a_fact_only_adds_outcomes(block: int) -> None:
    """The same law the other way round, on the real rules and their own examples."""
    pick = random.Random(block)
    for ruleset, example in EXAMPLES[block::8]:
        case, assumed = case_of(example.given, _rule(ruleset, example))
        if out_of_order(case, example.as_of.toordinal()):
            continue  # to forget one of two stages that contradict each other is a correction
        data = case.model_dump(mode="json", exclude_defaults=True, by_alias=True)
        knows = _all(data, ruleset, example.as_of, assumed)
        for _ in range(3):
            less = without_one_fact(data, pick)
            for rule, outcomes in _all(less, ruleset, example.as_of, assumed).items():
                assert knows[rule] <= outcomes, (example.name, rule, less)


def _rule(ruleset: Ruleset, example: Example) -> Any:
    return next(rule for rule in ruleset.rules if rule.id == example.subject)


def _all(data: Any, ruleset: Ruleset, as_of: date, assumed: dict[str, bool]) -> dict[str, set[str]]:
    report = check(Case.model_validate(data), [ruleset], as_of=as_of, assumed=assumed)
    return {finding.rule.id: set(finding.could_be) for finding in report.findings}


def _shuffled(data: Any, pick: random.Random) -> Any:
    if isinstance(data, dict):
        keys = list(data)
        pick.shuffle(keys)
        return {key: _shuffled(data[key], pick) for key in keys}
    return data  # the order of a list is kept: it means something


def _cases() -> list[dict[str, Any]]:
    found = []
    for ruleset, example in EXAMPLES[:: len(EXAMPLES) // 40]:
        case, _ = case_of(example.given, _rule(ruleset, example))
        found.append(case.model_dump(mode="json", exclude_defaults=True, by_alias=True))
    return found


@pytest.mark.exhaustive
def test_reports_are_the_same_whatever_the_order_of_keys_and_rulesets() -> None:
    pick = random.Random(7)
    as_of = date(2026, 1, 5)
    for data in _cases():
        rulesets = list(RULESETS.values())
        first = check(Case.model_validate(data), rulesets, as_of=as_of)
        pick.shuffle(rulesets)
        other = check(Case.model_validate(_shuffled(data, pick)), rulesets, as_of=as_of)
        assert as_json.render(first) == as_json.render(other)
        assert as_text.render(first) == as_text.render(other)


@pytest.mark.exhaustive
def test_the_engines_differ_in_nothing_but_their_name() -> None:
    for data in _cases():
        case = Case.model_validate(data)
        told = []
        for engine in ENGINES:
            report = check(case, RULESETS.values(), as_of=date(2026, 1, 5), engine=engine)
            made = as_json.as_data(report)
            told.append({**made, "engine": "", "receipt": {**made["receipt"], "engine": ""}})
        assert told[0] == told[-1]


def test_another_ruleset_changes_no_finding() -> None:
    as_of = date(2026, 1, 5)
    for data in _cases():
        case = Case.model_validate(data)
        every = {
            f.rule.id: f.could_be for f in check(case, RULESETS.values(), as_of=as_of).findings
        }
        for ruleset in RULESETS.values():
            alone = check(case, [ruleset], as_of=as_of)
            assert {f.rule.id: f.could_be for f in alone.findings}.items() <= every.items()


def test_nothing_applies_the_day_before_commencement() -> None:
    """Each rule, judged on the day before its first version, does not apply."""
    tried = 0
    for ruleset in RULESETS.values():
        for rule in ruleset.rules:
            start = rule.versions[0].period.start
            part, _, stage = rule.judged_on.text.partition(".")
            is_fact = fact_type(rule.judged_on.text) is not None
            if start == EARLIEST or part != "decision" or not is_fact:
                continue
            day = date.fromordinal(start) - timedelta(days=1)
            case = Case.model_validate({"format": 1, "decision": {stage: day.isoformat()}})
            report = check(case, [ruleset], as_of=date(2026, 1, 5))
            (found,) = [each for each in report.findings if each.rule is rule]
            assert found.outcome == "not_applicable", rule.id
            tried += 1
    assert tried > 10


def test_every_breach_names_a_fact_and_a_citation() -> None:
    seen = 0
    for ruleset, example in EXAMPLES:
        if example.expect in ("breach", "departure"):
            case, assumed = case_of(example.given, _rule(ruleset, example))
            report = check(case, [ruleset], as_of=example.as_of, assumed=assumed)
            for finding in report.breaches:
                assert finding.deciding, example.name
                assert str(finding.citation)
                seen += 1
    assert seen > 50
