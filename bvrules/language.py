"""
The language of conditions: a closed, small set, typed against the case model.

`rulesets/README.md` describes it for those who write rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any

from bvrules.condition import (
    Compared,
    Condition,
    Connective,
    Day,
    Equals,
    Happened,
    IsTerm,
    Judged,
    Lasts,
    Ordered,
    Quantifier,
)
from bvrules.dates import UNITS, read_day
from bvrules.errors import did_you_mean, excerpt
from bvrules.reading import Node
from bvrules.setting import AnyEvent, FactEvent, Path
from bvrules.vocabulary import CASE, FactType, fact_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bvrules.checking import Checker
    from bvrules.condition import Question, Term
    from bvrules.period import Amount

CONNECTIVES = ("all", "any", "none")
QUANTIFIERS = ("some", "every", "none", "count")
ORDERS = ("before", "no_later_than", "after", "no_earlier_than")
BOUNDS = ("at_least", "more_than", "at_most", "less_than")
OPERATORS = ("one_of", *ORDERS, *BOUNDS, "judged", "lasts_at_least")
BASES = ("net of VAT", "including VAT")
MAX_NESTING = 3
MAX_COUNT = 3660
"""Ten years in days: an offset that is longer is a slip of the pen."""


@dataclass
class Language:
    """What the words of one ruleset's conditions mean; reads them from nodes."""

    checker: Checker
    terms: Mapping[str, Term]
    amounts: Mapping[str, Amount]
    events: Mapping[str, AnyEvent]
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
        number = self.checker.whole_number(rest.get(bound)) if bound else 0
        text = f"{word} {variable} in {path.text}: {body.text}"
        return Quantifier(word, variable, path, body, bound, number).named(
            text, in_list=bool(scope)
        )

    def name(self, node: Node, scope: Mapping[str, FactType] | None = None) -> str:
        """Return a name for the items of a list, after noting if it means something else."""
        text = self.checker.text(node)
        if text in (scope or {}) or fact_type(text) is not None:
            self.checker.wrong(node, f"`{excerpt(text)}` already means something else")
        if "." in text:
            self.checker.wrong(node, "the name of an item is one word, without a dot")
        return text

    def open_list(
        self, node: Node | None, scope: Mapping[str, FactType] | None = None
    ) -> Path | None:
        """Return the path of a list of parts."""
        path = None if node is None else self._path(node, scope or {})
        if node is None or path is None:
            return None
        if path.type.kind == "list" and path.type.model is not None:
            return path
        self.checker.wrong(node, f"`{path.text}` is not a list of parts")
        return None

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
        term = self.terms.get(name)
        if term is None:
            known = [each.name for each in self.terms.values() if each.part == part]
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
            what = f"`{type.path}` is {_a(type.kind)}, and has no value to compare"
            self.checker.wrong(node, what, _INSTEAD.get(type.kind))

    def _ordered(
        self, named: Node, word: str, operand: Node, scope: Mapping[str, FactType]
    ) -> Condition | None:
        event = self.event(named, scope)
        day = self.day(operand, scope)
        if event is None or day is None:
            return None
        text = f"{named.value} is {word.replace('_', ' ')} {_day_text(operand)}"
        return Ordered(event, word, day).named(text, in_list=bool(scope))

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
            self.checker.wrong(named, f"`{path.text}` is {_a(path.type.kind)}, not a number")
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
        shown = f"{operand.value}{f' {chosen}' if chosen else ''}"
        text = f"{named.value} is {word.replace('_', ' ')} {shown}"
        return Compared(path, word, amount, chosen, money).named(text, in_list=bool(scope))

    def _amount(self, node: Node) -> Amount | Decimal | None:
        if isinstance(node.value, str):
            if node.value not in self.amounts:
                help = did_you_mean(node.value, self.amounts) or _known(self.amounts)
                self.checker.wrong(node, f"no amount is called `{excerpt(node.value)}`", help)
            return self.amounts.get(node.value)
        return self.checker.number(node)

    def _judged(
        self, named: Node, operand: Node, scope: Mapping[str, FactType]
    ) -> Condition | None:
        path, wanted = self._path(named, scope), self.checker.flag(operand)
        if path is None or wanted is None:
            return None
        if path.type.kind != "judgement":
            self.checker.wrong(named, f"`{path.text}` is {_a(path.type.kind)}, not a judgement")
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

    # Days

    def day(self, node: Node | None, scope: Mapping[str, FactType] | None = None) -> Day | None:
        """Return the day that an operand names: an event, a day, or so long before or after one."""
        if node is None:
            return None
        if not isinstance(node.value, dict):
            return self._plain_day(node, scope or {})
        fields = self.checker.fields(node, (), (*UNITS, "before", "after"))
        unit, number = self._length(
            node, {key: each for key, each in fields.items() if key in UNITS}
        )
        ways = [way for way in ("before", "after") if way in fields]
        if len(ways) != 1:
            self.checker.wrong(
                node, "say `before` or `after` what", "such as {months: 3, before: funding.ends}"
            )
        if unit is None or len(ways) != 1:
            return None
        base = self._plain_day(fields[ways[0]], scope or {})
        if base is None:
            return None
        direction = 1 if ways[0] == "after" else -1
        return Day(base.event, base.fixed, unit, number, direction)

    def _length(self, node: Node, fields: dict[str, Node]) -> tuple[str | None, int]:
        if len(fields) != 1:
            self.checker.wrong(node, "say how long, in one unit", f"it may be {', '.join(UNITS)}")
            return None, 0
        ((unit, value),) = fields.items()
        number = self.checker.whole_number(value)
        if number > MAX_COUNT:
            self.checker.wrong(value, "this is longer than ten years")
            number = 0
        return unit, number

    def _plain_day(self, node: Node, scope: Mapping[str, FactType]) -> Day | None:
        text = str(node.value)
        if text[:1].isdigit():
            try:
                return Day(fixed=read_day(text))
            except ValueError as error:
                self.checker.wrong(node, str(error))
                return None
        event = self.event(node, scope)
        return None if event is None else Day(event)

    def event(self, node: Node, scope: Mapping[str, FactType] | None = None) -> AnyEvent | None:
        """Return the event that a node names."""
        found = self._named_event(node, scope or {})
        if found is not None:
            return found
        path = self._path(node, scope or {})
        if path is not None:
            self.checker.wrong(node, f"`{path.text}` is {_a(path.type.kind)}, not an event")
        return None

    def _named_event(self, node: Node, scope: Mapping[str, FactType]) -> AnyEvent | None:
        if isinstance(node.value, str) and node.value in self.events:
            return self.events[node.value]
        found = self._lookup(node.value, scope) if isinstance(node.value, str) else None
        return FactEvent(found) if found is not None and found.type.kind == "event" else None

    # Paths

    def path(self, node: Node) -> Path | None:
        """Return the path that a node names, from the top of the case."""
        return self._path(node, {})

    def _path(self, node: Node, scope: Mapping[str, FactType]) -> Path | None:
        text = self.checker.text(node)
        if not text:
            return None
        found = self._lookup(text, scope)
        if found is None:
            known = chain(_near(text, scope), self.events)
            help = _in_a_list(text) or did_you_mean(text, known)
            self.checker.wrong(node, f"no fact is called `{excerpt(text)}`", help)
        return found

    @staticmethod
    def _lookup(text: str, scope: Mapping[str, FactType]) -> Path | None:
        first, _, rest = text.partition(".")
        if first in scope:
            item = FactType(f"{scope[first].path}[]", "part", model=scope[first].model)
            found: FactType | None = item
            for name in rest.split(".") if rest else ():
                found = None if found is None else found.inner(name)
            return None if found is None else Path(text, found, first)
        found = None if _in_a_list(text) else fact_type(text)
        return None if found is None else Path(text, found)


