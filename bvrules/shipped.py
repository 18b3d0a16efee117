"""Where rulesets are found: those that are shipped, and those of installed rule packs."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from bvrules.errors import Problem, RulesetError
from bvrules.leadtime import LeadTime, read_lead_times
from bvrules.ruleset import Folder, load_rulesets
from bvrules.timelimit import TimeLimit, read_time_limits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.metadata import EntryPoint

    from bvrules.law import Ruleset

PACKS = "bvrules.rulesets"
"""The group of entry points under which a rule pack names a package that holds rulesets."""


def root() -> Folder:
    """Return the folder that holds one folder for each shipped ruleset."""
    inside: Folder = files("bvrules") / "rulesets"  # a wheel
    beside: Folder = Path(__file__).parents[1] / "rulesets"  # a checkout
    return inside if inside.is_dir() else beside


def shipped_folders() -> list[Folder]:
    """Return the folders of the shipped rulesets, in the order of their names."""
    return _inside(root())


def _inside(folder: Folder) -> list[Folder]:
    inside = [each for each in folder.iterdir() if each.is_dir() and each.name[0] not in "._"]
    return sorted(inside, key=lambda each: each.name)


@lru_cache(maxsize=1)
def shipped_rulesets() -> tuple[Ruleset, ...]:
    """
    Return the rulesets that come with the program, in the order of their ids.

    They are read once. Raises RulesetError if one is not fit to be used.

    >>> "lga-1999" in [ruleset.id for ruleset in shipped_rulesets()]
    True
    """
    return load_rulesets(shipped_folders())


@lru_cache(maxsize=1)
def shipped_lead_times() -> tuple[LeadTime, ...]:
    """
    Return the lead times that come with the program.

    >>> [each.id for each in shipped_lead_times()]
    ['call-in', 'consultation', 'papers', 'standstill']
    """
    return read_lead_times(_beside_the_rulesets(LEAD_TIMES), LEAD_TIMES)


@lru_cache(maxsize=1)
def shipped_time_limits() -> tuple[TimeLimit, ...]:
    """
    Return the time limits for going to court that come with the program.

    >>> shipped_time_limits()[0].id
    'judicial-review'
    """
    return read_time_limits(_beside_the_rulesets(TIME_LIMITS), TIME_LIMITS)


def _beside_the_rulesets(name: str) -> str:
    file = next(each for each in root().iterdir() if each.name == name)
    return file.read_bytes().decode("utf-8")


LEAD_TIMES, TIME_LIMITS = "lead_times.yaml", "time_limits.yaml"


def pack_folders() -> list[Folder]:
    """
    Return the folders of rulesets that installed rule packs bring, in the order of the packs.

    A pack is a Python package that names, under the entry point group `bvrules.rulesets`, a
    package whose folders are rulesets: `anytown = "anytown_rules"`. Raises RulesetError,
    naming the pack, if one cannot be found: a rule that is left out in silence misleads.
    """
    entries = sorted(entry_points(group=PACKS), key=lambda each: each.name)
    packs = [_pack(each) for each in entries]
    problems = [each for each in packs if isinstance(each, Problem)]
    if problems:
        raise RulesetError(problems)
    return [folder for each in packs if isinstance(each, list) for folder in each]


def _pack(entry: EntryPoint) -> list[Folder] | Problem:
    """Return the folders of a pack, or what is wrong with it."""
    try:
        return [each for each in _inside(files(entry.value)) if _is_ruleset(each)]
    except (ImportError, TypeError) as error:
        owner = entry.dist.name if entry.dist else "an unknown package"
        what = f"the rule pack `{entry.name}` of {owner} cannot be found: {error}"
        return Problem(what, help="install it again, or uninstall it")


def _is_ruleset(folder: Folder) -> bool:
    return any(each.name == "ruleset.yaml" for each in folder.iterdir())


def rulesets_with(local: Iterable[Folder] = ()) -> tuple[Ruleset, ...]:
    """
    Return the shipped rulesets, those of installed packs, and local ones from their folders.

    Raises RulesetError with every mistake in every file.
    """
    more = [*pack_folders(), *local]
    return load_rulesets([*shipped_folders(), *more]) if more else shipped_rulesets()
