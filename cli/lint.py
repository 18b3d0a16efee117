"""bvcheck lint: faults of rulesets that load all the same."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from bvrules.errors import BvrulesError
from bvrules.exitcode import BROKEN, OK, USAGE
from bvrules.wording import counted

from . import folders
from .console import complain, show

if TYPE_CHECKING:
    from bvrules.lint import Linted


@click.command()
@click.argument("ruleset", required=False)
@click.option("--format", type=click.Choice(["text", "json"]), default="text")
@click.option("--codes", is_flag=True, help="List the codes and what they mean.")
def lint(ruleset: str | None, *, format: str, codes: bool) -> None:
    """
    Look for faults of rulesets: duties that contradict each other, gaps, what is never used.

    RULESET is the id of a shipped ruleset or a folder of rulesets; without it, all that are
    shipped are looked at. Small cases are tried; one that shows a fault is printed as a file.
    """
    from bvrules.lint import CODES  # noqa: PLC0415 - only here
    from bvrules.lint import lint as look  # noqa: PLC0415 - the same

    if codes:
        show("".join(f"{code}  {means}\n" for code, means in CODES.items()))
        return
    try:
        target = folders.target(ruleset)
        meant = {each.name for each in target.wanted}
        loaded = folders.load(target)
        found = look(target.load, loaded, meant.__contains__)
    except BvrulesError as error:
        complain(error)
        sys.exit(USAGE)
    local = None if target.wanted[0] in folders.shipped() else ruleset
    show(_json(found) if format == "json" else _text(found, local))
    sys.exit(BROKEN if found.faults else OK)


def _json(found: Linted) -> str:
    faults = [each.data() for each in found.faults]
    told = {"format": 1, "rulesets": found.rulesets, "tried": found.tried, "faults": faults}
    return json.dumps(told, indent=2) + "\n"


def _text(found: Linted, rules: str | None) -> str:
    lines = [each.told(rules) for each in found.faults]
    looked_at = counted(found.rulesets, "ruleset")
    among = f"{looked_at}, among {found.tried:,} small cases"
    number = len(found.faults)
    lines.append(f"{number} found in {among}" if number else f"none found in {among}")
    return "\n".join(lines) + "\n"