def _quantifying(rest: dict[str, Node]) -> str | None:
    """Return the quantifier of a condition; `none: […]` is a connective."""
    for word in QUANTIFIERS:
        if word in rest and (word not in CONNECTIVES or isinstance(rest[word].value, str)):
            return word
    return None


def _in_a_list(text: str) -> str | None:
    """Return what to say of a path that leads into a list, whose items have to be named."""
    for index, char in enumerate(text):
        found = fact_type(text[:index]) if char == "." else None
        if found is not None and found.kind == "list":
            return f"`{found.path}` is a list: {_INSTEAD['list']}"
    return None


def _near(text: str, scope: Mapping[str, FactType]) -> list[str]:
    """Return the paths that a mistyped one may have meant: its neighbours, part by part."""
    first, *names = text.split(".")
    if first in scope:
        here: FactType = FactType("", "part", model=scope[first].model)
        known = [first]
    else:
        here, known, names = CASE, [""], [first, *names]
    for depth, name in enumerate(names):
        prefix = ".".join(filter(None, [*known, *names[:depth]]))
        options = list(here.names)
        inner = here.inner(name)
        if inner is None:
            guess = did_you_mean(name, options)
            best = guess.split("`")[1] if guess else None
            rest = ".".join(names[depth + 1 :])
            return [
                ".".join(filter(None, [prefix, option, rest if option == best else ""]))
                for option in options
            ]
        here = inner
    return []


def _known(names: Iterable[str]) -> str:
    listed = ", ".join(names)
    return f"it may be {listed}" if listed else "it stands in terms.yaml, above what uses it"


def _hashable(node: Node) -> Any:
    return node.value if not isinstance(node.value, (list, dict)) else None


def _shown(node: Node) -> str:
    if isinstance(node.value, bool):
        return "yes" if node.value else "no"
    return "…" if isinstance(node.value, (list, dict)) else str(node.value)


def _day_text(node: Node) -> str:
    if not isinstance(node.value, dict):
        return str(node.value)
    return " ".join(
        f"{key} {each.value}" if key in ("before", "after") else f"{each.value} {key}"
        for key, each in node.value.items()
    )


def _a(kind: str) -> str:
    return _KINDS.get(kind, f"a {kind}")


_KINDS = {"event": "an event", "flag": "true or false", "money": "a sum of money", "text": "text"}
_INSTEAD = {
    "judgement": "say `judged: true`",
    "list": "say `some: …`, every, none or count, and `in: …`",
    "money": f"say {', '.join(BOUNDS)}",
    "part": "name one of its facts",
}
"""What to write where a fact has no value of its own."""
