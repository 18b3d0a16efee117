"""Files are written as a whole, all of them or none."""

from __future__ import annotations

import os
import stat
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from cli.saving import replace_files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run, Save


def test_nothing_is_written_if_the_disk_is_full_for_the_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_text("as it was", "utf-8")
    kept = os.fsync

    def full(number: int) -> None:
        monkeypatch.setattr(os, "fsync", refuse)
        kept(number)

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as caught:
        replace_files({first: b"new", second: b"new"})
    assert caught.value.filename == str(second)
    assert list(tmp_path.iterdir()) == [first]
    assert first.read_text("utf-8") == "as it was"


def test_a_link_and_who_may_read_a_file_stay(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("as it was", "utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    replace_files({link: b"new"})
    assert (link.is_symlink(), file.read_bytes()) == (True, b"new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_new_file_may_be_read_as_any_other(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    replace_files({tmp_path / "new": b"new"})
    assert (tmp_path / "new").stat().st_mode == usual.stat().st_mode


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_written_to_and_stays_one(
    run: Run, save: Save, rules: str, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = Thread(target=lambda: read.append(pipe.read_text("utf-8")), daemon=True)
    reader.start()
    result = run("--format", f"text:{pipe}", "--rules", rules, save())
    reader.join(timeout=10)
    assert (result.exit_code, result.stdout, pipe.is_fifo()) == (0, "", True)
    assert read[0].startswith("All done")
