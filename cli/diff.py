"""bvcheck diff: what is different between two cases, two days, or two versions of the rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bvrules.dates import read_day
from bvrules.errors import BvrulesError, Problem, excerpt
from bvrules.exitcode import USAGE, WRONG_CASE

from . import folders
from .cases import open_to_the_public, read, today
from .console import complain, show, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bvrules.advice.compare import Comparison
    from bvrules.case import Case
    from bvrules.law import Ruleset

HOW = "OLD NEW; or CASE --as-of A --as-of B; or CASE... --rules OLD NEW"
CASES = ("*.json", "*.yaml", "*.yml")


def _days(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> list[date]:
    from datetime import date  # noqa: PLC0415 - the type is imported above for checking

    try:
        return [date.fromordinal(read_day(each)) for each in values]
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="OLD NEW | CASE...")
@click.option(
    "--as-of",
    "days",
    multiple=True,
    callback=_days,
    metavar="DATE",
    help="The day you ask from (today); given twice, one case is compared between the two.",
)
@click.option(
    "--rules",
    "versions",
    nargs=2,
    metavar="OLD NEW",
    help="Compare cases between the rules of two folders; `shipped` names those of the program.",
)
@click.option("--format", "name", type=click.Choice(["text", "json"]), default="text")
@open_to_the_public
def diff(
    files: Sequence[str], days: list[date], versions: Sequence[str], name: str, *, public: bool
) -> None:
    """
    Show which findings differ, from what to what, and why.

    Between two cases: OLD NEW. Between two days: CASE --as-of A --as-of B. Between two versions
    of the rules: CASE... --rules OLD NEW; a folder stands for the cases in it.
    """
    from bvrules.report import comparing  # noqa: PLC0415 - only here

    try:
        found = dict(_compared(list(files), days, versions))
    except BvrulesError as error:
        complain(error)
        sys.exit(USAGE)
    if public:
        from bvrules.report.public import public_comparison  # noqa: PLC0415 - few ask for it

        found = {file: public_comparison(each) for file, each in found.items()}
    if name == "json":
        show(comparing.render_json(found.values()))
        return
    columns = text_width()
    texts = {file: comparing.render(each, width=columns) for file, each in found.items()}
    several = len(texts) > 1
    heads = {file: f"=== {excerpt(file, columns)}\n\n" if several else "" for file in texts}
    show("\n".join(f"{heads[file]}{text}" for file, text in texts.items()))


def _compared(
    files: list[str], days: list[date], versions: Sequence[str]
) -> Iterator[tuple[str, Comparison]]:
    """Return each comparison, under the name of its file."""
    from bvrules.advice.compare import compare  # noqa: PLC0415 - `--help` need not wait for it
    from bvrules.check import check  # noqa: PLC0415 - the same

    if len(days) > (1 if versions else 2):
        raise BvrulesError([Problem("these are too many as-of dates", help=HOW)])
    if versions:
        day = days[0] if days else today()
        old, new = (_rules(each) for each in versions)
        for file, case in _cases(files):
            yield file, compare(check(case, old, as_of=day), check(case, new, as_of=day))
        return
    cases = list(_cases(files))
    if len(cases) != (1 if len(days) == 2 else 2):  # noqa: PLR2004 - two days or two cases
        what = "two cases are compared, or one case between two as-of dates"
        raise BvrulesError([Problem(what, help=HOW)])
    rules = _rules("shipped")
    when = days or [today()]
    before, after = (check(cases[at][1], rules, as_of=when[at]) for at in (0, -1))
    yield cases[-1][0], compare(before, after)


def _rules(name: str) -> tuple[Ruleset, ...]:
    return folders.rulesets(None if name == "shipped" else name, ())


def _cases(files: list[str]) -> Iterator[tuple[str, Case]]:
    """Return the cases in files and folders; says what is wrong with one, and ends."""
    for file in files:
        inside = [each for kind in CASES for each in Path(file).glob(kind)]
        if Path(file).is_dir() and not inside:
            raise BvrulesError([Problem("there is no case in this folder", file)])
        for each in sorted(map(str, inside)) or [file]:
            case = read(each)
            if case is None:
                sys.exit(WRONG_CASE)
            yield each, case
