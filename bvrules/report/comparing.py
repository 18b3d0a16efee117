"""What is different between two reports: as text, and as data."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import TYPE_CHECKING, Literal

from typing_extensions import TypedDict

from bvrules import wording
from bvrules.dates import iso
from bvrules.report import reasons, withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bvrules.advice.compare import Change, Comparison, Turned
    from bvrules.finding import Finding, Report

INDENT = 12
MOST = 6
"""So many conditions that turned are told for one finding."""


class StandJson(TypedDict):
    """What a finding comes to."""

    outcome: str
    word: str
    could_be: list[str]
    force: str


class TurnedJson(TypedDict):
    """A condition that came out otherwise: null is not known, or not asked."""

    condition: str
    before: bool | None
    after: bool | None
    says: str


class ChangeJson(TypedDict):
    """A finding that differs; null where the rule was not among the rules."""

    rule: str
    citation: str
    title: str
    before: StandJson | None
    after: StandJson | None
    because: list[TurnedJson]
    notes: list[str]


class ComparisonJson(TypedDict):
    """Two reports, and the findings that differ between them."""

    case: str | None
    as_of: list[str]
    withheld: str | None
    same: int
    changes: list[ChangeJson]


class ComparisonsJson(TypedDict):
    """What is different, for one case or for several."""

    format: Literal[1]
    notice: str
    comparisons: list[ComparisonJson]


def as_data(comparisons: Iterable[Comparison]) -> ComparisonsJson:
    """Return comparisons as data of the published shape."""
    return {
        "format": 1,
        "notice": wording.NOT_LEGAL_ADVICE,
        "comparisons": [_comparison(each) for each in comparisons],
    }


def render_json(comparisons: Iterable[Comparison]) -> str:
    """Write comparisons as JSON text, all of it ASCII."""
    return json.dumps(as_data(comparisons), indent=2) + "\n"


def _comparison(found: Comparison) -> ComparisonJson:
    return {
        "case": found.after.case.title,
        "as_of": [iso(found.before.as_of), iso(found.after.as_of)],
        "withheld": next(withheld.said(found.withheld), None),
        "same": found.same,
        "changes": [_change(each) for each in found.changes],
    }


def _change(change: Change) -> ChangeJson:
    return {
        "rule": change.rule.id,
        "citation": str(change.rule.citation),
        "title": change.rule.title,
        "before": _stand(change.before),
        "after": _stand(change.after),
        "because": [_turned(each) for each in change.turned],
        "notes": list(_notes(change)),
    }


def _stand(finding: Finding | None) -> StandJson | None:
    if finding is None:
        return None
    return {
        "outcome": finding.outcome,
        "word": wording.word_of(finding.outcome, finding.force),
        "could_be": list(finding.could_be),
        "force": finding.force,
    }


def _turned(turned: Turned) -> TurnedJson:
    known = turned.after or turned.before
    return {
        "condition": known.condition.text if known else "",
        "before": turned.before.truth if turned.before else None,
        "after": turned.after.truth if turned.after else None,
        "says": _said(turned),
    }


# Text


def render(found: Comparison, *, width: int = 80) -> str:
    """Write what is different between two reports as text of at most `width` columns."""
    return "".join(f"{line}\n" for line in _lines(found, width))


def _lines(found: Comparison, width: int) -> Iterator[str]:
    yield from wrap(_title(found.before, found.after), width)
    yield from wrap(wording.NOT_LEGAL_ADVICE, width)
    yield from (line for each in withheld.said(found.withheld) for line in wrap(each, width))
    yield ""
    if not found.changes:
        yield "No finding changes."
        return
    verb = "changes" if len(found.changes) == 1 else "change"
    rest = f"{wording.counted(found.same, 'finding')} as before"
    yield f"{wording.counted(len(found.changes), 'finding')} {verb}, {rest}."
    for change in found.changes:
        yield ""
        yield from wrap(f"{change.rule.citation}  {change.rule.title}", width)
        yield from _row("was", _stands(change.before), width)
        yield from _row("is", _stands(change.after), width)
        yield from _why(change, width)


def _title(before: Report, after: Report) -> str:
    titles = [wording.one_line(each.case.title or "", 100) for each in (before, after)]
    names = " and ".join(dict.fromkeys(each or "a case without a title" for each in titles))
    days = " and ".join(dict.fromkeys(wording.day(each.as_of) for each in (before, after)))
    return f"{names}, as of {days}"


def _stands(finding: Finding | None) -> str:
    """Say what a finding comes to, and what else it could still be."""
    if finding is None:
        return "not among the rules"
    said = wording.outcome_word(finding.outcome, finding.force)
    could = [wording.outcome_word(each, finding.force) for each in finding.could_be]
    more = f": {wording.listed(could, 'or')}" if len(could) > 1 else ""
    return f"{said}{more} ({wording.FORCE_WORDS[finding.force]})"


def _why(change: Change, width: int) -> Iterator[str]:
    notes = list(_notes(change))
    told = dict.fromkeys([*notes, *map(_said, _telling(change.turned, alone=not notes))])
    shown = list(told)[:MOST]
    if more := len(told) - len(shown):
        shown.append(f"and {wording.counted(more, 'more condition')}")
    for number, each in enumerate(shown):
        yield from _row("because" if number == 0 else "", each, width)


def _telling(turned: tuple[Turned, ...], *, alone: bool) -> list[Turned]:
    """Return the conditions that tell most: those asked before and after, else those asked now."""
    both = [each for each in turned if each.before and each.after]
    return both or [each for each in turned if each.after] or list(turned)[:alone]


def _said(turned: Turned) -> str:
    """Say how a condition stands now; if it is not asked any more, how it stood."""
    if turned.after is not None:
        return reasons.leaf_said(turned.after)
    return f"no longer asked: {turned.before.condition.text}" if turned.before else ""


def _notes(change: Change) -> Iterator[str]:
    """Say what else is different: the law, the days that count, whether its moment has come."""
    before, after = change.before, change.after
    if before is None or after is None:
        return
    if before.day and after.day and before.day != after.day:
        yield f"it is judged on another day: {wording.days(after.day)}"
    if _laws(before) != _laws(after):
        laws = wording.listed(_laws(after))
        yield f"another version counts, by {laws}" if laws else "it is not in force on that day"
    if "pending" in {*before.could_be} ^ {*after.could_be}:
        come = "may still have to come" if "pending" in after.could_be else "has come"
        yield f"its moment {come}"
    if before.force != after.force:
        yield f"its force is another: {after.force}"


def _laws(finding: Finding) -> list[str]:
    found = (each.version.period.by for each in finding.pieces if each.version)
    return list(dict.fromkeys(found))


def _row(label: str, text: str, width: int) -> list[str]:
    return wrap(
        text,
        width,
        initial_indent=f"  {label:<{INDENT - 2}}",
        subsequent_indent=" " * INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
