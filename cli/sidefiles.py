"""The files beside a case: waivers, baselines and receipts, read and written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from bvrules.errors import Problem, SettingsError, excerpt

from .console import cause, note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from bvrules.baseline import Baseline
    from bvrules.finding import Report
    from bvrules.law import Ruleset
    from bvrules.report.formats import Checked
    from bvrules.waivers import Waivers

    from .settings import Settings


class Beside(NamedTuple):
    """What lies beside the cases of a check."""

    waivers: Waivers | None = None
    baseline: Baseline | None = None


NOTHING = Beside()


def read(waivers: Path | None, baseline: Path | None, rulesets: Iterable[Ruleset]) -> Beside:
    """Return the waivers and the baseline in files that were named; raises SettingsError."""
    accepted, known = None, None
    if waivers is not None:
        from bvrules.acceptance import refuse_unknown_rules  # noqa: PLC0415 - only here
        from bvrules.waivers import read_waivers  # noqa: PLC0415 - the same

        accepted = read_waivers(read_bytes(waivers), str(waivers))
        refuse_unknown_rules(accepted, rulesets)
    if baseline is not None:
        from bvrules.baseline import read_baseline  # noqa: PLC0415 - the same

        known = read_baseline(read_bytes(baseline), str(baseline))
    return Beside(accepted, known)


def read_bytes(file: Path) -> bytes:
    """Return what is in a file; raises SettingsError if it cannot be read."""
    from bvrules.reading import MAX_BYTES  # noqa: PLC0415 - the same

    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise SettingsError([Problem(f"cannot be read: {cause(error)}", str(file))]) from None


def to_write(
    settings: Settings, checked: Sequence[Checked], rulesets: Iterable[Ruleset], beside: Beside
) -> list[tuple[Path, bytes]]:
    """
    Return the receipt and the baseline, each with the file to write it to.

    Raises SettingsError if a case cannot be in a baseline.
    """
    reports = [each.report for each in checked]
    made: list[tuple[Path, str]] = []
    if settings.receipt is not None and reports:
        from bvrules.receipt import receipt_of  # noqa: PLC0415 - the same
        from bvrules.report.public import public  # noqa: PLC0415 - the same

        receipts = [receipt_of(public(each) if settings.shown.public else each) for each in reports]
        data = receipts if len(settings.files) > 1 else receipts[0]
        made.append((settings.receipt, json.dumps(data, indent=2) + "\n"))
    if settings.write_baseline is not None and reports:
        from bvrules.baseline import untitled, write_baseline  # noqa: PLC0415 - the same

        problems = [one for each in checked for one in untitled(each.report.case, each.file)]
        if problems:
            raise SettingsError(problems)
        known = write_baseline(reports, rulesets, beside.baseline)
        made.append((settings.write_baseline, known))
    return [(path, text.encode()) for path, text in made]


def say_unused(beside: Beside, reports: Sequence[Report], rulesets: Iterable[Ruleset]) -> None:
    """Say which waivers are about no case that was checked, and that a baseline has aged."""
    waivers, baseline = beside
    for each in waivers.waivers if waivers is not None else ():
        if reports and not any(each.is_about(report.case) for report in reports):
            subject, file = excerpt(each.subject), waivers.file if waivers else ""
            note(f"{file}:{each.line}: this waiver is about no case that was checked: `{subject}`")
    if baseline is not None:
        from bvrules.receipt import digest_of_rules  # noqa: PLC0415 - only here

        if baseline.rules != digest_of_rules(rulesets):
            note(f"{baseline.file}: the rules are not those that this baseline was written with")
