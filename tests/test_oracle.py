"""
The oracle says what design.md, section 3, says: each sentence at least once, by hand.

The numbers of the headings are those of the section.
The last part asks of the generator that it leaves nothing out.
"""

import json
from datetime import date
from typing import Any

import pytest

from tests.oracle.dates import BEGINNING, NEVER, Span, parse, shift
from tests.oracle.evaluate import evaluate
from tests.oracle.generate import learn, random_case_and_rule
from tests.oracle.material import put

LATE = date(2100, 1, 1)
DAY = "2011-03-02"
PLAIN = {"in_house.resourced": True}
"""A condition on a flag that the tests can make hold, fail or be not known."""


def a_case(facts: dict[str, Any]) -> dict[str, Any]:
    """Write facts under their paths; the decision of principle is on DAY unless said."""
    case: dict[str, Any] = {"format": 1}
    for path, value in {"decision.in_principle": DAY, **facts}.items():
        if value is not None:
            put(case, path, value)
    return case


def a_rule(**keys: Any) -> dict[str, Any]:
    """Write a rule that binds on any day of this century, with the keys given."""
    rule = {
        "modality": "must",
        "judged_on": "decision.in_principle",
        "in_force": [{"from": "2000-01-01", "by": "an order"}],
        "requires": PLAIN,
        **keys,
    }
    return {key: value for key, value in rule.items() if value is not None}


def outcome(
    facts: dict[str, Any], as_of: date = LATE, terms: dict[str, Any] | None = None, **keys: Any
) -> str:
    return evaluate(a_rule(**keys), terms or {}, a_case(facts), as_of)[0]


def could_be(
    facts: dict[str, Any], as_of: date = LATE, terms: dict[str, Any] | None = None, **keys: Any
) -> set[str]:
    return set(evaluate(a_rule(**keys), terms or {}, a_case(facts), as_of)[1])


def holds(
    condition: dict[str, Any],
    facts: dict[str, Any] | None = None,
    terms: dict[str, Any] | None = None,
    as_of: date = LATE,
    **keys: Any,
) -> bool | None:
    """Ask a condition by requiring it; the days are such that the rule applies and is due."""
    found = could_be(facts or {}, as_of, terms, requires=condition, **keys)
    assert found <= {"compliant", "breach"}
    return None if len(found) > 1 else found == {"compliant"}


# ---------------------------------------------------------------- 1. not known is never false


@pytest.mark.parametrize(
    "condition",
    [
        {"in_house.resourced": True},
        {"in_house.resourced": False},
        {"decision.proposes": "keep"},
        {"decision.proposes": {"one_of": ["keep", "outsource"]}},
        {"service.staff": 0},
        {"service.staff": {"at_least": 0}},
        {"funding.ends": True},
        {"funding.ends": False},
        {"funding.ends": {"before": "2012-01-01"}},
        {"funding.ends": {"no_later_than": {"months": 3, "after": "funding.decided"}}},
        {"procurement.value": {"at_least": 1, "basis": "net of VAT"}},
        {"equality.due_regard": {"judged": True}},
        {"equality.due_regard": {"judged": False}},
        {"some": "option", "in": "options", "all": [{"option.resourced": True}]},
        {"every": "option", "in": "options", "all": [{"option.resourced": True}]},
        {"none": "option", "in": "options", "all": [{"option.resourced": True}]},
        {"count": "option", "in": "options", "all": [{"option.resourced": True}], "at_least": 1},
        {"covers": "in_house.template", "headings": {"costs": {"staff": "staff"}}},
        {"procurement.market_engagement": {"lasts_at_least": {"weeks": 1}}},
    ],
)
def test_absence_has_no_default(condition: dict[str, Any]) -> None:
    assert holds(condition) is None


def test_false_means_that_somebody_said_no() -> None:
    assert holds(PLAIN, {"in_house.resourced": False}) is False
    assert holds({"in_house.resourced": False}, {"in_house.resourced": False}) is True


# ---------------------------------------------------------------- 2. facts


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (True, True),
        ({"value": True}, True),
        ({"value": False, "evidence": ["report"]}, False),
        ({"value": True, "standing": "alleged", "source": "union"}, True),
        ({"value": True, "standing": "disputed", "note": "said in a meeting"}, True),
        ({"note": "nobody knows"}, None),
        ({"value": None}, None),
        ({"accounts": [{"value": True}, {"value": True}]}, True),
        ({"accounts": [{"value": False}, {"value": True}]}, None),
        ({"accounts": [{"value": False}, {"note": "would not say"}]}, False),
        ({"accounts": [{"note": "would not say"}, {"note": "nor would I"}]}, None),
    ],
)
def test_a_fact_is_a_value_or_an_object_with_a_value(fact: Any, expected: bool | None) -> None:
    assert holds(PLAIN, {"in_house.resourced": fact}) is expected


def test_yes_is_not_one() -> None:
    assert holds({"service.staff": 1}, {"service.staff": 1}) is True
    assert holds({"in_house.resourced": 1}, {"in_house.resourced": True}) is False


def test_days_that_two_accounts_differ_on_are_any_day() -> None:
    two = {"accounts": [{"value": "2011-01-01"}, {"value": "2011-01-02"}]}
    assert holds({"funding.ends": {"before": "2012-01-01"}}, {"funding.ends": two}) is None


# ---------------------------------------------------------------- 3. events are spans of days


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2011-03-02", "2011-03-02", "2011-03-02"),
        ("2011-03", "2011-03-01", "2011-03-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2011", "2011-01-01", "2011-12-31"),
        (2011, "2011-01-01", "2011-12-31"),
        ("2010/11", "2010-04-01", "2011-03-31"),
        ("1999/00", "1999-04-01", "2000-03-31"),
    ],
)
def test_a_date_runs_from_its_first_to_its_last_day(written: Any, first: str, last: str) -> None:
    assert parse(written) == Span(date.fromisoformat(first), date.fromisoformat(last))


NOTED = {"value": False, "noted_on": "2011-05-31"}
AS_OF = date(2011, 6, 30)


