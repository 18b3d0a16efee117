"""
Answers in three values (strong Kleene), and what an answer not known waits for.
"""

from collections.abc import Iterable
from typing import NamedTuple

from tests.oracle.dates import opposite

Range = tuple[float, float]


class Leaf(NamedTuple):
    """
    Something not known that a condition waits for: a judgement, or an ordinary fact.
    """

    path: str
    judgement: bool = False


class Answer(NamedTuple):
    """
    Whether a condition holds, and, while that is not known, what it waits for.
    """

    holds: bool | None
    waits_for: tuple[Leaf, ...] = ()

    @property
    def can_hold(self) -> bool:
        return self.holds is not False

    @property
    def can_fail(self) -> bool:
        return self.holds is not True


HOLDS = Answer(True)
FAILS = Answer(False)


def answer(holds: bool | None, path: str) -> Answer:
    """
    Answer a condition on one fact, which it waits for while it is not known.
    """
    return Answer(holds, (Leaf(path),) if holds is None else ())


def waiting(answers: Iterable[Answer], *more: Leaf) -> Answer:
    """
    Answer 'not known', waiting for all that the answers not known wait for.
    """
    return Answer(None, tuple(leaf for one in answers for leaf in one.waits_for) + more)


def negate(one: Answer) -> Answer:
    return Answer(opposite(one.holds), one.waits_for)


def all_of(answers: list[Answer]) -> Answer:
    """
    Strong Kleene: one that fails settles it; else one that is not known leaves it open.
    """
    if any(one.holds is False for one in answers):
        return FAILS
    if all(one.holds is True for one in answers):
        return HOLDS
    return waiting(answers)


def any_of(answers: list[Answer]) -> Answer:
    return negate(all_of([negate(one) for one in answers]))


def none_of(answers: list[Answer]) -> Answer:
    return negate(any_of(answers))


def some_item(answers: list[Answer], complete: bool, path: str) -> Answer:
    """
    Some item: fails only on a complete list of which every item fails.
    """
    if complete or any(one.holds is True for one in answers):
        return any_of(answers)
    return waiting(answers, Leaf(path))


def every_item(answers: list[Answer], complete: bool, path: str) -> Answer:
    """
    Every item: fails as soon as one fails; holds only on a complete list, and not of nothing.
    """
    if complete and not answers:
        return FAILS
    if complete or any(one.holds is False for one in answers):
        return all_of(answers)
    return waiting(answers, Leaf(path))


def no_item(answers: list[Answer], complete: bool, path: str) -> Answer:
    return negate(some_item(answers, complete, path))


def count_items(
    answers: list[Answer], complete: bool, path: str, operator: str, figure: int
) -> Answer:
    """
    Count: at least the items that surely hold; at most, on a complete list, those that may.
    """
    low = sum(one.holds is True for one in answers)
    high = sum(one.can_hold for one in answers) if complete else float("inf")
    holds = compare_numbers(operator, (low, high), (figure, figure))
    if holds is not None:
        return Answer(holds)
    return waiting(answers, *(() if complete else (Leaf(path),)))


def compare_numbers(operator: str, value: Range, figure: Range) -> bool | None:
    """
    Compare two numbers of which only the least and the most may be known.
    """
    at_least = True if value[0] >= figure[1] else False if value[1] < figure[0] else None
    more_than = True if value[0] > figure[1] else False if value[1] <= figure[0] else None
    return {
        "at_least": at_least,
        "less_than": opposite(at_least),
        "more_than": more_than,
        "at_most": opposite(more_than),
    }[operator]
