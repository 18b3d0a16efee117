"""In which order things came: stages of the decision, and the two ends of a period."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from bvrules.dates import EARLIEST, LATEST, before
from bvrules.fact import wrong

if TYPE_CHECKING:
    from bvrules.case import Case
    from bvrules.fact import Fact, When

STAGES: tuple[str, ...] = (
    "concept",
    "options_appraisal",
    "in_principle",
    "business_case",
    "procurement",
    "preferred_bidder",
    "award",
    "start",
)
"""The stages of a decision, in the order in which they come."""

STAGE_PATHS: tuple[str, ...] = tuple(f"decision.{name}" for name in STAGES)
"""The paths of the stages, in the same order: one without a date is bounded by those with one."""

FURTHER_ORDER: tuple[tuple[str, str], ...] = (
    ("procurement.commencement_authorised", "decision.procurement"),
    ("decision.procurement", "procurement.steps[0].dated"),
    ("procurement.steps[0].dated", "decision.preferred_bidder"),
    ("procurement.steps[0].dated", "procurement.bids_received"),
    ("procurement.tender_invited", "procurement.bids_received"),
    ("procurement.bids_received", "decision.preferred_bidder"),
)
"""Other events of which the first comes no later than the second, where things are planned."""


def out_of_order(case: Case, as_of: int) -> list[tuple[str, str]]:
    """
    Return the pairs of stages that surely came in the wrong order, the earlier name first.

    It is no error: a council may do things in an odd order, and that is worth seeing.
    """
    if case.decision is None:
        return []
    stages = [
        (name, stage.span(as_of))
        for name in STAGES
        if (stage := getattr(case.decision, name)) is not None
    ]
    return [
        (name, later)
        for (name, span), (later, later_span) in combinations(stages, 2)
        if before(later_span, span)
    ]


def refuse_backwards(what: str, began: Fact[When] | None, ended: Fact[When] | None) -> None:
    """Refuse a period that surely ends before it begins, whatever the as-of date."""
    if began is None or ended is None:
        return
    # Where `true` and `false` turn on the as-of date, its two extremes settle it for all others.
    if all(before(ended.span(as_of), began.span(as_of)) for as_of in (EARLIEST, LATEST)):
        message = f"{what} ends ({_told(ended)}) before it begins ({_told(began)})"
        raise wrong(message, "correct `began` or `ended`; leave out what is not known")


def _told(event: Fact[When]) -> str:
    text = event.value.text if event.value else ""
    return text if isinstance(text, str) else str(text).lower()
