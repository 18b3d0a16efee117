"""Each small change of a condition, a rule file and terms.yaml, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bvrules.mutation.conditions import of_condition
from bvrules.mutation.files import of_rule, of_terms
from bvrules.yamltext import read_yaml
from tests.shown import RULES, TERMS, written

if TYPE_CHECKING:
    from bvrules.law import Rule
    from bvrules.reading import Node

CONDITIONS = {
    "in_house.resourced: true": ["in_house.resourced / true becomes false"],
    "in_house.considered: false": ["in_house.considered / false becomes true"],
    "decision.proposes: outsource": [],
    "decision.proposes: { one_of: [outsource, trust] }": [
        "decision.proposes / one_of / outsource / left out",
        "decision.proposes / one_of / trust / left out",
    ],
    "decision.proposes: { one_of: [outsource] }": [],
    "in_house.plan.years: 0": ["in_house.plan.years / 0 becomes 1"],
    "in_house.plan.years: { at_least: 3 }": [
        "in_house.plan.years / at_least becomes more_than",
        "in_house.plan.years / at_least / 3 becomes 2",
        "in_house.plan.years / at_least / 3 becomes 4",
    ],
    "procurement.value: { at_most: services threshold }": [
        "procurement.value / at_most becomes less_than",
    ],
    "procurement.value: { less_than: 1.5, basis: net of VAT }": [
        "procurement.value / less_than becomes at_most",
        "procurement.value / less_than / 1.5 becomes 0.5",
        "procurement.value / less_than / 1.5 becomes 2.5",
    ],
    "funding.ends: { after: decision.award }": ["funding.ends / after becomes no_earlier_than"],
    "funding.ends: { before: 2012-02-29 }": [
        "funding.ends / before becomes no_later_than",
        "funding.ends / before / 2012-02-29 becomes 2012-02-28",
        "funding.ends / before / 2012-02-29 becomes 2012-03-01",
    ],
    "decision.award: { no_earlier_than: { months: 3, before: 2015-01-01 } }": [
        "decision.award / no_earlier_than becomes after",
        "decision.award / no_earlier_than / months / 3 becomes 2",
        "decision.award / no_earlier_than / months / 3 becomes 4",
        "decision.award / no_earlier_than / before / 2015-01-01 becomes 2014-12-31",
        "decision.award / no_earlier_than / before / 2015-01-01 becomes 2015-01-02",
    ],
    "exercise: { lasts_at_least: { weeks: 12 } }": [
        "exercise / lasts_at_least / weeks / 12 becomes 11",
        "exercise / lasts_at_least / weeks / 12 becomes 13",
    ],
    "best_value.arrangements_adequate: { judged: true }": [
        "best_value.arrangements_adequate / judged / true becomes false",
    ],
    "authority.is: best value authority": [],
    "{ all: [a.b: true, a.b: false, a.c: { before: d.e }], citation: section 1 }": [
        "all becomes any",
        "all / a.b true / left out",
        "all / a.b true / true becomes false",
        "all / a.b false / left out",
        "all / a.b false / false becomes true",
        "all / a.c / left out",
        "all / a.c / before becomes no_later_than",
    ],
    "any: [a.c: { before: d.e }, a.c: { after: d.f }]": [
        "any becomes all",
        "any / a.c / left out",
        "any / a.c / before becomes no_later_than",
        "any / a.c (2) / left out",
        "any / a.c (2) / after becomes no_earlier_than",
    ],
    "none: [{ a.b: x }]": ["none becomes any"],
    "all: [{ a.b: x }]": [],
    "all: [any: [{ a.b: x }, { a.b: y }], a.c: x]": [
        "all becomes any",
        "all / any / left out",
        "all / any / any becomes all",
        "all / any / a.b x / left out",
        "all / any / a.b y / left out",
        "all / a.c x / left out",
    ],
    "{ some: e, in: a.es, all: [{ e.b: x }] }": ["some becomes every"],
    "{ every: e, in: a.es, any: [{ e.b: x }] }": ["every becomes some"],
    "{ none: e, in: a.es, any: [{ e.b: x }] }": ["none becomes some"],
    "{ count: e, in: a.es, at_least: 2, all: [{ e.b: x }] }": [
        "at_least becomes more_than",
        "at_least / 2 becomes 1",
        "at_least / 2 becomes 3",
    ],
}


@pytest.mark.parametrize("text", CONDITIONS)
def test_a_condition_is_changed_in_each_of_these_ways(text: str) -> None:
    (node,) = read_yaml(text)
    assert [each.key for each in of_condition(node)] == CONDITIONS[text]


@pytest.mark.parametrize("text", CONDITIONS)
def test_each_change_makes_another_condition_and_leaves_the_first_as_it_was(text: str) -> None:
    (node,) = read_yaml(text)
    changed = [each.node.plain() for each in of_condition(node)]
    assert node.plain() == read_yaml(text)[0].plain()
    assert node.plain() not in changed
    assert all(each not in changed[:at] for at, each in enumerate(changed))


def test_a_change_is_shown_where_it_stands_with_the_text_before_and_after() -> None:
    (node,) = read_yaml("all:\n  - a.b: true\n  - a.c: { at_least: 3 }\n")
    told = [
        (each.line, each.column, each.what, each.before, each.after) for each in of_condition(node)
    ]
    three, four = "a.c: { at_least: 3 }", "a.c: { at_least: 4 }"
    assert told == [
        (1, 1, "all becomes any", "all: [{ a.b: true }, { a.c: { at_least: 3 } }]", ANY),
        (2, 5, "left out", "{ a.b: true }", ""),
        (2, 10, "true becomes false", "a.b: true", "a.b: false"),
        (3, 5, "left out", f"{{ {three} }}", ""),
        (3, 12, "at_least becomes more_than", three, "a.c: { more_than: 3 }"),
        (3, 22, "3 becomes 2", three, "a.c: { at_least: 2 }"),
        (3, 22, "3 becomes 4", three, four),
    ]


ANY = "any: [{ a.b: true }, { a.c: { at_least: 3 } }]"

RULE = """\
due: { weeks: 1, after: decision.award }
in_force:
  - from: 2000-04-01
    until: 2010-04-01
  - declared: 1985
    requires: { a.b: true }
  - from: 2020-01-01
    prospective: true
