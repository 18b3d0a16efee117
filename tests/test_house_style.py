"""
The house style of the shipped rules: each test is one law of it, asked of each rule.

What examples have to show is computed from the rule's own conditions: `tests/shown.py`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest

from bvrules.dates import iso, read_day
from bvrules.law import InstrumentKind
from bvrules.leaves import Compared
from bvrules.lint.register import NUMBERED, citations
from bvrules.period import Amount, State
from tests.shown import (
    AMOUNTS,
    RULES,
    RULESETS,
    TERMS,
    asked,
    comparisons,
    days_over,
    examples,
    figures,
    has_deadline,
    judged,
    leaves,
    limbs,
    setting_of,
    shown,
    sums,
    tried,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from bvrules.condition import Condition
    from bvrules.law import Rule, Ruleset
    from bvrules.leaves import Term
    from bvrules.period import Dated, Known
    from bvrules.truth import Truth


def each(kinds: Iterable[str]) -> pytest.MarkDecorator:
    """Ask a test of each rule in rulesets of these kinds."""
    rules = [rule for rule in RULES.values() if RULESETS[rule.ruleset].kind in kinds]
    return pytest.mark.parametrize("rule", rules, ids=lambda rule: rule.id)


LEGISLATION = ("act", "statutory instrument")
each_rule = each(get_args(InstrumentKind))
each_ruleset = pytest.mark.parametrize("ruleset", RULESETS.values(), ids=RULESETS)
each_term = pytest.mark.parametrize(("ruleset", "name"), TERMS, ids=map("/".join, TERMS))
each_amount = pytest.mark.parametrize(("ruleset", "name"), AMOUNTS, ids=map("/".join, AMOUNTS))


# How a rule reads

MAX_LINES = 75
MAX_TITLE = 70
MAX_WORDS = 65
HARSH = re.compile(r"\b(un|il)lawful|\billegal|\bviolat|\bfail(s|ed|ure|ures)?\b", re.IGNORECASE)


def law_of(rule: Rule) -> str:
    """Return what is written of a rule before its examples."""
    return written(rule.file).partition("\n---\n")[0]


@each_rule
def test_a_rule_is_read_on_a_screen_or_two(rule: Rule) -> None:
    text = law_of(rule)
    is_checklist = "\n  covers: " in text
    assert is_checklist or text.count("\n") < MAX_LINES


@each_rule
def test_a_title_is_short_and_has_no_full_stop(rule: Rule) -> None:
    assert len(rule.title) <= MAX_TITLE
    assert not rule.title.endswith(".")


@each_rule
def test_what_it_says_and_what_to_do_are_short(rule: Rule) -> None:
    said = [version.says for version in rule.versions]
    for text in (*said, rule.remedy.before, rule.remedy.after):
        assert 0 < len(text.split()) <= MAX_WORDS, text
        assert text.endswith((".", ".)"))


@each(("guidance", "local policy"))
def test_policies_and_guidance_are_told_without_the_words_of_a_court(rule: Rule) -> None:
    assert not HARSH.findall(written(rule.file))


@each_rule
def test_the_rules_of_a_local_policy_and_no_others_have_its_modality(rule: Rule) -> None:
    kind = RULESETS[rule.ruleset].kind
    assert (rule.modality == "local policy") == (kind == "local policy")


# Where it comes from

PROVISION_LINK = re.compile(
    r"https://www\.legislation\.gov\.uk/(ukpga|uksi|asp|asc|mwa|nia)/\d{4}/\d+"
    r"/(section|article|regulation|schedule)/\d+[A-Z]*/2015-01-12"
)


@each(LEGISLATION)
def test_every_citation_of_legislation_has_a_link_to_the_day(rule: Rule) -> None:
    for citation in citations(rule):
        assert PROVISION_LINK.fullmatch(citation.link("2015-01-12") or ""), str(citation)


@each(LEGISLATION)
def test_every_limb_of_legislation_is_cited_by_its_number(rule: Rule) -> None:
    for limb in all_limbs(rule):
        assert limb.citation is None or NUMBERED.match(limb.citation)


@each(("judgment", "guidance", "local policy"))
def test_a_judgment_or_policy_has_a_link_or_is_a_dated_document(rule: Rule) -> None:
    title = RULESETS[rule.ruleset].title
    assert rule.citation.link() or re.search(r"\b(19|20)\d\d\b", title)


@each_rule
def test_every_version_says_what_made_it_law_and_how_that_is_known(rule: Rule) -> None:
    for version in rule.versions:
        assert version.period.by
        assert version.period.state in get_args(State)


@each_ruleset
def test_a_ruleset_says_where_it_is_law_and_what_was_read_of_it(ruleset: Ruleset) -> None:
    assert ruleset.extent
    assert ruleset.sources
    for source in ruleset.sources.values():
        assert source.title
        assert date(2026, 11, 1).toordinal() <= source.read_on <= date(2030, 1, 1).toordinal()


@each_ruleset
def test_every_source_is_that_of_some_piece_of_law(ruleset: Ruleset) -> None:
    used = {known.source for known in known_of(ruleset)}
    first = next(iter(ruleset.sources.values()))
    assert [each.title for each in ruleset.sources.values() if each not in used | {first}] == []


@each_ruleset
def test_no_piece_of_law_is_known_better_than_its_source(ruleset: Ruleset) -> None:
    states = get_args(State)
    for known in known_of(ruleset):
        assert known.source is not None
        assert states.index(known.state) >= states.index(known.source.state), known


def known_of(ruleset: Ruleset) -> Iterator[Known]:
    """Return how each piece of law is known that a ruleset itself ships."""
    for rule in ruleset.rules:
        yield from (version.period.known for version in rule.versions)
        yield from (each.known for each in rule.questions.values())
        yield from (each.known for each in rule.exceptions)
        yield from (each.known for one in rule.exceptions for each in one.unless)
        yield from (each.known for each in (rule.departure, rule.consequence) if each)
    for term in terms_of(ruleset.id):
        yield from (version.period.known for version in term.versions)
    for (owner, _), amount in AMOUNTS.items():
        if owner == ruleset.id:
            yield from (row.period.known for row in amount.rows)


# The register


@each_ruleset
def test_every_row_of_the_register_names_a_provision_once(ruleset: Ruleset) -> None:
    rows = [row.provision for row in ruleset.register]
    assert rows
    assert all(rows)
    assert len(set(rows)) == len(rows)


# What the examples of a rule show


@pytest.mark.exhaustive
@each_rule
def test_every_force_it_can_have_is_shown(rule: Rule) -> None:
    expected = {each.example.force for each in shown(rule.id)}
    missing = {
        each.finding.force: each.example
        for each in (*tried(rule.id), *shown(rule.id))
        if rule.binds_when is not None and each.finding.outcome != "not_applicable"
        if each.finding.force not in expected
    }
    assert missing == {}


@each_rule
def test_every_exception_is_opened(rule: Rule) -> None:
    expected = {each.example.expect for each in shown(rule.id)}
    assert {f"excused by {exemption.id}" for exemption in rule.exceptions} - expected == set()


@each_rule
def test_every_unless_makes_an_exception_yield(rule: Rule) -> None:
    yielded = {
        unless.id
        for each in shown(rule.id)
        if each.finding.outcome == "breach"
        for piece in each.finding.pieces
        for one in piece.tried
        if one.when.truth is True
        for unless, reason in zip(one.exemption.unless, one.unless, strict=True)
        if reason.truth is True
    }
    assert {unless.id for each in rule.exceptions for unless in each.unless} - yielded == set()


@each_rule
def test_the_day_a_version_begins_or_ends_is_shown_and_the_day_before(rule: Rule) -> None:
    days = {iso(each.day) for each in shown(rule.id) if each.day is not None}
    assert both_sides(rule.versions) - days == set()


def both_sides(rows: Iterable[Dated]) -> set[str]:
    """Return the days on which rows begin or end, and the days before them."""
    edges = [edge for row in rows for edge in row.period.boundaries()]
    return {iso(day) for edge in edges for day in (edge - 1, edge)}


@each_rule
def test_every_deadline_is_shown_on_its_last_day_and_a_day_late(rule: Rule) -> None:
    seen = {(leaf.condition, days_over(leaf)) for leaf in judged(rule)}
    assert [
        f"{leaf.text}: {how}"
        for leaf in asked(rule)
        if has_deadline(leaf)
        for days, how in ((0, "on the last day"), (1, "a day late"))
        if (leaf, days) not in seen
    ] == []


@each_rule
def test_every_plain_number_is_shown_reached_and_just_missed(rule: Rule) -> None:
    seen = {
        (leaf.condition, number)
        for leaf in judged(rule)
        if isinstance(leaf.condition, Compared)
        for number in sums(leaf, leaf.condition.basis)
    }
    assert [
        f"{leaf.text}: {number}"
        for leaf in asked(rule)
        if isinstance(leaf, Compared) and not isinstance(leaf.amount, Amount)
        for number in figures(leaf.amount, leaf.amount)
        if (leaf, number) not in seen
    ] == []


@each_rule
def test_every_limb_is_shown_not_met_while_the_others_are(rule: Rule) -> None:
    assert [limb.text for limb in all_limbs(rule) if limb not in alone(rule, False)] == []


@each_rule
def test_every_limb_is_shown_not_known_while_the_others_are_met(rule: Rule) -> None:
    assert [limb.text for limb in all_limbs(rule) if limb not in alone(rule, None)] == []


def all_limbs(rule: Rule) -> list[Condition]:
    """Return the limbs of all versions of a rule, once each: versions may share them."""
    found = (limb for version in rule.versions for limb in limbs(version.requires))
    return list(dict.fromkeys(found))


def alone(rule: Rule, wanted: Truth) -> set[Condition]:
    """Return the limbs on which alone it turns in some example that what is required is lacking."""
    worse = (False,) if wanted is False else (False, None)
    found = set()
    for each in shown(rule.id):
        lacking = [limb for limb in all_limbs(rule) if each.truths.get(limb, True) in worse]
        if each.finding.outcome != "compliant" and [each.truths[e] for e in lacking] == [wanted]:
            found.add(lacking[0])
    return found


# What the examples of terms and amounts show


@each_term
def test_the_day_a_meaning_begins_or_ends_is_shown_and_the_day_before(
    ruleset: str, name: str
) -> None:
    days = {example.day for example in examples(ruleset) if example.term == name}
    assert both_sides(TERMS[ruleset, name].versions) - days == set()


@each_amount
def test_the_day_a_figure_begins_or_ends_is_shown_and_the_day_before(
    ruleset: str, name: str
) -> None:
    amount = AMOUNTS[ruleset, name]
    days = {read_day(day) for day in both_sides(amount.rows)}
    wanted = {day for day in days if amount.on(day) and asked_for(ruleset, amount, day)}
    assert [iso(day) for day in sorted(wanted - set(compared(ruleset, amount)))] == []


@each_amount
def test_every_figure_is_shown_reached_and_just_missed(ruleset: str, name: str) -> None:
    amount = AMOUNTS[ruleset, name]
    seen = compared(ruleset, amount)
    turns = {day for term in terms_of(ruleset) for day in term.boundaries()}
    missing = []
    for row in amount.rows:
        days = range(row.period.start, row.period.until)
        if any(asked_for(ruleset, amount, day) for day in turns if day in days):
            numbers = set().union(*(seen[day] for day in seen if day in days))
            missing += [(iso(days[0]), sum) for sum in figures(row.low, row.high) - numbers]
    assert missing == []


def terms_of(ruleset: str) -> list[Term]:
    return [term for (owner, _), term in TERMS.items() if owner == ruleset]


def asked_for(ruleset: str, amount: Amount, day: int) -> bool:
    """Return whether a term of a ruleset compares with an amount on a day."""
    return any(leaf for term in terms_of(ruleset) for leaf in comparisons(term, amount, day))


def compared(ruleset: str, amount: Amount) -> dict[int, set[Decimal]]:
    """Return the sums that the examples of terms set beside an amount, by day."""
    found: dict[int, set[Decimal]] = {}
    for example in examples(ruleset):
        if example.term is None:
            continue
        day = read_day(str(example.day))
        setting = setting_of(example, day)
        version = RULESETS[ruleset].terms[example.term].on(day)
        for leaf in leaves(version.holds_when, setting, {}) if version else ():
            row = amount.on(day)
            if row and isinstance(leaf.condition, Compared) and leaf.condition.amount is amount:
                basis = leaf.condition.basis or row.basis
                found.setdefault(day, set()).update(sums(leaf, basis))
    return found
