"""The register of evidence, as background papers are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bvrules import wording
from bvrules.fact import When

if TYPE_CHECKING:
    from bvrules.case import Case


MAX_ADDRESS = 2000


class Paper(NamedTuple):
    """A document of the register, as it is listed; what is not known of it is empty."""

    title: str
    by: str
    dated: str
    pages: str
    url: str
    exempt: bool


def papers(case: Case) -> list[Paper]:
    """Return the documents of the register, in the order of their names."""
    found = []
    for name, each in sorted(case.evidence.items()):
        found.append(
            Paper(
                title=wording.one_line(each.title or name) or wording.one_line(name) or "untitled",
                by=wording.one_line(each.by or ""),
                dated=wording.when(When.read(each.dated)) if each.dated else "",
                pages=wording.one_line(each.pages or "", 80),
                url=address(each.url),
                exempt=bool(each.exempt),
            )
        )
    return found


def address(url: str | None) -> str:
    """
    Return an address that may be followed, or nothing: only those of the web are.

    >>> address("https://www.example.org/a b"), address("javascript:alert(1)")
    ('https://www.example.org/a%20b', '')
    """
    if url is None or len(url) > MAX_ADDRESS:
        return ""
    shown = "".join(char for char in url.strip() if char.isprintable()).replace(" ", "%20")
    return shown if shown.lower().startswith(("https://", "http://")) else ""
