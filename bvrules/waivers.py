"""
Waivers: what persons recorded that they accept, why, and until when.

A waiver is not law and changes no outcome: the rule is judged, and the report shows both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, get_args

from bvrules.checking import Checker
from bvrules.csvtext import read_csv
from bvrules.dates import LATEST
from bvrules.digest import digest_of
from bvrules.errors import CaseError, Problem, SettingsError
from bvrules.jsontext import locate_json
from bvrules.reading import Node, UnreadableError, decode, looks_like_json
from bvrules.yamltext import read_yaml

if TYPE_CHECKING:
    from bvrules.case import Case

Kind = Literal["accepted risk", "other reading", "wrong facts", "exception not encoded"]
"""Why a breach is accepted: for what it is, or because the finding is thought to be mistaken."""

State = Literal[
    "holds", "expired", "not begun", "other case", "no breach", "cannot be waived", "left out"
]
"""
What a waiver comes to for a report: only one that holds keeps a breach from counting.

`left out` is one whose rule was not checked.
"""

KINDS: tuple[Kind, ...] = get_args(Kind)
REQUIRED = ("rule", "subject", "kind", "reason", "approved_by", "approved_on", "expires")
OPTIONAL = ("review_on", "ref")
NEVER = "never"
SOON = 30
"""A waiver that ends within so many days is said to end soon."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """
    A person's acceptance of what one rule finds.

    `subject` is the title of a case, in which * stands for any text. Days are numbers, and
    `expires` is the last day on which it holds; one that never expires has `review_on`.
    """

    rule: str
    subject: str
    kind: Kind
    reason: str
    approved_by: str
    approved_on: int
    expires: int
    review_on: int | None = None
    ref: str | None = None
    line: int = 0

    def is_about(self, case: Case) -> bool:
        """Return whether it is about this case, by its title."""
        pattern = ".*".join(re.escape(part) for part in self.subject.split("*"))
        return re.fullmatch(pattern, case.title or "", re.DOTALL) is not None

    def ends_soon(self, as_of: int) -> bool:
        """Return whether it ends, or is to be reviewed, within 30 days of a day."""
        end = self.expires if self.review_on is None else min(self.expires, self.review_on)
        return end - as_of <= SOON


@dataclass(frozen=True, slots=True)
class Applied:
    """A waiver, and what it comes to for one report."""

    waiver: Waiver
    state: State


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers of a file, with its name and the hash of its text."""

    file: str
    digest: str
    waivers: tuple[Waiver, ...]


def read_waivers(raw: bytes, file: str) -> Waivers:
    """
    Read a file of waivers, YAML, JSON or CSV, of which `file` is the name.

    CSV has a row for each, below a row with the names of the fields, and no format. Raises
    SettingsError with all that is wrong, by line and column.
    """
    node = _node(raw, file)
    checker = Checker(file)
    fields = checker.fields(node, ("format", "waivers"), ("$schema",))
    checker.choice(fields.get("format"), (1,))
    found = [_waiver(checker, each) for each in _listed(checker, fields.get("waivers"))]
    waivers = tuple(each for each in found if each is not None)
    _refuse_twice(checker, waivers)
    if checker.problems:
        # What is wrong with a column of a table is wrong in every row.
        raise SettingsError(dict.fromkeys(checker.problems))
    return Waivers(file, digest_of(raw), waivers)


def _node(raw: bytes, file: str) -> Node:
    try:
        text = decode(raw, file)
        if file.lower().endswith(".csv"):
            rows = read_csv(text)
            return Node({"format": Node(1, 1, 1), "waivers": rows}, 1, 1)
        is_json = file.lower().endswith(".json") or looks_like_json(text)
        documents = [locate_json(text)] if is_json else read_yaml(text)
    except CaseError as error:
        raise SettingsError(error.problems) from None
    except UnreadableError as error:
        raise SettingsError([replace(error.problem, file=file)]) from None
    if len(documents) != 1:
        what = "this is empty" if not documents else "one file holds one list of waivers"
        raise SettingsError([Problem(what, file, 1, 1, help="it begins with `format: 1`")])
    return documents[0]


def _listed(checker: Checker, node: Node | None) -> list[Node]:
    """Return the waivers of a file, which may hold none yet."""
    return [] if node is not None and node.value in ([], None) else checker.items(node)


def _waiver(checker: Checker, node: Node) -> Waiver | None:
    fields = checker.fields(node, REQUIRED, OPTIONAL)
    rule, subject = checker.text(fields.get("rule")), checker.text(fields.get("subject"))
    kind = checker.choice(fields.get("kind"), KINDS)
    reason, by = checker.text(fields.get("reason")), checker.text(fields.get("approved_by"))
    ref = checker.optional_text(fields.get("ref"))
    approved, review = checker.day(fields.get("approved_on")), checker.day(fields.get("review_on"))
    expires = _expires(checker, fields)
    if approved is None or expires is None or kind is None:
        return None
    if expires < approved:
        checker.wrong(fields["expires"], "this waiver expires before it was approved")
    return Waiver(rule, subject, kind, reason, by, approved, expires, review, ref, node.line)


def _expires(checker: Checker, fields: dict[str, Node]) -> int | None:
    node = fields.get("expires")
    if node is None or node.value != NEVER:
        return checker.day(node)
    if "review_on" not in fields:
        help = "add `review_on`, the day on which it is looked at again"
        checker.wrong(node, "a waiver that never expires has to be reviewed", help)
    return LATEST


def _refuse_twice(checker: Checker, waivers: tuple[Waiver, ...]) -> None:
    seen: dict[tuple[str, str], int] = {}
    for each in waivers:
        first = seen.setdefault((each.rule, each.subject), each.line)
        if first != each.line:
            what = f"there is a waiver of `{each.rule}` for this subject already"
            checker.wrong(Node(None, each.line, 1), what, f"see line {first}")
