"""The report of each example, word for word at 80 columns, so that wording is seen in diffs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.golden.record import EXAMPLES, FORMS, HERE, asked_from, form, forms, made

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_report_is_as_recorded(example: Path) -> None:
    recorded = HERE / f"{example.stem}.txt"
    assert made(example, asked_from(example)) == recorded.read_text(encoding="utf-8"), (
        "see tests/golden/record.py"
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_it_fits_80_columns_and_calls_nothing_unlawful(example: Path) -> None:
    report = made(example, asked_from(example))
    for line in report.splitlines():
        assert len(line) <= 80 or "http" in line, line
    for word in ("unlawful", "illegal", "violation", "True", "False", "None", "null"):
        assert word not in report, word


def test_every_example_has_a_report_and_no_other() -> None:
    recorded = {path.stem for path in HERE.glob("*.txt")}
    assert recorded == {path.stem for path in EXAMPLES}


@pytest.mark.parametrize(("case", "name"), list(forms()))
def test_each_form_is_as_recorded(case: str, name: str) -> None:
    recorded = (HERE / "forms" / f"{case}{FORMS[name]}").read_bytes()
    assert form(case, name).decode() == recorded.decode(), "see tests/golden/record.py"
