"""bvcheck ask: the questions whose answers would settle the most."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from bvrules.errors import BvrulesError
from bvrules.exitcode import USAGE, WRONG_CASE

from .cases import known, open_to_the_public, read_as_of, read_source, today
from .console import complain, show, text_width
from .interview import Interview
from .rulebook import with_rulebook

if TYPE_CHECKING:
    from datetime import date

    from .rulebook import Rulebook


@click.command()
@click.argument("case")
@click.option("--as-of", callback=read_as_of, metavar="DATE", help="The day you ask from (today).")
@click.option(
    "--format", "name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--most", type=click.IntRange(min=1), default=10, show_default=True, metavar="N")
@click.option("--interactive", "-i", is_flag=True, help="Ask here, and complete the case.")
@open_to_the_public
@with_rulebook
def ask(
    case: str,
    as_of: date | None,
    name: str,
    most: int,
    *,
    interactive: bool,
    public: bool,
    rulebook: Rulebook,
) -> None:
    """
    Ask what would settle the most, and the worst, of a CASE.

    Each question with the provision that asks for it, who usually knows, and what each answer
    alone would do. With --interactive they are asked one at a time, in the terminal, and the
    answers are written into the file of the case; all else in it stays.
    """
    from bvrules.advice.ask import ask as questions  # noqa: PLC0415 - only here
    from bvrules.report import asking  # noqa: PLC0415 - the same

    if interactive and case == "-":
        message = "--interactive needs a case in a file, to write the answers to"
        raise click.UsageError(message)
    if interactive and public:
        message = "--interactive asks whoever has the whole case; leave out --public"
        raise click.UsageError(message)
    source = read_source(case)
    if source is None:
        sys.exit(WRONG_CASE)
    try:
        if interactive:
            Interview(source, rulebook.rulesets, as_of or today()).run()
            return
    except BvrulesError as error:
        complain(error)
        sys.exit(USAGE)
    facts = known(source.case, public=public)
    found = questions(facts.case, rulebook.rulesets, as_of=as_of or today(), set_aside=facts.paths)
    found = replace(found, report=replace(found.report, withheld=facts.withheld))
    if name == "json":
        show(asking.render_json(found))
    else:
        show(asking.render(found, width=text_width(), most=most))
