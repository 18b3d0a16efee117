"""How much is withheld from the public, in words: what is left out is never left out in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.finding import Withheld


def said(withheld: Withheld | None) -> Iterator[str]:
    """Say what reads 'withheld', and under what; nothing of what is not for the public."""
    if withheld is None:
        return
    documents, facts = withheld
    if not documents:
        yield "This version is for the public; nothing in the case is marked as exempt."
        return
    rests = f"{wording.counted(facts, 'fact')} that rest{'s' if facts == 1 else ''}"
    rest = f" and {rests} on exempt documents" if facts else ""
    are = "is" if documents == 1 and not facts else "are"
    yield (
        f"This version is for the public: {wording.counted(documents, 'document')}{rest} {are} "
        "withheld as exempt information (Local Government Act 1972, Schedule 12A)."
    )


def said_of_advice(withheld: Withheld | None) -> Iterator[str]:
    """Say the same of what was worked out from the rest of the case alone."""
    yield from said(withheld)
    if withheld is not None and withheld.facts:
        yield "It was worked out without them, so that what turns on them is not known here."
