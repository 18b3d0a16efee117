"""Two receipts compared: what was checked then, and what the same check comes to now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bvrules.digest import digest
from bvrules.receipt import whole_of
from bvrules.wording import IF_ALLEGED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bvrules.receipt import OutcomeJson, ReceiptJson


class Difference(NamedTuple):
    """Something that is not as it was; None where there was, or is, no such thing."""

    what: str
    was: str | None
    now: str | None


def is_intact(receipt: ReceiptJson) -> bool:
    """Return whether a receipt is as it was written: its own hashes are those of what it says."""
    outcomes = digest(receipt["findings"])
    return receipt["whole"] == whole_of(receipt) and receipt["outcomes"] == outcomes


def is_public(receipt: ReceiptJson) -> bool:
    """Return whether a receipt is of the public version of its case."""
    return receipt.get("public", False)


def receipt_of_case(receipts: Sequence[ReceiptJson], case: str, public: str) -> ReceiptJson | None:
    """
    Return the receipt of the case that has a hash, or whose public version has one.

    Where there is only one receipt, it is that.
    """
    if len(receipts) == 1:
        return receipts[0]
    fits = (each for each in receipts if each["case"] == (public if is_public(each) else case))
    return next(fits, None)


def differences(was: ReceiptJson, now: ReceiptJson) -> Iterator[Difference]:
    """
    Return what differs between two receipts: what was checked first, then what came of it.

    The engine is no difference: both come to the same.
    """
    if was["case"] != now["case"]:
        what = "the public version of the case" if is_public(was) else "the case"
        yield Difference(what, was["case"], now["case"])
    for name in sorted(was["rules"].keys() | now["rules"].keys()):
        before, after = was["rules"].get(name), now["rules"].get(name)
        if before != after:
            yield Difference(name, before, after)
    if was["selection"] != now["selection"]:
        left_out = ", ".join(was["selection"]["left_out"]), ", ".join(now["selection"]["left_out"])
        yield Difference("the rules left out", *left_out)
    if was["program"] != now["program"]:
        yield Difference("the program", was["program"], now["program"])
    if was["as_of"] != now["as_of"]:
        yield Difference("the as-of date", was["as_of"], now["as_of"])
    if was["bank_holidays"] != now["bank_holidays"]:
        yield Difference("the table of bank holidays", was["bank_holidays"], now["bank_holidays"])
    yield from outcomes(was, now)


def outcomes(was: ReceiptJson, now: ReceiptJson) -> Iterator[Difference]:
    """Return the findings that came to something else, in the order of their rules."""
    before = {each["rule"]: each for each in was["findings"]}
    after = {each["rule"]: each for each in now["findings"]}
    for rule in dict.fromkeys((*before, *after)):
        if before.get(rule) != after.get(rule):
            yield Difference(rule, _came_to(before.get(rule)), _came_to(after.get(rule)))


def _came_to(outcome: OutcomeJson | None) -> str | None:
    if outcome is None:
        return None
    could = [each for each in outcome["could_be"] if each != outcome["outcome"]]
    may = f" (could be {', '.join(could)})" if could else ""
    claim = IF_ALLEGED if outcome["contested"] else ""
    return f"{outcome['outcome']}{may}, {outcome['force']}{claim}".replace("_", " ")


def accepted(was: ReceiptJson, now: ReceiptJson) -> Iterator[Difference]:
    """Return the rules that were waived or known then and are not now, or the reverse."""
    yield from _accepted("waived", was["accepted"]["waived"], now["accepted"]["waived"])
    yield from _accepted("known", was["accepted"]["known"], now["accepted"]["known"])


def _accepted(word: str, was: Sequence[str], now: Sequence[str]) -> Iterator[Difference]:
    for rule in sorted(set(was) ^ set(now)):
        states = (word if rule in each else f"not {word}" for each in (was, now))
        yield Difference(rule, *states)
