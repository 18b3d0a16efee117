"""The table of formats: each row writes what it says."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import pytest

from bvrules import Case, check, load_rulesets
from bvrules.errors import FormatError
from bvrules.report.formats import FORMATS, Checked, Options
from tests import small


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
