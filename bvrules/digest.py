"""Hashes of data and of files: the same wherever, and in whatever order, they are made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bvrules.case import Case


def digest(data: Any) -> str:
    """
    Return the hash of data that JSON can hold, whatever the order of its keys.

    It is SHA-256 over JSON with sorted keys, without spaces, in ASCII.

    >>> digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    True
    """
    text = json.dumps(data, sort_keys=True, separators=(",", ":"))
    return digest_of(text.encode("ascii"))


def digest_of(raw: bytes) -> str:
    """
    Return the hash of bytes.

    >>> digest_of(b"")[:18]
    'sha256:e3b0c44298f'
    """
    from hashlib import sha256  # noqa: PLC0415 - loading it takes longer than a small check

    return f"sha256:{sha256(raw).hexdigest()}"


def digest_of_case(case: Case) -> str:
    """
    Return the hash of a case in its canonical form: what it states, and not how it is laid out.

    >>> from bvrules import read_case
    >>> digest_of_case(read_case("format: 1")) == digest_of_case(read_case('{"format": 1}'))
    True
    """
    return digest(case.model_dump(mode="json", exclude_defaults=True))


def fingerprint(rule: str, case: Case) -> str:
    """
    Return what tells a finding from all others, whatever its outcome: a rule and a case.

    A case is told by its title and its authority, so that new facts leave it the same case.
    """
    name = case.authority.name.value if case.authority and case.authority.name else None
    return digest([rule, name, case.title])
