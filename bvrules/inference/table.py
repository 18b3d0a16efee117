"""
The table from which every outcome is inferred, as data.

Each part of a rule is said in two flags: it *can hold*, it *can fail*. Known parts have one
of the two, parts that are not known have both. A row reads: when all these are so, then this
is so too. Rows never ask for something *not* to be so, so learning a fact can only take
conclusions away. (Design of outcomes: what is known decides in the order of the rows below.)

First the exceptions of a rule, then what its finding could be, then its outcome.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args


class Row(NamedTuple):
    """When all of `when` is so, `then` is so."""

    when: tuple[str, ...]
    then: str


Left = Literal["not_applicable", "pending", "compliant", "excused", "judgement", "breach"]
Outcome = Literal[Left, "unknown", "error"]

OUTCOMES: tuple[Left, ...] = get_args(Left)
"""What a finding could be, once all is known."""

EXCEPTIONS = range(1, 7)
"""A rule has at most six exceptions; one that is not there cannot hold."""

_LIFTING = [
    row
    for n in EXCEPTIONS
    for row in (
        # An exception lifts the duty if it holds and nothing makes it yield.
        Row((f"exception {n} can hold", f"exception {n} can stand"), "the duty can be lifted"),
        # It leaves the duty if it does not hold, or if something makes it yield.
        Row((f"exception {n} can fail",), f"exception {n} can leave the duty"),
        Row((f"exception {n} can yield",), f"exception {n} can leave the duty"),
    )
]

_LEFT = Row(tuple(f"exception {n} can leave the duty" for n in EXCEPTIONS), "the duty can remain")

_BREACHED = ("applies can hold", "moment can hold", "requires can fail")

_FINDING = [
    Row(("applies can fail",), "could be not_applicable"),
    Row(("applies can hold", "moment can fail"), "could be pending"),
    # What is required was done: compliant, whatever the exceptions.
    Row(("applies can hold", "moment can hold", "requires can hold"), "could be compliant"),
    Row((*_BREACHED, "the duty can be lifted"), "could be excused"),
    # Guidance that was departed from for a recorded reason is for a person to judge.
    Row((*_BREACHED, "the duty can remain", "reason can hold"), "could be judgement"),
    Row((*_BREACHED, "the duty can remain", "reason can fail"), "could be breach"),
]

_OUTCOME = [
    *(Row(("one is left", f"could be {name}"), f"outcome {name}") for name in OUTCOMES),
    Row(("several are left", "a fact is open"), "outcome unknown"),
    Row(("several are left", "only judgements are open"), "outcome judgement"),
]

TABLE: tuple[Row, ...] = (*_LIFTING, _LEFT, *_FINDING, *_OUTCOME)

VERDICT = (
    "error",
    "breach",
    "unknown, could be breach",
    "judgement",
    "pending",
    "unknown",
    "excused",
    "compliant",
    "not_applicable",
)
"""The verdict of several findings is the first of these that one of them is."""

FLAGS: dict[str, int] = {
    name: 1 << index
    for index, name in enumerate(
        dict.fromkeys(name for row in TABLE for name in (*row.when, row.then))
    )
}
"""Each flag as one bit, so that a set of flags is one number."""


def flags(*names: str) -> int:
    """
    Return the number that stands for a set of flags.

    >>> names(flags("could be breach", "applies can hold"))
    ['applies can hold', 'could be breach']
    """
    number = 0
    for name in names:
        number |= FLAGS[name]
    return number


def names(number: int) -> list[str]:
    """Return the flags that a number stands for, in the order of the table."""
    return [name for name, bit in FLAGS.items() if number & bit]
