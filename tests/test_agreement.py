"""
Three evaluators, one answer: durable-rules, the portable engine, and the oracle in tests/oracle.

The oracle was written from the semantics alone and shares no code with the library.
"""

from __future__ import annotations

import os

import pytest

from bvrules import Case, check
from tests.agreeing import ENGINES, load
from tests.oracle.evaluate import evaluate
from tests.oracle.generate import random_case_and_rule

SEEDS = int(os.environ.get("BVRULES_SEEDS", "20000"))
BLOCK = 500


@pytest.mark.parametrize("first", range(0, SEEDS, BLOCK))
def test_both_engines_agree_with_the_oracle(first: int) -> None:
    """Outcome, what could be, and force are the same on random rulesets and cases."""
    for seed in range(first, min(first + BLOCK, SEEDS)):
        rule, terms, data, as_of = random_case_and_rule(seed)
        ruleset = load(rule, terms)
        case = Case.model_validate(data)
        expected = evaluate(rule, terms, data, as_of)
        for engine in ENGINES:
            (found,) = check(case, [ruleset], as_of=as_of, engine=engine).findings
            assert found.defect is None, (seed, found.defect)
            actual = (found.outcome, frozenset(found.could_be), found.force)
            assert actual == expected, (seed, engine)
