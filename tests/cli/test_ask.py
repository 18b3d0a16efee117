"""bvcheck ask: the questions whose answers would settle the most."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.cli.test_schema import schema

if TYPE_CHECKING:
    from tests.cli.conftest import Run

SEFTON = str(Path(__file__).parents[2] / "examples" / "sefton-home-care.json")


def test_it_asks_the_best_question_first_and_says_why(run: Run) -> None:
    result = run("ask", SEFTON, "--as-of", "2017-08-30", "--most", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1.  When was it decided in principle to take this approach?" in result.stdout
    assert re.search(r"\n    asked for .*LGA 1999 s 3\(1\)", result.stdout)
    assert "    who knows democratic services" in result.stdout
    assert "more questions: --most" in result.stdout
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_as_json_it_keeps_its_schema(run: Run) -> None:
    result = run("ask", SEFTON, "--as-of", "2017-08-30", "--format", "json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    schema(run, "questions").validate(found)
    assert found["questions"][0]["asks"][0]["paths"] == ["decision.in_principle"]


def test_a_wrong_case_is_told(run: Run) -> None:
    result = run("ask", "-", stdin="{}")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "`format` is missing" in result.stderr