@pytest.mark.parametrize(
    ("event", "operand", "expected"),
    [
        ("2011-03-01", {"before": "2011-03-02"}, True),
        ("2011-03-02", {"before": "2011-03-02"}, False),
        ("2011-02", {"before": "2011-03"}, True),
        ("2011-03", {"before": "2011-03"}, None),
        ("2011-03-31", {"before": "2011-03"}, False),
        ("2011-03-01", {"before": "2011-03"}, None),
        ("2011-03-02", {"no_later_than": "2011-03-02"}, True),
        ("2011-03-03", {"no_later_than": "2011-03-02"}, False),
        ("2011-03-01", {"no_later_than": "2011-03"}, True),
        ("2011-03-02", {"no_later_than": "2011-03"}, None),
        ("2011-03-03", {"after": "2011-03-02"}, True),
        ("2011-03-02", {"after": "2011-03-02"}, False),
        ("2011-04", {"after": "2011-03"}, True),
        ("2011-03-02", {"after": "2011-03"}, None),
        ("2011-03-02", {"no_earlier_than": "2011-03-02"}, True),
        ("2011-03-01", {"no_earlier_than": "2011-03-02"}, False),
        ("2011-03-31", {"no_earlier_than": "2011-03"}, True),
        ("2011-03-30", {"no_earlier_than": "2011-03"}, None),
        # true is any day up to and including the as-of day
        (True, {"no_later_than": "2011-06-30"}, True),
        (True, {"before": "2011-06-30"}, None),
        (True, {"after": "2011-06-30"}, False),
        # false is no day up to the as-of day, or never
        (False, {"no_later_than": "2011-06-30"}, False),
        (False, {"no_later_than": "2011-07-01"}, None),
        (False, {"after": "2011-06-30"}, True),
        # or no day up to the day it was noted
        (NOTED, {"no_later_than": "2011-05-31"}, False),
        (NOTED, {"no_later_than": "2011-06-01"}, None),
        (NOTED, {"after": "2011-05-31"}, True),
        # absent is any day, or never
        (None, {"no_later_than": "2011-06-30"}, None),
        (None, {"after": "2011-06-30"}, None),
        # equality asks whether it has happened by the as-of day
        ("2011-06-30", True, True),
        ("2011-07-01", True, False),
        ("2011-06", True, True),
        ("2011", True, None),
        (True, True, True),
        (False, True, False),
        (NOTED, True, None),
        (None, True, None),
        ("2011-06-30", False, False),
        ("2011-07-01", False, True),
        (False, False, True),
        ("2011", False, None),
    ],
)
def test_comparing_an_event(event: Any, operand: Any, expected: bool | None) -> None:
    assert holds({"funding.ends": operand}, {"funding.ends": event}, as_of=AS_OF) is expected


def test_an_event_is_compared_with_another_or_with_itself() -> None:
    facts = {"funding.ends": "2011-03", "funding.decided": "2011-04-01"}
    assert holds({"funding.ends": {"before": "funding.decided"}}, facts) is True
    assert holds({"funding.ends": {"no_later_than": "funding.ends"}}, facts) is None


@pytest.mark.parametrize(
    ("day", "unit", "number", "expected"),
    [
        ("2011-03-02", "days", 3, "2011-03-05"),
        ("2011-03-02", "days", -2, "2011-02-28"),
        ("2011-03-02", "weeks", 2, "2011-03-16"),
        ("2011-03-02", "clear days", 5, "2011-03-08"),
        ("2011-03-08", "clear days", -5, "2011-03-02"),
        ("2012-05-31", "months", -3, "2012-02-29"),
        ("2011-01-31", "months", 1, "2011-02-28"),
        ("2011-10-31", "months", 3, "2012-01-31"),
        ("2012-02-29", "months", 12, "2013-02-28"),
    ],
)
def test_so_long_before_or_after_a_day(day: str, unit: str, number: int, expected: str) -> None:
    assert shift(parse(day), unit, number) == parse(expected)


def test_so_long_before_a_span_is_a_span_and_its_open_ends_stay_open() -> None:
    month = Span(date(2011, 2, 28), date(2011, 4, 30))
    assert shift(Span(date(2011, 3, 31), date(2011, 5, 31)), "months", -1) == month
    assert shift(Span(BEGINNING, NEVER), "weeks", 3) == Span(BEGINNING, NEVER)


@pytest.mark.parametrize(
    ("told", "expected"), [("2012-03-30", True), ("2012-03-31", False), ("2012-03", None)]
)
def test_three_months_before_the_money_ends(told: str, expected: bool | None) -> None:
    condition = {
        "funding.organisation_told": {"no_later_than": {"months": 3, "before": "funding.ends"}}
    }
    facts = {"funding.organisation_told": told, "funding.ends": "2012-06-30"}
    assert holds(condition, facts) is expected


@pytest.mark.parametrize(
    ("ended", "expected"), [("2011-03-27", False), ("2011-03-28", True), ("2011-03", None)]
)
def test_a_period_lasts_so_long(ended: str, expected: bool | None) -> None:
    condition = {"procurement.market_engagement": {"lasts_at_least": {"weeks": 4}}}
    facts = {"procurement.market_engagement": {"began": "2011-03-01", "ended": ended}}
    assert holds(condition, facts) is expected


# ---------------------------------------------------------------- 4. lists are open

YES, NO, OPEN = {"resourced": True}, {"resourced": False}, {"name": "reshape"}


@pytest.mark.parametrize(
    ("options", "some", "every", "none"),
    [
        (None, None, None, None),
        ([], None, None, None),
        ({"items": []}, None, None, None),
        ({"items": [], "complete": False}, None, None, None),
        ({"items": [], "complete": True}, False, False, True),
        ([YES], True, None, False),
        ([NO], None, False, None),
        ([OPEN], None, None, None),
        ([YES, NO], True, False, False),
        ({"items": [YES], "complete": True}, True, True, False),
        ({"items": [NO], "complete": True}, False, False, True),
        ({"items": [OPEN], "complete": True}, None, None, None),
        ({"items": [YES, OPEN], "complete": True}, True, None, False),
        ({"items": [NO, OPEN], "complete": True}, None, False, None),
    ],
)
def test_only_a_complete_list_is_all(
    options: Any, some: bool | None, every: bool | None, none: bool | None
) -> None:
    found = [
        holds({name: "option", "in": "options", "all": [{"option.resourced": True}]}, facts)
        for name in ("some", "every", "none")
        for facts in [{"options": options}]
    ]
    assert found == [some, every, none]


