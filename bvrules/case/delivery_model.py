"""How the way of running the service was assessed, as central guidance suggests."""

from __future__ import annotations

from typing import Any, ClassVar

from bvrules.act import Act
from bvrules.case.part import Part, fact, group
from bvrules.stated import Event, Flag, Judged


def listed(title: str, words: str) -> Any:
    """Declare an option that a short list may hold."""
    return fact(title, f"Does the short list hold {words}?", True)


class ShortList(Part):
    """Which options the short list of the appraisal holds."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    business_as_usual: Flag | None = listed("Business as usual", "business as usual")
    do_minimum: Flag | None = listed("Do minimum", "an option that does the minimum")
    preferred: Flag | None = listed("Preferred way forward", "the preferred way forward")
    more_ambitious: Flag | None = listed("More ambitious", "a more ambitious option")
    less_ambitious: Flag | None = listed("Less ambitious", "a less ambitious option")
    preferred_is_minimum: Flag | None = fact(
        "Preferred is the minimum",
        "Is the preferred way forward the option that does the minimum?",
        False,
    )
    another: Flag | None = listed("Another", "at least one other option that can work")


class DeliveryModel(Part):
    """The assessment of who should run the service, and how."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    team_named: Event | None = fact(
        "Team", "When were the people for the assessment named?", "2026-01-12"
    )
    service_defined: Event | None = fact(
        "Service defined", "When was it settled what the service is to do?", "2026-01-26"
    )
    data_gathered: Event | None = fact(
        "Data gathered", "When were the data on the service gathered?", "2026-02-09"
    )
    should_cost: Event | None = fact(
        "Should-cost model",
        "When was it worked out what the service should cost, in-house and outside?",
        "2026-03-02",
    )
    criteria_weighted: Event | None = fact(
        "Criteria", "When were the criteria of the assessment set and weighted?", "2026-03-16"
    )
    assessed: Event | None = fact(
        "Assessment of models",
        "When were the ways of running the service assessed against each other?",
        "2026-04-13",
    )
    in_house_assessed: Flag | None = fact(
        "In-house assessed", "Was running it in-house one of the ways assessed?", True
    )
    first_generation: Flag | None = fact(
        "First outsourcing", "Would the service be outsourced for the first time?", True
    )
    piloted: Event | None = fact(
        "Pilot", "When was the new way of running the service tried out?", "2026-05"
    )
    trial_of_use: Judged | None = fact(
        "Use of a trial",
        "Would it be practical, and of use, to try out the new way of running the service?",
        {
            "value": False,
            "by": "head of procurement",
            "dated": "2026-04-13",
            "reasons": "ten councils run it in the same way already",
        },
    )
    short_list: ShortList | None = group("Short list", "Which options the short list holds.")
    sensitivity_tested: Flag | None = fact(
        "Sensitivity", "Was the result of the appraisal tested against other assumptions?", True
    )
    optimism_corrected: Flag | None = fact(
        "Optimism", "Were costs and benefits corrected for optimism?", True
    )
    short_contract: Judged | None = fact(
        "Short contract",
        "Is the contract short beside the years over which such a service is appraised?",
        {
            "value": True,
            "by": "chief finance officer",
            "dated": "2026-04-13",
            "reasons": "four years, of the ten that were appraised",
        },
    )
    transfer_at_end_costed: Flag | None = fact(
        "Cost at the end",
        "Is the cost of handing the service over at the end of the contract counted?",
        True,
    )
    candidate_tested: Event | None = fact(
        "Public interest test, part 1",
        "When was it tested whether the service is a good candidate for insourcing?",
        "2027-05-10",
    )
    outside_the_test: Flag | None = fact(
        "Outside the test",
        "Is it a direct award for urgency or public safety, a service abroad, one of a maker of"
        " defence goods, or one that an insourcing strategy appraised to the same standard?",
        False,
        act="never",
    )
    readiness_tested: Event | None = fact(
        "Public interest test, part 2",
        "When was it tested whether the authority is ready to run it?",
        "2027-05-10",
    )
