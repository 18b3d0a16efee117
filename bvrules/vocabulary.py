"""
The facts that a case may state: each has a path, a kind, a title and a question.

This is read off the case model, so a rule can be checked against it and a question asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from bvrules.act import ANY_DAY_AHEAD, Act
from bvrules.case import Case
from bvrules.fact import Fact, Judgement, When
from bvrules.openlist import Open

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic.fields import FieldInfo

Kind = Literal[
    "flag", "event", "text", "number", "choice", "judgement", "money", "part", "list", "map"
]

_KINDS: dict[Any, Kind] = {
    bool: "flag",
    When: "event",
    str: "text",
    int: "number",
    Decimal: "number",
}


_WHO_JUDGES = "the monitoring officer"
"""Who usually answers an open question of law, where the rule that asks it names nobody."""


@dataclass(frozen=True, slots=True)
class FactType:
    """
    What may stand at a path: its kind, and how a person is asked for it.

    `model` is the part of the case that stands there, or that the items of a list are. `act` is
    what can still be done about it: None where nothing is declared and nothing can.
    `who` names those who usually know it.
    """

    path: str
    kind: Kind
    title: str = ""
    asks: str = ""
    choices: tuple[str, ...] = ()
    model: type[BaseModel] | None = field(default=None, repr=False)
    act: Act | None = field(default=None, repr=False)
    who: str = field(default="", repr=False)

    def inner(self, name: str) -> FactType | None:
        """Return what stands under a name, in this part or in an item of this list."""
        if self.kind == "map":
            path = f"{self.path}.{name}"
            return FactType(path, "part", self.title, self.asks, (), self.model, who=self.who)
        if self.model is None:
            return None
        info = self.model.model_fields.get(name)
        if info is None:
            return None
        path = f"{self.path}.{name}" if self.path else name
        found = _typed(path, info.annotation, info.title or "", info.description or "")
        if found is None:
            return None
        return replace(found, act=self._act(info, found.kind), who=self._who(info, found))

    def _act(self, info: FieldInfo, kind: Kind) -> Act | None:
        """Return what is declared of a fact inside this part, else what goes for its kind."""
        extra: Any = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        if not extra.keys().isdisjoint(("act", "by", "until", "any_day")):
            return Act(
                extra.get("act", "do"),
                extra.get("by", ""),
                extra.get("until", ""),
                extra.get("any_day", False),
            )
        if kind == "flag":
            return getattr(self.model, "act", None)
        return ANY_DAY_AHEAD if kind == "event" else None

    def _who(self, info: FieldInfo, found: FactType) -> str:
        """Return who usually knows a fact, a part or the items of a list inside this one."""
        own = info.json_schema_extra.get("who") if isinstance(info.json_schema_extra, dict) else ""
        judges = _WHO_JUDGES if found.kind == "judgement" else ""
        parts = (getattr(model, "who", "") for model in (found.model, self.model))
        return str(own or judges or next(filter(None, parts), self.who))

    @property
    def names(self) -> Iterable[str]:
        """The names that may follow."""
        return () if self.model is None or self.kind == "map" else self.model.model_fields


CASE = FactType("", "part", "Case", "", (), Case)


def _typed(path: str, annotation: Any, title: str, asks: str) -> FactType | None:
    kind: Kind = "part"
    choices: tuple[str, ...] = ()
    model: type[BaseModel] | None = None
    annotation = _bare(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation is Judgement:
        kind = "judgement"
    elif origin is Fact:
        value = _bare(arguments[0])
        if get_origin(value) is Literal:
            kind, choices = "choice", get_args(value)
        else:
            kind = _KINDS[value]
    elif origin is Open or origin is dict:
        kind = "list" if origin is Open else "map"
        item = _bare(arguments[-1])
        model = item if isinstance(item, type) and issubclass(item, BaseModel) else None
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        model = annotation
        kind = "money" if "net_of_vat" in annotation.model_fields else "part"
    else:
        return None
    return FactType(path, kind, title, asks, choices, model)


def _bare(annotation: Any) -> Any:
    """Take `| None` and annotations off a type."""
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(each for each in get_args(annotation) if each is not type(None))
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


@lru_cache(maxsize=4096)
def fact_type(path: str) -> FactType | None:
    """
    Return what may stand at a path of a case, or None if nothing may.

    >>> fact_type("decision.in_principle").kind
    'event'
    >>> fact_type("decision.in_prinicple") is None
    True
    """
    found: FactType | None = CASE
    for name in path.split("."):
        found = None if found is None else found.inner(name)
    return found


def all_facts(start: FactType = CASE) -> Iterable[FactType]:
    """Return every fact that a case may state; those inside a list or map once, as `path[]`."""
    for name in start.names:
        inner = start.inner(name)
        if inner is None:
            continue
        if inner.model is None or inner.kind == "money":
            yield inner
        elif inner.kind in ("list", "map"):
            yield from all_facts(FactType(f"{inner.path}[]", "part", model=inner.model))
        else:
            yield from all_facts(inner)
