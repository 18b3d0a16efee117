"""Time limits are read like rules, and those that are shipped are for rules that there are."""

from __future__ import annotations

import pytest

from bvrules import shipped_rulesets
from bvrules.dates import iso, read_day
from bvrules.errors import RulesetError
from bvrules.shipped import shipped_time_limits
from bvrules.timelimit import read_time_limits

GOOD = """\
judicial-review:
  title: A claim for judicial review
  citation: Civil Procedure Rules 1998 rule 54.5(1)
  nations: [England, Wales]
  of: [lga-1999]
  takes: { months: 3 }
  counts_from: the breach
  says: The court can ask for more promptness.
  from: 2000-10-02
  state: secondary
"""


@pytest.mark.parametrize(
    ("takes", "counts_from", "since", "last"),
    [
        ("{ months: 3 }", "the breach", "2010-11-30", "2011-02-28"),
        ("{ months: 3 }", "the breach", "2011-03-02", "2011-06-02"),
        ("{ months: 3 }", "the breach and its day", "2015-09-22", "2015-12-21"),
        ("{ days: 30 }", "knowledge", "2025-06-02", "2025-07-01"),
    ],
)
def test_the_last_day_is_counted_with_the_first_or_without(
    takes: str, counts_from: str, since: str, last: str
) -> None:
    text = GOOD.replace("{ months: 3 }", takes).replace(
        "counts_from: the breach", f"counts_from: {counts_from}"
    )
    (found,) = read_time_limits(text, "time_limits.yaml")
    assert iso(found.last_day(read_day(since))) == last


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("months: 3", "moons: 3", "6:10: this takes one of days, clear days"),
        ("months: 3", "months: soon", "expected a whole number"),
        ("England, Wales", "England, Narnia", "`Narnia` is not one of the words for this"),
        ("counts_from: the breach", "counts_from: the moon", "`the moon` is not one of the words"),
        ("state: secondary", "state: rumoured", "`rumoured` is not one of the words for this"),
        ("  says: The", "  said: The", "no key is called `said` here"),
    ],
)
def test_a_mistake_is_told_with_its_place(old: str, new: str, said: str) -> None:
    with pytest.raises(RulesetError) as caught:
        read_time_limits(GOOD.replace(old, new), "time_limits.yaml")
    assert said in "\n".join(map(str, caught.value.problems))


def test_those_that_are_shipped_name_rules_of_law_that_there_are() -> None:
    names = {
        name
        for ruleset in shipped_rulesets()
        for name in (ruleset.id, *(r.id for r in ruleset.rules))
    }
    for each in shipped_time_limits():
        assert set(each.of) <= names, each.id
        assert list(each.of) == sorted(each.of)


def test_a_rule_that_speaks_of_judicial_review_has_a_time_limit() -> None:
    limits = shipped_time_limits()
    for ruleset in shipped_rulesets():
        for rule in ruleset.rules:
            if rule.consequence and "judicial review" in rule.consequence.says:
                assert any({rule.id, rule.ruleset} & set(each.of) for each in limits), rule.id
