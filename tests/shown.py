"""What the tests know of the shipped rules: their texts, their examples, and what these show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bvrules.condition import Connective, Quantifier, every_leaf
from bvrules.dates import ANY_DAY, Span, shift
from bvrules.example import Example, examples_of
from bvrules.fact import Fact
from bvrules.leaves import Compared, IsTerm, Judged, Lasts, Ordered
from bvrules.selftest import case_of, finding_of
from bvrules.setting import Setting
from bvrules.shipped import root, shipped_rulesets
from bvrules.shuffled import shuffled
from bvrules.yamltext import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from bvrules.condition import Condition
    from bvrules.finding import Finding
    from bvrules.law import Rule
    from bvrules.leaves import Term
    from bvrules.period import Amount
    from bvrules.setting import Items
    from bvrules.truth import Truth

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


class Leaf(NamedTuple):
    """A condition without others inside, in the setting and with the items it was judged on."""

    condition: Condition
    setting: Setting
    items: Items


@dataclass(frozen=True)
class Shown:
    """An example of a rule, and what came of it."""

    example: Example
    finding: Finding

    @property
    def day(self) -> int | None:
        """The day that it was judged on, if that is one."""
        day = self.finding.day
        return day.first if day is not None and day.is_one_day else None

    @property
    def truths(self) -> Mapping[Condition, Truth]:
        """Whether each condition held, of what the version of its day requires."""
        if self.day is None or self.finding.pieces[0].requires is None:
            return {}
        return {each.condition: each.truth for each in self.finding.pieces[0].requires.all()}

    def leaves(self, condition: Condition) -> Iterator[Leaf]:
        """Return the leaves of a condition of the rule, as this example judges them."""
        if self.day is not None:
            yield from leaves(condition, setting_of(self.example, self.day, self.finding.rule), {})


@cache
def shown(rule_id: str) -> tuple[Shown, ...]:
    """Return every example of a rule, run."""
    rule = RULES[rule_id]
    ruleset = RULESETS[rule.ruleset]
    return tuple(
        Shown(each, finding_of(each, rule, ruleset))
        for each in examples(rule.ruleset)
        if each.subject == rule.id
    )


def judged(rule: Rule) -> Iterator[Leaf]:
    """Return the leaves of all conditions of a rule, as its examples judge them."""
    for each in shown(rule.id):
        for condition in rule.parts():
            yield from each.leaves(condition)


@cache
def tried(rule_id: str) -> tuple[Shown, ...]:
    """Return cases put together from the examples of a rule, with what they come to."""
    rule = RULES[rule_id]
    known = [each.example for each in shown(rule_id)]
    return tuple(Shown(*each) for each in shuffled(rule, RULESETS[rule.ruleset], known))


# Conditions, walked over the facts that an example gives. Nothing is judged here that a check
# does not judge; it is only looked at leaf by leaf.


def setting_of(example: Example, day: int, rule: Rule | None = None) -> Setting:
    """Return the setting of an example, on the day whose law is asked."""
    case, assumed = case_of(example.given, rule)
    return Setting(case, example.as_of.toordinal(), assumed).on(Span(day, day))


def leaves(condition: Condition, setting: Setting, items: Items) -> Iterator[Leaf]:
    """Return the leaves of a condition in a setting, once for each item of a list."""
    if isinstance(condition, Quantifier):
        for item in condition.path.items(setting, items)[1]:
            yield from leaves(condition.body, setting, {**items, condition.variable: item})
    elif isinstance(condition, IsTerm):
        version = condition.term.on(setting.day.first)
        if version is not None:
            yield from leaves(version.holds_when, setting, items)
    elif condition.inside():
        for each in condition.inside():
            yield from leaves(each, setting, items)
    else:
        yield Leaf(condition, setting, items)


def asked(rule: Rule) -> set[Condition]:
    """Return the leaves of all conditions of a rule, as they are written."""
    return {leaf for condition in rule.parts() for leaf in every_leaf(condition)}


def limbs(requires: Condition) -> tuple[Condition, ...]:
    """Return the limbs of what a rule requires: those that stand side by side, or the whole."""
    several = isinstance(requires, Connective) and requires.word == "all"
    return requires.inside() if several else (requires,)


# Deadlines


def has_deadline(condition: Condition) -> bool:
    """Return whether a condition without others inside asks for something by a day."""
    by_authority = isinstance(condition, Judged) and condition.question.by_authority
    return by_authority or isinstance(condition, (Ordered, Lasts))


def days_over(leaf: Leaf) -> int | None:
    """
    Return by how many days an event missed its deadline; 0 and less are in time.

    None if there is no deadline, or one of the two days is not known to the day.
    """
    condition, setting, items = leaf
    if isinstance(condition, Lasts):
        began, _ = condition.began.span(setting, items)
        event, _ = condition.ended.span(setting, items)
        other = shift(shift(began, condition.unit, condition.number, 1), "days", 1, -1)
        word = "no_earlier_than"
    elif isinstance(condition, Ordered):
        event, _ = condition.event.span(setting, items)
        other, _ = condition.day.span(setting, items)
        word = condition.word
    elif isinstance(condition, Judged) and condition.question.by_authority:
        fact = condition.path.get(setting, items)
        event = fact.dated.span(setting.as_of, None) if fact and fact.dated else ANY_DAY
        other, word = setting.day, "no_later_than"
    else:
        return None
    if not (event.is_one_day and other.is_one_day):
        return None
    late = event.first - other.first
    over = {
        "before": late + 1,
        "no_later_than": late,
        "after": 1 - late,
        "no_earlier_than": -late,
    }
    return over[word]


# Figures


def figures(low: Decimal, high: Decimal) -> set[Decimal]:
    """Return the sums that show a figure from both sides; between its ends, where it is open."""
    return {low - 1, low, high - 1, high}


def sums(leaf: Leaf, basis: str | None) -> Iterator[Decimal]:
    """Return the number, or the sum of money on a basis, that a condition compared."""
    condition, setting, items = leaf
    if not isinstance(condition, Compared):
        return
    net, gross = condition.money[:2] if condition.money else (condition.path, condition.path)
    fact = (gross if basis == "including VAT" else net).get(setting, items)
    if isinstance(fact, Fact) and fact.value is not None:
        yield fact.value


def comparisons(term: Term, amount: Amount, day: int) -> Iterator[Compared]:
    """Return where a term, as it stood on a day, asks for an amount."""
    version = term.on(day)
    for leaf in every_leaf(version.holds_when) if version else ():
        if isinstance(leaf, IsTerm):
            yield from comparisons(leaf.term, amount, day)
        elif isinstance(leaf, Compared) and leaf.amount is amount:
            yield leaf
