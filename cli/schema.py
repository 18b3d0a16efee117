"""bvcheck schema: the JSON Schema of a case, of what lies beside it, and of what is written."""

from __future__ import annotations

import json

import click

from .console import show

NAMES = (
    "case",
    "rule",
    "terms",
    "ruleset",
    "waivers",
    "config",
    "report",
    "receipt",
    "baseline",
    "page",
    "questions",
    "remedies",
    "plan",
    "judging",
    "proof",
    "comparison",
)


@click.command()
@click.argument("name", type=click.Choice(NAMES))
def schema(name: str) -> None:
    """Print the JSON Schema of a kind of file, as editors and programs take it."""
    from bvrules.schemas import DIALECT, schema_of  # noqa: PLC0415 - only here

    from .config import config_schema  # noqa: PLC0415 - the same

    titled = {"title": "Settings of bvcheck"}
    found = DIALECT | config_schema() | titled if name == "config" else schema_of(name)
    show(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
