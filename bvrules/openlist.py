"""Open lists: they say what is known, and only `complete` says that it is all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args

from pydantic_core import core_schema

from bvrules.errors import excerpt
from bvrules.fact import Fact, wrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

T = TypeVar("T")

MOST_ITEMS = 2000

LIST_IS_WRITTEN = "write [ … ], or - before each, or {items: [ … ], complete: true}"


class Open(Generic[T]):
    """
    A list that says what is known; only `complete` says that these are all.

    Written as a plain list, or as `{items: […], complete: true}`.
    """

    __slots__ = ("complete", "items", "wrapped")

    def __init__(
        self, items: tuple[T, ...] = (), *, complete: bool = False, wrapped: bool = False
    ) -> None:
        self.items = items
        self.complete = complete
        self.wrapped = wrapped or complete

    def __eq__(self, other: object) -> bool:
        """Compare what is known, and whether that is all."""
        return isinstance(other, Open) and (self.items, self.complete) == (
            other.items,
            other.complete,
        )

    def __hash__(self) -> int:
        """Agree with equality."""
        return hash((self.items, self.complete))

    def __repr__(self) -> str:
        """Show the items, and whether they are all."""
        return f"Open({list(self.items)!r}, complete={self.complete})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> core_schema.CoreSchema:
        listed = core_schema.list_schema(handler.generate_schema(get_args(source)[0]))

        def read(value: Any, validate: Callable[[Any], Any]) -> Open[Any]:
            if isinstance(value, dict):
                complete = _complete(value)
                items = _not_endless(value.get("items", []))
                return cls(tuple(validate(items)), complete=complete, wrapped=True)
            return value if isinstance(value, Open) else cls(tuple(validate(_not_endless(value))))

        return core_schema.no_info_wrap_validator_function(
            read,
            listed,
            serialization=core_schema.plain_serializer_function_ser_schema(_written_list),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls,
        schema: Any,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        items = handler(schema)
        whole = {
            "type": "object",
            "properties": {"items": items, "complete": {"type": "boolean"}},
            "additionalProperties": False,
        }
        return {"anyOf": [items, whole]}


def _not_endless(value: Any) -> Any:
    """Refuse a list so long that its mistakes would take minutes to tell."""
    if isinstance(value, list) and len(value) > MOST_ITEMS:
        message = f"this list has more than {MOST_ITEMS} items"
        raise wrong(message)
    return value


def _complete(value: dict[str, Any]) -> bool:
    for key in value:
        if key not in ("items", "complete"):
            message = f"a list has no key `{excerpt(key)}`"
            raise wrong(message, LIST_IS_WRITTEN)
    complete = value.get("complete", False)
    if not isinstance(complete, bool):
        message = "`complete` is true or false"
        raise wrong(message)
    return complete


def _written_list(value: Open[Any]) -> Any:
    items = [
        each.written()
        if isinstance(each, Fact)
        else each.model_dump(mode="json", exclude_defaults=True)
        for each in value.items
    ]
    return {"items": items, "complete": value.complete} if value.wrapped else items
