"""
Lists of rules: all that are loaded, or those that speak to a decision of a day, as a table.

Each list is written as text for people, and as JSON and CSV with one row for each rule.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from bvrules import wording
from bvrules.dates import EARLIEST, LATEST, iso
from bvrules.report.csv import safe
from bvrules.report.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bvrules.applying import Applicable
    from bvrules.law import Rule, Ruleset, Version

COLUMNS = (
    *("id", "duty", "instrument", "citation", "title", "modality", "applies", "prospective"),
    *("from", "until", "by", "state", "link"),
)
"""What a row of JSON or CSV says, in its order."""

_MARGIN = 12


def applies(row: Applicable) -> str:
    """
    Say how surely a rule applies, in the words of the table.

    A rule that was passed and has not begun is said to be that, whatever it turns on.
    """
    return "not begun" if row.prospective else "applies" if row.surely else "may apply"


# Text


def listed(rulesets: Iterable[tuple[Ruleset, Sequence[Rule]]]) -> str:
    """Write rules under their rulesets, a line for each."""
    lines = []
    for ruleset, rules in rulesets:
        lines.append(f"{ruleset.id}: {ruleset.title} (law read to {ruleset.read_until_text})")
        lines += [f"  {rule.id:<38} {rule.title}" for rule in rules]
    return "\n".join(lines) + "\n"


def table(rows: Sequence[Applicable], day: int, kind: str | None, *, width: int = 80) -> str:
    """Write the table of what law speaks to a proposal to outsource of a day, duty by duty."""
    lines = Lines(width)
    by = f" by {wording.a(kind)}" if kind else ""
    out = list(lines.filled(f"The law on a proposal to outsource of {wording.day(day)}{by}"))
    out += ["", *lines.filled(_LEGEND)]
    for duty in dict.fromkeys(row.ruleset.duty for row in rows):
        out += ["", duty.upper()]
        for row in (each for each in rows if each.ruleset.duty == duty):
            out += _row(row, lines)
    if not rows:
        out += ["", "No rule that is loaded speaks to it."]
    return "\n".join(out) + "\n"


_LEGEND = (
    "'applies': on this alone. 'may apply': it turns on more facts of the case. 'not begun':"
    " passed, and nothing read says that it is in force. The day is taken as the one on which"
    " each rule is judged. A local policy is good practice where it was not adopted."
)


def _row(row: Applicable, lines: Lines) -> Iterator[str]:
    rule, state = row.rule, row.version.period.state
    known = "" if state == "read" else f" ({state})"
    margin = f"  {applies(row):<{_MARGIN - 2}}"
    yield from lines.filled(f"{rule.citation}: {rule.modality}{known}", _MARGIN, margin)
    yield from lines.filled(rule.title, _MARGIN)
    if row.link:
        yield from lines.filled(row.link, _MARGIN)


# Data


def data(rule: Rule, ruleset: Ruleset, row: Applicable | None = None) -> dict[str, Any]:
    """Return what a row says of a rule; what it says of a day is None where none was asked."""
    version = row.version if row else None
    known = dict.fromkeys(COLUMNS)
    return known | {
        "id": rule.id,
        "duty": ruleset.duty,
        "instrument": ruleset.short,
        "citation": str(rule.citation),
        "title": rule.title,
        "modality": rule.modality,
        "link": row.link if row else rule.citation.link(),
        **(_dated(version) if version else {}),
        **({"applies": applies(row), "prospective": row.prospective} if row else {}),
    }


def _dated(version: Version) -> dict[str, str | None]:
    period = version.period
    return {
        "from": iso(period.start) if period.start > EARLIEST else None,
        "until": iso(period.until) if period.until < LATEST else None,
        "by": period.by,
        "state": period.state,
    }


def to_json(rows: Iterable[dict[str, Any]], **asked: str | None) -> str:
    """Write rows as JSON, with what was asked."""
    return json.dumps({"format": 1, **asked, "rules": list(rows)}, indent=2) + "\n"


def to_csv(rows: Iterable[dict[str, Any]]) -> str:
    """Write rows as CSV; a text that a spreadsheet would take for a formula is marked as text."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {key: safe(cell) if isinstance(cell, str) else cell for key, cell in row.items()}
        )
    return text.getvalue()
