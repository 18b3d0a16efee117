"""
Facts: named values of a case, with whose word they are and what they rest on.

A fact is written as a plain value, or as an object with `value` beside `evidence`,
`standing`, `source`, `noted_on` and `note`. An object without `value` is an absent fact.
Two accounts that differ are written as `accounts`; then the value is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, get_args

from pydantic_core import PydanticCustomError, core_schema

from bvrules.dates import ANY_DAY, EARLIEST, LATEST, Span, iso, read_span

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

T = TypeVar("T")

Standing = Literal["recorded", "found", "alleged", "disputed"]
"""Whose word a fact is: on record, found by a court or tribunal, alleged, or disputed."""

WITHHELD = "withheld"
"""What stands in place of a value, or of a document's name, that is kept from the public."""

STANDINGS: tuple[str, ...] = get_args(Standing)


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
        return core_schema.no_info_plain_validator_function(read_when)

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


def read_when(value: object) -> When:
    """Read when something happened; raises the error for pydantic to tell."""
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

    @property
    def is_withheld(self) -> bool:
        """Whether its value, or what one of its accounts says, is kept from the public."""
        return self.value == WITHHELD or any(each.is_withheld for each in self.accounts)

    def span(self, as_of: int) -> Span:
        """Return the days on which this event may have happened."""
        if isinstance(self.value, When):
            return self.value.span(as_of, self.noted_on)
        return ANY_DAY

    def written(self) -> Any:
        """Return the fact as it is written in a case."""
        if self.accounts:
            told = {"accounts": [each.written_out() for each in self.accounts]}
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

    def written_out(self) -> dict[str, Any]:
        """Return the fact as it is written in a case, as an object also where it is plain."""
        written = self.written()
        return written if isinstance(written, dict) else {"value": written}

    def _written_extras(self) -> dict[str, Any]:
        return {}


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


def _written_reference(reference: Reference) -> str | dict[str, str]:
    if reference.page is None and reference.paragraph is None:
        return reference.document
    parts = {
        "document": reference.document,
        "page": reference.page,
        "paragraph": reference.paragraph,
    }
    return {key: value for key, value in parts.items() if value is not None}
