"""A walk through a case: every fact, with its place in the case as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules.case.part import Part
from bvrules.fact import Fact
from bvrules.openlist import Open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.case import Case


def facts_of(case: Case) -> Iterator[tuple[str, Fact[object]]]:
    """
    Give each fact that the case states, with its JSON pointer, in the order of the model.

    A fact that only has accounts is stated; one that has neither is absent.
    """
    return (
        (pointer, fact)
        for pointer, fact in written_facts(case)
        if fact.value is not None or fact.accounts
    )


def written_facts(case: Case) -> list[tuple[str, Fact[object]]]:
    """Return each fact that stands in the case, also if it is absent and only has a note."""
    found: list[tuple[str, Fact[object]]] = []
    _gather(case, "", found)
    return found


def _gather(value: object, pointer: str, found: list[tuple[str, Fact[object]]]) -> None:
    """Add the facts of a part, a list or a table of parts."""
    if isinstance(value, Fact):
        found.append((pointer, value))
    elif isinstance(value, Part):
        for name, each in value.__dict__.items():
            if each is not None:
                _gather(each, f"{pointer}/{name}", found)
    elif isinstance(value, Open):
        base = f"{pointer}/items" if value.wrapped else pointer
        for index, each in enumerate(value.items):
            _gather(each, f"{base}/{index}", found)
    elif isinstance(value, dict):
        # The order of keys means nothing, so that it must not show either.
        for key in sorted(value):
            _gather(value[key], f"{pointer}/{_escaped(key)}", found)


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
