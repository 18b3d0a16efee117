"""The report as a page: well formed, one file, and no text of a case is markup."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from bvrules import Case, Report, check, load_rulesets, shipped_rulesets
from bvrules.report import html
from bvrules.report.formats import FORMATS, Checked, Options
from tests import small
from tests.strategies import HOSTILE, LARGE, TEXTS, told_everywhere

if TYPE_CHECKING:
    from collections.abc import Callable

AS_OF = date(2026, 1, 5)
WORDS = (
    "html head meta title style body main div section article p a h1 h2 h3 h4 h5 h6 ul ol li "
    "table caption thead tbody tr th td details summary dl dt dd span "
    "svg desc g text line rect circle polygon path defs marker tspan"
)
ELEMENTS = set(WORDS.split())
NAMES = (
    "class id href lang charset name content scope open role tabindex aria-label "
    "aria-labelledby style"
)
ATTRIBUTES = set(NAMES.split())


class Page(HTMLParser):
    """A page, read strictly: every element is known and closed where it belongs."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.headings: list[int] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS, tag
        inside_picture = "svg" in self.open or tag == "svg"
        for name, value in attrs:
            assert inside_picture or name in ATTRIBUTES, name
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.targets.append(value or "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert "svg" in self.open, tag
        assert all(not name.startswith("on") for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


def assert_sound(page: str) -> Page:
    read = Page(page)
    assert len(set(read.ids)) == len(read.ids)
    for each in read.targets:
        assert each.startswith(("https://", "http://")) or each[1:] in read.ids, each
    for above, below in zip(read.headings, read.headings[1:], strict=False):
        assert below <= above + 1, "a level of headings is left out"
    assert not re.search(r"<(script|img|iframe|object|embed|form|input|link)\b", page)
    assert all(char.isprintable() or char == "\n" for char in page)
    return read


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
    page = html.render(checked(name))
    assert_sound(page)
    assert "Not legal advice." in page
    assert "as of 5 January 2026" in page
    assert "Law read to 22 November 2026" in page
    assert '<html lang="en-GB">' in page


def test_a_finding_says_why_what_to_do_and_the_law(checked: Callable[[str], Report]) -> None:
    page = html.render(checked("breach"))
    for words in (
        '<span class="bv-word">Breach</span>AA 1999 s 1(1) (law)',
        "<dt>Because</dt><dd>best value: arrangements (no)</dd>",
        "<dt>Now</dt><dd>Do it now, and decide again.</dd>",
        "1 breach of law.",
        "Acting: breach</h3>",
    ):
        assert words in page


def test_a_fragment_has_no_frame_and_begins_where_it_is_asked_to(
    checked: Callable[[str], Report],
) -> None:
    made = FORMATS["html"].write(
        [Checked("a.json", checked("breach"))], Options(fragment=True, heading=3)
    )
    assert isinstance(made, str)
    read = assert_sound(made)
    assert made.startswith('<section class="bvreport" lang="en-GB"')
    assert min(read.headings) == read.headings[0] == 3
    assert not re.search(r"<(html|body|main|head)\b", made)
    style = re.sub(r"@media [^{]*{", "", made.partition("<style>")[2].partition("</style>")[0])
    for selectors in re.findall(r"([^{}]+){[^{}]*}", style):
        assert all(each.strip().startswith(".bvreport") for each in selectors.split(","))


def test_two_fragments_on_a_page_share_no_id(checked: Callable[[str], Report]) -> None:
    options = Options(fragment=True)
    one, same, other = (
        set(re.findall(r' id="([^"]+)"', str(FORMATS["html"].write([Checked("", each)], options))))
        for each in (checked("breach"), checked("breach"), checked("unknown"))
    )
    assert one
    assert one == same
    assert not one & other


def test_headings_never_go_deeper_than_there_are(checked: Callable[[str], Report]) -> None:
    made = FORMATS["html"].write(
        [Checked("a.json", checked("breach"))] * 2, Options(heading=6, several=True)
    )
    assert isinstance(made, str)
    assert_sound(made)


def test_several_reports_share_a_page(checked: Callable[[str], Report]) -> None:
    both = [Checked("a.json", checked("breach")), Checked("b.json", checked("unknown"))]
    page = FORMATS["html"].write(both, Options(several=True))
    assert isinstance(page, str)
    read = assert_sound(page)
    assert read.headings.count(1) == 1
    assert "2 decisions, checked" in page


def test_on_paper_reasons_are_unfolded_and_long_lists_are_not(
    checked: Callable[[str], Report],
) -> None:
    page = html.render(checked("breach"))
    assert "details:not(.bv-aside)::details-content { content-visibility: visible;" in page
    folded = re.findall('<details class="bv-aside"><summary>([^<]*)', page)
    assert folded == [
        "3 provisions not encoded, wholly or in part",
        "The hash of each file of rules",
    ]


def test_the_dates_of_the_case_are_drawn(checked: Callable[[str], Report]) -> None:
    page = html.render(checked("breach"))
    assert "<svg " in page
    assert "Decision of principle" in page
    bare = check(Case.model_validate({"format": 1}), checked("breach").rulesets, as_of=AS_OF)
    assert "<svg " not in html.render(bare)


def test_an_address_that_is_none_of_the_web_is_no_link(rules: Any) -> None:
    data = small.changed(
        (
            "evidence",
            {"a": {"url": "javascript:alert(1)"}, "b": {"url": "https://example.org/?a&b"}},
        )
    )
    page = html.render(check(Case.model_validate(data), rules, as_of=AS_OF))
    assert "javascript" not in page
    assert 'href="https://example.org/?a&amp;b"' in page
    assert_sound(page)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_no_text_of_a_case_is_markup(rules: Any, words: str) -> None:
    case = Case.model_validate(told_everywhere(words))
    assert_sound(html.render(check(case, rules, as_of=AS_OF)))


@pytest.mark.exhaustive
@pytest.mark.parametrize("words", [*HOSTILE, *LARGE], ids=lambda words: ascii(words[:12]))
def test_hostile_text_breaks_no_page_of_the_shipped_rules(words: str) -> None:
    case = Case.model_validate(told_everywhere(words))
    page = html.render(check(case, shipped_rulesets(), as_of=AS_OF))
    assert_sound(page)
    assert len(page) < 600_000
