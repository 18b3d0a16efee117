"""Lead times are read like rules: with their place, and all mistakes at once."""

from __future__ import annotations

import pytest

from bvrules.errors import RulesetError
from bvrules.leadtime import read_lead_times

GOOD = """\
call-in:
  title: A decision is not acted on while it can be called in
  citation: the constitution
  nations: [England]
  first: decision.in_principle
  then: decision.procurement
  takes: { working days: 5 }
  from: 2000-10-26
  state: unconfirmed
"""


def test_a_lead_time_is_read() -> None:
    (found,) = read_lead_times(GOOD, "lead_times.yaml")
    assert (found.id, found.number, found.unit) == ("call-in", 5, "working days")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("working days: 5", "moons: 5", "7:10: this takes one of days, clear days"),
        ("working days: 5", "working days: soon", "expected a whole number"),
        ("decision.procurement", "decision.proposes", "`decision.proposes` is no event of a case"),
        (
            "decision.procurement",
            "consultation.exercises.ended",
            "stands in the list of `first`, or in none",
        ),
        ("[England]", "[Englund]", "`Englund` is not one of the words for this"),
        ("state: unconfirmed", "state: rumoured", "`rumoured` is not one of the words for this"),
        ("  title: A", "  titel: A", "no key is called `titel` here"),
        ("2000-10-26", "2000-13-26", "there is no day 2000-13-26"),
    ],
)
def test_a_mistake_is_told_with_its_place(old: str, new: str, said: str) -> None:
    with pytest.raises(RulesetError) as caught:
        read_lead_times(GOOD.replace(old, new), "lead_times.yaml")
    assert said in "\n".join(map(str, caught.value.problems))
