"""
What a report says of its own receipt: with what it was made, and the hashes of case and rules.

It is in every format, so that a report that was printed or pasted can still be told from one of
another case, of other rules, or of another version. The receipt itself has more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bvrules import wording
from bvrules.digest import digest, digest_of_case
from bvrules.receipt import PROGRAM, digests_of_rules
from bvrules.report.naming import upper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bvrules.finding import Report

SHORT = 16
"""So many digits of a hash are shown where it is read, or read aloud, and not copied."""
TO_REPEAT = "With its receipt anyone can repeat this check: bvcheck verify says whether it matches."


class Stamp(NamedTuple):
    """What a check rested on; the hashes are SHA-256, in full."""

    program: str
    engine: str
    as_of: str
    case: str
    rules: str
    """One hash over all files of rules that were read."""
    files: Mapping[str, str]
    """The hash of each of these files."""
    public: bool = False
    """Whether it is of the public version of the case."""

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Return each statement with its heading, the hashes in full."""
        return (
            ("Program", self.program),
            ("Engine", self.engine),
            ("As-of date", self.as_of),
            (upper(self._case), self.case),
            (upper(self._rules), self.rules),
        )

    def sentence(self) -> str:
        """Say it in short; of a hash, the first digits."""
        case, rules = (each.removeprefix("sha256:")[:SHORT] for each in (self.case, self.rules))
        return (
            f"Receipt: {self.program}, as of {self.as_of}. Engine: {self.engine}. Hashes begin: "
            f"{self._case} {case}, {self._rules} {rules}; --receipt FILE writes them in full."
        )

    @property
    def _case(self) -> str:
        return "public version of the case" if self.public else "case"

    @property
    def _rules(self) -> str:
        return f"rules ({wording.counted(len(self.files), 'file')})"


def stamp(report: Report) -> Stamp:
    """Return what a report says of its receipt; the same as stands there."""
    files = digests_of_rules(report.rulesets)
    return Stamp(
        program=PROGRAM,
        engine=report.engine,
        as_of=wording.day(report.as_of),
        case=digest_of_case(report.case),
        rules=digest(files),
        files=files,
        public=report.withheld is not None,
    )
