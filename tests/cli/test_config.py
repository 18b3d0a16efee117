"""Settings: where they are found, which goes before which, and what is said of a bad one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from docx import Document

from cli.check import check
from cli.config import config_schema
from cli.configuration import options_of

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Save

BROKEN = ("best_value.arrangements", False)
NOT_ASSESSED = ("equality.impact_assessed", False)
BAD = Path(__file__).parents[1] / "bad" / "settings"
FILES = sorted(path for path in BAD.iterdir() if path.suffix != ".expected")


@pytest.fixture(autouse=True)
def _no_settings_of_this_computer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    for name in ("BVCHECK_FAIL_ON", "BVCHECK_CONFIG"):
        monkeypatch.delenv(name, raising=False)


def shown(run: Run, *words: str) -> dict[str, str]:
    """Return what `bvcheck config` says of each setting."""
    result = run("config", *words)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [line.split(maxsplit=1) for line in result.stdout.splitlines() if line]
    return dict(lines)


# Where it is found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bvcheck.toml", 'fail-on = "guidance"\n'),
        (".bvcheck.toml", 'fail-on = "guidance"\n'),
        ("pyproject.toml", '[project]\nname = "x"\n[tool.bvcheck]\nfail-on = "guidance"\n'),
        ("../bvcheck.toml", 'fail-on = "guidance"\n'),
        ("../home/bvcheck/config.toml", 'fail-on = "guidance"\n'),
    ],
)
def test_a_file_is_found_beside_the_case_or_above_it(
    run: Run, tmp_path: Path, name: str, text: str
) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    file = (folder / name).resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    said = shown(run, str(folder / "case.json"))
    line = text.count("\n")
    assert said["file:"] == str(file)
    assert said["fail-on"] == f"guidance  ({file}:{line})"


def test_nothing_above_the_repository_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bvcheck.toml").write_text('fail-on = "guidance"\n', "utf-8")
    (tmp_path / "work" / ".git").mkdir(parents=True)
    said = shown(run, str(tmp_path / "work" / "case.json"))
    assert (said["file:"], said["fail-on"]) == ("none", "law  (built in)")


def test_a_project_without_a_table_for_us_is_passed_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nfail-on = 3\n", "utf-8")
    assert shown(run, str(tmp_path / "case.json"))["file:"] == "none"


# Which goes before which


def test_the_command_line_goes_first_then_the_environment_then_the_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, file = str(tmp_path / "case.json"), tmp_path / "bvcheck.toml"
    assert shown(run, case)["fail-on"] == "law  (built in)"
    file.write_text('fail-on = "guidance"\n', "utf-8")
    assert shown(run, case)["fail-on"] == f"guidance  ({file}:1)"
    monkeypatch.setenv("BVCHECK_FAIL_ON", "policy")
    assert shown(run, case)["fail-on"] == "policy  (BVCHECK_FAIL_ON)"
    assert shown(run, case, "--fail-on", "practice")["fail-on"] == "practice  (command line)"
    assert shown(run, case, "--isolated")["fail-on"] == "law  (built in)"


def test_a_file_that_is_named_is_the_only_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, own = str(tmp_path / "case.json"), tmp_path / "own.toml"
    (tmp_path / "bvcheck.toml").write_text('fail-on = "guidance"\n', "utf-8")
    own.write_text("strict = true\n", "utf-8")
    said = shown(run, case, "--config", str(own))
    assert (said["fail-on"], said["strict"]) == ("law  (built in)", f"true  ({own}:1)")
    monkeypatch.setenv("BVCHECK_CONFIG", str(own))
    assert shown(run, case)["strict"] == f"true  ({own}:1)"


def test_every_kind_of_setting_is_taken(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bvcheck.toml").write_text(
        'as-of = 2015-01-12\nselect = ["lga-1999", "local policy"]\nignore = "must not"\n'
        'format = ["text", "json:out.json"]\nwaivers = "waivers.yaml"\nheading = 2\n',
        "utf-8",
    )
    monkeypatch.setenv("BVCHECK_ONLY", "breach, unknown")
    monkeypatch.setenv("BVCHECK_STRICT", "yes")
    said = {
        name: value.rpartition("  (")[0] for name, value in shown(run, str(tmp_path / "x")).items()
    }
    assert said["as-of"] == "2015-01-12"
    assert said["select"] == "lga-1999, local policy"
    assert said["ignore"] == "must not"
    assert said["format"] == f"text, json:{tmp_path / 'out.json'}"
    assert said["waivers"] == str(tmp_path / "waivers.yaml")
    assert (said["heading"], said["only"], said["strict"]) == ("2", "breach, unknown", "true")


# What it does


def test_a_check_keeps_to_the_settings(run: Run, save: Save, rules: str, tmp_path: Path) -> None:
    case = save(NOT_ASSESSED)
    assert run("--rules", rules, case).exit_code == 0
    (tmp_path / "bvcheck.toml").write_text(f'rules = "{rules}"\nfail-on = "guidance"\n', "utf-8")
    assert run(case).exit_code == 1
    assert run("--fail-on", "law", case).exit_code == 0


def test_what_a_file_leaves_out_is_said(run: Run, save: Save, rules: str, tmp_path: Path) -> None:
    (tmp_path / "bvcheck.toml").write_text('ignore = ["local policy"]\n', "utf-8")
    result = run("--rules", rules, save(BROKEN))
    assert "1 rule was left out by choice (local policy ignored)." in " ".join(
        result.stdout.split()
    )


# What is wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bad_file_is_told_all_that_is_wrong_with_it(
    run: Run, save: Save, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    monkeypatch.chdir(BAD)
    result = run("--config", path.name, save(BROKEN))
    expected = path.with_suffix(".expected").read_text("utf-8")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", expected)


def test_a_bad_variable_is_told(run: Run, save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BVCHECK_FAIL_OM", "law")
    monkeypatch.setenv("BVCHECK_STRICT", "perhaps")
    result = run(save(BROKEN))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "BVCHECK_FAIL_OM: this variable sets nothing\n    help: did you mean `BVCHECK_FAIL_ON`?\n"
        "BVCHECK_STRICT: `strict`: expected true or false\n"
    )


def test_a_file_that_is_not_there_is_told(run: Run, save: Save) -> None:
    result = run("--config", "no/such.toml", save(BROKEN))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no/such.toml: cannot be read: no such file or directory" in result.stderr


def test_a_wrong_command_line_is_told_as_ever(run: Run) -> None:
    assert "No such option" in run("config", "--nonsense", "case.json").stderr


def test_the_schema_lists_every_setting() -> None:
    schema = config_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == set(options_of(check))
    good = {"fail-on": "guidance", "select": ["lga-1999"], "strict": True, "format": "json"}
    jsonschema.validate(good, schema)
    for bad in ({"fail_on": "law"}, {"strict": "yes"}, {"fail-on": "whim"}, {"heading": 9}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, schema)


def test_a_template_is_told_by_its_name(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "council.docx"
    Document().save(str(file))
    result = run("config", "--template", str(file))
    assert f"{file}  (command line)" in result.stdout
