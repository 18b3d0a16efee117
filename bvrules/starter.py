"""A starter case: every fact that the shipped rules read, as a question with an example."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bvrules.vocabulary import CASE, FactType

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """\
# A case for bvcheck: the facts of one decision of one authority.
# Take the # away before what you know and write your answer; leave the rest as it is.
# What is not known stays out: a no is only a no if somebody said no.
# A fact may also say whose word it is and what it rests on:
#   in_principle: { value: 2015-01-12, evidence: [report], source: the committee's minutes }
# Days may be less exact: 2015-01, 2015, 2014/15 (a financial year), true, false.
format: 1
title: A decision without a name
"""

_LEFT_OUT = ("format", "schema_", "title")


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
            lines += ["", f"# {part.title}: {part.asks}", *_part(name, part, "")]
    return "\n".join(lines) + "\n"


def _part(name: str, part: FactType, indent: str, dash: str = "") -> Iterator[str]:
    yield f"# {indent}{name}:"
    inner = f"{indent}  "
    if part.kind in ("list", "map") and part.model is None:
        yield f"# {inner}- …"
        return
    if part.kind == "list":
        part = FactType(f"{part.path}[]", "part", model=part.model)
        dash = "- "
    elif part.kind == "map":
        yield f"# {inner}name-of-it:"
        part, inner = FactType(f"{part.path}[]", "part", model=part.model), f"{inner}  "
    for name_inside in part.names:
        found = part.inner(name_inside)
        if found is None:
            example = _example(part, name_inside)
            yield f"# {inner}{name_inside}: {example}"
        elif found.model is not None and found.kind != "money":
            yield from _part(name_inside, found, inner + " " * len(dash))
        else:
            yield from _fact(name_inside, found, part, inner, dash)
        dash = "  " if dash else ""


def _fact(name: str, found: FactType, part: FactType, indent: str, dash: str) -> Iterator[str]:
    example = "{ net_of_vat: 250000 }" if found.kind == "money" else _example(part, name)
    choices = f" ({' · '.join(found.choices)})" if found.choices else ""
    yield f"# {indent}{dash}{name}: {example}   # {found.asks}{choices}"


def _example(part: FactType, name: str) -> str:
    info = part.model.model_fields[name] if part.model else None
    found: Any = info.examples[0] if info and info.examples else "…"
    if isinstance(found, dict):
        return "{ " + ", ".join(f"{key}: {_scalar(each)}" for key, each in found.items()) + " }"
    return _scalar(found)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
