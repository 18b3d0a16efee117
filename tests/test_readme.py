"""What the README says is so: its commands, its output and its library example."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from cli.main import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def test_the_output_shown_is_the_output_of_the_first_command() -> None:
    command = blocks("sh")[0].strip().split(" && ")[-1]
    program, *arguments = shlex.split(command)
    assert program.endswith("bvcheck")
    arguments = [str(ROOT / each) if each.startswith("examples/") else each for each in arguments]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    shown = blocks("text")[0]
    told = result.stdout
    # Each stretch between two lines of … stands in the output, in this order.
    place = 0
    for part in re.split(r"^…\n", shown, flags=re.MULTILINE):
        found = told.find(part, place)
        assert found >= 0, part
        place = found + len(part)
    assert told.startswith(shown.split("…\n")[0])


def test_both_commands_make_an_environment_of_their_own() -> None:
    first, second = blocks("sh")[:2]
    assert first.startswith("python3 -m venv .venv ")
    assert second.startswith("python3 -m venv .venv-test ")
    assert second.strip().endswith("pytest -q -n 2")


def test_the_library_example_runs() -> None:
    (code,) = blocks("python")
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - the README's own example
    assert names["report"].breaches == ()  # type: ignore[attr-defined]


def test_the_verbs_and_options_that_it_names_exist() -> None:
    for verb in re.findall(r"`bvcheck ([a-z]+)\b(?!\.)[^`]*`", README):
        assert verb in main.commands, verb
    helps = (CliRunner().invoke(main, [verb, "--help"]).output for verb in main.commands)
    known = {option for told in helps for option in re.findall(r"--[a-z-]+", told)}
    assert set(re.findall(r"`(--[a-z-]+)", README)) - known == set()


def test_every_ruleset_stands_in_its_table() -> None:
    for folder in (ROOT / "rulesets").iterdir():
        if folder.is_dir():
            assert folder.name in README
