"""What the tests of the command line share: small rulesets, and a case in a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from click.testing import CliRunner

from cli.main import main
from tests import small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Save = Callable[..., str]


class Run(Protocol):
    """Runs bvcheck."""

    def __call__(self, *words: str, stdin: str | bytes | None = None) -> Result:
        """Return what came of it."""


@pytest.fixture
def run() -> Run:
    """Return a way to run bvcheck; what it raises is a mistake."""

    def run(*words: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, list(words), input=stdin, catch_exceptions=False)

    return run


@pytest.fixture(scope="session")
def rules(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folder of the small rulesets."""
    return str(small.write(tmp_path_factory.mktemp("rules")))


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Return a way to save a case under a name, with facts changed."""

    def save(*changes: tuple[str, Any], name: str = "case.json") -> str:
        path = tmp_path / name
        path.write_text(json.dumps(small.changed(*changes)), encoding="utf-8")
        return str(path)

    return save