@pytest.mark.parametrize(
    ("items", "complete", "test", "expected"),
    [
        ([YES, YES], False, {"at_least": 2}, True),
        ([YES], False, {"at_least": 2}, None),
        ([YES], True, {"at_least": 2}, False),
        ([YES, OPEN], True, {"at_least": 2}, None),
        ([YES, OPEN], True, {"at_least": 1}, True),
        ([YES], False, {"more_than": 0}, True),
        ([YES], True, {"more_than": 1}, False),
        ([YES, OPEN], True, {"more_than": 1}, None),
        ([YES, YES], False, {"at_most": 1}, False),
        ([YES], False, {"at_most": 1}, None),
        ([YES], True, {"at_most": 1}, True),
        ([YES, NO, OPEN], True, {"at_most": 1}, None),
        ([], True, {"less_than": 1}, True),
        ([YES], False, {"less_than": 1}, False),
        ([OPEN], True, {"less_than": 1}, None),
    ],
)
def test_counting(items: list[Any], complete: bool, test: Any, expected: bool | None) -> None:
    condition = {"count": "option", "in": "options", "all": [{"option.resourced": True}], **test}
    assert holds(condition, {"options": {"items": items, "complete": complete}}) is expected


def test_a_quantifier_asks_any_or_none_of_each_item_too() -> None:
    facts = {"options": {"items": [{"resourced": True, "funded": False}], "complete": True}}
    both = [{"option.resourced": True}, {"option.funded": True}]
    assert holds({"some": "option", "in": "options", "all": both}, facts) is False
    assert holds({"some": "option", "in": "options", "any": both}, facts) is True
    assert holds({"every": "option", "in": "options", "none": both}, facts) is False


def test_a_quantifier_inside_another_reads_both_items() -> None:
    exercise = {"after": "step.dated"}
    condition = {
        "every": "step",
        "in": "procurement.steps",
        "all": [
            {
                "some": "exercise",
                "in": "consultation.exercises",
                "all": [{"exercise.ended": exercise}],
            }
        ],
    }
    facts = {
        "procurement.steps": {"items": [{"dated": "2011"}, {"dated": "2012"}], "complete": True},
        "consultation.exercises": [{"ended": "2012-05-01"}, {"ended": "2013-05-01"}],
    }
    assert holds(condition, facts) is True
    assert holds(condition, {**facts, "consultation.exercises": [{"ended": "2012"}]}) is None


def test_a_checklist_is_a_record_of_yes_no_and_not_known() -> None:
    headings = {"costs": {"staff": "staff", "income": "income"}, "risks": {"late": "late"}}
    condition = {"covers": "in_house.template", "headings": headings}
    costs = {"staff": True, "income": {"value": True, "evidence": ["report"]}}
    whole = {"costs": costs, "risks": {"late": True}}
    assert holds(condition, {"in_house.template": whole}) is True
    assert holds(condition, {"in_house.template": {"costs": costs}}) is None
    assert holds(condition, {"in_house.template": {"costs": {"staff": False}}}) is False


def test_for_each_constant_there_is_a_limb() -> None:
    limbs = {"service_users": "section 3(2)(c)", "business_ratepayers": "section 3(2)(b)"}
    condition = {
        "for_each": {"group": limbs},
        "some": "exercise",
        "in": "consultation.exercises",
        "all": [{"exercise.consulted.<group>": True}],
    }
    apart = [{"consulted": {"service_users": True}}, {"consulted": {"business_ratepayers": True}}]
    assert holds(condition, {"consultation.exercises": apart}) is True
    assert holds(condition, {"consultation.exercises": apart[:1]}) is None
    only = {"items": apart[:1], "complete": True}
    assert holds(condition, {"consultation.exercises": only}) is None
    apart[0]["consulted"]["business_ratepayers"] = False
    assert holds(condition, {"consultation.exercises": only}) is False


BEGINS = {
    "events": {
        "procurement.begins": {"first": "step", "in": "procurement.steps", "dated": "step.dated"},
        "decision.begins": {"first_of": ["funding.decided", "funding.ends"]},
    }
}


@pytest.mark.parametrize(
    ("steps", "operand", "expected"),
    [
        (None, {"before": "2012-01-01"}, None),
        ([{"dated": "2011-05-01"}], {"no_later_than": "2011-05-01"}, True),
        ([{"dated": "2011-05-01"}], {"before": "2011-05-01"}, None),
        ([{"dated": "2011-05-01"}], {"no_earlier_than": "2011-05-01"}, None),
        ([{"dated": "2011-05"}, {"dated": "2011-05-20"}], {"no_later_than": "2011-05-20"}, True),
    ],
)
def test_the_first_of_a_list_that_may_lack_items_may_be_earlier(
    steps: Any, operand: Any, expected: bool | None
) -> None:
    facts = {"procurement.steps": steps}
    assert holds({"procurement.begins": operand}, facts, BEGINS) is expected


@pytest.mark.parametrize(
    ("items", "operand", "expected"),
    [
        ([], {"before": "2012-01-01"}, None),
        ([{"dated": "2011-05-01"}], {"no_earlier_than": "2011-05-01"}, True),
        ([{"dated": "2011-05-01"}], {"before": "2011-05-01"}, False),
        ([{"dated": "2011-05"}, {"dated": "2011-05-20"}], {"no_earlier_than": "2011-05-01"}, True),
        ([{"dated": "2011-05"}, {"dated": "2011-05-20"}], {"before": "2011-05-21"}, True),
        ([{"dated": "2011-05-01"}, {}], {"no_earlier_than": "2011-05-01"}, None),
        ([{"dated": "2011-05-01"}, {"dated": False}], {"no_earlier_than": "2011-05-01"}, True),
    ],
)
def test_the_first_of_a_complete_list_is_known(
    items: Any, operand: Any, expected: bool | None
) -> None:
    facts = {"procurement.steps": {"items": items, "complete": True}}
    assert holds({"procurement.begins": operand}, facts, BEGINS) is expected


