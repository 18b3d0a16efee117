"""
Values made by chance: days about a few boundaries, spans, judgements, money, accounts.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.oracle.dates import DAY, before, parse
from tests.oracle.material import Kind
from tests.oracle.reading import Plain, known

BASES = ("2011-03-31", "2012-02-29", "2013-01-31", "2015-04-18", "2016-01-01", "2024-05-08")
GAPS = (2, 7, 28, 31, 84, 91, 365)
LATE = date(2100, 1, 1)
NOBODY_SAID = {"note": "nobody has said"}


@dataclass(frozen=True)
class Days:
    """
    The few days that everything in one case happens on: each boundary, the day before and after.
    """

    boundaries: tuple[date, ...]

    @property
    def near(self) -> list[date]:
        return [day + DAY * step for day in self.boundaries for step in (-1, 0, 1)]


def random_days(rng: Random) -> Days:
    first = date.fromisoformat(rng.choice(BASES))
    second = first + timedelta(rng.choice(GAPS))
    return Days((first, second, second + timedelta(rng.choice(GAPS))))


def random_as_of(rng: Random, days: Days) -> date:
    return LATE if rng.random() < 0.6 else rng.choice(days.near)


def written_date(rng: Random, day: date) -> str | int:
    """
    Write a day as itself, or as the month, year or financial year it is in.
    """
    roll = rng.random()
    if roll < 0.8:
        return day.isoformat()
    if roll < 0.9:
        return day.isoformat()[:7]
    if roll < 0.95:
        return day.year if rng.random() < 0.5 else str(day.year)
    start = day.year if day.month > 3 else day.year - 1
    return f"{start}/{(start + 1) % 100:02}"


def event(rng: Random, days: Days, day: date | None = None) -> Any:
    """
    Write an event: a date, or that it happened, or that it had not by some day.
    """
    roll = rng.random()
    if roll < 0.82:
        return written_date(rng, day or rng.choice(days.near))
    if roll < 0.9:
        return True
    if roll < 0.95:
        return False
    return {"value": False, "noted_on": rng.choice(days.near).isoformat()}


def judgement(rng: Random, days: Days, as_of: date) -> Plain:
    """
    Write a judgement, with or without its day, and its last day about the as-of day.
    """
    found: Plain = {"value": rng.random() < 0.6, "by": "monitoring officer"}
    if rng.random() < 0.7:
        found["dated"] = written_date(rng, rng.choice(days.near))
    if rng.random() < 0.3:
        found["until"] = (as_of + DAY * rng.choice([-1, 0, 1])).isoformat()
    return found


def money(rng: Random) -> Plain:
    """
    Write a value on one basis or both, sometimes in another currency.
    """
    net = rng.choice([99, 100, 101])
    including = net + rng.choice([0, 1, 20])
    found: Plain = {"net_of_vat": net, "including_vat": including}
    if rng.random() < 0.6:
        del found[rng.choice(list(found))]
    if rng.random() < 0.25:
        found["currency"] = rng.choice(["GBP", "GBP", "EUR", {"note": "not said"}])
    return found


def value(rng: Random, days: Days, kind: Kind) -> Any:
    """
    Write a plain value of a kind: a choice, yes or no, a number, an event.
    """
    if isinstance(kind, tuple):
        return rng.choice(kind)
    if kind == "flag":
        return rng.random() < 0.6
    return rng.randint(0, 4) if kind == "count" else event(rng, days)


def dressed(rng: Random, plain: Any) -> Any:
    """
    Write a value plainly, with standing, or as accounts that agree.
    """
    roll = rng.random()
    if isinstance(plain, dict) or roll < 0.85:
        return plain
    if roll < 0.95:
        return {"value": plain, "standing": rng.choice(["recorded", "alleged", "disputed"])}
    return {"accounts": [{"value": plain, "source": name} for name in ("council", "union")]}


def differing(rng: Random, days: Days, kind: Kind) -> Plain | None:
    """
    Write two accounts that differ, if two tries at a value do.
    """
    told = [value(rng, days, kind) for _ in range(2)]
    if str(told[0]) == str(told[1]) or any(isinstance(one, dict) for one in told):
        return None
    return {"accounts": [{"value": told[0], "source": "council"}, {"value": told[1]}]}


def runs_backwards(item: Plain) -> bool:
    """
    Say whether a period surely ended before it began.
    """
    began, ended = known(item.get("began")), known(item.get("ended"))
    if began is None or ended is None:
        return False
    if isinstance(began["value"], bool) or isinstance(ended["value"], bool):
        return began["value"] is False
    return before(parse(ended["value"]), parse(began["value"])) is True
