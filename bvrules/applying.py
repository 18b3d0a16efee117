"""
Which rules speak to a decision of which nothing is known but its day, and whose it is.

Each rule in force on the day is asked whether it applies, on a case that says only what kind of
authority it is and that it proposes to outsource: what is not said stays open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bvrules.case import Case
from bvrules.dates import LATEST, Span, iso
from bvrules.setting import Setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bvrules.law import Rule, Ruleset, Version


@dataclass(frozen=True)
class Applicable:
    """A rule that applies on a day, or may apply."""

    rule: Rule
    ruleset: Ruleset
    version: Version
    day: int
    surely: bool
    """Whether nothing else has to be known; else it turns on more facts of the case."""

    @property
    def link(self) -> str | None:
        """The address of the provision as it stood on the day."""
        return self.rule.citation.link(iso(self.day))

    @property
    def prospective(self) -> bool:
        """Whether it was passed, and nothing that was read says that it has begun."""
        return self.version.period.prospective


def applicable(
    rulesets: Iterable[Ruleset], day: int, kind: str | None = None
) -> tuple[Applicable, ...]:
    """
    Return the rules that apply, or may apply, to a proposal to outsource of a day.

    `kind` is the kind of authority, such as "London borough"; without it, that is open too.
    They stand in the order of a report: by instrument, the heaviest first, and by id. Raises
    pydantic's ValidationError for a kind that there is not.
    """
    case = Case.model_validate(_facts(kind))
    chosen = sorted(rulesets, key=lambda ruleset: ruleset.place)
    return tuple(
        found
        for ruleset in chosen
        if _reaches(ruleset, case)
        for rule in sorted(ruleset.rules, key=lambda rule: rule.id)
        for found in _on(rule, ruleset, case, day)
    )


def _facts(kind: str | None) -> dict[str, object]:
    authority = {} if kind is None else {"authority": {"kind": kind}}
    return {"format": 1, "decision": {"proposes": "outsource"}, **authority}


def _reaches(ruleset: Ruleset, case: Case) -> bool:
    """Return whether a ruleset is law where the authority lies, as far as either is known."""
    nation = case.authority.lies_in if case.authority else None
    return nation is None or not ruleset.extent or nation in ruleset.extent


def _on(rule: Rule, ruleset: Ruleset, case: Case, day: int) -> Iterator[Applicable]:
    version = rule.on(day)
    if version is None:
        return
    # The event that the rule is judged on is taken to be on the day; nothing is still to come.
    setting = Setting(case, LATEST).on(Span(day, day), rule.judged_on.text)
    applies = version.applies_when.judge(setting, {}).truth if version.applies_when else True
    if applies is not False:
        yield Applicable(rule, ruleset, version, day, applies is True)
