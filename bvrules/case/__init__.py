"""The case: the facts of one decision of one authority."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bvrules.case.whole import Case

__all__ = ["Case"]


def __getattr__(name: str) -> Any:
    """Return the case model, which takes longer to build than the rest of the library to load."""
    if name == "Case":
        return import_module("bvrules.case.whole").Case
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
