"""How users, unions and community organisations share in the decision, and by what principles."""

from __future__ import annotations

from typing import Any, ClassVar

from bvrules.act import Act
from bvrules.case.part import Part, fact, group
from bvrules.stated import Event, Flag


def share(title: str, words: str) -> Any:
    """Declare how those who are party to a review share in it."""
    return fact(title, f"Did they {words}?", True)


def principle(title: str, words: str) -> Any:
    """Declare a principle that the record of the decision deals with."""
    return fact(title, f"Does the record show how the proposal serves {words}?", True)


class Party(Part):
    """How one of the parties shared in the review."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    planning: Flag | None = share("Planning", "take part in planning the review")
    team: Flag | None = share("Review team", "have members on the review team")
    ideas: Flag | None = share("Ideas", "have their ideas for the service worked up")
    assessing: Flag | None = share("Assessing", "take part in assessing performance and options")


class Parties(Part):
    """Who was party to the review, from start to finish."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    users: Party | None = group("Users", "How service users shared in the review.")
    unions: Party | None = group("Unions", "How trade unions shared in the review.")
    community: Party | None = group(
        "Community organisations", "How community organisations shared in the review."
    )


class Principles(Part):
    """The twelve principles of public service, as two union branches stated them in 2002."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    selflessness: Flag | None = principle("Selflessness", "service rather than profit")
    integrity: Flag | None = principle("Integrity", "the values and aims of the council")
    objectivity: Flag | None = principle("Objectivity", "impartial assessment, clearly told")
    accountability: Flag | None = principle("Accountability", "accountability to elected bodies")
    participation: Flag | None = principle(
        "Participation", "the part of users, community and staff in planning"
    )
    openness: Flag | None = principle("Openness", "openness and response")
    honesty: Flag | None = principle("Honesty", "probity and good conduct")
    leadership: Flag | None = principle("Leadership", "high standards and care with money")
    equality: Flag | None = principle("Equality", "equality, justice and fairness")
    competence: Flag | None = principle("Competence", "skills, training and improvement")
    universalism: Flag | None = principle("Universalism", "services that are there for all")
    advocacy: Flag | None = principle("Advocacy", "an end to discrimination and its effects")


class Forefront(Part):
    """What stood at the forefront of the review beside cost."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    equality: Flag | None = fact(
        "Equality", "Was equality among the aims that options were judged by?", True
    )
    sustainability: Flag | None = fact(
        "Sustainability", "Was the environment among the aims that options were judged by?", True
    )
    employment: Flag | None = fact(
        "Quality of employment",
        "Was the quality of employment among the aims that options were judged by?",
        True,
    )


class Impact(Part):
    """On what the effect of the proposal was assessed."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    equality: Flag | None = fact("Equality", "Was the effect on equality assessed?", True)
    environment: Flag | None = fact(
        "Environment", "Was the effect on the environment assessed?", True
    )
    inclusion: Flag | None = fact(
        "Social inclusion", "Was the effect on social inclusion assessed?", True
    )
    economy: Flag | None = fact("Local economy", "Was the effect on the economy assessed?", True)
    health: Flag | None = fact("Health", "Was the effect on community health assessed?", True)


class Benchmarking(Part):
    """How the service was compared with others."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    published: Event | None = fact(
        "Published", "When was the comparison with other services published?", "2000-05-01"
    )
    quality: Flag | None = fact("Quality", "Did the comparison take account of quality?", True)
    pay: Flag | None = fact(
        "Pay and conditions",
        "Did the comparison take account of pay, conditions and pensions?",
        True,
    )
    training: Flag | None = fact("Training", "Did the comparison take account of training?", True)
    need: Flag | None = fact(
        "Need", "Did the comparison take account of differences in social need?", True
    )


class Democracy(Part):
    """How democratic the review behind the decision was."""

    act: ClassVar[Act | None] = Act("do", until="decision.award")

    parties: Parties | None = group("Parties", "Who shared in the review, and how.")
    principles: Principles | None = group("Principles", "Which principles the record deals with.")
    forefront: Forefront | None = group("Forefront", "Which aims options were judged by.")
    impact: Impact | None = group("Impact", "On what the effect was assessed.")
    harm_answered: Flag | None = fact(
        "Answer to harm",
        "Where the effect is bad, were other ways or remedies worked out?",
        True,
    )
    benchmarking: Benchmarking | None = group("Comparison", "How it was compared with others.")
    unmet_needs: Event | None = fact(
        "Unmet needs", "When did the review look at needs that are not met?", "2000-04-01"
    )
    scrutiny_heard: Event | None = fact(
        "Evidence to scrutiny",
        "When did scrutiny hear unions and community organisations?",
        "2000-06-01",
    )
    independent_advice: Flag | None = fact(
        "Advice to scrutiny", "Did scrutiny have advice that was independent?", True
    )
