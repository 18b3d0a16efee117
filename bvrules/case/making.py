"""How a decision was made: who made it, with what notice, papers and record."""

from __future__ import annotations

from typing import ClassVar, Literal

from bvrules.case.part import Part, fact, group
from bvrules.stated import Event, Flag, Judged, Stated

Maker = Literal[
    "executive",
    "committee of the executive",
    "member of the executive",
    "officer for the executive",
    "full council",
    "committee",
    "officer for the council or a committee",
    "other",
]


class Notice(Part):
    """The notice that a key decision lies ahead, and what took its place."""

    published: Event | None = fact(
        "Notice of the key decision",
        "When was the notice of this key decision published, at the offices and on the website?",
        "2014-12-01",
    )
    complete: Flag | None = fact(
        "Content of the notice",
        "Did the notice say that a key decision is to be made, on what, by whom, when, on which"
        " documents, where to get them, that more may follow, and how to ask for those?",
        True,
        act="do",
    )
    impracticable: Flag | None = fact(
        "No time for the notice",
        "Was it impracticable to publish the notice 28 clear days before the decision?",
        False,
    )
    scrutiny_told: Event | None = fact(
        "Notice to scrutiny",
        "When was the chair of the scrutiny committee (or, without a chair, each of its members)"
        " told in writing what was to be decided?",
        "2015-01-02",
    )
    copy_published: Event | None = fact(
        "Copy of the notice to scrutiny",
        "When was the notice to scrutiny made public, at the offices and on the website?",
        "2015-01-02",
    )
    copy_impracticable: Flag | None = fact(
        "No time for five clear days",
        "Was it impracticable to tell scrutiny and then wait five clear days?",
        False,
    )
    urgency_agreed: Event | None = fact(
        "Agreed urgency",
        "When did the chair of the scrutiny committee (or, if none can act, the chair or vice-chair"
        " of the council) agree that the decision is urgent and cannot reasonably wait?",
        "2015-01-09",
    )


class Meeting(Part):
    """The meeting at which the decision was made, and its papers."""

    announced: Event | None = fact(
        "Notice of the meeting",
        "When were the time and place of the meeting announced to the public?",
        "2015-01-02",
    )
    convened: Event | None = fact(
        "Convening",
        "When was the meeting called, if it was called at shorter notice than usual?",
        "2015-01-08",
        act="never",  # nobody is advised to call a meeting late so that less notice is owed
    )
    papers_open: Event | None = fact(
        "Papers open to the public",
        "From which day could the public see the agenda with this item, and what of the report"
        " they may see?",
        "2015-01-02",
    )
    urgent_item: Flag | None = fact(
        "Urgent item",
        "Was the chair of the meeting of the opinion that the item should be considered as a"
        " matter of urgency?",
        False,
    )
    urgency_minuted: Flag | None = fact(
        "Urgency in the minutes",
        "Do the minutes say which special circumstances made the item urgent?",
        False,
        act="do",
    )
    report: Flag | None = fact(
        "Report",
        "Was there a written report before those who made this decision?",
        True,
        act="never",  # the duty follows from a report; nobody is advised to have none
    )
    background_listed: Flag | None = fact(
        "Background papers",
        "Did the report list its background papers, and could the public see them?",
        True,
        act="do",
    )


class Privacy(Part):
    """Whether the decision was made out of the public's sight, and how that was announced."""

    held: Flag | None = fact(
        "Private meeting",
        "Was the public kept out of the meeting, or of the part of it, that made this decision?",
        False,
        act="never",  # nobody is advised to shut the public out, only to mend what is owed
    )
    exemption_fits: Judged | None = fact(
        "Ground for privacy",
        "Was what was kept from the public confidential information, or exempt information as"
        " Schedule 12A describes it, with more public interest in keeping it back than in telling?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2015-01-02",
            "reasons": "prices of named bidders",
        },
    )
    announced: Event | None = fact(
        "First notice of privacy",
        "When was the first notice published that the meeting would be private?",
        "2014-12-01",
    )
    announced_again: Event | None = fact(
        "Second notice of privacy",
        "When was the second notice published that the meeting would be private?",
        "2015-01-02",
    )
    complete: Flag | None = fact(
        "Content of the notices",
        "Did both notices give the reasons for privacy, and did the second one give what had been"
        " said against it and the reply?",
        True,
        act="do",
    )
    impracticable: Flag | None = fact(
        "No time for the notices",
        "Did the day by which the meeting had to be held make those notices impracticable?",
        False,
    )
    agreed: Event | None = fact(
        "Agreed privacy",
        "When did the chair of the scrutiny committee (or, if none can act, the chair or vice-chair"
        " of the council) agree that the private meeting is urgent and cannot reasonably wait?",
        "2015-01-09",
    )


