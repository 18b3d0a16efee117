"""bvcheck new: a starter case to fill in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bvrules.exitcode import USAGE

from .console import cause, note, show


@click.command()
@click.argument("file", required=False)
def new(file: str | None) -> None:
    """Write a starter case to fill in: to FILE, or to standard output."""
    from bvrules.starter import starter_case  # noqa: PLC0415 - only here

    text = starter_case()
    if file is None:
        show(text)
        return
    try:
        with Path(file).open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        note(f"{file}: there is such a file already\n    help: choose another name")
        sys.exit(USAGE)
    except OSError as error:
        note(f"{file}: cannot be written: {cause(error)}")
        sys.exit(USAGE)
    note(f"{file} is ready: take the # away before what you know, and leave the rest as it is.")
