"""Any text, in any place of a case and of its file's name, breaks no format."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from lxml import etree

from bvrules import Case, Report, check, load_rulesets
from bvrules.report.formats import FORMATS, Checked, Options
from tests import small
from tests.strategies import ESCAPES, HOSTILE, TEXT_FACTS, TEXTS, facts_telling, told_everywhere
from tests.test_report_csv import rows
from tests.test_report_docx import assert_sound as assert_sound_document
from tests.test_report_html import assert_sound as assert_sound_page
from tests.test_report_markdown import assert_sound as assert_sound_markdown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AS_OF = date(2026, 1, 5)
TEN_MILLION = 10_000_000


def assert_sound_text(made: str) -> None:
    assert all(char.isprintable() or char == "\n" for char in made)


def assert_sound_json(made: str) -> None:
    json.loads(made)
    assert_sound_text(made)


def assert_sound_xml(made: str) -> None:
    etree.fromstring(made.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    assert_sound_text(made)


SOUND: dict[str, Callable[[Any], object]] = {
    "text": assert_sound_text,
    "html": assert_sound_page,
    "docx": assert_sound_document,
    "markdown": assert_sound_markdown,
    "csv": rows,
    "json": assert_sound_json,
    "sarif": assert_sound_json,
    "junit": assert_sound_xml,
    "earl": assert_sound_json,
}
"""For each format, what is asked of it: a parser that we did not write, and clean characters."""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_rulesets(small.write(tmp_path_factory.mktemp("rules")).iterdir())


def report(rules: Any, words: str) -> Report:
    return check(Case.model_validate(told_everywhere(words)), rules, as_of=AS_OF)


def size(made: str | bytes) -> int:
    """Return how large a report is; of a packed one, all that is packed."""
    if isinstance(made, str):
        return len(made)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        return sum(each.file_size for each in parts.infolist())


def test_every_format_is_asked() -> None:
    assert set(SOUND) == set(FORMATS)


def test_no_fact_that_is_words_is_left_out() -> None:
    case = Case.model_validate(told_everywhere("qxz"))
    assert facts_telling("qxz", case, "qxz") >= set(TEXT_FACTS)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_any_text_and_any_name_of_a_file(rules: Any, name: str, words: str) -> None:
    file = words[:200] or "case.json"
    checked = Checked(file, report(rules, words), b"{}")
    for options in (Options(verbose=True), Options(public=True)):
        SOUND[name](FORMATS[name].write([checked], options))


@pytest.mark.parametrize("name", [name for name, each in FORMATS.items() if each.takes_several])
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_several_files_with_hostile_names(rules: Any, name: str, words: str) -> None:
    checked = [Checked(words or "a", report(rules, words), b"{}") for _ in range(2)]
    SOUND[name](FORMATS[name].write(checked, Options(several=True)))


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("letter", ["a", "=", "<", "\u202e"])
def test_ten_megabytes_of_one_letter(rules: Any, name: str, letter: str) -> None:
    data = small.changed(
        ("best_value.arrangements", {"value": False, "source": letter * TEN_MILLION}),
        ("evidence", {"a": {"title": letter * TEN_MILLION, "url": letter * TEN_MILLION}}),
    )
    checked = Checked("case.json", check(Case.model_validate(data), rules, as_of=AS_OF))
    made = FORMATS[name].write([checked], Options())
    SOUND[name](made)
    if name != "json":  # it holds every fact whole, as data
        assert size(made) < 1_000_000


LEGAL = [
    "<script>alert('1')</script>&amp;",
    "=1+1",
    "@SUM(A1)",
    "＝1",  # noqa: RUF001 - wide signs are what is tested
    "# [a](javascript:alert(1)) ![b](https://example.org/b.png) | ``` @x #1",
    "</w:t></w:r> ]]> {0} %s \\",
    "- 1. > *x* www.example.org",
]
"""Text that a local ruleset may hold: all of it can be seen."""
WORDED = re.compile(
    r"^([ -]*(?:title|short|duty|provision|why|citation|says|bearer|action|asks|because|before"
    r"|after)): .*",
    re.MULTILINE,
)
"""The keys of the small rulesets that hold words."""


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("words", LEGAL, ids=lambda words: ascii(words[:12]))
def test_any_text_of_a_ruleset(name: str, words: str, tmp_path: Path) -> None:
    folder = small.write(tmp_path)
    for file in folder.glob("*/*.yaml"):
        said = WORDED.sub(lambda m: f"{m[1]}: {json.dumps(words)}", file.read_text("utf-8"))
        file.write_text(said, "utf-8")
    local = load_rulesets(folder.iterdir())
    for case in ("breach", "unknown", "judgement", "excused", "pending", "not applicable"):
        data = Case.model_validate(small.changed(*small.CASES[case]))
        checked = Checked("case.json", check(data, local, as_of=AS_OF), b"{}")
        for options in (Options(verbose=True), Options(public=True)):
            SOUND[name](FORMATS[name].write([checked], options))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_it_is_not_and_how_the_law_was_read(rules: Any, name: str) -> None:
    made = FORMATS[name].write(
        [Checked("case.json", report(rules, "words"))], Options(verbose=True)
    )
    told = made if isinstance(made, str) else _unpacked(made)
    assert "legal advice" in told
    assert any(each in told for each in ("5 January 2026", "2026-01-05"))
    assert any(each in told for each in ("22 November 2026", "2026-11-22"))
    assert ESCAPES not in told


def test_every_format_says_which_finding_rests_on_law_not_read_at_its_source(
    tmp_path: Path,
) -> None:
    folder = small.write(tmp_path)
    rule = folder / "act-1999" / "s1-arrange.yaml"
    said = rule.read_text("utf-8").replace("by: SI 2000/1 }", "by: SI 2000/1, state: secondary }")
    rule.write_text(said, "utf-8")
    secondary = load_rulesets(folder.iterdir())
    case = Case.model_validate(small.changed(("best_value.arrangements", False)))
    checked = Checked("case.json", check(case, secondary, as_of=AS_OF))
    for format in FORMATS.values():
        made = format.write([checked], Options(only=("breach",)))
        told = " ".join((made if isinstance(made, str) else _unpacked(made)).split()).lower()
        words = ("read in a secondary source only: SI 2000/1", '"no",', ",no,2026-11-22")
        assert any(each.lower() in told for each in words), format.name


def _unpacked(made: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        return parts.read("word/document.xml").decode()
