"""
How long a check takes, against pydantic's own validation of the same case.

Both are measured in turn in one process, so that the ratio holds when the machine's speed
changes. Run: python benchmarks/check.py [CASE]
"""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from bvrules import Case, check, shipped_rulesets
from bvrules.casefile import read_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from bvrules.inference import EngineName
    from bvrules.law import Ruleset

HERE = Path(__file__).parent
ROUNDS, TIMES = 15, 40
AS_OF = date(2026, 1, 5)


def timed(action: Callable[[], object]) -> float:
    """Return the seconds that an action takes, many times over."""
    started = perf_counter()
    for _ in range(TIMES):
        action()
    return (perf_counter() - started) / TIMES


def validated_and_checked(
    data: object, rulesets: tuple[Ruleset, ...], engine: EngineName
) -> object:
    """Validate a case and check it: what a user waits for."""
    return check(Case.model_validate(data), rulesets, as_of=AS_OF, engine=engine)


def main() -> None:
    """Print the medians and the ratios."""
    given = sys.argv[1:] or sorted(map(str, (HERE.parent / "examples").glob("*.json")))
    rulesets = shipped_rulesets()
    print(f"{sum(len(each.rules) for each in rulesets)} rules, {ROUNDS} rounds of {TIMES}")
    for name in given:
        case = read_case(Path(name).read_bytes(), name)
        data = case.model_dump(mode="json", exclude_defaults=True, by_alias=True)

        ratios: dict[EngineName, list[float]] = {"durable": [], "portable": []}
        alone = []
        for _ in range(ROUNDS):
            alone.append(timed(partial(Case.model_validate, data)))
            for engine, found in ratios.items():
                whole = partial(validated_and_checked, data, rulesets, engine)
                found.append(timed(whole) / alone[-1])
        told = "  ".join(f"{engine} {median(found):5.1f} times" for engine, found in ratios.items())
        print(f"{Path(name).name:<36} validation {median(alone) * 1e6:6.0f} us   {told}")


if __name__ == "__main__":
    main()
