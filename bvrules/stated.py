"""
How facts are read from a case and written to one: what stands in the case model, for pydantic.

A fact is written as a plain value, or as an object with `value` beside `evidence`,
`standing`, `source`, `noted_on` and `note`. An object without `value` is an absent fact.
Two accounts that differ are written as `accounts`; then the value is not known.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import core_schema

from bvrules.dates import read_day
from bvrules.errors import did_you_mean, excerpt
from bvrules.fact import STANDINGS, Fact, Judgement, Reference, Standing, When, read_when, wrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

T = TypeVar("T")

_FACT_KEYS = ("value", "evidence", "standing", "source", "noted_on", "note", "accounts")
_KEYS: dict[type[Fact[Any]], tuple[str, ...]] = {
    Fact: _FACT_KEYS,
    Judgement: (*_FACT_KEYS, "by", "dated", "reasons", "until"),
}


def _object_schema(inner: JsonSchemaValue) -> JsonSchemaValue:
    text = {"type": "string"}
    reference = {
        "anyOf": [
            text,
            {
                "type": "object",
                "properties": {"document": text, "page": text, "paragraph": text},
                "required": ["document"],
                "additionalProperties": False,
            },
        ]
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "value": inner,
            "evidence": {"type": "array", "items": reference},
            "standing": {"enum": list(STANDINGS)},
            "source": text,
            "noted_on": {"type": "string", "format": "date"},
            "note": text,
            "accounts": {"type": "array", "items": {"type": "object"}, "minItems": 2},
        },
    }


def _read_plain(cls: type[Fact[Any]], value: object, validate: Callable[[Any], Any]) -> Fact[Any]:
    if issubclass(cls, Judgement):
        message = "a judgement says who made it"
        raise wrong(message, "write {value: true, by: monitoring officer, dated: …, reasons: …}")
    return cls(validate(value))


def _read_object(
    cls: type[Fact[Any]], data: dict[str, Any], validate: Callable[[Any], Any]
) -> Fact[Any]:
    known = _KEYS[cls]
    for key in data:
        if key not in known:
            message = f"a fact has no key `{excerpt(key)}`"
            raise wrong(message, did_you_mean(str(key), known) or f"it may have {', '.join(known)}")
    if "accounts" in data:
        return _read_accounts(cls, data, validate)
    value = data.get("value")
    value = None if value is None else validate(value)
    standing: Any = data.get("standing") or "recorded"
    if standing not in STANDINGS:
        message = f"no standing is called `{excerpt(standing)}`"
        raise wrong(message, f"it is one of {', '.join(STANDINGS)}")
    extras = _extras(cls, data, value)
    return cls(
        value=value,
        evidence=_read_evidence(data.get("evidence")),
        standing=standing,
        source=_read_text(data, "source"),
        noted_on=_read_date(data, "noted_on"),
        note=_read_text(data, "note"),
        **extras,
    )


def _read_accounts(
    cls: type[Fact[Any]], data: dict[str, Any], validate: Callable[[Any], Any]
) -> Fact[Any]:
    accounts = data["accounts"]
    if not (isinstance(accounts, list) and all(type(each) is dict for each in accounts)):
        message = "`accounts` is a list of facts, each with a value and a source"
        raise wrong(message)
    beside = next((key for key in data if key not in ("accounts", "note")), None)
    if beside is not None:
        message = f"a fact with accounts has no `{beside}` of its own"
        raise wrong(message, "write it inside the account that it belongs to")
    read = tuple(_read_object(cls, each, validate) for each in accounts)
    note = _read_text(data, "note")
    told = sorted(
        (each for each in read if each.value is not None),
        key=lambda each: _BY_WEIGHT.index(each.standing),
    )
    if len({each.value for each in told}) != 1:
        return cls(accounts=read, note=note)
    extras = {key: getattr(told[0], key) for key in set(_KEYS[cls]) - set(_FACT_KEYS)}
    return cls(accounts=read, note=note, **_agreed(told), **extras)


_BY_WEIGHT: tuple[Standing, ...] = ("found", "recorded", "disputed", "alleged")


def _agreed(told: list[Fact[Any]]) -> dict[str, Any]:
    """Return what accounts that agree come to, the weightiest first, with all their evidence."""
    noted = [each.noted_on for each in told if each.noted_on is not None]
    return {
        "value": told[0].value,
        "evidence": tuple(dict.fromkeys(one for each in told for one in each.evidence)),
        "standing": told[0].standing,
        "source": ", ".join(dict.fromkeys(each.source for each in told if each.source)) or None,
        # A no without a date is a no up to the as-of date.
        "noted_on": max(noted) if len(noted) == len(told) else None,
    }


def _read_text(data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    if value is not None and not isinstance(value, str):
        message = f"`{key}` is text"
        raise wrong(message)
    return value


def _read_date(data: dict[str, Any], key: str) -> int | None:
    if data.get(key) is None:
        return None
    try:
        return read_day(str(data[key]))
    except ValueError as error:
        message = f"`{key}`: {error}"
        raise wrong(message) from None


def _read_evidence(value: object) -> tuple[Reference, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        message = "`evidence` is a list of documents"
        raise wrong(message, "write [report] or [{document: report, page: '4'}]")
    return tuple(_read_reference(each) for each in value)


def _read_reference(value: object) -> Reference:
    if isinstance(value, str):
        return Reference(value)
    keys = {"document", "page", "paragraph"}
    if (
        isinstance(value, dict)
        and "document" in value
        and value.keys() <= keys
        and all(isinstance(each, str) for each in value.values())
    ):
        return Reference(**value)
    message = "evidence names a document of the register, with `page` and `paragraph` as text"
    raise wrong(message, "write report, or {document: report, page: '4'}")


def _extras(cls: type[Fact[Any]], data: dict[str, Any], value: object) -> dict[str, Any]:
    """Return what a judgement holds beside what every fact does."""
    if cls is not Judgement:
        return {}
    by = _read_text(data, "by")
    if value is not None and not by:
        message = "a judgement says who made it"
        raise wrong(message, "add `by`, such as monitoring officer")
    dated = data.get("dated")
    return {
        "by": by,
        "dated": None if dated is None else read_when(dated),
        "reasons": _read_text(data, "reasons"),
        "until": _read_date(data, "until"),
    }


class _Written:
    """How a fact is read from a case and written to one, for pydantic."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> core_schema.CoreSchema:
        cls: type[Fact[Any]] = get_origin(source) or source
        inner = handler.generate_schema(get_args(source)[0] if get_args(source) else bool)

        def read(value: Any, validate: Callable[[Any], Any]) -> Fact[Any]:
            if type(value) is dict:
                return _read_object(cls, value, validate)
            if isinstance(value, cls):
                return value
            return _read_plain(cls, value, validate)

        return core_schema.no_info_wrap_validator_function(
            read,
            inner,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda fact: fact.written()
            ),
        )

    def __get_pydantic_json_schema__(
        self,
        schema: Any,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        inner = handler(schema)
        return {"anyOf": [inner, _object_schema(inner)]}


class _WrittenJudgement(_Written):
    """How a judgement is read and written: never as a plain value."""

    def __get_pydantic_json_schema__(
        self,
        schema: Any,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        whole = _object_schema(handler(schema))
        text = {"type": "string"}
        day = {"type": "string", "format": "date"}
        whole["properties"] |= {"by": text, "dated": text, "reasons": text, "until": day}
        return whole


def _read_number(value: object) -> Decimal:
    """Read a number as it is written; text, true, and what is not finite are no numbers."""
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        number = Decimal(str(value))
        if number.is_finite():
            return number
    message = "this is not a number"
    raise wrong(message, "write it in figures, such as 173934")


_WRITTEN = _Written()
Stated = Annotated[Fact[T], _WRITTEN]
"""A fact of a case that holds such a value; `Flag`, `Event` and the others are of this form."""

Flag = Stated[bool]
Event = Stated[When]
Text = Stated[str]
Count = Stated[Annotated[int, Field(ge=0)]]
Number = Stated[
    Annotated[
        Decimal,
        BeforeValidator(_read_number),
        Field(ge=0, lt=10**15),
        WithJsonSchema({"type": "number", "minimum": 0, "exclusiveMaximum": 10**15}),
    ]
]
Judged = Annotated[Judgement, _WrittenJudgement()]
