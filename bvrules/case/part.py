"""What every part of a case has in common."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator


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

    @model_validator(mode="before")
    @classmethod
    def _nothing_is_written(cls, data: object) -> object:
        """Take a name with nothing under it for a part of which nothing is known."""
        return {} if data is None else data


def fact(title: str, asks: str, *examples: Any) -> Any:
    """
    Declare a fact: its title, the question that asks for it, and examples of what is written.

    The question is put to people when a finding turns on the fact, so it is plain English.
    """
    return Field(default=None, title=title, description=asks, examples=list(examples))


def group(title: str, about: str) -> Any:
    """Declare a part, or a list, of which the question asks what is in it."""
    return Field(default=None, title=title, description=about)


def reserved(body: dict[str, Any], name: str, kind: object, declared: object) -> None:
    """Declare a fact, in the body of a class, under a name that Python keeps for itself."""
    body["__annotations__"][name] = kind
    body[name] = declared
