"""Facts: how each kind is read, refused and written."""

from __future__ import annotations

import json
import math
from decimal import Decimal
from typing import Any, Literal

import pytest
from pydantic import TypeAdapter, ValidationError

from bvrules.dates import ANY_DAY, LATEST, read_day
from bvrules.fact import Fact, Judgement, Reference, When
from bvrules.openlist import Open
from bvrules.stated import Count, Event, Flag, Judged, Number, Stated, Text

KINDS: dict[str, TypeAdapter[Any]] = {
    "flag": TypeAdapter(Flag),
    "event": TypeAdapter(Event),
    "text": TypeAdapter(Text),
    "count": TypeAdapter(Count),
    "number": TypeAdapter(Number),
    "choice": TypeAdapter(Stated[Literal["cash", "real terms"]]),
    "judgement": TypeAdapter(Judged),
    "texts": TypeAdapter(Open[Text]),
}


def read(kind: str, written: object) -> Any:
    """Read a fact of a kind, as pydantic would inside a case."""
    return KINDS[kind].validate_python(written, strict=True)


def complaint(kind: str, written: object) -> tuple[str, str | None]:
    """Return what is said of a fact that is refused, and the help beside it."""
    with pytest.raises(ValidationError) as caught:
        read(kind, written)
    error = caught.value.errors()[0]
    return error["msg"], error.get("ctx", {}).get("help")


JUDGED = {"value": True, "by": "monitoring officer", "dated": "2011-02", "reasons": "much moves"}
WRITTEN = [
    ("flag", True),
    ("flag", False),
    ("event", "2011-03-02"),
    ("event", "2011-03"),
    ("event", "2011"),
    ("event", "2010/11"),
    ("event", True),
    ("event", False),
    ("text", "the borough"),
    ("count", 0),
    ("number", 173934),
    ("number", 12.5),
    ("number", 0.1),
    ("choice", "cash"),
    ("judgement", JUDGED),
    ("judgement", JUDGED | {"until": "2012-01-31", "evidence": ["memo"]}),
    ("judgement", {"note": "counsel was asked"}),
    ("flag", {"value": False, "note": "the minutes say so"}),
    ("event", {"value": False, "noted_on": "2015-01-12"}),
    ("flag", {"value": True, "standing": "alleged", "source": "the union"}),
    ("flag", {"value": True, "evidence": ["report", {"document": "minutes", "page": "4"}]}),
    ("flag", {"note": "nobody was asked"}),
    ("flag", {"evidence": [{"document": "minutes", "paragraph": "3.2"}]}),
    ("flag", {"accounts": [{"value": True, "source": "a"}, {"value": False, "source": "b"}]}),
    ("flag", {"accounts": [{"value": True, "source": "a"}, {"value": True, "source": "b"}]}),
    ("texts", ["cost", {"value": "quality", "note": "weighed twice"}]),
    ("texts", []),
    ("texts", {"items": ["cost"], "complete": True}),
    ("texts", {"items": ["cost"], "complete": False}),
    ("texts", {"items": [], "complete": True}),
]


@pytest.mark.parametrize(("kind", "written"), WRITTEN)
def test_what_is_written_is_read_and_written_again(kind: str, written: object) -> None:
    """Reading and writing lose nothing, and what is written is JSON."""
    fact = read(kind, written)
    again = KINDS[kind].dump_python(fact, mode="json")
    assert json.loads(json.dumps(again)) == again
    assert read(kind, again) == fact


