"""The published JSON Schemas: what a case looks like, and what is written about it."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from bvrules.case import Case
from bvrules.report.asking import AskingJson
from bvrules.report.json import ReportJson
from bvrules.report.judging import JudgingJson
from bvrules.report.remedies import RemediesJson
from bvrules.report.rulejson import RuleJson

_DIALECT = {"$schema": GenerateJsonSchema.schema_dialect}


def case_schema() -> dict[str, Any]:
    """
    Return the JSON Schema of a case, with a title, a question and examples for each fact.

    >>> case_schema()["required"]
    ['format']
    """
    return _DIALECT | Case.model_json_schema()


def report_schema() -> dict[str, Any]:
    """
    Return the JSON Schema of the JSON report.

    >>> report_schema()["title"]
    'A report of bvrules'
    """
    return schema_of("report")


_WRITTEN: dict[str, tuple[Any, str]] = {
    "report": (ReportJson, "A report of bvrules"),
    "rule": (RuleJson, "The page of a rule of bvrules"),
    "questions": (AskingJson, "Questions of bvrules that are worth asking"),
    "remedies": (RemediesJson, "Remedies of bvrules for what is broken"),
    "judging": (JudgingJson, "What bvrules leaves a person to judge"),
}
"""What is written as JSON: the type that describes it, and its title."""


def schema_of(name: str) -> dict[str, Any]:
    """
    Return the JSON Schema of a case, or of what is written about one, by its name.

    >>> schema_of("questions")["title"]
    'Questions of bvrules that are worth asking'
    """
    if name == "case":
        return case_schema()
    written, title = _WRITTEN[name]
    return _DIALECT | TypeAdapter(written).json_schema() | {"title": title}
