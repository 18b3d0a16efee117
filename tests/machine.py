"""What the tests of the machine formats share: cases that reach every outcome, and hostile ones."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bvrules import Case, check, load_rulesets, read_case, shipped_rulesets
from bvrules.acceptance import accept
from bvrules.baseline import read_baseline, write_baseline
from bvrules.dates import read_day
from bvrules.report.formats import Checked
from bvrules.waivers import Waiver, Waivers
from tests import small

AS_OF, BEFORE = date(2026, 1, 5), date(2025, 3, 4)
PUBLIC = Path(__file__).parent / "public"
EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.json"))
WAIVER = Waiver(
    rule="act-1999/s1",
    subject="*",
    kind="accepted risk",
    reason="It is <being> done & {0} [soon](https://example.org).",
    approved_by="the monitoring officer",
    approved_on=read_day("2025-01-05"),
    expires=read_day("2026-12-31"),
    ref="minute 12",
)


@cache
def rules() -> Any:
    with TemporaryDirectory() as folder:
        return load_rulesets(small.write(Path(folder) / "rules").iterdir())


def checked(
    data: Any, *, file: str = "case.json", waived: bool = False, known: bool = False
) -> Checked:
    """Return a case of the small rulesets, checked, with its text."""
    text = json.dumps(data, indent=2)
    report = check(Case.model_validate(data), rules(), as_of=AS_OF)
    waivers = Waivers("waivers.yaml", "", (WAIVER,)) if waived else None
    baseline = None
    if known:
        before = check(Case.model_validate(data), rules(), as_of=BEFORE)
        baseline = read_baseline(write_baseline([before], rules()).encode(), "baseline.json")
    return Checked(file, accept(report, waivers=waivers, baseline=baseline), text.encode())


def named(name: str, **more: Any) -> Checked:
    """Return one of the small cases, by the outcome that it brings about."""
    return checked(small.changed(*small.CASES[name]), **more)


def example(path: Path) -> Checked:
    """Return a shipped example, checked with the shipped rules."""
    raw = path.read_bytes()
    report = check(read_case(raw, path.name), shipped_rulesets(), as_of=AS_OF)
    return Checked(f"examples/{path.name}", report, raw)
