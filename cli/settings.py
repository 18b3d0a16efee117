"""What a check was asked to do: its options, typed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from bvrules.exitcode import Threshold
from bvrules.report.formats import Options

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from bvrules.exitcode import Level
    from bvrules.inference import EngineName

    from .output import Wanted


@dataclass(frozen=True)
class Settings:
    """The options of `bvcheck check`, whether they were said, set or left as they are."""

    files: tuple[str, ...]
    as_of: date | None
    formats: tuple[Wanted, ...]
    fail_on: Level
    count_allegations: bool
    strict: bool
    engine: EngineName
    folder: str | None
    local: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    waivers: Path | None
    baseline: Path | None
    write_baseline: Path | None
    receipt: Path | None
    shown: Options

    @classmethod
    def read(cls, params: Mapping[str, Any]) -> Settings:
        """Return the settings of a command's parameters; what a format shows goes together."""
        names = {each.name for each in fields(Options)}
        shown = {name: value for name, value in params.items() if name in names}
        own = {each.name for each in fields(cls)}
        rest = {name: value for name, value in params.items() if name in own}
        return cls(**rest, shown=Options(**shown))

    @property
    def threshold(self) -> Threshold:
        """What makes the check fail."""
        return Threshold(self.fail_on, self.count_allegations, self.strict)
