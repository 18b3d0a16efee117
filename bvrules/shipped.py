"""Where the shipped rulesets live."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from bvrules.ruleset import Folder, load_rulesets

if TYPE_CHECKING:
    from bvrules.law import Ruleset


def root() -> Folder:
    """Return the folder that holds one folder for each shipped ruleset."""
    inside: Folder = files("bvrules") / "rulesets"  # a wheel
    beside: Folder = Path(__file__).parents[1] / "rulesets"  # a checkout
    return inside if inside.is_dir() else beside


@lru_cache(maxsize=1)
def shipped_rulesets() -> tuple[Ruleset, ...]:
    """
    Return the rulesets that come with the program, in the order of their ids.

    They are read once. Raises RulesetError if one is not fit to be used.

    >>> [ruleset.short for ruleset in shipped_rulesets()][:1]
    ['Fair consultation']
    """
    return load_rulesets(each for each in root().iterdir() if each.is_dir())
