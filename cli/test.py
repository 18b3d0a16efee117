"""bvcheck test: the examples of the rules, run."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from bvrules.errors import BvrulesError

from . import folders
from .console import complain, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bvrules.ruleset import Folder

OK, FOUND, USAGE = 0, 1, 2


@click.command()
@click.argument("ruleset", required=False)
def test(ruleset: str | None) -> None:
    """
    Run the examples of the rules.

    RULESET is a folder of rulesets, or the id of one that is shipped; without it, all that
    are shipped are tested.
    """
    from bvrules.example import examples_of  # noqa: PLC0415 - only here
    from bvrules.ruleset import load_rulesets  # noqa: PLC0415 - only here
    from bvrules.selftest import run_example  # noqa: PLC0415 - the same

    try:
        places, wanted = _places(ruleset)
        loaded = {each.id: each for each in load_rulesets(places)}
        examples = [
            (each, loaded[place.name])
            for place in wanted
            for each in examples_of(place, loaded[place.name])
        ]
    except BvrulesError as error:
        complain(error)
        sys.exit(USAGE)
    wrong = [(each, problem) for each, of in examples if (problem := run_example(each, of))]
    lines = [f"{each.name}\n    line {each.line}: {problem}" for each, problem in wrong]
    show("\n".join([*lines, f"{len(examples) - len(wrong)} passed, {len(wrong)} failed"]) + "\n")
    sys.exit(FOUND if wrong or not examples else OK)


def _places(ruleset: str | None) -> tuple[Sequence[Folder], Sequence[Folder]]:
    """Return the folders to load, and those whose examples are to be run."""
    shipped = folders.shipped()
    wanted = [each for each in shipped if ruleset in (None, each.name)]
    if wanted:
        return shipped, wanted
    named = folders.named(str(ruleset))
    return folders.with_neighbours(named), named
