"""The decision: what is proposed, its dated stages, who decides and what is on record."""

from __future__ import annotations

from typing import ClassVar, Literal

from bvrules.case.part import Part, fact, group
from bvrules.openlist import Open
from bvrules.stated import Event, Flag, Judged, Stated, Text

Proposal = Literal[
    "outsource",
    "joint venture",
    "trading company",
    "shared service",
    "trust",
    "partnership",
    "bring in-house",
    "extend",
    "re-let",
    "reshape",
    "cease",
    "keep",
]


class Alternative(Part):
    """An alternative to the proposal, as the record of the decision has it."""

    name: Text | None = fact("Name", "What was the alternative?", "in-house with improvement plan")
    considered: Event | None = fact(
        "Consideration", "When was the alternative considered?", "2014-09-15"
    )
    rejected: Flag | None = fact("Rejection", "Was the alternative rejected?", True)
    reasons: Text | None = fact(
        "Reasons for rejection", "Why was the alternative rejected?", "saves less in five years"
    )


class Advice(Part):
    """The advice of officers on the decision."""

    finance_officer: Event | None = fact(
        "Finance officer's advice",
        "When did the chief finance officer advise on the decision?",
        "2010-11-22",
        by="the chief finance officer",
    )
    monitoring_officer: Event | None = fact(
        "Monitoring officer's advice",
        "When did the monitoring officer advise on the decision?",
        "2010-11-22",
        by="the monitoring officer",
    )
    head_of_paid_service: Event | None = fact(
        "Chief executive's advice",
        "When did the chief executive, as head of paid service, advise on the decision?",
        "2010-11-22",
    )
    legal: Event | None = fact(
        "Legal advice", "When was legal advice on the decision given?", "2010-11-22"
    )


class Scrutiny(Part):
    """What overview and scrutiny did with the decision."""

    before_decision: Event | None = fact(
        "Scrutiny before decision",
        "When did a scrutiny committee look at the proposal before it was decided?",
        "2010-10-04",
        by="the scrutiny committee",
    )
    called_in: Event | None = fact(
        "Call-in", "When was the decision called in by scrutiny?", "2010-12-06", act="never"
    )
    possible: Flag | None = fact(
        "Room for scrutiny",
        "Could scrutiny, or the committee, look at the proposal before it took effect?",
        True,
        act="do",
        until="decision.start",
    )
    outcome: Text | None = fact(
        "Outcome of scrutiny", "What did scrutiny recommend?", "no change to the decision"
    )


class LegalChallenge(Part):
    """A challenge to the decision in court."""

    begun: Event | None = fact(
        "Start of the challenge",
        "When was the challenge filed at court?",
        "2013-01-10",
        act="never",
    )
    judgment: Event | None = fact(
        "Judgment", "When did the court give judgment?", "2013-04-29", act="never"
    )
    outcome: Text | None = fact(
        "Outcome of the challenge", "What did the court decide?", "permission refused as too late"
    )
    in_time: Flag | None = fact("Challenge in time", "Was the challenge begun in time?", False)


class Decision(Part):
    """The decision, its stages from concept to start, and the record of it."""

    who: ClassVar[str] = "democratic services"

    proposes: Stated[Proposal] | None = fact(
        "Proposal", "What does the decision propose to do with the service?", "joint venture"
    )
    general_approach: Judged | None = fact(
        "General approach",
        "Does this decision settle, in general, how the authority will provide or improve"
        " services, rather than apply a choice already made?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2010-06-01",
            "reasons": "most support services would move",
        },
    )
    jointly_with: Open[Text] | None = group(
        "Joint decision makers", "Which other bodies take this decision together with it?"
    )
    concept: Event | None = fact(
        "Concept",
        "When was the idea first put to members or senior managers?",
        "2008-05",
        act="postpone",
    )
    options_appraisal: Event | None = fact(
        "Options appraisal", "When were the options appraised?", "2014-09-15", act="postpone"
    )
    in_principle: Event | None = fact(
        "Decision of principle",
        "When was it decided in principle to take this approach?",
        "2015-01-12",
        act="postpone",
    )
    business_case: Event | None = fact(
        "Business case", "When was the business case approved?", "2015-03-10", act="postpone"
    )
    procurement: Event | None = fact(
        "Procurement", "When did the procurement stage begin?", "2015-04-01", act="postpone"
    )
    preferred_bidder: Event | None = fact(
        "Preferred bidder", "When was the preferred bidder chosen?", "2015-11-16", act="postpone"
    )
    award: Event | None = fact(
        "Award", "When was the contract awarded?", "2015-12-08", act="postpone"
    )
    start: Event | None = fact(
        "Start",
        "When did, or when will, the new arrangement start?",
        "2016-04-01",
        act="postpone",
        any_day=True,
    )
    decided_by: Text | None = fact(
        "Decision maker", "Which body or person takes the decision?", "Cabinet"
    )
    within_delegation: Flag | None = fact(
        "Within delegation",
        "Did the constitution, or a scheme of delegation, give this decision to whoever took it?",
        True,
        act="do",
    )
    well_made: Judged | None = fact(
        "Well made",
        "Is there evidence that the decision was reasonable, in proportion, within powers and"
        " fair?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2024-09-01",
            "reasons": "the report weighs each option",
        },
    )
    reasons_recorded: Event | None = fact(
        "Record of reasons",
        "When were the reasons for the decision recorded?",
        "2015-01-12",
        act="record",
    )
    alternatives_recorded: Event | None = fact(
        "Record of alternatives",
        "When were the alternatives considered, and why they were rejected, recorded?",
        "2015-01-12",
        act="record",
    )
    alternatives: Open[Alternative] | None = group(
        "Alternatives on record", "Which alternatives does the record of the decision name?"
    )
    advice: Advice | None = group("Advice", "When officers advised on the decision.")
    scrutiny: Scrutiny | None = group("Scrutiny", "What scrutiny did, and when.")
    exempt_information: Flag | None = fact(
        "Exempt information",
        "Were reports on the decision kept from the public as exempt?",
        True,
    )
    exempt_reasons: Text | None = fact(
        "Reasons for exemption",
        "On what ground were the reports exempt?",
        "financial or business affairs of a bidder",
    )
    legal_challenge: LegalChallenge | None = group(
        "Legal challenge", "A challenge to the decision in court, and what became of it."
    )
