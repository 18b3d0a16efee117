"""What the program wrote itself, read back: baselines and receipts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from bvrules.errors import CaseError, Problem, SettingsError, excerpt
from bvrules.jsontext import read_json
from bvrules.reading import UnreadableError, decode

T = TypeVar("T")
_STRICT = ConfigDict(extra="forbid", strict=True)
"""Nothing is added to what was written, and nothing is taken for something else."""
MOST = 10
"""So many mistakes are told: what a program wrote is right, or not of that kind at all."""


def read_back(raw: bytes, file: str, shape: type[list[T]], what: str) -> list[T]:
    """
    Return what a file holds, one thing or several, each in the shape in which it was written.

    `what` names it in messages. A report counts as the receipt that it holds. Raises
    SettingsError with all that is not as it was written.
    """
    try:
        data = read_json(decode(raw, file))
        found = [_receipt_in(each) for each in (data if isinstance(data, list) else [data])]
        return TypeAdapter(shape, config=_STRICT).validate_python(found)
    except CaseError as error:
        raise SettingsError(error.problems) from None
    except UnreadableError as error:
        raise SettingsError([replace(error.problem, file=file)]) from None
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_context=False)[:MOST]
        said = f"this is not {what}, as bvcheck writes one"
        raise SettingsError(
            Problem(said, file, pointer=_pointer(each["loc"])) for each in wrong
        ) from None


def _receipt_in(data: Any) -> Any:
    return data["receipt"] if isinstance(data, dict) and "receipt" in data else data


def _pointer(location: tuple[int | str, ...]) -> str:
    return "".join(f"/{excerpt(step)}" for step in location[1:])