def test_the_first_of_several_events() -> None:
    facts = {"funding.decided": "2011-05", "funding.ends": "2011-05-20"}
    assert holds({"decision.begins": {"no_earlier_than": "2011-05-01"}}, facts, BEGINS) is True
    assert holds({"decision.begins": {"no_later_than": "2011-05-20"}}, facts, BEGINS) is True
    assert holds({"decision.begins": {"before": "2011-05-20"}}, facts, BEGINS) is None
    assert holds({"decision.begins": True}, {"funding.ends": "2011"}, BEGINS) is True
    assert holds({"decision.begins": False}, {"funding.ends": "2011"}, BEGINS) is False


def test_an_event_came_no_later_than_what_follows_it() -> None:
    begins = {"first_of": ["funding.decided"], "no_later_than": ["funding.ends"]}
    terms = {"events": {"decision.begins": {"citation": "section 1", "says": "it", **begins}}}
    ends = {"funding.ends": "2011-05"}
    early = {"funding.decided": "2010-04-01"}
    assert holds({"decision.begins": {"no_later_than": "2011-05-31"}}, ends, terms) is True
    assert holds({"decision.begins": {"before": "2011-05-31"}}, ends, terms) is None
    assert holds({"decision.begins": {"before": "2010-04-02"}}, early, terms) is True
    assert holds({"decision.begins": {"no_earlier_than": "2010-04-01"}}, early, terms) is True


# ---------------------------------------------------------------- 5. which law

VERSIONS = [
    {"from": "2010-01-01", "until": "2011-01-01", "by": "an order"},
    {"from": "2012-01-01", "by": "an order"},
    {"from": "2013-01-01", "by": "an order", "requires": {"in_house.resourced": False}},
    {"from": "2014-01-01", "by": "an order", "applies_when": {"procurement.urgent": True}},
]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2009-12-31", "not_applicable"),
        ("2010-01-01", "breach"),
        ("2010-12-31", "breach"),
        ("2011-01-01", "not_applicable"),
        ("2011-12-31", "not_applicable"),
        ("2012-01-01", "breach"),
        ("2012-12-31", "breach"),
        ("2013-01-01", "compliant"),
        ("2013-12-31", "compliant"),
        ("2014-01-01", "not_applicable"),
    ],
)
def test_the_day_judged_on_picks_the_version(day: str, expected: str) -> None:
    facts = {
        "decision.in_principle": day,
        "in_house.resourced": False,
        "procurement.urgent": False,
    }
    assert outcome(facts, in_force=VERSIONS) == expected


@pytest.mark.parametrize("day", ["1066-10-14", "1985-12-31", None])
def test_a_judgment_declares_what_was_always_the_law(day: str | None) -> None:
    declared = [{"declared": 1985, "by": "a judgment"}]
    facts = {"decision.in_principle": day, "in_house.resourced": True}
    assert "not_applicable" not in could_be(facts, in_force=declared)


TERMS = {
    "terms": {
        "best value authority": {
            "of": "authority",
            "versions": [
                {"from": "2011-01-01", "by": "A", "holds_when": {"authority.kind": "parish"}},
                {"from": "2012-01-01", "until": "2013-01-01", "by": "B", "holds_when": PLAIN},
            ],
        }
    },
    "amounts": {
        "threshold": {
            "rows": [
                {"from": "2011-01-01", "pounds": 100, "basis": "net of VAT"},
                {"from": "2012-01-01", "pounds": {"low": 80, "high": 90}, "basis": "net of VAT"},
            ]
        }
    },
}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2010-12-31", False),
        ("2011-01-01", True),
        ("2011-12-31", True),
        ("2012-01-01", False),
        ("2012-12-31", False),
        ("2013-01-01", False),
    ],
)
def test_a_term_is_read_on_the_day_judged_on(day: str, expected: bool) -> None:
    facts = {
        "decision.in_principle": day,
        "authority.kind": "parish",
        "in_house.resourced": False,
    }
    condition = {"authority.is": "best value authority"}
    assert holds(condition, facts, TERMS) is expected


@pytest.mark.parametrize(
    ("day", "net", "expected"),
    [
        ("2010-12-31", 100, None),
        ("2011-12-31", 100, True),
        ("2011-12-31", 99, False),
        ("2012-01-01", 90, True),
        ("2012-01-01", 89, None),
        ("2012-01-01", 80, None),
        ("2012-01-01", 79, False),
    ],
)
def test_an_amount_is_read_on_the_day_judged_on(day: str, net: int, expected: bool | None) -> None:
    facts = {"decision.in_principle": day, "procurement.value.net_of_vat": net}
    condition = {"procurement.value": {"at_least": "threshold"}}
    assert holds(condition, facts, TERMS) is expected


@pytest.mark.parametrize(("net", "expected"), [(91, True), (90, None), (81, None), (80, False)])
def test_a_figure_that_is_itself_open_is_a_span(net: int, expected: bool | None) -> None:
    facts = {"decision.in_principle": "2012-01-01", "procurement.value.net_of_vat": net}
    assert holds({"procurement.value": {"more_than": "threshold"}}, facts, TERMS) is expected
    opposite = None if expected is None else not expected
    assert holds({"procurement.value": {"at_most": "threshold"}}, facts, TERMS) is opposite


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2012", {"breach"}),
        ("2012/13", {"breach", "compliant"}),
        ("2013", {"compliant"}),
        ("2011", {"not_applicable"}),
        (None, {"breach", "compliant", "not_applicable", "pending"}),
    ],
)
def test_a_span_is_cut_where_a_version_changes(day: str | None, expected: set[str]) -> None:
    facts = {"decision.in_principle": day, "in_house.resourced": False, "procurement.urgent": True}
    versions = VERSIONS[:3]
    assert could_be(facts, in_force=versions) == expected


