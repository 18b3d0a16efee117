"""bvcheck schema: the JSON Schema of a case, and of what is written about one."""

from __future__ import annotations

import json

import click

from .console import show

NAMES = ("case", "report", "rule", "questions", "remedies", "judging")


@click.command()
@click.argument("name", type=click.Choice(NAMES))
def schema(name: str) -> None:
    """Print the JSON Schema of a case, a report, or what else is written as JSON."""
    from bvrules.schemas import schema_of  # noqa: PLC0415 - only here

    show(json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n")
