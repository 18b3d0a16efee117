"""bvcheck check: one case or several, against the shipped rulesets or those of a folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bvrules.errors import (
    BvrulesError,
    EngineUnavailableError,
    excerpt,
)

from . import folders
from .cases import read, read_as_of, today
from .console import complain, note, show, width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bvrules.finding import Finding, Report
    from bvrules.inference import EngineName
    from bvrules.law import Ruleset

OK, BROKEN, USAGE, WRONG_CASE, NOTHING = 0, 1, 2, 3, 4
_PRECEDENCE = (USAGE, WRONG_CASE, BROKEN, NOTHING, OK)
_LEVELS = {
    "law": ("law",),
    "guidance": ("law", "guidance"),
    "policy": ("law", "guidance", "adopted policy"),
    "practice": ("law", "guidance", "adopted policy", "adoption not known", "good practice"),
}
FORMATS = ("text", "json")


def _read_formats(
    ctx: click.Context, param: click.Parameter, values: Sequence[str]
) -> list[tuple[str, str | None]]:
    """Return each format, and the file to write it to."""
    found: list[tuple[str, str | None]] = []
    for value in values:
        name, colon, path = value.partition(":")
        message = None
        if name not in FORMATS:
            message = f"no format is called `{name}`; it is one of {', '.join(FORMATS)}"
        elif colon and not path:
            message = f"`{value}` names no file after the colon"
        elif (path or None) in [each for _, each in found]:
            message = f"two formats would be written to {path or 'standard output'}"
        if message:
            raise click.BadParameter(message, ctx, param)
        found.append((name, path or None))
    return found


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="CASE...")
@click.option("--as-of", callback=read_as_of, metavar="DATE", help="The day you ask from (today).")
@click.option(
    "--format",
    "formats",
    callback=_read_formats,
    multiple=True,
    metavar="NAME[:PATH]",
    help="text or json; with a path, a file.",
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
    "--verbose", "-v", is_flag=True, help="Show also what is met and what does not apply."
)
def check(**options: object) -> None:
    """Check one or several cases (`-` reads standard input)."""
    sys.exit(_run(**options))  # type: ignore[arg-type]  # click gives them the types above


def _run(
    *,
    files: Sequence[str],
    as_of: date | None,
    formats: Sequence[tuple[str, str | None]],
    fail_on: str,
    count_allegations: bool,
    strict: bool,
    engine: EngineName,
    folder: str | None,
    verbose: bool,
) -> int:
    from bvrules.check import check as check_case  # noqa: PLC0415 - `--help` need not wait for it

    try:
        rulesets = _rulesets(folder)
    except BvrulesError as error:
        complain(error)
        return USAGE
    asked_from = as_of or today()
    files = tuple(dict.fromkeys(files))
    found = {file: case for file in files if (case := read(file)) is not None}
    try:
        reports = {
            file: check_case(case, rulesets, as_of=asked_from, engine=engine)
            for file, case in found.items()
        }
        _write(reports, formats or [("text", None)], verbose=verbose, several=len(files) > 1)
    except EngineUnavailableError as error:
        complain(error)
        return USAGE
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        note(f"{error.filename or 'standard output'}: cannot be written: {why}")
        return USAGE
    forces = _LEVELS[fail_on]
    codes = [
        _code(each, forces, count_allegations=count_allegations, strict=strict)
        for each in reports.values()
    ]
    if len(found) < len(files):
        codes.append(WRONG_CASE)
    return next(code for code in _PRECEDENCE if code in codes)


def _rulesets(folder: str | None) -> tuple[Ruleset, ...]:
    from bvrules.ruleset import load_rulesets  # noqa: PLC0415 - the same
    from bvrules.shipped import shipped_rulesets  # noqa: PLC0415 - the same

    return shipped_rulesets() if folder is None else load_rulesets(folders.named(folder))


def _write(
    reports: Mapping[str, Report],
    formats: Sequence[tuple[str, str | None]],
    *,
    verbose: bool,
    several: bool,
) -> None:
    """Write every format; nothing is written before all of it can be, and files come first."""
    if not reports:
        return
    made = {
        path: _made(name, reports, width() if path is None else 80, verbose, several)
        for name, path in formats
    }
    shown = made.pop(None, "")
    cases = {Path(file).resolve() for file in reports}
    for path in made:
        if Path(str(path)).resolve() in cases:
            message = f"{path} is a case, and would be lost"
            raise click.UsageError(message)
    for path in made:
        _try_to_write(Path(str(path)))
    for path, text in made.items():
        Path(str(path)).write_text(text, encoding="utf-8")
    show(shown)


def _try_to_write(path: Path) -> None:
    """Raise OSError if a file cannot be written; it is left as it was."""
    was_there = path.exists()
    path.open("a").close()
    if not was_there:
        path.unlink()


def _made(
    name: str, reports: Mapping[str, Report], columns: int, verbose: bool, several: bool
) -> str:
    """Return all reports in one format; several are told apart by their files."""
    if name == "json":
        from bvrules.report import json as as_json  # noqa: PLC0415 - the same

        each = list(reports.values())
        return as_json.render_all(each) if several else as_json.render(each[0])
    from bvrules.report import text  # noqa: PLC0415 - the same

    texts = {
        file: text.render(each, width=columns, verbose=verbose) for file, each in reports.items()
    }
    if not several:
        return "".join(texts.values())
    return "\n".join(f"=== {excerpt(file, columns)}\n\n{each}" for file, each in texts.items())


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
