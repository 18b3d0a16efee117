"""bvcheck ask --interactive: scripted sessions."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest

from bvrules import load_rulesets
from cli.cases import read_source
from cli.interview import Interview

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Save

AS_OF = ("--as-of", "2017-08-30")
UNKNOWN = (("best_value", None), ("equality", None), ("in_house", None))


def talk(run: Run, file: str, rules: str, *lines: str) -> str:
    """Answer line by line; the last line is followed by the end of the input."""
    words = ("ask", file, "--interactive", "--rules", rules, *AS_OF)
    result = run(*words, stdin="".join(f"{line}\n" for line in lines))
    assert result.exit_code == 0, result.output
    return result.stdout


def facts(file: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(file).read_text("utf-8"))
    return found


def test_answers_settle_findings_and_complete_the_case(run: Run, save: Save, rules: str) -> None:
    file = save(*UNKNOWN)
    before = facts(file)
    told = talk(run, file, rules, "yes", "2011-02", "no", "yes")
    assert "settled: AA 1999 s 1(1): compliant" in told
    assert "settled: Guidance 2001 para 1: compliant" in told
    assert "settled: Policy 2002 part 1: departure" in told
    assert "Nothing is left to ask." in told
    after = facts(file)
    assert after.pop("best_value") == {"arrangements": True}
    assert after.pop("equality") == {"impact_assessed": "2011-02"}
    assert after.pop("in_house") == {"considered": {"value": False, "noted_on": "2017-08-30"}}
    assert after == before


def test_one_may_go_back_save_and_leave(run: Run, save: Save, rules: str) -> None:
    file = save(*UNKNOWN)
    told = talk(run, file, rules, "yes", "back", "no", "save", "leave")
    assert told.count("1.  Does the authority have arrangements") == 2
    assert facts(file)["best_value"] == {"arrangements": False}
    assert "equality" not in facts(file)


def test_what_was_saved_and_taken_back_is_taken_out(run: Run, save: Save, rules: str) -> None:
    file = save(*UNKNOWN)
    talk(run, file, rules, "yes", "save", "back", "?", "leave", "y")
    assert facts(file).get("best_value") == {}


def test_what_nobody_knows_is_left_out(run: Run, save: Save, rules: str) -> None:
    file = save(*UNKNOWN)
    told = talk(run, file, rules, "?", "?", "do not know", "?")
    assert "Nothing is left to ask." in told
    assert facts(file) == facts(save(*UNKNOWN, name="other.json"))


def test_what_is_known_is_kept_if_the_rest_of_a_question_is_not(
    save: Save, rules: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = read_source(save(*UNKNOWN))
    assert source is not None
    loaded = load_rulesets(sorted(Path(rules).iterdir()))
    interview = Interview(source, loaded, date(2017, 8, 30))
    asking = interview.asking()
    first, second, *_ = asking.questions
    both = replace(first, topics=(*first.topics, *second.topics))
    typed = iter(["yes", "?"])
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(typed))
    after = interview.one(replace(asking, questions=(both,)))
    assert interview.answers == {first.paths[0]: True}
    assert interview.steps[0][1] == second.paths
    left = {path for each in after.questions for path in each.paths}
    assert not left & {*both.paths}


def test_the_end_of_input_saves_nothing(run: Run, save: Save, rules: str) -> None:
    file = save(*UNKNOWN)
    before = Path(file).read_bytes()
    assert "Your answers were not saved." in talk(run, file, rules, "yes")
    assert Path(file).read_bytes() == before


def test_a_wrong_answer_is_asked_again(run: Run, save: Save, rules: str) -> None:
    told = talk(run, save(*UNKNOWN), rules, "perhaps", "yes", "soon", "2011-13", "leave", "n")
    assert "type yes or no" in told
    assert "`soon` is not a day" in told
    assert "there is no month 2011-13" in told


def test_a_list_is_closed_or_gets_an_item(run: Run, save: Save, rules: str) -> None:
    file = save(("consultation", None))
    told = talk(run, file, rules, "add", "yes", "yes", "2011-01-05", "y")
    assert "Exercise 1" in told
    assert facts(file)["consultation"]["exercises"] == {
        "items": [{"consulted": {"staff": True}, "ended": "2011-01-05"}],
        "complete": True,
    }
    closed = save(("consultation", None), name="closed.json")
    assert "settled: AA 1999 s 2: breach" in talk(run, closed, rules, "yes", "y")
    assert facts(closed)["consultation"]["exercises"] == {"complete": True}


def test_a_judgement_is_recorded_with_its_reasons(run: Run, save: Save, rules: str) -> None:
    file = save(("decision.general_approach", None))
    talk(run, file, rules, "yes", "auditor", "2011-02-01", "much moves", "y")
    assert facts(file)["decision"]["general_approach"] == {
        "value": True,
        "by": "auditor",
        "dated": "2011-02-01",
        "reasons": "much moves",
    }


def test_a_word_of_a_list_may_be_given_by_its_number(run: Run, save: Save, rules: str) -> None:
    file = save(("authority", None))
    told = talk(run, file, rules, "London boro", "1", "y")
    assert "did you mean `London borough`?" in told
    assert facts(file)["authority"] == {"kind": "London borough"}


def test_yaml_keeps_its_comments(run: Run, rules: str, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("format: 1  # ours\nauthority: {kind: London borough}\n", "utf-8")
    talk(run, str(file), rules, "2011-03-02", "leave", "y")
    assert "format: 1  # ours\n" in file.read_text("utf-8")
    assert "2011-03-02" in file.read_text("utf-8")


@pytest.mark.parametrize("words", [("-",), ("no-such.json",)])
def test_it_needs_a_file(run: Run, words: tuple[str, ...]) -> None:
    result = run("ask", *words, "--interactive")
    assert result.exit_code in (2, 3)
    assert result.stdout == ""
