"""bvcheck remedy: what can still be done about each breach, and until when."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from bvrules.exitcode import WRONG_CASE

from .cases import known, open_to_the_public, read, read_as_of, today
from .console import show, text_width
from .explain import named
from .rulebook import with_rulebook

if TYPE_CHECKING:
    from datetime import date

    from .rulebook import Rulebook


@click.command()
@click.argument("case")
@click.argument("rule", required=False)
@click.option("--as-of", callback=read_as_of, metavar="DATE", help="The day you ask from (today).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For a person, or for programs.",
)
@open_to_the_public
@with_rulebook
def remedy(
    case: str,
    rule: str | None,
    as_of: date | None,
    form: str,
    *,
    public: bool,
    rulebook: Rulebook,
) -> None:
    """
    Say what can still be done about each breach of a CASE, by whom and by which day.

    With a RULE, about that one only. What no act can cure any more is told apart, with what the
    law leaves. A remedy is an act in the world, never the answer to a question.
    """
    from bvrules.advice.remedy import remedies  # noqa: PLC0415 - only here
    from bvrules.check import check  # noqa: PLC0415 - the same
    from bvrules.report import remedies as told  # noqa: PLC0415 - the same

    rules = None if rule is None else [named(rule, rulebook)[0].id]
    facts = read(case)
    if facts is None:
        sys.exit(WRONG_CASE)
    told_of = known(facts, public=public)
    report = check(told_of.case, rulebook.rulesets, as_of=as_of or today())
    found = remedies(replace(report, withheld=told_of.withheld), rules)
    if form == "json":
        show(json.dumps(told.as_data(found), indent=2) + "\n")
    else:
        show(told.render(found, width=text_width()))
