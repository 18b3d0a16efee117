"""Until when a breach can be taken to court, in a sentence and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from typing_extensions import TypedDict

from bvrules import wording
from bvrules.dates import iso

if TYPE_CHECKING:
    from bvrules.advice.challenge import Challenge


def told(each: Challenge) -> str:
    """Say when time runs out for whom, counted from what, and how well that is known."""
    limit = each.limit
    since, last = wording.day(each.since.last), wording.day(each.last_day)
    rests = str(limit.citation)
    if limit.state != "read":
        rests += f"; {limit.state}: not read at its source"
    if each.from_knowledge:
        long = f"{limit.number} {limit.unit}"
        runs = (
            f"time runs out {long} from when the claimant first knew or should have known, that"
            f" day included: for who knew on {since}, on {last}; for others no day can be told"
        )
        passed = "For who knew at once, that day has passed." if each.has_passed else ""
    else:
        about = "" if each.since.is_one_day else ", the last day that the breach may be of"
        runs = f"time runs out no later than {last}, counted from {since}{about}"
        passed = "That day has passed." if each.has_passed else ""
    return " ".join(filter(None, [f"{limit.title}: {runs} ({rests}).", passed, limit.says]))


class ChallengeJson(TypedDict):
    """
    Until when a breach can be taken to court.

    Time runs out no later than `last_day`, or, if it is counted from knowledge, no sooner.
    """

    id: str
    title: str
    citation: str
    counted_from: str
    from_knowledge: bool
    last_day: str
    has_passed: bool
    state: Literal["read", "secondary", "unconfirmed"]
    sentence: str


def as_data(each: Challenge) -> ChallengeJson:
    """Return a time limit, counted from a day, as data."""
    return {
        "id": each.limit.id,
        "title": each.limit.title,
        "citation": str(each.limit.citation),
        "counted_from": iso(each.since.last),
        "from_knowledge": each.from_knowledge,
        "last_day": iso(each.last_day),
        "has_passed": each.has_passed,
        "state": each.limit.state,
        "sentence": told(each),
    }
