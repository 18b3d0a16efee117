"""Whether a receipt matches, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.dates import read_day
from bvrules.verifying import accepted, differences, is_intact, is_public, outcomes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.receipt import ReceiptJson
    from bvrules.verifying import Difference

MOST = 140
"""So many characters of a value that differs are shown."""


def verified(was: ReceiptJson, now: ReceiptJson, *, with_accepted: bool = True) -> tuple[bool, str]:
    """
    Return whether a receipt matches the check, repeated, and the text that says so.

    Without `with_accepted`, waivers and what was known are not compared.
    """
    found = list(differences(was, now))
    if with_accepted:
        found += accepted(was, now)
    matches = not found and is_intact(was)
    return matches, "\n".join(_lines(was, now, found, matches, with_accepted)) + "\n"


def _lines(
    was: ReceiptJson, now: ReceiptJson, found: list[Difference], matches: bool, compared: bool
) -> Iterator[str]:
    said = "The receipt matches" if matches else "The receipt does not match"
    yield f"{said}: the check was repeated as of {wording.day(read_day(now['as_of']))}."
    if not is_intact(was):
        yield "  the receipt was changed after it was written"
    for each in found:
        yield f"  {_said(each)}"
    came = list(outcomes(was, now))
    same = "Every finding comes to the same."
    yield f"{wording.counted(len(came), 'finding')} came to something else." if came else same
    if was["engine"] != now["engine"]:
        engines = f"{wording.one_line(was['engine'], MOST)}, now {now['engine']}"
        yield f"Engine: {engines}; that makes no difference to what is found."
    if is_public(was):
        yield from _public(was, now)
    if not compared and (was["accepted"]["waived"] or was["accepted"]["known"]):
        yield "What was waived or known is not compared: name it with --waivers and --baseline."


def _public(was: ReceiptJson, now: ReceiptJson) -> Iterator[str]:
    """Say what a receipt of the public version of a case is about."""
    yield "The receipt is of the public version: what is exempt is not in its hash of the case."
    if was["case"] != now["case"]:
        yield "Repeat it with the whole case, not with what was published of it."


def _said(difference: Difference) -> str:
    what = wording.one_line(difference.what, 2 * MOST)
    was, now = difference.was, difference.now
    if now is None:
        return f"{what}: was there, and is not now"
    if was is None:
        return f"{what}: was not there, and is now"
    if was.startswith("sha256:"):
        return f"{what}: is not as it was"
    shown = (wording.one_line(each, MOST) or "none" for each in (was, now))
    return "{}: was {}, is {}".format(what, *shown)
