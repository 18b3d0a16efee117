"""bvcheck explain: the page of a rule."""

from __future__ import annotations

import sys
from difflib import get_close_matches

import click

from .console import note, show, width

USAGE = 2


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Show the page of a RULE, such as sva-2012/s1-3."""
    from bvrules.report import page  # noqa: PLC0415 - only here
    from bvrules.shipped import shipped_rulesets  # noqa: PLC0415

    rules = {each.id: (each, ruleset) for ruleset in shipped_rulesets() for each in ruleset.rules}
    if rule not in rules:
        near = get_close_matches(rule, rules, n=1, cutoff=0.4)
        hint = f"did you mean `{near[0]}`?" if near else "`bvcheck rules` lists them"
        note(f"no rule is called `{rule}`\n    help: {hint}")
        sys.exit(USAGE)
    found, ruleset = rules[rule]
    show(page.render(found, ruleset, width=min(width(), 100)))
