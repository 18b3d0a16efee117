"""
Places in a case, as people write them: consultation.exercises[0].ended.

A place is looked up in the case model, so that a misspelt one is answered with its neighbour.
What is put there is plain data, as in the file of a case; the case model reads it afterwards.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bvrules.errors import CaseError, Problem, did_you_mean, excerpt
from bvrules.vocabulary import CASE, FactType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.case import Case

NEXT = -1
"""The place after the last item of a list, written [+]."""

Step = str | int


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a case: its path as written, the steps that lead there, what may stand there."""

    text: str
    steps: tuple[Step, ...]
    type: FactType


def read_place(text: str) -> Place:
    """
    Read a path such as `consultation.exercises[+].ended`; raises CaseError for one that is none.

    >>> read_place("consultation.exercises[0].ended").steps
    ('consultation', 'exercises', 0, 'ended')
    """
    here, steps, so_far = CASE, [], ""
    for part in text.split("."):
        match = _STEP.fullmatch(part)
        if match is None:
            what = f"`{excerpt(text)}` is not the path of a fact"
            raise _wrong(what, _EXAMPLE)
        name, index = match.groups()
        inner = _inside(here, name)
        if inner is None:
            raise _unknown(name, here, so_far)
        so_far = f"{so_far}.{name}" if so_far else name
        steps.append(name)
        here = inner
        if index:
            here = _item(here, so_far)
            steps.append(NEXT if index == "+" else int(index))
            so_far = f"{so_far}[{index}]"
    return Place(text, tuple(steps), here)


_COMPLETE = FactType("complete", "flag", "Complete", "Were these all?")
"""Whether a list is known to be all; it stands beside the items."""
_STEP = re.compile(r"([^\[\]]+)(?:\[(\d{1,4}|\+)\])?")
_EXAMPLE = "write it as decision.in_principle or consultation.exercises[0].ended"


def _inside(here: FactType, name: str) -> FactType | None:
    """Return what may stand under a name; of a list, only whether it is complete."""
    if here.kind == "list":
        return _COMPLETE if name == "complete" else None
    plain_text = name in here.names and name not in _NO_FACTS
    return here.inner(name) or (FactType(name, "text") if plain_text else None)


_NO_FACTS = ("schema_", "format")


def _item(listed: FactType, path: str) -> FactType:
    if listed.kind != "list":
        what = f"`{excerpt(path)}` is not a list"
        raise _wrong(what, "leave out the number in brackets")
    return FactType(
        f"{listed.path}[]", "part" if listed.model else "text", model=listed.model, who=listed.who
    )


def _unknown(name: str, here: FactType, path: str) -> CaseError:
    """Return the error for a name that the case model does not have, with the nearest."""
    if here.kind == "list":
        return _wrong(f"`{path}` is a list", f"say which of it: {path}[0], or {path}[+] to add one")
    names = [each for each in here.names if each not in _NO_FACTS]
    near = did_you_mean(name, names)
    where = f" in `{excerpt(path)}`" if path else ""
    found = near.split("`")[1] if near else None
    help = f"did you mean `{'.'.join(filter(None, (path, found)))}`?" if found else None
    if help is None:
        help = f"it may be {', '.join(names)}" if names else "nothing stands below it"
    return _wrong(f"no fact is called `{excerpt(name)}`{where}", help)


def _wrong(what: str, help: str | None = None) -> CaseError:
    return CaseError([Problem(what, help=help)])


# Putting and taking


def plain(case: Case) -> dict[str, Any]:
    """Return a case as plain data, as its file would hold it."""
    return case.model_dump(mode="json", exclude_defaults=True, by_alias=True) | {"format": 1}


def changed(data: Any, changes: dict[str, Any]) -> Any:
    """
    Return a copy of a case's data with values put at paths; None takes out what stands there.

    Nothing is read of the values: `Case.model_validate` does that. Raises CaseError for a path
    that leads nowhere.

    >>> changed({"format": 1}, {"decision.in_principle": "2011-03"})
    {'format': 1, 'decision': {'in_principle': '2011-03'}}
    """
    data = deepcopy(data)
    for path, value in changes.items():
        place = read_place(path)
        if value is None:
            take(data, place)
        else:
            put(data, place, value)
    return data


def put(data: Any, place: Place, value: Any) -> None:
    """Put a value at a place, in data that may be changed; what leads there is made."""
    *way, last = place.steps
    here = data
    for number, step in enumerate(way):
        here = _descend(here, step, place, place.steps[number + 1])
    if not isinstance(last, int):
        here[last] = value
        return
    items = _own_items(here)
    if last in (NEXT, len(items)):
        items.append(value)
    else:
        items[_index(items, last, place)] = value


def _descend(here: Any, step: Step, place: Place, then: Step) -> Any:
    """Go one step further, and make what is not there."""
    empty: Any = [] if isinstance(then, int) else {}
    if isinstance(step, int):
        items = _own_items(here)
        if step in (NEXT, len(items)):
            items.append(empty)
            return empty
        return items[_index(items, step, place)]
    if here.get(step) is None:
        here[step] = empty
    if isinstance(here[step], list) and not isinstance(then, int):
        here[step] = {"items": here[step]}
    return here[step]


def take(data: Any, place: Place) -> None:
    """Take out what stands at a place, in data that may be changed."""
    parents = list(_passed(data, place))
    if len(parents) < len(place.steps):
        return
    here, last = parents[-1], place.steps[-1]
    if isinstance(last, int):
        del _own_items(here)[last]
    else:
        here.pop(last, None)


def look(data: Any, place: Place) -> Any:
    """Return what stands at a place, or None."""
    parents = list(_passed(data, place))
    if len(parents) < len(place.steps):
        return None
    here, last = parents[-1], place.steps[-1]
    return _items(here)[last] if isinstance(last, int) else here.get(last)


def _passed(data: Any, place: Place) -> Iterator[Any]:
    """Return what each step is taken from, as far as there is anything."""
    here = data
    for step in place.steps:
        if isinstance(step, int):
            items = _items(here) or []
            if not 0 <= step < len(items):
                raise _wrong(*_too_far(items, place))
            yield here
            here = items[step]
        else:
            if not isinstance(here, dict):
                return
            yield here
            here = here.get(step)


def _index(items: list[Any], index: int, place: Place) -> int:
    if index < len(items):
        return index
    raise _wrong(*_too_far(items, place))


def _too_far(items: list[Any], place: Place) -> tuple[str, str]:
    count = f"{len(items)} item{'' if len(items) == 1 else 's'}"
    what = f"`{excerpt(place.text)}` leads past the end: the list has {count}"
    return what, "items are counted from [0]; [+] adds one"


def _items(here: Any) -> Any:
    """Return the items of a list, written plainly or with `items` and `complete`."""
    return here.get("items") or [] if isinstance(here, dict) else here


def _own_items(here: Any) -> Any:
    """Return the items of a list to change them."""
    return here.setdefault("items", []) if isinstance(here, dict) else here
