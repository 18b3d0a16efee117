"""Remedies: acts that do what they promise, none of them too many, none of them in the past."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bvrules import Case, check, read_case, shipped_rulesets
from bvrules.advice.remedy import remedies
from bvrules.casepath import plain
from bvrules.dates import EARLIEST, LATEST, iso, read_day
from bvrules.example import examples_of
from bvrules.selftest import case_of
from bvrules.setting import Setting
from tests.advice import naive
from tests.agreeing import load
from tests.oracle.generate import random_case_and_rule
from tests.shown import FOLDERS, RULESETS

if TYPE_CHECKING:
    from bvrules.advice.remedy import Cure, Remedy
    from bvrules.finding import Report
    from bvrules.law import Rule, Ruleset

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))

RULE = {
    "id": "s1-1",
    "title": "It is done",
    "citation": "section 1",
    "says": "It is done.",
    "modality": "must",
    "bearer": "council",
    "action": "do it",
    "judged_on": naive.DECIDED,
    "in_force": [{"from": "1999-04-01", "by": "SI 1999/1"}],
    "requires": {},
    "remedy": {"before": "Do it.", "after": "Do it, and decide again."},
}


@pytest.mark.exhaustive
def test_they_are_those_that_trying_everything_finds() -> None:
    compared = turned = 0
    for seed in range(2000):
        pick = random.Random(seed)
        condition = naive.random_condition(pick)
        case = naive.random_case(pick)
        ruleset = load(RULE | {"requires": condition}, {})
        report = check(Case.model_validate(case), [ruleset], as_of=naive.AS_OF, engine="portable")
        found = remedies(report)
        if not found.cures or found.cures[0].cut:
            continue
        used = set(re.findall(r"[a-z_]+(?:\.[a-z_]+)+", str(condition)))
        ours = {
            frozenset(re.sub(r"\[(\d+)\]", r".\1", each.path) for each in remedy.changes)
            for remedy in found.cures[0].remedies
            if remedy.comes_to == "compliant"
        }
        assert ours == naive.smallest(case, ruleset, used), (seed, condition, case)
        compared += 1
        turned += bool(ours)
        if compared == 40:
            break
    assert compared == 40
    assert turned > 12  # so that there was something to find


# Following them


def follows(report: Report, remedy: Remedy, rules: list[Rule], assumed: dict[str, bool]) -> None:
    """Follow a remedy, early and late, and ask again when the moment has come."""
    rulesets = {each.id: each for each in report.rulesets}
    before = plain(report.case)
    for late in (False, True):
        case = remedy.followed(report.case, late=late)
        assert only_acts(before, plain(case), iso(report.as_of))
        for rule in rules:
            alone = [replace(rulesets[rule.ruleset], rules=(rule,))]
            (finding,) = check(
                case, alone, as_of=date.fromordinal(report.as_of), assumed=assumed
            ).findings
            dues = [piece.due.last for piece in finding.pieces if piece.due]
            if finding.outcome == "pending" and dues and max(dues) < LATEST:
                moment = date.fromordinal(max(dues))
                (finding,) = check(case, alone, as_of=moment, assumed=assumed).findings
            come = finding.would_be if finding.outcome == "pending" else (finding.outcome,)
            assert come == (remedy.comes_to,), (rule.id, remedy)


def only_acts(before: Any, after: Any, as_of: str) -> bool:
    """Return whether what changed lies ahead: no day of the past, no list said to be complete."""
    if isinstance(after, dict):
        now = before if isinstance(before, dict) else {}
        if "items" in after:
            assert now.get("complete") == after.get("complete")
        assert now.keys() <= after.keys()
        return all(only_acts(now.get(key), each, as_of) for key, each in after.items())
    if isinstance(after, list):
        now = list(before or ())
        return all(only_acts(a, b, as_of) for a, b in zip_longest(now, after))
    if before == after:
        return True
    was_ahead = not isinstance(before, str) or before > as_of
    return was_ahead and (not isinstance(after, str) or after >= as_of or not after[:1].isdigit())


def days_before(case: Case, rule: Rule) -> list[date]:
    """Return days to ask from: long before the moment, just before it, and when it has come."""
    span, _ = rule.judged_on.span(Setting(case, read_day("2100-01-01")), {})
    known = [day for day in span if EARLIEST < day < LATEST]
    return [date.fromordinal(day - back) for day in known[:1] for back in (60, 1, 0)]


NOTHING_TO_DO = {
    *("lgew-2021", "lgni-2014", "lgs-2003", "lgwm-2009", "other-instruments"),
    *("ppn-10-12", "si-1999-3251"),
}
"""Rulesets of whose examples none has a remedy: they ask for judgement, or of what is past."""


@pytest.mark.exhaustive
@pytest.mark.parametrize("ruleset", RULESETS.values(), ids=RULESETS)
def test_every_remedy_of_every_example_does_what_it_says(ruleset: Ruleset) -> None:
    rules = {rule.file: rule for rule in ruleset.rules}
    followed = 0
    for example in examples_of(FOLDERS / ruleset.id, ruleset):
        rule = rules.get(example.file)
        if rule is None or example.term is not None:
            continue
        case, assumed = case_of(example.given, rule)
        for as_of in days_before(case, rule):
            report = check(case, [replace(ruleset, rules=(rule,))], as_of=as_of, assumed=assumed)
            for cure in remedies(report, assumed=assumed).cures:
                for remedy in cure.remedies:
                    follows(report, remedy, [cure.finding.rule], assumed)
                    followed += 1
    assert (followed == 0) is (ruleset.id in NOTHING_TO_DO)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("day", ["2000-06-01", "2001-12-01", "2010-10-01", "2014-12-01"])
def test_every_remedy_of_the_real_cases_does_what_it_says(example: Path, day: str) -> None:
    case = read_case(example.read_bytes(), example.name)
    report = check(case, shipped_rulesets(), as_of=date.fromisoformat(day))
    found = remedies(report)
    for cure in found.cures:
        for remedy in cure.remedies:
            follows(report, remedy, [cure.finding.rule], {})
    curable = [each.finding.rule for each in found.cures if "compliant" in aims(each)]
    for remedy in found.together:
        follows(report, remedy, curable, {})


def aims(cure: Cure) -> set[str]:
    return {each.comes_to for each in cure.remedies}


@pytest.mark.exhaustive
def test_every_remedy_of_random_cases_does_what_it_says() -> None:
    followed = 0
    for seed in range(1200):
        rule, terms, data, as_of = random_case_and_rule(seed)
        ruleset = load(rule, terms)
        report = check(Case.model_validate(data), [ruleset], as_of=as_of, engine="portable")
        for cure in remedies(report).cures:
            for remedy in cure.remedies:
                follows(report, remedy, [cure.finding.rule], {})
                followed += 1
    assert followed > 20
