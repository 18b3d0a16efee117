"""Evidence that facts point to is in the register of the case."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from bvrules.case.walk import written_facts
from bvrules.errors import did_you_mean, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.case import Case
    from bvrules.fact import Fact


MAX_PROBLEMS = 200
MAX_LISTED = 8


def refuse_missing_documents(case: Case) -> None:
    """Refuse evidence that names no document of the register, all of it at once."""
    missing = (
        (place, document)
        for pointer, fact in written_facts(case)
        for place, document in _documents(pointer, fact)
        if document not in case.evidence
    )
    problems = [
        {
            "pointer": place,
            "what": f"no document of the register is called `{excerpt(document)}`",
            "help": _help(document, sorted(case.evidence)),
        }
        for place, document in islice(missing, MAX_PROBLEMS)
    ]
    if problems:
        context = {"what": problems[0]["what"], "problems": problems}
        error = PydanticCustomError("facts", "{what}", context)
        raise error


def _documents(pointer: str, fact: Fact[object]) -> Iterator[tuple[str, str]]:
    for reference in fact.evidence if not fact.accounts else ():
        yield pointer, reference.document
    for index, account in enumerate(fact.accounts):
        yield from _documents(f"{pointer}/accounts/{index}", account)


def _help(document: str, register: list[str]) -> str:
    if not register:
        return f"add it at the top of the case: evidence: {{{excerpt(document)}: {{title: …}}}}"
    listed = ", ".join(f"`{excerpt(each)}`" for each in register[:MAX_LISTED])
    more = f" and {len(register) - MAX_LISTED} more" if len(register) > MAX_LISTED else ""
    near = did_you_mean(document, register)
    return f"{f'{near} ' if near else ''}the register has {listed}{more}"
