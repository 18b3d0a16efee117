"""What a check was asked to do: its options, typed."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bvrules.exitcode import Threshold
from bvrules.report.formats import Options

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from bvrules.exitcode import Level
    from bvrules.inference import EngineName

    from .output import Template, Wanted


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
    template: Template | None
    shown: Options

    @classmethod
    def read(cls, params: Mapping[str, Any]) -> Settings:
        """Return the settings of a command's parameters; what a format shows goes together."""
        names = {each.name for each in fields(Options)}
        shown = {name: value for name, value in params.items() if name in names}
        own = {each.name for each in fields(cls)}
        rest = {name: value for name, value in params.items() if name in own}
        template = params["template"]
        shown["template"] = template.raw if template else None
        return cls(**rest, shown=Options(**shown))

    @property
    def inputs(self) -> Iterator[tuple[Path, str]]:
        """The files that are read and may not be written to, and what each is."""
        yield from ((Path(file), "a case") for file in self.files if file != "-")
        if self.waivers is not None:
            yield self.waivers, "the file of waivers"
        if self.template is not None:
            yield self.template.path, "the template"
        # A baseline may be brought up to date in its place.
        if self.baseline is not None and not self._updates(self.baseline):
            yield self.baseline, "the baseline"

    def _updates(self, baseline: Path) -> bool:
        new = self.write_baseline
        return new is not None and os.path.realpath(new) == os.path.realpath(baseline)

    @property
    def threshold(self) -> Threshold:
        """What makes the check fail."""
        return Threshold(self.fail_on, self.count_allegations, self.strict)