def test_a_span_is_cut_where_a_term_or_an_amount_changes() -> None:
    facts = {
        "decision.in_principle": "2011/12",
        "authority.kind": "parish",
        "in_house.resourced": False,
        "procurement.value.net_of_vat": 95,
    }
    term, amount = {"authority.is": "best value authority"}, {"at_least": "threshold"}
    either = {"any": [term, {"procurement.value": amount}]}
    assert holds(term, facts, {"terms": TERMS["terms"]}) is None
    assert holds({"procurement.value": amount}, facts, {"amounts": TERMS["amounts"]}) is None
    # on each piece one of the two holds, so the whole does: 2011 by the term, 2012 by the amount
    assert holds(either, facts, TERMS) is True


def test_each_piece_narrows_the_day_judged_on_wherever_it_is_read() -> None:
    facts = {"decision.in_principle": "2012", "in_house.considered": "2012-06-30"}
    before = {"in_house.considered": {"before": "decision.in_principle"}}
    late = {"from": "2012-07-01", "by": "an order"}
    early = {"from": "2012-01-01", "by": "an order", "until": "2012-07-01"}
    assert outcome(facts, requires=before) == "unknown"
    assert could_be(facts, requires=before, in_force=[late]) == {"compliant", "not_applicable"}
    assert could_be(facts, requires=before, in_force=[early]) == {"breach", "not_applicable"}


def test_a_span_is_cut_after_the_as_of_day() -> None:
    facts = {"decision.in_principle": "2012", "in_house.considered": "2012-07-01"}
    before = {"in_house.considered": {"before": "decision.in_principle"}}
    found = could_be(facts, date(2012, 7, 1), requires=before)
    assert found == {"breach", "pending"}


@pytest.mark.parametrize(
    ("stages", "first", "last"),
    [
        ({"award": "2012-05-01"}, None, "2012-05-01"),
        ({"concept": "2012-03-01"}, "2012-03-01", None),
        ({"concept": "2012-03", "award": "2012-05"}, "2012-03-01", "2012-05-31"),
        (
            {"concept": "2011-03", "options_appraisal": "2012-03-01", "procurement": "2012-05-01"}
            | {"award": "2013"},
            "2012-03-01",
            "2012-05-01",
        ),
        ({"concept": True, "award": False}, None, None),
        ({"concept": "2012-05-02", "award": "2012-05-01"}, None, None),
    ],
)
def test_a_missing_stage_is_bounded_by_the_dated_ones_around_it(
    stages: dict[str, Any], first: str | None, last: str | None
) -> None:
    facts = {f"decision.{stage}": value for stage, value in stages.items()}
    facts["decision.in_principle"] = None
    on: dict[str, Any] = {"judged_on": "funding.decided"}
    facts["funding.decided"] = DAY
    first_day, last_day = first or "1900-01-01", last or "2200-01-01"
    reads = "decision.in_principle"
    no_earlier = holds({reads: {"no_earlier_than": first_day}}, facts, **on)
    no_later = holds({reads: {"no_later_than": last_day}}, facts, **on)
    assert [no_earlier, no_later] == [first and True, last and True]
    if first:
        assert holds({reads: {"after": first_day}}, facts, **on) is None
    if last:
        assert holds({reads: {"before": last_day}}, facts, **on) is None


def test_a_missing_day_judged_on_is_bounded_too() -> None:
    facts: dict[str, Any] = {"decision.in_principle": None, "decision.award": "2012-12-31"}
    facts |= {"decision.concept": "2012-01-01", "in_house.resourced": False}
    assert outcome(facts, in_force=VERSIONS) == "breach"
    assert outcome({**facts, "decision.award": "2013-01-01"}, in_force=VERSIONS) == "unknown"


def test_two_accounts_of_a_stage_leave_it_missing() -> None:
    two = {"accounts": [{"value": "2012-06-01"}, {"value": "2019-06-01"}]}
    facts: dict[str, Any] = {"decision.in_principle": two, "decision.award": "2012-12-31"}
    facts |= {"decision.concept": "2012-01-01", "in_house.resourced": False}
    assert outcome(facts, in_force=VERSIONS) == "breach"


def test_the_day_judged_on_may_be_the_first_of_several_events() -> None:
    one = {"in_house.resourced": False, "procurement.steps": [{"dated": "2012-06-01"}]}
    all_of_them = {**one, "procurement.steps": {"items": [{"dated": "2012-06"}], "complete": True}}
    keys: dict[str, Any] = {"judged_on": "procurement.begins", "in_force": VERSIONS}
    assert could_be(one, terms=BEGINS, **keys) == {"not_applicable", "breach"}
    assert outcome(all_of_them, terms=BEGINS, **keys) == "breach"
    either = {"funding.decided": "2013-02-01", "funding.ends": "2012-02-01"}
    keys["judged_on"] = "decision.begins"
    assert outcome({**either, "in_house.resourced": False}, terms=BEGINS, **keys) == "breach"


# ---------------------------------------------------------------- 6. the outcome