@pytest.mark.parametrize(
    ("kind", "written"),
    [each for each in WRITTEN if "accounts" not in str(each[1]) or each[0] == "texts"],
)
def test_what_is_written_again_looks_the_same(kind: str, written: object) -> None:
    """A fact that has no accounts is written as it was."""
    assert KINDS[kind].dump_python(read(kind, written), mode="json") == written


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("flag", 1),
        ("flag", 0),
        ("flag", "yes"),
        ("flag", "true"),
        ("flag", {"value": 1}),
        ("event", 1420070400),
        ("event", 0),
        ("event", 2011.5),
        ("event", "2011-02-29"),
        ("event", "2011-13"),
        ("event", "2011/13"),
        ("event", "2 March 2011"),
        ("event", "2011-03-02T00:00:00"),
        ("event", ["2011-03-02"]),
        ("event", {"value": 1420070400}),
        ("text", 5),
        ("text", True),
        ("count", True),
        ("count", 1.0),
        ("count", "1"),
        ("count", -1),
        ("number", True),
        ("number", "12"),
        ("number", -1),
        ("number", math.nan),
        ("number", math.inf),
        ("number", Decimal("NaN")),
        ("number", 10**15),
        ("number", {"value": math.nan}),
        ("choice", "Cash"),
        ("choice", True),
        ("judgement", True),
        ("judgement", {"value": True}),
        ("judgement", JUDGED | {"value": 1}),
        ("judgement", JUDGED | {"until": "2012"}),
        ("texts", "cost"),
        ("texts", {"items": "cost"}),
        ("texts", {"items": ["cost"], "complete": 1}),
        ("texts", {"items": ["cost"], "all": True}),
        ("texts", [5]),
        ("flag", {"value": True, "valu": False}),
        ("flag", {"value": True, "by": "officer"}),
        ("flag", {"value": True, "standing": "rumoured"}),
        ("flag", {"value": True, "noted_on": "2012"}),
        ("flag", {"value": True, "note": 5}),
        ("flag", {"value": True, "evidence": "report"}),
        ("flag", {"value": True, "evidence": [{"page": "4"}]}),
        ("flag", {"value": True, "evidence": [{"document": "report", "page": 4}]}),
        ("flag", {"value": True, "accounts": [{"value": True}, {"value": False}]}),
        ("flag", {"accounts": [True, False]}),
        ("flag", {"accounts": {"value": True}}),
    ],
)
def test_what_is_not_a_fact_of_its_kind_is_refused(kind: str, written: object) -> None:
    """Nothing is taken for something else, plain or inside an object."""
    assert complaint(kind, written)[0]


def test_no_number_is_taken_for_a_day() -> None:
    """A count of seconds is no day, although a number may be a year."""
    assert complaint("event", 1420070400) == (
        "`1420070400` is not a day (2011-03-02), a month (2011-03), a year or 2010/11",
        None,
    )
    assert read("event", 2011) == read("event", "2011")


def test_a_judgement_says_who_made_it() -> None:
    """A bare yes is no judgement, and the message shows how to write one."""
    assert complaint("judgement", True) == (
        "a judgement says who made it",
        "write {value: true, by: monitoring officer, dated: …, reasons: …}",
    )
    assert complaint("judgement", {"value": True, "reasons": "much moves"}) == (
        "a judgement says who made it",
        "add `by`, such as monitoring officer",
    )


def test_a_key_that_a_fact_does_not_have_is_answered_with_the_nearest() -> None:
    """A slip of the pen is found, and only a judgement has `by`."""
    assert complaint("flag", {"valeu": True}) == (
        "a fact has no key `valeu`",
        "did you mean `value`?",
    )
    assert complaint("flag", {"value": True, "until": "2012-01-31"})[0] == (
        "a fact has no key `until`"
    )


def test_an_object_without_a_value_is_an_absent_fact() -> None:
    """Evidence and notes may stand where the value is not known."""
    fact = read("flag", {"note": "nobody was asked", "evidence": ["report"]})
    assert fact == Fact(None, evidence=(Reference("report"),), note="nobody was asked")


def test_accounts_that_differ_leave_the_value_not_known() -> None:
    """Both accounts are kept, each with its source."""
    accounts = [{"value": "2011", "source": "council"}, {"value": "2012", "source": "union"}]
    fact = read("event", {"accounts": accounts})
    assert fact.value is None
    assert [each.source for each in fact.accounts] == ["council", "union"]
    assert fact.span(read_day("2015-01-01")) == ANY_DAY


def test_accounts_that_agree_settle_the_value() -> None:
    """The standing, and who judged, are those of the weightiest that says it."""
    accounts = [
        {"source": "council"},
        {"value": True, "by": "union", "standing": "alleged"},
        {"value": True, "by": "monitoring officer"},
    ]
    fact = read("judgement", {"accounts": accounts})
    assert (fact.value, fact.by, fact.standing) == (True, "monitoring officer", "recorded")


