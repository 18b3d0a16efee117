"""The dated events of a case, for a time line: its stages, its exercises and its other steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules.case.walk import written_facts
from bvrules.dates import EARLIEST, LATEST, Span
from bvrules.fact import Fact, When
from bvrules.report.mark import Mark
from bvrules.report.naming import item_of, label, upper
from bvrules.setting import Reading
from bvrules.vocabulary import fact_type

if TYPE_CHECKING:
    from typing import Any

    from bvrules.case import Case
    from bvrules.vocabulary import FactType

PARTS = ("decision", "consultation", "procurement", "options", "funding", "equality", "in_house")
"""The parts of a case whose events are drawn, those that matter most first."""
MOST = 24


def marks(case: Case) -> list[Mark]:
    """Return the marks of a case's dated events, the first of many, as their parts come."""
    found = [each for each in map(_event, written_facts(case)) if each is not None]
    found.sort(key=lambda reading: PARTS.index(_part(reading)))
    days = {reading.path: _days(reading) for reading in found}
    drawn = []
    for reading in found:
        stem, _, name = reading.path.rpartition(".")
        if name == "ended" and f"{stem}.began" in days:
            continue  # it is the end of a period, drawn where that begins
        ended = days.get(f"{stem}.ended") if name == "began" else None
        if ended is not None:
            drawn.append(_period(reading, ended))
        else:
            drawn.append(Mark(upper(label(reading)), days[reading.path]))
    return drawn[:MOST]


def _event(stated: tuple[str, Fact[Any]]) -> Reading | None:
    """Return an event of the case that has a day, a month or a year, as a reading."""
    pointer, fact = stated
    if not isinstance(fact.value, When) or fact.value.days is None:
        return None
    path, type = _located(pointer)
    reading = Reading(path, pointer, fact, type) if type else None
    return reading if reading and _part(reading) in PARTS else None


def _part(reading: Reading) -> str:
    return reading.path.partition(".")[0].partition("[")[0]


def _located(pointer: str) -> tuple[str, FactType | None]:
    """Return the path of a pointer, such as consultation.exercises[0].ended, and what it is."""
    path, plain = "", ""
    type: FactType | None = None
    for step in pointer.split("/")[1:]:
        if type is not None and type.kind == "list" and step == "items":
            continue
        if type is not None and type.kind == "list" and step.isdigit() and path[-1:] != "]":
            path += f"[{step}]"
            continue
        name = step.replace("~1", "/").replace("~0", "~")
        path, plain = (f"{each}.{name}" if each else name for each in (path, plain))
        type = fact_type(plain)
    return path, type


def _days(reading: Reading) -> Span:
    fact = reading.fact
    when = fact.value if isinstance(fact, Fact) else None
    return when.days if isinstance(when, When) and when.days else Span(EARLIEST, LATEST)


def _period(began: Reading, ended: Span) -> Mark:
    name = item_of(began.path) or label(began)
    return Mark(upper(name), Span(_days(began).first, ended.last), "period")
