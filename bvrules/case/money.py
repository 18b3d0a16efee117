"""Sums of money: net of VAT and including VAT are two facts, and neither is worked out."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from bvrules.case.part import Part, fact
from bvrules.fact import wrong
from bvrules.stated import Number, Stated


class Money(Part):
    """A sum of money, with its VAT basis and its currency."""

    net_of_vat: Number | None = fact("Net of VAT", "What is the sum without VAT?", 250_000)
    including_vat: Number | None = fact("Including VAT", "What is the sum with VAT?", 300_000)
    currency: Stated[Literal["GBP", "EUR", "USD", "other"]] | None = fact(
        "Currency", "In which currency is the sum?", "GBP"
    )

    @model_validator(mode="after")
    def _vat_is_not_negative(self) -> Money:
        net = self.net_of_vat.value if self.net_of_vat else None
        gross = self.including_vat.value if self.including_vat else None
        if net is not None and gross is not None and net > gross:
            message = f"the sum without VAT ({net:,}) is more than the sum with VAT ({gross:,})"
            raise wrong(message, "they may be the wrong way round")
        return self
