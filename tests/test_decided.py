"""Real cases: what a careful reader of the documents expects, and what the program finds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bvrules import Case, Report, check, read_case, shipped_rulesets
from bvrules.case.walk import written_facts
from tests.agreeing import ENGINES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bvrules.fact import Fact

HERE = Path(__file__).parent
EXAMPLES = {path.stem: path for path in sorted((HERE.parent / "examples").glob("*.json"))}
DECIDED = {path.stem: path for path in sorted((HERE / "decided").glob("*.yaml"))}
RULES = [rule.id for ruleset in shipped_rulesets() for rule in ruleset.rules]


@dataclass(frozen=True)
class Expected:
    """What is expected of one rule in one case."""

    case: str
    rule: str
    said: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.case} {self.rule}"


@lru_cache
def decided(name: str) -> dict[str, Any]:
    return yaml.safe_load(DECIDED[name].read_text(encoding="utf-8"))


@lru_cache
def case(name: str) -> Case:
    return read_case(EXAMPLES[name].read_text(encoding="utf-8"), EXAMPLES[name].name)


@lru_cache
def report(name: str, engine: Any) -> Report:
    as_of = decided(name)["as_of"]
    return check(case(name), shipped_rulesets(), as_of=as_of, engine=engine)


def tokens(words: list[str]) -> set[str]:
    return {word.replace(" ", "_") for word in words}


def by_case() -> Iterator[Expected]:
    """Return what the file of each case expects."""
    for name in DECIDED:
        for said in decided(name)["findings"]:
            for rule in said.get("rules") or [said["rule"]]:
                yield Expected(name, rule, said)


def by_ruleset(file: Path) -> Iterator[Expected]:
    """Return what the file of a ruleset expects; `all` means all that no row before it names."""
    ids = [rule.partition("/")[2] for rule in RULES if rule.startswith(f"{file.stem}/")]
    named: set[tuple[str, str]] = set()
    for said in yaml.safe_load(file.read_text(encoding="utf-8"))["findings"]:
        cases, rules = several(said, "case", EXAMPLES), several(said, "rule", ids)
        for case, rule in product(cases, rules):
            in_general = "all" in (said.get("cases"), said.get("rules"))
            if in_general and (case, rule) in named:
                continue
            named.add((case, rule))
            yield Expected(case, f"{file.stem}/{rule}", {"standing": "recorded", **said})


def several(said: dict[str, Any], word: str, known: Iterable[str]) -> list[str]:
    """Return what a row is about: one, several or all."""
    found = said.get(f"{word}s") or [said[word]]
    return list(known) if found == "all" else found


EXPECTED = [
    *by_case(),
    *(
        each
        for file in sorted((HERE / "decided" / "rules").glob("*.yaml"))
        for each in by_ruleset(file)
    ),
]


def test_every_example_is_decided() -> None:
    assert list(DECIDED) == list(EXAMPLES)


@pytest.mark.parametrize("name", DECIDED)
def test_every_rule_is_decided_once(name: str) -> None:
    assert sorted(each.rule for each in EXPECTED if each.case == name) == sorted(RULES)


@pytest.mark.parametrize("expected", EXPECTED, ids=str)
def test_decided(expected: Expected) -> None:
    """The program finds what a careful reader of the documents expects, with either engine."""
    said = expected.said
    for engine in ENGINES:
        findings = report(expected.case, engine).findings
        found = next(each for each in findings if each.rule.id == expected.rule)
        assert found.outcome == said["outcome"].replace(" ", "_")
        assert set(found.could_be) == tokens(said.get("could_be", [said["outcome"]]))
        assert found.force == said["force"]
        assert found.contested == (said["standing"] == "alleged")
        if "would_be" in said:
            assert set(found.would_be) == tokens(said["would_be"])


@pytest.mark.parametrize("name", EXAMPLES)
def test_stages_are_in_order(name: str) -> None:
    assert list(report(name, "auto").warnings) == decided(name).get("warnings", [])


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_fact_is_traced(name: str) -> None:
    """Each fact, and each account of one, names its document; an allegation names who made it."""
    for pointer, fact in written_facts(case(name)):
        for each in fact.accounts or (fact,):
            assert each.evidence, pointer
            assert each.source or each.standing == "recorded", pointer


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_document_is_used(name: str) -> None:
    """The register holds no document on which no fact rests."""
    used = {
        reference.document
        for _, fact in written_facts(case(name))
        for reference in _references(fact)
    }
    assert set(case(name).evidence) == used


def _references(fact: Fact[Any]) -> list[Any]:
    return [*fact.evidence, *(one for each in fact.accounts for one in each.evidence)]