applies_when: { authority.is: council }
binds_when: { policies.ours.adopted: { before: decision.award } }
requires:
  for_each: { group: { staff: section 1, unions: section 2 } }
  some: exercise
  in: consultation.exercises
  all: [exercise.consulted.<group>: true]
exceptions:
  - id: urgent
    when: { a.c: x }
    unless: [{ id: late, when: { a.d: { judged: true } } }]
  - id: small
    when: { a.e: x }
departure: { reasons: a.f }
remedy: { before: Do it., after: 2000-01-01 }
"""


def test_a_rule_is_changed_in_each_of_these_ways() -> None:
    (node,) = read_yaml(RULE)
    assert [each.key for each in of_rule(node)] == [
        "due / left out",
        "due / weeks / 1 becomes 0",
        "due / weeks / 1 becomes 2",
        "in_force / 2000-04-01 / from / 2000-04-01 becomes 2000-03-31",
        "in_force / 2000-04-01 / from / 2000-04-01 becomes 2000-04-02",
        "in_force / 2000-04-01 / until / 2010-04-01 becomes 2010-03-31",
        "in_force / 2000-04-01 / until / 2010-04-01 becomes 2010-04-02",
        "in_force / 1985 / declared / 1985 becomes 1984",
        "in_force / 1985 / declared / 1985 becomes 1986",
        "in_force / 1985 / requires / left out",
        "in_force / 1985 / requires / a.b / true becomes false",
        "in_force / 2020-01-01 / from / 2020-01-01 becomes 2019-12-31",
        "in_force / 2020-01-01 / from / 2020-01-01 becomes 2020-01-02",
        "in_force / 2020-01-01 / prospective / left out",
        "applies_when / left out",
        "binds_when / left out",
        "binds_when / policies.ours.adopted / before becomes no_later_than",
        "requires / for_each / group / staff / left out",
        "requires / for_each / group / unions / left out",
        "requires / some becomes every",
        "requires / all / exercise.consulted.<group> true / true becomes false",
        "exceptions / urgent / left out",
        "exceptions / urgent / unless / late / left out",
        "exceptions / urgent / unless / late / when / a.d / judged / true becomes false",
        "exceptions / small / left out",
        "departure / left out",
    ]


def test_the_last_heading_of_a_group_goes_with_its_group() -> None:
    (node,) = read_yaml("requires: { covers: a.t, headings: { x: { a: A, b: B }, y: { c: C } } }")
    changes = list(of_rule(node))
    assert [each.key for each in changes] == [
        "requires / headings / x / a / left out",
        "requires / headings / x / b / left out",
        "requires / headings / y / left out",
    ]
    assert list(changes[-1].node.plain()["requires"]["headings"]) == ["x"]


TERMS_TEXT = """\
parameters:
  horizon: { says: years, unit: years, is: 3, at_least: 1, at_most: 10 }
