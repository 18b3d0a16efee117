"""
What authors get wrong, and the whole text of what they are told.

Each mistake in tests/bad/rulesets is named after itself. A file takes the place of the rule of
tests/bad/good, a folder the place of the files that it holds, or, where it holds folders, that of
whole rulesets. What is said of it stands in the .expected file beside it.
"""

from __future__ import annotations

import random
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bvrules.errors import RulesetError
from bvrules.ruleset import Folder, load_rulesets
from bvrules.selftest import examples_of, run_example

BAD = Path(__file__).parent / "bad"
GOOD = BAD / "good"
RULE = "s1-tell-people.yaml"
MISTAKES = sorted((BAD / "rulesets").glob("*.expected"))


def put(mistake: Path, into: Path) -> list[Path]:
    """Put a mistake into a good ruleset, or into several; return their folders."""
    inside = sorted(mistake.iterdir()) if mistake.is_dir() else []
    if any(each.is_dir() for each in inside):
        return [folder for each in inside for folder in put(each, into / each.name)]
    folder = into if into.parent.name == "rulesets" else into / "rulesets" / "instrument"
    copytree(GOOD, folder)
    if mistake.is_dir():
        copytree(mistake, folder, dirs_exist_ok=True)
    else:
        (folder / RULE).write_bytes(mistake.read_bytes())
    return [folder]
