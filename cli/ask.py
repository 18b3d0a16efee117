"""bvcheck ask: the questions whose answers would settle the most."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from .cases import read, read_as_of, today
from .console import show, width

if TYPE_CHECKING:
    from datetime import date

WRONG_CASE = 3


@click.command()
@click.argument("case")
@click.option("--as-of", callback=read_as_of, metavar="DATE", help="The day you ask from (today).")
@click.option(
    "--format", "name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--most", type=click.IntRange(min=1), default=10, show_default=True, metavar="N")
def ask(case: str, as_of: date | None, name: str, most: int) -> None:
    """
    Ask what would settle the most, and the worst, of a CASE.

    Each question with the provision that asks for it, who usually knows, and what each answer
    alone would do.
    """
    from bvrules.advice.ask import ask as questions  # noqa: PLC0415 - only here
    from bvrules.report import asking  # noqa: PLC0415 - the same
    from bvrules.shipped import shipped_rulesets  # noqa: PLC0415 - the same

    facts = read(case)
    if facts is None:
        sys.exit(WRONG_CASE)
    found = questions(facts, shipped_rulesets(), as_of=as_of or today())
    if name == "json":
        show(asking.render_json(found))
    else:
        show(asking.render(found, width=min(width(), 110), most=most))
