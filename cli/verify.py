"""bvcheck verify: a check repeated from its receipt."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bvrules.errors import BvrulesError, Problem, SettingsError
from bvrules.exitcode import NO_MATCH, OK, USAGE, WRONG_CASE

from . import folders, sidefiles
from .cases import read
from .console import complain, note, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bvrules.case import Case
    from bvrules.law import Ruleset
    from bvrules.receipt import ReceiptJson

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("receipt", type=FILE)
@click.argument("case")
@click.option("--rules", "folder", metavar="FOLDER", help="The rulesets that were used instead.")
@click.option("--local", metavar="FOLDER", multiple=True, help="Local rulesets that were used.")
@click.option("--waivers", type=FILE, help="The file of waivers that was used.")
@click.option("--baseline", type=FILE, help="The baseline that was used.")
def verify(
    receipt: Path,
    case: str,
    folder: str | None,
    local: Sequence[str],
    waivers: Path | None,
    baseline: Path | None,
) -> None:
    """
    Repeat the check of a RECEIPT for a CASE, and say whether it matches and what differs.

    RECEIPT is a file of `bvcheck --receipt`, or a JSON report, which holds its own. CASE is the
    whole case, also if the receipt was made with --public. Exit code 0 if it matches, 5 if it
    does not.
    """
    facts = read(case)
    if facts is None:
        sys.exit(WRONG_CASE)
    try:
        loaded = folders.rulesets(folder, local)
        beside = sidefiles.read(waivers, baseline, loaded)
        from bvrules.receipt import read_receipts  # noqa: PLC0415 - `--help` need not wait for it

        receipts = read_receipts(sidefiles.read_bytes(receipt), str(receipt))
        sys.exit(_verify(receipts, facts, loaded, beside, str(receipt)))
    except BvrulesError as error:
        complain(error)
        sys.exit(USAGE)


def _verify(
    receipts: Sequence[ReceiptJson],
    case: Case,
    loaded: Sequence[Ruleset],
    beside: sidefiles.Beside,
    file: str,
) -> int:
    from bvrules.digest import digest_of_case  # noqa: PLC0415 - the same
    from bvrules.report.exempt import Exempt  # noqa: PLC0415 - the same
    from bvrules.report.verified import verified  # noqa: PLC0415 - the same
    from bvrules.verifying import receipt_of_case  # noqa: PLC0415 - the same

    seen = Exempt(case).shown_case()
    was = receipt_of_case(receipts, digest_of_case(case), digest_of_case(seen))
    if was is None:
        note(f"{file}: none of its {len(receipts)} receipts is of this case")
        return NO_MATCH
    now = _repeat(was, case, loaded, beside, file)
    matches, text = verified(was, now, with_accepted=beside != sidefiles.NOTHING)
    show(text)
    return OK if matches else NO_MATCH


def _repeat(
    was: ReceiptJson, case: Case, loaded: Sequence[Ruleset], beside: sidefiles.Beside, file: str
) -> ReceiptJson:
    """Return the receipt of the same check, made now: with the same choice and the same day."""
    from bvrules.acceptance import accept  # noqa: PLC0415 - the same
    from bvrules.check import check  # noqa: PLC0415 - the same
    from bvrules.receipt import receipt_of  # noqa: PLC0415 - the same
    from bvrules.report.public import public  # noqa: PLC0415 - the same
    from bvrules.selection import choose  # noqa: PLC0415 - the same
    from bvrules.verifying import is_public  # noqa: PLC0415 - the same

    try:
        as_of = date.fromisoformat(was["as_of"])
    except ValueError:
        raise SettingsError([Problem("its as-of date is no day", file)]) from None
    chosen = was["selection"]
    rulesets, selection = choose(loaded, chosen["select"], chosen["ignore"])
    report = accept(check(case, rulesets, as_of=as_of), selection, *beside)
    return receipt_of(public(report) if is_public(was) else report)
