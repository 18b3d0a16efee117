"""bvcheck schema: the JSON Schema of a case or of a report."""

from __future__ import annotations

import json

import click

from .console import show


@click.command()
@click.argument("name", type=click.Choice(["case", "report"]))
def schema(name: str) -> None:
    """Print the JSON Schema of a case or of a report."""
    from bvrules.schemas import case_schema, report_schema  # noqa: PLC0415 - only here

    found = case_schema() if name == "case" else report_schema()
    show(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
