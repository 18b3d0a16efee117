"""
The JSON Schema of conditions, generated from the closed language and the facts of a case.

Editors complete facts and operators with it. What it cannot know is left to reading: which
terms, amounts and events a ruleset defines, what a variable of a list stands for, and whether
names and days fit together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bvrules.dates import UNITS
from bvrules.language import BASES, CONNECTIVES, ORDERS, QUANTIFIERS
from bvrules.names import BOUNDS, MAX_COUNT
from bvrules.vocabulary import CASE, FactType, all_facts, fact_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "pattern": r"\S"}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
SPAN: Schema = {
    "anyOf": [
        {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?|/\d{2}(\d{2})?)?$"},
        {"type": "integer", "minimum": 1, "maximum": 9999},
    ]
}
NUMBER: Schema = {"type": "number", "minimum": 0}
_LENGTH: Schema = {"anyOf": [{"type": "integer", "minimum": 0, "maximum": MAX_COUNT}, TEXT]}
"""A whole number, or the name of a parameter."""
_ONE_OF: Schema = {"type": "array", "minItems": 1}


def ref(name: str) -> Schema:
    """Return what stands for a definition."""
    return {"$ref": f"#/$defs/{name}"}


def closed(properties: Schema, required: Iterable[str] = ()) -> Schema:
    """Return the schema of a map with these keys and no others."""
    found: Schema = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    return found | ({"required": needed} if (needed := list(required)) else {})


def definitions(events: Iterable[str] = ()) -> Schema:
    """Return the definitions that conditions refer to; `events` are those that rules define."""
    return {
        "condition": _condition(events),
        "event": _named("event", *events),
        "list": _named("list"),
        "day": _day(),
        "flag": {"anyOf": [{"type": "boolean"}, _one_of({"type": "boolean"})]},
        "happened": {"anyOf": [{"type": "boolean"}, _ordered()]},
        "judged": closed({"judged": {"type": "boolean"}}, ["judged"]),
        "number": {"anyOf": [NUMBER, _one_of(NUMBER), *_compared({})]},
        "money": {"anyOf": list(_compared({"basis": {"enum": list(BASES)}}))},
        "word": {"anyOf": [TEXT, _one_of(TEXT)]},
        "anything": {
            "anyOf": [
                {"type": ["string", "number", "boolean"]},
                _ordered(),
                _one_of({}),
                ref("judged"),
                ref("money"),
                _lasts(),
            ]
        },
    }


def _condition(events: Iterable[str]) -> Schema:
    """Return the schema of one condition: a fact, several joined, or some of a list."""
    several = {"type": "array", "items": ref("condition"), "minItems": 1}
    properties: Schema = {
        "citation": TEXT,
        "all": several,
        "any": several,
        "none": {"anyOf": [several, TEXT]},
        "in": ref("list"),
        **{word: TEXT for word in QUANTIFIERS if word not in CONNECTIVES},
        **dict.fromkeys(BOUNDS, _LENGTH),
        **{name: ref("happened") for name in events},
        **_terms(),
        **{each.path: _leaf(each) for each in all_facts() if "[" not in each.path},
        **{path: _lasts() for path in _lasting(CASE)},
    }
    return {
        "type": "object",
        "properties": properties,
        "patternProperties": {
            **{pattern: _leaf(each) for pattern, each in _in_tables()},
            _variable(): ref("anything"),
        },
        "additionalProperties": False,
        "minProperties": 1,
        "if": {"required": ["in"]},
        "then": {
            "anyOf": [{"required": [word]} for word in QUANTIFIERS],
            "allOf": [
                {"anyOf": [{"required": [word]} for word in CONNECTIVES]},
                {
                    "if": {"required": ["count"]},
                    "then": {"anyOf": [{"required": [word]} for word in BOUNDS]},
                },
            ],
        },
        "else": {
            "not": {"anyOf": [{"required": [word]} for word in (*BOUNDS, *_ONLY_WITH_IN)]},
            "if": {"required": ["citation"]},
            "then": {"minProperties": 2, "maxProperties": 2},
            "else": {"maxProperties": 1},
        },
    }


_ONLY_WITH_IN = tuple(word for word in QUANTIFIERS if word not in CONNECTIVES)


def _terms() -> Schema:
    """Return the keys that say what a part of the case is: authority.is."""
    parts = (name for name in CASE.names if (fact_type(name) or CASE).kind == "part")
    return {f"{name}.is": TEXT for name in parts}


def _in_tables() -> Iterator[tuple[str, FactType]]:
    """Return the facts of what stands in a table under a name: policies.ours.adopted."""
    for each in all_facts():
        table, brackets, rest = each.path.partition("[].")
        if brackets and (fact_type(table) or CASE).kind == "map" and "[" not in rest:
            yield rf"^{re.escape(table)}\.[^.]+\.{re.escape(rest)}$", each


def _named(kind: str, *names: str) -> Schema:
    """Return the schema of a name: a fact of a kind, another that is known, or an own one."""
    facts = [each.path for each in _all_of(CASE) if each.kind == kind]
    patterns = [pattern for pattern, each in _in_tables() if each.kind == kind]
    own = ({"type": "string", "pattern": each} for each in (*patterns, _variable()))
    return {"anyOf": [{"enum": [*facts, *names]}, *own]}


def _all_of(part: FactType) -> Iterator[FactType]:
    """Return what stands in a part, and below it, but for what stands in lists and tables."""
    for name in part.names:
        inner = part.inner(name)
        if inner is not None:
            yield inner
            yield from _all_of(inner) if inner.kind == "part" else ()


def judgements() -> list[str]:
    """Return the names of the facts that are left to judgement."""
    return [each.path.replace("[]", "") for each in all_facts() if each.kind == "judgement"]


def _variable() -> str:
    """Return the pattern of what no part of a case begins: an item of a list, an own event."""
    parts = "|".join(re.escape(name) for name in CASE.names if name != "schema_")
    words = "|".join(("citation", "in", *CONNECTIVES, *QUANTIFIERS, *BOUNDS, "for_each", "covers"))
    return rf"^(?!\d)(?!({parts})\.)(?!({words})$)[^.<>]+(\.[^.<>]+)*$"


def _leaf(fact: FactType) -> Schema:
    """Return what may be asked of a fact."""
    said: Schema = {"title": fact.title, "description": fact.asks}
    kinds: dict[str, Schema] = {
        "flag": ref("flag"),
        "event": ref("happened"),
        "judgement": ref("judged"),
        "number": ref("number"),
        "money": ref("money"),
        "text": ref("word"),
    }
    if fact.kind == "choice":
        word = {"enum": list(fact.choices)}
        return {"anyOf": [word, _one_of(word)], **said}
    return {**kinds.get(fact.kind, {"not": {}}), **said}


def _one_of(item: Schema) -> Schema:
    return closed({"one_of": {**_ONE_OF, "items": item}}, ["one_of"])


def _ordered() -> Schema:
    return closed({word: ref("day") for word in ORDERS}) | {"minProperties": 1, "maxProperties": 1}


def _compared(basis: Schema) -> Iterable[Schema]:
    """Return the schemas of figures: an amount by its name, or a number, with its basis."""
    for bound in BOUNDS:
        yield closed({bound: TEXT, **basis}, [bound])
        yield closed({bound: NUMBER, **basis}, [bound, *basis])


def _lasts() -> Schema:
    length = closed(dict.fromkeys(UNITS, _LENGTH)) | {"minProperties": 1, "maxProperties": 1}
    return closed({"lasts_at_least": length}, ["lasts_at_least"])


def _lasting(part: FactType) -> Iterator[str]:
    """Return the paths of what begins and ends, below a part."""
    return (each.path for each in _all_of(part) if {"began", "ended"} <= set(each.names))


def _day() -> Schema:
    """Return the schema of a day: an event, a day, or so long before or after one."""
    plain = {"anyOf": [DAY, ref("event")]}
    offset = closed({**dict.fromkeys(UNITS, _LENGTH), "before": plain, "after": plain})
    one_way = {"oneOf": [{"required": ["before"]}, {"required": ["after"]}]}
    return {"anyOf": [plain, offset | one_way | {"minProperties": 2, "maxProperties": 2}]}
