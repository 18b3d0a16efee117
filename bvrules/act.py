"""What can still be done about a fact of a case: declared beside the fact, in the case model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verb = Literal["do", "record", "hold", "postpone", "never"]
"""
Do it, record it, hold another (an item of a list), only postpone it, or nothing.

Whatever can be done can be postponed too, while it lies ahead.
"""


@dataclass(frozen=True, slots=True)
class Act:
    """
    What can be done about a fact, by whom, and until when.

    `by` is empty where it is for whoever bears the duty. `until` is the event after which it is
    too late, whatever a rule says; one that begins with a dot stands in the same item of a list.
    `any_day` is said of what simply begins or runs out, on weekends too, and is nobody's work.
    """

    verb: Verb
    by: str = ""
    until: str = ""
    any_day: bool = False


ANY_DAY_AHEAD = Act("do")
"""What goes for an event of which nothing else is said: it can be done from now on."""
