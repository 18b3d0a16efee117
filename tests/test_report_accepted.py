"""What is waived, known before or left out is said in every format."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from bvrules.acceptance import accept
from bvrules.report.formats import FORMATS, Checked, Options
from bvrules.selection import Selection
from bvrules.waivers import Waivers
from tests import machine
from tests.strategies import HOSTILE


def told(name: str, checked: Checked) -> str:
    """Return the text of a format, on one line; of a document, that of its parts."""
    made = FORMATS[name].write([checked], Options(sarif_include="all"))
    if isinstance(made, bytes):
        with zipfile.ZipFile(io.BytesIO(made)) as packed:
            names = [each for each in packed.namelist() if each.endswith(".xml")]
            made = "".join(packed.read(each).decode() for each in names)
    return " ".join(made.split())


@pytest.mark.parametrize("name", FORMATS)
def test_a_waived_breach_is_shown_with_who_accepted_it(name: str) -> None:
    text = told(name, machine.named("breach", waived=True))
    assert "the monitoring officer" in text
    assert "minute 12" in text


@pytest.mark.parametrize("name", FORMATS)
def test_a_breach_that_was_known_is_shown_as_known(name: str) -> None:
    text = told(name, machine.named("breach", known=True))
    assert "2025-03-04" in text or "4 March 2025" in text


@pytest.mark.parametrize("name", FORMATS)
def test_rules_that_were_left_out_are_told(name: str) -> None:
    checked = machine.named("breach")
    left_out = Selection((), ("local policy",), ("policy-2002/part1",))
    text = told(name, replace(checked, report=accept(checked.report, left_out)))
    assert "local policy" in text
    assert "left out by choice" in text or '"left_out": [ "policy-2002/part1" ]' in text


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_no_text_of_a_waiver_is_markup_or_repaints_a_screen(name: str, words: str) -> None:
    waiver = replace(machine.WAIVER, reason=words, approved_by=words, ref=words)
    checked = machine.named("breach")
    report = accept(checked.report, waivers=Waivers("", "", (waiver,)))
    text = told(name, replace(checked, report=report))
    assert "<script>alert" not in text or name in ("json", "sarif", "earl", "text", "csv")
    assert not {"\x1b", "\u202e", "\x9b", "\x00"} & set(text)
