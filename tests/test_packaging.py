"""What is installed: every package and every rule, and no rude names."""

from __future__ import annotations

import re
from pathlib import Path

from bvrules import __version__

ROOT = Path(__file__).parents[1]
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_every_package_is_listed() -> None:
    listed = set(re.search(r"^packages = \[(.*)\]$", PYPROJECT, flags=re.MULTILINE)[1].split(", "))  # type: ignore[index]
    folders = {path.parent for path in (ROOT / "bvrules").rglob("__init__.py")}
    names = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    assert listed == {f'"{name}"' for name in names | {"bvrules.rulesets", "bvrules_cli"}}


def test_rulesets_hold_data_only() -> None:
    kinds = {path.suffix for path in (ROOT / "rulesets").rglob("*") if path.is_file()}
    assert kinds <= {".yaml", ".md"}


def test_the_version_is_said_once_in_each_place() -> None:
    assert f'\nversion = "{__version__}"\n' in PYPROJECT


def test_only_the_command_line_asks_what_day_it_is() -> None:
    for path in (ROOT / "bvrules").rglob("*.py"):
        assert not re.search(r"\b(today|now)\(", path.read_text(encoding="utf-8")), path


def test_nothing_of_the_machine_it_was_written_on_is_left() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("*.toml"), *(ROOT / "rulesets").rglob("*.*")]:
        assert str(ROOT) not in path.read_text(encoding="utf-8"), path
