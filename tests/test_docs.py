"""The documentation site: its commands run, its links lead somewhere, every rule has a page."""

from __future__ import annotations

import posixpath
import re
import shlex
from pathlib import Path
from shutil import copy
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner

from bvrules import read_case
from cli.main import main
from docs.made import navigation, pages
from tests.shown import RULES

ROOT = Path(__file__).parents[1]
HAND = {
    file.name: file.read_text(encoding="utf-8")
    for file in sorted((ROOT / "docs" / "pages").glob("*.md"))
}
EVERY = HAND | pages()
COMMANDS = [
    (name, line)
    for name, text in HAND.items()
    for block in re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL)
    for line in block.splitlines()
]


@pytest.mark.parametrize(("page", "command"), COMMANDS, ids=str)
def test_every_command_that_is_shown_runs(
    page: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy(ROOT / "examples" / "barnet-education-2015.json", tmp_path / "case.json")
    monkeypatch.chdir(tmp_path)
    program, *words = shlex.split(command)
    assert program == "bvcheck", page
    if "receipt.json" in words:  # the page says how it is made
        CliRunner().invoke(main, ["case.json", "--receipt", "receipt.json"])
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout


def test_every_page_shows_some_command() -> None:
    assert {page for page, _ in COMMANDS} == set(HAND)


def test_the_case_that_is_shown_can_be_read() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", HAND["case.md"], flags=re.DOTALL)
    for block in blocks:
        text = block if block.startswith("format") else f"format: 1\n{block}"
        assert read_case(text, "case.yaml")


def test_every_rule_has_a_page() -> None:
    for rule in RULES:
        assert f"law/{rule}.md" in pages()


def test_every_page_stands_in_the_navigation_once() -> None:
    found = list(_paths(navigation()))
    assert len(set(found)) == len(found)
    assert set(found) == {path for path in pages() if path.endswith(".md")}


def _paths(part: Any) -> Any:
    if isinstance(part, str):
        yield part
    else:
        for each in part.values() if isinstance(part, dict) else part:
            yield from _paths(each)


@pytest.mark.parametrize("page", [path for path in EVERY if path.endswith(".md")])
def test_every_link_leads_to_a_page(page: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", EVERY[page]):
        assert posixpath.normpath(posixpath.join(posixpath.dirname(page), target)) in EVERY


@pytest.mark.parametrize("path", [path for path in EVERY if path.endswith(".svg")])
def test_every_time_line_is_a_picture_with_words(path: str) -> None:
    picture = fromstring(EVERY[path])  # noqa: S314 - our own output
    assert picture.tag.endswith("svg")
    assert picture.find("{http://www.w3.org/2000/svg}title") is not None