APPLIES = {"procurement.urgent": True}
EXCEPTIONS = [
    {
        "id": "light",
        "when": {"procurement.light_touch": True},
        "unless": [
            {"id": "call-off", "when": {"procurement.is_call_off": True}},
            {"id": "works", "when": {"procurement.buys": "works"}},
        ],
    },
    {"id": "in-house", "when": {"social_value.measures_in_house": True}},
]
REASONS = "departures.oracle/r1.reasons_recorded"
WHOLE: dict[str, Any] = {
    "applies_when": APPLIES,
    "due": "funding.ends",
    "exceptions": EXCEPTIONS,
    "departure": {"citation": "section 3", "reasons": REASONS, "says": "for a good reason"},
    "modality": "should",
}
BREACH = {
    "procurement.urgent": True,
    "funding.ends": "2012-01-01",
    "in_house.resourced": False,
    "procurement.light_touch": False,
    "procurement.is_call_off": False,
    "procurement.buys": "services",
    "social_value.measures_in_house": False,
    REASONS: False,
}
EXCUSED = {"procurement.light_touch": True}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "breach"),
        ({"procurement.urgent": False}, "not_applicable"),
        ({"funding.ends": "2101-01-01"}, "pending"),
        ({"funding.ends": False}, "pending"),
        ({"funding.ends": "2100-01-01"}, "breach"),
        ({"in_house.resourced": True}, "compliant"),
        (EXCUSED, "excused"),
        ({**EXCUSED, "procurement.is_call_off": True}, "breach"),
        ({**EXCUSED, "procurement.buys": "works"}, "breach"),
        ({"social_value.measures_in_house": True}, "excused"),
        (
            {**EXCUSED, "procurement.buys": "works", "social_value.measures_in_house": True},
            "excused",
        ),
        ({REASONS: "2012-01-01"}, "judgement"),
        ({REASONS: "2100-01-02"}, "breach"),
        # the order: not applicable, pending, compliant, excused, judgement, breach
        ({"procurement.urgent": False, "funding.ends": "2101-01-01"}, "not_applicable"),
        ({"in_house.resourced": True, "funding.ends": "2101-01-01"}, "pending"),
        ({"in_house.resourced": True, **EXCUSED}, "compliant"),
        ({**EXCUSED, REASONS: "2012-01-01"}, "excused"),
    ],
)
def test_the_order_of_outcomes(facts: dict[str, Any], expected: str) -> None:
    assert outcome({**BREACH, **facts}, **WHOLE) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"procurement.urgent": None}, {"not_applicable", "breach"}),
        ({"funding.ends": None}, {"pending", "breach"}),
        ({"in_house.resourced": None}, {"compliant", "breach"}),
        ({"procurement.light_touch": None}, {"excused", "breach"}),
        ({"procurement.is_call_off": None}, {"breach"}),
        ({**EXCUSED, "procurement.is_call_off": None}, {"excused", "breach"}),
        ({REASONS: None}, {"judgement", "breach"}),
        # a part that is not reached is not asked
        ({"procurement.urgent": False, "in_house.resourced": None}, {"not_applicable"}),
        ({"funding.ends": "2101-01-01", "in_house.resourced": None}, {"pending"}),
        ({"in_house.resourced": True, "procurement.light_touch": None}, {"compliant"}),
        ({**EXCUSED, REASONS: None}, {"excused"}),
        (
            dict.fromkeys(BREACH),
            {"not_applicable", "pending", "compliant", "excused", "judgement", "breach"},
        ),
    ],
)
def test_a_part_not_known_may_be_either(facts: dict[str, Any], expected: set[str]) -> None:
    assert could_be({**BREACH, **facts}, **WHOLE) == expected
    settled = next(iter(expected)) if len(expected) == 1 else "unknown"
    assert outcome({**BREACH, **facts}, **WHOLE) == settled


def test_due_is_the_day_judged_on_unless_said_and_may_be_so_long_after() -> None:
    done = {"in_house.resourced": True}
    assert outcome(done, date(2011, 3, 1)) == "pending"
    assert outcome(done, date(2011, 3, 2)) == "compliant"
    due = {"weeks": 1, "after": "decision.in_principle"}
    assert outcome(done, date(2011, 3, 8), due=due) == "pending"
    assert outcome(done, date(2011, 3, 9), due=due) == "compliant"


def test_no_reason_turns_a_breach_of_law_without_departure_into_judgement() -> None:
    assert outcome({"in_house.resourced": False, REASONS: "2012-01-01"}) == "breach"


T, F, N = {"procurement.urgent": True}, {"procurement.urgent": False}, {"service.staff": 1}


@pytest.mark.parametrize(
    ("nodes", "every", "some", "none"),
    [
        ([T, T], True, True, False),
        ([T, F], False, True, False),
        ([F, F], False, False, True),
        ([T, N], None, True, False),
        ([F, N], False, None, None),
        ([N, N], None, None, None),
    ],
)
def test_conditions_are_strong_kleene(
    nodes: list[Any], every: bool | None, some: bool | None, none: bool | None
) -> None:
    found = [holds({name: nodes}, {"procurement.urgent": True}) for name in ("all", "any", "none")]
    assert found == [every, some, none]


def test_nothing_tries_out_the_values_of_single_facts() -> None:
    assert holds({"any": [{"in_house.resourced": True}, {"in_house.resourced": False}]}) is None


def test_a_citation_beside_a_condition_changes_nothing() -> None:
    limb = {**PLAIN, "citation": "section 1(3)(a)"}
    assert holds({"all": [limb]}, {"in_house.resourced": True}) is True


@pytest.mark.parametrize(
    ("number", "operand", "expected"),
    [
        (3, 3, True),
        (3, 4, False),
        (3, {"one_of": [2, 3]}, True),
        (3, {"one_of": [2, 4]}, False),
        (3, {"at_least": 3}, True),
        (2, {"at_least": 3}, False),
        (4, {"more_than": 3}, True),
        (3, {"more_than": 3}, False),
        (3, {"at_most": 3}, True),
        (4, {"at_most": 3}, False),
        (2, {"less_than": 3}, True),
        (3, {"less_than": 3}, False),
    ],
)
def test_comparing_a_number(number: int, operand: Any, expected: bool) -> None:
    assert holds({"service.staff": operand}, {"service.staff": number}) is expected


@pytest.mark.parametrize(
    ("operand", "expected"),
    [("keep", True), ("cease", False), ({"one_of": ["cease", "keep"]}, True)],
)
def test_comparing_a_choice(operand: Any, expected: bool) -> None:
    assert holds({"decision.proposes": operand}, {"decision.proposes": "keep"}) is expected


OPEN_JUDGEMENT = {"equality.due_regard": {"judged": True}}
REVIEWS = {"in": "best_value.reviews", "all": [OPEN_JUDGEMENT]}


@pytest.mark.parametrize(
    ("requires", "facts", "expected"),
    [
        (OPEN_JUDGEMENT, {}, "judgement"),
        ({"all": [OPEN_JUDGEMENT, PLAIN]}, {}, "unknown"),
        ({"all": [OPEN_JUDGEMENT, PLAIN]}, {"in_house.resourced": True}, "judgement"),
        ({"all": [OPEN_JUDGEMENT, PLAIN]}, {"in_house.resourced": False}, "breach"),
        # what a known node stands on does not matter any more
        ({"all": [OPEN_JUDGEMENT, {"any": [T, N]}]}, {"procurement.urgent": True}, "judgement"),
        ({"none": [OPEN_JUDGEMENT, {"all": [F, N]}]}, {"procurement.urgent": True}, "judgement"),
        # the items of a list that are not known matter, and the list if it may lack some
        ({"some": "review", **REVIEWS}, {"best_value.reviews": [{}]}, "unknown"),
        (
            {"some": "review", **REVIEWS},
            {"best_value.reviews": {"items": [{}], "complete": True}},
            "judgement",
        ),
        (
            {"count": "review", **REVIEWS, "at_most": 0},
            {"best_value.reviews": {"items": [{}], "complete": True}},
            "judgement",
        ),
        ({"count": "review", **REVIEWS, "at_most": 0}, {"best_value.reviews": [{}]}, "unknown"),
    ],
)
def test_it_is_a_judgement_if_only_judgements_are_open(
    requires: Any, facts: dict[str, Any], expected: str
) -> None:
    assert outcome(facts, requires=requires) == expected


