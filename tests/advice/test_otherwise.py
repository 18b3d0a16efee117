"""otherwise(): the turns that are told do lead to the outcome, and none of them is idle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bvrules import Case, check
from bvrules.advice.otherwise import otherwise, ways
from bvrules.condition import Connective, Quantifier
from bvrules.truth import every, negate, some
from tests import small
from tests.advice.trials import AS_OF, random_trial, small_rules

if TYPE_CHECKING:
    from pathlib import Path

    from bvrules.advice.otherwise import Other, Turn, Way
    from bvrules.condition import Reason
    from bvrules.truth import Truth

SEEDS = range(400)


def key(reason: Reason) -> object:
    return reason.condition.text, tuple(each.path for each in reason.facts)


def after(reason: Reason, way: Way) -> Truth:
    """Work out whether a condition would hold if the turns of a way were made."""
    turned = {key(turn.reason): turn.wanted for turn in way if turn.how == "turn"}
    if not reason.of and not isinstance(reason.condition, Quantifier):
        return turned.get(key(reason), reason.truth)
    truths = [after(each, way) for each in reason.of]
    condition = reason.condition
    if isinstance(condition, Connective):
        if condition.word == "all":
            return every(truths)
        return some(truths) if condition.word == "any" else negate(some(truths))
    if isinstance(condition, Quantifier):
        listed = reason.facts[0]
        here = [turn for turn in way if turn.reason.facts[:1] == (listed,)]
        added = {t.wanted for t in here if t.how == "add" and t.reason.condition is condition}
        complete = listed.is_known or any(turn.how == "complete" for turn in here)
        return condition.truth([*truths, *added], complete=complete)
    return truths[0]


def test_every_way_leads_there_and_no_turn_is_idle() -> None:
    tried = 0
    for seed in SEEDS:
        case, rulesets, as_of = random_trial(seed)
        (finding,) = check(case, rulesets, as_of=as_of).findings
        for piece in finding.pieces:
            for reason in piece.reasons:
                for wanted in (True, False):
                    for way in ways(reason, lambda _: True, wanted=wanted):
                        assert after(reason, way) is wanted, seed
                        for turn in way:
                            less = tuple(each for each in way if each is not turn)
                            assert after(reason, less) is not wanted, seed
                        tried += bool(way)
    assert tried > 500


def others(folder: Path, *changes: tuple[str, Any]) -> dict[str, list[list[tuple[str, bool]]]]:
    """Return, for the first rule of the small Act, what would have led to another outcome."""
    report = check(Case.model_validate(small.changed(*changes)), small_rules(folder), as_of=AS_OF)
    return {other.outcome: told(other) for other in otherwise(report.findings[0])}


def told(other: Other) -> list[list[tuple[str, bool]]]:
    def turned(turn: Turn) -> tuple[str, bool]:
        return turn.reason.facts[0].path, turn.wanted

    return [[turned(turn) for turn in way] for way in other.ways]


def test_what_would_have_led_elsewhere(tmp_path: Path) -> None:
    assert others(tmp_path, ("best_value.arrangements", False)) == {
        "compliant": [[("best_value.arrangements", True)]],
        "excused": [[("best_value.under_direction", True)]],
        "not_applicable": [[("authority.kind", False)]],
    }
    assert others(tmp_path / "again") == {
        "excused": [[("best_value.arrangements", False), ("best_value.under_direction", True)]],
        "breach": [[("best_value.arrangements", False)]],
        "not_applicable": [[("authority.kind", False)]],
    }
