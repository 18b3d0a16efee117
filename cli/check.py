"""bvcheck check: one case or several, against the shipped rulesets or those of a folder."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from bvrules.errors import BvrulesError
from bvrules.exitcode import USAGE
from bvrules.report.formats import Checked

from . import folders, sidefiles
from .cases import read_source, today
from .configuration import Configured
from .console import complain, progress
from .options import options_of_check
from .output import say_not_written, write
from .settings import Settings

if TYPE_CHECKING:
    from bvrules.law import Ruleset
    from bvrules.selection import Selection

    from .cases import Source


@click.command(cls=Configured)
@options_of_check
def check(**options: object) -> None:
    """Check one or several cases (`-` reads standard input)."""
    sys.exit(_run(Settings.read(options)))


def _run(settings: Settings) -> int:
    try:
        return _check(settings)
    except BvrulesError as error:
        complain(error)
    except OSError as error:
        say_not_written(error)
    return USAGE


def _check(settings: Settings) -> int:
    """Check every case, write what came of it, and return the exit code."""
    checking = _Checking(settings)
    files = tuple(dict.fromkeys(settings.files))
    sources = [source for file in files if (source := read_source(file)) is not None]
    checked = [checking.check(each) for each in progress(sources, "checking")]
    reports = [each.report for each in checked]
    threshold = settings.threshold
    code = threshold.code_of(reports, wrong_case=len(sources) < len(files))
    options = replace(settings.shown, several=len(files) > 1, threshold=threshold, exit_code=code)
    more = sidefiles.to_write(settings, checked, checking.rulesets, checking.beside)
    write(settings.formats, checked, options, more, settings.inputs)
    sidefiles.say_unused(checking.beside, reports, checking.rulesets)
    return code


class _Checking:
    """What every case is checked against, and what lies beside it."""

    def __init__(self, settings: Settings) -> None:
        from bvrules.selection import choose  # noqa: PLC0415 - `--help` need not wait for it

        self.settings = settings
        loaded = folders.rulesets(settings.folder, settings.local)
        self.rulesets: tuple[Ruleset, ...]
        self.selection: Selection
        self.rulesets, self.selection = choose(loaded, settings.select, settings.ignore)
        self.beside = sidefiles.read(settings.waivers, settings.baseline, loaded)
        self.as_of = settings.as_of or today()

    def check(self, source: Source) -> Checked:
        """Return what a case comes to, with what was accepted and known before."""
        from bvrules.acceptance import accept  # noqa: PLC0415 - the same
        from bvrules.check import check as check_case  # noqa: PLC0415 - the same

        report = check_case(
            source.case, self.rulesets, as_of=self.as_of, engine=self.settings.engine
        )
        report = accept(report, self.selection, *self.beside)
        return Checked(source.file, report, source.raw)
