"""What a person typed: what is no answer is told, and never a defect."""

from __future__ import annotations

import pytest

from bvrules.advice.reply import read_reply
from bvrules.vocabulary import FactType

NUMBER = FactType("options.total", "number")


@pytest.mark.parametrize("typed", ["inf", "-Infinity", "nan", "snan", "1e999999999", "many", ""])
def test_what_is_no_number_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match=f"`{typed}` is not a number"):
        read_reply(NUMBER, typed, as_of=735600)


@pytest.mark.parametrize(("typed", "value"), [("£250,000", 250_000), ("0.5", 0.5), ("1e3", 1000)])
def test_a_sum_is_read_as_people_write_it(typed: str, value: float) -> None:
    assert read_reply(NUMBER, typed, as_of=735600) == value
