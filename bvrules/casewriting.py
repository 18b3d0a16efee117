"""
Writing a case back: facts are put into its text, and all else stays as it stands.

YAML keeps its comments, its order, and how text is quoted; the width of a line, the space
inside brackets and `null` are not kept. JSON keeps its order, its numbers and its indentation.
Nothing is written that does not read back as the case that was meant.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING, Any

from bvrules.casefile import case_of, read_case
from bvrules.casepath import changed, plain, put, read_place, take
from bvrules.errors import CaseError, Problem
from bvrules.jsontext import read_json
from bvrules.reading import UnreadableError, decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bvrules.case import Case


def rewritten(raw: bytes, file: str | None, changes: Mapping[str, Any]) -> bytes:
    r"""
    Return the text of a case with values put at paths; None takes out what stands there.

    `raw` is the text as it was read, `file` its name: it says whether it is YAML. The values
    are as a case holds them. Raises CaseError for a path that leads nowhere, and for values
    that the case refuses.

    >>> rewritten(b'format: 1  # the first\n', "case.yaml", {"title": "Catering"}).decode()
    'format: 1  # the first\ntitle: Catering\n'
    """
    wanted = case_of(changed(plain(read_case(raw, file)), dict(changes)), file)
    text = decode(raw, file)
    data = _json_in(text, file)
    made = _yaml(text, changes) if data is None else _json(text, data, changes)
    out = (made if made.endswith("\n") else f"{made}\n").encode()
    if _safely_read(out, file) != wanted:
        what = "this file cannot be changed without losing some of it"
        raise CaseError([Problem(what, file, help="write the answers into it by hand")])
    return out


def _json_in(text: str, file: str | None) -> Any:
    """Return what a text holds if it is JSON, else None."""
    if str(file).lower().endswith((".yaml", ".yml")):
        return None
    try:
        return read_json(text)
    except UnreadableError:
        return None


def _safely_read(raw: bytes, file: str | None) -> Case | None:
    try:
        return read_case(raw, file)
    except CaseError:
        return None


def _put(data: Any, changes: Mapping[str, Any], made: Any) -> None:
    """Put values into data as its text holds it; `made` says how a value is held there."""
    for path, value in changes.items():
        place = read_place(path)
        if value is None:
            take(data, place)
        else:
            put(data, place, made(value))


# JSON


def _json(text: str, data: Any, changes: Mapping[str, Any]) -> str:
    _put(data, changes, lambda value: value)
    match = re.search(r"\n([ \t]+)\S", text)
    ascii_only = text.isascii()
    if match is None:
        return "".join(_written(data, None, "", ascii_only=ascii_only))
    return "".join(_written(data, match.group(1), "\n", ascii_only=ascii_only)) + "\n"


def _written(value: Any, step: str | None, margin: str, *, ascii_only: bool) -> Iterator[str]:
    """Write a value as JSON; numbers are written as they were read."""
    if isinstance(value, (dict, list)) and value:
        inside = "" if step is None else margin + step
        start, end = "{}" if isinstance(value, dict) else "[]"
        comma = ", " if step is None else ","
        items = value.items() if isinstance(value, dict) else ((None, each) for each in value)
        for number, (key, each) in enumerate(items):
            yield f"{comma if number else start}{inside}"
            if key is not None:
                yield f"{json.dumps(key, ensure_ascii=ascii_only)}: "
            yield from _written(each, step, inside, ascii_only=ascii_only)
        yield f"{'' if step is None else margin}{end}"
    elif isinstance(value, Decimal):
        yield str(value)
    else:
        yield json.dumps(value, ensure_ascii=ascii_only)


# YAML


def _yaml(text: str, changes: Mapping[str, Any]) -> str:
    from ruamel.yaml import YAML  # noqa: PLC0415 - only to write YAML
    from ruamel.yaml.comments import CommentedMap  # noqa: PLC0415 - the same
    from ruamel.yaml.resolver import VersionedResolver  # noqa: PLC0415 - the same
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString  # noqa: PLC0415 - the same

    class AsWritten(VersionedResolver):
        """Takes no plain text for anything else, so that it is written as it was read."""

        @property
        def versioned_resolver(self) -> dict[str, Any]:
            nothing = [("tag:yaml.org,2002:null", re.compile(r"^(~|null|)$"))]
            return {"": nothing, "~": nothing, "n": nothing}

    def made(value: Any) -> Any:
        if isinstance(value, dict):
            return CommentedMap((key, made(each)) for key, each in value.items())
        if isinstance(value, list):
            return [made(each) for each in value]
        if isinstance(value, str):
            return value if _PLAIN.fullmatch(value) else DoubleQuotedScalarString(value)
        return json.dumps(value) if isinstance(value, bool) else str(value)

    yaml = YAML()
    yaml.Resolver = AsWritten
    yaml.preserve_quotes = True
    yaml.width = 4096
    dash = _FIRST_ITEM.search(text)
    offset = len(dash.group(2)) - len(dash.group(1)) if dash else 2
    yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
    data = yaml.load(text)
    _fill_empty(data, changes, CommentedMap)
    _put(data, changes, made)
    out = StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def _fill_empty(data: Any, changes: Mapping[str, Any], empty: Any) -> None:
    """Make a map of each name on the way under which nothing is written."""
    for path in changes:
        here = data
        for step, following in zip(
            read_place(path).steps, read_place(path).steps[1:], strict=False
        ):
            if not isinstance(here, dict) or not isinstance(step, str):
                break
            if here.get(step) is None and isinstance(following, str):
                here[step] = empty()
            here = here.get(step)


_FIRST_ITEM = re.compile(
    r"^( *)\S[^\n]*:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)- ", re.MULTILINE
)
"""The first list under a name: how far its items stand to the right of it."""
_PLAIN = re.compile(
    r"(?!(?:true|false|null|yes|no|on|off)$)[A-Za-z][A-Za-z0-9_ ,.'()/-]*[A-Za-z0-9.)]|[A-Za-z]"
    r"|\d{4}-\d{2}(?:-\d{2})?|\d{4}/\d{2}",
    re.IGNORECASE,
)
"""Text that means itself where it stands without quotes."""
