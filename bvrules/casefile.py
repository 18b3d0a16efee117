"""
read_case(): the door for the text of a case.

Everything that is wrong is gathered and said in plain words, with line, column and JSON
pointer. What a program already holds goes through `Case.model_validate` instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from bvrules.case import Case
from bvrules.errors import CaseError, Problem, did_you_mean
from bvrules.reading import (
    Node,
    UnreadableError,
    decode,
    excerpt,
    locate_json,
    looks_like_json,
    read_json,
    read_yaml,
)
from bvrules.vocabulary import CASE, FactType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Location = tuple[int | str, ...]


def read_case(text: str | bytes, file: str | None = None) -> Case:
    """
    Read a case from JSON or YAML text.

    `file` is the name to use in messages. Raises CaseError with all that is wrong.

    >>> read_case('{"format": 1, "title": "Catering"}').title
    'Catering'
    """
    raw = text.encode() if isinstance(text, str) else text
    source = _Source(decode(raw, file), file)
    data = source.data()
    if not isinstance(data, dict):
        raise CaseError(
            [Problem("a case is a map of its parts", file, 1, 1, help="see `bvcheck new`")]
        )
    try:
        return Case.model_validate(data)
    except ValidationError as error:
        raise CaseError(source.problems(error, data)) from None


class _Source:
    """The text of a case, and the places of its values."""

    def __init__(self, text: str, file: str | None) -> None:
        self.text = text
        self.file = file
        yaml_name = bool(file) and str(file).lower().endswith((".yaml", ".yml"))
        self.is_json = looks_like_json(text) and not yaml_name
        self.root: Node | None = None

    def data(self) -> Any:
        try:
            if self.is_json:
                return read_json(self.text)
            documents = read_yaml(self.text)
        except UnreadableError as error:
            found = error.problem
            raise CaseError(
                [Problem(found.what, self.file, found.line, found.column, help=found.help)]
            ) from None
        except RecursionError:
            raise CaseError([Problem("this is nested too deep", self.file, 1, 1)]) from None
        if len(documents) != 1:
            what = "this is empty" if not documents else "this holds more than one document"
            raise CaseError([Problem(what, self.file, 1, 1, help="one file holds one case")])
        self.root = documents[0]
        return self.root.plain()

    def problems(self, error: ValidationError, data: Any) -> Iterator[Problem]:
        """Say each mistake that pydantic found in our words, at its place."""
        if self.root is None:
            try:
                self.root = locate_json(self.text)
            except UnreadableError as unreadable:
                found = unreadable.problem
                yield Problem(found.what, self.file, found.line, found.column, help=found.help)
                return
        for each in error.errors(include_url=False):
            context = each.get("ctx", {})
            for inner in context.get("problems", ()):
                yield self._problem(_split(inner["pointer"]), inner["what"], inner.get("help"))
            if "problems" not in context:
                location = _real(each["loc"], data)
                what, help = _words(each["type"], location, context, each["input"])
                yield self._problem(location, what, help, at_key=each["type"] == "extra_forbidden")

    def _problem(
        self, location: Location, what: str, help: str | None, *, at_key: bool = False
    ) -> Problem:
        node = self.root or Node(None, 1, 1)
        line, column = node.line, node.column
        for step in location:
            inner = _step(node, step)
            if inner is None:
                break
            line, column = inner.line, inner.column
            if at_key and node.keys and step == location[-1]:
                line, column = node.keys[str(step)]
            node = inner
        pointer = "".join(
            f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in location
        )
        return Problem(what, self.file, line, column, pointer, help)


def _step(node: Node, step: int | str) -> Node | None:
    if isinstance(node.value, dict):
        found: Node | None = node.value.get(step)
        return found
    if isinstance(node.value, list) and str(step).isdigit() and int(step) < len(node.value):
        return node.value[int(step)]  # type: ignore[no-any-return]  # a list of nodes
    return None


def _split(pointer: str) -> Location:
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def _real(location: Location, data: Any) -> Location:
    """Return where a mistake stands in the file: a list may be written as {items: […]}."""
    found: list[int | str] = []
    for step in location:
        if isinstance(step, int) and isinstance(data, dict) and "items" in data:
            found.append("items")
            data = data["items"]
        found.append(step)
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
    return tuple(found)


_EXPECTED = {
    "bool_type": "expected true or false",
    "string_type": "expected text",
    "int_type": "expected a whole number",
    "int_from_float": "expected a whole number",
    "list_type": "expected a list",
    "dict_type": "expected a map of names",
    "model_type": "expected a map of facts",
    "model_attributes_type": "expected a map of facts",
    "is_instance_of": "expected a number",
    "decimal_type": "expected a number",
    "decimal_parsing": "expected a number",
    "finite_number": "expected a number that is finite",
    "greater_than_equal": "expected a number that is not negative",
    "less_than_equal": "this number is too large",
}
_HELP = {
    "bool_type": 'leave it out if it is not known; yes, 1 and "true" are not taken for true',
    "list_type": "write [ … ], or {items: [ … ], complete: true}",
}


def _words(
    kind: str, location: Location, context: Mapping[str, Any], given: Any
) -> tuple[str, str | None]:
    if kind == "fact":
        return context["what"], context["help"]
    if kind == "missing":
        return f"`{location[-1]}` is missing", "a case begins with `format: 1`" if location == (
            "format",
        ) else None
    if kind == "extra_forbidden":
        return f"no fact is called `{excerpt(location[-1])}` here", _nearest(location)
    if kind == "literal_error":
        choices = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        word = excerpt(given)
        near = did_you_mean(word, choices.split(", "))
        return f"`{word}` is not one of the words for this", near or f"it may be {choices}"
    shown = "" if isinstance(given, (dict, list)) else f", not `{excerpt(_written(given))}`"
    return _EXPECTED.get(kind, "this is not what is expected here") + shown, _HELP.get(kind)


def _written(given: Any) -> Any:
    return str(given).lower() if isinstance(given, bool) or given is None else given


def _nearest(location: Location) -> str | None:
    here: FactType | None = CASE
    for step in location[:-1]:
        if not isinstance(step, int) and step != "items" and here is not None:
            here = here.inner(str(step))
    if here is None:
        return None
    names = list(here.names)
    return did_you_mean(str(location[-1]), names) or f"it may be {', '.join(names)}"
