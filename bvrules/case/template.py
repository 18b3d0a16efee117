"""The headings under which the in-house option is worked up: Barnet UNISON, January 2015."""

from __future__ import annotations

from typing import Any

from bvrules.case.part import Part, fact, group, reserved
from bvrules.stated import Flag


def heading(title: str, words: str) -> Any:
    """
    Declare a heading: its title, and what the in-house option sets out under it.

    A heading that is missing can be worked up until the contract is awarded.
    """
    asks = f"Does the in-house option set out {words}?"
    return fact(title, asks, True, act="do", until="decision.award")


class Needs(Part):
    """What people need of the service, now and later."""

    met_now: Flag | None = heading("Needs now", "how far the service meets needs and demands now")
    change_ahead: Flag | None = heading(
        "Change ahead", "what changes in population, technology and the economy will do"
    )
    trends: Flag | None = heading(
        "Trends", "developments in the sector, such as new uses and needs"
    )
    inequalities: Flag | None = heading(
        "Inequalities", "inequalities in the service and in its workforce"
    )


class Performance(Part):
    """How well the service works."""

    quality: Flag | None = heading("Quality", "results against the quality standards")
    gaps: Flag | None = heading("Gaps", "the causes and effects of problems and gaps")
    good_practice: Flag | None = heading("Good practice", "how far good practice is in place")
    shortcomings: Flag | None = heading(
        "Shortcomings", "what is wrong with the present way of working"
    )


class PresentCosts(Part):
    """What the service costs and earns."""

    staff: Flag | None = heading("Staff costs", "the cost of staff")
    support: Flag | None = heading("Support services", "the cost of support services")
    overheads: Flag | None = heading("Overheads", "the corporate overheads")
    income: Flag | None = heading("Income", "the present income")


class Staffing(Part):
    """Who does the work."""

    adequate: Flag | None = heading("Adequacy", "whether numbers, skills and experience are enough")
    vacancies: Flag | None = heading("Vacancies", "vacancies and trouble in recruiting")
    sickness: Flag | None = heading("Sickness", "how sickness absence will be brought down")
    development: Flag | None = heading(
        "Development policies", "the policies for developing the workforce"
    )


class ImprovementPlan(Part):
    """The improvement plan as a whole."""

    three_years: Flag | None = fact(
        "Three years",
        "Does the plan to improve the service in-house cover three years?",
        True,
        act="do",
        until="decision.award",
    )
    monitored: Flag | None = heading(
        "Monitoring", "how the improvement plan is watched and reviewed regularly"
    )
    priorities: Flag | None = heading("Priorities", "priorities for improving the service")
    users_and_staff: Flag | None = fact(
        "Knowledge of users and staff",
        "Does the plan to improve the service in-house draw on what users and staff know?",
        True,
        act="do",
        until="decision.award",
    )
    protocol: Flag | None = heading(
        "Protocol", "a protocol with community organisations and unions on lasting involvement"
    )


class Improvement(Part):
    """What will change in the service."""

    adjust: Flag | None = heading(
        "Changes", "which changes to what is delivered now will come, and when"
    )
    new: Flag | None = heading("New services", "which new services will come, and when")
    ict: Flag | None = heading("Technology", "the use of information and communications technology")
    coordination: Flag | None = heading(
        "Coordination", "how it will work together with other public services"
    )
    supply: Flag | None = heading("Supply", "the buying of goods, services and equipment")


class Organisation(Part):
    """How the work is organised."""

    methods: Flag | None = heading("Methods", "delivery and working methods")
    teams: Flag | None = heading("Teams", "team working and fewer layers of management")


class Growth(Part):
    """Who else could use the service."""

    within: Flag | None = heading(
        "Use within the council", "how the service could be used more within the council"
    )
    bodies: Flag | None = heading(
        "Use by others", "how other bodies and businesses could use the service more"
    )
    users: Flag | None = heading("Use by residents", "how residents could use the service more")
    neighbours: Flag | None = heading(
        "Use by neighbours", "how neighbouring boroughs could use the service more"
    )
    non_users: Flag | None = heading("Non-users", "why some do not use the service, or left it")
    reserved(
        locals(),
        "return",
        Flag | None,
        heading("Return", "how soon those tied to other providers could change"),
    )
    marketing: Flag | None = heading(
        "Marketing", "the full cost of promoting the service, with realistic income"
    )
    fairness: Flag | None = heading(
        "Fairness", "how inequalities of access, quality and workplace will be reduced"
    )


class Accountability(Part):
    """To whom the service answers."""

    involvement: Flag | None = heading(
        "Involvement", "a regular part for users, the community, staff and unions"
    )
    committee: Flag | None = heading(
        "Committee review", "regular review by a committee, with the evidence of those involved"
    )


class Finance(Part):
    """How the plan is paid for."""

    resources: Flag | None = heading("Resources", "the resources for the three years")
    pooling: Flag | None = heading("Pooling", "pooled budgets and joint funding")
    charges: Flag | None = heading("Charges", "a policy on charges")
    assets: Flag | None = heading("Assets", "the cost of equipment, buildings and training")
    supply_reasons: Flag | None = heading(
        "Reasons for changes in buying", "the financial reasons for changes in buying"
    )


class Employment(Part):
    """What the plan means for staff."""

    pay: Flag | None = heading("Pay", "a policy on keeping public sector pay and conditions")
    training: Flag | None = heading("Training", "the retraining of staff")
    redeployment: Flag | None = heading(
        "Redeployment", "the redeployment of staff, if it is needed"
    )
    development: Flag | None = heading("Development", "the development of the workforce")
    relations: Flag | None = heading("Industrial relations", "industrial relations")
    facility_time: Flag | None = heading("Facility time", "facility time for trade unions")
    safety: Flag | None = heading("Health and safety", "health and safety")


class Risks(Part):
    """What may go wrong."""

    late: Flag | None = heading("Delay", "the risk that improvements are late or over budget")
    income: Flag | None = heading(
        "Income and costs", "the risk of income below target, or of costs not planned"
    )
    decline: Flag | None = heading("Decline", "the risk that quality falls")
    recruitment: Flag | None = heading(
        "Recruitment", "the risk of trouble in recruiting and keeping staff"
    )
    inequality: Flag | None = heading("Inequality", "the risk that inequalities are not tackled")


class Template(Part):
    """The headings of the template, in twelve groups: covered or not."""

    needs: Needs | None = group("Needs", "What people need of the service, now and later.")
    performance: Performance | None = group("Performance", "How well the service works.")
    costs: PresentCosts | None = group("Costs", "What the service costs and earns.")
    staffing: Staffing | None = group("Staffing", "Who does the work.")
    plan: ImprovementPlan | None = group("Plan", "The improvement plan as a whole.")
    improvement: Improvement | None = group("Improvement", "What will change in the service.")
    organisation: Organisation | None = group("Organisation", "How the work is organised.")
    growth: Growth | None = group("Growth", "Who else could use the service.")
    accountability: Accountability | None = group("Accountability", "To whom the service answers.")
    finance: Finance | None = group("Finance", "How the plan is paid for.")
    employment: Employment | None = group("Employment", "What the plan means for staff.")
    risks: Risks | None = group("Risks", "What may go wrong.")
