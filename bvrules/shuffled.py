"""
What a rule can come to: looked for among cases that are put together from its own examples.

A few facts are set as in other examples, a few left out, days moved by one; the same each time.
"""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bvrules.dates import iso, read_day
from bvrules.errors import BvrulesError
from bvrules.example import LATER
from bvrules.selftest import finding_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bvrules.example import Example
    from bvrules.finding import Finding
    from bvrules.law import Rule, Ruleset

TRIES = 400


def shuffled(
    rule: Rule, ruleset: Ruleset, known: Sequence[Example]
) -> list[tuple[Example, Finding]]:
    """Return cases put together from the examples of a rule, with what they come to."""
    pool: dict[str, list[Any]] = {}
    for each in known:
        for path, value in each.given.items():
            pool.setdefault(path, []).append(value)
    chance = random.Random(rule.id)  # noqa: S311 - the same cases each time, no secret
    found = []
    for _ in range(TRIES if known else 0):
        example = _shuffled(chance.choice(known), pool, chance)
        # Facts taken from several examples may make no case together.
        with suppress(ValueError, BvrulesError):
            found.append((example, finding_of(example, rule, ruleset)))
    return found


def _shuffled(example: Example, pool: dict[str, list[Any]], chance: random.Random) -> Example:
    """Set a few facts as in other examples, leave a few out, and move days and the as-of date."""
    given = dict(example.given)
    for path in chance.sample(sorted(pool), k=chance.randint(0, min(3, len(pool)))):
        given[path] = chance.choice(pool[path])
    for path in chance.sample(sorted(given), k=chance.choice((0, 0, 1)) * bool(given)):
        del given[path]
    moves = chance.choice(((0,), (0,), (-1, 0, 0, 1)))
    days: list[int] = []
    given = {path: _moved(value, moves, chance, days) for path, value in given.items()}
    early = date.fromordinal(min(days) - 1) if days else LATER
    return replace(example, given=given, as_of=chance.choice((example.as_of, LATER, early)))


def _moved(value: Any, moves: tuple[int, ...], chance: random.Random, days: list[int]) -> Any:
    """Move every day in a value, and note it."""
    if isinstance(value, dict):
        return {key: _moved(each, moves, chance, days) for key, each in value.items()}
    if isinstance(value, list):
        return [_moved(each, moves, chance, days) for each in value]
    try:
        days.append(read_day(str(value)) + chance.choice(moves))
    except ValueError:
        return value
    return iso(days[-1])
