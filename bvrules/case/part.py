"""What every part of a case has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bvrules.act import Act

if TYPE_CHECKING:
    from bvrules.act import Verb


class Part(BaseModel):
    """
    A part of a case: frozen, strict, and with no key that it does not know.

    Every field may be absent, and absence is never taken for a no.
    """

    # Only Case builds a schema when it is imported; a part builds its own on first use alone.
    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        validate_default=False,
        defer_build=True,
    )

    act: ClassVar[Act | None] = None
    """What can still be done about those of its yes-or-no facts that do not say it themselves."""
    who: ClassVar[str] = ""
    """Who usually knows its facts; if empty, whoever knows those of the part around it."""

    @model_validator(mode="before")
    @classmethod
    def _nothing_is_written(cls, data: object) -> object:
        """Take a name with nothing under it for a part of which nothing is known."""
        return {} if data is None else data


def fact(
    title: str,
    asks: str,
    *examples: Any,
    who: str = "",
    act: Verb | None = None,
    by: str = "",
    until: str = "",
    any_day: bool = False,
) -> Any:
    """
    Declare a fact: its title, the question that asks for it, and examples of what is written.

    The question is put to people when a finding turns on the fact, so it is plain English.
    `act` says what can still be done about it, `by` whom if not by whoever bears the duty, and
    `until` which event. Where it is left out, an event can be done while it has not happened,
    a yes-or-no fact is as its part says, and nothing else can be changed. `any_day` is said of
    an event that falls on a weekend as well as on any other day: something begins or runs out.
    `who` names those who usually know it, where they are others than those of its part.
    """
    return Field(
        default=None,
        title=title,
        description=asks,
        examples=list(examples),
        json_schema_extra=_declared(who=who, act=act, by=by, until=until, any_day=any_day),
    )


def group(title: str, about: str, *, act: Verb | None = None, by: str = "") -> Any:
    """
    Declare a part, or a list, of which the question asks what is in it.

    `act="hold"` says that another item of a list can still be held, with what it takes.
    """
    extra = _declared(act=act, by=by)
    return Field(default=None, title=title, description=about, json_schema_extra=extra)


def _declared(**said: str | bool | None) -> dict[str, Any] | None:
    return {key: each for key, each in said.items() if each} or None


def reserved(body: dict[str, Any], name: str, kind: object, declared: object) -> None:
    """Declare a fact, in the body of a class, under a name that Python keeps for itself."""
    body["__annotations__"][name] = kind
    body[name] = declared
