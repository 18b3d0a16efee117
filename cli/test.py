"""bvcheck test: the examples of the rules, run."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bvrules.errors import BvrulesError

from .console import complain, note, show

OK, FOUND, USAGE = 0, 1, 2


@click.command()
@click.argument("ruleset", required=False)
def test(ruleset: str | None) -> None:
    """Run the examples of all shipped rules, of one shipped RULESET, or of those in a folder."""
    from bvrules.ruleset import load_rulesets  # noqa: PLC0415 - only here
    from bvrules.selftest import examples_of, run_example  # noqa: PLC0415
    from bvrules.shipped import root  # noqa: PLC0415

    top = Path(folder) if folder else root()
    if not top.is_dir():
        note(f"{folder}: this is no folder of rulesets")
        sys.exit(USAGE)
    inside = sorted((each for each in top.iterdir() if each.is_dir()), key=lambda each: each.name)
    folders = [top] if folder and (Path(folder) / "ruleset.yaml").exists() else inside
    try:
        rulesets = load_rulesets(folders)
        examples = [
            (each, ruleset)
            for ruleset in rulesets
            for place in folders
            if place.name == ruleset.id
            for each in examples_of(place, ruleset)
        ]
    except BvrulesError as error:
        complain(error)
        sys.exit(USAGE)
    wrong = [
        (each, problem) for each, ruleset in examples if (problem := run_example(each, ruleset))
    ]
    lines = [f"{each.name}\n    line {each.line}: {problem}" for each, problem in wrong]
    show("\n".join([*lines, f"{len(examples) - len(wrong)} passed, {len(wrong)} failed"]) + "\n")
    sys.exit(FOUND if wrong or not examples else OK)
