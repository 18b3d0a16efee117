"""bvcheck whatif and bvcheck diff: what would be, or is, different."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import small
from tests.cli.test_schema import schema

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Save

AS_OF = ("--as-of", "2017-08-30")


def test_facts_are_set_and_taken_out(run: Run, save: Save, rules: str) -> None:
    words = ("--set", "best_value.arrangements=false", "--unset", "equality.impact_assessed")
    result = run("whatif", save(), *words, "--rules", rules, *AS_OF)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2 findings change, 3 findings as before." in result.stdout
    assert "because   best value: arrangements (no)" in result.stdout


def test_items_of_lists_are_counted_and_added(run: Run, save: Save, rules: str) -> None:
    file = save(("consultation.exercises", {"items": [{"ended": "2012"}], "complete": True}))
    added = run(
        "whatif",
        file,
        "--set",
        "consultation.exercises[+]={ended: 2011-01-01, consulted: {staff: true}}",
        "--rules",
        rules,
        "--format",
        "json",
        *AS_OF,
    )
    found = json.loads(added.stdout)
    schema(run, "comparison").validate(found)
    (change,) = found["comparisons"][0]["changes"]
    assert (change["before"]["outcome"], change["after"]["outcome"]) == ("breach", "compliant")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--set", "decision.in_principel=2015"), "did you mean `decision.in_principle`?"),
        (("--set", "decision.in_principle=soon"), "`soon` is not a day"),
        (("--set", "best_value.arrangements=1"), "expected true or false"),
        (("--set", "decision.in_principle"), "gives no value"),
        (("--set", "consultation.exercises[7].ended=2011"), "leads past the end"),
        (("--unset", "decision.nothing"), "no fact is called `nothing`"),
    ],
)
def test_mistakes_get_one_clear_message(
    run: Run, save: Save, rules: str, words: tuple[str, ...], said: str
) -> None:
    result = run("whatif", save(), *words, "--rules", rules)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_two_cases_and_two_days(run: Run, save: Save) -> None:
    old, new = save(name="old.json"), save(("authority.kind", "Scottish council"), name="new.json")
    result = run("diff", old, new, *AS_OF)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "is        does not apply" in result.stdout
    days = run("diff", old, "--as-of", "2005-01-01", *AS_OF, "--format", "json")
    schema(run, "comparison").validate(json.loads(days.stdout))
    assert json.loads(days.stdout)["comparisons"][0]["as_of"] == ["2005-01-01", "2017-08-30"]


def test_two_versions_of_the_rules_over_a_folder(
    run: Run, save: Save, rules: str, tmp_path: Path
) -> None:
    folder = small.write(tmp_path / "new")
    rule = folder / "act-1999" / "s1-arrange.yaml"
    rule.write_text(rule.read_text("utf-8").replace("arrangements: true", "arrangements: false"))
    cases = tmp_path / "cases"
    cases.mkdir()
    for name in ("a", "b"):
        (cases / f"{name}.json").write_bytes(Path(save()).read_bytes())
    result = run("diff", str(cases), "--rules", rules, str(folder), *AS_OF)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.count("1 finding changes, 4 findings as before.") == 2
    assert result.stdout.count("=== ") == 2


def test_the_cases_of_a_folder_are_counted_and_not_its_name(
    run: Run, save: Save, tmp_path: Path
) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.json").write_bytes(Path(save()).read_bytes())
    between = ("--as-of", "2005-01-01", *AS_OF)
    for words in ([save()], between):
        result = run("diff", str(folder), *words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "two cases are compared, or one case between two as-of dates" in result.stderr
    (folder / "b.json").unlink()
    assert run("diff", str(folder), *between).exit_code == 0


@pytest.mark.parametrize("words", [[], ["--as-of", "2015-01-01"], ["--as-of", "never"]])
def test_what_is_unclear_is_refused(run: Run, save: Save, words: list[str]) -> None:
    result = run("diff", save(), *words)
    assert (result.exit_code, result.stdout) == (2, "")
