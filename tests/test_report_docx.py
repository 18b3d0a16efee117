"""The report as a document: it opens, reads well, and no text of a case is anything but text."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree

from bvrules import Case, Report, check, load_rulesets, shipped_rulesets
from bvrules.errors import FormatError
from bvrules.report import docx, implications
from bvrules.report.formats import Options
from bvrules.report.word import lacking
from tests import small
from tests.machine import EXAMPLES, example
from tests.strategies import HOSTILE, LARGE, TEXTS, told_everywhere

if TYPE_CHECKING:
    from collections.abc import Callable

AS_OF = date(2026, 1, 5)


def opened(made: bytes) -> Any:
    return Document(io.BytesIO(made))


def packed(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert parts.testzip() is None
        return {name: parts.read(name) for name in parts.namelist()}


def assert_sound(made: bytes) -> Any:
    """Every part is XML that can be read, links lead to the web, and nothing is a field."""
    for name, part in packed(made).items():
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(part)
            for each in root.iter():
                if etree.QName(each).localname == "Relationship" and each.get("TargetMode"):
                    assert each.get("Target").startswith(("https://", "http://"))
    document = opened(made)
    body = document.element.body
    for kind in ("w:instrText", "w:fldSimple", "w:object", "w:drawing", "w:pict", "w:br"):
        assert next(body.iter(qn(kind)), None) is None, kind
    assert len(document.tables) <= 1
    return document


def lines(document: Any) -> list[str]:
    cells = [cell.text for each in document.tables for row in each.rows for cell in row.cells]
    return [each.text for each in document.paragraphs] + cells


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
def test_every_outcome_makes_a_sound_document(checked: Callable[[str], Report], name: str) -> None:
    document = assert_sound(docx.render(checked(name)))
    told = "\n".join(lines(document))
    assert "Not legal advice." in told
    assert "As of 5 January 2026." in told
    assert "Law read to 22 November 2026." in told
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings[:6] == [
        "Summary",
        "Implications",
        "What is not known",
        "Background papers",
        "Sign-off",
        "Appendix: every finding",
    ]
    summary = lines(document)[lines(document).index("Summary") + 1]
    assert 5 < len(summary.split()) < 120


def test_each_duty_that_a_committee_expects_has_a_numbered_paragraph(
    checked: Callable[[str], Report],
) -> None:
    document = opened(docx.render(checked("breach")))
    numbered = [each.text for each in document.paragraphs if each.style.name == "List Number"]
    assert [each.partition(".")[0] for each in numbered] == [
        "Best value",
        "Social value",
        "Consultation",
        "Equality",
        "In-house",
        "Acting",
        "Guidance",
        "Alternatives considered and rejected",
    ]
    assert numbered[5] == (
        "Acting. AA 1999 s 1(1) was not met: it asks that arrangements are in place. The reason: "
        "best value: arrangements (no). Do it now, and decide again. The facts given show that "
        "staff are asked before it is decided (AA 1999 s 2); the approach is chosen with care "
        "(AA 1999 s 3)."
    )


IN_HOUSE: dict[str, Any] = {"name": "In-house", "considered": "2014-09-15"}
ON_RECORD: dict[str, Any] = {"name": "in-house", "rejected": True, "reasons": "it costs more"}
BOTH = "In-house (considered: 15 September 2014, rejected: yes, because: it costs more)"


@pytest.mark.parametrize(
    ("options", "recorded", "said"),
    [
        (
            {"items": [IN_HOUSE], "complete": True},
            {"items": [ON_RECORD], "complete": True},
            f"1 option: {BOTH}. These were all.",
        ),
        (
            {"items": [IN_HOUSE], "complete": True},
            [{"name": "sharing"}, ON_RECORD, {"rejected": True}],
            f"3 options: {BOTH}; sharing; an option without a name (rejected: yes). They do not",
        ),
        ([{"kind": "joint venture"}] * 2, None, "2 options: joint venture; joint venture. They do"),
        (None, {"items": [ON_RECORD], "complete": True}, "it costs more). These were all."),
    ],
)
def test_each_alternative_is_told_once_and_all_only_if_every_list_is_complete(
    rules: Any, options: Any, recorded: Any, said: str
) -> None:
    data = small.changed(("options", options), ("decision.alternatives", recorded))
    told = lines(opened(docx.render(check(Case.model_validate(data), rules, as_of=AS_OF))))
    assert any(said in each for each in told if each.startswith("Alternatives"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("breach, by allegation", "If the allegation is right: AA 1999 s 1(1) was not met"),
        ("breach, by allegation", "Breach (law), if an allegation is right"),
        ("compliant, by allegation", "(AA 1999 s 1(1)), if an allegation is right"),
        ("departure from guidance", "The decision departs from guidance (Guidance 2001 para 1)"),
        ("excused", "AA 1999 s 1(1) was not met, and an exception lifts the duty: the authority"),
        ("judgement", "It is for a person to judge whether the approach is chosen with care"),
        ("pending", "It is still to come that arrangements are in place"),
        ("not applicable", "None of its rules applies to this decision on the facts given."),
        ("unknown", "Question 1: Does the authority have arrangements"),
        ("unknown", "Beyond the law: it is not known whether the effect on equality"),
    ],
)
def test_each_outcome_is_said_in_plain_english(
    checked: Callable[[str], Report], name: str, said: str
) -> None:
    assert any(said in each for each in lines(opened(docx.render(checked(name)))))


def test_what_is_beyond_the_law_is_said_to_be_so_once_for_a_duty() -> None:
    (path,) = (each for each in EXAMPLES if each.stem == "barnet-education-2015")
    of_in_house = next(
        each
        for each in implications.paragraphs(example(path).report)
        if each.duty == "In-house option"
    )
    assert len(of_in_house.sentences) > 1
    assert sum("beyond the law" in each.lower() for each in of_in_house.sentences) == 1


NOTHING_LEFT = "Nothing that would change what is said above is left to find out."


@pytest.mark.parametrize("name", ["compliant, by allegation", "breach, by allegation"])
def test_whether_an_allegation_is_right_is_not_known(
    checked: Callable[[str], Report], name: str
) -> None:
    told = lines(opened(docx.render(checked(name))))
    assert (
        "1 finding rests on what is alleged or disputed [AA 1999 s 1(1)]. "
        "Whether it is right has to be found out."
    ) in told
    assert NOTHING_LEFT not in told
    assert NOTHING_LEFT in lines(opened(docx.render(checked("compliant"))))


def test_the_receipt_stands_on_one_page(checked: Callable[[str], Report]) -> None:
    paragraphs = opened(docx.render(checked("breach"))).paragraphs
    start = [each.text for each in paragraphs].index("Appendix: receipt") + 1
    *kept, last = paragraphs[start:]
    assert len(kept) > 3
    assert all(each.paragraph_format.keep_with_next for each in kept)
    assert last.text.startswith("Rules (")


def test_numbered_paragraphs_stand_apart(checked: Callable[[str], Report]) -> None:
    style = opened(docx.render(checked("breach"))).styles["List Number"]
    assert style.paragraph_format.space_after > 0
    assert not style.element.pPr.findall(qn("w:contextualSpacing"))


def test_a_committee_is_told_all_that_was_found_whatever_was_chosen_for_the_table(
    checked: Callable[[str], Report],
) -> None:
    report = checked("unknown")
    whole, chosen = (
        opened(docx.render(report, Options(only=only))) for only in ((), ("compliant",))
    )
    told = lines(chosen)
    asked = [each for each in lines(whole) if each.startswith("Question ")]
    assert asked
    assert asked == [each for each in told if each.startswith("Question ")]
    assert "Appendix: findings that were chosen" in told
    assert "Only these findings are shown: compliant. 3 others are left out by choice." in told
    results = [row.cells[1].text for row in chosen.tables[0].rows]
    assert [each.partition(" (")[0] for each in results] == ["Result", "Met", "Met"]


def test_the_table_has_a_header_that_repeats_and_rows_that_stay_whole(
    checked: Callable[[str], Report],
) -> None:
    (table,) = opened(docx.render(checked("breach"))).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Rule", "Result", "Evidence", "Action"]
    assert [bool(row._tr.trPr.findall(qn("w:tblHeader"))) for row in table.rows] == [
        True,
        *[False] * (len(table.rows) - 1),
    ]
    assert [cell.text for cell in table.rows[1].cells] == [
        "AA 1999 s 1(1): Arrangements are in place",
        "Breach (law)",
        "no document is given for these facts",
        "Do it now, and decide again.",
    ]


def test_its_language_is_british_english(checked: Callable[[str], Report]) -> None:
    styles = packed(docx.render(checked("breach")))["word/styles.xml"].decode()
    assert 'w:lang w:val="en-GB"' in styles
    assert "en-US" not in styles


def test_the_same_report_gives_the_same_bytes_and_no_moment(
    checked: Callable[[str], Report],
) -> None:
    made = docx.render(checked("breach"))
    assert made == docx.render(checked("breach"))
    core = opened(made).core_properties
    assert core.created == core.modified
    assert str(core.created).startswith("2026-01-05 00:00:00")
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def template(*without: str) -> bytes:
    """Return a council's template, without some styles."""
    document = Document()
    document.styles["Heading 1"].font.name = "Council Sans"
    document.add_paragraph("ANYTOWN COUNCIL")
    for name in without:
        document.styles[name].delete()
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_the_styles_of_a_template_are_used(checked: Callable[[str], Report]) -> None:
    document = opened(docx.render(checked("breach"), Options(template=template())))
    assert document.styles["Heading 1"].font.name == "Council Sans"
    assert document.paragraphs[0].text == "ANYTOWN COUNCIL"
    assert lacking(template()) == []


