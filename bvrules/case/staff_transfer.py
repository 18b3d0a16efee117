"""The transfer of staff: who was told and asked what, and what the contract secures for them."""

from __future__ import annotations

from typing import ClassVar, Literal

from bvrules.act import Act
from bvrules.case.part import Part, fact, group
from bvrules.stated import Count, Event, Flag, Judged, Stated

Role = Literal["the employer they leave", "the employer they join", "neither"]


def _judged(title: str, asks: str, by: str, reasons: str) -> Judged | None:
    """Declare a question about a transfer in 2016 that a person answers."""
    found: Judged | None = fact(
        title, asks, {"value": True, "by": by, "dated": "2016-01-11", "reasons": reasons}
    )
    return found


class Told(Part):
    """What representatives were told of the transfer."""

    act: ClassVar[Act | None] = Act("do", until="workforce.transfer_date")

    transfer: Flag | None = fact(
        "That staff move", "Were they told that staff will move, when, and why?", True
    )
    implications: Flag | None = fact(
        "What it means",
        "Were they told what the transfer means for staff legally, economically and socially?",
        True,
    )
    measures: Flag | None = fact(
        "Measures of the authority",
        "Were they told which measures the authority plans, or that it plans none?",
        True,
    )
    other_measures: Flag | None = fact(
        "Measures of the new employer",
        "Were they told which measures the new employer plans, or that it plans none?",
        True,
    )
    agency_workers: Flag | None = fact(
        "Agency workers",
        "Were they told how many agency workers the authority has, where, and for what work?",
        True,
    )


class StaffTransfer(Part):
    """A move of staff from one employer to another, and the authority's part in it."""

    act: ClassVar[Act | None] = Act("do", until="workforce.transfer_date")
    who: ClassVar[str] = "human resources"

    role: Stated[Role] | None = fact(
        "The authority's part",
        "Is the authority the employer that staff would leave, the one they would join, or"
        " neither?",
        "the employer they leave",
    )
    relevant: Judged | None = _judged(
        "Relevant transfer",
        "Is the move of staff a relevant transfer under TUPE?",
        "head of legal",
        "the whole team moves with its work",
    )
    tupe_may_apply: Flag | None = fact(
        "TUPE may apply",
        "Does the contract involve a move of staff to which TUPE may apply?",
        True,
        act="never",
    )
    own_staff_affected: Flag | None = fact(
        "Own staff affected",
        "Does the authority employ people whom the transfer, or what is done because of it, may"
        " affect?",
        True,
        act="never",
    )
    has_representatives: Flag | None = fact(
        "Representatives",
        "Do staff who are affected have a recognised union or other representatives?",
        True,
        act="never",
    )
    representatives_informed: Event | None = fact(
        "Information to representatives",
        "Where no union is recognised: when were the elected or appointed representatives told?",
        "2015-10-01",
    )
    representatives_consulted: Event | None = fact(
        "Consultation of representatives",
        "Where no union is recognised: when were the elected or appointed representatives"
        " consulted?",
        "2015-10-15",
    )
    told: Told | None = group("What was told", "What representatives were told of the transfer.")
    long_enough: Judged | None = _judged(
        "Long enough before",
        "Were they told long enough before the transfer for consultation to take place?",
        "head of HR",
        "six months before",
    )
    plans_measures: Flag | None = fact(
        "Own measures",
        "Does the authority plan measures of its own that concern staff, because of the transfer?",
        False,
        act="never",
    )
    sought_agreement: Judged | None = _judged(
        "Seeking agreement",
        "Was the consultation held with a view to agreement on the measures?",
        "head of HR",
        "two of four points were agreed",
    )
    answered: Flag | None = fact(
        "Answers",
        "Was what representatives said considered and answered, with reasons where it was"
        " rejected?",
        True,
    )
    special_circumstances: Judged | None = _judged(
        "Special circumstances",
        "Did special circumstances make it not reasonably practicable to do all of this?",
        "head of legal",
        "the contractor failed overnight",
    )
    did_what_it_could: Judged | None = _judged(
        "What was practicable",
        "Did the authority do all that was reasonably practicable in those circumstances?",
        "head of legal",
        "staff were told the same day",
    )
    election_invited: Event | None = fact(
        "Invitation to elect",
        "When were staff invited to elect representatives?",
        "2015-09-01",
    )
    none_elected: Flag | None = fact(
        "None elected",
        "Did staff elect no representatives within a reasonable time of being invited?",
        False,
        act="never",
    )
    each_informed: Event | None = fact(
        "Information to each",
        "When was each member of staff who is affected told directly?",
        "2015-10-01",
    )
    each_consulted: Event | None = fact(
        "Consultation of each",
        "When was each member of staff who is affected consulted directly?",
        "2015-10-15",
    )
    employees_in_all: Count | None = fact(
        "Employees in all", "How many people does the authority employ in all?", 3200
    )
    staff_moving: Count | None = fact(
        "Staff who move", "How many people would move to the new employer?", 60
    )
    liability_information: Event | None = fact(
        "Employee liability information",
        "When was the new employer given the employee liability information?",
        "2016-03-01",
    )
    liability_information_complete: Flag | None = fact(
        "All information given",
        "Did that information cover each person who moves, and everything that it has to cover?",
        True,
    )
    pension_in_contract: Flag | None = fact(
        "Pension protection",
        "Does the contract oblige the contractor to give each member of staff who moves pension"
        " rights that are the same, broadly comparable or better?",
        True,
        act="do",
        until="decision.award",
    )
    pension_enforceable: Flag | None = fact(
        "Pension protection enforceable",
        "Does the contract let each member of staff who moves enforce it?",
        True,
        act="do",
        until="decision.award",
    )
    original_staff: Flag | None = fact(
        "Staff who once left the authority",
        "Would people move again who left the authority with this service and moved with it each"
        " time since?",
        False,
        act="never",
    )
    guidance_regarded: Judged | None = _judged(
        "Guidance on staff",
        "Did the authority have regard to guidance on the jobs and pensions of staff?",
        "head of HR",
        "the report goes through it",
    )
    workers_of_the_authority: Flag | None = fact(
        "People of the authority",
        "Would people do the work for the contractor whom the authority employs on it, or did"
        " once?",
        True,
        act="never",
    )
    equal_terms_in_contract: Flag | None = fact(
        "Terms no less favourable",
        "Does the contract hold the terms that regulations specify, on treating people who move"
        " and those beside them no less favourably?",
        True,
        act="do",
        until="decision.award",
    )
    equal_terms_secured: Judged | None = _judged(
        "Compliance secured",
        "Were all reasonable steps taken to secure that the contractor keeps to those terms?",
        "contract manager",
        "pay is checked each quarter",
    )
    outsourcing_code_regarded: Judged | None = _judged(
        "Code on outsourced workers",
        "Did the authority have regard to the code of practice on workers in outsourcing?",
        "head of procurement",
        "the report goes through it",
    )
