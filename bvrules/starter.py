"""A starter case: every fact that a case may state, as a question with an example."""

from __future__ import annotations

import json
import re
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from bvrules.vocabulary import CASE, FactType

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """\
# A case for bvcheck: the facts of one decision of one authority.
#
# Take the # away before what you know and write your answer; leave the rest as it is.
# What is not known stays out: a no is only a no if somebody said no.
# Where a list begins (#-) or a name is yours to choose (#a-name), take that # away too; for
# the next of the list, copy all of it.
# Days may be less exact: 2015-01, 2015, 2014/15 (a financial year), true, false.
# A fact may also say whose word it is and what it rests on:
#   in_principle: { value: 2015-01-12, evidence: [report], source: the minutes }
# A list that is known to be complete says so:
#   options: { items: [ … ], complete: true }
#
# An editor completes a case with its schema: `bvcheck schema case > case-schema.json`, and
# here at the top:  yaml-language-server: $schema=case-schema.json

format: 1
title: A decision without a name
"""

_LEFT_OUT = ("format", "schema_", "title")
_WIDTH = 92
_UNNAMED = {"money": {"net_of_vat": 250_000}, "list": ["…"]}
"""Examples of what has none of its own."""
_PLAIN = re.compile(r"[A-Za-z0-9][\w /.'-]*")


def starter_case() -> str:
    """
    Return the text of a case that states nothing yet, with a question for each fact.

    >>> from bvrules import read_case
    >>> read_case(starter_case()).title
    'A decision without a name'
    """
    lines = [_HEAD]
    for name in CASE.names:
        part = CASE.inner(name)
        if part is not None and name not in _LEFT_OUT:
            lines += [*_part(name, part, "", mark=""), ""]
    return "\n".join(lines)


def _part(name: str, part: FactType, indent: str, mark: str) -> Iterator[str]:
    """Write a part: its name, and what is in it; below a list or a map, all of it is marked."""
    yield from _said(part.asks, indent)
    yield f"{indent}{mark}{name}:"
    inner = f"{indent}  "
    if part.kind in ("list", "map"):
        yield f"{inner}#-" if part.kind == "list" else f"{inner}#a-name:"
        part, inner, mark = FactType(f"{part.path}[]", "part", model=part.model), f"{inner}  ", "#"
    for name_inside in part.names:
        found = part.inner(name_inside) or FactType(name_inside, "text")
        if found.model is not None and found.kind != "money":
            yield from _part(name_inside, found, inner, mark)
        else:
            yield from _fact(name_inside, found, part, inner)


def _fact(name: str, found: FactType, part: FactType, indent: str) -> Iterator[str]:
    info = part.model.model_fields[name] if part.model else None
    example: Any = info.examples[0] if info and info.examples else _UNNAMED[found.kind]
    asks = info.description or "" if info else ""
    choices = " · ".join(found.choices)
    yield from _said(f"{asks} ({choices})" if choices else asks, indent)
    yield f"{indent}#{name}: {_written(example)}"


def _said(text: str, indent: str) -> list[str]:
    first, then = f"{indent}# ", f"{indent}#   "
    return wrap(text, _WIDTH, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)


def _written(value: Any) -> str:
    """Write an example as YAML, in one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key}: {_written(each)}" for key, each in value.items()) + " }"
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return value
    if isinstance(value, list):
        return f"[ {', '.join(map(_written, value))} ]"
    return json.dumps(value, ensure_ascii=False)
