"""The options of `bvcheck check`, and how each is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from bvrules.exitcode import Level
from bvrules.report.formats import CHOICES, FORMATS, Grouping

from .cases import open_to_the_public, read_as_of
from .output import read_choices, read_formats, read_template

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Decorated = TypeVar("Decorated", bound=Callable[..., Any])

FILE = click.Path(dir_okay=False, path_type=Path)


def _words(_ctx: click.Context, _param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Return the words of all values; commas stand between them, for one may hold a space."""
    parts = [part.strip() for value in values for part in value.split(",")]
    return tuple(part for part in parts if part)


_WHAT_IS_CHECKED = (
    click.argument("files", nargs=-1, required=True, metavar="CASE..."),
    click.option(
        "--as-of", callback=read_as_of, metavar="DATE", help="The day you ask from (today)."
    ),
    click.option(
        "--select",
        multiple=True,
        callback=_words,
        metavar="WORD,...",
        help="Check only these: ids of rules, how they begin, instruments, modalities.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        callback=_words,
        metavar="WORD,...",
        help="Leave these out; the report says so.",
    ),
    click.option(
        "--rules",
        "folder",
        type=click.Path(),
        metavar="FOLDER",
        help="Use the rulesets in this folder instead.",
    ),
    click.option(
        "--local",
        type=click.Path(),
        metavar="FOLDER",
        multiple=True,
        help="Add the local rulesets in this folder to those that are shipped.",
    ),
    click.option(
        "--engine",
        type=click.Choice(["auto", "durable", "portable"]),
        default="auto",
        show_default=True,
        help="What infers the outcomes; they are the same.",
    ),
)
_SETTINGS = (
    click.option(
        "--config", type=FILE, help="Take settings from this file, and look for no other."
    ),
    click.option(
        "--isolated", is_flag=True, help="Take no settings from files or from the environment."
    ),
)
_WHAT_COUNTS = (
    click.option(
        "--fail-on",
        type=click.Choice(get_args(Level)),
        default="law",
        show_default=True,
        help="How heavy a breach or departure must be for exit code 1.",
    ),
    click.option(
        "--count-allegations", is_flag=True, help="Count findings that rest on an allegation."
    ),
    click.option(
        "--strict", is_flag=True, help="Exit with 4 if something could still be a breach."
    ),
    click.option(
        "--waivers", type=FILE, help="A file of breaches that were accepted: shown, not counted."
    ),
    click.option(
        "--baseline", type=FILE, help="What was known before: shown as known, not counted."
    ),
    click.option(
        "--write-baseline", type=FILE, help="Write what is broken now to a file, as a baseline."
    ),
)
_WHAT_IS_WRITTEN = (
    click.option(
        "--format",
        "formats",
        callback=read_formats,
        multiple=True,
        metavar="NAME[:PATH]",
        help=f"{', '.join(FORMATS)}; with a path, a file. May be repeated.",
    ),
    click.option("--receipt", type=FILE, help="Write the receipt to a file, for `bvcheck verify`."),
    click.option(
        "--sarif-include",
        type=click.Choice(["active", "all"]),
        default="active",
        show_default=True,
        help="What SARIF holds: breaches that count, or every finding.",
    ),
    click.option(
        "--verbose", "-v", is_flag=True, help="Show also what is met and what does not apply."
    ),
    open_to_the_public,
    click.option("--quiet", "-q", is_flag=True, help="Name what was found, and no more."),
    click.option(
        "--only",
        callback=read_choices,
        multiple=True,
        metavar="OUTCOME,...",
        help=f"Show only these, where people read: {', '.join(CHOICES)}. Data holds all.",
    ),
    click.option(
        "--group-by",
        type=click.Choice(get_args(Grouping)),
        help="Group by duty, by the stage a rule is judged on, or by who has to answer or act.",
    ),
    click.option(
        "--template",
        type=FILE,
        callback=read_template,
        help="A .docx file whose styles a docx report is written in.",
    ),
    click.option("--fragment", is_flag=True, help="Write html as a part of another page."),
    click.option(
        "--heading",
        type=click.IntRange(1, 6),
        metavar="LEVEL",
        help="Where headings of html begin.",
    ),
)


def options_of_check(command: Decorated) -> Decorated:
    """Give a command the options of a check, in the order in which its help lists them."""
    for decorate in reversed((*_WHAT_IS_CHECKED, *_WHAT_COUNTS, *_WHAT_IS_WRITTEN, *_SETTINGS)):
        command = decorate(command)
    return command
