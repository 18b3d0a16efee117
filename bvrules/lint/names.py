"""Names that are defined and never used: terms, amounts, events, parameters, judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules.condition import every_leaf
from bvrules.leaves import Judged
from bvrules.reading import Node, mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.law import Rule
    from bvrules.lint.book import Book
    from bvrules.lint.fault import Fault

UNUSED = {"terms": "BVL008", "amounts": "BVL009", "events": "BVL010", "parameters": "BVL011"}
NOT_ASKED = "BVL015"


def unused(book: Book) -> Iterator[Fault]:
    """Return what terms.yaml defines and nothing uses, of all rulesets that were loaded."""
    if book.terms is None:
        return
    terms = book.file("terms.yaml")
    for part, code in UNUSED.items():
        for name in book.terms.value[part].value if part in book.terms.value else ():
            if not any(_uses(node, name) for each in book.shelf for node in each.nodes.values()):
                what = f"nothing uses the {part[:-1]} `{name}`"
                yield book.fault(code, (terms, part, name), what, "use it, or leave it out")


def _uses(node: Node, name: str) -> bool:
    """Return whether a file names something other than to define it."""
    return any(mentions(_without(part, name), {name}) for part in node.value.values())


def _without(part: Node, name: str) -> Node:
    """Leave out what a part of terms.yaml says under a name: its definition."""
    if not isinstance(part.value, dict):
        return part
    rest = {key: each for key, each in part.value.items() if key != name}
    return Node(rest, part.line, part.column)


def not_asked(book: Book) -> Iterator[Fault]:
    """Return the questions of judgement that a rule explains and no condition of it asks."""
    for rule in book.ruleset.rules:
        for path in rule.questions.keys() - _asked(rule):
            what = f"no condition asks for the judgement `{path}`"
            help = "ask `judged: true` of it, or leave it out"
            yield book.fault(NOT_ASKED, (rule.file, "judgement", path), what, help)


def _asked(rule: Rule) -> set[str]:
    leaves = (leaf for condition in rule.parts() for leaf in every_leaf(condition))
    return {leaf.question.path for leaf in leaves if isinstance(leaf, Judged)}
