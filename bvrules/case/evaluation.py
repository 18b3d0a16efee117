"""How the in-house option was compared with the others: criteria, costs, effects, risks, bias."""

from __future__ import annotations

from typing import Any, ClassVar

from bvrules.act import Act
from bvrules.case.part import Part, fact, group
from bvrules.stated import Event, Flag


def cost(title: str, words: str) -> Any:
    """Declare a kind of cost: whether it was counted for every option alike."""
    return fact(title, f"Was {words} counted for every option?", True)


def effect(title: str, words: str) -> Any:
    """Declare an effect: whether it was compared for every option."""
    return fact(title, f"Was {words} compared for every option?", True)


def risk(title: str, words: str) -> Any:
    """Declare a risk: whether the register of every option names it."""
    return fact(title, f"Does the risk register of every option deal with {words}?", True)


class WholeLifeCosts(Part):
    """Which costs were counted, for every option alike."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    procurement: Flag | None = cost("Procurement", "the cost of buying")
    client_side: Flag | None = cost("Client side", "the cost of managing the contract or service")
    transition: Flag | None = cost("Transition", "the cost of moving to the option")
    staff_transfer: Flag | None = cost("Staff transfer", "the cost of moving staff and pensions")
    redundancy: Flag | None = cost("Redundancy", "the cost of redundancy")
    vat: Flag | None = cost("VAT", "VAT that cannot be recovered")
    avoidable_overheads: Flag | None = fact(
        "Avoidable overheads",
        "Were overheads counted only so far as the option would really avoid them?",
        True,
    )
    profit_and_tax: Flag | None = cost("Profit and tax", "a provider's profit and tax")
    leaving: Flag | None = cost("Leaving", "the cost of leaving, or of bringing the service back")
    retained_risk: Flag | None = cost("Retained risk", "the risk that stays with the council")


class Effects(Part):
    """Which effects other than cost were compared, for every option alike."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    quality: Flag | None = effect("Quality", "the quality of the service")
    accountability: Flag | None = effect("Accountability", "accountability and control")
    resilience: Flag | None = effect("Resilience", "resilience and capacity")
    integration: Flag | None = effect("Integration", "how the service works with others")
    employment: Flag | None = effect("Employment", "the quality of employment")
    equality: Flag | None = effect("Equality", "the effect on equality")
    environment: Flag | None = effect("Environment", "the effect on the environment")
    social_value: Flag | None = effect("Social value", "social value")
    local_economy: Flag | None = effect("Local economy", "the effect on the local economy")


class Risks(Part):
    """Which risks the register of every option deals with."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    supplier_failure: Flag | None = risk("Provider", "a provider that goes under or stops")
    demand: Flag | None = risk("Demand", "demand that differs from what is expected")
    change: Flag | None = risk("Change", "the cost of later changes")
    lost_capability: Flag | None = risk("Lost capability", "loss of the council's own capability")


class BiasChecks(Part):
    """What was done so that the comparison favours no option."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    reasons_for_each: Flag | None = fact(
        "Reasons for leaving options out",
        "Is there a recorded reason for each option that was left out?",
        True,
    )
    no_hidden_preference: Flag | None = fact(
        "Openness about preferences",
        "Was any provider or option that was preferred beforehand made known?",
        True,
    )
    conflicts_declared: Flag | None = fact(
        "Conflicts declared", "Did advisers and consultants declare their interests?", True
    )
    changes_logged: Flag | None = fact(
        "Log of changes", "Was every change of criteria and weights recorded?", True
    )


class Evaluation(Part):
    """How the in-house option and the others were compared."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    weights_fixed: Event | None = fact(
        "Weights fixed", "When were the weights of the criteria fixed?", "2027-02-01"
    )
    scored: Event | None = fact("Scoring", "When were the options first scored?", "2027-04-12")
    same_criteria: Flag | None = fact(
        "Same criteria", "Were all options judged by the same criteria and weights?", True
    )
    same_panel: Flag | None = fact("Same panel", "Were all options scored by the same panel?", True)
    same_data: Flag | None = fact(
        "Same data", "Did all options rest on data of the same day?", True
    )
    same_years: Flag | None = fact(
        "Same years", "Were all options worked out over the same years?", True
    )
    modelled_over_both: Flag | None = fact(
        "Both periods",
        "Were all options worked out both over the contract's years and over the plan's?",
        True,
    )
    same_price_base: Flag | None = fact(
        "Same price base", "Were all options worked out on the same price base?", True
    )
    assumptions_stated: Flag | None = fact(
        "Assumptions", "Are the assumptions and the discount rate stated?", True
    )
    sensitivity_alike: Flag | None = fact(
        "Sensitivity", "Was the result tested against other assumptions, for all alike?", True
    )
    optimism_alike: Flag | None = fact(
        "Optimism", "Was optimism corrected for, in all options alike?", True
    )
    social_value_alike: Flag | None = fact(
        "Social value alike",
        "Was the social value of the in-house option measured as that of the bids?",
        True,
    )
    readiness: Event | None = fact(
        "Readiness", "When was it assessed how ready the council is to run it?", "2027-03-15"
    )
    gaps_costed: Flag | None = fact(
        "Gaps with a cost",
        "Was each gap in readiness given a cost, and not used to rule the option out?",
        True,
    )
    costs: WholeLifeCosts | None = group("Whole-life costs", "Which costs were counted.")
    effects: Effects | None = group("Effects", "Which effects were compared.")
    risks: Risks | None = group("Risks", "Which risks are dealt with.")
    bias: BiasChecks | None = group("Checks on bias", "What keeps the comparison fair.")
