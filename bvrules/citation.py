"""
Citations: an instrument and a provision, as a solicitor writes them, and their links.

Links follow the scheme of legislation.gov.uk, where a provision as it stood on a day is
`…/section/3/2015-01-12` (https://www.legislation.gov.uk/developer/uris).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEVELS = {
    "section": "s",
    "sections": "ss",
    "article": "art",
    "articles": "arts",
    "regulation": "reg",
    "regulations": "regs",
    "paragraph": "para",
    "paragraphs": "paras",
    "schedule": "sch",
}
_ADDRESSED = {
    "section": "section",
    "article": "article",
    "regulation": "regulation",
    "schedule": "schedule",
}
_BY_NUMBER = re.compile(r"(SI (\d{4})/(\d+)), (.+)")
_PROVISION = re.compile(r"(section|article|regulation|schedule)s? (\d+[A-Z]*)")


@dataclass(frozen=True, slots=True)
class Citation:
    """
    A provision of an instrument.

    >>> s3 = Citation("LGA 1999", "section 3(2)", "https://www.legislation.gov.uk/ukpga/1999/27",
    ...               by_date=True)
    >>> str(s3)
    'LGA 1999 s 3(2)'
    >>> s3.link("2015-01-12")
    'https://www.legislation.gov.uk/ukpga/1999/27/section/3/2015-01-12'
    """

    instrument: str
    provision: str
    address: str | None = None
    by_date: bool = False

    def __str__(self) -> str:
        """Write it as a solicitor does: LGA 1999 s 3(2)."""
        first, _, rest = self.provision.partition(" ")
        short = _LEVELS.get(first.lower())
        provision = f"{short} {rest}" if short else self.provision
        return f"{self.instrument} {provision}".strip()

    def link(self, day: str | None = None) -> str | None:
        """
        Return the address of the provision, as it stood on a day if it is legislation.

        Takes a day as 2015-01-12; without it, the provision as it stands now. None where
        the instrument has no address.
        """
        if self.address is None or not self.by_date:
            return self.address
        found = _PROVISION.match(self.provision.lower().replace("sections", "section"))
        place = f"/{_ADDRESSED[found.group(1)]}/{_number(self.provision)}" if found else ""
        return f"{self.address}{place}{f'/{day}' if day else ''}"


def cited_by_number(text: str) -> Citation | None:
    """
    Return the citation of a statutory instrument that is named by its number, with its address.

    >>> cited = cited_by_number("SI 2001/909, article 3(a)")
    >>> str(cited), cited.link("2026-02-04")
    ('SI 2001/909 art 3(a)', 'https://www.legislation.gov.uk/uksi/2001/909/article/3/2026-02-04')
    """
    found = _BY_NUMBER.fullmatch(text)
    if found is None:
        return None
    instrument, year, number, provision = found.groups()
    address = f"https://www.legislation.gov.uk/uksi/{year}/{number}"
    return Citation(instrument, provision, address, by_date=True)


def _number(provision: str) -> str:
    match = re.search(r"\d+[A-Z]*", provision)
    return match.group() if match else ""
