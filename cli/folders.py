"""Where rulesets are: those that are shipped, or those that the user names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bvrules.errors import Problem, RulesetError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bvrules.law import Ruleset
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


class Target(NamedTuple):
    """What an author asks about: folders to load, those that are meant, and which part of them."""

    load: Sequence[Folder]
    wanted: Sequence[Folder]
    part: str | None = None
    """The id of one rule or term, or the name of one file; None for whole rulesets."""

    def means(self, name: str, file: str) -> bool:
        """Return whether it means a rule or a term, by its name, or all of a file."""
        return self.part in (None, name, file)


def target(word: str | None) -> Target:
    """
    Return what a word means: a shipped ruleset or one of its rules, a folder, or a rule's file.

    No word means all that are shipped. Raises RulesetError for what is none of these.
    """
    places = shipped()
    if word is None:
        return Target(places, places)
    ruleset, _, part = word.partition("/")
    wanted = [each for each in places if each.name == ruleset]
    file = Path(word)
    if wanted and not (part and file.exists()):
        return Target(places, wanted, word if part else None)
    if file.is_file():
        folder = file.resolve().parent
        return Target(_complete([folder]), [folder], f"{folder.name}/{file.name}")
    own = named(word)
    return Target(_complete(own), own)


def _complete(own: list[Path]) -> Sequence[Folder]:
    """Return folders with those beside them, and the shipped ones where they need one of these."""
    places: list[Folder] = [*with_neighbours(own)]
    here = {each.name for each in places}
    if all(name in here for place in own for name in _needed(place)):
        return places
    return [*places, *(each for each in shipped() if each.name not in here)]


def _needed(place: Path) -> list[str]:
    """Return the rulesets that one uses or extends, as far as its ruleset.yaml can be read."""
    from bvrules.reading import UnreadableError  # noqa: PLC0415 - only authors need it
    from bvrules.yamltext import read_yaml  # noqa: PLC0415 - the same

    try:
        (node,) = read_yaml((place / "ruleset.yaml").read_text(encoding="utf-8"))
        said = node.plain()
    except (OSError, ValueError, UnreadableError):
        return []  # what is wrong with it is told when it is loaded
    if not isinstance(said, dict):
        return []
    uses = said.get("uses")
    found = [said.get("extends"), *(uses if isinstance(uses, list) else ())]
    return [str(each) for each in found if each is not None]


def rulesets(folder: str | None, local: Sequence[str]) -> tuple[Ruleset, ...]:
    """Return the rulesets of a folder, else those that are shipped; with local ones beside them."""
    from bvrules.ruleset import load_rulesets  # noqa: PLC0415 - the same
    from bvrules.shipped import rulesets_with  # noqa: PLC0415 - the same

    if folder is None:
        return rulesets_with(_local(local))
    return load_rulesets(places(folder, local))


def places(folder: str | None, local: Sequence[str]) -> list[Folder]:
    """Return the folders from which the same rulesets are read."""
    from bvrules.shipped import pack_folders  # noqa: PLC0415 - the same

    usual = [*shipped(), *pack_folders()] if folder is None else named(folder)
    return [*usual, *_local(local)]


def _local(names: Sequence[str]) -> list[Path]:
    return [each for name in names for each in named(name)]


def load(target: Target) -> dict[str, Ruleset]:
    """Return the rulesets that a target needs, by their ids; raises RulesetError."""
    from bvrules.ruleset import load_rulesets  # noqa: PLC0415 - reading them takes time

    return {each.id: each for each in load_rulesets(target.load)}
