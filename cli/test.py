"""bvcheck test: the examples of the rules, run; and whether they notice small changes of rules."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bvrules.errors import BvrulesError, Problem, RulesetError, did_you_mean, excerpt
from bvrules.exitcode import BROKEN, OK, USAGE

from . import folders
from .console import complain
from .output import Form, say_not_written, write_made

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bvrules.example import Example
    from bvrules.law import Ruleset
    from bvrules.report.tried import Ran
    from bvrules.ruleset import Folder

    from .folders import Target


def _read_format(ctx: click.Context, param: click.Parameter, value: str) -> Form:
    """Return the format that is wanted, and the file it goes to, if it is one."""
    name, colon, path = value.partition(":")
    if name not in ("text", "junit") or (name == "text" and colon) or (colon and not path):
        message = f"`{excerpt(value)}` is none; it is text, junit or junit:PATH"
        raise click.BadParameter(message, ctx, param)
    return Form(name, Path(path) if path else None)


@click.command()
@click.argument("ruleset", required=False)
@click.option(
    "--mutate", is_flag=True, help="Change each rule a little: one of its examples must notice."
)
@click.option(
    "--coverage", is_flag=True, help="List what no example shows: a condition that never fails."
)
@click.option(
    "--threshold",
    type=click.IntRange(0, 100),
    metavar="N",
    help="Ask that examples show N of a hundred outcomes of conditions, rounded down.",
)
@click.option(
    "--format",
    "wanted",
    default="text",
    callback=_read_format,
    metavar="FORMAT",
    help="text, or junit[:PATH].",
)
def test(
    ruleset: str | None,
    *,
    mutate: bool,
    coverage: bool,
    threshold: int | None,
    wanted: Form,
) -> None:
    """
    Run the examples of the rules.

    RULESET is the id of a shipped ruleset or of one of its rules, a folder of rulesets, or the
    file of a rule; without it, all that are shipped are tested.
    """
    try:
        target = folders.target(ruleset)
        loaded = folders.load(target)
        ran = _run(target, loaded)
        told = [_told(ran)]
        found = any(wrong for _, wrong in ran) or not (ran or mutate)
        if (coverage or threshold is not None) and not found:
            more, low = _coverage(target, loaded, threshold, every=coverage)
            told, found = [*told, more], low
        if mutate and not any(wrong for _, wrong in ran):
            more, survived = _mutate(target, loaded)
            told, found = [*told, more], found or survived
    except BvrulesError as error:
        complain(error)
        sys.exit(USAGE)
    inputs = [(file, "a file of rules") for each in target.wanted for file in _inside(each)]
    try:
        write_made(_made("".join(told), ran, wanted), inputs)
    except OSError as error:
        say_not_written(error)
        sys.exit(USAGE)
    sys.exit(BROKEN if found else OK)


def _made(text: str, ran: Sequence[Ran], wanted: Form) -> list[tuple[Path | None, str]]:
    """Return text, or JUnit in its place; or text, and JUnit for a file."""
    if wanted.name == "text":
        return [(None, text)]
    from bvrules.report.tried import as_junit  # noqa: PLC0415 - only here

    junit = (wanted.path, as_junit(ran))
    return [junit] if wanted.path is None else [junit, (None, text)]


def _inside(place: Folder) -> Iterator[Path]:
    """Return the rules in a folder; what is in an archive cannot be written to."""
    return place.glob("*.yaml") if isinstance(place, Path) else iter(())


def _run(target: Target, loaded: Mapping[str, Ruleset]) -> list[Ran]:
    """Run the examples, and return each with what is wrong."""
    from bvrules.selftest import run_example  # noqa: PLC0415 - only here

    return [(each, run_example(each, of)) for each, of in _examples(target, loaded)]


def _told(ran: Sequence[Ran]) -> str:
    wrong = [(each, told) for each, told in ran if told is not None]
    lines = [f"{each.name}\n    line {each.line}: {told}" for each, told in wrong]
    return "\n".join([*lines, f"{len(ran) - len(wrong)} passed, {len(wrong)} failed"]) + "\n"


def _coverage(
    target: Target, loaded: Mapping[str, Ruleset], threshold: int | None, *, every: bool
) -> tuple[str, bool]:
    """Return how much of the conditions examples show, and whether it is too little."""
    from bvrules.coverage import coverage, percent  # noqa: PLC0415 - only here
    from bvrules.example import examples_of  # noqa: PLC0415 - the same

    found = [
        coverage(rule, loaded[place.name], examples)
        for place in target.wanted
        for examples in [examples_of(place, loaded[place.name])]
        for rule in loaded[place.name].rules
        if target.means(rule.id, rule.file)
    ]
    reached = percent(found)
    low = threshold is not None and reached < threshold
    lines = [line for each in found if every or low for line in each.told()]
    shown, all_of = (sum(getattr(each, of) for each in found) for of in ("shown", "reachable"))
    lines.append(f"{shown} of {all_of} outcomes of conditions shown: {reached} of a hundred")
    return "\n".join(lines) + "\n", low


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


def _mutate(target: Target, loaded: Mapping[str, Ruleset]) -> tuple[str, bool]:
    """Return what no example noticed, with how many changes there were, and if there is any."""
    from bvrules.mutation.trying import try_ruleset  # noqa: PLC0415 - only here

    tried = [try_ruleset(place, loaded[place.name], target.means) for place in target.wanted]
    lines = [str(each) for one in tried for each in (*one.survivors, *one.idle)]
    counts = sum((each.counts for each in tried), Counter())
    last = (
        f"{counts.total()} changes: {counts['killed']} noticed by an example, "
        f"{counts['reviewed']} that make no difference (mutants.yaml), "
        f"{counts['stillborn']} that cannot be read, {counts['survived']} that nothing notices"
    )
    return "\n".join([*lines, last]) + "\n", bool(lines)
