"""The case: its facts and their questions, what it refuses, and how it is walked."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING, Any, get_args, get_origin

import jsonschema
import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from bvrules.case import Case
from bvrules.case.order import STAGES, out_of_order
from bvrules.case.part import Part
from bvrules.case.walk import facts_of
from bvrules.dates import read_day
from bvrules.fact import Fact, Judgement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

AS_OF = read_day("2026-01-05")


def case(**parts: object) -> Case:
    """Return a case with such parts."""
    return Case.model_validate({"format": 1, **parts})


def written(of: Case) -> dict[str, Any]:
    """Return a case as it is written."""
    return of.model_dump(mode="json", exclude_defaults=True, by_alias=True)


def refused(**parts: object) -> list[tuple[tuple[object, ...], str]]:
    """Return where and why a case is refused."""
    with pytest.raises(ValidationError) as caught:
        case(**parts)
    return [(error["loc"], error["msg"]) for error in caught.value.errors()]


# The model


def part_in(annotation: Any) -> type[Part] | None:
    """Return the part that a field holds, alone or in a list or a table."""
    if arguments := get_args(annotation):
        return next(filter(None, map(part_in, arguments)), None)
    return annotation if isinstance(annotation, type) and issubclass(annotation, Part) else None


def parts(root: type[Part] = Case) -> Iterator[type[Part]]:
    """Give every part of the model."""
    yield root
    for field in root.model_fields.values():
        if inner := part_in(field.annotation):
            yield from parts(inner)


PARTS = list(dict.fromkeys(parts()))
FIELDS = {
    f"{part.__name__}.{name}": field for part in PARTS for name, field in part.model_fields.items()
}
LEAVES = {
    place: field
    for place, field in FIELDS.items()
    if part_in(field.annotation) is None
    and "Open[" not in str(field.annotation)
    and place != "Case.schema_"
}


def example(part: type[Part]) -> dict[str, Any]:
    """Return a part with every field filled, from the examples of the model."""
    return {
        field.alias or name: example_of(field)
        for name, field in part.model_fields.items()
        if name != "schema_"
    }


def example_of(field: FieldInfo) -> Any:
    """Return an example of one field: its own, or made of those of its parts."""
    inner, shape = part_in(field.annotation), str(field.annotation)
    if inner is None:
        return field.examples[0] if field.examples else ["an example"]
    filled = example(inner)
    if "Open[" in shape:
        return {"items": [filled, {}], "complete": True}
    return {"bvg-2011/p5~i": filled} if "dict[" in shape else filled


WHOLE = example(Case)


@pytest.mark.parametrize("place", FIELDS)
def test_every_field_has_a_title_and_a_description(place: str) -> None:
    """A title is a short noun; a description is a question or a sentence."""
    field = FIELDS[place]
    assert field.title
    assert len(field.title) <= 40
    assert field.description
    assert field.description[-1] in "?."


@pytest.mark.parametrize("place", LEAVES)
def test_every_fact_has_a_question_and_examples_that_can_be_read(place: str) -> None:
    """The question is printed when a finding turns on the fact."""
    field = LEAVES[place]
    assert place == "Case.format" or (field.description or "").endswith("?")
    assert field.examples
    kind: TypeAdapter[Any] = TypeAdapter(field.rebuild_annotation())
    for each in field.examples:
        kind.validate_python(each, strict=True)


@pytest.mark.parametrize("part", PARTS)
def test_no_two_facts_of_a_part_share_a_title_or_a_question(part: type[Part]) -> None:
    """A person can tell one from the other."""
    fields = list(part.model_fields.values())
    assert len({field.title for field in fields}) == len(fields)
    assert len({field.description for field in fields}) == len(fields)


def test_every_fact_may_be_absent() -> None:
    """Only the format is required, and nothing has a default that says something."""
    for place, field in FIELDS.items():
        if place != "Case.format":
            assert not field.is_required()
            assert field.default is None or field.default == {}
    assert written(case()) == {"format": 1}


# Reading and writing


@pytest.mark.parametrize(
    "data",
    [
        WHOLE,
        {"format": 1},
        {"format": 1, "options": [{"kind": "joint venture"}, {}]},
        {"format": 1, "options": {"items": [{"kind": "outsource"}]}},
        {"format": 1, "options": {"items": [], "complete": True}},
        {"format": 1, "procurement": {"steps": [{"with": "a caterer", "dated": "2015"}]}},
        {"format": 1, "decision": {"jointly_with": ["a", {"value": "b", "note": "c"}]}},
        {
            "format": 1,
            "decision": {
                "award": {
                    "accounts": [
                        {"value": "2013", "source": "council", "evidence": ["report"]},
                        {"value": "2014", "source": "union"},
                    ]
                },
                "general_approach": {"value": False, "by": "a judge", "until": "2016-01-01"},
                "start": {"note": "nobody knows"},
            },
            "evidence": {"report": {"title": "Award", "dated": "2013-08", "exempt": True}},
        },
    ],
)
def test_a_case_is_read_and_written_without_loss(data: dict[str, Any]) -> None:
    """Lists, accounts and judgements included."""
    read = Case.model_validate(data)
    assert Case.model_validate(written(read)) == read
    assert json.loads(json.dumps(written(read))) == written(read)


def test_the_key_for_editors_means_nothing() -> None:
    """`$schema` may stand in a case, and is neither compared nor written."""
    assert case(**{"$schema": "https://example.org/case.json"}) == case()
    assert written(case(**{"$schema": "https://example.org/case.json"})) == {"format": 1}


def test_two_cases_share_nothing() -> None:
    """The tables of one case are not those of another."""
    assert case().policies is not case().policies


def test_a_case_is_frozen() -> None:
    """What was read stays as it is."""
    with pytest.raises(ValidationError):
        setattr(case(), "title", "another")  # noqa: B010 - it cannot be assigned to


# Strictness


@pytest.mark.parametrize("part", PARTS)
def test_a_key_that_no_part_knows_is_refused(part: type[Part]) -> None:
    """At each level: a slip of the pen is never silently left out."""
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        part.model_validate({"format": 1, "no_such_fact": True})


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": True},
        {"format": 1.0},
        {"format": "1"},
        {"format": 2},
        {"title": 5},
        {"service": {"benefit_removed": 1}},
        {"service": {"benefit_removed": "yes"}},
        {"service": {"staff": "420"}},
        {"service": []},
        {"decision": {"award": 1420070400}},
        {"decision": {"proposes": "privatise"}},
        {"decision": {"general_approach": True}},
        {"procurement": {"value": {"net_of_vat": float("nan")}}},
        {"procurement": {"value": 173934}},
        {"policies": {"ours": {"adopted": 1}}},
        {"evidence": {"report": {"exempt": 1}}},
        {"evidence": {"report": {"dated": "soon"}}},
        {"evidence": {"report": {"dated": True}}},
        {"evidence": {"report": {"pages": 4}}},
    ],
)
def test_a_case_is_strict(wrong: dict[str, Any]) -> None:
    """Nothing is taken for something else anywhere in a case."""
    assert refused(**wrong)


# Contradictions

ALTOGETHER_PAST = {"value": False, "noted_on": "2012-01-01"}


@pytest.mark.parametrize(
    ("began", "ended"),
    [
        ("2011-03-02", "2011-03-01"),
        ("2011-03", "2011-02"),
        ("2010/11", "2010-03-31"),
        (False, True),
        (ALTOGETHER_PAST, "2011"),
        (ALTOGETHER_PAST, "2012-01-01"),
    ],
)
@pytest.mark.parametrize(
    ("place", "what"),
    [
        (("consultation", "exercises", 0), "the exercise"),
        (("best_value", "reviews", 0), "the review"),
        (("procurement", "market_engagement"), "market engagement"),
    ],
)
def test_what_surely_ends_before_it_begins_is_refused(
    place: tuple[str, ...], what: str, began: object, ended: object
) -> None:
    """An exercise, a review, market engagement: whatever the as-of date."""
    [(loc, message)] = refused(**at(place, {"began": began, "ended": ended}))
    assert loc == place
    assert message.startswith(f"{what} ends (")


@pytest.mark.parametrize(
    ("began", "ended"),
    [
        ("2011-03-02", "2011-03-02"),
        ("2011-03", "2011"),
        ("2011-03", "2011-03-01"),
        (False, "2011"),
        (False, False),
        (True, "2011"),
        ("2011", False),
        (ALTOGETHER_PAST, "2012-01-02"),
        (ALTOGETHER_PAST, True),
        (None, "2011"),
        ({"note": "not known"}, "2011"),
    ],
)
def test_what_may_be_in_order_is_not_refused(began: object, ended: object) -> None:
    """Only what is certain is a contradiction."""
    exercise = {"began": began, "ended": ended}
    assert case(consultation={"exercises": [exercise]}).consultation is not None


def at(place: tuple[str | int, ...], value: object) -> dict[str, Any]:
    """Return a case, as written, with a value at a place; a number makes a list."""
    for key in reversed(place):
        value = [value] if isinstance(key, int) else {key: value}
    return value  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("value", "is_refused"),
    [
        ({"net_of_vat": 300_000, "including_vat": 250_000}, True),
        ({"net_of_vat": 300_000, "including_vat": {"value": 250_000, "note": "?"}}, True),
        ({"net_of_vat": 250_000, "including_vat": 250_000}, False),
        ({"net_of_vat": 250_000, "including_vat": 300_000}, False),
        ({"net_of_vat": 300_000}, False),
        ({"net_of_vat": 300_000, "including_vat": {"note": "not known"}}, False),
    ],
)
def test_a_sum_is_not_more_without_vat_than_with_it(
    value: dict[str, Any], *, is_refused: bool
) -> None:
    """It is told at the sum, with both figures."""
    if not is_refused:
        assert case(procurement={"value": value}).procurement is not None
        return
    [(loc, message)] = refused(procurement={"value": value})
    assert loc == ("procurement", "value")
    assert message == "the sum without VAT (300,000) is more than the sum with VAT (250,000)"


def test_a_name_with_nothing_under_it_is_nothing_known() -> None:
    """As in a starter case: a part, an item of a list, an entry of a table, a whole table."""
    empty = case(service=None, policies=None, evidence=None, options=None)
    assert written(empty) == {"format": 1}
    assert case(options=[None]) == case(options=[{}])
    assert case(policies={"ours": None}) == case(policies={"ours": {}})


def test_evidence_that_is_not_in_the_register_is_refused_all_at_once() -> None:
    """Each fact is named by its place, also an account and an absent fact."""
    with pytest.raises(ValidationError) as caught:
        case(
            decision={
                "award": {"value": "2013", "evidence": ["repot", {"document": "minutes"}]},
                "start": {"accounts": [{"value": "2013", "evidence": ["memo"]}, {}]},
            },
            departures={"bvg-2011/p5": {"by": {"note": "see there", "evidence": ["letter"]}}},
            evidence={"report": {}, "minutes": {}},
        )
    [error] = caught.value.errors()
    assert error["type"] == "facts"
    listed = "the register has `minutes`, `report`"
    assert error["ctx"]["problems"] == [
        {
            "pointer": "/decision/award",
            "what": "no document of the register is called `repot`",
            "help": f"did you mean `report`? {listed}",
        },
        {
            "pointer": "/decision/start/accounts/0",
            "what": "no document of the register is called `memo`",
            "help": listed,
        },
        {
            "pointer": "/departures/bvg-2011~1p5/by",
            "what": "no document of the register is called `letter`",
            "help": listed,
        },
    ]


def test_evidence_without_a_register_is_told_how_to_begin_one() -> None:
    """The help can be copied into the case."""
    with pytest.raises(ValidationError) as caught:
        case(service={"name": {"value": "Libraries", "evidence": ["report"]}})
    [problem] = caught.value.errors()[0]["ctx"]["problems"]
    assert problem["help"] == "add it at the top of the case: evidence: {report: {title: …}}"


# The order of the stages


def test_the_stages_are_those_of_the_decision() -> None:
    """Each stage is a fact of the decision, in the same order."""
    fields = list(type(case(decision={}).decision).model_fields)  # type: ignore[union-attr]
    assert [name for name in fields if name in STAGES] == list(STAGES)


def test_stages_out_of_order_are_found_and_not_refused() -> None:
    """A pair is named as it should have come."""
    odd = case(decision={"options_appraisal": "2015-06", "in_principle": "2015-01", "award": 2014})
    assert out_of_order(odd, AS_OF) == [
        ("options_appraisal", "in_principle"),
        ("options_appraisal", "award"),
        ("in_principle", "award"),
    ]


@pytest.mark.parametrize(
    "decision",
    [
        {},
        {"award": "2015", "start": "2015-01"},
        {"award": "2015-01-12", "start": "2015-01-12"},
        {"award": {"note": "not known"}, "start": "2015"},
        {"award": False, "start": "2027"},
        {"award": True, "start": "2015"},
    ],
)
def test_stages_that_may_be_in_order_are_not_named(decision: dict[str, Any]) -> None:
    """Only what is certain counts."""
    assert out_of_order(case(decision=decision), AS_OF) == []
    assert out_of_order(case(), AS_OF) == []


def test_what_has_not_happened_comes_after_what_has() -> None:
    """The as-of date decides what a bare yes or no means."""
    assert out_of_order(case(decision={"award": False, "start": True}), AS_OF) == [
        ("award", "start")
    ]


# The walk


def test_the_walk_gives_places_as_written_in_the_order_of_the_model() -> None:
    """A wrapped list has `items` in its places; the keys of tables are in order."""
    walked = case(
        evidence={"report": {"title": "Report"}},
        departures={"b/2": {"by": "Cabinet"}, "a~1": {"by": "Cabinet"}},
        consultation={
            "exercises": {"items": [{"ended": "2011", "consulted": {"staff": True}}]},
        },
        options=[{}, {"criteria": ["cost", "quality"]}],
        decision={
            "award": "2013",
            "concept": {"note": "not known"},
            "start": {"accounts": [{"value": "2013"}, {"value": "2014"}]},
        },
        title="A title is no fact",
    )
    assert [pointer for pointer, _ in facts_of(walked)] == [
        "/decision/award",
        "/decision/start",
        "/options/1/criteria/0",
        "/options/1/criteria/1",
        "/consultation/exercises/items/0/ended",
        "/consultation/exercises/items/0/consulted/staff",
        "/departures/a~01/by",
        "/departures/b~12/by",
    ]


def test_the_walk_finds_every_fact_at_its_place() -> None:
    """Each pointer leads to the fact in the case as written."""
    whole = Case.model_validate(WHOLE)
    data = written(whole)
    found = list(facts_of(whole))
    assert len(found) > 250
    for pointer, fact in found:
        assert follow(data, pointer) == fact.written()
    assert len({pointer for pointer, _ in found}) == len(found)


def follow(data: Any, pointer: str) -> Any:
    """Return what stands at a JSON pointer."""
    for key in pointer.split("/")[1:]:
        name = key.replace("~1", "/").replace("~0", "~")
        data = data[int(name)] if isinstance(data, list) else data[name]
    return data


def test_the_walk_of_nothing_is_empty() -> None:
    """A case without facts has none."""
    assert list(facts_of(case(title="Nothing", evidence={"report": {}}))) == []


# The JSON Schema


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """Return the JSON Schema of a case; a warning is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return Case.model_json_schema()


