"""
Settings that are not said on the command line: those of a file, and of the environment.

The command line goes before the environment (BVCHECK_FAIL_ON), that before the file, and that
before what is built in. The file is bvcheck.toml, .bvcheck.toml or the table [tool.bvcheck] of
pyproject.toml, in the folder of the first case or above it, up to the root of the repository;
else ~/.config/bvcheck/config.toml.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from bvrules.errors import BvrulesError, Problem, SettingsError, did_you_mean, excerpt
from bvrules.exitcode import USAGE

from .console import cause, complain

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("bvcheck.toml", ".bvcheck.toml")
PREFIX = "BVCHECK_"
FOUND = "bvrules.configuration"
"""Under this name a context keeps what was found."""
NOT_SET = ("config", "isolated", "write-baseline")
"""Options that are for one run, and no settings."""
_WORDS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


class Setting(NamedTuple):
    """A value that was set, and where: a file with its line, or a variable."""

    value: Any
    where: str


class Configuration(NamedTuple):
    """The file that was read, if there is one, and each setting by the name of its parameter."""

    file: Path | None
    settings: Mapping[str, Setting]


NOTHING = Configuration(None, {})


class Configured(click.Command):
    """A command whose options may be set in a file or in the environment."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the settings that are found, and then the command line, which goes before them."""
        try:
            found = configuration(self, ctx, list(args))
        except BvrulesError as error:
            complain(error)
            ctx.exit(USAGE)
        ctx.meta[FOUND] = found
        ctx.default_map = {name: each.value for name, each in found.settings.items()}
        return super().parse_args(ctx, args)


def options_of(command: click.Command) -> dict[str, click.Option]:
    """Return the options of a command that may be set, by the names of their settings."""
    found = {setting_of(each): each for each in command.params if isinstance(each, click.Option)}
    return {name: option for name, option in found.items() if name not in NOT_SET}


def setting_of(option: click.Option) -> str:
    """Return the name of the setting of an option: fail-on for --fail-on."""
    return max(option.opts, key=len).lstrip("-")


def configuration(command: click.Command, ctx: click.Context, args: list[str]) -> Configuration:
    """Return what is set for a command line; raises SettingsError with all that is wrong."""
    try:
        said, _, _ = command.make_parser(ctx).parse_args(args)
    except click.UsageError:  # it is told when the command line is read
        return NOTHING
    # What was not said is None, or in later versions of click a mark of its own.
    if said.get("isolated") is True:
        return NOTHING
    reader = _Reader(options_of(command), ctx)
    named = said.get("config")
    named = named if isinstance(named, str) else os.environ.get(f"{PREFIX}CONFIG")
    file = Path(named) if named else find(_start(said.get("files")))
    if file is not None:
        reader.read_file(file)
    reader.read_environment(os.environ)
    if reader.problems:
        raise SettingsError(reader.problems)
    return Configuration(file, reader.settings)


def _start(files: Any) -> Path:
    """Return the folder from which a file of settings is looked for: that of the first case."""
    named = files if isinstance(files, tuple) else ()
    first = next((each for each in named if each != "-"), None)
    try:
        return Path.cwd() if first is None else Path(first).resolve().parent
    except (OSError, ValueError):
        return Path.cwd()


def find(start: Path) -> Path | None:
    """Return the file of settings for a folder, or None."""
    for folder in (start, *start.parents):
        for name in NAMES:
            if (folder / name).is_file():
                return folder / name
        project = folder / "pyproject.toml"
        if project.is_file() and _TABLE.search(_text(project)):
            return project
        if (folder / ".git").exists():
            break
    base = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")  # noqa: PTH111 - it never fails
    own = Path(base) / "bvcheck" / "config.toml"
    return own if own.is_file() else None


_TABLE = re.compile(r"^\s*\[tool\.bvcheck\]", re.MULTILINE)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


