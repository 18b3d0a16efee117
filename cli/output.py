"""Where reports go: each format to standard output or to a file, all of them or none."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from bvrules.errors import FormatError, did_you_mean, excerpt
from bvrules.report.formats import CHOICES, FORMATS, Options

from .console import cause, note, show, show_bytes, width
from .saving import replace_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bvrules.report.formats import Checked, Chosen, Format


class Wanted(NamedTuple):
    """A format that was asked for, and the file to write it to; None is standard output."""

    format: Format
    path: Path | None

    def __str__(self) -> str:
        """Write it as it is asked for."""
        return self.format.name if self.path is None else f"{self.format.name}:{self.path}"


class Form(NamedTuple):
    """The name of a format that was asked for, and the file to write it to."""

    name: str
    path: Path | None


class Template(NamedTuple):
    """A document whose styles are to be used, and its file."""

    path: Path
    raw: bytes

    def __str__(self) -> str:
        """Write it as it is asked for."""
        return str(self.path)


def read_formats(
    ctx: click.Context, param: click.Parameter, values: Sequence[str]
) -> tuple[Wanted, ...]:
    """Return each format of a report that was asked for; text, if none was."""
    found = [Wanted(FORMATS[form.name], form.path) for form in read_forms(ctx, param, values)]
    for format, path in found:
        if path is None and format.binary and sys.stdout and sys.stdout.isatty():
            file = f"report{format.ending}"
            name = format.name
            message = f"{name} is not for a terminal; name a file: --format {name}:{file}"
            raise click.BadParameter(message, ctx, param)
    return tuple(found)


def read_forms(
    ctx: click.Context,
    param: click.Parameter,
    values: Sequence[str],
    names: Iterable[str] = FORMATS,
) -> tuple[Form, ...]:
    """Return each format of NAME or NAME:PATH, one of these names; text, if there is none."""
    found: list[Form] = []
    for value in values or ["text"]:
        form = _form(ctx, param, value, names)
        if form.path in [each.path for each in found]:
            message = f"two formats would be written to {form.path or 'standard output'}"
            raise click.BadParameter(message, ctx, param)
        found.append(form)
    return tuple(found)


def _form(ctx: click.Context, param: click.Parameter, value: str, names: Iterable[str]) -> Form:
    name, colon, file = value.partition(":")
    message = None
    if name not in names:
        help = did_you_mean(name, names) or f"it is one of {', '.join(names)}"
        message = f"no format is called `{excerpt(name)}`; {help}"
    elif colon and not file:
        message = f"`{value}` names no file after the colon"
    if message:
        raise click.BadParameter(message, ctx, param)
    return Form(name, Path(file) if file else None)


def read_choices(
    ctx: click.Context, param: click.Parameter, values: Sequence[str]
) -> tuple[Chosen, ...]:
    """Return which findings are shown, as `breach,unknown`; several words stand with commas."""
    found: list[Chosen] = []
    for word in (each for value in values for each in value.split(",")):
        plain = " ".join(re.split(r"[ _-]+", word.strip().lower()))
        chosen = next((each for each in CHOICES if each == plain), None)
        if chosen is None:
            help = did_you_mean(plain, CHOICES) or f"it is one of {', '.join(CHOICES)}"
            message = f"no outcome is called `{excerpt(word)}`; {help}"
            raise click.BadParameter(message, ctx, param)
        found.append(chosen)
    return tuple(dict.fromkeys(found))


def read_template(ctx: click.Context, param: click.Parameter, path: Path | None) -> Template | None:
    """Return a document whose styles are to be used, and say which of them it lacks."""
    if path is None:
        return None
    from bvrules.report.word import lacking  # noqa: PLC0415 - python-docx is slow to load

    try:
        raw = path.read_bytes()
        lacks = lacking(raw)
    except (OSError, FormatError) as error:
        said = cause(error) if isinstance(error, OSError) else "this is no .docx document"
        message = f"{path}: {said}"
        raise click.BadParameter(message, ctx, param) from None
    for name in lacks:
        note(f"{path}: there is no style `{name}`; plain paragraphs take its place")
    return Template(path, raw)


def write(
    wanted: Iterable[Wanted],
    checked: Sequence[Checked],
    options: Options,
    more: Iterable[tuple[Path, bytes]],
    inputs: Iterable[tuple[Path, str]],
) -> None:
    """
    Write every format that was asked for, and what lies beside it.

    Raises what `write_made` raises, and click.UsageError for several cases in a format of one.
    """
    if not checked:
        return
    wanted = tuple(wanted)
    for format, _ in wanted:
        if options.several and not format.takes_several:
            message = f"{format.name} takes one case; check each by itself"
            raise click.UsageError(message)
    made: Iterator[tuple[Path | None, str | bytes]] = (
        (path, format.write(checked, options if path else replace(options, width=width())))
        for format, path in wanted
    )
    write_made([*more, *made], inputs)


def write_made(
    made: Sequence[tuple[Path | None, str | bytes]], inputs: Iterable[tuple[Path, str]]
) -> None:
    """
    Write each thing to its file, or to standard output if it has none.

    All files are written or none, and files come first. `inputs` are the files that were read,
    and what each is. Raises OSError if a file cannot be written, and click.UsageError if one
    that was read would be lost, or one be written twice.
    """
    files = [(path, each) for path, each in made if path is not None]
    _refuse([path for path, _ in files], inputs)
    replace_files({path: _bytes(each) for path, each in files})
    for path, each in made:
        if path is None and isinstance(each, bytes):
            show_bytes(each)
        elif path is None:
            show(str(each))


def _bytes(made: str | bytes) -> bytes:
    return made if isinstance(made, bytes) else made.encode()


def _refuse(paths: Iterable[Path], inputs: Iterable[tuple[Path, str]]) -> None:
    """Refuse to write to a file that was read, and to write two things to one file."""
    taken = {os.path.realpath(path): f"{what}, and would be lost" for path, what in inputs}
    written: set[str] = set()
    for path in paths:
        real = os.path.realpath(path)
        message = ""
        if real in taken:
            message = f"{path} is {taken[real]}"
        elif real in written:
            message = f"two things would be written to {path}"
        if message:
            raise click.UsageError(message)
        written.add(real)


def say_not_written(error: OSError) -> None:
    """Say what could not be written, and why."""
    note(f"{error.filename or 'standard output'}: cannot be written: {cause(error)}")
