"""bvcheck check with waivers, a baseline, a choice of rules and a receipt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Save

BROKEN = ("best_value.arrangements", False)
AS_OF = ("--as-of", "2012-06-01")
WAIVER = """\
format: 1
waivers:
  - rule: act-1999/s1
    subject: "{subject}"
    kind: accepted risk
    reason: The arrangements are being made.
    approved_by: the monitoring officer
    approved_on: 2011-01-05
    expires: {expires}
"""


@pytest.fixture
def waivers(tmp_path: Path) -> str:
    path = tmp_path / "waivers.yaml"
    path.write_text(WAIVER.format(subject="All done", expires="2012-12-31"), "utf-8")
    return str(path)


def test_a_waived_breach_is_shown_and_does_not_count(
    run: Run, save: Save, rules: str, waivers: str
) -> None:
    result = run(*AS_OF, "--rules", rules, "--waivers", waivers, save(BROKEN))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "BREACH    AA 1999 s 1(1)" in result.stdout
    assert "waived    until 31 December 2012, by the monitoring officer on" in result.stdout
    assert "1 of what is broken or departed from is waived." in result.stdout


def test_an_expired_waiver_is_said_and_the_breach_counts(
    run: Run, save: Save, rules: str, waivers: str
) -> None:
    Path(waivers).write_text(WAIVER.format(subject="*", expires="2012-05-31"), "utf-8")
    result = run(*AS_OF, "--rules", rules, "--waivers", waivers, save(BROKEN))
    assert result.exit_code == 1
    assert "has expired, and the breach counts" in " ".join(result.stdout.split())


def test_a_waiver_about_no_case_is_said_aside(
    run: Run, save: Save, rules: str, waivers: str
) -> None:
    Path(waivers).write_text(WAIVER.format(subject="Another", expires="2012-12-31"), "utf-8")
    result = run(*AS_OF, "--rules", rules, "--waivers", waivers, save(BROKEN))
    assert result.exit_code == 1
    assert result.stderr == (
        f"{waivers}:3: this waiver is about no case that was checked: `Another`\n"
    )


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("--waivers", "format: 1\nwaivers: 3\n", ":2:10: expected a list"),
        (
            "--waivers",
            WAIVER.replace("s1", "s9").format(subject="*", expires="2012-12-31"),
            ":3: no rule is called `act-1999/s9`",
        ),
        ("--baseline", "{}", "this is not a baseline"),
    ],
)
def test_a_bad_file_is_told_and_nothing_is_checked(
    run: Run, save: Save, rules: str, option: str, text: str, said: str
) -> None:
    file = Path(save(name="beside"))
    file.write_text(text, "utf-8")
    result = run("--rules", rules, option, str(file), save(BROKEN))
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize("option", ["--waivers", "--baseline"])
def test_a_file_that_is_not_there_is_told(
    run: Run, save: Save, rules: str, tmp_path: Path, option: str
) -> None:
    file = tmp_path / "nothing.yaml"
    result = run("--rules", rules, option, str(file), save(BROKEN))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{file}: cannot be read: no such file or directory\n"


def test_a_baseline_is_written_and_then_known(
    run: Run, save: Save, rules: str, tmp_path: Path
) -> None:
    file = tmp_path / "baseline.json"
    first = run(*AS_OF, "--rules", rules, "--write-baseline", str(file), save(BROKEN))
    assert first.exit_code == 1
    words = ("--as-of", "2013-01-01", "--rules", rules, "--baseline", str(file))
    again = run(*words, save(BROKEN))
    assert again.exit_code == 0
    assert "known     since 1 June 2012" in again.stdout
    assert "1 was known before." in again.stdout
    new = run(*words, "--fail-on", "guidance", save(BROKEN, ("equality.impact_assessed", "2012")))
    assert new.exit_code == 1


def test_that_the_rules_have_changed_since_a_baseline_is_said_aside(
    run: Run, save: Save, rules: str, tmp_path: Path
) -> None:
    file = tmp_path / "baseline.json"
    run(*AS_OF, "--rules", rules, "--write-baseline", str(file), save(BROKEN))
    same = run(*AS_OF, "--rules", rules, "--baseline", str(file), save(BROKEN))
    assert (same.exit_code, same.stderr) == (0, "")
    words = (*AS_OF, "--rules", rules, "--ignore", "local policy", "--baseline", str(file))
    fewer = run(*words, save(BROKEN))
    assert fewer.exit_code == 0
    assert fewer.stderr == f"{file}: the rules are not those that this baseline was written with\n"


def test_rules_that_were_left_out_are_said(run: Run, save: Save, rules: str) -> None:
    words = ("--rules", rules, "--ignore", "act-1999, local policy", "--format")
    text = run(*words, "text", save(BROKEN))
    assert text.exit_code == 0
    said = "4 rules were left out by choice (act-1999 and local policy ignored)."
    assert said in " ".join(text.stdout.split())
    receipt = json.loads(run(*words, "json", save(BROKEN)).stdout)["receipt"]
    assert receipt["selection"]["ignore"] == ["act-1999", "local policy"]
    assert len(receipt["selection"]["left_out"]) == 4


def test_a_choice_that_leaves_nothing_is_no_success(run: Run, save: Save, rules: str) -> None:
    result = run("--rules", rules, "--select", "act-1999", "--ignore", "must", save(BROKEN))
    assert result.exit_code == 4
    assert "No rule applies to this case" in result.stdout


def test_a_choice_that_means_nothing_is_a_mistake_of_usage(
    run: Run, save: Save, rules: str
) -> None:
    result = run("--rules", rules, "--ignore", "act-1998", save(BROKEN))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "no rule, instrument or modality is called `act-1998`\n    help: did you mean `act-1999`?\n"
    )


def test_a_receipt_is_written_beside_the_report(
    run: Run, save: Save, rules: str, tmp_path: Path
) -> None:
    file = tmp_path / "receipt.json"
    words = ("--rules", rules, "--receipt", str(file), "--format", "json")
    report = json.loads(run(*words, save()).stdout)
    assert json.loads(file.read_text("utf-8")) == report["receipt"]
    run(*words, save(), save(BROKEN, name="broken.json"))
    first, second = json.loads(file.read_text("utf-8"))
    assert first["case"] == report["receipt"]["case"] != second["case"]


@pytest.mark.parametrize("option", ["--receipt", "--write-baseline", "--format=json:"])
def test_no_case_is_lost_and_nothing_is_written_twice(
    run: Run, save: Save, rules: str, tmp_path: Path, option: str
) -> None:
    case, other = save(BROKEN), tmp_path / "other.json"
    before = Path(case).read_bytes()
    words = [f"{option}{case}"] if option.endswith(":") else [option, case]
    lost = run("--rules", rules, *words, case)
    assert (lost.exit_code, Path(case).read_bytes()) == (2, before)
    words = [f"{option}{other}"] if option.endswith(":") else [option, str(other)]
    twice = run("--rules", rules, "--format", f"text:{other}", *words, case)
    assert (twice.exit_code, other.exists()) == (2, False)


def test_a_receipt_and_a_baseline_do_not_go_to_one_file(
    run: Run, save: Save, rules: str, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    file, again = tmp_path / "both.json", folder / ".." / "both.json"
    for other in (file, again):
        words = ("--receipt", str(file), "--write-baseline", str(other))
        result = run("--rules", rules, *words, save(BROKEN))
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"two things would be written to {other}" in result.stderr
        report = run("--rules", rules, "--receipt", str(file), f"--format=json:{other}", save())
        assert (report.exit_code, file.exists()) == (2, False)


@pytest.mark.parametrize("option", ["--receipt", "--write-baseline"])
def test_waivers_that_people_wrote_are_not_lost(
    run: Run, save: Save, rules: str, waivers: str, option: str
) -> None:
    before = Path(waivers).read_bytes()
    result = run("--rules", rules, "--waivers", waivers, option, waivers, save(BROKEN))
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{waivers} is the file of waivers, and would be lost" in result.stderr
    assert Path(waivers).read_bytes() == before


def test_a_baseline_is_brought_up_to_date_in_its_place_and_gives_it_to_nothing_else(
    run: Run, save: Save, rules: str, tmp_path: Path
) -> None:
    file = tmp_path / "baseline.json"
    run(*AS_OF, "--rules", rules, "--write-baseline", str(file), save(BROKEN))
    words = ("--rules", rules, "--baseline", str(file))
    lost = run(*words, "--receipt", str(file), save(BROKEN))
    assert lost.exit_code == 2
    assert f"{file} is the baseline, and would be lost" in lost.stderr
    assert run(*words, "--write-baseline", str(file), save(BROKEN)).exit_code == 0
    [known] = json.loads(file.read_text("utf-8"))["known"]
    assert known["since"] == "2012-06-01"


def test_a_case_that_cannot_be_read_is_not_lost_either(
    run: Run, save: Save, rules: str, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", "utf-8")
    result = run("--rules", rules, "--receipt", str(bad), str(bad), save())
    assert (result.exit_code, bad.read_text("utf-8")) == (2, "{")


def test_a_case_without_a_title_is_kept_out_of_a_baseline(
    run: Run, save: Save, rules: str, tmp_path: Path
) -> None:
    file = tmp_path / "baseline.json"
    case = save(BROKEN, ("title", None))
    words = ("--rules", rules, "--write-baseline", str(file), case, save(name="titled.json"))
    result = run(*words)
    assert (result.exit_code, result.stdout, file.exists()) == (2, "", False)
    assert result.stderr == (
        f"{case}: a baseline cannot tell a case without a title from others\n"
        "    help: give it a `title` that no other case has\n"
    )