class _Reader:
    """Reads settings, and gathers what is wrong with them."""

    def __init__(self, options: Mapping[str, click.Option], ctx: click.Context) -> None:
        self.options = options
        self.ctx = ctx
        self.settings: dict[str, Setting] = {}
        self.problems: list[Problem] = []

    def read_file(self, file: Path) -> None:
        try:
            text = file.read_bytes().decode("utf-8")
            toml = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
            data = toml.loads(text)
        except OSError as error:
            self.problems.append(Problem(f"cannot be read: {cause(error)}", str(file)))
            return
        except ValueError as error:
            self.problems.append(_not_toml(error, str(file)))
            return
        start = 0
        if file.name == "pyproject.toml":
            table = _TABLE.search(text)
            data, start = data.get("tool", {}).get("bvcheck", {}), table.start() if table else 0
        for key, value in data.items():
            line = _line(text, key, start)
            option = self.options.get(key)
            if option is None:
                self._unknown(key, str(file), line)
                continue
            plain = _beside(option, _plain(value), file.parent)
            self._take(option, plain, f"{file}:{line}", Problem("", str(file), line))

    def read_environment(self, environment: Mapping[str, str]) -> None:
        for name in sorted(environment):
            key = name.removeprefix(PREFIX).lower().replace("_", "-")
            if not name.startswith(PREFIX) or key == "config":
                continue
            option = self.options.get(key)
            if option is None:
                help = did_you_mean(name, (_variable(each) for each in self.options))
                self.problems.append(Problem("this variable sets nothing", name, help=help))
                continue
            value: Any = environment[name]
            if option.is_flag:
                value = _WORDS.get(value.lower(), value)
            elif option.multiple:
                value = [each.strip() for each in value.split(",") if each.strip()]
            self._take(option, value, name, Problem("", name))

    def _unknown(self, key: str, file: str, line: int) -> None:
        help = did_you_mean(key, self.options) or "`bvcheck config` lists them"
        self.problems.append(
            Problem(f"no setting is called `{excerpt(key)}`", file, line, help=help)
        )

    def _take(self, option: click.Option, value: Any, where: str, place: Problem) -> None:
        """Take a value for an option, after noting if it cannot be."""
        wrong, help = _wrong_kind(option, value)
        if wrong is None:
            try:
                option.process_value(self.ctx, value)
            except click.BadParameter as error:
                wrong = error.message
        if wrong is not None:
            what = f"`{setting_of(option)}`: {wrong}"
            self.problems.append(replace(place, what=what, help=help))
        self.settings[str(option.name)] = Setting(value, where)


def _variable(setting: str) -> str:
    return f"{PREFIX}{setting.upper().replace('-', '_')}"


def _wrong_kind(option: click.Option, value: Any) -> tuple[str | None, str | None]:
    """Return what a value should be, if it is something else, and help."""
    kind = option.type
    if option.is_flag:
        return (None if isinstance(value, bool) else "expected true or false"), None
    if option.multiple:
        fits = isinstance(value, list) and all(isinstance(each, str) for each in value)
        return (None if fits else "expected text, or a list of text"), None
    if isinstance(kind, click.IntRange):
        fits = str(value).isdigit() and (kind.min or 0) <= int(value) <= (kind.max or int(value))
        return (None if fits else f"expected a number from {kind.min} to {kind.max}"), None
    if isinstance(kind, click.Choice) and value not in kind.choices:
        help = did_you_mean(str(value), kind.choices) or f"it may be {', '.join(kind.choices)}"
        return f"`{excerpt(value)}` is not one of the words for this", help
    return (None if isinstance(value, str) else "expected text"), None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _beside(option: click.Option, value: Any, folder: Path) -> Any:
    """Return a value whose paths are those of the folder of the file that they stand in."""
    if option.multiple:
        each = value if isinstance(value, list) else [value]
        return [_path_beside(option, one, folder) for one in each]
    return _path_beside(option, value, folder)


def _path_beside(option: click.Option, value: Any, folder: Path) -> Any:
    if not isinstance(value, str):
        return value
    if isinstance(option.type, click.Path):
        return str(folder / value)
    if setting_of(option) == "format" and ":" in value:
        name, _, path = value.partition(":")
        return f"{name}:{folder / path}" if path else value
    return value


def _line(text: str, key: str, start: int) -> int:
    """Return the line on which a key stands."""
    match = re.compile(rf"^\s*[\"']?{re.escape(key)}\b", re.MULTILINE).search(text, start)
    return text.count("\n", 0, match.end() if match else start) + 1


def _not_toml(error: ValueError, file: str) -> Problem:
    """Say that a file is not TOML, and where; the words of its parser differ by version."""
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    if isinstance(error, UnicodeDecodeError):
        return Problem("this is not UTF-8 text", file, help="save the file as UTF-8")
    help = "look at the quotes, the brackets and the keys here and above"
    if place is None:
        return Problem("this is not TOML", file, help=help)
    return Problem("this is not TOML", file, int(place.group(1)), int(place.group(2)), help=help)
