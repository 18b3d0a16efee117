"""The laws of strong Kleene logic, over all truth values."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from bvrules.truth import every, negate, some

TRUTHS = (True, False, None)
PAIRS = list(product(TRUTHS, repeat=2))
TRIPLES = list(product(TRUTHS, repeat=3))


@pytest.mark.parametrize("a", TRUTHS)
def test_the_opposite_of_the_opposite_is_the_same(a: bool | None) -> None:
    assert negate(negate(a)) is a


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_de_morgan(a: bool | None, b: bool | None) -> None:
    assert negate(every([a, b])) is some([negate(a), negate(b)])
    assert negate(some([a, b])) is every([negate(a), negate(b)])


@pytest.mark.parametrize("triple", TRIPLES)
def test_order_does_not_matter(triple: tuple[bool | None, ...]) -> None:
    assert len({every(order) for order in permutations(triple)}) == 1
    assert len({some(order) for order in permutations(triple)}) == 1


@pytest.mark.parametrize(("a", "b", "c"), TRIPLES)
def test_grouping_does_not_matter(a: bool | None, b: bool | None, c: bool | None) -> None:
    assert every([every([a, b]), c]) is every([a, b, c])
    assert some([some([a, b]), c]) is some([a, b, c])


@pytest.mark.parametrize(("a", "b", "c"), TRIPLES)
def test_each_distributes_over_the_other(a: bool | None, b: bool | None, c: bool | None) -> None:
    assert every([a, some([b, c])]) is some([every([a, b]), every([a, c])])
    assert some([a, every([b, c])]) is every([some([a, b]), some([a, c])])


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_what_is_not_known_is_settled_only_by_what_settles_both(
    a: bool | None, b: bool | None
) -> None:
    """A result is known if and only if it is the same whatever the unknown turn out to be."""
    worlds = list(product(*((True, False) if each is None else (each,) for each in (a, b))))
    for combine in (every, some):
        results = {combine(world) for world in worlds}
        assert combine([a, b]) is (results.pop() if len(results) == 1 else None)


def test_of_nothing_every_holds_and_some_does_not() -> None:
    assert every([]) is True
    assert some([]) is False
