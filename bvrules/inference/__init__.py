"""
Inference: from what the parts of rules can be, to what their findings can be.

`engine()` gives durable-rules where it can be imported and the portable engine elsewhere.
Both run the same table, and an answer that was inferred once is remembered: what follows
from a set of flags depends on the flags alone.
"""

from __future__ import annotations

import threading
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, Protocol

from bvrules.errors import EngineUnavailableError, Problem
from bvrules.inference.portable import PortableEngine
from bvrules.inference.table import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EngineName = Literal["auto", "durable", "portable"]


class Engine(Protocol):
    """Something that runs the table."""

    name: str

    def infer(self, subjects: Sequence[int]) -> list[int]:
        """Return, for each set of flags, itself with all that follows from it."""


class Remembering:
    """An engine that is asked about each set of flags only once."""

    def __init__(self, engine: Engine) -> None:
        self.name = engine.name
        self._engine = engine
        self._answers: dict[int, int] = {}

    def infer(self, subjects: Iterable[int]) -> dict[int, int]:
        """Return what follows from each set of flags, by the set."""
        wanted = set(subjects)
        asked = sorted(wanted - self._answers.keys())
        if asked:
            self._answers |= zip(asked, self._engine.infer(asked), strict=True)
        return {subject: self._answers[subject] for subject in wanted}


_of_thread = threading.local()


def engine(name: EngineName = "auto") -> Remembering:
    """
    Return this thread's engine, made on first use.

    Takes `auto`, `durable` or `portable`. Raises EngineUnavailableError if durable-rules was
    asked for by name and cannot be imported.

    >>> engine("portable").name
    'portable'
    """
    found: Remembering | None = getattr(_of_thread, name, None)
    if found is None:
        found = _make(name)
        setattr(_of_thread, name, found)
    return found


def _make(name: EngineName) -> Remembering:
    if name == "portable":
        return Remembering(PortableEngine(TABLE))
    try:
        from bvrules.inference.durable import DurableEngine  # noqa: PLC0415 - it may be missing
    except ImportError:
        if name == "durable":
            raise EngineUnavailableError([_missing()]) from None
        return Remembering(PortableEngine(TABLE))
    return Remembering(DurableEngine(TABLE))


def _missing() -> Problem:
    there = find_spec("durable_rules_engine") is not None
    what = "durable-rules cannot be imported here" if there else "durable-rules is not installed"
    help = "it works on Python 3.10 to 3.12 with a C compiler; `--engine portable` gives the same"
    return Problem(what, help=help)
