"""The schemas: what is published stays, later versions only add, and all files keep them."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from bvrules.reading import decode
from bvrules.schemas import NAMES, READ, schema_of
from bvrules.yamltext import read_yaml
from cli.schema import NAMES as ALL_NAMES
from tests.additive import taken_away
from tests.golden import published

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
RULES = sorted(path for path in (ROOT / "rulesets").glob("*/*.yaml") if path.name != "mutants.yaml")
READ_FILES = (*READ, "config")
HOW = "python tests/golden/record.py writes what has changed"
BAD = ROOT / "tests" / "bad"
OF_A_SCHEMA = (BAD / "of-a-schema.txt").read_text("utf-8").split()
"""The bad rulesets whose mistake a schema can see."""


@pytest.fixture(scope="module")
def checkers() -> dict[str, Any]:
    """Return a validator of each kind of file of a ruleset."""
    names = ("rule", "terms", "ruleset")
    return {name: jsonschema.Draft202012Validator(schema_of(name)) for name in names}


def kind(path: Path) -> str:
    return path.stem if path.stem in ("terms", "ruleset") else "rule"


def mistakes(checkers: dict[str, Any], path: Path) -> Iterator[Any]:
    """Return what a schema finds in every document of a file."""
    for each in read_yaml(decode(path.read_bytes(), path.name)):
        yield from checkers[kind(path)].iter_errors(each.plain())


# Rule files


@pytest.mark.parametrize("ruleset", sorted({path.parent.name for path in RULES}))
def test_every_file_of_the_shipped_rulesets_keeps_its_schema(
    checkers: dict[str, Any], ruleset: str
) -> None:
    for path in (each for each in RULES if each.parent.name == ruleset):
        found = [
            f"{path.name}{each.json_path}: {each.message}" for each in mistakes(checkers, path)
        ]
        assert found == []


@pytest.mark.parametrize("name", OF_A_SCHEMA)
def test_a_mistake_that_a_schema_can_see_is_seen(checkers: dict[str, Any], name: str) -> None:
    place = BAD / "rulesets" / name
    files = sorted(place.rglob("*.yaml")) if place.is_dir() else [place.with_suffix(".yaml")]
    assert any(list(mistakes(checkers, each)) for each in files)


def test_the_good_ruleset_keeps_its_schemas(checkers: dict[str, Any]) -> None:
    for path in sorted((BAD / "good").glob("*.yaml")):
        assert list(mistakes(checkers, path)) == []


@pytest.mark.parametrize("fact", ["authority.kind", "procurement.value", "in_house.considered"])
def test_editors_find_every_fact_with_its_question(fact: str) -> None:
    found = schema_of("rule")["$defs"]["condition"]["properties"][fact]
    assert found["title"]
    assert found["description"].endswith("?") or found["description"]


# Waivers


@pytest.mark.parametrize("path", sorted((BAD / "waivers").glob("*.yaml")), ids=lambda p: p.stem)
def test_what_is_wrong_with_waivers_is_wrong_for_their_schema(path: Path) -> None:
    beyond = {"expires-before-it-begins", "twice", "two-documents", "empty"}
    checker = jsonschema.Draft202012Validator(schema_of("waivers"))
    found = [
        each
        for one in read_yaml(path.read_text("utf-8"))
        for each in checker.iter_errors(one.plain())
    ]
    assert bool(found) is (path.stem not in beyond)


# Versions


def test_every_schema_has_a_name() -> None:
    assert set(ALL_NAMES) == {*NAMES, "config"}
    assert len(ALL_NAMES) == len(set(ALL_NAMES))


@pytest.mark.parametrize("name", ALL_NAMES)
def test_the_newest_version_is_what_the_program_prints(name: str) -> None:
    newest, printed = published.versions(name)[-1], published.current(name)
    kept = json.loads(newest.read_bytes())
    if newest.name in published.published():
        assert kept == printed, HOW
    # A draft may lag behind what was added since; it is written again before it is published.
    assert list(taken_away(kept, printed, read=name in READ_FILES)) == [], HOW


def test_what_was_published_is_as_it_was() -> None:
    for name, hash in published.published().items():
        assert published.hash_of(published.HERE / name) == hash, name


@pytest.mark.parametrize("name", ALL_NAMES)
def test_a_later_version_only_adds(name: str) -> None:
    files = [json.loads(path.read_bytes()) for path in published.versions(name)]
    for old, new in pairwise(files):
        assert list(taken_away(old, new, read=name in READ_FILES)) == []


A: dict[str, Any] = {
    "type": "object",
    "required": ["a"],
    "properties": {"a": {"type": "string"}, "b": {"enum": ["x", "y"]}, "title": {}},
}


@pytest.mark.parametrize(
    ("change", "of_read", "of_written"),
    [
        ({}, [], []),
        ({"title": "Another"}, [], []),
        ({"properties": {**A["properties"], "c": {"type": "string"}}}, [], []),
        (
            {"properties": {key: A["properties"][key] for key in ("a", "title")}},
            ["/properties/b"],
            ["/properties/b"],
        ),
        ({"required": ["a", "b"]}, ["/required: b"], []),
        ({"required": []}, [], ["/required: a"]),
        (
            {"properties": {**A["properties"], "a": {"type": "number"}}},
            ["/properties/a/type"],
            ["/properties/a/type"],
        ),
        (
            {"properties": {**A["properties"], "b": {"enum": ["x"]}}},
            ["/properties/b/enum/1"],
            ["/properties/b/enum/1"],
        ),
        ({"properties": {**A["properties"], "b": {"enum": ["x", "y", "z"]}}}, [], []),
        (
            {"properties": {key: A["properties"][key] for key in "ab"}},
            ["/properties/title"],
            ["/properties/title"],
        ),
        (
            {"properties": {**A["properties"], "a": {"type": "string", "pattern": "x"}}},
            ["/properties/a/pattern is new"],
            [],
        ),
    ],
)
def test_what_counts_as_taken_away(
    change: dict[str, Any], of_read: list[str], of_written: list[str]
) -> None:
    assert list(taken_away(A, {**A, **change}, read=True)) == of_read
    assert list(taken_away(A, {**A, **change}, read=False)) == of_written
