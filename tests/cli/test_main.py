"""bvcheck: which verb is meant, and what is never told as a breach."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

import bvrules
from cli.main import main

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Save

ROOT = Path(__file__).parents[2]


def test_nothing_at_all_prints_the_help(run: Run) -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: ")


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_names_every_verb(run: Run, word: str) -> None:
    result = run(word)
    assert result.exit_code == 0
    assert all(f"\n  {verb} " in result.stdout for verb in main.commands)
    assert "not legal advice" in " ".join(result.stdout.split())


@pytest.mark.parametrize("verb", sorted(main.commands))
def test_every_verb_has_help(run: Run, verb: str) -> None:
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 3


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout.startswith("bvcheck, version ")


def test_check_is_meant_where_no_verb_is_named(run: Run, save: Save, rules: str) -> None:
    file = save()
    words = ["--as-of", "2026-01-05", "--rules", rules]
    wanted = run("check", *words, file)
    assert wanted.exit_code == 0
    for asked in ([file, *words], [*words, file], [*words, "check", file], [*words, "--", file]):
        assert run(*asked).stdout == wanted.stdout


def test_an_option_and_its_value_may_be_one_word(run: Run, save: Save, rules: str) -> None:
    result = run(f"--rules={rules}", "--format=json", "-v", save())
    assert result.stdout.startswith("{")


def test_options_may_come_before_a_verb(run: Run) -> None:
    assert run("--not-encoded", "rules").stdout == run("rules", "--not-encoded").stdout


def test_a_file_named_like_a_verb_is_written_with_its_folder(
    run: Run, save: Save, rules: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save(name="rules")
    monkeypatch.chdir(tmp_path)
    assert run("--rules", rules, "./rules").stdout.startswith("All done")
    assert run("--rules", rules, "--", "rules").stdout.startswith("All done")
    assert "lga-1999" in run("rules").stdout


def test_a_file_whose_name_looks_like_a_verb_is_checked(
    run: Run, save: Save, rules: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save(name="chek")
    monkeypatch.chdir(tmp_path)
    assert run("--rules", rules, "chek").stdout.startswith("All done")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["chek"], "did you mean `bvcheck check`?"),
        (["rule", "--not-encoded"], "did you mean `bvcheck rules`?"),
        (["--format", "json", "tets"], "did you mean `bvcheck test`?"),
        (["barnet-case"], "see `bvcheck --help`"),
        (["a" * 5000], "see `bvcheck --help`"),
        (["a\0b"], "see `bvcheck --help`"),
    ],
)
def test_a_word_that_is_neither_a_verb_nor_a_file(run: Run, words: list[str], hint: str) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    said, help = result.stderr.splitlines()
    assert said.endswith("is neither a verb nor a file")
    assert help == f"    help: {hint}"


@pytest.mark.parametrize("word", ["case.json", "cases/one", "./chek", "C:\\case"])
def test_what_can_only_be_a_file_and_is_not_there_is_a_bad_case(run: Run, word: str) -> None:
    result = run(word)
    assert result.exit_code == 3
    assert f"{word}: cannot be read: no such file or directory" in result.stderr


@pytest.mark.parametrize("words", [["--as-of", "2026-01-05"], ["-v"], ["--"]])
def test_options_without_a_case_are_a_mistake_of_usage(run: Run, words: list[str]) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: ")


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (KeyboardInterrupt, 130, "stopped"),
        (ZeroDivisionError, 2, "this is a defect of bvcheck: nothing is said about the case"),
        (MemoryError, 2, "this is a defect of bvcheck: nothing is said about the case"),
    ],
)
def test_what_goes_wrong_in_the_program_is_never_told_as_a_breach(
    run: Run, monkeypatch: pytest.MonkeyPatch, raised: type[BaseException], code: int, said: str
) -> None:
    def fail() -> None:
        raise raised

    monkeypatch.setitem(main.commands, "new", click.Command("new", callback=fail))
    result = run("new")
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.splitlines()[-1] == said
    assert ("Traceback" in result.stderr) is (code == 2)


def loaded_by(*words: str) -> set[str]:
    """Return the modules that are loaded after bvcheck has run."""
    program = (
        "import sys; from cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("word", ["--help", "--version", "chekc"])
def test_what_needs_no_case_does_not_wait_for_the_case_model(word: str) -> None:
    loaded = loaded_by(word)
    assert "cli.main" in loaded
    assert not loaded & {"bvrules.case.whole", "bvrules.vocabulary", "yaml", "bvrules.shipped"}


def test_bank_holidays_are_not_loaded_where_no_day_is_known_to_count_to() -> None:
    loaded = loaded_by("examples/barnet-education-2015.json", "--as-of", "2026-01-05")
    assert "bvrules.case.whole" in loaded
    assert "holidays" not in loaded


def test_all_that_the_library_offers_is_there() -> None:
    assert dir(bvrules) == sorted(bvrules.__all__)
    assert all(getattr(bvrules, name) is not None for name in bvrules.__all__)
    with pytest.raises(AttributeError, match="module 'bvrules' has no attribute 'chekc'"):
        bvrules.chekc  # noqa: B018 - to look is the test