def test_accounts_that_agree_bring_all_their_evidence() -> None:
    """Each document once, and every source; what was noted, up to the latest day."""
    accounts = [
        {"value": False, "source": "union", "evidence": ["memo"], "noted_on": "2015-01-12"},
        {"value": False, "source": "council", "evidence": ["report"], "noted_on": "2016-01-12"},
        {"value": False, "source": "union", "evidence": ["memo"], "noted_on": "2014-01-12"},
        {"source": "press", "evidence": ["paper"]},
    ]
    fact = read("event", {"accounts": accounts})
    assert fact.evidence == (Reference("memo"), Reference("report"))
    assert fact.source == "union, council"
    assert fact.noted_on == read_day("2016-01-12")
    assert fact.written() == {"accounts": accounts}
    assert read("event", fact.written()) == fact


def test_a_no_without_a_date_is_a_no_to_this_day() -> None:
    """One account that says until when does not date the other."""
    accounts = [{"value": False, "noted_on": "2015-01-12"}, {"value": False}]
    assert read("event", {"accounts": accounts}).noted_on is None


@pytest.mark.parametrize("key", ["value", "evidence", "standing", "source", "noted_on", "by"])
def test_nothing_but_a_note_stands_beside_accounts(key: str) -> None:
    """What stands there would be said of nobody's account."""
    accounts = [{"value": True, "by": "union"}, {"value": True, "by": "council"}]
    kind = "judgement" if key == "by" else "flag"
    told = accounts if key == "by" else [{"value": True}, {"value": False}]
    message, help = complaint(kind, {"accounts": told, key: "x"})
    assert message == f"a fact with accounts has no `{key}` of its own"
    assert help == "write it inside the account that it belongs to"
    assert read(kind, {"accounts": told, "note": "x"}).note == "x"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2011-03-02", "2011-03-02", "2011-03-02"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2011", "2011-01-01", "2011-12-31"),
        ("2010/11", "2010-04-01", "2011-03-31"),
        ("2010/2011", "2010-04-01", "2011-03-31"),
    ],
)
def test_an_event_is_a_span_of_days(written: str, first: str, last: str) -> None:
    """A month, a year and a financial year run from their first to their last day."""
    span = read("event", written).span(as_of=1)
    assert span == (read_day(first), read_day(last))


def test_yes_and_no_are_spans_that_end_or_begin_at_the_as_of_date() -> None:
    """Yes is any day until then; no is no day until it was noted, or else until then."""
    assert read("event", True).span(as_of=1000) == (0, 1000)
    assert read("event", False).span(as_of=1000) == (1001, LATEST)
    noted = read("event", {"value": False, "noted_on": "2015-01-12"})
    assert noted.span(as_of=1000) == (read_day("2015-01-12") + 1, LATEST)


def test_only_a_complete_list_says_that_it_is_all() -> None:
    """A list that is written plainly is open, and how it was written is kept."""
    plain, wrapped, whole = (
        read("texts", written)
        for written in (["cost"], {"items": ["cost"]}, {"items": ["cost"], "complete": True})
    )
    assert (plain.complete, wrapped.complete, whole.complete) == (False, False, True)
    assert (plain.wrapped, wrapped.wrapped, whole.wrapped) == (False, True, True)
    assert plain == wrapped
    assert plain != whole


def test_a_fact_that_a_program_already_holds_is_taken_as_it_is() -> None:
    """A program may build facts itself."""
    fact = Fact(When.read("2011-03"))
    assert read("event", fact) is fact
    judgement = Judgement(True, by="monitoring officer")
    assert read("judgement", judgement) is judgement
    assert read("texts", Open((Fact("cost"),))) == read("texts", ["cost"])


def test_a_sum_keeps_its_figures() -> None:
    """A number is read as it is written, not as the nearest binary fraction."""
    assert read("number", 0.1).value == Decimal("0.1")
    assert read("number", Decimal("173934.50")).written() == 173934.5
