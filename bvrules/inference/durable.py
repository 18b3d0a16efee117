"""
The table, run by durable-rules.

This is the only module that touches durable-rules, and it uses its C engine directly: the
Python host around it answers from another thread and swallows errors. Only our own small
names and the number 1 ever enter the engine, so no text of a case can reach it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import durable_rules_engine

from bvrules.inference.table import FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bvrules.inference.table import Row

BATCH = 100
"""Facts given to the engine at a time."""
SESSION = "s"
MAX_ROWS = 64
"""From 65 productions on one fact, the engine gives an error (its issue 312)."""


class DurableEngine:
    """
    Infers by asserting flags as facts, and again with what the table adds, until it adds nothing.

    Not shared between threads: the engine keeps state without a lock.
    """

    name = "durable"

    def __init__(self, table: Iterable[Row]) -> None:
        rows = list(table)
        self._keys = {f"f{index}": bit for index, bit in enumerate(FLAGS.values())}
        self._key_of = {bit: key for key, bit in self._keys.items()}
        _check_limits(rows, [*self._keys, "sid", "id"])
        self._then = {f"r{index}": FLAGS[row.then] for index, row in enumerate(rows)}
        productions = {
            f"r{index}": {"all": [{"m": self._all(row.when)}], "cap": BATCH}
            for index, row in enumerate(rows)
        }
        self._ruleset = durable_rules_engine.create_ruleset("bvrules", json.dumps(productions))

    def _all(self, names: tuple[str, ...]) -> dict[str, Any]:
        parts: list[dict[str, Any]] = [{self._key_of[FLAGS[name]]: 1} for name in names]
        return parts[0] if len(parts) == 1 else {"$and": parts}

    def infer(self, subjects: Sequence[int]) -> list[int]:
        """Return, for each set of flags, itself with all that follows from it."""
        known = list(subjects)
        for start in range(0, len(known), BATCH):
            open_ones = list(range(start, min(start + BATCH, len(known))))
            while open_ones:
                before = {index: known[index] for index in open_ones}
                self._fire(known, open_ones)
                open_ones = [index for index in open_ones if known[index] != before[index]]
        return known

    def _fire(self, known: list[int], which: Sequence[int]) -> None:
        """Let each row fire once on each subject, and add what follows."""
        facts = [
            {"sid": SESSION, "id": str(index)}
            | {key: 1 for key, bit in self._keys.items() if known[index] & bit}
            for index in which
        ]
        text = json.dumps(facts)
        _, state = durable_rules_engine.assert_facts(self._ruleset, text)
        started = durable_rules_engine.start_action_for_state(self._ruleset, state)
        message = started[1] if started else None
        while message:
            for row, matches in json.loads(message).items():
                for match in matches if isinstance(matches, list) else [matches]:
                    known[int(match["m"]["id"])] |= self._then[row]
            message = durable_rules_engine.complete_and_start_action(self._ruleset, state)
        durable_rules_engine.retract_facts(self._ruleset, text)


def _check_limits(rows: list[Row], names: list[str]) -> None:
    """Refuse a table that the engine would get wrong without saying so."""
    if len(rows) > MAX_ROWS:
        message = f"durable-rules takes at most {MAX_ROWS} rows"
        raise ValueError(message)
    if any(not row.when for row in rows):
        message = "a row without conditions would fire on the engine's own state"
        raise ValueError(message)
    if len({_fnv1a(name) for name in names}) != len(names):
        message = "two names have the same hash, and durable-rules compares only hashes"
        raise ValueError(message)


def _fnv1a(name: str) -> int:
    """Return the 32-bit FNV-1a hash, by which durable-rules tells names apart."""
    value = 0x811C9DC5
    for byte in name.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value
