"""
EARL: read as linked data by two processors, and held against the terms and a shape of EARL 1.0.

PyLD expands it and drops nothing; rdflib makes it a graph. No public shape is kept for EARL 1.0;
the one here says what its schema asks of an assertion (https://www.w3.org/TR/EARL10-Schema/): who
asserts what of what, how, and with which outcome.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from pyld import jsonld
from rdflib import RDF, Graph, Namespace, URIRef

from bvrules.report.earl import write
from bvrules.report.formats import Checked, Options
from tests import machine, small
from tests.strategies import HOSTILE, TEXTS, told_everywhere

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EARL = Namespace("http://www.w3.org/ns/earl#")
PTR = Namespace("http://www.w3.org/2009/pointers#")
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # of rdflib's own
OUTCOMES = {EARL[each] for each in ("passed", "failed", "cantTell", "inapplicable", "untested")}
MODES = {EARL[each] for each in ("automatic", "manual", "semiAuto", "undisclosed", "unknownMode")}

TERMS = {
    EARL: {
        *("Assertion", "Assertor", "Software", "TestSubject", "TestCriterion", "TestRequirement"),
        *("TestCase", "TestResult", "TestMode", "OutcomeValue", "Pass", "Fail", "CannotTell"),
        *("NotApplicable", "NotTested"),
        *("assertedBy", "subject", "test", "mode", "result", "mainAssertor"),
        *("outcome", "pointer", "info"),
        *(each.fragment for each in (*OUTCOMES, *MODES)),
    },
    PTR: {"ExpressionPointer", "expression"},
    Namespace("http://purl.org/dc/terms/"): {"title", "description", "source", "isPartOf"},
    Namespace("urn:bvrules:"): {"asOf", "force", "receipt", "waived", "knownSince", "outcome"},
}
"""The terms of the vocabularies: all of EARL 1.0, of the others those that a report may use."""
DOMAINS = {
    EARL.Assertion: ("assertedBy", "subject", "test", "mode", "result"),
    EARL.TestResult: ("outcome", "pointer", "info"),
}
"""What the properties of EARL are said of."""


def graph(*checked: Checked) -> Graph:
    """Return the graph, after holding every assertion in it against the shape."""
    text = write(checked, Options())
    assert text.isascii()
    found = Graph().parse(data=text, format="json-ld")
    for each in found.subjects(RDF.type, EARL.Assertion):
        assert_shape(found, each)
    return found


def assert_shape(found: Graph, assertion: Any) -> None:
    """An assertion has one assertor, subject, test, mode and result, each of its type."""

    def one(subject: Any, predicate: URIRef) -> Any:
        [value] = found.objects(subject, predicate)
        return value

    def is_a(subject: Any, *types: URIRef) -> bool:
        return bool({*found.objects(subject, RDF.type)} & {*types})

    assert is_a(one(assertion, EARL.assertedBy), EARL.Assertor)
    assert is_a(one(assertion, EARL.subject), EARL.TestSubject)
    assert is_a(one(assertion, EARL.test), EARL.TestCriterion, EARL.TestCase)
    assert one(assertion, EARL["mode"]) in MODES
    result = one(assertion, EARL.result)
    assert is_a(result, EARL.TestResult)
    assert one(result, EARL.outcome) in OUTCOMES
    assert str(one(result, EARL.info))
    for pointer in found.objects(result, EARL.pointer):
        assert is_a(pointer, PTR.ExpressionPointer)
        assert str(one(pointer, PTR.expression)).startswith("/")


def outcome(checked: Checked, rule: str) -> str:
    found = graph(checked)
    [assertion] = found.subjects(EARL.test, URIRef(f"urn:bvrules:rule:{rule}"))
    [result] = found.objects(assertion, EARL.result)
    [value] = found.objects(result, EARL.outcome)
    [mode] = found.objects(assertion, EARL["mode"])
    return f"{value.fragment} {mode.fragment}"


@pytest.mark.parametrize("path", machine.EXAMPLES[:3], ids=lambda path: path.stem)
def test_the_shipped_examples_keep_the_shape(path: Path) -> None:
    checked = machine.example(path)
    found = graph(checked)
    assertions = list(found.subjects(RDF.type, EARL.Assertion))
    assert len(assertions) == len(checked.report.findings)


@pytest.mark.parametrize(
    ("name", "rule", "came"),
    [
        ("compliant", "act-1999/s1", "passed automatic"),
        ("breach", "act-1999/s1", "failed automatic"),
        ("departure from guidance", "guidance-2001/p1", "failed automatic"),
        ("excused", "act-1999/s1", "inapplicable automatic"),
        ("unknown", "act-1999/s1", "cantTell automatic"),
        ("judgement", "act-1999/s3", "cantTell manual"),
        ("pending", "act-1999/s1", "untested automatic"),
        ("not applicable", "act-1999/s1", "inapplicable automatic"),
    ],
)
def test_each_outcome_has_its_word(name: str, rule: str, came: str) -> None:
    assert outcome(machine.named(name), rule) == came


@pytest.mark.parametrize("name", small.CASES)
def test_every_case_keeps_the_shape(name: str) -> None:
    assert len(list(graph(machine.named(name)).subjects(RDF.type, EARL.Assertion))) == 5


@pytest.mark.parametrize("path", [None, *machine.EXAMPLES[:2]], ids=lambda p: p and p.stem)
def test_it_expands_and_nothing_is_dropped(path: Path | None) -> None:
    small_one = machine.named("breach", waived=True, known=True)
    whole = small_one if path is None else machine.example(path)
    written = json.loads(write([whole], Options()))
    dropped: list[Any] = []
    expanded = jsonld.expand(written, on_property_dropped=dropped.append)
    assert dropped == []
    assert len(expanded) == len(written["@graph"])
    known = {str(space[name]) for space, names in TERMS.items() for name in names}
    used = {*_terms(expanded)}
    assert used <= known
    assert {str(EARL[each]) for names in DOMAINS.values() for each in names} <= used


def _terms(node: Any) -> Iterator[str]:
    """Return every property and class of a document, expanded."""
    for each in node if isinstance(node, list) else [node]:
        if isinstance(each, dict):
            yield from (key for key in each if not key.startswith("@"))
            yield from each.get("@type", ()) if "@value" not in each else ()
            yield from (
                term for key, value in each.items() if key[0] != "@" for term in _terms(value)
            )


def test_a_term_that_no_context_knows_would_be_found() -> None:
    written = json.loads(write([machine.named("breach")], Options()))
    written["@graph"][0]["weather"] = "fine"
    dropped: list[Any] = []
    jsonld.expand(written, on_property_dropped=dropped.append)
    assert dropped == ["weather"]


@pytest.mark.parametrize("name", small.CASES)
def test_each_property_is_said_of_what_it_is_for(name: str) -> None:
    found = graph(machine.named(name, waived=True, known=True))
    for of, names in DOMAINS.items():
        for each in names:
            for subject in found.subjects(EARL[each]):
                assert (subject, RDF.type, of) in found


def test_what_is_waived_or_known_stays_failed_and_says_so() -> None:
    data = json.loads(write([machine.named("breach", waived=True, known=True)], Options()))
    [result] = [each["result"] for each in data["@graph"] if "waived" in each.get("result", {})]
    assert result["outcome"] == "earl:failed"
    assert result["waived"].startswith("until 31 December 2026")
    assert result["knownSince"] == "2025-03-04"


def test_several_cases_are_several_subjects() -> None:
    found = graph(machine.named("breach"), machine.named("compliant"))
    assert len(list(found.subjects(RDF.type, EARL.TestSubject))) == 2


@settings(max_examples=15, deadline=None)
@given(TEXTS)
def test_no_text_of_a_case_breaks_the_graph(words: str) -> None:
    found = graph(machine.checked(told_everywhere(words)))
    assert len(list(found.subjects(RDF.type, EARL.Assertion))) == 5


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_hostile_text_becomes_no_address(words: str) -> None:
    plain, hostile = graph(machine.named("breach")), graph(machine.checked(told_everywhere(words)))
    assert {each for each in hostile.all_nodes() if isinstance(each, URIRef)} <= {
        each for each in plain.all_nodes() if isinstance(each, URIRef)
    } | OUTCOMES | MODES
