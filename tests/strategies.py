"""Any text, and cases that hold it wherever a case may hold words."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests import small

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
    return small.changed(
        ("title", words),
        ("authority.name", {"value": words, **said}),
        ("decision.in_principle", {"value": small.DAY, **said}),
        ("decision.decided_by", words),
        ("decision.general_approach", judged),
        ("service", {"name": words, "users": {"accounts": [{"value": words}, {"value": "b"}]}}),
        ("best_value.arrangements", {"value": False, **said}),
        ("equality.impact_assessed", {"accounts": [said | {"value": "2011"}, {"value": False}]}),
        (
            "consultation.exercises",
            {"items": [{"name": words, "consulted": {"staff": {"value": False, **said}}}] * 3}
            | {"complete": True},
        ),
        ("policies", {words: {"adopted": {"value": True, **said}}}),
        ("departures", {words: {"reasons": words}}),
        ("evidence", {words: {"title": words, "by": words, "note": words}, "plain": {}}),
    )
