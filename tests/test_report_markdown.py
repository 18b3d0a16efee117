"""The report as Markdown: read by a parser that we did not write, no text of a case is markup."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from bvrules import Case, Report, check, load_rulesets, shipped_rulesets
from bvrules.report import markdown
from bvrules.report.formats import Options
from tests import small
from tests.strategies import HOSTILE, LARGE, TEXTS, told_everywhere

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from markdown_it.token import Token

AS_OF = date(2026, 1, 5)
KINDS = {
    *("heading", "paragraph", "bullet_list", "ordered_list", "list_item", "inline", "text"),
    *("table", "thead", "tbody", "tr", "th", "td", "strong", "em", "link", "softbreak"),
    "text_special",
}


def tokens(page: str) -> list[Token]:
    found = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page)
    return list(_flat(found))


def _flat(found: Iterable[Token]) -> Iterator[Token]:
    for each in found:
        yield each
        yield from _flat(each.children or ())


def shape(page: str) -> Counter[str]:
    """Return how many there are of each kind of block and mark."""
    return Counter(each.type for each in tokens(page) if not each.type.startswith("text"))


def assert_sound(page: str) -> None:
    for each in tokens(page):
        kind = each.type.removesuffix("_open").removesuffix("_close")
        assert kind in KINDS, (each.type, each.content[:200])
        if each.type == "link_open":
            assert str(each.attrs["href"]).startswith(("https://", "http://"))
    # What GitHub makes of plain text: links, mentions, references to issues.
    plain = re.sub(r"<https?://[^>]*>", "", page)
    assert "://" not in plain.replace("\\://", "")
    assert not re.search(r"(?i)\bwww\.\w", plain)
    assert not re.search(r"@\w|(?m:(?<!^)(?<!#)#\d)", plain)


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_rulesets(small.write(tmp_path_factory.mktemp("rules")).iterdir())


@pytest.fixture(scope="module")
def checked(rules: Any) -> Callable[[str], Report]:
    def checked(name: str) -> Report:
        data = small.changed(*small.CASES[name])
        return check(Case.model_validate(data), rules, as_of=AS_OF)

    return checked


@pytest.mark.parametrize("name", small.CASES)
def test_every_outcome_makes_a_sound_page(checked: Callable[[str], Report], name: str) -> None:
    page = markdown.render(checked(name))
    assert_sound(page)
    assert page.startswith("# All done\n")
    assert "**Not legal advice." in page
    assert "as of 5 January 2026" in page
    assert "Law read to 22 November 2026" in page
    assert "\n\n\n" not in page


def test_a_breach_is_told_with_its_reasons(checked: Callable[[str], Report]) -> None:
    page = markdown.render(checked("breach"))
    assert "## What is broken\n\n### Arrangements are in place\n" in page
    assert "**Breach**: AA 1999 s 1(1) (law)" in page
    assert "- *because*: best value: arrangements (no)" in page


def test_headings_begin_where_they_are_asked_to(checked: Callable[[str], Report]) -> None:
    page = markdown.render(checked("breach"), Options(heading=5))
    assert page.startswith("##### All done\n")
    assert "\n###### Arrangements are in place\n" in page
    assert "#######" not in page


@pytest.mark.parametrize(
    "words",
    [
        "# heading",
        "- item",
        "1. item",
        "1) item",
        "> quote",
        "    code",
        "```",
        "~~~",
        "---",
        "***",
        "a | b",
        "<b>bold</b>",
        "<!-- hidden",
        "&lt;&#60;",
        "![x](https://example.org/x.png)",
        "[x](javascript:alert(1))",
        "[x]: https://example.org",
        "https://example.org www.example.org",
        "`code` *em* _em_ ~~gone~~ **strong**",
        "$x$ @octocat #12 a@b.example",
        "trailing \\",
        "= = =",
        "+ item",
    ],
)
def test_markup_in_a_case_is_text(rules: Any, words: str) -> None:
    case = Case.model_validate(told_everywhere(words))
    page = markdown.render(check(case, rules, as_of=AS_OF))
    assert_sound(page)
    plain = markdown.render(
        check(Case.model_validate(told_everywhere("plain words")), rules, as_of=AS_OF)
    )
    assert shape(page) == shape(plain)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_no_text_of_a_case_is_markup(rules: Any, words: str) -> None:
    case = Case.model_validate(told_everywhere(words))
    assert_sound(markdown.render(check(case, rules, as_of=AS_OF)))


@pytest.mark.exhaustive
@pytest.mark.parametrize("words", [*HOSTILE, *LARGE], ids=lambda words: ascii(words[:12]))
def test_hostile_text_breaks_no_page_of_the_shipped_rules(words: str) -> None:
    case = Case.model_validate(told_everywhere(words))
    page = markdown.render(check(case, shipped_rulesets(), as_of=AS_OF))
    assert_sound(page)
    assert len(page) < 400_000
