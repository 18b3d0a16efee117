"""
The examples of a ruleset, as written: each says in a sentence what a rule does with some facts.

They stand in the second document of each rule file, which a check never reads. Running them
is the work of selftest.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

from bvrules.checking import Checker
from bvrules.errors import RulesetError
from bvrules.leaves import Equals
from bvrules.reading import Node, UnreadableError
from bvrules.yamltext import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bvrules.dates import Span
    from bvrules.errors import Problem
    from bvrules.law import Rule, Ruleset
    from bvrules.ruleset import Folder

LATER = date(2100, 1, 1)
"""The as-of date of an example that names none: nothing is still to come."""
ALL_COVERED = "all covered"
"""What an example gives a checklist of which every heading is covered."""


@dataclass(frozen=True)
class Example:
    """One example: what it shows, the facts it is given, and what is expected of the rule."""

    subject: str
    it: str
    file: str
    line: int
    expect: str
    given: Mapping[str, Any] = field(default_factory=dict)
    as_of: date = LATER
    could_be: frozenset[str] | None = None
    asks: frozenset[str] | None = None
    force: str | None = None
    version: Span | None = None
    """When the wording that applies began: the day it came into force, or was declared."""
    day: str | None = None
    term: str | None = None

    @property
    def name(self) -> str:
        """The rule, and the sentence that the example shows: sva-2012/s1-3 yields to …"""
        return f"{self.subject} {self.it}"

    @property
    def about(self) -> str:
        """The rule or the term that it is an example of, with its ruleset."""
        ruleset = self.subject.partition("/")[0]
        return self.subject if self.term is None else f"{ruleset}/{self.term}"


def examples_of(folder: Folder, ruleset: Ruleset) -> tuple[Example, ...]:
    """
    Return all examples of a ruleset, in the order of its files.

    Takes the ruleset's folder and the ruleset. Raises RulesetError for examples that cannot
    be read.
    """
    found: list[Example] = []
    problems: list[Problem] = []
    rules = {rule.file: rule for rule in ruleset.rules}
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        name = f"{ruleset.id}/{file.name}"
        rule = rules.get(name)
        if rule is None and file.name != "terms.yaml":
            continue
        reader = _Reader(Checker(name), rule, ruleset.id)
        found += reader.examples(file.read_bytes().decode("utf-8"))
        problems += reader.checker.problems
    if problems:
        raise RulesetError(problems)
    return tuple(found)


KEYS = (
    "as",
    "like",
    "given",
    "each",
    "as_of",
    *("could_be", "asks", "force", "version"),
    "day",
    "term",
)


class _Reader:
    """Reads the examples of one file."""

    def __init__(self, checker: Checker, rule: Rule | None, ruleset: str) -> None:
        self.checker = checker
        self.rule = rule
        self.subject = rule.id if rule else f"{ruleset}/terms"
        self.named: dict[str, dict[str, Any]] = {}

    def examples(self, text: str) -> list[Example]:
        try:
            documents = read_yaml(text)
        except UnreadableError as error:
            self.checker.problems.append(replace(error.problem, file=self.checker.file))
            return []
        if len(documents) < 2:  # noqa: PLR2004 - the rule, and its examples
            return []
        fields = self.checker.fields(documents[1], ("examples",))
        found = [
            one
            for node in self.checker.items(fields.get("examples"))
            for one in self._for_each(self._example(node), node)
        ]
        return [*found, *self._made_from_headings(found)]

    def _example(self, node: Node) -> Example:
        check = self.checker
        fields = check.fields(node, ("it", "expect"), KEYS)
        if not fields:
            return Example(self.subject, "", check.file, node.line, "")
        like = check.optional_text(fields.get("like"))
        if like is not None and like not in self.named:
            check.wrong(fields["like"], f"no example above is called `{like}`")
        base = self.named.get(like or "", {})
        given = {**base.get("given", {})}
        for path, value in check.pairs(fields.get("given")):
            given.pop(path, None)  # what is said last stands last
            given[path] = value.plain()
        day = check.optional_text(fields.get("day")) or base.get("day")
        term = check.optional_text(fields.get("term")) or base.get("term")
        if "as" in fields:
            self.named[check.text(fields["as"])] = {"given": given, "day": day, "term": term}
        as_of = check.day(fields.get("as_of"))
        return Example(
            subject=self.subject,
            it=check.text(fields.get("it")),
            file=check.file,
            line=node.line,
            given=given,
            as_of=date.fromordinal(as_of) if as_of else LATER,
            day=day,
            term=term,
            **self._expected(fields),
        )

    def _expected(self, fields: dict[str, Node]) -> dict[str, Any]:
        """Return what an example expects of the rule."""
        expect = fields["expect"].plain() if "expect" in fields else ""
        return {
            "expect": str(expect).lower() if isinstance(expect, bool) else str(expect),
            "could_be": _set(fields.get("could_be")),
            "asks": _set(fields.get("asks")),
            "force": self.checker.optional_text(fields.get("force")),
            "version": self.checker.span(fields.get("version")),
        }

    def _for_each(self, example: Example, node: Node) -> Iterator[Example]:
        """Return an example, or one for each combination of the values that `each` lists."""
        each = node.value.get("each") if isinstance(node.value, dict) else None
        listed = [
            [(path, value.plain()) for value in self.checker.items(values)]
            for path, values in self.checker.pairs(each)
        ]
        for chosen in product(*listed):
            given = {**example.given, **dict(chosen)}
            day = given.pop("day", example.day)
            said = f" ({', '.join(str(value) for _, value in chosen)})" if chosen else ""
            yield replace(example, it=example.it + said, given=given, day=day)

    def _made_from_headings(self, found: list[Example]) -> Iterator[Example]:
        """Make two more examples for each heading of a checklist: left out, and not known."""
        if self.rule is None or not found:
            return
        headings = [limb for version in self.rule.versions for limb in version.requires.inside()]
        base = found[0]
        if not any(value == ALL_COVERED for value in base.given.values()):
            return
        left_out = "departure" if self.rule.modality in ("local policy", "should") else "breach"
        for limb in headings:
            if isinstance(limb, Equals):
                path, words = limb.path.text, limb.text
                for value, expect, said in (
                    (False, left_out, "left out"),
                    ("unknown", "unknown", "not known"),
                ):
                    yield Example(
                        self.subject,
                        f"asks for {words}: {said} ({path})",
                        base.file,
                        base.line,
                        expect,
                        {**base.given, path: value},
                        base.as_of,
                    )


def _set(node: Node | None) -> frozenset[str] | None:
    if node is None:
        return None
    value = node.plain()
    return frozenset(map(str, value if isinstance(value, list) else [value]))
