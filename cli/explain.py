"""bvcheck explain: the page of a rule, or of a whole ruleset."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from bvrules.errors import excerpt, nearest
from bvrules.exitcode import USAGE

from .console import note, show, width
from .rulebook import with_rulebook

if TYPE_CHECKING:
    from bvrules.law import Rule, Ruleset

    from .rulebook import Rulebook


def named(rule: str, rulebook: Rulebook) -> tuple[Rule, Ruleset]:
    """Return the rule of an id and its ruleset; answers a wrong id with the nearest, and exits."""
    rules = {each.id: (each, ruleset) for ruleset in rulebook.rulesets for each in ruleset.rules}
    if rule not in rules:
        near = nearest(rule, rules, alike=0.4)  # an id is often written without its ruleset
        hint = f"did you mean `{near}`?" if near else "`bvcheck rules` lists them"
        note(f"no rule is called `{excerpt(rule)}`\n    help: {hint}")
        sys.exit(USAGE)
    return rules[rule]


@click.command()
@click.argument("rule")
@click.option(
    "--format",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="How to write it.",
)
@with_rulebook
def explain(rule: str, *, format: str, rulebook: Rulebook) -> None:
    """
    Show the page of a RULE, such as sva-2012/s1-3, or of a ruleset, such as sva-2012.

    The page says what the law says, since when, how that is known, and what it turns on; as
    Markdown and JSON, the examples too.
    """
    ruleset = next((each for each in rulebook.rulesets if each.id == rule), None)
    if ruleset is not None and format != "json":
        from bvrules.report.rulesetpage import markdown as of_ruleset  # noqa: PLC0415 - only here

        show(of_ruleset(ruleset))
        return
    show(_page(*named(rule, rulebook), rulebook, format))


def _page(rule: Rule, ruleset: Ruleset, rulebook: Rulebook, format: str) -> str:
    from bvrules.example import examples_of  # noqa: PLC0415 - only here
    from bvrules.report import page, rulejson, rulepage  # noqa: PLC0415 - the same

    if format == "text":
        return page.render(rule, ruleset, width=min(width(), 100))
    examples = examples_of(rulebook.place(ruleset), ruleset)
    if format == "markdown":
        return rulepage.markdown(rule, ruleset, examples)
    described = rulejson.described(rule, ruleset, examples)
    return json.dumps(described, ensure_ascii=False, indent=2, default=float) + "\n"
