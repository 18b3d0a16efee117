"""bvcheck config: each setting of a check, and where it was set."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from .check import check
from .configuration import FOUND, options_of
from .console import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .configuration import Configuration


@click.command(
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
    add_help_option=True,
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[CASE] [OPTIONS]...")
def config(words: Sequence[str]) -> None:
    """
    Show each setting of a check, and where it was set.

    Takes what `bvcheck check` takes; a file of settings is looked for from the folder of CASE,
    else from here.
    """
    with check.make_context("check", [*words, *([] if _names_a_case(words) else ["-"])]) as ctx:
        file = ctx.meta[FOUND].file
        rows = list(_told(ctx))
    wide = max(len(name) for name, _, _ in rows)
    lines = [f"file: {file or 'none'}", ""]
    lines += [f"{name:<{wide}}  {value}  ({where})" for name, value, where in rows]
    show("\n".join(lines) + "\n")


def _names_a_case(words: Sequence[str]) -> bool:
    """Return whether a case is named among words of a command line."""
    said, _, _ = check.make_parser(click.Context(check)).parse_args(list(words))
    files = said.get("files")
    return isinstance(files, tuple) and bool(files)


def _told(ctx: click.Context) -> Iterator[tuple[str, str, str]]:
    """Return each setting of a command: its name, its value in words, and where it was set."""
    found: Configuration = ctx.meta[FOUND]
    for name, option in options_of(ctx.command).items():
        parameter = str(option.name)
        where = "built in"
        if ctx.get_parameter_source(parameter) is ParameterSource.COMMANDLINE:
            where = "command line"
        elif parameter in found.settings:
            where = found.settings[parameter].where
        yield name, _said(ctx.params[parameter]), where


def _said(value: Any) -> str:
    if value is None or value in ((), ""):
        return "-"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return ", ".join(map(_said, value))
    return str(value)


def config_schema() -> dict[str, Any]:
    """Return the JSON Schema of a file of settings."""
    options = options_of(check)
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _schema_of(each) for name, each in options.items()},
    }


def _schema_of(option: click.Option) -> dict[str, Any]:
    said = {"description": option.help or ""}
    if option.is_flag:
        return {"type": "boolean", **said}
    if isinstance(option.type, click.Choice):
        return {"enum": list(option.type.choices), **said}
    if isinstance(option.type, click.IntRange):
        return {"type": "integer", "minimum": option.type.min, "maximum": option.type.max, **said}
    text = {"type": "string"}
    return (
        {"anyOf": [text, {"type": "array", "items": text}], **said}
        if option.multiple
        else {**text, **said}
    )
