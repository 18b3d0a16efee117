"""What can still be done about a fact is declared beside it; this says what an author forgot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bvrules.act import Act
from bvrules.condition import Quantifier
from bvrules.leaves import Compared, Equals
from bvrules.vocabulary import all_facts, fact_type
from tests.shown import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.condition import Condition
    from bvrules.law import Rule
    from bvrules.setting import Path


def every_condition(condition: Condition) -> Iterator[Condition]:
    yield condition
    for each in condition.inside():
        yield from every_condition(each)


def facts_required(rule: Rule) -> Iterator[Path]:
    """Return the yes-or-no facts, numbers and lists on which it turns whether a duty was met."""
    for version in rule.versions:
        for each in every_condition(version.requires):
            if isinstance(each, (Equals, Quantifier, Compared)):
                yield each.path


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_what_a_duty_turns_on_says_what_can_still_be_done(rule: Rule) -> None:
    forgotten = {
        path.type.path
        for path in facts_required(rule)
        if path.type.kind in ("flag", "number", "list") and path.type.act is None
    }
    assert not forgotten, (
        f"say in bvrules/case/ what can still be done about {', '.join(sorted(forgotten))}:"
        ' act="do" (or "record", or "hold" for a list), with until="decision.award" or such'
        ' where it is too late after an event; or act="never". A part says it for all of its'
        ' yes-or-no facts: act: ClassVar[Act | None] = Act("do", until=".ended")'
    )


def test_the_event_after_which_it_is_too_late_is_one() -> None:
    for each in all_facts():
        until = each.act.until if each.act else ""
        item = each.path.rpartition("[]")[0]
        path = f"{item}[]{until}".replace("[]", "") if until.startswith(".") else until
        found = fact_type(path) if path else None
        assert not until or (found is not None and found.kind == "event"), each.path


def test_an_event_can_be_done_unless_it_says_otherwise() -> None:
    kinds = {path: fact_type(path) for path in ("in_house.considered", "decision.award")}
    acts = {path: each.act for path, each in kinds.items() if each}
    assert acts == {"in_house.considered": Act("do"), "decision.award": Act("postpone")}


@pytest.mark.parametrize("kind", ["judgement", "text", "choice"])
def test_no_act_makes_a_judgement_or_a_choice(kind: str) -> None:
    assert all(each.act is None for each in all_facts() if each.kind == kind and each.act)
