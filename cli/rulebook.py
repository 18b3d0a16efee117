"""The rulesets that a command works with: those that are shipped, or those that the user names."""

from __future__ import annotations

import sys
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from bvrules.errors import BvrulesError
from bvrules.exitcode import USAGE

from . import folders
from .console import complain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bvrules.law import Ruleset
    from bvrules.ruleset import Folder


class Rulebook(NamedTuple):
    """Rulesets, and the folders that they were read from."""

    rulesets: tuple[Ruleset, ...]
    places: Sequence[Folder]

    def place(self, ruleset: Ruleset) -> Folder:
        """Return the folder of a ruleset."""
        return next(each for each in self.places if each.name == ruleset.id)


def with_rulebook(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command --rules and --local, and hand it the rulebook that they name."""

    @click.option(
        "--rules", "folder", metavar="FOLDER", help="Use the rulesets in this folder instead."
    )
    @click.option(
        "--local",
        metavar="FOLDER",
        multiple=True,
        help="Add the local rulesets in this folder to those that are shipped.",
    )
    @wraps(command)
    def with_it(*, folder: str | None, local: Sequence[str], **rest: Any) -> None:
        command(rulebook=_read(folder, local), **rest)

    return with_it


def _read(folder: str | None, local: Sequence[str]) -> Rulebook:
    try:
        return Rulebook(folders.rulesets(folder, local), folders.places(folder, local))
    except BvrulesError as error:
        complain(error)
        sys.exit(USAGE)
