"""
The published JSON Schemas: of what is read, and of what is written about it.

Copies of every version stand in schemas/; a version that was published is never changed, and a
later one only adds to it.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, get_args

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from bvrules.baseline import BaselineJson
from bvrules.case import Case
from bvrules.conditionschema import DAY, TEXT, closed
from bvrules.digest import digest
from bvrules.lawschema import rule_schema, ruleset_schema, terms_schema
from bvrules.receipt import ReceiptJson
from bvrules.report.asking import AskingJson
from bvrules.report.comparing import ComparisonsJson
from bvrules.report.judging import JudgingJson
from bvrules.report.planjson import PlanJson
from bvrules.report.proof import ProofJson
from bvrules.report.remedies import RemediesJson
from bvrules.report.rulejson import RuleJson
from bvrules.report.shape import ReportJson
from bvrules.shipped import shipped_rulesets
from bvrules.waivers import NEVER, OPTIONAL, REQUIRED, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Schema = dict[str, Any]

DIALECT = {"$schema": GenerateJsonSchema.schema_dialect}


def case_schema() -> Schema:
    """
    Return the JSON Schema of a case, with a title, a question and examples for each fact.

    >>> case_schema()["required"]
    ['format']
    """
    return DIALECT | _with_shared_parts(Case.model_json_schema())


def report_schema() -> Schema:
    """
    Return the JSON Schema of the JSON report.

    >>> report_schema()["title"]
    'A report of bvrules'
    """
    return schema_of("report")


def schema_of(name: str) -> Schema:
    """
    Return a JSON Schema by its name, one of NAMES.

    >>> schema_of("questions")["title"]
    'Questions of bvrules that are worth asking'
    """
    title, made = _MADE[name]
    return DIALECT | made() | {"title": title}


def _written(shape: Any) -> Callable[[], Schema]:
    return lambda: TypeAdapter(shape).json_schema()


def _events() -> list[str]:
    """Return the names of the events that the shipped rulesets define."""
    return sorted({name for each in shipped_rulesets() for name in each.events})


def waivers_schema() -> Schema:
    """
    Return the JSON Schema of a file of waivers.

    >>> waivers_schema()["required"]
    ['format', 'waivers']
    """
    special = {
        "kind": {"enum": list(get_args(Kind))},
        "approved_on": DAY,
        "review_on": DAY,
        "expires": {"anyOf": [DAY, {"const": NEVER}]},
    }
    fields = {key: special.get(key, TEXT) for key in (*REQUIRED, *OPTIONAL)}
    waiver = closed(fields, REQUIRED) | {
        "if": {"properties": {"expires": {"const": NEVER}}, "required": ["expires"]},
        "then": {"required": ["review_on"]},
    }
    listed = {"type": ["array", "null"], "items": waiver}
    top = {"$schema": {"type": "string"}, "format": {"const": 1}, "waivers": listed}
    return closed(top, ["format", "waivers"])


_MADE: Mapping[str, tuple[str, Callable[[], Schema]]] = {
    "case": ("A case for bvrules", case_schema),
    "rule": ("A rule of bvrules, and its examples", lambda: rule_schema(_events())),
    "terms": ("terms.yaml of a ruleset of bvrules", lambda: terms_schema(_events())),
    "ruleset": ("ruleset.yaml of a ruleset of bvrules", ruleset_schema),
    "waivers": ("Waivers for bvrules", waivers_schema),
    "report": ("A report of bvrules", _written(ReportJson)),
    "receipt": ("A receipt of bvrules", _written(ReceiptJson)),
    "baseline": ("A baseline of bvrules", _written(BaselineJson)),
    "page": ("The page of a rule of bvrules", _written(RuleJson)),
    "questions": ("Questions of bvrules that are worth asking", _written(AskingJson)),
    "remedies": ("Remedies of bvrules for what is broken", _written(RemediesJson)),
    "plan": ("A plan of bvrules", _written(PlanJson)),
    "judging": ("What bvrules leaves a person to judge", _written(JudgingJson)),
    "proof": ("The proof of a finding of bvrules", _written(ProofJson)),
    "comparison": ("What bvrules finds different", _written(ComparisonsJson)),
}
"""Each schema: its title, and what makes it."""

NAMES: tuple[str, ...] = tuple(_MADE)
READ = ("case", "rule", "terms", "ruleset", "waivers")
"""Those of what is read; the others are of what is written."""


# What hundreds of facts have in common stands in a schema once


def _with_shared_parts(schema: Schema) -> Schema:
    """Return the schema with the alternatives that stand in it many times as definitions."""
    counts = Counter(json.dumps(each) for each in _alternatives(schema))
    texts = [text for text, count in counts.items() if count > 1]
    kinds = Counter(_kind(json.loads(text)) for text in texts)
    shared = {}
    for text in texts:
        kind = _kind(json.loads(text))
        shared[text] = f"fact-{(kind if kinds[kind] == 1 else digest(text))[7:15]}"
    found: Schema = _replaced(schema, shared)
    found["$defs"] |= {name: {"anyOf": json.loads(text)} for text, name in shared.items()}
    return found


def _kind(alternatives: list[Any]) -> str:
    """Return what names alternatives: the kind of their value, whatever may stand beside it."""
    first = alternatives[0]
    while "anyOf" in first:
        first = first["anyOf"][0]
    return digest(["judged"] if "by" in first.get("properties", ()) else first)


def _alternatives(value: Any) -> Iterator[Any]:
    """Return the alternatives of every fact; what stands inside one is not looked at again."""
    if isinstance(value, dict) and "anyOf" in value:
        yield value["anyOf"]
    elif isinstance(value, (dict, list)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _alternatives(each)


def _replaced(value: Any, shared: Mapping[str, str]) -> Any:
    if isinstance(value, dict) and "anyOf" in value:
        name = shared.get(json.dumps(value["anyOf"]))
        rest = {key: each for key, each in value.items() if key != "anyOf"}
        return value if name is None else {**rest, "$ref": f"#/$defs/{name}"}
    if isinstance(value, dict):
        return {key: _replaced(each, shared) for key, each in value.items()}
    return [_replaced(each, shared) for each in value] if isinstance(value, list) else value
