"""Until when a breach can be taken to court, where the day of the breach is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bvrules.dates import LATEST, Span, is_working_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bvrules.finding import Finding, Report
    from bvrules.timelimit import TimeLimit


@dataclass(frozen=True, slots=True)
class Challenge:
    """
    A time limit, counted from the day of a breach.

    Time runs out no later than `last_day`; where it is counted from knowledge, no sooner: when
    somebody first knew is not known here. `since` are the days that the breach may be of: it is
    counted from the last. `has_passed` is as seen from the as-of date.
    """

    limit: TimeLimit
    since: Span
    last_day: int
    has_passed: bool

    @property
    def from_knowledge(self) -> bool:
        """Whether `last_day` is only for who knew of the breach on its day."""
        return self.limit.counts_from == "knowledge"


def challenges(
    finding: Finding, report: Report, limits: Iterable[TimeLimit]
) -> tuple[Challenge, ...]:
    """
    Return the time limits that run for a breach of law, counted from its day.

    Nothing where nothing is broken yet, its day is not known, or no nation is stated.
    """
    authority = report.case.authority
    nation = authority.lies_in if authority else None
    since = _days_of(finding)
    if finding.outcome != "breach" or finding.force != "law" or nation is None:
        return ()
    if since is None or since.last > report.as_of:
        return ()
    return tuple(_counted(limits, finding, nation, since, report.as_of))


def _counted(
    limits: Iterable[TimeLimit], finding: Finding, nation: str, since: Span, as_of: int
) -> Iterator[Challenge]:
    for each in limits:
        if each.is_for(finding.rule, nation) and since.first >= each.start:
            last = each.last_day(since.last)
            yield Challenge(each, since, last, as_of > _open_day(last, nation))


def _days_of(finding: Finding) -> Span | None:
    """
    Return the days on which the breach may have come about, if the last of them is known.

    It is the day on which the rule is judged; a duty due only later is broken no sooner.
    """
    found = [
        Span(max(piece.day.first, due.first), max(piece.day.last, due.last))
        for piece in finding.pieces
        for due in [piece.due or piece.day]
    ]
    days = Span(
        min((each.first for each in found), default=LATEST),
        max((each.last for each in found), default=LATEST),
    )
    return days if days.last < LATEST else None


def _open_day(day: int, nation: str) -> int:
    """Return the first working day from a day on: a court that is closed may still take it then."""
    while not is_working_day(day, nation):
        day += 1
    return day
