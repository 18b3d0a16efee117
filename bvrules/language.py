"""
The language of conditions: a closed, small set, typed against the case model.

`rulesets/README.md` and `rulesets/LANGUAGE.md` describe it for those who write rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bvrules.condition import Condition, Connective, Quantifier
from bvrules.dates import UNITS
from bvrules.errors import did_you_mean, excerpt
from bvrules.leaves import Compared, Equals, Happened, IsTerm, Judged, Lasts, Ordered
from bvrules.names import BOUNDS, INSTEAD, Names, a_kind
from bvrules.reading import Node
from bvrules.setting import FactEvent, Path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bvrules.leaves import Question
    from bvrules.period import Amount
    from bvrules.vocabulary import FactType

CONNECTIVES = ("all", "any", "none")
QUANTIFIERS = ("some", "every", "none", "count")
ORDERS = ("before", "no_later_than", "after", "no_earlier_than")
OPERATORS = ("one_of", *ORDERS, *BOUNDS, "judged", "lasts_at_least")
BASES = ("net of VAT", "including VAT")
MAX_NESTING = 3


@dataclass
class Language(Names):
    """What the words of one ruleset's conditions mean; reads them from nodes."""

    questions: Mapping[str, Question] = field(default_factory=dict)

    def condition(
        self, node: Node | None, scope: Mapping[str, FactType] | None = None, depth: int = 1
    ) -> Condition | None:
        """Return the condition that a node says, or None after noting what is wrong."""
        if node is None:
            return None
        scope = scope or {}
        if not isinstance(node.value, dict):
            self.checker.wrong(node, "expected a condition", "write `fact: value` or `all: […]`")
            return None
        citation = node.value.get("citation")
        rest = {key: value for key, value in node.value.items() if key != "citation"}
        found = self._condition(node, rest, scope, depth)
        if found is not None and citation is not None:
            found.citation = self.checker.text(citation)
        return found

    def _condition(
        self, node: Node, rest: dict[str, Node], scope: Mapping[str, FactType], depth: int
    ) -> Condition | None:
        word = _quantifying(rest)
        if word is not None or "in" in rest:
            return self._quantifier(node, word, rest, scope, depth)
        if len(rest) != 1:
            self.checker.wrong(node, "expected one condition here", "join several with `all: […]`")
            return None
        ((key, value),) = rest.items()
        if key in CONNECTIVES:
            return self._connective(key, value, scope, depth)
        return self._leaf(key, value, node, scope)

    def _connective(
        self, word: str, node: Node, scope: Mapping[str, FactType], depth: int
    ) -> Condition | None:
        if depth > MAX_NESTING:
            help = "define a term for the inner part, in terms.yaml"
            self.checker.wrong(node, f"conditions are nested more than {MAX_NESTING} deep", help)
            return None
        found = [self.condition(each, scope, depth + 1) for each in self.checker.items(node)]
        conditions = tuple(each for each in found if each is not None)
        text = f"{word} of: " + "; ".join(each.text for each in conditions)
        return Connective(word, conditions).named(text, in_list=bool(scope))

    def _quantifier(
        self,
        node: Node,
        word: str | None,
        rest: dict[str, Node],
        scope: Mapping[str, FactType],
        depth: int,
    ) -> Condition | None:
        if word is None:
            self.checker.wrong(node, "`in` goes with some, every, none or count")
            return None
        body_word = next((each for each in CONNECTIVES if each in rest and each != word), None)
        bounds = BOUNDS if word == "count" else ()
        required = (word, "in", body_word or "all")
        keys = Node(rest, node.line, node.column, node.keys)
        fields = self.checker.fields(keys, required, bounds)
        variable = self.name(rest[word], scope)
        path = self.open_list(fields.get("in"), scope)
        if path is None or body_word is None or not variable:
            return None
        inner = {**scope, variable: path.type}
        body = self._connective(body_word, rest[body_word], inner, depth)
        if body is None:
            return None
        bound = next((each for each in bounds if each in rest), "")
        if word == "count" and not bound:
            self.checker.wrong(node, "`count` needs a number", f"add one of {', '.join(BOUNDS)}")
        number = self.whole_number(rest.get(bound)) if bound else 0
        text = f"{word} {variable} in {path.text}: {body.text}"
        return Quantifier(word, variable, path, body, bound, number).named(
            text, in_list=bool(scope)
        )

    # Leaves

    def _leaf(
        self, key: str, node: Node, parent: Node, scope: Mapping[str, FactType]
    ) -> Condition | None:
        named = self.checker.key(parent, key)
        part, _, last = key.rpartition(".")
        if last == "is" and part:
            return self._term(part, node, scope)
        if isinstance(node.value, dict):
            return self._operator(named, node, scope)
        if isinstance(node.value, list):
            self.checker.wrong(node, "a list of values is written `one_of: […]`")
            return None
        return self._equals(named, [node], scope, f"{key} is {_shown(node)}")

    def _term(self, part: str, node: Node, scope: Mapping[str, FactType]) -> Condition | None:
        name = self.checker.text(node)
        term = self.defined.terms.get(name)
        if term is None:
            known = [each.name for each in self.defined.terms.values() if each.part == part]
            help = did_you_mean(name, known) or _known(known)
            self.checker.wrong(node, f"no term is called `{excerpt(name)}`", help)
            return None
        if term.part != part:
            self.checker.wrong(node, f"`{name}` is said of {term.part}, not of {part}")
            return None
        return IsTerm(part, term).named(f"{part} is {name}", in_list=bool(scope))

    def _operator(self, named: Node, node: Node, scope: Mapping[str, FactType]) -> Condition | None:
        word = self._one_operator(node)
        if word is None:
            return None
        optional = ("basis",) if word in BOUNDS else ()
        self.checker.fields(node, (word,), optional)
        operand = node.value[word]
        if word == "one_of":
            values = self.checker.items(operand)
            text = f"{named.value} is one of {', '.join(map(_shown, values))}"
            return self._equals(named, values, scope, text)
        if word in ORDERS:
            return self._ordered(named, word, operand, scope)
        if word in BOUNDS:
            return self._compared(named, word, operand, node.value.get("basis"), scope)
        if word == "judged":
            return self._judged(named, operand, scope)
        return self._lasts(named, operand, scope)

    def _one_operator(self, node: Node) -> str | None:
        found: list[str] = [key for key in node.value if key in OPERATORS]
        if len(found) == 1:
            return found[0]
        if found:
            what = f"`{found[0]}` and `{found[1]}` are two conditions"
            self.checker.wrong(node, what, "join them with `all: […]`")
            return None
        word = next((key for key in node.value if key != "basis"), "")
        help = did_you_mean(word, OPERATORS) or f"it may be {', '.join(OPERATORS)}"
        self.checker.wrong(node, "expected an operator here", help)
        return None

    def _equals(
        self, named: Node, nodes: list[Node], scope: Mapping[str, FactType], text: str
    ) -> Condition | None:
        event = self._named_event(named, scope)
        path = None if event is not None else self._path(named, scope)
        if event is not None:
            if len(nodes) != 1:
                self.checker.wrong(named, "an event is true or false, and not one of several")
            wanted = self.checker.flag(nodes[0]) if len(nodes) == 1 else None
            if wanted is None:
                return None
            text = f"{named.value} has {'' if wanted else 'not '}happened"
            return Happened(event, wanted).named(text, in_list=bool(scope))
        if path is None:
            return None
        for node in nodes:
            self._check_value(path.type, node)
        values = frozenset(_hashable(node) for node in nodes)
        return Equals(path, values).named(text, in_list=bool(scope))

    def _check_value(self, type: FactType, node: Node) -> None:
        if type.kind == "choice":
            self.checker.choice(node, type.choices)
        elif type.kind == "flag":
            self.checker.flag(node)
        elif type.kind == "number":
            self.checker.number(node)
        elif type.kind == "text":
            self.checker.text(node)
        else:
            what = f"`{type.path}` is {a_kind(type.kind)}, and has no value to compare"
            self.checker.wrong(node, what, INSTEAD.get(type.kind))

    def _ordered(
        self, named: Node, word: str, operand: Node, scope: Mapping[str, FactType]
    ) -> Condition | None:
        event = self.event(named, scope)
        day = self.day(operand, scope)
        if event is None or day is None:
            return None
        text = f"{named.value} is {word.replace('_', ' ')} {self._day_text(operand)}"
        return Ordered(event, word, day).named(text, in_list=bool(scope))

    def _day_text(self, node: Node) -> str:
        if not isinstance(node.value, dict):
            return str(node.value)
        return " ".join(
            f"{key} {each.value}"
            if key in ("before", "after")
            else f"{self.figure_text(each)} {key}"
            for key, each in node.value.items()
        )

    def _compared(
        self,
        named: Node,
        word: str,
        operand: Node,
        basis: Node | None,
        scope: Mapping[str, FactType],
    ) -> Condition | None:
        path = self._path(named, scope)
        if path is None:
            return None
        if path.type.kind not in ("money", "number"):
            self.checker.wrong(named, f"`{path.text}` is {a_kind(path.type.kind)}, not a number")
            return None
        amount = self._amount(operand)
        chosen = self.checker.choice(basis, BASES)
        if path.type.kind == "money" and isinstance(amount, Decimal) and chosen is None:
            self.checker.wrong(
                operand, "a sum of money needs its VAT basis", f"add `basis: {BASES[0]}`"
            )
        money = tuple(
            Path(f"{path.text}.{name}", inner, path.variable)
            for name in ("net_of_vat", "including_vat", "currency")
            if (inner := path.type.inner(name)) and path.type.kind == "money"
        )
        if amount is None:
            return None
        shown = f"{self.figure_text(operand)}{f' {chosen}' if chosen else ''}"
        text = f"{named.value} is {word.replace('_', ' ')} {shown}"
        return Compared(path, word, amount, chosen, money).named(text, in_list=bool(scope))

    def _amount(self, node: Node) -> Amount | Decimal | None:
        if not isinstance(node.value, str):
            return self.checker.number(node)
        if (parameter := self._parameter(node)) is not None:
            return parameter.value
        if node.value not in self.defined.amounts:
            known = [*self.defined.amounts, *self.defined.parameters]
            help = did_you_mean(node.value, known) or _known(known)
            self.checker.wrong(node, f"no amount is called `{excerpt(node.value)}`", help)
        return self.defined.amounts.get(node.value)

    def _judged(
        self, named: Node, operand: Node, scope: Mapping[str, FactType]
    ) -> Condition | None:
        path, wanted = self._path(named, scope), self.checker.flag(operand)
        if path is None or wanted is None:
            return None
        if path.type.kind != "judgement":
            self.checker.wrong(named, f"`{path.text}` is {a_kind(path.type.kind)}, not a judgement")
            return None
        question = self.questions.get(path.type.path.replace("[]", ""))
        if question is None:
            help = f"add it under `judgement`, with what to weigh: {path.type.path}"
            self.checker.wrong(named, f"the rule does not say how `{path.text}` is judged", help)
            return None
        text = f"it is judged {'' if wanted else 'not '}so: {named.value}"
        return Judged(path, wanted, question).named(text, in_list=bool(scope))

    def _lasts(self, named: Node, operand: Node, scope: Mapping[str, FactType]) -> Condition | None:
        began, ended = (self._lookup(f"{named.value}.{end}", scope) for end in ("began", "ended"))
        unit, number = self._length(operand, self.checker.fields(operand, (), tuple(UNITS)))
        if began is None or ended is None:
            self.checker.wrong(named, f"`{excerpt(named.value)}` does not begin and end")
        if began is None or ended is None or unit is None:
            return None
        text = f"{named.value} lasts at least {number} {unit}"
        lasts = Lasts(FactEvent(began), FactEvent(ended), unit, number)
        return lasts.named(text, in_list=bool(scope))


def _quantifying(rest: dict[str, Node]) -> str | None:
    """Return the quantifier of a condition; `none: […]` is a connective."""
    for word in QUANTIFIERS:
        if word in rest and (word not in CONNECTIVES or isinstance(rest[word].value, str)):
            return word
    return None


def _known(names: Iterable[str]) -> str:
    listed = ", ".join(names)
    return f"it may be {listed}" if listed else "it stands in terms.yaml, above what uses it"


def _hashable(node: Node) -> Any:
    return node.value if not isinstance(node.value, (list, dict)) else None


def _shown(node: Node) -> str:
    if isinstance(node.value, bool):
        return "yes" if node.value else "no"
    return "…" if isinstance(node.value, (list, dict)) else str(node.value)
