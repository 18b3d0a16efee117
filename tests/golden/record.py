"""
Record the reports of the examples again: python tests/golden/record.py. Then read the diff.
The schemas that changed are written too.

Each is made at 80 columns, from the as-of date of its file in tests/decided. What README.md
shows of the first command is taken from its report too.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import yaml

from bvrules import check, read_case, shipped_rulesets
from bvrules.report import text

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.json"))
SHOWN = (
    r"\A.*?\nCould be a breach: law \(\d+\)\n(?:  [^\n]*\n){6}",
    r"WHAT TO FIND OUT .*?(?=  4  )",
    r"WHAT DOES NOT APPLY.*\Z",
)
"""The stretches of the report that README.md shows, with … for what stands between them."""


def asked_from(example: Path) -> date:
    """Return the as-of date of an example."""
    decided = ROOT / "tests" / "decided" / f"{example.stem}.yaml"
    return date.fromisoformat(str(yaml.safe_load(decided.read_text("utf-8"))["as_of"]))


def made(example: Path, as_of: date) -> str:
    """Return the report of an example, as text."""
    case = read_case(example.read_bytes(), example.name)
    return text.render(check(case, shipped_rulesets(), as_of=as_of, engine="portable"))


def record_readme() -> None:
    """Put stretches of the report of its first command where README.md shows them."""
    readme = ROOT / "README.md"
    written = readme.read_text("utf-8")
    (name, day) = re.findall(r"bvcheck (examples/\S+) --as-of (\S+)\n", written)[0]
    report = made(ROOT / name, date.fromisoformat(day)).replace("portable", "durable")
    found = [re.search(each, report, flags=re.DOTALL) for each in SHOWN]
    shown = "…\n".join(each.group() for each in found if each)
    start = written.index("```text\n") + len("```text\n")
    end = written.index("```", start)
    readme.write_text(written[:start] + shown + written[end:], encoding="utf-8")


if __name__ == "__main__":
    for each in EXAMPLES:
        (HERE / f"{each.stem}.txt").write_text(made(each, asked_from(each)), encoding="utf-8")
    record_readme()
    sys.path.insert(0, str(ROOT))
    from tests.golden.published import record_all

    record_all()
