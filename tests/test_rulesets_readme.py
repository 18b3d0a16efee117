"""What the guides in rulesets/ tell those who read and write rules is so."""

from __future__ import annotations

import re

import pytest

from bvrules.checking import Checker
from bvrules.dates import UNITS
from bvrules.language import BASES, CONNECTIVES, OPERATORS, QUANTIFIERS, Language
from bvrules.names import Defined
from bvrules.rulefile import KEYS
from bvrules.yamltext import read_yaml
from tests.shown import FOLDERS, RULES, RULESETS

README = (FOLDERS / "README.md").read_text(encoding="utf-8")
GUIDES = README + (FOLDERS / "LANGUAGE.md").read_text(encoding="utf-8")
WORDS = (*KEYS, *CONNECTIVES, *QUANTIFIERS, *OPERATORS, *UNITS, BASES[0])
CONDITIONS = re.findall(r"^\| `(\w[^`]+:[^`]+)` \|", GUIDES, flags=re.MULTILINE)
BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDES, flags=re.DOTALL)


def test_how_to_read_and_correct_a_rule_is_told_in_two_screens_of_fifty_lines() -> None:
    assert len(README.splitlines()) <= 100


@pytest.mark.parametrize("word", WORDS)
def test_they_explain_every_word(word: str) -> None:
    assert re.search(rf"\b{word}\b", GUIDES)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_conditions_that_they_show_can_be_read(condition: str) -> None:
    sva, lga, check = RULESETS["sva-2012"], RULESETS["lga-1999"], Checker("README.md")
    questions = {path: each for rule in RULES.values() for path, each in rule.questions.items()}
    terms = {**sva.terms, **lga.terms}
    defined = Defined(amounts=dict(sva.amounts), events=dict(sva.events), terms=terms)
    language = Language(check, defined, questions)
    assert language.condition(read_yaml(condition)[0])
    assert check.problems == []


@pytest.mark.parametrize("block", BLOCKS)
def test_the_lines_that_they_show_stand_in_the_rules(block: str) -> None:
    texts = [file.read_text(encoding="utf-8") for file in FOLDERS.glob("*/*.yaml")]
    stand = {bare(line) for text in texts for line in text.splitlines()}
    assert {bare(line) for line in block.splitlines()} - stand == set()


def bare(line: str) -> str:
    """Return a line without its place and its comment."""
    return line.partition(" #")[0].strip()
