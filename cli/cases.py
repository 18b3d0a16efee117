"""The cases that a command is given, read from files or from standard input."""

from __future__ import annotations

import sys
from datetime import date, datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from bvrules.dates import read_day
from bvrules.errors import CaseError, Problem

from .console import cause, complain

if TYPE_CHECKING:
    from bvrules.case import Case
    from bvrules.report.exempt import Known


class Source(NamedTuple):
    """A case, and the file it was read from as it stood."""

    file: str
    case: Case
    raw: bytes


def read(file: str) -> Case | None:
    """Return the case in a file, or None after saying all that is wrong with it."""
    source = read_source(file)
    return None if source is None else source.case


def read_source(file: str) -> Source | None:
    """Return a case with its file, or None after saying all that is wrong with it."""
    from bvrules.casefile import read_case  # noqa: PLC0415 - `--help` need not wait for it

    try:
        raw = _bytes(file)
        return Source(file, read_case(raw, "standard input" if file == "-" else file), raw)
    except CaseError as error:
        complain(error)
        return None


def _bytes(file: str) -> bytes:
    from bvrules.reading import MAX_BYTES  # noqa: PLC0415 - the same

    try:
        if file == "-" and sys.stdin:  # there is none where it was closed
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(file).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise CaseError([Problem("this is a folder, not a case", file)]) from None
    except (OSError, ValueError) as error:
        help = "name a JSON or YAML file, or - for standard input"
        raise CaseError([Problem(f"cannot be read: {cause(error)}", file, help=help)]) from None


open_to_the_public = click.option(
    "--public", is_flag=True, help="Leave out what is exempt (LGA 1972 Schedule 12A)."
)


def known(case: Case, *, public: bool) -> Known:
    """Return what of a case may be known: all of it, or for the public what is not exempt."""
    from bvrules.report.exempt import Exempt, Known  # noqa: PLC0415 - `--help` need not wait for it

    return Exempt(case).known() if public else Known(case)


def read_as_of(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """Return the day that an option gives, or None for today."""
    try:
        return None if value is None else date.fromordinal(read_day(value))
    except ValueError:
        message = f"`{value}` is not a day such as 2026-01-05"
        raise click.BadParameter(message, ctx, param) from None


def today() -> date:
    """Return the day on which the reader asks: only the command line reads the clock."""
    return datetime.now(tz=timezone.utc).astimezone().date()
