"""The published JSON Schemas: what a case and a report look like."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from bvrules.case import Case
from bvrules.report.json import ReportJson

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
    return _DIALECT | TypeAdapter(ReportJson).json_schema() | {"title": "A report of bvrules"}
