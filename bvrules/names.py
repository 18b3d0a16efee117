"""
What the files of a ruleset name: facts, lists, events and days.

A name is looked up in the case model, so that a misspelt one is found when it is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from bvrules.dates import UNITS, read_day
from bvrules.errors import did_you_mean, excerpt, nearest
from bvrules.leaves import Day
from bvrules.setting import AnyEvent, FactEvent, Path
from bvrules.vocabulary import CASE, FactType, fact_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bvrules.checking import Checker
    from bvrules.leaves import Term
    from bvrules.period import Amount, Parameter
    from bvrules.reading import Node

BOUNDS = ("at_least", "more_than", "at_most", "less_than")
MAX_COUNT = 3660
"""Ten years in days: an offset that is longer is a slip of the pen."""


@dataclass
class Defined:
    """What terms.yaml defines, of a ruleset and of those that it uses, each by its name."""

    parameters: dict[str, Parameter] = field(default_factory=dict)
    amounts: dict[str, Amount] = field(default_factory=dict)
    events: dict[str, AnyEvent] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)

    def take(self, other: Defined) -> None:
        """Add what another ruleset has defined."""
        self.parameters |= other.parameters
        self.amounts |= other.amounts
        self.events |= other.events
        self.terms |= other.terms


@dataclass
class Names:
    """Looks up what a ruleset names; `checker` gathers what is wrong with it."""

    checker: Checker
    defined: Defined

    # Figures

    def whole_number(self, node: Node | None) -> int:
        """Return a whole number, or the value of a parameter that is one."""
        parameter = self._parameter(node)
        if parameter is None or node is None:
            return self.checker.whole_number(node)
        if parameter.value != int(parameter.value):
            what = f"a whole number is needed here, and `{parameter.name}` is {parameter.value}"
            self.checker.wrong(node, what)
        return int(parameter.value)

    def _parameter(self, node: Node | None) -> Parameter | None:
        named = node is not None and isinstance(node.value, str)
        return self.defined.parameters.get(node.value) if node is not None and named else None

    def figure_text(self, node: Node) -> str:
        """Say a figure as it was written; a parameter with its value: 3 (horizon)."""
        parameter = self._parameter(node)
        return str(node.value) if parameter is None else f"{parameter.value} ({parameter.name})"

    # Names
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
        number = self.whole_number(value)
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
            self.checker.wrong(node, f"`{path.text}` is {a_kind(path.type.kind)}, not an event")
        return None

    def _named_event(self, node: Node, scope: Mapping[str, FactType]) -> AnyEvent | None:
        if isinstance(node.value, str) and node.value in self.defined.events:
            return self.defined.events[node.value]
        found = self._lookup(node.value, scope) if isinstance(node.value, str) else None
        if found is None or found.type.kind != "event":
            return None
        self.checker.text(node)  # what a policy is called may be any text
        return FactEvent(found)

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
            known = chain(_near(text, scope), self.defined.events)
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


def _in_a_list(text: str) -> str | None:
    """Return what to say of a path that leads into a list, whose items have to be named."""
    for index, char in enumerate(text):
        found = fact_type(text[:index]) if char == "." else None
        if found is not None and found.kind == "list":
            return f"`{found.path}` is a list: {INSTEAD['list']}"
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
            best = nearest(name, options)
            rest = ".".join(names[depth + 1 :])
            return [
                ".".join(filter(None, [prefix, option, rest if option == best else ""]))
                for option in options
            ]
        here = inner
    return []


def a_kind(kind: str) -> str:
    """Say what kind of thing stands somewhere: an event, a flag, a list."""
    return _KINDS.get(kind, f"a {kind}")


_KINDS = {"event": "an event", "flag": "true or false", "money": "a sum of money", "text": "text"}
INSTEAD = {
    "judgement": "say `judged: true`",
    "list": "say `some: …`, every, none or count, and `in: …`",
    "money": f"say {', '.join(BOUNDS)}",
    "part": "name one of its facts",
}
"""What to write where a fact has no value of its own."""
