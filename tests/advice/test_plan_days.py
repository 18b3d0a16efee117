"""The days of a plan, as a person has counted them, and what stands in their way."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bvrules import Case, check, plan, shipped_rulesets
from bvrules.casepath import changed, plain
from bvrules.dates import iso
from bvrules.leadtime import LeadTime
from bvrules.report.plan import render
from bvrules.report.planjson import as_data

if TYPE_CHECKING:
    from bvrules.advice.plan import Plan
    from bvrules.advice.steps import Step

LATER = date(2090, 1, 1)


OUTSOURCING: dict[str, Any] = {
    "format": 1,
    "title": "Catering, a contract; for schools",
    "authority": {"kind": "London borough", "nation": "England", "governance": "executive"},
    "decision": {"proposes": "outsource", "award": "2027-06-01"},
}


def planned_for(as_of: str = "2026-11-24", **days: str) -> Plan:
    """Return the plan for a case of outsourcing, with the days of some stages."""
    data = changed(OUTSOURCING, {f"decision.{name}": day for name, day in days.items()})
    case = Case.model_validate(data)
    return plan(check(case, shipped_rulesets(), as_of=date.fromisoformat(as_of)))


def latest(found: Plan, path: str) -> str | None:
    """Return the latest day of the step at a path."""
    steps = [step for duty in found.duties for step in duty.steps if step.path == path]
    days = {step.latest for step in steps}
    assert len(days) == 1
    (day,) = days
    return None if day is None else iso(day)


def test_what_has_no_latest_day_is_asked_for_all_the_same() -> None:
    # A transfer of staff that nobody has given a day: its duties stay in the plan.
    data = changed(OUTSOURCING, {"decision.start": "2027-09-01"})
    data["workforce"] = {"transfer": True}
    found = plan(check(Case.model_validate(data), shipped_rulesets(), as_of=date(2026, 11, 24)))
    assert latest(found, "workforce.unions_informed") is None


@pytest.mark.parametrize(
    ("path", "day"),
    [
        # 28 clear days from 3 March to 30 March: neither 2 March nor 31 March counts
        ("making.in_principle.notice.published", "2027-03-02"),
        # Good Friday is 26 March, Easter Monday 29 March: 19, 22, 23, 24, 25 and 30 March
        # are working days before the 31st, and five of them lie in between
        # that leads to Sunday the 21st
        ("making.in_principle.meeting.announced", "2027-03-19"),
        # the day before the papers open, so that its answers can stand in them
        ("consultation.exercises[0].ended", "2027-03-18"),
        ("equality.elimination_considered", "2027-03-31"),
    ],
)
def test_each_day_is_counted_in_its_own_way(path: str, day: str) -> None:
    found = planned_for(in_principle="2027-03-31")
    assert latest(found, path) == day


@pytest.mark.parametrize(
    ("path", "later", "rule"),
    [
        ("making.in_principle.notice.published", "2027-03-03", "si-2012-2089/r9"),
        ("making.in_principle.meeting.announced", "2027-03-22", "si-2012-2089/r7"),
        ("consultation.exercises[0].ended", "2027-03-31", "lga-1999/s3-2"),
        ("equality.elimination_considered", "2027-04-01", "eqa-2010/s149-1"),
    ],
)
def test_one_day_later_is_too_late(path: str, later: str, rule: str) -> None:
    kept = plain(planned_for(in_principle="2027-03-31").filled())
    in_time, too_late = (required(d, rule) for d in (kept, changed(kept, {path: later})))
    # What is for judgement, or not known to be all, stays open; what the day settles does not.
    assert in_time is not False
    assert too_late is not True
    assert in_time is not too_late


def step_at(found: Plan, path: str) -> Step:
    """Return the step at a path."""
    steps = (*found.stages, *(step for duty in found.duties for step in duty.steps))
    return next(step for step in steps if step.path == path)


def test_work_is_planned_for_a_working_day_and_the_law_may_leave_longer() -> None:
    found = planned_for(in_principle="2027-03-31")
    step = step_at(found, "making.in_principle.meeting.announced")
    assert (iso(step.latest or 0), iso(step.in_law or 0)) == ("2027-03-19", "2027-03-21")
    told = " ".join(render(found).split())
    assert "by 19 March 2027 (in law by 21 March 2027, a Sunday): 5 clear working days" in told
    (told_of,) = {
        (each["last_day"], each["last_day_in_law"], each["day_off"])
        for duty in as_data(found)["duties"]
        for each in duty["steps"]
        if each["path"] == step.path
    }
    assert told_of == ("2027-03-19", "2027-03-21", None)


def test_an_exercise_may_end_on_any_day() -> None:
    case = Case.model_validate(changed(OUTSOURCING, {"decision.in_principle": "2027-03-29"}))
    report = check(case, shipped_rulesets(), as_of=date(2026, 11, 24))
    found = plan(report, lead_times=())  # the day of the decision is a bank holiday
    assert latest(found, "consultation.exercises[0].ended") == "2027-03-28"
    assert as_data(found)["given_days_off"] == {"decision.in_principle": "bank holiday"}
    assert "decision of principle 29 March 2027 (a bank holiday)" in " ".join(render(found).split())


def test_where_no_working_day_is_left_the_day_in_law_stands_and_is_told() -> None:
    found = planned_for(as_of="2027-03-27", in_principle="2027-03-28")
    step = step_at(found, "equality.elimination_considered")
    assert (iso(step.latest or 0), step.in_law) == ("2027-03-28", None)
    assert "by 28 March 2027 (a Sunday: no working day is left)" in " ".join(render(found).split())


@pytest.mark.parametrize(
    ("kind", "day"),
    # 30 November is St Andrew's day, a bank holiday in Scotland alone
    [("unitary council", "2027-11-30"), ("Scottish council", "2027-11-29")],
)
def test_bank_holidays_are_those_of_the_nation_of_the_authority(kind: str, day: str) -> None:
    data = OUTSOURCING | {"authority": {"kind": kind}, "decision": {"award": "2027-11-30"}}
    report = check(Case.model_validate(data), shipped_rulesets(), as_of=date(2026, 11, 24))
    found = plan(report, lead_times=())
    assert iso(step_at(found, "equality.elimination_considered").latest or 0) == day


def required(data: Any, rule: str) -> bool | None:
    """Return whether what a rule requires was done."""
    report = check(Case.model_validate(data), shipped_rulesets(), as_of=LATER)
    (finding,) = [each for each in report.findings if each.rule.id == rule]
    (requires,) = [each.requires for each in finding.pieces if each.requires]
    return requires.truth


def test_an_exercise_begins_so_early_that_there_is_time_to_answer() -> None:
    data = {"authority": {"kind": "district council"}, "decision": {"award": "2027-06-15"}}
    case = Case.model_validate({"format": 1} | data)
    found = plan(check(case, shipped_rulesets(), as_of=date(2026, 11, 24)))
    # Twelve weeks before it ends, on the day before the papers for the decision are open.
    assert latest(found, "consultation.exercises[0].ended") == "2027-05-17"
    assert latest(found, "consultation.exercises[0].began") == "2027-02-22"
    assert [each.then for each in found.leads if each.id == "consultation"] == [
        "consultation.exercises[0].ended"
    ]


def consulted(began: str, in_principle: str, about: str = "the approach") -> Plan:
    """Return the plan where an exercise begins on a day, and the executive decides on another."""
    data = changed(OUTSOURCING, {"decision.in_principle": in_principle})
    data["making"] = {"in_principle": {"by": "executive"}}
    data["consultation"] = {"exercises": [{"began": began, "about": about}]}
    case = Case.model_validate(data)
    return plan(check(case, shipped_rulesets(), as_of=date(2026, 11, 24)))


def test_a_consultation_that_cannot_end_before_the_papers_are_due_is_told_as_such() -> None:
    # Twelve weeks from Monday 7 December end on Monday 1 March; the papers for a meeting on
    # Tuesday 9 March open on Monday 1 March, for one a day later on Tuesday 2 March.
    assert not consulted("2026-12-07", "2027-03-10").conflicts
    (found,) = consulted("2026-12-07", "2027-03-09").conflicts
    assert (found.rule.id, found.force) == ("papers", None)
    assert {bound.source.id for bound in found.bounds if bound.source} == {
        "papers",
        "consultation",
        "si-2012-2089/r7",
    }
    assert (found.later, found.earlier) == (
        ("decision.in_principle",),
        ("consultation.exercises[0].began",),
    )
    told = " ".join(render(consulted("2026-12-07", "2027-03-09")).split())
    assert "has to be at least 1 day before the decision of principle, meeting" in told


@pytest.mark.parametrize(
    ("began", "about"),
    [("2027-03-22", "the proposal"), ("2027-01-04", "something wider")],
)
def test_the_papers_wait_for_no_exercise_that_is_not_about_the_decision(
    began: str, about: str
) -> None:
    found = consulted(began, "2027-03-09", about)
    assert not any(each.first.startswith("consultation.exercises[0]") for each in found.leads)
    assert "papers" not in [each.rule.id for each in found.conflicts]


def counting_on(found: Plan, path: str) -> list[str]:
    """Return the rules whose steps are enough only if a fact turns out well."""
    return [d.rule.id for d in found.duties if path in [each.path for each in d.provided]]


def test_a_plan_counts_on_no_judgement_that_it_can_do_without() -> None:
    # Papers are open five clear days before: without one, weekends are taken not to count.
    found = consulted("2026-12-07", "2027-03-09")
    assert latest(found, "making.in_principle.meeting.papers_open") == "2027-03-01"
    assert counting_on(found, "making.in_principle.clear_days") == []


def test_a_plan_that_needs_a_judgement_says_which() -> None:
    # The meeting is announced on a Wednesday, five clear days before if the weekend counts.
    data = changed(OUTSOURCING, {"decision.in_principle": "2027-03-09"})
    announced = {"announced": "2027-03-03"}
    data["making"] = {"in_principle": {"by": "executive", "meeting": announced}}
    case = Case.model_validate(data)
    found = plan(check(case, shipped_rulesets(), as_of=date(2026, 11, 24)))
    assert counting_on(found, "making.in_principle.clear_days") == ["si-2012-2089/r7"]
    told = " ".join(render(found).split())
    assert "still to be answered: Do weekends and bank holidays count" in told


def test_there_is_time_to_answer_also_where_no_duty_asks_for_the_end_of_an_exercise() -> None:
    # The decision settles no general approach, so section 3(2) of the 1999 Act asks for nothing.
    settled = {"value": False, "by": "officer", "dated": "2026-11-01", "reasons": "settled before"}
    data = changed(OUTSOURCING, {"decision.in_principle": "2027-06-15"})
    data["decision"]["general_approach"] = settled
    data["making"] = {"in_principle": {"by": "executive"}}
    found = plan(check(Case.model_validate(data), shipped_rulesets(), as_of=date(2026, 11, 24)))
    assert latest(found, "making.in_principle.meeting.papers_open") == "2027-06-07"
    assert latest(found, "consultation.exercises[0].began") == "2027-03-12"  # a Friday
    told = " ".join(render(found).split())
    assert "by 12 March 2027 (counted to 14 March 2027, a Sunday): 12 weeks before" in told


@pytest.mark.parametrize(
    ("kind", "leads"),
    [("Welsh council", ["standstill"]), ("Scottish council", [])],
)
def test_a_lead_time_is_kept_where_it_is_so(kind: str, leads: list[str]) -> None:
    data = changed(
        OUTSOURCING, {"authority": {"kind": kind}, "decision.in_principle": "2027-03-15"}
    )
    found = plan(check(Case.model_validate(data), shipped_rulesets(), as_of=date(2026, 11, 24)))
    assert [each.id for each in found.leads] == leads


def exercise_of_unknown_subject() -> Plan:
    """Return the plan where an exercise begins, and nobody says what it is about."""
    data = changed(OUTSOURCING, {"decision.in_principle": "2027-03-31"})
    data["consultation"] = {"exercises": [{"began": "2026-12-07"}]}
    return plan(check(Case.model_validate(data), shipped_rulesets(), as_of=date(2026, 11, 24)))


def test_no_duty_counts_on_what_another_counts_against() -> None:
    # Section 3(2) counts on an exercise about the approach, so its responses have to be weighed:
    # not to weigh them would count on the same exercise being about something wider.
    found = exercise_of_unknown_subject()
    assert "lga-1999/s3-2" in counting_on(found, "consultation.exercises[0].about")
    assert latest(found, "consultation.exercises[0].responses.considered") == "2027-03-31"


def test_a_duty_that_no_step_settles_is_told() -> None:
    found = exercise_of_unknown_subject()
    (formative,) = [each for each in found.duties if each.rule.id == "fair-consultation/gunning-1"]
    assert (formative.steps, formative.latest) == ((), None)
    assert "consultation.exercises[0].formative" in [each.path for each in formative.provided]
    told = render(found)
    assert "(fair-consultation/gunning-1)" in told.partition("WHAT NO STEP SETTLES")[2]


def test_the_first_step_that_a_plan_puts_in_is_the_beginning_of_the_procurement() -> None:
    # The market is gone to on Tuesday 4 May, after a bank holiday; the award is far off.
    found = planned_for(in_principle="2027-03-31", procurement="2027-05-04", award="2027-11-22")
    assert latest(found, "social_value.improvement_considered") == "2027-04-30"
    assert found.days["procurement.steps[0].dated"] == date(2027, 5, 4).toordinal()


def test_days_given_and_worked_out_are_told_in_their_order() -> None:
    found = planned_for(in_principle="2027-03-31", procurement="2027-05-04")
    days = [found.days[each.path] for each in found.given]
    assert days == sorted(days)
    assert [each.path for each in planned_for().stages] == [
        "decision.in_principle",
        "decision.procurement",
        "decision.preferred_bidder",
    ]


def test_a_plan_of_what_has_been_says_where_to_look() -> None:
    told = " ".join(render(planned_for(award="2026-06-01")).split())
    assert "All of it has been: `bvcheck remedy` says what is left." in told
    assert "All of it has been" not in render(planned_for())


def test_nothing_to_come_is_planned_before_what_has_been() -> None:
    # That it was decided is known, and no day: a new exercise is too late for that decision.
    data = changed(OUTSOURCING, {"decision.in_principle": True, "decision.award": "2027-09-01"})
    found = plan(check(Case.model_validate(data), shipped_rulesets(), as_of=date(2026, 11, 24)))
    conflicts = {each.rule.id: each for each in found.conflicts}
    assert conflicts["lga-1999/s3-2"].too_late
    assert not conflicts["si-2012-2089/r5"].certain  # nobody said that the meeting was private
    assert "decision.in_principle" not in found.days
    told = " ".join(render(found).split())
    assert "exercise 1: end has to be before decision of principle (LGA 1999 s 3(2))" in told
    assert "five clear days before (si-2012-2089/r5), if it applies" in told
    assert "publication of the record has to be no later than 1 day after decision of" in told


def test_no_duty_is_told_as_a_conflict_because_of_a_lead_time() -> None:
    found = consulted("2026-12-07", "2026-12-21")
    assert "consultation" in [each.rule.id for each in found.conflicts]
    for each in found.conflicts:
        sources = [bound.source for bound in each.bounds if bound.source]
        assert each.force is None or not any(isinstance(one, LeadTime) for one in sources)


def test_a_lead_time_that_has_gone_by_is_no_conflict() -> None:
    exercise = {"began": "2026-09-01", "ended": "2026-09-30"}
    data = changed(OUTSOURCING, {"decision.award": "2027-06-15"})
    data["consultation"] = {"exercises": {"items": [exercise], "complete": True}}
    report = check(Case.model_validate(data), shipped_rulesets(), as_of=date(2026, 11, 24))
    assert "consultation" not in [each.rule.id for each in plan(report).conflicts]


def test_a_stage_without_a_day_gets_the_latest_that_works() -> None:
    found = planned_for()
    stages = {step.path: iso(step.latest) for step in found.stages if step.latest}
    # Eight working days of standstill before 1 June, and five of call-in before the market.
    assert stages["decision.preferred_bidder"] == "2027-05-19"
    assert stages["decision.in_principle"] == "2027-05-12"


def test_a_conflict_says_which_days_would_have_to_move() -> None:
    found = planned_for(in_principle="2026-12-10")
    conflicts = {each.rule.id: each for each in found.conflicts}
    notice = conflicts["si-2012-2089/r9"]
    assert (notice.later, notice.earlier, notice.too_late) == (("decision.in_principle",), (), True)
    assert len(conflicts) == len(found.conflicts)  # one for each duty


def test_a_given_day_that_comes_too_late_is_to_come_earlier() -> None:
    data = changed(
        OUTSOURCING,
        {
            "decision.in_principle": "2027-03-31",
            "social_value.improvement_considered": "2027-07-01",
            "procurement.steps": {"items": [{"dated": "2027-04-02"}], "complete": True},
        },
    )
    found = plan(check(Case.model_validate(data), shipped_rulesets(), as_of=date(2026, 11, 24)))
    (conflict,) = [each for each in found.conflicts if each.rule.id == "sva-2012/s1-3"]
    assert conflict.earlier == ("social_value.improvement_considered",)
    assert conflict.later == ("procurement.steps[0].dated",)


def test_days_given_out_of_their_order_are_no_conflict_of_a_duty() -> None:
    days = {"decision.procurement": "2027-09-01", "procurement.steps[0].dated": "2027-05-03"}
    data = changed(OUTSOURCING, {"decision.in_principle": "2027-03-31", **days})
    found = plan(check(Case.model_validate(data), shipped_rulesets(), as_of=date(2026, 11, 24)))
    assert not [each for each in found.conflicts if each.force == "law"]
