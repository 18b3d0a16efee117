"""Where rulesets are: those that are shipped, or those that the user names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bvrules.errors import Problem, RulesetError

if TYPE_CHECKING:
    from bvrules.ruleset import Folder


def named(folder: str) -> list[Path]:
    """Return the folders of rulesets in a folder that the user names; it may be one itself."""
    top = Path(folder).resolve()  # `.` has no name, and the name is the id
    if not top.is_dir():
        raise RulesetError([Problem("this is no folder of rulesets", folder)])
    if (top / "ruleset.yaml").exists():
        return [top]
    inside = sorted(each for each in top.iterdir() if each.is_dir())
    if not inside:
        raise RulesetError([Problem("there is no ruleset in this folder", folder)])
    return inside


def with_neighbours(places: list[Path]) -> list[Path]:
    """Return the folders of rulesets, and for one alone those beside it, which it may use."""
    if len(places) > 1:
        return places
    return sorted(each.parent for each in places[0].parent.glob("*/ruleset.yaml"))


def shipped() -> list[Folder]:
    """Return the folders of the shipped rulesets."""
    from bvrules.shipped import shipped_folders  # noqa: PLC0415 - reading them takes time

    return shipped_folders()
