"""Any text, and cases that hold it wherever a case may hold words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from bvrules.case.walk import facts_of
from bvrules.vocabulary import all_facts, fact_type
from tests import small

if TYPE_CHECKING:
    from bvrules import Case

ESCAPES = "\x1b[2J\x1b[31m\u202e\u2066\x9b\u200f\ufeff\x00\r"
HOSTILE = [
    ESCAPES * 20,
    "<script>alert('1')</script>&amp;" * 10,
    "a" * 3000,
    "\n\n# not a heading\n" * 50,
    "[bold red]BREACH[/bold red] {0} %s \\",
    "\u0301\u0489" * 100,
    "",
    " ",
]
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(categories=("L", "N", "P", "Z", "C", "M", "S"), codec=None)),
)
WIDTHS = st.integers(20, 200)
LARGE = ["a" * 300_000, "word " * 60_000, "\u202e" * 100_000]


def told_everywhere(words: str) -> dict[str, Any]:
    """Return a case with the same words wherever a case may hold words."""
    said = {
        "standing": "alleged",
        "source": words,
        "note": words,
        "evidence": [{"document": words, "page": words, "paragraph": words}, "plain"],
    }
    judged = {"value": False, "by": words or "x", "reasons": words, "dated": "2011", **said}
    data = small.changed(
        ("title", words),
        ("decision.in_principle", {"value": small.DAY, **said}),
        ("decision.general_approach", judged),
        ("best_value.arrangements", {"value": False, **said}),
        ("equality.impact_assessed", {"accounts": [said | {"value": "2011"}, {"value": False}]}),
        (
            "consultation.exercises",
            {"items": [{"consulted": {"staff": {"value": False, **said}}}] * 3}
            | {"complete": True},
        ),
        ("policies", {words: {"adopted": {"value": True, **said}}}),
        ("evidence", {words: dict.fromkeys(DOCUMENT, words), "plain": {}}),
    )
    for path in TEXT_FACTS:
        fill(data, path, {"value": words, **said}, words)
    fill(data, "service.users", {"accounts": [{"value": words}, {"value": "b"}]}, words)
    return data


DOCUMENT = ("title", "by", "note", "url", "pages")
"""What is told of a document in words."""
TEXT_FACTS = tuple(each.path for each in all_facts() if each.kind == "text")
"""The facts that are words, as the case model has them."""


def fill(data: dict[str, Any], path: str, said: Any, name: str) -> None:
    """State a fact wherever it may stand; a list has an item, and a map one of this name."""
    *parts, last = path.split(".")
    here, so_far = [data], ""
    for part in parts:
        bare = part.removesuffix("[]")
        so_far = f"{so_far}.{bare}".removeprefix(".")
        found = fact_type(so_far)
        assert found is not None, so_far
        if found.kind == "list":
            lists = [each.setdefault(bare, {"items": [{}], "complete": True}) for each in here]
            here = [item for each in lists for item in each["items"]]
        elif found.kind == "map":
            here = [one for each in here for one in each.setdefault(bare, {name: {}}).values()]
        else:
            here = [each.setdefault(bare, {}) for each in here]
    for each in here:
        each[last] = said


def facts_telling(words: str, case: Case, name: str) -> set[str]:
    """Return the facts that tell these words, as the case model has them; maps hold one name."""
    paths = (
        re.sub(rf"/(items/\d+|{re.escape(name)})(?=/)", "[]", pointer)[1:].replace("/", ".")
        for pointer, fact in facts_of(case)
        if words in (fact.value, *(each.value for each in fact.accounts))
    )
    return set(paths)
