"""
The JSON Schemas of the files of a ruleset: rule files, terms.yaml and ruleset.yaml.

They are generated from the lists of keys that the files are read with, for editors: what a
schema cannot say, such as the order of keys and of versions, is told when a ruleset is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from bvrules.conditionschema import (
    DAY,
    NUMBER,
    SPAN,
    TEXT,
    Schema,
    closed,
    definitions,
    judgements,
    ref,
)
from bvrules.draft import ENCODED
from bvrules.example import KEYS as EXAMPLE_KEYS
from bvrules.language import BASES
from bvrules.law import InstrumentKind, Nation
from bvrules.lawfile import STATES
from bvrules.rulefile import KEYS, KNOWN, MAX_EXCEPTIONS, MODALITIES, REQUIRED, ROW
from bvrules.termsfile import PARTS
from bvrules.termsfile import ROW as TERM_ROW

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINK: Schema = {"type": "string", "pattern": "^https://"}
_TEXTS: Schema = {"type": "array", "items": TEXT, "minItems": 1}
_KNOWN: Schema = {"state": {"enum": list(STATES)}, "source": TEXT}
_PERIOD: Schema = {
    "from": DAY,
    "until": DAY,
    "declared": SPAN,
    "prospective": {"type": "boolean"},
    **_KNOWN,
}
_ANY: Schema = {}


def rule_schema(events: Iterable[str] = ()) -> Schema:
    """
    Return the JSON Schema of a rule file: of its rule, and of its examples.

    `events` are the names of the events that rulesets define. Examples are the second document
    of the file, which editors hold against the same schema.

    >>> list(rule_schema()["$defs"]["rule"]["properties"])[:3]
    ['id', 'title', 'citation']
    """
    return {
        "if": {"required": ["examples"]},
        "then": closed({"examples": {"type": "array", "items": _example(), "minItems": 1}}),
        "else": ref("rule"),
        "$defs": {"rule": _rule(), "requires": _requires(), **definitions(events)},
    }


def _rule() -> Schema:
    properties: Schema = {
        "id": TEXT,
        "title": TEXT,
        "citation": TEXT,
        "link": _LINK,
        "says": TEXT,
        "modality": {"enum": list(MODALITIES)},
        "bearer": TEXT,
        "action": TEXT,
        "judged_on": ref("event"),
        "due": ref("day"),
        "in_force": {"type": "array", "items": _version(), "minItems": 1},
        "binds_when": ref("condition"),
        "applies_when": ref("condition"),
        "judgement": _questions(),
        "requires": ref("requires"),
        "exceptions": {
            "type": "array",
            "items": _exception(unless={"type": "array", "items": _exception(), "minItems": 1}),
            "minItems": 1,
            "maxItems": MAX_EXCEPTIONS,
        },
        "departure": _cited("says", reasons=ref("event")),
        "consequence": _cited("says"),
        "waivable": {"type": "boolean"},
        "remedy": closed({"before": TEXT, "after": TEXT}, ["before", "after"]),
    }
    return closed({key: properties[key] for key in KEYS}, REQUIRED) | {
        "allOf": [
            _only("binds_when", ["local policy"]),
            _only("departure", ["should", "must have regard to"]),
        ]
    }


def _only(key: str, modalities: list[str]) -> Schema:
    """Say that a key may stand in rules of some modalities only."""
    return {"if": {"required": [key]}, "then": {"properties": {"modality": {"enum": modalities}}}}


def _version() -> Schema:
    own = {"says": TEXT, "applies_when": ref("condition"), "requires": ref("requires")}
    period = {key: _PERIOD[key] for key in ROW}
    begun = {"oneOf": [{"required": ["from"]}, {"required": ["declared"]}]}
    return closed({"by": TEXT, **period, **own}, ["by"]) | begun


def _requires() -> Schema:
    """Return the schema of what is required: a condition, one for each of several, a checklist."""
    texts = {"type": "object", "additionalProperties": TEXT, "minProperties": 1}
    checklist = {"type": "object", "additionalProperties": texts, "minProperties": 1}
    limbs = {**checklist, "maxProperties": 1}
    return {
        "type": "object",
        "if": {"required": ["for_each"]},
        "then": {"properties": {"for_each": limbs}},
        "else": {
            "if": {"required": ["covers"]},
            "then": closed({"covers": TEXT, "headings": checklist}, ["covers", "headings"]),
            "else": ref("condition"),
        },
    }


def _exception(**more: Any) -> Schema:
    fields = {"id": TEXT, "citation": TEXT, "because": TEXT, "when": ref("condition")}
    return closed({**fields, **more, **{key: _KNOWN[key] for key in KNOWN}}, fields)


def _cited(*fields: str, **more: Schema) -> Schema:
    needed = {**dict.fromkeys(("citation", *fields), TEXT), **more}
    return closed({**needed, **_KNOWN}, needed)


def _questions() -> Schema:
    question = closed(
        {
            "asks": TEXT,
            "weigh": _TEXTS,
            "whose": {"enum": ["authority", "reader"]},
            "by": TEXT,
            "citation": TEXT,
            **_KNOWN,
        },
        ["asks", "weigh"],
    )
    return closed(dict.fromkeys(judgements(), question)) | {"minProperties": 1}


def _example() -> Schema:
    given = {"type": "object", "minProperties": 1}
    fields = {"it": TEXT, **dict.fromkeys(EXAMPLE_KEYS, _ANY), "expect": _ANY}
    return closed({**fields, "given": given, "as_of": DAY}, ["it", "expect"])


def terms_schema(events: Iterable[str] = ()) -> Schema:
    """Return the JSON Schema of terms.yaml, with `events` as for a rule file."""
    period = {key: _PERIOD[key] for key in TERM_ROW}
    row = {"from": DAY, "by": TEXT}
    pounds = {"anyOf": [NUMBER, closed({"low": NUMBER, "high": NUMBER}, ["low", "high"])]}
    amount = {"pounds": pounds, "basis": {"enum": list(BASES)}}
    version = {"holds_when": ref("condition")}
    parts = {
        "parameters": closed(
            {"says": TEXT, "unit": TEXT, "is": NUMBER, "at_least": NUMBER, "at_most": NUMBER},
            ["says", "unit", "is", "at_least", "at_most"],
        ),
        "amounts": closed(
            {"citation": TEXT, "rows": _rows({**row, **amount, **period}, [*row, *amount])},
            ["citation", "rows"],
        ),
        "events": _event(),
        "terms": closed(
            {
                "of": {"enum": list(PARTS)},
                "citation": TEXT,
                "judgement": _questions(),
                "versions": _rows({**row, **version, **period}, [*row, *version]),
            },
            ["of", "citation", "versions"],
        ),
        "examples": {"type": "array", "items": _example(), "minItems": 1},
    }
    named = {
        name: {"type": "object", "additionalProperties": each, "minProperties": 1}
        for name, each in parts.items()
        if name != "examples"
    }
    return closed({**named, "examples": parts["examples"]}) | {"$defs": definitions(events)}


def _rows(properties: Schema, required: Iterable[str]) -> Schema:
    return {"type": "array", "items": closed(properties, required), "minItems": 1}


def _event() -> Schema:
    said = {"citation": TEXT, "says": TEXT}
    ways: tuple[Schema, ...] = (
        {"first": TEXT, "in": ref("list"), "dated": TEXT},
        {"first_of": _TEXTS},
    )
    later = {"no_later_than": _TEXTS}
    return {"anyOf": [closed({**said, **way, **later}, [*said, *way]) for way in ways]}


def ruleset_schema() -> Schema:
    """
    Return the JSON Schema of ruleset.yaml.

    >>> ruleset_schema()["required"][0]
    'title'
    """
    source = closed(
        {"title": TEXT, "link": _LINK, "read": DAY, "state": {"enum": list(STATES)}},
        ["title", "read"],
    )
    row = closed(
        {"provision": TEXT, "encoded": {"enum": list(ENCODED)}, "why": TEXT},
        ["provision", "encoded"],
    ) | {
        "if": {"properties": {"encoded": {"const": ENCODED[0]}}, "required": ["encoded"]},
        "else": {"required": ["why"]},
    }
    return closed(
        {
            "title": TEXT,
            "short": TEXT,
            "kind": {"enum": list(get_args(InstrumentKind))},
            "duty": TEXT,
            "extends": TEXT,
            "sets": {"type": "object", "additionalProperties": NUMBER, "minProperties": 1},
            "uses": _TEXTS,
            "link": _LINK,
            "extent": {"type": "array", "items": {"enum": list(get_args(Nation))}, "minItems": 1},
            "read_until": DAY,
            "sources": {"type": "object", "additionalProperties": source, "minProperties": 1},
            "register": {"type": "array", "items": row, "minItems": 1},
        },
        ["title", "short", "kind", "duty", "read_until", "register"],
    ) | {
        "dependentRequired": {"sets": ["extends"]},
        "if": {"required": ["extends"]},
        "then": {"properties": {"kind": {"const": "local policy"}}},
    }
