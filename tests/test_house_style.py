"""
The house style of the shipped rules: each test is one law of it, asked of each rule.

What examples have to show is computed from the rule's own conditions: `tests/shown.py`.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, get_args

import pytest

from bvrules.condition import Compared, Lasts, Ordered
from bvrules.dates import iso, read_day
from bvrules.period import Amount, State
from tests.shown import (
    AMOUNTS,
    FOLDERS,
    RULES,
    RULESETS,
    TERMS,
    comparisons,
    days_over,
    defined,
    every_leaf,
    examples,
    figures,
    leaves,
    limbs,
    reached,
    setting_of,
    shown,
    sums,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from bvrules.citation import Citation
    from bvrules.condition import Condition
    from bvrules.law import Rule, Ruleset
    from bvrules.truth import Truth

each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
each_ruleset = pytest.mark.parametrize("ruleset", RULESETS.values(), ids=RULESETS)
each_term = pytest.mark.parametrize(("ruleset", "name"), TERMS, ids=map("/".join, TERMS))
each_amount = pytest.mark.parametrize(("ruleset", "name"), AMOUNTS, ids=map("/".join, AMOUNTS))


# How a rule reads

MAX_LINES = 75
MAX_TITLE = 70
MAX_WORDS = 60
HARSH = re.compile(r"\b(un|il)lawful|\billegal|\bviolat|\bfail(s|ed|ure|ures)?\b", re.IGNORECASE)


def law_of(rule: Rule) -> str:
    """Return what is written of a rule before its examples."""
    return written(rule.file).partition("\n---\n")[0]


@each_rule
def test_a_rule_is_read_on_a_screen_or_two(rule: Rule) -> None:
    lines = law_of(rule).splitlines()
    if any(line.startswith("  covers:") for line in lines):
        pytest.skip("a checklist is as long as its headings")
    assert len(lines) <= MAX_LINES


@each_rule
def test_a_title_is_short_and_has_no_full_stop(rule: Rule) -> None:
    assert len(rule.title) <= MAX_TITLE
    assert not rule.title.endswith(".")


@each_rule
def test_what_it_says_and_what_to_do_are_short(rule: Rule) -> None:
    said = [version.says for version in rule.versions]
    for text in (*said, rule.remedy.before, rule.remedy.after):
        assert 0 < len(text.split()) <= MAX_WORDS, text
        assert text.endswith(".")


@each_rule
def test_policies_and_guidance_are_told_without_the_words_of_a_court(rule: Rule) -> None:
    if RULESETS[rule.ruleset].kind not in ("local policy", "guidance"):
        pytest.skip("it is law")
    assert not HARSH.findall(written(rule.file))


# Where it comes from

PROVISION_LINK = re.compile(
    r"https://www\.legislation\.gov\.uk/(ukpga|uksi)/\d{4}/\d+"
    r"/(section|article|regulation|schedule)/\d+[A-Z]*/2015-01-12"
)


def citations(rule: Rule) -> Iterator[Citation]:
    yield rule.citation
    for each in rule.exceptions:
        yield each.citation
        yield from (unless.citation for unless in each.unless)
    if rule.consequence:
        yield rule.consequence.citation


@each_rule
def test_every_citation_of_legislation_has_a_link_to_the_day(rule: Rule) -> None:
    if RULESETS[rule.ruleset].kind not in ("act", "statutory instrument"):
        pytest.skip("it is not legislation")
    for each in citations(rule):
        assert PROVISION_LINK.fullmatch(each.link("2015-01-12") or ""), str(each)


@each_rule
def test_a_judgment_or_policy_has_a_link_or_is_a_dated_document(rule: Rule) -> None:
    ruleset = RULESETS[rule.ruleset]
    if ruleset.kind in ("act", "statutory instrument"):
        pytest.skip("it is legislation")
    dated = re.search(r"\b(19|20)\d\d\b", ruleset.title)
    assert rule.citation.link() or dated


@each_rule
def test_every_version_says_what_made_it_law_and_how_that_is_known(rule: Rule) -> None:
    for version in rule.versions:
        assert version.period.by
        assert version.period.state in get_args(State)


# The register

NUMBERED = re.compile(r"(?i)(section|article|regulation|paragraph|schedule)s? (\d+[a-z]*)")


def mentioned(ruleset: Ruleset) -> set[str]:
    """Return what the rules and terms of a ruleset cite, down to the numbered provision."""
    cited = [each.provision for rule in ruleset.rules for each in citations(rule)]
    made = [v.period.by for rule in ruleset.rules for v in rule.versions]
    for name in defined(ruleset.id).get("terms", ()):
        term = ruleset.terms[name]
        cited.append(term.citation.provision)
        made += [version.period.by for version in term.versions]
    return {stem for text in cited + made for stem in stems(text)}


def stems(provision: str) -> set[str]:
    """Return the numbered provisions that a text names, or the text before any colon."""
    numbered = {f"{kind} {number}".lower() for kind, number in NUMBERED.findall(provision)}
    return numbered or {provision.partition(":")[0].partition(", point")[0]}


@each_ruleset
def test_every_row_of_the_register_names_a_provision(ruleset: Ruleset) -> None:
    assert ruleset.register
    names = [each.provision for each in ruleset.register]
    assert len(set(names)) == len(names)
    assert all(names)


@each_ruleset
def test_what_the_register_calls_encoded_is_cited_by_a_rule_or_term(ruleset: Ruleset) -> None:
    encoded = {e.provision for e in ruleset.register if e.encoded in ("in full", "partly")}
    assert {each for each in encoded if not stems(each) & mentioned(ruleset)} == set()


@each_ruleset
def test_what_a_rule_cites_is_in_the_register(ruleset: Ruleset) -> None:
    rows = {stem for each in ruleset.register for stem in stems(each.provision)}
    assert {str(r.citation) for r in ruleset.rules if not stems(r.citation.provision) & rows} == set()


# What the examples of a rule show


@each_rule
def test_every_outcome_it_can_reach_is_shown(rule: Rule) -> None:
    found = reached(rule.id)
    expected = {each.example.expect for each in shown(rule.id)}
    missing = {
        outcome: (dict(example.given), str(example.as_of))
        for outcome, example in found.items()
        if outcome not in expected
    }
    assert missing == {}
    assert "error" not in found


@each_rule
def test_every_exception_is_opened_and_every_unless_makes_one_yield(rule: Rule) -> None:
    excused = {each.example.expect for each in shown(rule.id)}
    tried = [
        (each, one)
        for each in shown(rule.id)
        if each.finding.outcome != "excused"
        for piece in each.finding.pieces
        for one in piece.tried
    ]
    for exemption in rule.exceptions:
        assert f"excused by {exemption.id}" in excused
        yielded = {
            unless.id
            for _, one in tried
            if one.exemption is exemption and one.when.truth is True
            for unless, reason in zip(exemption.unless, one.unless, strict=True)
            if reason.truth is True
        }
        assert yielded == {unless.id for unless in exemption.unless}


@each_rule
def test_the_first_day_of_every_version_is_shown_and_the_day_before(rule: Rule) -> None:
    edges = set(chain.from_iterable(each.period.boundaries() for each in rule.versions))
    assert both_sides(edges) <= {iso(each.day) for each in shown(rule.id) if each.day is not None}


def both_sides(edges: Iterable[int]) -> set[str]:
    return {iso(day) for edge in edges for day in (edge - 1, edge)}


@each_rule
def test_every_deadline_is_shown_on_its_last_day_and_a_day_late(rule: Rule) -> None:
    deadlines = {
        leaf: leaf.text
        for condition in rule.parts()
        for leaf in every_leaf(condition)
        if isinstance(leaf, (Ordered, Lasts))
    }
    seen = {
        (judged.condition, days_over(judged))
        for each in shown(rule.id)
        for condition in rule.parts()
        for judged in each.leaves(condition)
    }
    late = {0: "on the last day", 1: "a day late"}
    assert [
        f"{text}: {late[days]}"
        for leaf, text in deadlines.items()
        for days in late
        if (leaf, days) not in seen
    ] == []


@each_rule
def test_every_plain_number_is_shown_reached_and_just_missed(rule: Rule) -> None:
    seen = {
        (judged.condition, number)
        for each in shown(rule.id)
        for condition in rule.parts()
        for judged in each.leaves(condition)
        if isinstance(judged.condition, Compared)
        for number in sums(judged, judged.condition.basis)
    }
    assert [
        f"{leaf.text}: {number}"
        for condition in rule.parts()
        for leaf in every_leaf(condition)
        if isinstance(leaf, Compared) and not isinstance(leaf.amount, Amount)
        for number in figures([(leaf.amount, leaf.amount)])
        if (leaf, number) not in seen
    ] == []


@each_rule
def test_every_limb_is_shown_not_met_while_the_others_are(rule: Rule) -> None:
    assert [limb.text for limb in all_limbs(rule) if limb not in alone(rule, False)] == []


@each_rule
def test_every_limb_is_shown_not_known_while_the_others_are_met(rule: Rule) -> None:
    assert [limb.text for limb in all_limbs(rule) if limb not in alone(rule, None)] == []


def all_limbs(rule: Rule) -> list[Condition]:
    return [limb for version in rule.versions for limb in limbs(version.requires)]


def alone(rule: Rule, wanted: Truth) -> set[Condition]:
    """Return the limbs that are not met, or not known, in an example where all others are met."""
    outcomes = ("unknown", "judgement") if wanted is None else ("breach", "excused", "judgement")
    found = set()
    for each in shown(rule.id):
        truths = each.truths
        open_limbs = [limb for limb in all_limbs(rule) if truths.get(limb, True) is not True]
        if each.finding.outcome in outcomes and [truths[limb] for limb in open_limbs] == [wanted]:
            found.add(open_limbs[0])
    return found


# What the examples of terms and amounts show


@each_term
def test_the_first_day_of_every_meaning_is_shown_and_the_day_before(ruleset: str, name: str) -> None:
    edges = chain.from_iterable(each.period.boundaries() for each in TERMS[ruleset, name].versions)
    assert both_sides(edges) - {e.day for e in examples(ruleset) if e.term == name} == set()


@each_amount
def test_the_first_day_of_every_figure_is_shown_and_the_day_before(ruleset: str, name: str) -> None:
    amount = AMOUNTS[ruleset, name]
    wanted = {
        day
        for edge in amount.boundaries()
        for day in (edge - 1, edge)
        if amount.on(day) and asked_for(ruleset, amount, day)
    }
    assert [iso(day) for day in sorted(wanted - set(compared(ruleset, amount)))] == []


@each_amount
def test_every_figure_is_shown_reached_and_just_missed(ruleset: str, name: str) -> None:
    amount = AMOUNTS[ruleset, name]
    seen = compared(ruleset, amount)
    missing = [
        f"{number} on or after {iso(row.period.start)}"
        for row in amount.rows
        if any(asked_for(ruleset, amount, day) for day in range(row.period.start, row.period.until))
        for number in figures([(row.low, row.high)])
        if not any(
            number in numbers and row.period.start <= day < row.period.until
            for day, numbers in seen.items()
        )
    ]
    assert missing == []


def asked_for(ruleset: str, amount: Amount, day: int) -> bool:
    """Return whether a term of a ruleset compares with an amount on a day."""
    return any(
        leaf
        for (owner, _), term in TERMS.items()
        if owner == ruleset
        for leaf in comparisons(term, amount, day)
    )


def compared(ruleset: str, amount: Amount) -> dict[int, set[Decimal]]:
    """Return the sums that the examples of terms set beside an amount, by day."""
    found: dict[int, set[Decimal]] = {}
    for example in examples(ruleset):
        if example.term is None:
            continue
        day = read_day(str(example.day))
        setting = setting_of(example, day)
        version = RULESETS[ruleset].terms[example.term].on(day)
        for judged in leaves(version.holds_when, setting, {}) if version else ():
            row = amount.on(day)
            if row and isinstance(judged.condition, Compared) and judged.condition.amount is amount:
                basis = judged.condition.basis or row.basis
                found.setdefault(day, set()).update(sums(judged, basis))
    return found
