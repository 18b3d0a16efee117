"""
bvcheck: the click group, and which verb is meant.

Exit codes: 0 nothing broken at or above --fail-on · 1 something is · 2 usage, configuration
or rules are wrong, or a finding is an error · 3 a case is wrong · 4 nothing applied, no fact
was read, or with --strict something could still be a breach · 5 a receipt does not match ·
130 it was stopped.
"""

from __future__ import annotations

from pathlib import Path
from traceback import print_exc

import click

from bvrules.errors import excerpt, nearest
from bvrules.exitcode import USAGE
from bvrules.version import __version__

from .ask import ask
from .check import check
from .config import config
from .console import note
from .diff import diff
from .explain import explain
from .judge import judge
from .lint import lint
from .new import new
from .plan import plan
from .remedy import remedy
from .rules import rules
from .schema import schema
from .test import test
from .verify import verify
from .whatif import whatif
from .why import why

STOPPED = 130


class Verbs(click.Group):
    """A group whose first word is a verb, or else a case to check."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the verb first: the one that is named, or check."""
        if not args:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(USAGE)
        if args[0] not in ("--help", "-h", "--version"):
            at = _first_word(args)
            word = args[at] if at is not None else None
            if at is not None and word is not None and word in self.commands:
                args = [word, *args[:at], *args[at + 1 :]]
            else:
                self._refuse_unknown(ctx, word)
                args = ["check", *args]
        return super().parse_args(ctx, args)

    def _refuse_unknown(self, ctx: click.Context, word: str | None) -> None:
        """Answer a word that looks like a verb but is none, and no file, with the nearest verb."""
        if word is None or word == "-" or set(word) & set("./\\") or _is_there(word):
            return
        near = nearest(word, self.commands, alike=0.5)  # verbs are short
        hint = f"did you mean `bvcheck {near}`?" if near else "see `bvcheck --help`"
        note(f"`{excerpt(word)}` is neither a verb nor a file\n    help: {hint}")
        ctx.exit(USAGE)

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb; to be stopped, or a defect of ours, is never told as a breach."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except KeyboardInterrupt:
            note("stopped")
            ctx.exit(STOPPED)
        except Exception:  # noqa: BLE001 - the last place where it can be told
            print_exc()
            note("this is a defect of bvcheck: nothing is said about the case")
            ctx.exit(USAGE)


def _is_there(file: str) -> bool:
    try:
        return Path(file).exists()
    except (OSError, ValueError):  # what cannot be a name is no file
        return False


def _first_word(args: list[str]) -> int | None:
    """Return where the first word stands that is no option and no option's value."""
    taking = {
        name
        for each in check.params
        if isinstance(each, click.Option) and not each.is_flag
        for name in each.opts
    }
    index = 0
    while index < len(args):
        if args[index] == "--":
            return None
        if args[index] == "-" or not args[index].startswith("-"):
            return index
        index += 2 if args[index] in taking else 1
    return None


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bvcheck")
def main() -> None:
    """
    Check the facts of a council's decision on who runs a service.

    `bvcheck case.json` says, duty by duty, what is met, broken, not known or not applicable,
    with its citation, its reasons and what to do. It is not legal advice.
    """


VERBS = (
    ask,
    check,
    config,
    diff,
    explain,
    judge,
    lint,
    new,
    plan,
    remedy,
    rules,
    schema,
    test,
    verify,
    whatif,
    why,
)
for verb in VERBS:
    main.add_command(verb)
