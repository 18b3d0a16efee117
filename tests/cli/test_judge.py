"""bvcheck judge: what a person has to judge, and the record of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import small
from tests.cli.test_schema import schema

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Save

FACT = "decision.general_approach"
OPEN = (FACT, None)
JUDGED = ("--value", "yes", "--by", "monitoring officer", "--reasons", "much moves")


def test_it_shows_what_to_weigh_and_whose_judgement_it_is(run: Run, save: Save, rules: str) -> None:
    result = run("judge", save(OPEN), FACT, "--rules", rules, "--as-of", "2011-06-01")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "to weigh  how much moves, how hard it is to undo" in result.stdout.replace("; ", ", ")
    assert "For the reader to judge." in result.stdout
    assert "if no     AA 1999 s 3: breach" in result.stdout
    assert "if yes    AA 1999 s 3: compliant" in result.stdout


@pytest.mark.parametrize("change", [OPEN, ("title", "x")])
def test_as_json_it_keeps_its_schema(run: Run, save: Save, rules: str, change: object) -> None:
    result = run("judge", save(change), FACT, "--rules", rules, "--format", "json")
    schema(run, "judging").validate(json.loads(result.stdout))


def test_a_judgement_is_recorded_and_all_else_stays(run: Run, save: Save, rules: str) -> None:
    file = save(OPEN)
    before = json.loads(Path(file).read_text("utf-8"))
    words = (
        "--rules",
        rules,
        "--dated",
        "2011-02-01",
        "--until",
        "2012-01-01",
        "--as-of",
        "2011-06-01",
    )
    result = run("judge", file, FACT, *JUDGED, *words)
    assert (result.exit_code, result.stdout) == (0, "")
    after = json.loads(Path(file).read_text("utf-8"))
    recorded = after["decision"].pop("general_approach")
    assert after == before
    assert recorded == {
        "value": True,
        "by": "monitoring officer",
        "dated": "2011-02-01",
        "reasons": "much moves",
        "until": "2012-01-01",
    }


def test_one_that_has_expired_is_refused_and_later_told(run: Run, save: Save, rules: str) -> None:
    file = save(OPEN)
    words = ("--rules", rules, "--dated", "2011-02-01", "--until", "2011-05-01")
    late = ("--as-of", "2011-06-01")
    refused = run("judge", file, FACT, *JUDGED, *words, *late)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "this would not count for AA 1999 s 3: its last day is over" in refused.stderr
    assert FACT.partition(".")[2] not in Path(file).read_text("utf-8")
    assert run("judge", file, FACT, *JUDGED, *words, *late, "--keep").exit_code == 0
    told = " ".join(run(file, "--rules", rules, *late).stdout.split())
    assert "it held until 1 May 2011, and no longer counts" in told
    assert (
        "the judgement made counts"
        in run("judge", file, FACT, "--rules", rules, "--as-of", "2011-04-01").stdout
    )


def test_what_is_only_the_authoritys_has_to_be_judged_in_time(
    run: Run, save: Save, tmp_path: Path
) -> None:
    folder = small.write(tmp_path / "rules")
    rule = folder / "act-1999" / "s3-weigh.yaml"
    text = rule.read_text("utf-8")
    rule.write_text(text.replace("    weigh:", "    whose: authority\n    weigh:"), "utf-8")
    words = ("--rules", str(folder), "--as-of", "2012-01-01")
    file = save(OPEN)
    late = run("judge", file, FACT, *JUDGED, "--dated", "2011-03-03", *words)
    assert late.exit_code == 2
    assert "had to be made by 2 March 2011" in late.stderr
    assert run("judge", file, FACT, *JUDGED, "--dated", "2011-03-02", *words).exit_code == 0
    kept = run("judge", file, FACT, *JUDGED, "--dated", "2011-03-03", *words, "--keep")
    assert kept.exit_code == 0
    told = " ".join(run(file, *words).stdout.split())
    assert "not made in time to be the authority's own" in told


@pytest.mark.parametrize(
    ("fact", "more", "said"),
    [
        ("decision.generl_approach", (), "did you mean `decision.general_approach`?"),
        ("best_value.arrangements", (), "did you mean `best_value.arrangements_adequate`?"),
        (FACT, ("--value", "yes"), "without --by, --dated, --reasons"),
        (FACT, (*JUDGED, "--dated", "2011-01-01", "--evidence", "minutes"), "no document of the"),
    ],
)
def test_mistakes_are_told_and_nothing_is_written(
    run: Run, save: Save, rules: str, fact: str, more: tuple[str, ...], said: str
) -> None:
    file = save(OPEN)
    before = Path(file).read_bytes()
    result = run("judge", file, fact, "--rules", rules, *more)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert Path(file).read_bytes() == before
    assert [each.name for each in Path(file).parent.glob(".case*")] == []
