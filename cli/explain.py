"""bvcheck explain: the page of a rule."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from bvrules.errors import excerpt

from .console import note, show, width

if TYPE_CHECKING:
    from bvrules.law import Rule, Ruleset

USAGE = 2


def named(rule: str) -> tuple[Rule, Ruleset]:
    """Return the rule of an id and its ruleset; answers a wrong id with the nearest, and exits."""
    from bvrules.shipped import shipped_rulesets  # noqa: PLC0415 - only here

    rules = {each.id: (each, ruleset) for ruleset in shipped_rulesets() for each in ruleset.rules}
    if rule not in rules:
        near = get_close_matches(rule, rules, n=1, cutoff=0.4)
        hint = f"did you mean `{near[0]}`?" if near else "`bvcheck rules` lists them"
        note(f"no rule is called `{excerpt(rule)}`\n    help: {hint}")
        sys.exit(USAGE)
    return rules[rule]


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Show the page of a RULE, such as sva-2012/s1-3."""
    from bvrules.report import page  # noqa: PLC0415 - only here

    found, ruleset = named(rule)
    show(page.render(found, ruleset, width=min(width(), 100)))
