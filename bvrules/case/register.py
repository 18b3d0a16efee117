"""Evidence that facts point to is in the register of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from bvrules.case.walk import written_facts
from bvrules.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.case import Case
    from bvrules.fact import Fact


def refuse_missing_documents(case: Case) -> None:
    """Refuse evidence that names no document of the register, all of it at once."""
    problems = [
        {
            "pointer": place,
            "what": f"no document of the register is called `{document}`",
            "help": _help(document, sorted(case.evidence)),
        }
        for pointer, fact in written_facts(case)
        for place, document in _documents(pointer, fact)
        if document not in case.evidence
    ]
    if problems:
        context = {"what": problems[0]["what"], "problems": problems}
        error = PydanticCustomError("facts", "{what}", context)
        raise error


def _documents(pointer: str, fact: Fact[object]) -> Iterator[tuple[str, str]]:
    for reference in fact.evidence:
        yield pointer, reference.document
    for index, account in enumerate(fact.accounts):
        yield from _documents(f"{pointer}/accounts/{index}", account)


def _help(document: str, register: list[str]) -> str:
    if not register:
        return f"add it at the top of the case: evidence: {{{document}: {{title: …}}}}"
    listed = "the register has " + ", ".join(f"`{each}`" for each in register)
    near = did_you_mean(document, register)
    return f"{near} {listed}" if near else listed
