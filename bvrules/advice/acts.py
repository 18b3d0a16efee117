"""Acts: what to do about a fact, by whom, and from which day to which."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bvrules.dates import LATEST, iso
from bvrules.fact import Fact, When
from bvrules.vocabulary import FactType, fact_type

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bvrules.advice.search import Search, Solution
    from bvrules.setting import Reading

ActWord = Literal["do", "record", "hold", "postpone"]


@dataclass(frozen=True, slots=True)
class Change:
    """
    One act: what to do about a fact, by whom, and when.

    `earliest` and `latest` are numbers of days (`datetime.date.toordinal`), both included; a
    `latest` None is no limit. `late` is the day on which it is done if everything in the remedy
    is done as late as may be. For what is no event, `value` is what it has to be. To hold
    another item of a list has the facts of that item in `of`.
    """

    word: ActWord
    path: str
    type: FactType
    by: str
    earliest: int
    latest: int | None = None
    late: int = 0
    value: object = None
    of: tuple[Change, ...] = ()

    def values(self, *, late: bool = False) -> Iterator[tuple[str, object]]:
        """Return what the act would make of the case, done as early or as late as may be."""
        if self.of:
            for each in self.of:
                yield from each.values(late=late)
        elif self.type.kind == "event":
            yield self.path, iso(self.late if late else self.earliest)
        else:
            yield self.path, self.value

    def on_its_first_day(self) -> Change:
        """Return the same act with no room: it is done on its earliest day."""
        inner = tuple(each.on_its_first_day() for each in self.of)
        return replace(self, latest=self.earliest, late=self.earliest, of=inner)


def acts(
    solution: Solution, search: Search, bearers: Mapping[str, str], until: int
) -> tuple[Change, ...]:
    """
    Return what a solution asks to be done, in the order of the first days.

    `bearers` says who bears the duty that a fact is about; `until` is the day by which what has
    no day of its own has to be done.
    """
    own = [*_events(solution, search, bearers), *_values(solution, search, bearers, until)]
    units: dict[str, list[Change]] = {}
    for each in own:
        units.setdefault(search.open_to.unit(each.path), []).append(each)
    found = [
        _held(unit, parts) if unit != parts[0].path else parts[0] for unit, parts in units.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.earliest, each.path)))


def _events(solution: Solution, search: Search, bearers: Mapping[str, str]) -> Iterator[Change]:
    days = solution.days
    limited = {path: day for path, day in days.last.items() if day < LATEST}
    late = search.windows(solution.bounds, frozenset(days.last), start=limited)
    for path, first in days.first.items():
        reading = solution.readings[path]
        now = _planned(reading)
        yield Change(
            word="postpone" if now is not None and first > now else _word(reading),
            path=path,
            type=reading.type,
            by=_by(reading.type, bearers.get(path, "")),
            earliest=first,
            latest=limited.get(path),
            late=late.first[path],
        )


def _values(
    solution: Solution, search: Search, bearers: Mapping[str, str], until: int
) -> Iterator[Change]:
    as_of = search.open_to.as_of
    for path, value in solution.values.items():
        reading = solution.readings[path]
        last = min(search.open_to.ceiling(reading, solution.days.last), until)
        yield Change(
            word=_word(reading),
            path=path,
            type=reading.type,
            by=_by(reading.type, bearers.get(path, "")),
            earliest=as_of,
            latest=last if as_of <= last < LATEST else None,
            late=as_of,
            value=value,
        )


def _word(reading: Reading) -> ActWord:
    act = reading.type.act
    return "record" if act and act.verb == "record" else "do"


def _by(type: FactType, bearer: str) -> str:
    return type.act.by if type.act and type.act.by else bearer


def _planned(reading: Reading) -> int | None:
    value = reading.fact.value if isinstance(reading.fact, Fact) else None
    return value.days.last if isinstance(value, When) and value.days else None


def _held(unit: str, parts: list[Change]) -> Change:
    """Return the holding of another item of a list, with all that it takes."""
    listed = unit.rpartition("[")[0]
    type = fact_type(listed) or parts[0].type
    dated = [each for each in parts if each.type.kind == "event"] or parts
    latest = [each.latest for each in dated if each.latest is not None]
    return Change(
        word="hold",
        path=unit,
        type=type,
        by=_by(type, parts[0].by),
        earliest=min(each.earliest for each in dated),
        latest=max(latest) if latest else None,
        late=max(each.late for each in dated),
        of=tuple(parts),
    )
