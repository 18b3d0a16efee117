"""Sums of money: net of VAT and including VAT are two facts, and neither is worked out."""

from __future__ import annotations

from typing import Literal

from bvrules.case.part import Part, fact
from bvrules.fact import Number, Stated


class Money(Part):
    """A sum of money, with its VAT basis and its currency."""

    net_of_vat: Number | None = fact("Net of VAT", "What is the sum without VAT?", 250_000)
    including_vat: Number | None = fact("Including VAT", "What is the sum with VAT?", 300_000)
    currency: Stated[Literal["GBP", "EUR", "USD", "other"]] | None = fact(
        "Currency", "In which currency is the sum?", "GBP"
    )