def test_the_schema_is_sound_and_takes_a_whole_case(schema: dict[str, Any]) -> None:
    """What bvrules reads, an editor accepts."""
    checker = jsonschema.Draft202012Validator
    checker.check_schema(schema)
    checker(schema).validate(WHOLE | {"$schema": "https://example.org/case.json"})
    checker(schema).validate(written(Case.model_validate(WHOLE)))


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"format": 1, "servce": {}},
        {"format": 1, "service": {"benefit_removed": "yes"}},
        {"format": 1, "decision": {"award": "soon"}},
        {"format": 1, "decision": {"general_approach": True}},
    ],
)
def test_the_schema_refuses_what_a_case_refuses(
    schema: dict[str, Any], wrong: dict[str, Any]
) -> None:
    """An editor shows a slip before it is run."""
    assert not jsonschema.Draft202012Validator(schema).is_valid(wrong)


def test_every_fact_is_of_a_known_kind() -> None:
    """A leaf is a fact or a judgement, except in the register and at the top."""
    plain = {"Case.format", "Case.title"}
    for place, field in LEAVES.items():
        if place in plain or place.startswith("Document."):
            continue
        [kind] = [each for each in get_args(field.annotation) if each is not type(None)]
        bare = get_args(kind)[0]
        assert bare is Judgement or get_origin(bare) is Fact
    assert all(issubclass(part, BaseModel) for part in PARTS)