def test_plain_paragraphs_take_the_place_of_styles_that_a_template_lacks(
    checked: Callable[[str], Report],
) -> None:
    made = template("List Number", "List Bullet", "Title")
    assert lacking(made) == ["Title", "List Number", "List Bullet"]
    told = lines(assert_sound(docx.render(checked("unknown"), Options(template=made))))
    assert any(each.startswith("1. Best value. ") for each in told)
    assert any(each.startswith("- Question 1: ") for each in told)


def test_a_template_that_is_no_document_is_refused(checked: Callable[[str], Report]) -> None:
    for wrong in (b"", b"PK", b"no document", packed(template())["word/document.xml"]):
        with pytest.raises(FormatError, match="the template is no"):
            docx.render(checked("breach"), Options(template=wrong))


def test_papers_are_listed_with_their_links(rules: Any) -> None:
    papers = {
        "a": {"title": "Open report", "url": "https://example.org/a", "dated": "2010-11"},
        "b": {"title": "Closed report", "url": "file:///etc/passwd", "exempt": True},
    }
    report = check(Case.model_validate(small.changed(("evidence", papers))), rules, as_of=AS_OF)
    made = docx.render(report)
    told = lines(assert_sound(made))
    assert "Open report, November 2010" in told
    assert "Closed report, exempt: not open to the public" in told
    assert b"passwd" not in b"".join(packed(made).values())


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_any_text_is_text(rules: Any, words: str) -> None:
    case = Case.model_validate(told_everywhere(words))
    document = assert_sound(docx.render(check(case, rules, as_of=AS_OF)))
    for each in lines(document):
        assert all(char.isprintable() for char in each)


@pytest.mark.exhaustive
@pytest.mark.parametrize("words", [*HOSTILE, *LARGE], ids=lambda words: ascii(words[:12]))
def test_hostile_text_breaks_no_document_of_the_shipped_rules(words: str) -> None:
    case = Case.model_validate(told_everywhere(words))
    made = docx.render(check(case, shipped_rulesets(), as_of=AS_OF))
    assert_sound(made)
    assert len(made) < 200_000
