"""Best Value: the arrangements of the authority, the three Es, and reviews of functions."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from bvrules.act import Act
from bvrules.case.order import refuse_backwards
from bvrules.case.part import Part, fact, group
from bvrules.openlist import Open
from bvrules.stated import Event, Flag, Judged, Text


class Challenge(Part):
    """What a review asked about the function itself."""

    act: ClassVar[Act | None] = Act("do", until=".ended")

    need_considered: Flag | None = fact(
        "Whether to do it",
        "Did the review consider whether the authority should exercise the function at all?",
        True,
    )
    level_considered: Flag | None = fact(
        "Level", "Did the review consider at what level the function is exercised?", True
    )
    way_considered: Flag | None = fact(
        "Way", "Did the review consider in what way the function is exercised?", True
    )
    objectives_considered: Flag | None = fact(
        "Objectives", "Did the review consider the objectives of the function?", True
    )


class Compare(Part):
    """What a review measured the function against."""

    act: ClassVar[Act | None] = Act("do", until=".ended")

    indicators_assessed: Flag | None = fact(
        "Indicators",
        "Did the review assess the function against the indicators set for it, if any were?",
        True,
    )
    standards_assessed: Flag | None = fact(
        "Standards",
        "Did the review assess how far the standards set, if any, are met?",
        True,
    )
    progress_assessed: Flag | None = fact(
        "Progress",
        "Did the review assess progress towards the standards and targets set, if any?",
        True,
    )
    others_compared: Flag | None = fact(
        "Comparison with others",
        "Did the review compare the service with what others, public and private, achieve?",
        True,
    )


class Compete(Part):
    """How a review looked at competition."""

    act: ClassVar[Act | None] = Act("do", until=".ended")

    competitiveness_assessed: Flag | None = fact(
        "Competitiveness",
        "Did the review assess how competitive the function is beside other providers?",
        True,
    )
    competition_considered: Flag | None = fact(
        "Competition",
        "Did the review consider fair and open competition as a way to a better service?",
        True,
    )


class Consult(Part):
    """Whom a review consulted, or whose performance it looked at."""

    act: ClassVar[Act | None] = Act("do", until=".ended")

    other_authorities: Flag | None = fact(
        "Other authorities", "Did the review consult other best value authorities?", True
    )
    commercial_bodies: Flag | None = fact(
        "Businesses", "Did the review consult commercial businesses?", True
    )
    voluntary_bodies: Flag | None = fact(
        "Voluntary bodies", "Did the review consult voluntary organisations?", True
    )
    bodies_enough: Judged | None = fact(
        "Kinds of body",
        "Where a review consulted businesses alone, or voluntary organisations alone, did it"
        " consult commercial and other businesses as the Order asks?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2002-02-28",
            "reasons": "no business offers the service",
        },
    )
    other_bodies: Flag | None = fact(
        "Other bodies", "Did the review consult any other bodies?", False
    )
    unions: Flag | None = fact(
        "Trade unions", "Did the review consult the trade unions recognised, if any?", True
    )
    staff_bodies: Flag | None = fact(
        "Bodies that speak for staff",
        "Did the review consult the bodies that speak for the staff, if there are any?",
        True,
    )
    staff: Flag | None = fact("Staff", "Did the review consult staff?", True)
    service_users: Flag | None = fact(
        "Service users", "Did the review consult those who use the service?", True
    )
    council_tax_payers: Flag | None = fact(
        "Council tax payers", "Did the review consult people who pay council tax?", True
    )
    partners: Flag | None = fact(
        "Partners", "Did the review consult the authority's partners?", True
    )


class Conduct(Part):
    """How a review was carried out."""

    act: ClassVar[Act | None] = Act("do", until=".ended")

    long_view: Flag | None = fact(
        "Long view", "Did the review look at the long term, not at the next year alone?", True
    )
    members_involved: Flag | None = fact(
        "Members", "Did elected members take part in the review?", True
    )
    deliverers_involved: Flag | None = fact(
        "Those who do the work",
        "Did those who deliver the service now take part in the review?",
        True,
    )
    outside_advice: Flag | None = fact(
        "Outside advice", "Did people from outside the service advise the review?", True
    )
    commitments_questioned: Flag | None = fact(
        "Present commitments", "Did the review question what the authority had settled on?", True
    )
    fairness_considered: Flag | None = fact(
        "Fairness", "Did the review look at whether the service reaches people fairly?", True
    )
    sustainability_considered: Flag | None = fact(
        "Sustainable development", "Did the review look at sustainable development?", True
    )


class Review(Part):
    """One Best Value review of a function."""

    function: Text | None = fact("Function", "Which function was reviewed?", "housing benefits")
    began: Event | None = fact("Beginning", "When did the review begin?", "2001-04-01")
    ended: Event | None = fact("End", "When did the review end?", "2002-02-28")
    challenge: Challenge | None = group("Challenge", "What the review asked about the function.")
    compare: Compare | None = group("Compare", "What the function was measured against.")
    compete: Compete | None = group("Compete", "How the review looked at competition.")
    consult: Consult | None = group("Consult", "Whom the review consulted.")
    conduct: Conduct | None = group("Conduct", "How the review was carried out.")
    published: Event | None = fact(
        "Publication", "When were the findings of the review published?", "2002-03-31"
    )

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Review:
        refuse_backwards("the review", self.began, self.ended)
        return self


class OverallValue(Part):
    """The kinds of value that were weighed when provision was reviewed."""

    economic: Event | None = fact(
        "Economic value",
        "When was the economic value of the ways to provide the service weighed?",
        "2011-11-01",
    )
    environmental: Event | None = fact(
        "Environmental value",
        "When was the environmental value of the ways to provide the service weighed?",
        "2011-11-01",
    )
    social: Event | None = fact(
        "Social value",
        "When was the social value of the ways to provide the service weighed?",
        "2011-11-01",
    )


class BestValue(Part):
    """What the authority did to go on improving the way it works."""

    who: ClassVar[str] = "corporate policy"

    arrangements: Flag | None = fact(
        "Arrangements",
        "Does the authority have arrangements to secure continuous improvement?",
        True,
        act="do",
    )
    arrangements_adequate: Judged | None = fact(
        "Adequate arrangements",
        "Do the arrangements, as they bear on this service, secure continuous improvement?",
        {
            "value": True,
            "by": "external auditor",
            "dated": "2011-09-30",
            "reasons": "targets are set and watched",
        },
    )
    performance_reviewed: Judged | None = fact(
        "Performance under review",
        "Does the authority keep under review how well it works, as the law of its nation asks?",
        {
            "value": True,
            "by": "external auditor",
            "dated": "2022-09-30",
            "reasons": "the yearly report covers this service",
        },
    )
    people_consulted: Judged | None = fact(
        "People consulted on improvement",
        "Has the authority consulted those whom the law of its nation names about how it works?",
        {
            "value": True,
            "by": "external auditor",
            "dated": "2022-09-30",
            "reasons": "a survey each year",
        },
    )
    economy_considered: Event | None = fact(
        "Economy", "When was economy considered for this decision?", "2010-11-22"
    )
    efficiency_considered: Event | None = fact(
        "Efficiency", "When was efficiency considered for this decision?", "2010-11-22"
    )
    effectiveness_considered: Event | None = fact(
        "Effectiveness", "When was effectiveness considered for this decision?", "2010-11-22"
    )
    guidance_regarded: Judged | None = fact(
        "Regard to Best Value guidance",
        "Did the authority have regard to the statutory Best Value guidance?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2011-11-01",
            "reasons": "the report goes through it",
        },
    )
    consultation_guidance_regarded: Judged | None = fact(
        "Regard to guidance on consultation",
        "Did the authority have regard to the guidance on whom to consult, when and how?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2011-11-01",
            "reasons": "the plan of consultation follows it",
        },
    )
    overall_value: OverallValue | None = group(
        "Overall value", "Which kinds of value were weighed, and when."
    )
    evaluation_policy: Event | None = fact(
        "Policy on evaluation",
        "When did the authority settle how it evaluates different ways of providing services?",
        "2000-06-01",
    )
    new_ways_considered: Event | None = fact(
        "New ways", "When were new ways of providing the service looked for?", "2004-02-01"
    )
    sector_needs_considered: Event | None = fact(
        "Needs of the sector",
        "When were the benefits and needs of voluntary groups and small businesses considered?",
        "2011-11-01",
    )
    compact_kept: Judged | None = fact(
        "Local Compact kept",
        "Did the authority keep, in this decision, what its local Compact promises?",
        {
            "value": True,
            "by": "head of policy",
            "dated": "2011-11-01",
            "reasons": "each promise was gone through",
        },
    )
    revised_guidance_out: Flag | None = fact(
        "Revised guidance issued",
        "Had the revised guidance of March 2015 been issued when the decision was taken?",
        True,
        act="never",
    )
    expectations_carried_on: Judged | None = fact(
        "Expectations carried on",
        "Does the guide of 8 May 2024 carry on what the guidance of 2015 asked when funding is"
        " cut?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2024-09-01",
            "reasons": "its annex repeats it",
        },
    )
    principles_in_mind: Judged | None = fact(
        "Principles in mind",
        "Did the authority keep the principles of the guide of 8 May 2024 in mind?",
        {
            "value": True,
            "by": "monitoring officer",
            "dated": "2024-09-01",
            "reasons": "the report goes through them",
        },
    )
    under_direction: Flag | None = fact(
        "Government direction",
        "Was the authority under a direction by the Secretary of State at the time?",
        False,
    )
    reviews: Open[Review] | None = group(
        "Reviews", "Which Best Value reviews were there?", act="hold"
    )
