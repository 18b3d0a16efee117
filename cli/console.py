"""The only module that writes to a terminal."""

from __future__ import annotations

import os
import shutil
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.errors import BvrulesError

T = TypeVar("T")
MANY = 5
"""So many things take long enough for a bar."""

_LABELS = r"^(BREACH|DEPARTS|COULD BE|A BREACH|DEPARTURE|ERROR)\b"
_TITLES = r"^(WHAT [A-Z ]+|NOT LOOKED AT|(Could be a|Still to come)[a-z: ]+|Not known: [a-z ]+)"


def width() -> int:
    """Return how many columns there are: those of the terminal, else 80."""
    return shutil.get_terminal_size((80, 24)).columns


WIDEST = 110
"""So many columns text takes at most: longer lines are hard to read."""


def text_width() -> int:
    """Return how many columns text takes on this terminal."""
    return min(width(), WIDEST)


def show(text: str) -> None:
    """
    Write to standard output, with colour only where a person sees it.

    Whoever reads may stop early (`bvcheck case.json | head`); that is no mistake.
    """
    if not (text and sys.stdout):  # there is none where it was closed
        return
    try:
        _show(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # What Python still flushes at the end has to go somewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def show_bytes(made: bytes) -> None:
    """Write bytes to standard output, whose reader may stop early too."""
    if not sys.stdout:
        return
    try:
        sys.stdout.buffer.write(made)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show(text: str) -> None:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # not every terminal knows every character
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        # rich is loaded only for a terminal: it would double the start-up of a pipe.
        from rich.console import Console  # noqa: PLC0415 - the same
        from rich.text import Text  # noqa: PLC0415 - the same

        shown = Text(text)
        shown.highlight_regex(f"(?m){_LABELS}", "bold red")
        shown.highlight_regex(f"(?m){_TITLES}", "bold")
        Console(highlight=False, soft_wrap=True).print(shown, end="")
    else:
        click.echo(text, nl=False)


def progress(items: Sequence[T], label: str) -> Iterator[T]:
    """Give items one by one; of many, with a bar on standard error where a person sees it."""
    if len(items) < MANY or not (sys.stderr and sys.stderr.isatty()):
        yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield from bar


def complain(error: BvrulesError) -> None:
    """Write all that is wrong to standard error."""
    for problem in error.problems:
        click.echo(str(problem), err=True)


def cause(error: OSError | ValueError) -> str:
    """
    Say in a few words why a file cannot be read or written, for the end of a sentence.

    >>> cause(FileNotFoundError(2, "No such file or directory"))
    'no such file or directory'
    >>> cause(ValueError("embedded null byte"))
    'this is no name of a file'
    """
    if not isinstance(error, OSError):
        return "this is no name of a file"
    return (error.strerror or "unknown reason").lower()


def note(text: str) -> None:
    """Write a remark to standard error."""
    click.echo(text, err=True)
