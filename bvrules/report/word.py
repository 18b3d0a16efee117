"""A sheet of a word processor: headings, lists, one kind of table, in a template's own styles."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from bvrules.errors import FormatError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

LANGUAGE = "en-GB"
STYLES = ("Title", "Heading 1", "List Number", "List Bullet", "Table Grid")
"""The styles that a template is expected to have; plain paragraphs stand in for those it lacks."""
_WIDTHS = (4.6, 3.6, 4.2, 4.6)
"""Of the four columns of the table, in centimetres."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def lacking(template: bytes) -> list[str]:
    """Return the styles that a template lacks. Raises FormatError if it is no document."""
    return [name for name in STYLES if name not in _names(_opened(template))]


def _opened(template: bytes | None) -> Any:
    if template is None:
        return Document()
    try:
        return Document(BytesIO(template))
    except Exception as error:  # a file that is no document fails in many ways
        raise FormatError([Problem("the template is no .docx document")]) from error


def _names(document: Any) -> set[str]:
    return {style.name for style in document.styles}


class Sheet:
    """A document while it is written; all text of a case that it is given is plain text."""

    def __init__(self, template: bytes | None = None) -> None:
        self.document = _opened(template)
        self.names = _names(self.document)
        self.count = 0
        if template is None:
            self._plain()
        self._speak()

    def _plain(self) -> None:
        """Set what a document without a council's own styles looks like."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        for name in ("Normal", "Title", "Heading 1"):
            font = self.document.styles[name].font
            font.name = "Arial"
            font.color.rgb = None
            fonts = self.document.styles[name].element.rPr.rFonts
            for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{key}"), None)
        self.document.styles["Normal"].font.size = Pt(11)
        self.document.styles["Title"].font.size = Pt(20)
        self.document.styles["Heading 1"].font.size = Pt(14)
        numbered = self.document.styles["List Number"]
        numbered.paragraph_format.space_after = Pt(8)
        for each in numbered.element.pPr.findall(qn("w:contextualSpacing")):
            numbered.element.pPr.remove(each)

    def _speak(self) -> None:
        """Say that the language of the document is British English."""
        for each in self.document.styles.element.iter(qn("w:lang")):
            each.set(qn("w:val"), LANGUAGE)
            each.set(qn("w:eastAsia"), LANGUAGE)
        properties = self.document.styles["Normal"].element.get_or_add_rPr()
        if properties.find(qn("w:lang")) is None:
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), LANGUAGE)
            properties.append(language)

    def _styled(self, name: str) -> str | None:
        return name if name in self.names else None

    # What is written

    def heading(self, text: str, level: int, *, on_new_page: bool = False) -> None:
        """Write a heading; the title has level 0."""
        name = "Title" if level == 0 else f"Heading {level}"
        style = self._styled(name)
        paragraph = self.document.add_paragraph(style=style)
        paragraph.add_run(text).bold = True if style is None else None
        paragraph.paragraph_format.page_break_before = on_new_page or None

    def paragraph(self, text: str, *, bold: bool = False, opens: bool = False) -> None:
        """Write a paragraph; one that opens a list stays on its page."""
        paragraph = self.document.add_paragraph()
        paragraph.add_run(text).bold = bold or None
        paragraph.paragraph_format.keep_with_next = opens or None

    def numbered(self, opening: str, text: str) -> None:
        """Write the next numbered paragraph, with what it is about before it."""
        self.count += 1
        style = self._styled("List Number")
        paragraph = self.document.add_paragraph(style=style)
        number = "" if style else f"{self.count}. "
        paragraph.add_run(f"{number}{opening}").bold = True
        paragraph.add_run(text)

    def bullet(self, text: str, url: str = "", *, opens: bool = False) -> None:
        """Write an item of a list, a link if it has an address; `opens` keeps it with the next."""
        style = self._styled("List Bullet")
        paragraph = self.document.add_paragraph(style=style)
        paragraph.paragraph_format.keep_with_next = opens or None
        if not style:
            paragraph.add_run("- ")
        if url:
            self._link(paragraph, text, url)
        else:
            paragraph.add_run(text)

    def _link(self, paragraph: Any, text: str, url: str) -> None:
        id = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), id)
        run = paragraph.add_run(text)
        run.font.underline = True
        link.append(run._r)  # noqa: SLF001 - python-docx has no links of its own
        paragraph._p.append(link)  # noqa: SLF001 - the same

    def ruled(self) -> None:
        """Leave a line to sign on."""
        paragraph = self.document.add_paragraph()
        borders = OxmlElement("w:pBdr")
        line = OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
        paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - nor borders

    def table(self, about: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write a table whose first row names its columns, and is repeated on each page."""
        table = self.document.add_table(rows=1, cols=len(names), style=self._styled("Table Grid"))
        table.autofit = False
        for column, width in zip(table.columns, _WIDTHS, strict=True):
            column.width = Cm(width)
        _set(table._tbl.tblPr, "w:tblCaption", about)  # noqa: SLF001 - nor captions
        for cell, name in zip(table.rows[0].cells, names, strict=True):
            cell.paragraphs[0].add_run(name).bold = True
        _set(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader", "true")  # noqa: SLF001 - the same
        for row in rows:
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.paragraphs[0].add_run(text)
        for each in table.rows:
            _set(each._tr.get_or_add_trPr(), "w:cantSplit", "true")  # noqa: SLF001 - the same
            for cell, width in zip(each.cells, _WIDTHS, strict=True):
                cell.width = Cm(width)
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.space_after = Pt(2)
                    for run in paragraph.runs:
                        run.font.size = Pt(9)

    # How it is kept

    def saved(self, title: str, day: datetime) -> bytes:
        """Return the document; its only date is the day given."""
        core = self.document.core_properties
        core.title, core.subject, core.author = title, "Findings, not legal advice", "bvcheck"
        core.last_modified_by, core.comments, core.keywords = "bvcheck", "", ""
        core.language = LANGUAGE
        core.created = core.modified = day.replace(tzinfo=None)
        core.revision = 1
        made = BytesIO()
        self.document.save(made)
        return _timeless(made.getvalue())


def _set(element: Any, name: str, value: str) -> None:
    inner = OxmlElement(name)
    inner.set(qn("w:val"), value)
    element.append(inner)


def _timeless(packed: bytes) -> bytes:
    """Return a packed file without the moment at which it was packed."""
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(packed)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            kept = zipfile.ZipInfo(name, _EPOCH)
            kept.compress_type = zipfile.ZIP_DEFLATED
            kept.external_attr = 0o600 << 16
            new.writestr(kept, old.read(name))
    return made.getvalue()
