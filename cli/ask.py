"""bvcheck ask: the questions whose answers would settle the most."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from bvrules.errors import BvrulesError
from bvrules.exitcode import USAGE, WRONG_CASE

from . import folders
from .cases import read, read_as_of, today
from .console import complain, show, width

if TYPE_CHECKING:
    from datetime import date


@click.command()
@click.argument("case")
@click.option("--as-of", callback=read_as_of, metavar="DATE", help="The day you ask from (today).")
@click.option("--rules", "folder", metavar="FOLDER", help="Use the rulesets in this folder.")
@click.option(
    "--format", "name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--most", type=click.IntRange(min=1), default=10, show_default=True, metavar="N")
def ask(case: str, as_of: date | None, folder: str | None, name: str, most: int) -> None:
    """
    Ask what would settle the most, and the worst, of a CASE.

    Each question with the provision that asks for it, who usually knows, and what each answer
    alone would do.
    """
    from bvrules.advice.ask import ask as questions  # noqa: PLC0415 - only here
    from bvrules.report import asking  # noqa: PLC0415 - the same

    facts = read(case)
    if facts is None:
        sys.exit(WRONG_CASE)
    try:
        rulesets = folders.rulesets(folder, ())
    except BvrulesError as error:
        complain(error)
        sys.exit(USAGE)
    found = questions(facts, rulesets, as_of=as_of or today())
    if name == "json":
        show(asking.render_json(found))
    else:
        show(asking.render(found, width=min(width(), 110), most=most))
