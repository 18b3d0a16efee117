"""What facts are called in a report: a title that says little alone is said of its part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.vocabulary import fact_type

if TYPE_CHECKING:
    from bvrules.setting import Reading
    from bvrules.vocabulary import FactType

_GO_WITHOUT_SAYING = ("authority", "service", "decision")
_SINGULAR = {
    "criteria": "criterion",
    "alternatives on record": "alternative on record",
    "policies": "policy",
}


def noun_of(listed: FactType) -> str:
    """Return what one item of a list or table is called, such as exercise."""
    title = listed.title.lower()
    return _SINGULAR.get(title) or title.removesuffix("s")


def label(reading: Reading) -> str:
    """Name a fact: exercise 1, who was consulted: staff."""
    around = ", ".join(_around(reading.path))
    title = lower(reading.type.title or reading.path)
    return f"{around}: {title}" if around else title


def item_of(path: str) -> str:
    """Return the item of a list, or the policy, that a fact belongs to: exercise 1."""
    if "[" in path:
        return next((each for each in _around(path) if each[-1].isdigit()), "")
    return next(iter(_around(path)), "") if path.startswith("policies.") else ""


def _around(path: str) -> list[str]:
    """Return the parts that a fact stands in, from the outermost that tells something."""
    found: list[str] = []
    so_far: list[str] = []
    for name in path.split(".")[:-1]:
        bare, _, index = name.partition("[")
        inside = fact_type(".".join(so_far))
        so_far.append(bare)
        here = fact_type(".".join(so_far))
        if here is None or name in _GO_WITHOUT_SAYING:
            continue
        if index:
            found = [f"{noun_of(here)} {int(index.rstrip(']')) + 1}"]
        elif inside is not None and inside.kind == "map":
            found = [f"{noun_of(inside)} {wording.one_line(name, 60)}"]
        else:
            found.append(here.title.lower())
    return found


def lower(text: str) -> str:
    """Begin with a small letter, unless the word is one of capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper(text: str) -> str:
    """Begin with a capital."""
    return text[:1].upper() + text[1:]