def test_only_the_parts_that_are_reached_matter() -> None:
    exceptions = [{"id": "urgent", "when": {"procurement.urgent": True}}]
    keys: dict[str, Any] = {"applies_when": OPEN_JUDGEMENT, "exceptions": exceptions}
    assert outcome({"in_house.resourced": True}, **keys) == "judgement"
    assert outcome({"in_house.resourced": False}, **keys) == "unknown"
    assert outcome({"in_house.resourced": False, "procurement.urgent": False}, **keys) == (
        "judgement"
    )


def test_the_unless_of_an_exception_matters_with_it() -> None:
    unless = [{"id": "late", "when": {"procurement.urgent": True}}]
    exceptions = [{"id": "e", "when": OPEN_JUDGEMENT, "unless": unless}]
    facts = {"in_house.resourced": False}
    assert outcome(facts, exceptions=exceptions) == "unknown"
    assert outcome({**facts, "procurement.urgent": False}, exceptions=exceptions) == "judgement"
    assert outcome({**facts, "procurement.urgent": True}, exceptions=exceptions) == "breach"


def test_the_day_judged_on_is_open_if_its_pieces_differ() -> None:
    facts = {"decision.in_principle": "2012/13", "in_house.resourced": False}
    assert outcome(facts, requires=OPEN_JUDGEMENT, in_force=VERSIONS[1:2]) == "judgement"
    earlier = {**facts, "decision.in_principle": "2011/12"}
    assert outcome(earlier, requires=OPEN_JUDGEMENT, in_force=VERSIONS[1:2]) == "unknown"


# ---------------------------------------------------------------- 7. monotone


def test_learning_only_takes_outcomes_away() -> None:
    learned = 0
    for seed in range(1000):
        rule, terms, case, as_of = random_case_and_rule(seed)
        known = evaluate(rule, terms, case, as_of)[1]
        for step in range(5):
            case = learn(case, 5 * seed + step)
            more = evaluate(rule, terms, case, as_of)[1]
            assert more <= known, f"seed {seed}, step {step}"
            learned += more < known
            known = more
    assert learned > 100


def test_learning_tells_something_new_and_leaves_the_case_it_was_given() -> None:
    told = 0
    for seed in range(200):
        case = random_case_and_rule(seed)[2]
        before = json.dumps(case)
        after = learn(case, seed)
        assert json.dumps(case) == before
        assert learn(case, seed) == after
        told += after != case
    assert told > 190


# ---------------------------------------------------------------- 8. judgement

AUTHORITYS = {"equality.due_regard": {"asks": "Was it?", "weigh": [], "whose": "authority"}}
READERS = {"equality.due_regard": {"asks": "Was it?", "weigh": []}}


@pytest.mark.parametrize(
    ("fact", "of_reader", "of_authority"),
    [
        (None, None, None),
        ({"note": "asked"}, None, None),
        ({"value": True}, True, None),
        ({"value": False}, False, None),
        ({"value": True, "dated": "2011-03-01"}, True, True),
        ({"value": False, "dated": "2011-03-02"}, False, False),
        ({"value": True, "dated": "2011-03-03"}, True, None),
        ({"value": True, "dated": "2011-02"}, True, True),
        ({"value": True, "dated": "2011-03"}, True, None),
        ({"value": True, "dated": "2011-03-01", "until": "2100-01-01"}, True, True),
        ({"value": True, "dated": "2011-03-01", "until": "2099-12-31"}, None, None),
        ({"accounts": [{"value": True}, {"value": False}]}, None, None),
    ],
)
def test_a_judgement_is_open_if_absent_past_its_day_or_too_late(
    fact: Any, of_reader: bool | None, of_authority: bool | None
) -> None:
    facts = {"equality.due_regard": fact}
    assert holds(OPEN_JUDGEMENT, facts, judgement=READERS) is of_reader
    assert holds(OPEN_JUDGEMENT, facts) is of_reader
    assert holds(OPEN_JUDGEMENT, facts, judgement=AUTHORITYS) is of_authority
    if of_authority is None:
        assert outcome(facts, requires=OPEN_JUDGEMENT, judgement=AUTHORITYS) == "judgement"


def test_a_judgement_may_be_asked_for_no() -> None:
    no = {"equality.due_regard": {"judged": False}}
    assert holds(no, {"equality.due_regard": {"value": False}}) is True
    assert holds(no, {"equality.due_regard": {"value": True}}) is False


def test_the_judgement_of_an_item_is_declared_by_its_whole_path() -> None:
    whose = {"consultation.exercises.formative": {"whose": "authority"}}
    condition = {
        "some": "exercise",
        "in": "consultation.exercises",
        "all": [{"exercise.formative": {"judged": True}}],
    }
    facts = {"consultation.exercises": [{"formative": {"value": True, "dated": "2011-03-03"}}]}
    assert holds(condition, facts) is True
    assert holds(condition, facts, judgement=whose) is None


# ---------------------------------------------------------------- 9. force


@pytest.mark.parametrize(
    ("modality", "expected"),
    [
        ("must", "law"),
        ("must not", "law"),
        ("must have regard to", "law"),
        ("must consider", "law"),
        ("should", "guidance"),
        ("encouraged", "good practice"),
        ("good practice", "good practice"),
        ("local policy", "good practice"),
    ],
)
def test_the_modality_gives_the_force(modality: str, expected: str) -> None:
    assert evaluate(a_rule(modality=modality), {}, a_case({}), LATE)[2] == expected


