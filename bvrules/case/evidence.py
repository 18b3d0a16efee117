"""The register of evidence: the documents that facts point to."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from bvrules.case.part import Part, fact
from bvrules.fact import When, wrong


def _read_dated(value: object) -> object:
    if value is None:
        return None
    try:
        text = When.read(value).text
    except ValueError as error:
        raise wrong(str(error)) from None
    if isinstance(text, str):
        return text
    message = "the date of a document is a day (2011-03-02), a month or a year"
    raise wrong(message, "leave it out if it is not known")


Dated = Annotated[
    str | None,
    BeforeValidator(_read_dated),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?|/\d{2}(\d{2})?)?$"},
                {"type": "integer", "minimum": 1, "maximum": 9999},
                {"type": "null"},
            ]
        }
    ),
]


class Document(Part):
    """A document of the register. What is said of it is plain: it is not a fact of the case."""

    title: str | None = fact("Title", "What is the document called?", "Cabinet report on libraries")
    by: str | None = fact("Author", "Who wrote the document?", "Director of Resources")
    dated: Dated = fact("Date", "What is the date of the document?", "2010-11-29", "2010-11")
    pages: str | None = fact("Pages", "Which of its pages matter?", "4-7")
    url: str | None = fact(
        "Link", "Where can the document be read?", "https://www.example.org/report.pdf"
    )
    exempt: bool | None = fact("Exempt", "Is the document kept from the public as exempt?", False)
    note: str | None = fact("Note", "What else should be known of it?", "appendix C is missing")
