"""Funding that is cut or ended, and who was told when."""

from __future__ import annotations

from typing import ClassVar, Literal

from bvrules.act import Act
from bvrules.case.part import Part, fact, group
from bvrules.stated import Event, Flag, Stated

Recipient = Literal["voluntary or community organisation", "small business", "other"]


class Discussed(Part):
    """What was discussed with the organisation and the users before the decision."""

    act: ClassVar[Act | None] = Act("do", until="funding.decided")

    service_future: Flag | None = fact(
        "Future of the service",
        "Was the future of the service discussed with the organisation and the users?",
        True,
    )
    assets: Flag | None = fact(
        "Assets",
        "Was it discussed what the cut would do to assets used for the service?",
        True,
    )
    community: Flag | None = fact(
        "Local community",
        "Was it discussed what the cut would do to the local community?",
        True,
    )


class Funding(Part):
    """A cut in funding, or its end, and the notice of it."""

    who: ClassVar[str] = "the grants team"

    cut_or_ended: Flag | None = fact(
        "Cut or end",
        "Does the decision cut or end an organisation's grant, contract or other support?",
        True,
        act="never",
    )
    recipient: Stated[Recipient] | None = fact(
        "Recipient",
        "Is the organisation a voluntary or community organisation or a small business?",
        "voluntary or community organisation",
    )
    decided: Event | None = fact(
        "Decision on funding",
        "When was it decided to cut or end the funding?",
        "2012-02-21",
        act="postpone",
    )
    ends: Event | None = fact(
        "End", "When does the funding end or fall?", "2012-06-30", act="postpone", any_day=True
    )
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
        "Did past practice give the organisation some ground to expect that the funding would"
        " go on?",
        True,
    )
    reasons_given: Flag | None = fact(
        "Reasons for the cut",
        "Was the organisation given clear reasons for the cut, enough to respond to?",
        True,
        act="do",
    )
    sector_cut_larger: Flag | None = fact(
        "Larger cut",
        "Is the cut to voluntary groups and small businesses as a whole, in per cent, larger than"
        " the one the authority takes itself?",
        False,
        act="never",
    )
    organisation_engaged: Event | None = fact(
        "Talks with the organisation",
        "When did the authority begin to talk with the organisation about the cut?",
        "2011-12-01",
    )
    users_engaged: Event | None = fact(
        "Talks with users",
        "When did the authority begin to talk with those who use the service about the cut?",
        "2011-12-01",
    )
    discussed: Discussed | None = group("Discussed", "What was discussed before the decision.")
    options_invited: Event | None = fact(
        "Invitation of options",
        "When was the organisation invited to propose ways of reshaping the service?",
        "2012-03-01",
    )
    users_options_invited: Event | None = fact(
        "Invitation to users",
        "When were users of the service invited to propose ways of reshaping it?",
        "2012-03-01",
    )
    community_options_invited: Event | None = fact(
        "Invitation to the community",
        "When was the wider community invited to propose ways of reshaping the service?",
        "2012-03-01",
    )
    information_given: Event | None = fact(
        "Information for options",
        "When was the information that such proposals need made available?",
        "2012-03-01",
    )
