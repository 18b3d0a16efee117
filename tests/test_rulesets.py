"""Every example of every shipped rule, under a name that reads as a sentence about the rule."""

from __future__ import annotations

import pytest

from bvrules.example import Example, examples_of
from bvrules.selftest import run_example
from bvrules.shipped import root, shipped_rulesets

RULESETS = {ruleset.id: ruleset for ruleset in shipped_rulesets()}
EXAMPLES = [
    example
    for folder in sorted(root().iterdir(), key=lambda each: each.name)
    if folder.is_dir()
    for example in examples_of(folder, RULESETS[folder.name])
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
def test_example(example: Example) -> None:
    """The rule does with these facts what the sentence says."""
    assert run_example(example, RULESETS[example.subject.partition("/")[0]]) is None