class Record(Part):
    """The written record of the decision, beside the reasons and the alternatives in it."""

    alternatives_weighed: Flag | None = fact(
        "Alternatives weighed",
        "Were alternatives considered and rejected when the decision was made?",
        True,
        act="do",
    )
    prompt: Judged | None = fact(
        "Prompt record",
        "Was the record made as soon as was reasonably practicable after the decision?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2015-01-20",
            "reasons": "three days, over a weekend",
        },
    )
    published: Event | None = fact(
        "Publication of the record",
        "When were the record of the decision and the report behind it opened to the public?",
        "2015-01-13",
    )
    opened_promptly: Judged | None = fact(
        "Prompt opening",
        "Was the record opened to the public as soon as was reasonably practicable after it was"
        " made?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2015-01-20",
            "reasons": "the website was down for two days",
        },
    )


class AwardRecord(Record):
    """The written record of the award."""

    reasons: Event | None = fact(
        "Reasons for the award",
        "When were the reasons for awarding the contract recorded?",
        "2015-12-08",
    )
    alternatives: Event | None = fact(
        "Alternatives to the award",
        "When were the alternatives to the award, and that they were rejected, recorded?",
        "2015-12-08",
    )


class Officer(Part):
    """The authority on which an officer decided."""

    authority: Stated[Literal["specific", "general"]] | None = fact(
        "Authority of the officer",
        "Was the officer authorised to make this very decision, or decisions of its kind?",
        "specific",
    )
    has_effect: Flag | None = fact(
        "Effect of the officer's decision",
        "Did the officer's decision grant a permission, affect the rights of an individual, or"
        " award a contract or spend money so that it matters to the authority's finances?",
        True,
    )
    recorded_otherwise: Flag | None = fact(
        "Recorded under other law",
        "Had a record of this decision and its reasons to be made under another law anyway?",
        False,
    )


class Taking(Part):
    """How one decision was taken."""

    by: Stated[Maker] | None = fact(
        "Who decided", "Who took, or will take, this decision?", "executive"
    )
    key: Judged | None = fact(
        "Key decision",
        "Is the decision likely to mean spending or saving that is significant beside the budget"
        " for the service, or to be significant for people in two or more wards or divisions?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2014-11-20",
            "reasons": "above the figure in the constitution",
        },
    )
    clear_days: Judged | None = fact(
        "Clear days",
        "Do weekends and bank holidays count among the clear days before this decision?",
        {
            "value": False,
            "by": "monitoring officer",
            "dated": "2015-01-12",
            "reasons": "the Court of Appeal is reported to have counted working days",
        },
    )
    notice: Notice | None = group("Notice", "The notice that a key decision lies ahead.")
    meeting: Meeting | None = group("Meeting", "The meeting and its papers.")
    private: Privacy | None = group("Privacy", "Whether it was decided out of the public's sight.")
    officer: Officer | None = group("Officer", "On what authority an officer decided.")


class Principle(Taking):
    """How the decision of principle was taken."""

    record: Record | None = group("Record", "The written record of the decision.")


class Award(Taking):
    """How the award was decided."""

    record: AwardRecord | None = group("Record", "The written record of the award.")


class Making(Part):
    """How the decision of principle was taken, and how the award was."""

    who: ClassVar[str] = "democratic services"

    in_principle: Principle | None = group(
        "The decision of principle", "Who took the decision of principle, and how."
    )
    award: Award | None = group("The award", "Who decided on the award, and how.")
