"""Procurement: what is bought, at what value, and which steps were taken when."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import model_validator

from bvrules.case.money import Money
from bvrules.case.order import refuse_backwards
from bvrules.case.part import Part, fact, group, reserved
from bvrules.openlist import Open
from bvrules.stated import Event, Flag, Judged, Stated, Text

Purchase = Literal[
    "services", "mainly services", "goods", "works", "mainly goods", "mainly works", "nothing"
]
Regime = Literal[
    "none", "utilities", "defence and security", "concession", "exempted", "regulated health"
]
StepKind = Literal["notice", "advert", "approach", "answer to an approach", "contract", "framework"]


class MarketEngagement(Part):
    """Talks with suppliers before the procurement, which are no consultation."""

    began: Event | None = fact(
        "Beginning", "When did the talks with suppliers begin?", "2014-10-01"
    )
    ended: Event | None = fact("End", "When did the talks with suppliers end?", "2014-12-01")
    notice: Event | None = fact(
        "Notice", "When was a notice of the talks with suppliers published?", "2014-09-20"
    )

    advantage_prevented: Flag | None = fact(
        "No unfair advantage",
        "Were steps taken so that the talks gave no supplier an unfair advantage?",
        True,
        act="do",
        until="decision.award",
    )
    competition_protected: Flag | None = fact(
        "No distortion",
        "Were steps taken so that the talks did not distort competition in another way?",
        True,
        act="do",
        until="decision.award",
    )
    advantage_unavoidable: Flag | None = fact(
        "Unavoidable advantage",
        "Does the authority consider that the talks gave a supplier an unfair advantage which"
        " cannot be avoided?",
        False,
        act="never",
    )
    supplier_excluded: Flag | None = fact(
        "Exclusion after talks",
        "Was that supplier excluded from the procurement?",
        True,
        act="do",
        until="decision.award",
    )

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> MarketEngagement:
        refuse_backwards("market engagement", self.began, self.ended)
        return self


class Step(Part):
    """One step that can start a procurement."""

    kind: Stated[StepKind] | None = fact("Kind of step", "What kind of step was it?", "notice")
    dated: Event | None = fact("Date", "When was the step taken?", "2015-04-01", act="postpone")
    reserved(
        locals(),
        "with",
        Text | None,
        fact("Other party", "With whom was the step taken?", "a catering company"),
    )


class Procurement(Part):
    """The procurement: what is bought, its regime, its steps, and how bids were treated."""

    who: ClassVar[str] = "the head of procurement"

    buys: Stated[Purchase] | None = fact("What is bought", "What is bought?", "services")
    value: Money | None = group("Value", "The estimated value of the contract.")
    is_framework: Flag | None = fact(
        "Framework", "Is it a framework under which contracts are called off later?", False
    )
    framework_mostly_services: Judged | None = fact(
        "Mostly services",
        "Will most of what is called off under the framework, by value, be public services"
        " contracts?",
        {
            "value": True,
            "by": "head of procurement",
            "dated": "2015-03-02",
            "reasons": "the goods are a tenth of it",
        },
    )
    is_call_off: Flag | None = fact(
        "Call-off", "Is it a contract called off under a framework?", False
    )
    light_touch: Flag | None = fact(
        "Light touch", "Is it for social or other services under the light-touch rules?", True
    )
    special_regime: Stated[Regime] | None = fact(
        "Special regime", "Which special procurement rules apply, if any?", "none"
    )
    commencement_authorised: Event | None = fact(
        "Authority to begin",
        "When was it authorised to begin the procurement?",
        "2015-01-12",
        act="postpone",
    )
    market_engagement: MarketEngagement | None = group(
        "Market engagement", "Talks with suppliers before the procurement began."
    )
    advertised: Event | None = fact(
        "Advertisement",
        "When was the contract first advertised?",
        "2004-02-01",
        act="postpone",
    )
    steps: Open[Step] | None = group(
        "Steps", "Which notices, adverts, approaches, answers and contracts were there?"
    )
    urgent: Flag | None = fact(
        "Urgency", "Was there an urgent need to arrange the procurement?", False, act="never"
    )
    made_improvement_impractical: Flag | None = fact(
        "No time for the improvement question",
        "Did the urgency make it impractical to consider, before the start, how what is bought"
        " might improve the area?",
        False,
        act="never",
    )
    made_process_impractical: Flag | None = fact(
        "No time for the process question",
        "Did the urgency make it impractical to consider, before the start, how the procurement"
        " might secure that improvement?",
        False,
        act="never",
    )
    made_relevance_impractical: Flag | None = fact(
        "No time for relevance and proportion",
        "Did the urgency make it impractical to consider, before the start, what is relevant"
        " and proportionate?",
        False,
        act="never",
    )
    made_consulting_impractical: Flag | None = fact(
        "No time for the consultation question",
        "Did the urgency make it impractical to consider, before the start, whether to consult?",
        False,
        act="never",
    )
    undue_delay: Judged | None = fact(
        "Undue delay",
        "Did the authority's own undue delay take away the time there was?",
        {
            "value": False,
            "by": "monitoring officer",
            "dated": "2015-03-02",
            "reasons": "the supplier failed without warning",
        },
    )
    bidders_told_of_in_house: Event | None = fact(
        "Notice of the in-house option",
        "When were bidders told that an in-house option would be compared with their bids?",
        "2015-04-01",
    )
    in_house_evaluated_alongside: Event | None = fact(
        "In-house option beside the bids",
        "When was the in-house option evaluated alongside the bids?",
        "2015-10-01",
    )
    right_not_to_award: Flag | None = fact(
        "Right not to award", "Did the authority keep the right to award no contract?", True
    )
    specified: Event | None = fact(
        "Specification", "When was it settled what exactly to buy?", "2015-03-20", act="postpone"
    )
    tender_invited: Event | None = fact(
        "Invitation to tender", "When were tenders invited?", "2015-06-01", act="postpone"
    )
    bids_received: Event | None = fact(
        "Bids", "When were the bids received?", "2015-09-01", act="never"
    )
    provider_clear: Judged | None = fact(
        "Provider clear of extremism",
        "Is the provider or recipient outside the definition of extremism that the Government's"
        " Extremism Task Force used?",
        {
            "value": True,
            "by": "head of procurement",
            "dated": "2015-06-01",
            "reasons": "the checks showed nothing",
        },
    )
    social_value_relevant: Judged | None = fact(
        "Social value relevant",
        "Is social value relevant to what is bought?",
        {
            "value": True,
            "by": "head of procurement",
            "dated": "2015-06-01",
            "reasons": "local people would do the work",
        },
    )
    equality_within_act: Flag | None = fact(
        "Equality demands",
        "Does the contract ask of providers no more on equality than the Equality Act 2010 does?",
        True,
        act="do",
        until="decision.award",
    )
    paperwork_reviewed: Event | None = fact(
        "Paperwork",
        "When was it looked at which paperwork could be spared small bidders?",
        "2015-05-01",
    )
