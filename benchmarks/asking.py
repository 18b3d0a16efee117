"""
How many questions it takes until nothing is unknown that could be known.

Counts, for an example: the best question each time; a random one of those that a finding is open
on (several seeds); and all the fields that a case has. Answers are drawn by chance, the same for
the same seed. Run it as `python benchmarks/asking.py [NAME...]`; without names it takes every
example, which takes a quarter of an hour: each question is weighed against every rule. The
ratios are of one run.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from bvrules import ask, read_case, shipped_rulesets
from bvrules.advice.answers import answers_to
from bvrules.advice.trying import Trial
from bvrules.topic import topics
from bvrules.vocabulary import all_facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bvrules import Case
    from bvrules.advice.answers import Answer

EXAMPLES = Path(__file__).parents[1] / "examples"
AS_OF = date(2017, 8, 30)
SEEDS = range(3)


def drawn(answers: Iterable[Answer], seed: int) -> dict[str, Any]:
    """Return an answer, the same for the same seed and the same facts."""
    told = list(answers)
    pick = Random(f"{seed} {told[0].given[0].path}")  # noqa: S311 - to be the same each time
    return pick.choice(told).values


def best_first(case: Case, seed: int) -> int:
    """Return how many questions it takes to ask the best each time."""
    answers: dict[str, Any] = {}
    for count in range(1000):
        asking = ask(case, shipped_rulesets(), as_of=AS_OF, answers=answers)
        if not asking.questions:
            return count
        answers |= drawn(asking.questions[0].answers, seed)
    return 1000


def in_any_order(case: Case, seed: int) -> int:
    """Return how many questions it takes to ask by chance what some finding is open on."""
    pick, asked = Random(seed), set[str]()  # noqa: S311 - to be the same each time
    trial = Trial(case, shipped_rulesets(), AS_OF)
    while True:
        left = {
            topic[0].path: topic
            for finding in trial.open
            for topic in topics(finding)
            if topic[0].path not in asked
        }
        if not left:
            return len(asked)
        topic = left[pick.choice(sorted(left))]
        asked.add(topic[0].path)
        answers = answers_to(trial, topic)
        if answers:
            given = trial.given(drawn(answers, seed))
            trial = Trial(given, shipped_rulesets(), AS_OF)


def main() -> None:
    """Print, for each example, the counts and their ratios."""
    names = sys.argv[1:] or sorted(path.stem for path in EXAMPLES.glob("*.json"))
    fields = sum(1 for _ in all_facts())
    print(f"{'example':28}{'best first':>12}{'by chance':>12}{'all fields':>12}")
    for name in names:
        case = read_case((EXAMPLES / f"{name}.json").read_bytes(), name)
        start = perf_counter()
        best = median(best_first(case, seed) for seed in SEEDS)
        chance = median(in_any_order(case, seed) for seed in SEEDS)
        print(f"{name:28}{best:>12g}{chance:>12g}{fields:>12}")
        print(f"{'':28}{'1':>12}{chance / best:>11.1f}x{fields / best:>11.1f}x")
        print(f"{'':28}({perf_counter() - start:.0f} seconds)")


if __name__ == "__main__":
    main()
