"""bvcheck test: the examples of the rules, run; and whether they notice small changes of rules."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from bvrules.errors import BvrulesError, Problem, RulesetError, did_you_mean, excerpt

from . import folders
from .console import complain, show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bvrules.example import Example
    from bvrules.law import Ruleset

    from .folders import Target

OK, FOUND, USAGE = 0, 1, 2


@click.command()
@click.argument("ruleset", required=False)
@click.option(
    "--mutate", is_flag=True, help="Change each rule a little: one of its examples must notice."
)
def test(ruleset: str | None, *, mutate: bool) -> None:
    """
    Run the examples of the rules.

    RULESET is the id of a shipped ruleset or of one of its rules, a folder of rulesets, or the
    file of a rule; without it, all that are shipped are tested.
    """
    try:
        target = folders.target(ruleset)
        loaded = folders.load(target)
        wrong, count = _run(target, loaded)
        lines = [*wrong, f"{count - len(wrong)} passed, {len(wrong)} failed"]
        found = bool(wrong) or not (count or mutate)
        if mutate and not wrong:
            told = _mutate(target, loaded)
            lines += told
            found = len(told) > 1
    except BvrulesError as error:
        complain(error)
        sys.exit(USAGE)
    show("\n".join(lines) + "\n")
    sys.exit(FOUND if found else OK)


def _run(target: Target, loaded: Mapping[str, Ruleset]) -> tuple[list[str], int]:
    """Run the examples; return what is wrong, and how many there are."""
    from bvrules.selftest import run_example  # noqa: PLC0415 - only here

    examples = list(_examples(target, loaded))
    wrong = [(each, problem) for each, of in examples if (problem := run_example(each, of))]
    return [f"{each.name}\n    line {each.line}: {told}" for each, told in wrong], len(examples)


def _examples(target: Target, loaded: Mapping[str, Ruleset]) -> Iterator[tuple[Example, Ruleset]]:
    """Return the examples of what is meant; raises RulesetError if there is no such thing."""
    from bvrules.example import examples_of  # noqa: PLC0415 - only here

    found = [
        (each, loaded[place.name])
        for place in target.wanted
        for each in examples_of(place, loaded[place.name])
    ]
    known = {name for each, _ in found for name in (each.about, each.file)}
    known.update(f"{place.name}/{file.name}" for place in target.wanted for file in place.iterdir())
    if target.part is not None and target.part not in known:
        help = did_you_mean(target.part, known) or "`bvcheck rules` lists the rules"
        what = f"no rule, term or file is called `{excerpt(target.part)}`"
        raise RulesetError([Problem(what, help=help)])
    yield from ((each, of) for each, of in found if target.means(each.about, each.file))


def _mutate(target: Target, loaded: Mapping[str, Ruleset]) -> list[str]:
    """Return what nothing noticed, and last how many changes had which fate."""
    from bvrules.mutation.trying import try_ruleset  # noqa: PLC0415 - only here

    tried = [try_ruleset(place, loaded[place.name], target.means) for place in target.wanted]
    told = [str(each) for one in tried for each in (*one.survivors, *one.idle)]
    counts = sum((each.counts for each in tried), Counter())
    last = (
        f"{counts.total()} changes: {counts['killed']} noticed by an example, "
        f"{counts['reviewed']} that make no difference (mutants.yaml), "
        f"{counts['stillborn']} that cannot be read, {counts['survived']} that nothing notices"
    )
    return [*told, last]
