"""
Three-valued logic: a condition holds (True), does not hold (False), or is not known (None).

Strong Kleene logic: what is not known may be either, and nothing is guessed.
Source: S. C. Kleene, Introduction to Metamathematics (1952), section 64.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Truth = bool | None


def negate(truth: Truth) -> Truth:
    """
    Return the opposite; the opposite of not known is not known.

    >>> negate(True), negate(None)
    (False, None)
    """
    return None if truth is None else not truth


def every(truths: Iterable[Truth]) -> Truth:
    """
    Return whether all hold: one that does not is enough to settle it.

    >>> every([True, None]), every([False, None]), every([])
    (None, False, True)
    """
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def some(truths: Iterable[Truth]) -> Truth:
    """
    Return whether at least one holds: one that does is enough to settle it.

    >>> some([False, None]), some([True, None]), some([])
    (None, True, False)
    """
    result: Truth = False
    for truth in truths:
        if truth is True:
            return True
        if truth is None:
            result = None
    return result
