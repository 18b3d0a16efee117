"""
How long a check takes, against pydantic's own validation of the same case.

Both are measured in turn in one process, so that the ratio holds when the machine's speed
changes. Run: python benchmarks/check.py [CASE]
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from bvrules import Case, check, shipped_rulesets
from bvrules.casefile import read_case

HERE = Path(__file__).parent
ROUNDS, TIMES = 15, 40


def timed(action: object) -> float:
    """Return the seconds that an action takes, many times over."""
    started = perf_counter()
    for _ in range(TIMES):
        action()  # type: ignore[operator]
    return (perf_counter() - started) / TIMES


def main() -> None:
    """Print the medians and the ratios."""
    given = sys.argv[1:] or sorted(map(str, (HERE.parent / "examples").glob("*.json")))
    rulesets = shipped_rulesets()
    as_of = date(2026, 1, 5)
    print(f"{sum(len(each.rules) for each in rulesets)} rules, {ROUNDS} rounds of {TIMES}")
    for name in given:
        case = read_case(Path(name).read_bytes(), name)
        data = case.model_dump(mode="json", exclude_defaults=True, by_alias=True)

        def validate(data: object = data) -> Case:
            return Case.model_validate(data)

        ratios: dict[str, list[float]] = {"durable": [], "portable": []}
        alone = []
        for _ in range(ROUNDS):
            alone.append(timed(validate))
            for engine, found in ratios.items():
                whole = timed(lambda: check(validate(), rulesets, as_of=as_of, engine=engine))  # type: ignore[arg-type]  # noqa: B023
                found.append(whole / alone[-1])
        told = "  ".join(f"{engine} {median(found):5.1f} times" for engine, found in ratios.items())
        print(f"{Path(name).name:<36} validation {median(alone) * 1e6:6.0f} us   {told}")


if __name__ == "__main__":
    main()
