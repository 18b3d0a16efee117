"""
What a later schema of the same name takes away: within 1.x, nothing may be.

Of what is read, everything that was valid has to stay valid. Of what is written, everything
that was there has to stay there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SAID = ("title", "description", "examples", "default", "$id")
"""What may be reworded."""
NAMED = ("properties", "patternProperties", "$defs")
"""What holds schemas by name: a property may be called title."""


def taken_away(old: Any, new: Any, *, read: bool, at: str = "") -> Iterator[str]:
    """Return the places of what an older schema has and a newer one does not keep."""
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _of_map(old, new, read=read, at=at)
    elif isinstance(old, list) and isinstance(new, list):
        kept = [each for each in old if any(_keeps(each, one, read=read) for one in new)]
        yield from (f"{at}/{index}" for index, each in enumerate(old) if each not in kept)
    elif old != new:
        yield at


def _keeps(old: Any, new: Any, *, read: bool) -> bool:
    return not list(taken_away(old, new, read=read))


def _of_map(old: dict[str, Any], new: dict[str, Any], *, read: bool, at: str) -> Iterator[str]:
    if at.rpartition("/")[2] in NAMED:
        yield from _of_names(old, new, read=read, at=at)
        return
    before, after = (set(each.get("required", ())) for each in (old, new))
    if missing := sorted(after - before if read else before - after):
        yield f"{at}/required: {', '.join(missing)}"
    told = (*SAID, "required")
    yield from _of_names({key: old[key] for key in old if key not in told}, new, read=read, at=at)
    if read:
        limits = ("maxProperties", "minProperties", "pattern", "enum", "maxItems", "not")
        yield from (f"{at}/{key} is new" for key in limits if key in new and key not in old)


def _of_names(old: dict[str, Any], new: dict[str, Any], *, read: bool, at: str) -> Iterator[str]:
    for key, each in old.items():
        if key in new:
            yield from taken_away(each, new[key], read=read, at=f"{at}/{key}")
        else:
            yield f"{at}/{key}"
