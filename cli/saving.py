"""Writing a case back to its file: all of it, or nothing."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

from bvrules.errors import CaseError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .cases import Source


def save(source: Source, changes: Mapping[str, Any]) -> Source:
    """
    Put facts into the file of a case, and return it as it stands then.

    The file is replaced in one step. Raises CaseError if it cannot be, or if somebody else has
    changed it since it was read: then it is left as it is.
    """
    from bvrules.casefile import read_case  # noqa: PLC0415 - `--help` need not wait for it
    from bvrules.casewriting import rewritten  # noqa: PLC0415 - the same

    raw = rewritten(source.raw, source.file, changes)
    _replace(source.file, source.raw, raw)
    return source._replace(raw=raw, case=read_case(raw, source.file))


def _replace(file: str, before: bytes, raw: bytes) -> None:
    path = Path(os.path.realpath(file))  # a link goes on pointing to it
    made: str | None = None
    try:
        if path.read_bytes() != before:
            what, help = "this was changed by somebody else meanwhile", "start again"
            raise CaseError([Problem(what, file, help=help)])
        mode = stat.S_IMODE(path.stat().st_mode)
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as stream:
            made = stream.name
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
        Path(made).chmod(mode)
        Path(made).replace(path)
    except OSError as error:
        why = (error.strerror or "unknown reason").lower()
        raise CaseError([Problem(f"cannot be written: {why}", file)]) from None
    finally:
        with suppress(OSError, TypeError):
            Path(made or "").unlink()
