"""
The formats of a report: a closed table, from a format's name to what writes it.

A format is one module of this package, with a function `write` that takes what was checked and
the options, and one row here. Its module is imported when the format is asked for, so that no
format slows the start of another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Literal, get_args

from bvrules.errors import FormatError, Problem
from bvrules.exitcode import LAW_ONLY, Threshold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bvrules.finding import Report

Grouping = Literal["duty", "stage", "officer"]
Chosen = Literal[
    "breach",
    "departure",
    "error",
    "unknown",
    "judgement",
    "pending",
    "excused",
    "compliant",
    "not applicable",
]
CHOICES: tuple[Chosen, ...] = get_args(Chosen)
"""What findings may be chosen by, the worst first; a departure is a breach of what is not law."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A report, the name of the file that its case was read from, and that file as it stood."""

    file: str
    report: Report
    text: bytes = b""
    """For formats that point into the file."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader asks of a format. Each format reads what means something to it."""

    width: int = 80
    """How many columns of text there are."""
    verbose: bool = False
    """Whether what is folded is written in full."""
    quiet: bool = False
    """Whether findings are named and no more."""
    only: tuple[Chosen, ...] = ()
    """Which findings are shown, by CHOICES; all, if none is named."""
    group_by: Grouping | None = None
    """What findings are grouped by, instead of what they come to."""
    public: bool = False
    """Whether what is exempt is withheld; it is, before a format sees the report."""
    fragment: bool = False
    """Whether it becomes a part of another page."""
    heading: int | None = None
    """The level of the first heading, from 1 to 6; 1, and 2 in a part of another page."""
    template: bytes | None = None
    """A .docx document whose styles are used."""
    several: bool = False
    """Whether several cases were asked about, although perhaps only one could be read."""
    threshold: Threshold = LAW_ONLY
    """What makes the check fail."""
    exit_code: int = 0
    """What the check ends with."""
    sarif_include: Literal["active", "all"] = "active"
    """What SARIF holds: breaches that are neither waived nor known, or every finding."""


@dataclass(frozen=True, slots=True)
class Format:
    """A form that a report can take."""

    name: str
    ending: str
    """How the name of its files ends, such as .json."""
    says: str
    """What it is, in a few words."""
    binary: bool = False
    """Whether it is bytes, which no terminal shows, and not text."""
    takes_several: bool = True
    """Whether several reports can stand in one file."""
    needs: str = ""
    """The library that it is written with, where that may be missing."""

    def write(self, checked: Sequence[Checked], options: Options) -> str | bytes:
        """
        Return what was checked in this format: text, or bytes if it is binary.

        Takes at least one report, and only one where the format does not take several.
        """
        try:
            module = import_module(f"bvrules.report.{self.name}")
        except ModuleNotFoundError as error:
            what = f"{self.name} needs {self.needs}, which is not installed"
            raise FormatError([Problem(what, help=f"pip install {self.needs}")]) from error
        if options.public:
            checked = [_public(each) for each in checked]
        written: str | bytes = module.write(checked, options)
        return written


def _public(checked: Checked) -> Checked:
    from bvrules.report.public import public  # noqa: PLC0415 - few ask for it

    return replace(checked, report=public(checked.report), text=b"")


_ROWS = (
    Format("text", ".txt", "for a person, in a terminal"),
    Format("html", ".html", "a page of its own, or a part of one with --fragment"),
    Format(
        "docx",
        ".docx",
        "to paste into a committee report",
        binary=True,
        takes_several=False,
        needs="python-docx",
    ),
    Format("markdown", ".md", "for a wiki, an issue or notes"),
    Format("csv", ".csv", "a row for each finding, for a spreadsheet"),
    Format("json", ".json", "for programs: everything, in a shape that only ever grows"),
    Format("sarif", ".sarif", "SARIF 2.1.0, for code scanning and editors"),
    Format("junit", ".xml", "JUnit XML, for continuous integration"),
    Format("earl", ".jsonld", "EARL 1.0 in JSON-LD, for exchange"),
)

FORMATS: Mapping[str, Format] = {each.name: each for each in _ROWS}
"""Each format by its name."""
