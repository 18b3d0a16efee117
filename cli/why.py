"""bvcheck why: the proof of a finding."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from bvrules.exitcode import WRONG_CASE

from .cases import open_to_the_public, read, read_as_of, today
from .console import show, text_width
from .explain import named
from .rulebook import with_rulebook

if TYPE_CHECKING:
    from datetime import date

    from .rulebook import Rulebook


@click.command()
@click.argument("case")
@click.argument("rule")
@click.option("--as-of", callback=read_as_of, metavar="DATE", help="The day you ask from (today).")
@click.option(
    "--format",
    "name",
    type=click.Choice(["text", "json", "svg"]),
    default="text",
    show_default=True,
)
@open_to_the_public
@with_rulebook
def why(
    case: str, rule: str, as_of: date | None, name: str, *, public: bool, rulebook: Rulebook
) -> None:
    """
    Show the proof of what a RULE comes to for a CASE.

    Every condition with its value, the facts that it read, and what they rest on; and what would
    have had to be different for another outcome. As svg it is a picture.
    """
    from bvrules.check import check  # noqa: PLC0415 - only here
    from bvrules.report import proof, prooftree  # noqa: PLC0415 - the same

    found, ruleset = named(rule, rulebook)
    facts = read(case)
    if facts is None:
        sys.exit(WRONG_CASE)
    report = check(facts, [ruleset], as_of=as_of or today())
    if public:
        from bvrules.report.public import public as view  # noqa: PLC0415 - few ask for it

        report = view(report)
    finding = next(each for each in report.findings if each.rule is found)
    if name == "json":
        show(proof.render_json(finding, report))
    elif name == "svg":
        show(prooftree.draw(finding, report))
    else:
        show(proof.render(finding, report, width=text_width()))
