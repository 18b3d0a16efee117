"""Where reports go: each format to standard output or to a file, all of them or none."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from bvrules.errors import FormatError, did_you_mean, excerpt
from bvrules.report.formats import CHOICES, FORMATS, Options

from .console import note, show, show_bytes, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bvrules.report.formats import Checked, Chosen, Format


class Wanted(NamedTuple):
    """A format that was asked for, and the file to write it to; None is standard output."""

    format: Format
    path: Path | None

    def __str__(self) -> str:
        """Write it as it is asked for."""
        return self.format.name if self.path is None else f"{self.format.name}:{self.path}"


TEXT = Wanted(FORMATS["text"], None)


def read_formats(
    ctx: click.Context, param: click.Parameter, values: Sequence[str]
) -> tuple[Wanted, ...]:
    """Return each format that was asked for; text, if none was."""
    found: list[Wanted] = []
    for value in values:
        name, colon, file = value.partition(":")
        path = Path(file) if file else None
        message = None
        if name not in FORMATS:
            near = did_you_mean(name, FORMATS)
            help = near or f"it is one of {', '.join(FORMATS)}"
            message = f"no format is called `{excerpt(name)}`; {help}"
        elif colon and path is None:
            message = f"`{value}` names no file after the colon"
        elif path in [each.path for each in found]:
            message = f"two formats would be written to {path or 'standard output'}"
        elif path is None and FORMATS[name].binary and sys.stdout and sys.stdout.isatty():
            file = f"report{FORMATS[name].ending}"
            message = f"{name} is not for a terminal; name a file: --format {name}:{file}"
        if message:
            raise click.BadParameter(message, ctx, param)
        found.append(Wanted(FORMATS[name], path))
    return tuple(found) or (TEXT,)


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


def read_template(ctx: click.Context, param: click.Parameter, path: Path | None) -> bytes | None:
    """Return a document whose styles are to be used, and say which of them it lacks."""
    if path is None:
        return None
    from bvrules.report.word import lacking  # noqa: PLC0415 - python-docx is slow to load

    try:
        template = path.read_bytes()
        lacks = lacking(template)
    except (OSError, FormatError) as error:
        why = error.strerror if isinstance(error, OSError) else "this is no .docx document"
        message = f"{path}: {why}"
        raise click.BadParameter(message, ctx, param) from None
    for name in lacks:
        note(f"{path}: there is no style `{name}`; plain paragraphs take its place")
    return template


def write(
    wanted: Iterable[Wanted],
    checked: Sequence[Checked],
    options: Options,
    more: Mapping[Path, bytes],
) -> None:
    """
    Write every format that was asked for, and what lies beside it.

    Nothing is written before all of it can be, and files come first. Raises OSError if a file
    cannot be written, and click.UsageError if a case would be lost.
    """
    if not checked:
        return
    wanted = tuple(wanted)
    _refuse(wanted, more, checked, options)
    made = {
        path: format.write(checked, options if path else replace(options, width=width()))
        for format, path in wanted
    }
    shown = made.pop(None, "")
    files = {path: _bytes(each) for path, each in made.items() if path}
    _write_files({**more, **files})
    if isinstance(shown, bytes):
        show_bytes(shown)
    else:
        show(shown)


def _refuse(
    wanted: Iterable[Wanted], more: Iterable[Path], checked: Sequence[Checked], options: Options
) -> None:
    cases = {Path(each.file).resolve() for each in checked}
    for path in (*more, *(each.path for each in wanted)):
        if path is not None and path.resolve() in cases:
            message = f"{path} is a case, and would be lost"
            raise click.UsageError(message)
    for format, path in wanted:
        message = ""
        if path is not None and path in more:
            message = f"two things would be written to {path}"
        elif options.several and not format.takes_several:
            message = f"{format.name} takes one case; check each by itself"
        if message:
            raise click.UsageError(message)


def _bytes(made: str | bytes) -> bytes:
    return made if isinstance(made, bytes) else made.encode()


def _write_files(files: Mapping[Path, bytes]) -> None:
    for path in files:
        _try_to_write(path)
    for path, made in files.items():
        path.write_bytes(made)


def _try_to_write(path: Path) -> None:
    """Raise OSError if a file cannot be written; it is left as it was."""
    was_there = path.exists()
    path.open("a").close()
    if not was_there:
        path.unlink()
