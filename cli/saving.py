"""Writing files: each as a whole in place of what was there, or none of them."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from bvrules.errors import CaseError, Problem

from .console import cause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    path = Path(file)
    try:
        if path.read_bytes() != before:
            what, help = "this was changed by somebody else meanwhile", "start again"
            raise CaseError([Problem(what, file, help=help)])
        replace_files({path: raw})
    except OSError as error:
        raise CaseError([Problem(f"cannot be written: {cause(error)}", file)]) from None


def replace_files(files: Mapping[Path, bytes]) -> None:
    """
    Write files, each in place of what was there.

    All are written beside their places before the first takes its own. Raises OSError with the
    name of a file that cannot be written: then every file is as it was.
    """
    beside = {path: _beside(path) for path in files if not _is_stream(path)}
    try:
        for path, made in beside.items():
            with _named(path):
                _write_beside(path, made, files[path])
        for path in (each for each in files if each not in beside):
            with _named(path):
                path.write_bytes(files[path])
        for path, made in beside.items():
            with _named(path):
                made.replace(os.path.realpath(path))
    finally:
        for made in beside.values():
            with suppress(OSError):
                made.unlink()


def _is_stream(path: Path) -> bool:
    """Return whether a path is a pipe, a terminal or the like, whose place nothing can take."""
    return path.exists() and not path.is_file()


def _beside(path: Path) -> Path:
    """Return a new name in the folder of a file; a link goes on pointing to its file."""
    return Path(os.path.realpath(path)).with_name(f".bvcheck-{token_hex(8)}")


def _write_beside(path: Path, made: Path, raw: bytes) -> None:
    """Write what is to take the place of a file, and may be read by those who may read that."""
    mode = None
    if path.exists():
        path.open("ab").close()  # what may not be written is not replaced either
        mode = stat.S_IMODE(path.stat().st_mode)
    made.touch(0o666 if mode is None else mode, exist_ok=False)
    with made.open("wb") as stream:
        stream.write(raw)
        stream.flush()
        os.fsync(stream.fileno())
    if mode is not None:
        made.chmod(mode)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let an OSError name the file that was meant."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
