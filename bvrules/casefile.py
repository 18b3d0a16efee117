"""
read_case(): the door for the text of a case.

Everything that is wrong is gathered and said in plain words, with line, column and JSON
pointer. What a program already holds goes through `Case.model_validate` instead.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from bvrules.case import Case
from bvrules.errors import CaseError, Problem, did_you_mean, excerpt
from bvrules.jsontext import locate_json, read_json
from bvrules.openlist import LIST_IS_WRITTEN
from bvrules.reading import Node, UnreadableError, decode, looks_like_json
from bvrules.vocabulary import CASE, FactType
from bvrules.yamltext import read_yaml

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
    # Half a character is not text; it is refused where the bytes are decoded.
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    source = _Source(decode(raw, file), file)
    data = source.data()
    if not isinstance(data, dict):
        help = "it begins with `format: 1`; `bvcheck new` writes one to fill in"
        raise CaseError([Problem("this is not a case", file, 1, 1, help=help)])
    try:
        return Case.model_validate(data)
    except ValidationError as error:
        raise CaseError(source.problems(error, data)) from None


def case_of(data: Any, file: str | None = None) -> Case:
    """
    Return the case that plain data holds; raises CaseError with all that is wrong, by pointer.

    >>> case_of({"format": 1, "title": "Catering"}).title
    'Catering'
    """
    try:
        return Case.model_validate(data)
    except ValidationError as error:
        problems = _Source("", file).problems(error, data)
        raise CaseError(replace(each, line=None, column=None) for each in problems) from None


MAX_PROBLEMS = 100


class _Source:
    """The text of a case, and the places of its values."""

    def __init__(self, text: str, file: str | None) -> None:
        self.text = text
        self.file = file
        self.root: Node | None = None

    def data(self) -> Any:
        """Return what the text holds: JSON or YAML, as its name says, else as it looks."""
        name = str(self.file).lower()
        if name.endswith((".yaml", ".yml")):
            return self.yaml()
        if not self.text.strip():
            raise self.refused(Problem("this is empty", line=1, column=1))
        if name.endswith(".json"):
            return self.json()
        return self.either() if looks_like_json(self.text) else self.yaml()

    def either(self) -> Any:
        """Read what may be JSON, or YAML that begins with a bracket."""
        try:
            return self.json()
        except CaseError as error:
            try:
                return self.yaml()
            except CaseError:
                raise error from None

    def json(self) -> Any:
        try:
            return read_json(self.text)
        except UnreadableError as error:
            raise self.refused(error.problem) from None

    def yaml(self) -> Any:
        try:
            documents = read_yaml(self.text)
        except UnreadableError as error:
            raise self.refused(error.problem) from None
        if not documents:
            raise self.refused(Problem("this is empty", line=1, column=1))
        if len(documents) > 1:
            what, help = "a second document begins above this", "one file holds one case"
            second = documents[1]
            raise self.refused(Problem(what, None, second.line, second.column, help=help))
        self.root = documents[0]
        return self.root.plain()

    def refused(self, problem: Problem) -> CaseError:
        return CaseError([replace(problem, file=self.file)])

    def problems(self, error: ValidationError, data: Any) -> Iterator[Problem]:
        """Say each mistake that pydantic found in our words, at its place."""
        if self.root is None and self.text:
            self.root = locate_json(self.text)
        for count, problem in enumerate(self._found(error, data), 1):
            if count > MAX_PROBLEMS:
                what = f"only {MAX_PROBLEMS} mistakes are listed; there are more"
                yield Problem(what, self.file)
                return
            yield problem

    def _found(self, error: ValidationError, data: Any) -> Iterator[Problem]:
        for each in error.errors(include_url=False):
            context = each.get("ctx", {})
            for inner in context.get("problems", ()):
                yield self._problem(_split(inner["pointer"]), inner["what"], inner.get("help"))
            if "problems" not in context:
                location = _real(each["loc"], data, each["input"])
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


def _real(location: Location, data: Any, given: Any) -> Location:
    """Return where a mistake stands: below `items` of a list, or `value` of a fact."""
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
    if isinstance(data, dict) and given is not None and data.get("value") is given:
        found.append("value")
    return tuple(found)


_EXPECTED = {
    "bool_type": "expected true or false",
    "string_type": "expected text",
    "int_type": "expected a whole number",
    "int_from_float": "expected a whole number",
    "list_type": "expected a list",
    "dict_type": "expected a map of names",
    "model_type": "expected a map of facts",
    "greater_than_equal": "expected a number that is not negative",
    "less_than": "this number is too large",
}
_HELP = {
    "bool_type": 'leave it out if it is not known; yes, 1 and "true" are not taken for true',
    "string_type": 'text that looks like a number stands in "…"',
    "list_type": LIST_IS_WRITTEN,
}


def _words(
    kind: str, location: Location, context: Mapping[str, Any], given: Any
) -> tuple[str, str | None]:
    if kind == "fact":
        return context["what"], context["help"]
    if kind == "missing":
        return f"`{location[-1]}` is missing", "a case begins with `format: 1`"
    if kind == "extra_forbidden":
        name = excerpt(location[-1])
        return f"no fact is called `{name}` here", _may_be(_names(location[:-1]), str(location[-1]))
    if kind == "literal_error":
        choices = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        what = f"{_quoted(given).removeprefix('the text ')} is not one of the words for this"
        return what, _may_be(choices, str(given))
    help = None if kind == "string_type" and isinstance(given, (dict, list)) else _HELP.get(kind)
    if kind == "model_type":
        help = f"it may have {', '.join(_names(location))}"
    return f"{_EXPECTED.get(kind, 'expected something else')}, not {_quoted(given)}", help


def _quoted(given: Any) -> str:
    """Show what was given, in a few words."""
    if isinstance(given, (dict, list)):
        return "a map" if isinstance(given, dict) else "a list"
    if isinstance(given, str):
        return f"the text `{excerpt(given)}`"
    said = str(given).lower() if isinstance(given, bool) or given is None else given
    return f"`{excerpt(said)}`"


def _may_be(names: list[str], word: str = "") -> str | None:
    """Offer the nearest of some names, or all of them."""
    return did_you_mean(word, names) or (f"it may be {', '.join(names)}" if names else None)


def _names(location: Location) -> list[str]:
    """Return the names that may stand at a place of a case."""
    here: FactType | None = CASE
    for step in location:
        if not isinstance(step, int) and step != "items" and here is not None:
            here = here.inner(str(step))
    return [] if here is None else [name for name in here.names if name != "schema_"]
