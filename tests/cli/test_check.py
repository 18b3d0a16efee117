"""bvcheck check: exit codes, formats, files and engines."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from bvrules import inference
from bvrules.errors import excerpt
from tests.small import DAY

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Save

    Change = tuple[str, Any]

CHECK = import_module("bvrules.check")  # bvrules.check itself is the function
ROOT = Path(__file__).parents[2]
NO = {"value": False, "standing": "alleged", "source": "a resident"}
BROKEN = ("best_value.arrangements", False)
ALLEGED = ("best_value.arrangements", NO)
NOT_KNOWN = ("best_value.arrangements", None)
NOT_ASSESSED = ("equality.impact_assessed", False)
NOT_CONSIDERED = ("in_house.considered", False)
ADOPTED = ("policies.ours", {"adopted": "2005"})
NEVER_ADOPTED = ("policies.ours", {"adopted": {"value": False, "noted_on": "2012-01-01"}})
OTHER_BODY = ("authority.kind", "Scottish council")


# Exit codes


@pytest.mark.parametrize(
    ("changes", "words", "code"),
    [
        ([], [], 0),
        ([BROKEN], [], 1),
        ([BROKEN], ["--fail-on", "practice"], 1),
        ([ALLEGED], [], 0),
        ([ALLEGED], ["--count-allegations"], 1),
        ([NOT_ASSESSED], [], 0),
        ([NOT_ASSESSED], ["--fail-on", "guidance"], 1),
        ([NOT_CONSIDERED], ["--fail-on", "policy"], 0),
        ([NOT_CONSIDERED], ["--fail-on", "practice"], 1),
        ([NOT_CONSIDERED, ADOPTED], ["--fail-on", "guidance"], 0),
        ([NOT_CONSIDERED, ADOPTED], ["--fail-on", "policy"], 1),
        ([NOT_CONSIDERED, NEVER_ADOPTED], ["--fail-on", "policy"], 0),
        ([NOT_CONSIDERED, NEVER_ADOPTED], ["--fail-on", "practice"], 1),
        ([NOT_KNOWN], [], 0),
        ([NOT_KNOWN], ["--strict"], 4),
        ([BROKEN, ("equality.impact_assessed", None)], ["--strict"], 1),
        ([("equality.impact_assessed", None)], ["--strict"], 0),
        ([("equality.impact_assessed", None)], ["--strict", "--fail-on", "guidance"], 4),
        ([OTHER_BODY], [], 4),
        ([OTHER_BODY, BROKEN], [], 4),
    ],
)
def test_the_exit_code_says_what_was_found(
    run: Run, save: Save, rules: str, changes: list[Change], words: list[str], code: int
) -> None:
    result = run("--as-of", "2026-01-05", "--rules", rules, *words, save(*changes))
    assert result.exit_code == code
    assert result.stdout.startswith("All done")
    assert result.stderr == ""


def test_a_case_without_facts_is_no_success(run: Run, rules: str) -> None:
    result = run("--rules", rules, "-", stdin='{"format": 1}')
    assert result.exit_code == 4
    assert "No rule read a fact of this case" in result.stdout


def test_that_nothing_applies_is_said(run: Run, save: Save, rules: str) -> None:
    assert "No rule applies to this case" in run("--rules", rules, save(OTHER_BODY)).stdout


def test_a_defect_of_ours_is_no_breach(
    run: Run, save: Save, rules: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        message = "no such day"
        raise ArithmeticError(message)

    monkeypatch.setattr(CHECK, "_judge", fail)
    result = run("--rules", rules, save(BROKEN))
    assert result.exit_code == 2
    assert "WHAT COULD NOT BE EVALUATED" in result.stdout


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["good", "broken"], 1),
        (["broken", "good"], 1),
        (["bad", "broken"], 3),
        (["good", "bad"], 3),
        (["nothing", "broken"], 1),
        (["nothing", "good"], 4),
        (["good", "good"], 0),
    ],
)
def test_of_several_cases_the_worst_code_counts(
    run: Run, save: Save, rules: str, tmp_path: Path, names: list[str], code: int
) -> None:
    files = {
        "good": save(name="good.json"),
        "broken": save(BROKEN, name="broken.json"),
        "nothing": save(OTHER_BODY, name="nothing.json"),
        "bad": str(tmp_path / "bad.json"),
    }
    result = run("--rules", rules, *(files[name] for name in names))
    assert result.exit_code == code
    told = [name for name in dict.fromkeys(names) if name != "bad"]
    heads = {name: f"=== {excerpt(file, 80)}\n" for name, file in files.items()}
    assert [name for name in told if heads[name] in result.stdout] == (
        told if len(set(names)) > 1 else []
    )


def test_a_defect_weighs_more_than_a_bad_case(
    run: Run, save: Save, rules: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CHECK, "_judge", lambda *_: None)
    assert run("--rules", rules, save(), "no/such/case.json").exit_code == 2


# Where cases come from


def test_a_case_comes_from_standard_input(run: Run, save: Save, rules: str) -> None:
    text = Path(save(BROKEN)).read_bytes()
    assert run("--rules", rules, "-", stdin=text).exit_code == 1


def test_several_formats_of_a_case_are_read(run: Run, rules: str, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("format: 1\ntitle: In YAML\nauthority: { kind: London borough }\n", "utf-8")
    assert run("--rules", rules, str(file)).stdout.startswith("In YAML")


# Dates


def test_the_first_lines_name_the_as_of_date(run: Run, save: Save, rules: str) -> None:
    result = run("--rules", rules, "--as-of", "2011-01-01", save())
    assert "as of 1 January 2011" in result.stdout.splitlines()[0]


def test_without_a_date_it_is_asked_from_today(run: Run, save: Save, rules: str) -> None:
    before = date.today()  # noqa: DTZ011 - the day of this computer is what is meant
    result = run("--rules", rules, "--format", "json", save())
    assert before.isoformat() <= json.loads(result.stdout)["as_of"]


def test_what_is_still_to_come_is_no_breach(run: Run, save: Save, rules: str) -> None:
    result = run("--rules", rules, "--as-of", "2011-03-01", save(BROKEN))
    assert result.exit_code == 0
    assert "WHAT IS STILL TO COME" in result.stdout


@pytest.mark.parametrize("wrong", ["", "soon", "2026", "2026-01", "2026-02-30", "26-01-05", "0"])
def test_a_date_that_is_no_day_is_a_mistake_of_usage(
    run: Run, save: Save, rules: str, wrong: str
) -> None:
    result = run("--rules", rules, f"--as-of={wrong}", save())
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"`{wrong}` is not a day such as 2026-01-05" in result.stderr


# Formats


def test_json_is_one_report_or_a_list(run: Run, save: Save, rules: str) -> None:
    one = run("--format", "json", "--rules", rules, save())
    assert json.loads(one.stdout)["case"]["title"] == "All done"
    two = run("--format", "json", "--rules", rules, save(), save(BROKEN, name="broken.json"))
    assert [each["verdict"] for each in json.loads(two.stdout)] == ["compliant", "breach"]


def test_a_format_goes_to_a_file_and_another_to_the_screen(
    run: Run, save: Save, rules: str, tmp_path: Path
) -> None:
    written = tmp_path / "out: put.json"
    words = ["--format", f"json:{written}", "--format", "text"]
    result = run(*words, "--rules", rules, save())
    assert result.stdout.startswith("All done")
    assert json.loads(written.read_text("utf-8"))["verdict"] == "compliant"


def test_only_a_file_leaves_standard_output_empty(
    run: Run, save: Save, rules: str, tmp_path: Path
) -> None:
    written = tmp_path / "report.txt"
    result = run("--format", f"text:{written}", "--rules", rules, save(BROKEN))
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")
    assert written.read_text("utf-8").startswith("All done")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "htm"], "no format is called `htm`; did you mean `html`?"),
        (["--format", "?"], "no format is called `?`; it is one of text, "),
        (["--format", "json:"], "`json:` names no file after the colon"),
        (["--format", "json", "--format", "text"], "would be written to standard output"),
        (["--format", "json:a", "--format", "text:a"], "two formats would be written to a"),
        (["--only", "breach,brech"], "no outcome is called `brech`; did you mean `breach`?"),
        (["--only", "?"], "no outcome is called `?`; it is one of breach, departure, error"),
        (["--group-by", "colour"], "'colour' is not one of"),
        (["--fail-on", "whim"], "'whim' is not one of"),
        (["--engine", "steam"], "'steam' is not one of"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_wrong_words_are_a_mistake_of_usage(
    run: Run, save: Save, words: list[str], said: str
) -> None:
    result = run(*words, save())
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_findings_are_chosen_with_commas_or_one_by_one(run: Run, save: Save, rules: str) -> None:
    words = ("--only", "breach,Not-Applicable", "--only", "compliant", "--rules", rules)
    told = run(*words, save(BROKEN, NOT_CONSIDERED)).stdout
    assert "WHAT IS BROKEN" in told
    assert "WHAT IS MET" in told
    assert "WHAT IS DEPARTED FROM" not in told


@pytest.mark.parametrize("format", ["text", "json"])
def test_the_public_sees_nothing_exempt(run: Run, save: Save, rules: str, format: str) -> None:
    secret = {"value": False, "evidence": ["memo"], "source": "Mx Nemo"}
    file = save(("best_value.arrangements", secret), ("evidence", {"memo": {"exempt": True}}))
    words = ("--format", format, "--rules", rules, file)
    assert "Nemo" in run(*words).stdout
    result = run("--public", *words)
    assert result.exit_code == 1
    assert "Nemo" not in result.stdout
    assert "Schedule 12A" in result.stdout


def test_html_can_be_a_part_of_another_page(run: Run, save: Save, rules: str) -> None:
    words = ("--format", "html", "--fragment", "--heading", "3", "--rules", rules)
    result = run(*words, save())
    assert result.stdout.startswith('<section class="bvreport"')
    assert '<h3 class="bv-title">All done</h3>' in result.stdout
    assert run("--heading", "7", "--rules", rules, save()).exit_code == 2


def test_a_template_gives_a_document_its_styles(
    run: Run, save: Save, rules: str, tmp_path: Path
) -> None:
    council = Document()
    council.styles["List Number"].delete()
    council.save(str(tmp_path / "council.docx"))
    file = tmp_path / "report.docx"
    words = ("--format", f"docx:{file}", "--rules", rules, save())
    result = run("--template", str(tmp_path / "council.docx"), *words)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "there is no style `List Number`; plain paragraphs take its place" in result.stderr
    assert file.read_bytes().startswith(b"PK")
    result = run("--template", str(file), "--format", f"docx:{file}", *words[2:])
    assert f"{file} is the template, and would be lost" in result.stderr
    result = run("--template", save(name="no.docx"), *words)
    assert result.exit_code == 2
    assert "this is no .docx document" in result.stderr


def test_bytes_go_to_a_pipe_and_several_cases_to_no_document(
    run: Run, save: Save, rules: str
) -> None:
    words = ("--format", "docx", "--rules", rules)
    assert run(*words, save()).stdout_bytes.startswith(b"PK")
    result = run(*words, save(), save(BROKEN, name="broken.json"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "docx takes one case; check each by itself" in result.stderr


def test_bytes_do_not_go_to_a_terminal(save: Save, rules: str) -> None:
    assert "PK" not in on_a_terminal("--format", "docx", "--rules", rules, save())


@pytest.mark.parametrize("bad", ["no/such/folder/report.json", "."])
def test_a_path_that_cannot_be_written_leaves_nothing_half_written(
    run: Run, save: Save, rules: str, tmp_path: Path, bad: str
) -> None:
    good, old = tmp_path / "good.txt", tmp_path / "old.json"
    old.write_text("as it was", "utf-8")
    formats = [f"text:{good}", f"json:{old}", f"json:{tmp_path / bad}", "text"]
    words = [word for each in formats for word in ("--format", each)]
    result = run(*words, "--rules", rules, save())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{tmp_path / bad}: cannot be written: ")
    assert not good.exists()
    assert old.read_text("utf-8") == "as it was"


def test_a_report_does_not_take_the_place_of_a_case(run: Run, save: Save, rules: str) -> None:
    file = save()
    before = Path(file).read_bytes()
    result = run("--format", f"json:{file}", "--rules", rules, file)
    assert result.exit_code == 2
    assert "is a case, and would be lost" in result.stderr
    assert Path(file).read_bytes() == before


# Rules and engines


def test_one_ruleset_or_a_folder_of_them(run: Run, save: Save, rules: str) -> None:
    one = run("--format", "json", "--rules", f"{rules}/act-1999", save())
    assert [each["id"] for each in json.loads(one.stdout)["rulesets"]] == ["act-1999"]
    all_of_them = run("--format", "json", "--rules", rules, save())
    assert len(json.loads(all_of_them.stdout)["rulesets"]) == 3


def test_a_folder_without_rules_is_a_mistake_of_usage(run: Run, save: Save, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run("--rules", str(empty), save())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{empty}: there is no ruleset in this folder\n"
    result = run("--rules", str(tmp_path / "none"), save())
    assert result.stderr == f"{tmp_path / 'none'}: this is no folder of rulesets\n"


def test_rules_that_are_not_fit_to_be_used_are_a_mistake_of_usage(
    run: Run, save: Save, tmp_path: Path
) -> None:
    folder = tmp_path / "rules" / "act-1999"
    folder.mkdir(parents=True)
    (folder / "ruleset.yaml").write_text("title: An Act\n", "utf-8")
    result = run("--rules", str(folder.parent), save())
    assert (result.exit_code, result.stdout) == (2, "")
    assert "act-1999/ruleset.yaml:1:1: `short` is missing" in result.stderr


@pytest.mark.parametrize("engine", ["auto", "portable"])
def test_the_engine_is_named_in_the_report(run: Run, save: Save, rules: str, engine: str) -> None:
    result = run("--engine", engine, "--rules", rules, save())
    assert "Engine: " in result.stdout
    assert engine == "auto" or "Engine: portable." in result.stdout


@pytest.fixture
def no_durable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make durable-rules one that cannot be imported."""
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    monkeypatch.delitem(sys.modules, "bvrules.inference.durable", raising=False)
    for name in ("auto", "durable"):
        if hasattr(inference._of_thread, name):
            monkeypatch.delattr(inference._of_thread, name)


