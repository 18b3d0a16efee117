"""
A small world for remedies: random rules and cases, and a search that simply tries everything.

It shares nothing with the search that it is compared with: what can be changed is written here
once more, and every set of changes is tried on every day.
"""

from __future__ import annotations

import copy
from datetime import date, timedelta
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from bvrules import Case, check

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from bvrules.law import Ruleset

AS_OF = date(2026, 3, 10)
AHEAD = 11
"""So many days ahead are tried."""

DONE = ("social_value.improvement_considered", "social_value.process_considered")
DECIDED = "decision.in_principle"
FLAGS = ("in_house.audit.social", "in_house.audit.economic")
FIXED = "procurement.urgent"
EVENTS = (*DONE, DECIDED)
UNITS = {"days": 2, "clear days": 1, "working days": 1}


def day(number: int) -> str:
    """Return a day so far from the as-of date."""
    return (AS_OF + timedelta(days=number)).isoformat()


def random_leaf(pick: random.Random, *, in_item: bool = False) -> dict[str, Any]:
    """Return a condition that reads facts."""
    if in_item:
        if pick.random() < 0.4:
            return {"exercise.consulted.staff": True}
        return {"exercise.ended": {pick.choice(["before", "no_later_than"]): DECIDED}}
    if pick.random() < 0.35:
        return {pick.choice((*FLAGS, FIXED)): pick.random() < 0.75}
    first, second = pick.sample(EVENTS, 2)
    word = pick.choice(["before", "no_later_than", "after", "no_earlier_than"])
    if pick.random() < 0.25:
        return {first: {word: day(pick.randrange(-3, 6))}}
    if pick.random() < 0.4:
        unit = pick.choice(list(UNITS))
        side = pick.choice(["before", "after"])
        return {first: {word: {unit: UNITS[unit], side: second}}}
    return {first: {word: second}}


def random_condition(pick: random.Random, depth: int = 2) -> dict[str, Any]:
    """Return a condition of conditions."""
    kind = pick.random()
    if depth == 0 or kind < 0.3:
        return random_leaf(pick)
    if kind < 0.45:
        body = [random_leaf(pick, in_item=True) for _ in range(pick.choice([1, 2]))]
        word = pick.choice(["some", "some", "every", "none"])
        return {word: "exercise", "in": "consultation.exercises", "all": body}
    word = pick.choice(["all", "all", "any", "any", "none"])
    return {word: [random_condition(pick, depth - 1) for _ in range(pick.choice([2, 2, 3]))]}


def random_case(pick: random.Random) -> dict[str, Any]:
    """Return a case in which some things have been, some are planned and some not known."""
    case: dict[str, Any] = {"format": 1}
    for path in EVENTS:
        kind = pick.random()
        if kind < 0.5:
            put(case, path, day(pick.randrange(-4, 6)))
        elif kind < 0.75 and path != DECIDED:
            put(case, path, False)
        elif path == DECIDED:
            put(case, path, day(pick.randrange(1, 5)))
    for path in (*FLAGS, FIXED):
        if pick.random() < 0.8:
            put(case, path, pick.random() < 0.4)
    items = [random_item(pick) for _ in range(pick.choice([0, 0, 1]))]
    case["consultation"] = {"exercises": {"items": items, "complete": pick.random() < 0.85}}
    return case


def random_item(pick: random.Random) -> dict[str, Any]:
    """Return an exercise that has ended, or will end."""
    item: dict[str, Any] = {"ended": day(pick.randrange(-4, 6))}
    if pick.random() < 0.8:
        item["consulted"] = {"staff": pick.random() < 0.4}
    return item


def put(data: Any, path: str, value: object) -> None:
    """Put a value at a path of plain data."""
    *way, last = path.split(".")
    for step in way:
        data = data["items"][int(step)] if step.isdigit() else data.setdefault(step, {})
    data[last] = value


def get(data: Any, path: str) -> Any:
    """Return what stands at a path of plain data."""
    for step in path.split("."):
        data = data.get("items")[int(step)] if step.isdigit() else data.get(step)
        if data is None:
            return None
    return data


def options(case: dict[str, Any], used: set[str]) -> Iterator[tuple[str, list[Any]]]:
    """Return what can be changed among the facts that a rule reads, and into what."""
    ahead = [day(number) for number in range(AHEAD)]
    for path in sorted(used & set(EVENTS)):
        now = get(case, path)
        if isinstance(now, str) and now <= day(0):
            continue
        if path == DECIDED:
            if now is not None:
                yield path, [each for each in ahead if each > now]
        else:
            yield path, ahead
    for path in sorted(used & set(FLAGS)):
        if get(case, path) is not True:
            yield path, [True]
    if "consultation.exercises" in used:
        yield from exercises(case, ahead)


def exercises(case: dict[str, Any], ahead: list[str]) -> Iterator[tuple[str, list[Any]]]:
    """Return what can be changed about an exercise, and the exercises that can be held."""
    listed = case["consultation"]["exercises"]["items"]
    for index, item in enumerate(listed):
        base = f"consultation.exercises.{index}"
        if item["ended"] > day(0):
            yield f"{base}.ended", ahead
            if get(item, "consulted.staff") is not True:
                yield f"{base}.consulted.staff", [True]
    yield (
        f"consultation.exercises.{len(listed)}",
        [
            {"ended": ended, "consulted": {"staff": staff}}
            for ended in ahead
            for staff in (True, False)
        ],
    )


def turned(case: dict[str, Any], ruleset: Ruleset) -> bool:
    """Return whether a case comes to compliant, now or asked again when its moment has come."""
    moment = max(AS_OF.isoformat(), get(case, DECIDED) or "")
    report = check(
        Case.model_validate(case), [ruleset], as_of=date.fromisoformat(moment), engine="portable"
    )
    return report.findings[0].outcome == "compliant"


def smallest(case: dict[str, Any], ruleset: Ruleset, used: set[str]) -> set[frozenset[str]]:
    """Return every smallest set of changes that turns a case, by trying all of them."""
    table = dict(options(case, used))
    found: set[frozenset[str]] = set()
    for size in range(1, len(table) + 1):
        for chosen in combinations(sorted(table), size):
            if any(each <= set(chosen) for each in found):
                continue
            if any(
                works(case, ruleset, chosen, values) for values in product(*map(table.get, chosen))
            ):  # type: ignore[arg-type]
                found.add(frozenset(chosen))
    return found


def works(
    case: dict[str, Any], ruleset: Ruleset, chosen: tuple[str, ...], values: tuple[Any, ...]
) -> bool:
    """Return whether some changes turn a case."""
    changed = copy.deepcopy(case)
    for path, value in zip(chosen, values, strict=True):
        if isinstance(value, dict):
            changed["consultation"]["exercises"]["items"].append(value)
        else:
            put(changed, path, value)
    return turned(changed, ruleset)
