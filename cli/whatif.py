"""bvcheck whatif: what would be different if facts of a case were otherwise."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from bvrules.errors import BvrulesError, CaseError, Problem, excerpt
from bvrules.exitcode import USAGE, WRONG_CASE

from .cases import open_to_the_public, read, read_as_of, today
from .console import complain, show, text_width
from .rulebook import with_rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from .rulebook import Rulebook


@click.command()
@click.argument("case")
@click.option("--set", "put", multiple=True, metavar="PATH=VALUE", help="Set a fact.")
@click.option("--unset", "taken", multiple=True, metavar="PATH", help="Take a fact out.")
@click.option("--as-of", callback=read_as_of, metavar="DATE", help="The day you ask from (today).")
@click.option("--format", "name", type=click.Choice(["text", "json"]), default="text")
@open_to_the_public
@with_rulebook
def whatif(
    case: str,
    put: Sequence[str],
    taken: Sequence[str],
    as_of: date | None,
    name: str,
    *,
    public: bool,
    rulebook: Rulebook,
) -> None:
    """
    Show which findings would change if facts of a CASE were otherwise, and why.

    A value is written as in a case file: --set decision.in_principle=2015-01-12. Items of a list
    are counted from 0, and [+] adds one: --set 'consultation.exercises[+].ended=2014-12-01'.
    """
    facts = read(case)
    if facts is None:
        sys.exit(WRONG_CASE)
    from bvrules.advice.compare import whatif as compared  # noqa: PLC0415 - only here
    from bvrules.report import comparing  # noqa: PLC0415 - the same

    try:
        changes = {**dict(map(read_change, put)), **dict.fromkeys(taken)}
        found = compared(facts, rulebook.rulesets, changes, as_of=as_of or today())
    except BvrulesError as error:
        complain(error)
        sys.exit(USAGE)
    if public:
        from bvrules.report.public import public_comparison  # noqa: PLC0415 - few ask for it

        found = public_comparison(found)
    if name == "json":
        show(comparing.render_json([found]))
    else:
        show(comparing.render(found, width=text_width()))


def read_change(text: str) -> tuple[str, Any]:
    """Return the path and the value of PATH=VALUE; the value is written as in a case file."""
    from bvrules.reading import UnreadableError  # noqa: PLC0415 - `--help` need not wait for it
    from bvrules.yamltext import read_yaml  # noqa: PLC0415 - the same

    path, equals, written = text.partition("=")
    if not equals or not written.strip():
        help = "write PATH=VALUE; --unset PATH takes a fact out"
        raise CaseError([Problem(f"`{excerpt(text)}` gives no value", help=help)])
    try:
        (node,) = read_yaml(written)
    except UnreadableError as error:
        raise CaseError([Problem(f"`{excerpt(path)}`: {error.problem.what}")]) from None
    except ValueError:
        raise CaseError([Problem(f"`{excerpt(text)}` gives no value")]) from None
    return path, node.plain()
