"""bvcheck ask: the questions whose answers would settle the most."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.test_schema import schema

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Save

UNKNOWN = (("best_value", None), ("equality", None))


def test_it_asks_the_best_question_first_and_says_why(run: Run, save: Save, rules: str) -> None:
    result = run("ask", save(*UNKNOWN), "--as-of", "2017-08-30", "--most", "1", "--rules", rules)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == TOLD


TOLD = """\
All done, as of 30 August 2017
Not legal advice. It says what the facts given show, and what they do not.

2 findings open, 3 questions worth asking, best first.

1.  Does the authority have arrangements to secure continuous improvement?
    asked for AA 1999 s 1(1)
    who knows corporate policy
    if        yes: AA 1999 s 1(1): compliant
    if        no: AA 1999 s 1(1): excused or breach

(2 more questions: --most 3)
"""


def test_as_json_it_keeps_its_schema(run: Run, save: Save, rules: str) -> None:
    result = run("ask", save(*UNKNOWN), "--format", "json", "--rules", rules)
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    schema(run, "questions").validate(found)
    assert found["questions"][0]["asks"][0]["paths"] == ["best_value.arrangements"]


def test_a_wrong_case_is_told(run: Run) -> None:
    result = run("ask", "-", stdin="{}")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "`format` is missing" in result.stderr
