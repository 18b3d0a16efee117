"""
Record the reports of the examples again: python tests/golden/record.py. Then read the diff.

Each is made at 80 columns, from the as-of date of its file in tests/decided.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from bvrules import check, read_case, shipped_rulesets
from bvrules.report import text

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.json"))


def made(example: Path) -> str:
    """Return the report of an example, as text."""
    decided = yaml.safe_load(
        (ROOT / "tests" / "decided" / f"{example.stem}.yaml").read_text("utf-8")
    )
    as_of = date.fromisoformat(str(decided["as_of"]))
    case = read_case(example.read_bytes(), example.name)
    return text.render(check(case, shipped_rulesets(), as_of=as_of, engine="portable"))


if __name__ == "__main__":
    for each in EXAMPLES:
        (HERE / f"{each.stem}.txt").write_text(made(each), encoding="utf-8")
