"""What the tests know of the shipped rules: their texts, their examples, and what these show."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bvrules import shown as library
from bvrules.example import Example, examples_of
from bvrules.shipped import root, shipped_rulesets
from bvrules.shuffled import shuffled
from bvrules.yamltext import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.law import Rule
    from bvrules.shown import Leaf, Shown

RULESETS = {ruleset.id: ruleset for ruleset in shipped_rulesets()}
FOLDERS = Path(str(root()))
RULES = {rule.id: rule for ruleset in RULESETS.values() for rule in ruleset.rules}


def written(file: str) -> str:
    """Return the text of a file of a ruleset, such as lga-1999/terms.yaml."""
    return (FOLDERS / file).read_text(encoding="utf-8")


def _names(ruleset: str, of: str) -> list[str]:
    """Return what terms.yaml of a ruleset itself defines, without what it uses of others."""
    if not (FOLDERS / ruleset / "terms.yaml").exists():
        return []
    (terms,) = read_yaml(written(f"{ruleset}/terms.yaml"), first_document_only=True)
    return list(terms.value[of].value) if of in terms.value else []


TERMS = {
    (ruleset.id, name): ruleset.terms[name]
    for ruleset in RULESETS.values()
    for name in _names(ruleset.id, "terms")
}
AMOUNTS = {
    (ruleset.id, name): ruleset.amounts[name]
    for ruleset in RULESETS.values()
    for name in _names(ruleset.id, "amounts")
}


@cache
def examples(ruleset: str) -> tuple[Example, ...]:
    return examples_of(FOLDERS / ruleset, RULESETS[ruleset])


@cache
def shown(rule_id: str) -> tuple[Shown, ...]:
    """Return every example of a rule, run."""
    rule = RULES[rule_id]
    return library.shown(rule, RULESETS[rule.ruleset], examples(rule.ruleset))


def judged(rule: Rule) -> Iterator[Leaf]:
    """Return the leaves of all conditions of a rule, as its examples judge them."""
    return library.judged(rule, shown(rule.id))


@cache
def tried(rule_id: str) -> tuple[Shown, ...]:
    """Return cases put together from the examples of a rule, with what they come to."""
    rule = RULES[rule_id]
    known = [each.example for each in shown(rule_id)]
    return shuffled(rule, RULESETS[rule.ruleset], known)
