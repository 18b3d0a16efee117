"""Nothing that the reading of the law turned up is lost: each is encoded, or registered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bvrules import shipped_rulesets

RULES = {rule.id for ruleset in shipped_rulesets() for rule in ruleset.rules}
REGISTERS = {
    ruleset.id: [row.provision for row in ruleset.register] for ruleset in shipped_rulesets()
}
TABLES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "candidates.yaml").read_text(encoding="utf-8")
)
CANDIDATES = [each for table in TABLES.values() for each in table]


@pytest.mark.parametrize("candidate", CANDIDATES, ids=lambda each: each["row"])
def test_a_candidate_is_encoded_or_stands_in_a_register(candidate: dict[str, Any]) -> None:
    assert ("rules" in candidate) != ("register" in candidate)
    assert set(candidate.get("rules", [])) <= RULES
    if "register" in candidate:
        ruleset, begins = candidate["register"]
        assert any(row.startswith(begins) for row in REGISTERS[ruleset])


def test_each_table_is_there() -> None:
    assert {name: len(table) for name, table in TABLES.items()} == {"statutes": 50, "guidance": 31}
