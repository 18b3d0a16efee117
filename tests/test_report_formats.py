"""The table of formats: each row writes what it says."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from bvrules import Case, check, load_rulesets
from bvrules.digest import digest
from bvrules.errors import FormatError
from bvrules.receipt import receipt_of
from bvrules.report.formats import FORMATS, Checked, Options
from bvrules.report.stamp import SHORT
from tests import small

HASH = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{16})\b")


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """Return a small case, checked."""
    rules = load_rulesets(small.write(tmp_path_factory.mktemp("rules")).iterdir())
    case: Any = Case.model_validate(small.DONE)
    return Checked("case.json", check(case, rules, as_of=date(2026, 1, 5)))


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_writes_text_or_bytes_as_its_row_says(checked: Checked, name: str) -> None:
    made = FORMATS[name].write([checked], Options())
    assert made
    assert isinstance(made, bytes if FORMATS[name].binary else str)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_writes_the_same_twice(checked: Checked, name: str) -> None:
    assert FORMATS[name].write([checked], Options()) == FORMATS[name].write([checked], Options())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_it_rested_on(checked: Checked, name: str) -> None:
    receipt = receipt_of(checked.report)
    told = words_of(FORMATS[name].write([checked], Options()))
    digits = SHORT if name in ("text", "sarif", "earl") else 64
    whole = [receipt["case"]] if name == "json" else [receipt["case"], digest(receipt["rules"])]
    for said in (receipt["program"], receipt["engine"]):
        assert said in told
    for hash in whole:
        assert hash.removeprefix("sha256:")[:digits] in told
    assert any(day in told for day in ("5 January 2026", "2026-01-05"))
    if name in ("json", "html"):
        assert all(hash in told for hash in receipt["rules"].values())


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("public", [True, False])
def test_what_a_format_says_it_rested_on_changes_with_the_case(
    checked: Checked, name: str, public: bool
) -> None:
    data = small.changed(("title", small.DONE["title"]), ("evidence", {"a": {"title": "A"}}))
    other = replace(checked.report, case=Case.model_validate(data))
    options = Options(public=public)
    one, two = (
        words_of(FORMATS[name].write([replace(checked, report=each)], options))
        for each in (checked.report, other)
    )
    assert [each for each in HASH.findall(one) if each not in two]


def words_of(made: str | bytes) -> str:
    if isinstance(made, str):
        return made
    return "\n".join(each.text for each in Document(BytesIO(made)).paragraphs)


@pytest.mark.parametrize("name", [name for name, each in FORMATS.items() if each.takes_several])
def test_a_format_that_takes_several_tells_them_apart(checked: Checked, name: str) -> None:
    other = Checked("other.json", checked.report)
    one = FORMATS[name].write([checked], Options(several=True))
    two = FORMATS[name].write([checked, other], Options(several=True))
    assert len(two) > len(one)


def test_a_format_whose_library_is_not_there_says_how_to_get_it(
    checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    for name in ("bvrules.report.docx", "bvrules.report.word"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    with pytest.raises(FormatError) as told:
        FORMATS["docx"].write([checked], Options())
    assert str(told.value) == (
        "docx needs python-docx, which is not installed\n    help: pip install python-docx"
    )