@pytest.mark.parametrize(
    ("adopted", "expected"),
    [
        ("2011-03-02", "adopted policy"),
        ("2011-03-03", "good practice"),
        (False, "good practice"),
        ("2011-03", "adoption not known"),
        (None, "adoption not known"),
    ],
)
def test_adoption_decides_the_force_of_a_local_policy_never_its_outcome(
    adopted: Any, expected: str
) -> None:
    binds = {"policies.local.adopted": {"no_later_than": "decision.in_principle"}}
    rule = a_rule(modality="local policy", binds_when=binds)
    case = a_case({"policies.local.adopted": adopted, "in_house.resourced": False})
    assert evaluate(rule, {}, case, LATE) == ("breach", frozenset({"breach"}), expected)


# ---------------------------------------------------------------- 10. money

NET, WITH_VAT = "net of VAT", "including VAT"


@pytest.mark.parametrize(
    ("value", "basis", "at_least", "more_than"),
    [
        ({"net_of_vat": 100}, NET, True, False),
        ({"net_of_vat": 99}, NET, False, False),
        ({"including_vat": 100}, WITH_VAT, True, False),
        ({"including_vat": 99}, WITH_VAT, False, False),
        # net already at the figure settles 'including VAT at the figure'
        ({"net_of_vat": 100}, WITH_VAT, True, None),
        ({"net_of_vat": 101}, WITH_VAT, True, True),
        ({"net_of_vat": 99}, WITH_VAT, None, None),
        # including VAT below the figure settles 'net below'
        ({"including_vat": 99}, NET, False, False),
        ({"including_vat": 100}, NET, None, False),
        ({"including_vat": 120}, NET, None, None),
        # each basis has its own fact
        ({"net_of_vat": 100, "including_vat": 120}, NET, True, False),
        ({"net_of_vat": 90, "including_vat": 108}, WITH_VAT, True, True),
        # pounds unless said; another currency says nothing
        ({"net_of_vat": 100, "currency": "GBP"}, NET, True, False),
        ({"net_of_vat": 100, "currency": {"note": "not said"}}, NET, True, False),
        ({"net_of_vat": 100, "currency": "EUR"}, NET, None, None),
        (
            {"net_of_vat": 1, "currency": {"accounts": [{"value": "GBP"}, {"value": "EUR"}]}},
            NET,
            None,
            None,
        ),
    ],
)
def test_money(value: Any, basis: str, at_least: bool | None, more_than: bool | None) -> None:
    facts = {"procurement.value": value}
    opposites = {"at_least": "less_than", "more_than": "at_most"}
    for operator, expected in (("at_least", at_least), ("more_than", more_than)):
        condition = {"procurement.value": {operator: 100, "basis": basis}}
        assert holds(condition, facts) is expected
        opposite = {"procurement.value": {opposites[operator]: 100, "basis": basis}}
        assert holds(opposite, facts) is (None if expected is None else not expected)


def test_the_basis_is_that_of_the_amount_unless_said() -> None:
    facts = {"procurement.value.including_vat": 120}
    amount = {"at_least": "threshold"}
    assert holds({"procurement.value": amount}, facts, TERMS) is None
    assert holds({"procurement.value": {**amount, "basis": WITH_VAT}}, facts, TERMS) is True


# ---------------------------------------------------------------- the generator

SEEDS = 3000
Made = tuple[dict[str, Any], dict[str, Any], dict[str, Any], date]
NUMBERS = ("at_least", "more_than", "at_most", "less_than")
OPERATORS = {
    *("all", "any", "none", "some item", "every item", "none item"),
    *(f"count {name}" for name in NUMBERS),
    *(f"{name} number" for name in NUMBERS),
    *(f"{name} money" for name in NUMBERS),
    *("before", "no_later_than", "after", "no_earlier_than", "lasts_at_least"),
    *("equality", "one_of", "event True", "event False", "judged True", "judged False"),
    *("is", "for_each", "covers"),
}


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return [random_case_and_rule(seed) for seed in range(SEEDS)]


def test_the_generator_reaches_every_outcome_force_and_truth(made: list[Made]) -> None:
    seen: set[tuple[str, bool | None]] = set()
    found = [evaluate(*one, seen=seen) for one in made]
    assert {outcome for outcome, _, _ in found} == {
        *("compliant", "breach", "excused", "unknown", "judgement", "not_applicable", "pending")
    }
    assert {force for _, _, force in found} == {
        *("law", "guidance", "adopted policy", "good practice", "adoption not known")
    }
    assert seen == {(name, truth) for name in OPERATORS for truth in (True, False, None)}


def test_the_generator_writes_all_that_the_language_has(made: list[Made]) -> None:
    written = [json.dumps(one[:3]) for one in made]
    wanted = [
        *('"days":', '"clear days":', '"weeks":', '"months":', '"until":', '"declared":'),
        *('"unless":', '"departure":', '"binds_when":', '"due":', '"judgement":', '"citation":'),
        *(
            '"low":',
            '"basis":',
            '"first_of":',
            '"first":',
            '"no_later_than": ["',
            '"accounts":',
            '"noted_on":',
        ),
        *('"complete": true', '"items": []', '"whose": "authority"', '"currency": "EUR"'),
    ]
    assert [words for words in wanted if not any(words in text for text in written)] == []
    assert any(len(one[0]["in_force"]) > 1 for one in made)


def test_the_generator_makes_the_same_of_the_same_seed(made: list[Made]) -> None:
    assert [random_case_and_rule(seed) for seed in range(100)] == made[:100]


def test_a_generated_rule_has_the_keys_of_a_rule_file_in_order(made: list[Made]) -> None:
    order = (
        *("id", "title", "citation", "says", "modality", "bearer", "action", "judged_on", "due"),
        *("in_force", "binds_when", "applies_when", "judgement", "requires", "exceptions"),
        *("departure", "remedy"),
    )
    optional = {"due", "binds_when", "applies_when", "judgement", "exceptions", "departure"}
    for rule, *_ in made:
        assert [key for key in order if key in rule] == list(rule)
        assert set(order) - set(rule) <= optional
