"""
Facts: named values of a case, with whose word they are and what they rest on.

A fact is written as a plain value, or as an object with `value` beside `evidence`,
`standing`, `source`, `noted_on` and `note`. An object without `value` is an absent fact.
Two accounts that differ are written as `accounts`; then the value is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, TypeVar, get_args, get_origin

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from bvrules.dates import ANY_DAY, EARLIEST, LATEST, Span, iso, read_day, read_span
from bvrules.errors import did_you_mean, excerpt

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

T = TypeVar("T")

Standing = Literal["recorded", "found", "alleged", "disputed"]
"""Whose word a fact is: on record, found by a court or tribunal, alleged, or disputed."""

STANDINGS: tuple[str, ...] = get_args(Standing)


LIST_IS_WRITTEN = "write [ … ], or - before each, or {items: [ … ], complete: true}"


def wrong(message: str, help: str | None = None) -> PydanticCustomError:
    """Return the error that says what is wrong with a fact, with help beside it."""
    return PydanticCustomError("fact", "{what}", {"what": message, "help": help})


@dataclass(frozen=True, slots=True)
class When:
    """
    When something happened: a day, a month, a year, a financial year, yes or no.

    `text` is as it was written; `days` is None for yes and no.

    >>> When.read("2011-03").text
    '2011-03'
    >>> When.read(False).span(as_of=730000, noted_on=None).first
    730001
    """

    text: str | bool
    days: Span | None = None

    @classmethod
    def read(cls, value: object) -> When:
        """Read a date as text, a year as a number, or true or false; else ValueError."""
        if isinstance(value, bool):
            return cls(value)
        if isinstance(value, int):
            value = str(value)
        if not isinstance(value, str):
            message = "expected a day (2011-03-02), a month, a year, true or false"
            raise ValueError(message)  # noqa: TRY004 - the caller reports values, not types
        return cls(value, read_span(value))

    def span(self, as_of: int, noted_on: int | None) -> Span:
        """
        Return the days on which it may have happened.

        `true` is any day up to the as-of date. `false` is no day up to the day on which
        it was noted, or else up to the as-of date: it may still come.
        """
        if self.days is not None:
            return self.days
        if self.text:
            return Span(EARLIEST, as_of)
        return Span((as_of if noted_on is None else noted_on) + 1, LATEST)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(_read_when)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "anyOf": [
                {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?|/\d{2}(\d{2})?)?$"},
                {"type": "boolean"},
                {"type": "integer", "minimum": 1, "maximum": 9999},
            ]
        }


def _read_when(value: object) -> When:
    if isinstance(value, When):
        return value
    try:
        return When.read(value)
    except ValueError as error:
        raise wrong(str(error)) from None


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a document of the evidence register: document, page, paragraph."""

    document: str
    page: str | None = None
    paragraph: str | None = None


_FACT_KEYS = ("value", "evidence", "standing", "source", "noted_on", "note", "accounts")


@dataclass(frozen=True, slots=True, eq=True)
class Fact(Generic[T]):
    """
    A value of a case, with its evidence and standing; `value` None means that it is absent.

    Evidence and standing never change what follows from the value.
    """

    value: T | None = None
    evidence: tuple[Reference, ...] = ()
    standing: Standing = "recorded"
    source: str | None = None
    noted_on: int | None = None
    note: str | None = None
    accounts: tuple[Fact[T], ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether the fact is a value and nothing else."""
        return not (
            self.evidence
            or self.source
            or self.note
            or self.accounts
            or self.noted_on is not None
            or self.standing != "recorded"
        )

    def span(self, as_of: int) -> Span:
        """Return the days on which this event may have happened."""
        if isinstance(self.value, When):
            return self.value.span(as_of, self.noted_on)
        return ANY_DAY

    def written(self) -> Any:
        """Return the fact as it is written in a case."""
        if self.accounts:
            told = {"accounts": [each.written() for each in self.accounts]}
            return told | ({"note": self.note} if self.note else {})
        value: Any = self.value.text if isinstance(self.value, When) else self.value
        if isinstance(value, Decimal):
            value = int(value) if value == value.to_integral() else float(value)
        if self.is_plain:
            return value
        out: dict[str, Any] = {} if value is None else {"value": value}
        out |= self._written_extras()
        if self.evidence:
            out["evidence"] = [_written_reference(each) for each in self.evidence]
        if self.standing != "recorded":
            out["standing"] = self.standing
        if self.source:
            out["source"] = self.source
        if self.noted_on is not None:
            out["noted_on"] = iso(self.noted_on)
        if self.note:
            out["note"] = self.note
        return out

    def _written_extras(self) -> dict[str, Any]:
        return {}

    @classmethod
    def _keys(cls) -> tuple[str, ...]:
        return _FACT_KEYS

    @classmethod
    def _extras(cls, _data: dict[str, Any], _value: object) -> dict[str, Any]:
        """Return what a kind of fact holds beside what every fact does."""
        return {}


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
    known = cls._keys()
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
    extras = cls._extras(data, value)
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
    extras = {key: getattr(told[0], key) for key in set(cls._keys()) - set(_FACT_KEYS)}
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


def _written_reference(reference: Reference) -> str | dict[str, str]:
    if reference.page is None and reference.paragraph is None:
        return reference.document
    parts = {
        "document": reference.document,
        "page": reference.page,
        "paragraph": reference.paragraph,
    }
    return {key: value for key, value in parts.items() if value is not None}


_JUDGEMENT_KEYS = (*_FACT_KEYS, "by", "dated", "reasons", "until")


@dataclass(frozen=True, slots=True, eq=True)
class Judgement(Fact[bool]):
    """An open question of law, answered for this case: by which role, when, why, until when."""

    by: str | None = None
    dated: When | None = None
    reasons: str | None = None
    until: int | None = None

    def _written_extras(self) -> dict[str, Any]:
        out: dict[str, Any] = {}
        if self.by:
            out["by"] = self.by
        if self.dated:
            out["dated"] = self.dated.text
        if self.reasons:
            out["reasons"] = self.reasons
        if self.until is not None:
            out["until"] = iso(self.until)
        return out

    @property
    def is_plain(self) -> bool:
        """A judgement is never a value and nothing else."""
        return False

    @classmethod
    def _keys(cls) -> tuple[str, ...]:
        return _JUDGEMENT_KEYS

    @classmethod
    def _extras(cls, _data: dict[str, Any], _value: object) -> dict[str, Any]:
        by = _read_text(_data, "by")
        if _value is not None and not by:
            message = "a judgement says who made it"
            raise wrong(message, "add `by`, such as monitoring officer")
        dated = _data.get("dated")
        return {
            "by": by,
            "dated": None if dated is None else _read_when(dated),
            "reasons": _read_text(_data, "reasons"),
            "until": _read_date(_data, "until"),
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
        items = core_schema.list_schema(handler.generate_schema(get_args(source)[0]))

        def read(value: Any, validate: Callable[[Any], Any]) -> Open[Any]:
            if isinstance(value, dict):
                complete = _complete(value)
                return cls(tuple(validate(value.get("items", []))), complete=complete, wrapped=True)
            return value if isinstance(value, Open) else cls(tuple(validate(value)))

        return core_schema.no_info_wrap_validator_function(
            read,
            items,
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
