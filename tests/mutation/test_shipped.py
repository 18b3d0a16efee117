"""The examples of every shipped rule and term notice every small change of it."""

from __future__ import annotations

from functools import cache

import pytest

from bvrules.mutation.reviewed import Reviewed
from bvrules.mutation.subject import Subject, Subjects
from bvrules.mutation.trying import try_ruleset, try_subject
from tests.shown import FOLDERS, RULESETS


@cache
def subjects(ruleset: str) -> dict[str, Subject]:
    """Return what can be changed of a ruleset, by name."""
    return {each.name: each for each in Subjects(FOLDERS / ruleset, RULESETS[ruleset]).all()}


@pytest.mark.parametrize("name", [name for ruleset in RULESETS for name in subjects(ruleset)])
def test_every_small_change_is_noticed_or_was_reviewed(name: str) -> None:
    ruleset = name.partition("/")[0]
    reviewed = Reviewed(FOLDERS / ruleset).why
    assert [
        str(mutant)
        for mutant in try_subject(subjects(ruleset)[name])
        if mutant.fate == "survived" and (mutant.file, mutant.change.key) not in reviewed
    ] == []


@pytest.mark.parametrize(
    "ruleset", [each for each in RULESETS if (FOLDERS / each / "mutants.yaml").exists()]
)
def test_every_reviewed_change_is_one_that_nothing_notices(ruleset: str) -> None:
    assert try_ruleset(FOLDERS / ruleset, RULESETS[ruleset]).idle == ()
