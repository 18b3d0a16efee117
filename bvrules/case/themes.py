"""Evidence by theme of the statutory guide of 8 May 2024, for this decision; never a score."""

from __future__ import annotations

from bvrules.case.part import Part, fact, group
from bvrules.stated import Event, Flag, Judged


class Improvement(Part):
    """Continuous improvement."""

    peer_challenge: Event | None = fact(
        "Peer challenge",
        "When was the last corporate or finance peer challenge of the authority?",
        "2021-11-01",
    )
    lessons_recorded: Flag | None = fact(
        "Lessons recorded",
        "Does the annual governance statement record what was learnt from weak performance that"
        " bears on this service?",
        True,
        act="record",
    )


class Governance(Part):
    """Governance."""

    described: Flag | None = fact(
        "Described as it is",
        "Does the annual governance statement describe as they are the arrangements under which"
        " this decision is taken?",
        True,
        act="record",
    )


class Culture(Part):
    """Culture."""

    in_spirit: Judged | None = fact(
        "In spirit",
        "Were the procedures for this decision followed in spirit, and not in letter alone?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2024-09-01",
            "reasons": "doubts were reported and answered",
        },
    )
    worked_as_one: Flag | None = fact(
        "Worked as one",
        "Did the other services that the decision touches take part in working it up?",
        True,
        act="do",
        until="decision.in_principle",
    )


class Resources(Part):
    """Use of resources."""

    value_for_money: Event | None = fact(
        "Value for money",
        "When was the value for money of the ways to run the service assessed?",
        "2024-08-01",
    )
    capacity: Event | None = fact(
        "Skills and capacity",
        "When was it assessed whether the authority has the skills and people to carry the"
        " decision out and to manage the contract?",
        "2024-08-01",
    )
    risks: Event | None = fact(
        "Financial risks", "When were the financial risks of the decision assessed?", "2024-08-01"
    )
    audit_answered: Flag | None = fact(
        "Audit answered",
        "Were recommendations of auditors that bear on the service answered in time?",
        True,
        act="never",
    )


class Delivery(Part):
    """Service delivery."""

    benchmarked: Event | None = fact(
        "Benchmarking",
        "When was the service compared with that of similar authorities?",
        "2024-07-01",
    )
    feedback: Event | None = fact(
        "Users' feedback",
        "When was what users say of the service looked at for this decision?",
        "2024-07-01",
    )
    assessments: Event | None = fact(
        "Outside assessments",
        "When was what regulators, ombudsmen and complaints say of the service looked at for this"
        " decision?",
        "2024-07-01",
    )
    follows_priorities: Flag | None = fact(
        "Follows priorities",
        "Does the plan for the service rest on evidence and follow the authority's priorities?",
        True,
        act="do",
        until="decision.award",
    )


class Partnerships(Part):
    """Partnerships and community engagement."""

    engagement_fair: Judged | None = fact(
        "Fair engagement",
        "Were people asked about this decision fairly and openly, with nobody left out?",
        {
            "value": True,
            "by": "head of policy",
            "dated": "2024-09-01",
            "reasons": "each group had its own way to answer",
        },
    )
    gains_stated: Flag | None = fact(
        "Gains of working together",
        "Is it stated what the authority is to gain by working with the partner?",
        True,
        act="record",
    )
    oversight: Flag | None = fact(
        "Oversight of the partnership",
        "Is it settled which body of the authority oversees the partnership?",
        True,
        act="do",
    )


class Themes(Part):
    """Evidence for this decision under the themes of the guide."""

    improvement: Improvement | None = group("Continuous improvement", "Challenge and lessons.")
    governance: Governance | None = group("Governance", "How decisions are taken.")
    culture: Culture | None = group("Culture", "How people work together.")
    resources: Resources | None = group("Use of resources", "Money, risk, skills, audit.")
    delivery: Delivery | None = group("Service delivery", "What is known of the service.")
    partnerships: Partnerships | None = group("Partnerships", "Engagement, and work with others.")