@pytest.mark.usefixtures("no_durable")
def test_without_durable_rules_the_portable_engine_is_used(
    run: Run, save: Save, rules: str
) -> None:
    assert "Engine: portable." in run("--rules", rules, save()).stdout


@pytest.mark.usefixtures("no_durable")
def test_durable_rules_asked_for_by_name_is_a_mistake_of_usage_where_it_is_not(
    run: Run, save: Save, rules: str
) -> None:
    result = run("--engine", "durable", "--rules", rules, save())
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("durable-rules ")
    assert "--engine portable" in result.stderr


# Pipes and terminals


def real(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        **options,
    )


def test_rich_is_not_loaded_for_a_pipe(save: Save, rules: str) -> None:
    program = (
        "import sys; from cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "slow = ('rich', 'holidays', 'jsonschema', 'docx', 'lxml')\n"
        "print([name for name in slow if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--rules", rules, save(BROKEN)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"
    assert "\x1b" not in done.stdout


def on_a_terminal(*words: str, stream: str = "stdout", **environment: str) -> str:
    """Return what bvcheck writes to a terminal; what it writes elsewhere goes to a pipe."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    kept = {name: text for name, text in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(
        [sys.executable, "-m", "cli", *words],
        cwd=ROOT,
        **{"stdout": subprocess.PIPE, stream: theirs},
        env=kept | {"TERM": "xterm", "COLUMNS": "70"} | environment,
    ):
        os.close(theirs)
        read = []
        while True:
            try:
                read.append(os.read(ours, 4096))
            except OSError:  # the other end was closed
                break
            if not read[-1]:
                break
    os.close(ours)
    return b"".join(read).decode()


def test_colour_is_for_a_terminal_only_and_not_for_those_who_want_none(
    save: Save, rules: str
) -> None:
    words = ("--rules", rules, save(BROKEN))
    coloured = on_a_terminal(*words)
    assert "\x1b[1;31mBREACH" in coloured
    plain = on_a_terminal(*words, NO_COLOR="1")
    assert "\x1b" not in plain
    assert "BREACH" in plain
    assert max(len(line) for line in plain.splitlines()) <= 70


def test_many_cases_have_a_bar_on_a_terminal_and_none_elsewhere(save: Save, rules: str) -> None:
    words = ("--quiet", "--rules", rules, *(save(name=f"{n}.json") for n in range(6)))
    assert "100%" in on_a_terminal(*words, stream="stderr")
    assert "100%" not in on_a_terminal(*words)
    assert real(*words).stderr == ""
    assert "%" not in on_a_terminal(*words[:4], stream="stderr")


def test_whoever_reads_may_stop_early(save: Save, rules: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cli", "--rules", rules, save(BROKEN)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        told = running.stderr.read()
    assert told == b""
    assert running.returncode == 1


def test_a_terminal_that_knows_few_characters_is_no_mistake(save: Save, rules: str) -> None:
    done = real("--rules", rules, save(), env=os.environ | {"PYTHONIOENCODING": "iso8859-5"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "Anytown ? approach decided: 2 March 2011" in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_to_be_stopped_is_no_breach(tmp_path: Path) -> None:
    pipe = tmp_path / "case.json"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [sys.executable, "-m", "cli", str(pipe)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        # Tests that run in the background ignore this signal, and so would what they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread holds a lock
    ) as running:
        writing = os.open(pipe, os.O_WRONLY)  # waits until it is read
        running.send_signal(signal.SIGINT)
        assert running.stderr is not None
        told = running.stderr.read()
        os.close(writing)
    assert told.decode().split() == ["stopped"]
    assert running.returncode == 130


def test_two_runs_say_the_same(save: Save, rules: str) -> None:
    words = ("--as-of", DAY, "--format", "json", "--rules", rules, save(BROKEN))
    first = real(*words, env=os.environ | {"PYTHONHASHSEED": "1"})
    second = real(*words, env=os.environ | {"PYTHONHASHSEED": "2"})
    assert first.stdout
    assert first.stdout == second.stdout
