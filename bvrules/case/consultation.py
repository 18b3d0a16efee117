"""Consultation: who was asked about what, when, and what was done with the answers."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import model_validator

from bvrules.act import Act
from bvrules.case.order import refuse_backwards
from bvrules.case.part import Part, fact, group
from bvrules.openlist import Open
from bvrules.stated import Count, Event, Flag, Judged, Stated, Text


class Consulted(Part):
    """Whose representatives were consulted: those who appeared to the authority to be such."""

    act: ClassVar[Act | None] = Act("do", until=".ended")

    council_tax_payers: Flag | None = fact(
        "Council tax payers", "Were representatives of council tax payers consulted?", True
    )
    business_ratepayers: Flag | None = fact(
        "Business ratepayers", "Were representatives of business ratepayers consulted?", True
    )
    service_users: Flag | None = fact(
        "Service users",
        "Were representatives of those who use the service, or are likely to, consulted?",
        True,
    )
    people_with_an_interest: Flag | None = fact(
        "People with an interest in the area",
        "Were representatives of people with an interest in the area consulted?",
        True,
    )
    voluntary_organisations: Flag | None = fact(
        "Voluntary organisations",
        "Were local voluntary and community organisations consulted?",
        True,
    )
    small_businesses: Flag | None = fact(
        "Small businesses", "Were local small businesses consulted?", False
    )
    staff: Flag | None = fact("Staff", "Were staff of the service consulted?", True)
    trade_unions: Flag | None = fact(
        "Trade unions", "Were the recognised trade unions consulted?", True
    )


class Told(Part):
    """What those consulted were told."""

    act: ClassVar[Act | None] = Act("do", until=".ended")

    proposal: Flag | None = fact(
        "The proposal", "Were those consulted told what is proposed?", True
    )
    reasons: Flag | None = fact(
        "The reasons", "Were those consulted told why it is proposed?", True
    )
    alternatives: Flag | None = fact(
        "The alternatives", "Were those consulted told of the alternatives?", True
    )
    why_rejected: Flag | None = fact(
        "Why alternatives were rejected",
        "Were those consulted told why the alternatives were rejected?",
        False,
    )
    how_to_respond: Flag | None = fact(
        "How to respond", "Were those consulted told how to respond, and by when?", True
    )
    effect: Flag | None = fact(
        "The effect", "Were those consulted told what the proposal would mean for them?", True
    )
    costs_and_benefits: Flag | None = fact(
        "Costs and benefits",
        "Were those consulted told what the options are expected to cost and to gain?",
        True,
    )
    why_no_figures: Flag | None = fact(
        "Why there are no figures",
        "Were those consulted told why no figures of costs and gains could be given?",
        True,
    )


class Responses(Part):
    """What was done with the responses."""

    considered: Event | None = fact(
        "Consideration", "When were the responses considered?", "2011-02-14"
    )
    considered_by: Text | None = fact(
        "Who considered them", "Who considered the responses?", "Cabinet"
    )
    decision_maker_saw: Event | None = fact(
        "Sight by the decision maker",
        "When did those who decide see the responses, or a fair summary of them?",
        "2011-02-14",
    )
    report_published: Event | None = fact(
        "Published report", "When was a report on the responses published?", "2011-02-20"
    )
    count: Count | None = fact("Number", "How many responses were there?", 312)


class Exercise(Part):
    """One consultation exercise."""

    name: Text | None = fact("Name", "What is the exercise called?", "Your libraries, your say")
    about: Stated[Literal["the approach", "the proposal", "something wider"]] | None = fact(
        "Subject",
        "Was the exercise about the general approach, the proposal or something wider?",
        "the approach",
    )
    approved: Event | None = fact("Approval", "When was the exercise approved?", "2010-09-15")
    began: Event | None = fact("Beginning", "When did the exercise begin?", "2010-10-01")
    ended: Event | None = fact("End", "When did the exercise end?", "2011-01-14", any_day=True)
    promised: Flag | None = fact(
        "Promise", "Had the authority promised to hold this exercise?", True
    )
    shorter_time_explained: Flag | None = fact(
        "Shorter time explained",
        "Were those consulted told why the exercise was shorter than twelve weeks?",
        True,
        act="do",
        until=".ended",
    )
    in_election_period: Flag | None = fact(
        "Election period",
        "Did the exercise begin in the run-up to an election?",
        False,
        act="never",
    )
    election_opening_explained: Flag | None = fact(
        "Opening before an election explained",
        "Was it said why the exercise could not wait until after the election?",
        True,
        act="do",
        until=".ended",
    )
    consulted: Consulted | None = group("Who was consulted", "Which groups were consulted.")
    told: Told | None = group("What they were told", "What those consulted were told.")
    responses: Responses | None = group("Responses", "What was done with the responses.")
    changed: Text | None = fact(
        "What changed",
        "What changed in the proposal because of the responses?",
        "two libraries stay open",
    )
    formative: Judged | None = fact(
        "Formative stage",
        "Was the proposal still at a formative stage when people were consulted?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2011-02-01",
            "reasons": "three options were still open",
        },
    )
    enough_reasons: Judged | None = fact(
        "Enough reasons",
        "Did those consulted have reasons enough to think about the proposal and respond?",
        {
            "value": False,
            "by": "scrutiny lawyer",
            "dated": "2011-02-01",
            "reasons": "the costs were left out",
        },
    )
    enough_time: Judged | None = fact(
        "Enough time",
        "Did those consulted have time enough to think about the proposal and respond?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2011-02-01",
            "reasons": "fifteen weeks, outside holidays",
        },
    )
    conscientious: Judged | None = fact(
        "Conscientious consideration",
        "Were the responses conscientiously taken into account?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2011-03-01",
            "reasons": "each theme was answered in the report",
        },
    )
    alternatives_needed: Judged | None = fact(
        "Need to set out alternatives",
        "Did fairness here require that alternatives be set out to those consulted?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2011-02-01",
            "reasons": "people could not know what else was possible",
        },
    )

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Exercise:
        refuse_backwards("the exercise", self.began, self.ended)
        return self


class Stages(Part):
    """When representatives were consulted at each stage of commissioning."""

    needs: Event | None = fact(
        "Needs", "When were representatives consulted about what people need?", "2011-10-01"
    )
    design: Event | None = fact(
        "Design", "When were representatives consulted about how to meet the need?", "2011-12-01"
    )
    buying: Event | None = fact(
        "Buying",
        "When were representatives consulted about what to ask of providers?",
        "2012-02-01",
    )
    ending: Event | None = fact(
        "Ending",
        "When were representatives consulted about giving up the service or its funding?",
        "2011-12-01",
    )


class Consultation(Part):
    """Consultation on the decision. Talking to suppliers is kept under procurement."""

    who: ClassVar[str] = "the consultation team"

    due: Judged | None = fact(
        "Duty at common law",
        "Apart from statute, was there a duty to consult, such as from a promise or a practice?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2010-06-01",
            "reasons": "the corporate plan promised it",
        },
    )
    exercises: Open[Exercise] | None = group(
        "Exercises", "Which consultation exercises were there?", act="hold"
    )
    stages: Stages | None = group("Stages", "When people were consulted at which stage.")
