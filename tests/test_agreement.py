"""
Three evaluators, one answer: durable-rules, the portable engine, and the oracle in tests/oracle.

The oracle was written from the semantics alone and shares no code with the library.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from oracle.evaluate import evaluate
from oracle.generate import random_case_and_rule

from bvrules import Case, check, load_rulesets

if TYPE_CHECKING:
    from bvrules.law import Ruleset

SEEDS = int(os.environ.get("BVRULES_SEEDS", "20000"))
BLOCK = 500

RULESET = {
    "title": "A random instrument",
    "short": "RI",
    "kind": "act",
    "duty": "Anything",
    "read_until": "2100-01-01",
    "register": [{"provision": "section 1", "encoded": "in full"}],
}


class InMemory:
    """A folder of YAML that was never written to a disk."""

    def __init__(self, name: str, data: Any = None, inside: list[InMemory] | None = None) -> None:
        self.name = name
        self.data = data
        self.inside = inside or []

    def iterdir(self) -> list[InMemory]:
        return self.inside

    def is_dir(self) -> bool:
        return bool(self.inside)

    def read_bytes(self) -> bytes:
        return yaml.dump(self.data, Dumper=Plain, sort_keys=False, allow_unicode=True).encode()


class Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes no anchors, which rule files do not have."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def load(rule: dict[str, Any], terms: dict[str, Any]) -> Ruleset:
    files = [
        InMemory("ruleset.yaml", RULESET),
        InMemory("terms.yaml", terms),
        InMemory(f"{rule['id']}-rule.yaml", rule),
    ]
    (found,) = load_rulesets([InMemory("random", inside=files)])
    return found


@pytest.mark.parametrize("first", range(0, SEEDS, BLOCK))
def test_both_engines_agree_with_the_oracle(first: int) -> None:
    """Outcome, what could be, and force are the same on random rulesets and cases."""
    for seed in range(first, min(first + BLOCK, SEEDS)):
        rule, terms, data, as_of = random_case_and_rule(seed)
        ruleset = load(rule, terms)
        case = Case.model_validate(data)
        expected = evaluate(rule, terms, data, as_of)
        for engine in ("durable", "portable"):
            (found,) = check(case, [ruleset], as_of=as_of, engine=engine).findings
            assert found.defect is None, (seed, found.defect)
            actual = (found.outcome, frozenset(found.could_be), found.force)
            assert actual == expected, (seed, engine)
