"""
The conditions of the rule language, one function for each kind.

Where the design leaves a choice, the choice made here is said in the docstring.
"""

from dataclasses import dataclass
from typing import Any

from tests.oracle.answers import (
    FAILS,
    Answer,
    Leaf,
    all_of,
    answer,
    any_of,
    compare_numbers,
    count_items,
    every_item,
    negate,
    no_item,
    none_of,
    some_item,
)
from tests.oracle.dates import Span, compare, is_written_day, parse, shift
from tests.oracle.facts import is_money
from tests.oracle.law import in_force
from tests.oracle.reading import TOP, Item, Plain, Reading, Scope, same

COMPARISONS_OF_DAYS = ("before", "no_later_than", "after", "no_earlier_than")
COMPARISONS_OF_NUMBERS = ("at_least", "more_than", "at_most", "less_than")
QUANTIFIERS = ("some", "every", "none", "count")
CONNECTIVES = ("all", "any", "none")
UNITS = ("days", "clear days", "weeks", "months")

Seen = set[tuple[str, bool | None]]


@dataclass(frozen=True)
class Conditions:
    """
    The conditions of one rule, on one piece of the day it is judged on, with the law of that day.
    """

    rule: Plain
    terms: Plain
    reading: Reading
    judged_on: Span
    seen: Seen

    def answer(self, node: Plain, scope: Scope = TOP) -> Answer:
        """
        Answer a condition, and note which operator came to which truth.
        """
        operator, found = self.dispatch(node, scope)
        self.seen.add((operator, found.holds))
        return found

    def dispatch(self, node: Plain, scope: Scope) -> tuple[str, Answer]:
        """
        Find what kind of condition this is: a citation beside it changes nothing.
        """
        node = {key: value for key, value in node.items() if key != "citation"}
        if "for_each" in node:
            return "for_each", all_of([self.answer(limb, scope) for limb in limbs(node)])
        if "covers" in node:
            return "covers", all_of([self.answer(heading, scope) for heading in headings(node)])
        if "in" in node:
            return self.quantifier(node, scope)
        [(key, operand)] = node.items()
        if key in CONNECTIVES:
            return key, self.connective(key, operand, scope)
        if key.endswith(".is"):
            return "is", self.term(operand)
        return self.comparison(key, operand, scope)

    def connective(self, name: str, nodes: list[Plain], scope: Scope) -> Answer:
        answers = [self.answer(node, scope) for node in nodes]
        return {"all": all_of, "any": any_of, "none": none_of}[name](answers)

    def quantifier(self, node: Plain, scope: Scope) -> tuple[str, Answer]:
        """
        Ask of each item of a list what stands beside its name, as all, any or none.
        """
        quantifier = next(name for name in QUANTIFIERS if isinstance(node.get(name), str))
        connective = next(name for name in CONNECTIVES if isinstance(node.get(name), list))
        items, complete = self.reading.items(node["in"], scope)
        answers = [self.item(node[quantifier], item, connective, node, scope) for item in items]
        if quantifier == "count":
            operator = next(name for name in COMPARISONS_OF_NUMBERS if name in node)
            counted = count_items(answers, complete, node["in"], operator, node[operator])
            return f"count {operator}", counted
        judge = {"some": some_item, "every": every_item, "none": no_item}[quantifier]
        return f"{quantifier} item", judge(answers, complete, node["in"])

    def item(self, name: str, item: Item, connective: str, node: Plain, scope: Scope) -> Answer:
        return self.connective(connective, node[connective], {**scope, name: item})

    def term(self, name: str) -> Answer:
        """
        A term holds if its version of the day does; on a day without one it does not.
        """
        row = in_force(self.terms["terms"][name]["versions"], self.judged_on.first)
        return FAILS if row is None else self.answer(row["holds_when"])

    def comparison(self, path: str, operand: Any, scope: Scope) -> tuple[str, Answer]:
        """
        Compare one fact.
        """
        if not isinstance(operand, dict):
            return self.equality(path, operand, scope)
        operator = next(name for name in operand if name != "basis")
        if operator == "judged":
            return f"judged {operand['judged']}", self.judged(path, operand["judged"], scope)
        if operator == "one_of":
            return "one_of", self.one_of(path, operand["one_of"], scope)
        if operator == "lasts_at_least":
            return operator, self.lasts(path, operand["lasts_at_least"], scope)
        if operator in COMPARISONS_OF_DAYS:
            other = self.day(operand[operator], scope)
            holds = compare(operator, self.reading.span(path, scope), other)
            return operator, answer(holds, path)
        return self.number(path, operator, operand, scope)

    def equality(self, path: str, value: Any, scope: Scope) -> tuple[str, Answer]:
        """
        A fact is this value; an event has happened by the as-of day, or had not by then.
        """
        if not self.reading.is_event(path, scope):
            return "equality", self.one_of(path, [value], scope)
        happened = self.happened(path, scope)
        return f"event {value}", happened if value else negate(happened)

    def happened(self, path: str, scope: Scope = TOP) -> Answer:
        as_of = self.reading.as_of
        span = self.reading.span(path, scope)
        return answer(compare("no_later_than", span, Span(as_of, as_of)), path)

    def one_of(self, path: str, values: list[Any], scope: Scope) -> Answer:
        fact = self.reading.fact(path, scope)
        if fact is None:
            return answer(None, path)
        return Answer(any(same(fact["value"], value) for value in values))

    def lasts(self, path: str, length: Plain, scope: Scope) -> Answer:
        """
        A part that began and ended lasts four weeks if it ended on their last day or later.

        Both the day it began and the day it ended count: 1 March to 28 March is four weeks.
        """
        end = self.reading.span(f"{path}.ended", scope)
        last_day = shift(self.day({**length, "after": f"{path}.began"}, scope), "days", -1)
        return answer(compare("no_earlier_than", end, last_day), path)

    def day(self, operand: Any, scope: Scope = TOP) -> Span:
        """
        Give the span of an operand: an event, a written day, or so long before or after one.
        """
        if isinstance(operand, dict):
            side = "before" if "before" in operand else "after"
            unit = next(name for name in UNITS if name in operand)
            sign = -1 if side == "before" else 1
            return shift(self.day(operand[side], scope), unit, sign * operand[unit])
        return parse(operand) if is_written_day(operand) else self.reading.span(operand, scope)

    def number(self, path: str, operator: str, operand: Plain, scope: Scope) -> tuple[str, Answer]:
        """
        Compare a number, or money with a figure on the figure's basis.
        """
        figure = operand[operator]
        if is_money(self.reading.place(path, scope)[0]):
            return f"{operator} money", self.money(path, operator, figure, operand, scope)
        fact = self.reading.fact(path, scope)
        if fact is None:
            return f"{operator} number", answer(None, path)
        value = (fact["value"], fact["value"])
        return f"{operator} number", Answer(compare_numbers(operator, value, (figure, figure)))

    def money(self, path: str, operator: str, figure: Any, beside: Plain, scope: Scope) -> Answer:
        """
        Compare money; an amount that no row gives a figure for on the day is not known.
        """
        basis = beside.get("basis")
        if isinstance(figure, str):
            row = in_force(self.terms["amounts"][figure]["rows"], self.judged_on.first)
            if row is None:
                return answer(None, path)
            figure, basis = row["pounds"], basis or row["basis"]
        limits = (figure["low"], figure["high"]) if isinstance(figure, dict) else (figure, figure)
        value = self.reading.money(path, basis or "", scope)
        return answer(compare_numbers(operator, value, limits), path)

    def judged(self, path: str, value: bool, scope: Scope) -> Answer:
        """
        Compare a judgement, unless it is open.
        """
        fact = self.reading.fact(path, scope)
        if fact is None or self.is_open(fact, path, scope):
            return Answer(None, (Leaf(path, judgement=True),))
        return Answer(same(fact["value"], value))

    def is_open(self, fact: Plain, path: str, scope: Scope) -> bool:
        """
        A judgement is open past its last day, or if it is the authority's and came too late.

        The authority's counts only if it surely came no later than the day the rule is judged on.
        """
        if "until" in fact and parse(fact["until"]).last < self.reading.as_of:
            return True
        asked = self.rule.get("judgement", {})
        question = asked.get(path) or asked.get(self.reading.place(path, scope)[0]) or {}
        if question.get("whose") != "authority":
            return False
        if "dated" not in fact:
            return True
        return compare("no_later_than", parse(fact["dated"]), self.judged_on) is not True


def limbs(node: Plain) -> list[Plain]:
    """
    Write a for_each out: the condition once for each constant.
    """
    [(name, constants)] = node["for_each"].items()
    condition = {key: value for key, value in node.items() if key != "for_each"}
    return [substitute(condition, f"<{name}>", constant) for constant in constants]


def substitute(node: Any, name: str, constant: str) -> Any:
    if isinstance(node, str):
        return node.replace(name, constant)
    if isinstance(node, list):
        return [substitute(one, name, constant) for one in node]
    if isinstance(node, dict):
        return {
            substitute(key, name, constant): substitute(value, name, constant)
            for key, value in node.items()
        }
    return node


def headings(node: Plain) -> list[Plain]:
    """
    Write a checklist out: each heading is covered.
    """
    return [
        {f"{node['covers']}.{group}.{heading}": True}
        for group, listed in node["headings"].items()
        for heading in listed
    ]
