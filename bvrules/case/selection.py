"""How contractors are chosen: which matters count, and for whom the contract is reserved."""

from __future__ import annotations

from typing import ClassVar, Literal

from bvrules.act import Act
from bvrules.case.part import Part, fact, group
from bvrules.stated import Event, Flag, Judged, Stated

For = Literal["nobody", "the United Kingdom", "the local area"]


def _needed(title: str, duty: str, reasons: str) -> Judged | None:
    """Declare the authority's own view that a matter had to be looked at for a duty."""
    found: Judged | None = fact(
        title,
        "Did the authority think it necessary or expedient to look at each non-commercial matter"
        f" that nothing else allows, so as to comply with {duty}?",
        {"value": True, "by": "head of procurement", "dated": "2025-05-02", "reasons": reasons},
    )
    return found


class Matters(Part):
    """Non-commercial matters: was each looked at in choosing, approving or excluding anyone?"""

    act: ClassVar[Act | None] = Act("do", until="selection.first_used")

    workforce: Flag | None = fact(
        "Workforce of contractors",
        "Did it count how contractors employ, train, promote or transfer people, or who they are?",
        True,
    )
    self_employed: Flag | None = fact(
        "Self-employed people",
        "Did it count whether contractors use self-employed people for their labour alone?",
        False,
    )
    government_policy: Flag | None = fact(
        "Defence and foreign policy",
        "Did it count whether contractors have to do with defence or with foreign policy?",
        False,
    )
    own_disputes: Flag | None = fact(
        "Disputes with their workers",
        "Did it count how contractors or their workers behaved in disputes between them?",
        False,
    )
    others_disputes: Flag | None = fact(
        "Disputes of others",
        "Did it count whether contractors were involved in industrial disputes of other people?",
        False,
    )
    location: Flag | None = fact(
        "Origin and location",
        "Did it count from which country supplies come, or where contractors have their business?",
        False,
    )
    affiliations: Flag | None = fact(
        "Affiliations",
        "Did it count to which party, union, employers' body or society anybody belongs?",
        False,
    )
    financial_support: Flag | None = fact(
        "Support for institutions",
        "Did it count whether contractors fund a body that the authority supports or does not?",
        False,
    )
    building_control: Flag | None = fact(
        "Building control",
        "Did it count whether contractors use the authority's building control services?",
        False,
    )


class Reservation(Part):
    """A contract below the threshold that is kept for contractors based in a place."""

    act: ClassVar[Act | None] = Act("do", until="procurement.tender_invited")

    for_whom: Stated[For] | None = fact(
        "Reserved for", "For contractors based where is the contract reserved?", "the local area"
    )
    decided: Event | None = fact(
        "Decision to reserve", "When was it decided to reserve the contract?", "2026-03-02"
    )
    advertised: Flag | None = fact(
        "Advertised", "Were tenders invited by a notice or an advertisement?", True
    )
    stated: Flag | None = fact(
        "Reservation stated",
        "Does the notice or advertisement say for whom the contract is reserved?",
        True,
    )
    area_stated: Flag | None = fact(
        "Area stated",
        "Does the notice or advertisement say how far the local area extends?",
        True,
    )


class Selection(Part):
    """The choice between contractors, apart from the choice whether to contract at all."""

    who: ClassVar[str] = "the head of procurement"

    first_used: Event | None = fact(
        "First use of the criteria",
        "When did the authority first list, invite, refuse, choose or end a contract with anyone"
        " by its criteria?",
        "2025-05-06",
    )
    matters: Matters | None = group(
        "Non-commercial matters", "Which matters counted in the choice between contractors."
    )
    needed_for_best_value: Judged | None = _needed(
        "Needed for best value", "its best value duties", "skilled staff decide the quality of care"
    )
    needed_for_equality: Judged | None = _needed(
        "Needed for equality", "its equality duties", "the service is for disabled people"
    )
    only_race_questions: Judged | None = fact(
        "Race relations only",
        "Did no more of the workforce count than approved questions on race relations, or terms of"
        " a contract for them, reasonably necessary for the race duty of the authority?",
        {
            "value": True,
            "by": "head of legal",
            "dated": "2009-05-06",
            "reasons": "the six approved questions were asked, and nothing else",
        },
    )
    needed_for_social_value: Judged | None = _needed(
        "Needed for social value", "section 1 of the Social Value Act", "apprentices were sought"
    )
    needed_for_procurement_act: Judged | None = _needed(
        "Needed for the Procurement Act",
        "a duty under the Procurement Act 2023",
        "public benefit was to be maximised",
    )
    only_russia_or_belarus: Flag | None = fact(
        "Russia or Belarus only",
        "Did it count only whether supplies or business are Russian or Belarusian?",
        True,
    )
    only_the_reservation: Flag | None = fact(
        "The reservation only",
        "Did location count only because the contract is reserved for contractors based there?",
        True,
    )
    reservation: Reservation | None = group(
        "Reservation", "For whom a contract below the threshold is kept, and where that is said."
    )
    under_an_order: Flag | None = fact(
        "Under an order",
        "Did any of this count because an order under section 19 of the Local Government Act 1999"
        " allows it?",
        True,
    )
    guidance_regarded: Judged | None = fact(
        "Guidance on lifted matters",
        "In looking at a matter that an order allows, did the authority have regard to guidance?",
        {
            "value": True,
            "by": "head of procurement",
            "dated": "2004-02-01",
            "reasons": "the report goes through the annex",
        },
    )
