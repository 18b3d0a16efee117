"""bvcheck check: one case or several, against the shipped rulesets or those of a folder."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, get_args

import click

from bvrules.errors import BvrulesError, EngineUnavailableError
from bvrules.report.formats import CHOICES, FORMATS, Checked, Grouping, Options

from . import folders
from .cases import read, read_as_of, today
from .console import complain, note
from .output import read_choices, read_formats, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bvrules.finding import Finding, Report
    from bvrules.inference import EngineName
    from bvrules.law import Ruleset

    from .output import Wanted

OK, BROKEN, USAGE, WRONG_CASE, NOTHING = 0, 1, 2, 3, 4
_PRECEDENCE = (USAGE, WRONG_CASE, BROKEN, NOTHING, OK)
_LEVELS = {
    "law": ("law",),
    "guidance": ("law", "guidance"),
    "policy": ("law", "guidance", "adopted policy"),
    "practice": ("law", "guidance", "adopted policy", "adoption not known", "good practice"),
}


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="CASE...")
@click.option("--as-of", callback=read_as_of, metavar="DATE", help="The day you ask from (today).")
@click.option(
    "--format",
    "formats",
    callback=read_formats,
    multiple=True,
    metavar="NAME[:PATH]",
    help=f"{', '.join(FORMATS)}; with a path, a file. May be repeated.",
)
@click.option(
    "--fail-on",
    type=click.Choice(list(_LEVELS)),
    default="law",
    show_default=True,
    help="How heavy a breach or departure must be for exit code 1.",
)
@click.option(
    "--count-allegations", is_flag=True, help="Count findings that rest on an allegation."
)
@click.option("--strict", is_flag=True, help="Exit with 4 if something could still be a breach.")
@click.option(
    "--engine",
    type=click.Choice(["auto", "durable", "portable"]),
    default="auto",
    show_default=True,
    help="What infers the outcomes; they are the same.",
)
@click.option(
    "--rules", "folder", metavar="FOLDER", help="Use the rulesets in this folder instead."
)
@click.option(
    "--local",
    "local",
    metavar="FOLDER",
    multiple=True,
    help="Add the local rulesets in this folder to those that are shipped.",
)
@click.option(
    "--verbose", "-v", is_flag=True, help="Show also what is met and what does not apply."
)
@click.option("--quiet", "-q", is_flag=True, help="Name what was found, and no more.")
@click.option(
    "--only",
    callback=read_choices,
    multiple=True,
    metavar="OUTCOME,...",
    help=f"Show only these: {', '.join(CHOICES)}.",
)
@click.option(
    "--group-by",
    type=click.Choice(get_args(Grouping)),
    help="Group by duty, by the stage a rule is judged on, or by who has to answer or act next.",
)
@click.option("--public", is_flag=True, help="Leave out what is exempt (LGA 1972 Schedule 12A).")
def check(**options: object) -> None:
    """Check one or several cases (`-` reads standard input)."""
    sys.exit(_run(**options))  # type: ignore[arg-type]  # click gives them the types above


def _run(
    *,
    files: Sequence[str],
    as_of: date | None,
    formats: Sequence[Wanted],
    fail_on: str,
    count_allegations: bool,
    strict: bool,
    engine: EngineName,
    folder: str | None,
    local: Sequence[str],
    **shown: Any,
) -> int:
    from bvrules.check import check as check_case  # noqa: PLC0415 - `--help` need not wait for it

    try:
        rulesets = _rulesets(folder, local)
    except BvrulesError as error:
        complain(error)
        return USAGE
    asked_from = as_of or today()
    files = tuple(dict.fromkeys(files))
    found = {file: case for file in files if (case := read(file)) is not None}
    try:
        checked = [
            Checked(file, check_case(case, rulesets, as_of=asked_from, engine=engine))
            for file, case in found.items()
        ]
        write(formats, checked, Options(**shown, several=len(files) > 1))
    except EngineUnavailableError as error:
        complain(error)
        return USAGE
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        note(f"{error.filename or 'standard output'}: cannot be written: {why}")
        return USAGE
    forces = _LEVELS[fail_on]
    codes = [
        _code(each.report, forces, count_allegations=count_allegations, strict=strict)
        for each in checked
    ]
    if len(found) < len(files):
        codes.append(WRONG_CASE)
    return next(code for code in _PRECEDENCE if code in codes)


def _rulesets(folder: str | None, local: Sequence[str]) -> tuple[Ruleset, ...]:
    """Return the rulesets of a folder, else those that are shipped; with local ones beside them."""
    from bvrules.ruleset import load_rulesets  # noqa: PLC0415 - the same
    from bvrules.shipped import rulesets_with  # noqa: PLC0415 - the same

    more = [each for name in local for each in folders.named(name)]
    if folder is None:
        return rulesets_with(more)
    return load_rulesets([*folders.named(folder), *more])


def _code(report: Report, forces: Sequence[str], *, count_allegations: bool, strict: bool) -> int:
    if any(each.outcome == "error" for each in report.findings):
        return USAGE
    if any(_counts(each, forces, count_allegations=count_allegations) for each in report.breaches):
        return BROKEN
    open_breach = any(
        "breach" in each.could_be and each.force in forces
        for each in report.findings
        if each.outcome in ("unknown", "judgement")
    )
    return NOTHING if report.is_empty or (strict and open_breach) else OK


def _counts(finding: Finding, forces: Sequence[str], *, count_allegations: bool) -> bool:
    return finding.force in forces and (count_allegations or not finding.contested)
