"""Funding that is cut or ended, and who was told when."""

from __future__ import annotations

from typing import Literal

from bvrules.case.part import Part, fact
from bvrules.stated import Event, Flag, Stated

Recipient = Literal["voluntary or community organisation", "small business", "other"]


class Funding(Part):
    """A cut in funding, or its end, and the notice of it."""

    cut_or_ended: Flag | None = fact(
        "Cut or end", "Does the decision cut or end funding of an organisation?", True
    )
    recipient: Stated[Recipient] | None = fact(
        "Recipient",
        "Is the organisation a voluntary or community organisation or a small business?",
        "voluntary or community organisation",
    )
    decided: Event | None = fact(
        "Decision on funding", "When was it decided to cut or end the funding?", "2012-02-21"
    )
    ends: Event | None = fact("End", "When does the funding end or fall?", "2012-06-30")
    organisation_told: Event | None = fact(
        "Notice to the organisation",
        "When was the organisation told that the funding would be cut or end?",
        "2012-03-01",
    )
    users_told: Event | None = fact(
        "Notice to users",
        "When were the users of the service told that the funding would be cut or end?",
        "2012-03-01",
    )
    expectation: Flag | None = fact(
        "Expectation of funding",
        "Had the organisation been led to expect that the funding would go on?",
        True,
    )
    options_invited: Event | None = fact(
        "Invitation of options",
        "When was the organisation invited to propose ways of reshaping the service?",
        "2012-03-01",
    )