amounts:
  figure:
    rows: [{ from: 2000-04-01, pounds: 5 }, { from: 2001-04-01, pounds: { low: 6, high: 0 } }]
events:
  begins: { first: step, in: steps, dated: step.dated }
  settled: { first_of: [a.b, a.c] }
terms:
  council:
    versions: [{ from: 2000-04-01, holds_when: { a.b: true } }]
"""


def test_terms_are_changed_in_each_of_these_ways() -> None:
    (node,) = read_yaml(TERMS_TEXT)
    found = [(name, each.key.partition(f" / {name} / ")[2]) for name, each in of_terms(node)]
    assert found == [
        ("horizon", "is / 3 becomes 2"),
        ("horizon", "is / 3 becomes 4"),
        ("figure", "rows / 2000-04-01 / from / 2000-04-01 becomes 2000-03-31"),
        ("figure", "rows / 2000-04-01 / from / 2000-04-01 becomes 2000-04-02"),
        ("figure", "rows / 2000-04-01 / pounds / 5 becomes 4"),
        ("figure", "rows / 2000-04-01 / pounds / 5 becomes 6"),
        ("figure", "rows / 2001-04-01 / from / 2001-04-01 becomes 2001-03-31"),
        ("figure", "rows / 2001-04-01 / from / 2001-04-01 becomes 2001-04-02"),
        ("figure", "rows / 2001-04-01 / pounds / low / 6 becomes 5"),
        ("figure", "rows / 2001-04-01 / pounds / low / 6 becomes 7"),
        ("figure", "rows / 2001-04-01 / pounds / high / 0 becomes 1"),
        ("settled", "first_of / a.b / left out"),
        ("settled", "first_of / a.c / left out"),
        ("council", "versions / 2000-04-01 / from / 2000-04-01 becomes 2000-03-31"),
        ("council", "versions / 2000-04-01 / from / 2000-04-01 becomes 2000-04-02"),
        ("council", "versions / 2000-04-01 / holds_when / a.b / true becomes false"),
    ]


def law(file: str) -> Node:
    return read_yaml(written(file), first_document_only=True)[0]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_no_two_changes_of_a_rule_have_one_name(rule: Rule) -> None:
    keys = [each.key for each in of_rule(law(rule.file))]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("ruleset", sorted({ruleset for ruleset, _ in TERMS}))
def test_no_two_changes_of_terms_have_one_name(ruleset: str) -> None:
    keys = [each.key for _, each in of_terms(law(f"{ruleset}/terms.yaml"))]
    assert len(set(keys)) == len(keys)
