"""bvcheck verify: what differs is found and named, and what does not matches."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bvrules.receipt import whole_of
from bvrules.verifying import differences, is_intact
from tests import small

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run, Save

BROKEN = ("best_value.arrangements", False)
AS_OF = ("--as-of", "2012-06-01")
SAME = (
    "The receipt matches: the check was repeated as of 1 June 2012.\n"
    "Every finding comes to the same.\n"
)
DIFFERS = "The receipt does not match: the check was repeated as of 1 June 2012.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of the small rulesets that a test may change."""
    return small.write(tmp_path / "rules")


@pytest.fixture
def receipt(run: Run, save: Save, folder: Path, tmp_path: Path) -> Callable[..., str]:
    """Return a way to check the broken case and keep the receipt."""

    def receipt(*words: str) -> str:
        file = tmp_path / "receipt.json"
        run(*AS_OF, "--rules", str(folder), "--receipt", str(file), *words, save(BROKEN))
        return str(file)

    return receipt


def changed(receipt: str, **changes: Any) -> str:
    """Change a receipt, and give it the hash that fits: somebody may well do so."""
    data = {**json.loads(Path(receipt).read_bytes()), **changes}
    data["whole"] = whole_of(data)
    Path(receipt).write_text(json.dumps(data), "utf-8")
    return receipt


def test_the_same_check_matches(
    run: Run, save: Save, folder: Path, receipt: Callable[..., str]
) -> None:
    result = run("verify", receipt(), save(BROKEN), "--rules", str(folder))
    assert (result.exit_code, result.stdout, result.stderr) == (0, SAME, "")


def test_a_json_report_is_its_own_receipt(run: Run, save: Save, rules: str, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    run(*AS_OF, "--rules", rules, "--format", f"json:{report}", save(BROKEN))
    result = run("verify", str(report), save(BROKEN), "--rules", rules)
    assert (result.exit_code, result.stdout) == (0, SAME)


def test_the_choice_of_rules_is_repeated(
    run: Run, save: Save, folder: Path, receipt: Callable[..., str]
) -> None:
    file = receipt("--select", "act-1999", "--ignore", "act-1999/s2")
    result = run("verify", file, save(BROKEN), "--rules", str(folder))
    assert (result.exit_code, result.stdout) == (0, SAME)


def test_a_fact_that_changed_is_found(
    run: Run, save: Save, folder: Path, receipt: Callable[..., str]
) -> None:
    file = receipt()
    result = run("verify", file, save(("service.name", "Catering"), BROKEN), "--rules", str(folder))
    assert result.exit_code == 5
    assert result.stdout == (
        DIFFERS + "  the case: is not as it was\nEvery finding comes to the same.\n"
    )
    result = run("verify", file, save(), "--rules", str(folder))
    assert result.stdout == (
        DIFFERS + "  the case: is not as it was\n"
        "  act-1999/s1: was breach, law, is compliant, law\n1 finding came to something else.\n"
    )


def test_the_whole_of_what_a_finding_came_to_is_shown(
    run: Run, save: Save, folder: Path, receipt: Callable[..., str]
) -> None:
    file = receipt()
    nothing_known = save(("best_value", None), ("authority", None))
    result = run("verify", file, nothing_known, "--rules", str(folder))
    (line,) = (each for each in result.stdout.splitlines() if "act-1999/s1:" in each)
    assert line.endswith("is unknown (could be not applicable, compliant, excused, breach), law")


@pytest.mark.parametrize(
    "name", [f"{a}/{b}.yaml" for a, files in small.FILES.items() for b in files]
)
def test_a_byte_of_a_rule_that_changed_is_found_and_its_file_named(
    run: Run, save: Save, folder: Path, receipt: Callable[..., str], name: str
) -> None:
    file = receipt()
    (folder / name).write_bytes((folder / name).read_bytes() + b"#")
    result = run("verify", file, save(BROKEN), "--rules", str(folder))
    assert result.exit_code == 5
    assert result.stdout == (
        f"{DIFFERS}  {name}: is not as it was\nEvery finding comes to the same.\n"
    )


def test_rules_that_came_and_went_are_named(
    run: Run, save: Save, folder: Path, receipt: Callable[..., str]
) -> None:
    file = receipt()
    rule = folder / "act-1999" / "s2-ask.yaml"
    rule.rename(rule.with_name("s2-ask-again.yaml"))
    result = run("verify", file, save(BROKEN), "--rules", str(folder))
    assert result.exit_code == 5
    assert "  act-1999/s2-ask-again.yaml: was not there, and is now\n" in result.stdout
    assert "  act-1999/s2-ask.yaml: was there, and is not now\n" in result.stdout


def test_rules_that_were_chosen_and_are_not_here_are_told(
    run: Run, save: Save, folder: Path, receipt: Callable[..., str]
) -> None:
    file = receipt("--select", "act-1999/s2")
    (folder / "act-1999" / "s2-ask.yaml").unlink()
    result = run("verify", file, save(BROKEN), "--rules", str(folder))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no rule, instrument or modality is called `act-1999/s2`" in result.stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"program": "bvrules 0.0.1"}, "the program: was bvrules 0.0.1, is bvrules "),
        ({"bank_holidays": "holidays 0.1"}, "the table of bank holidays: was holidays 0.1, is "),
        ({"program": "\x1b[2J" + "x" * 500}, "the program: was [2Jxxx"),
    ],
)
def test_versions_that_differ_are_named(
    run: Run, save: Save, folder: Path, receipt: Callable[..., str], change: Any, said: str
) -> None:
    result = run("verify", changed(receipt(), **change), save(BROKEN), "--rules", str(folder))
    assert result.exit_code == 5
    assert said in result.stdout
    assert result.stdout.endswith("Every finding comes to the same.\n")
    assert "\x1b" not in result.stdout


def test_another_day_gives_another_check(
    run: Run, save: Save, folder: Path, receipt: Callable[..., str]
) -> None:
    file = changed(receipt(), as_of="2011-03-01")
    result = run("verify", file, save(BROKEN), "--rules", str(folder))
    assert result.exit_code == 5
    assert "act-1999/s1: was breach, law, is pending, law\n" in result.stdout


def test_a_receipt_that_was_changed_is_found_out(
    run: Run, save: Save, folder: Path, receipt: Callable[..., str]
) -> None:
    file = Path(receipt())
    file.write_text(file.read_text("utf-8").replace("2012-06-01", "2012-06-02"), "utf-8")
    result = run("verify", str(file), save(BROKEN), "--rules", str(folder))
    assert result.exit_code == 5
    assert "  the receipt was changed after it was written\n" in result.stdout


def test_another_engine_makes_no_difference(
    run: Run, save: Save, folder: Path, receipt: Callable[..., str]
) -> None:
    result = run("verify", changed(receipt(), engine="steam"), save(BROKEN), "--rules", str(folder))
    assert result.exit_code == 0
    assert "Engine: steam, now " in result.stdout


def test_of_several_receipts_that_of_the_case_is_taken(
    run: Run, save: Save, folder: Path, receipt: Callable[..., str]
) -> None:
    file = receipt(save(name="other.json"))
    for case in (save(BROKEN), save(name="other.json")):
        assert run("verify", file, case, "--rules", str(folder)).exit_code == 0
    none = run("verify", file, save(("title", "A third")), "--rules", str(folder))
    assert (none.exit_code, none.stdout) == (5, "")
    assert none.stderr == f"{file}: none of its 2 receipts is of this case\n"


def test_what_was_waived_is_compared_where_it_is_named(
    run: Run, save: Save, folder: Path, receipt: Callable[..., str], tmp_path: Path
) -> None:
    waivers = tmp_path / "waivers.yaml"
    waivers.write_text(
        'format: 1\nwaivers: [{rule: act-1999/s1, subject: "*", kind: accepted risk, reason: x, '
        "approved_by: y, approved_on: 2011-01-01, expires: 2013-01-01}]\n",
        "utf-8",
    )
    file = receipt("--waivers", str(waivers))
    words = ("verify", file, save(BROKEN), "--rules", str(folder))
    assert "What was waived or known is not compared" in run(*words).stdout
    assert run(*words, "--waivers", str(waivers)).stdout == SAME
    waivers.write_text("format: 1\nwaivers: []\n", "utf-8")
    result = run(*words, "--waivers", str(waivers))
    assert result.exit_code == 5
    assert "  act-1999/s1: was waived, is not waived\n" in result.stdout


@pytest.mark.parametrize("text", ["{", "{}", '[{"format": 1}]'])
def test_what_is_no_receipt_is_a_mistake(run: Run, save: Save, tmp_path: Path, text: str) -> None:
    file = tmp_path / "receipt.json"
    file.write_text(text, "utf-8")
    result = run("verify", str(file), save())
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(file) in result.stderr


def test_a_wrong_case_is_told_first(run: Run, tmp_path: Path) -> None:
    assert run("verify", str(tmp_path / "no.json"), str(tmp_path / "case.json")).exit_code == 3


def test_a_receipt_does_not_differ_from_itself(receipt: Callable[..., str]) -> None:
    data = json.loads(Path(receipt()).read_bytes())
    assert list(differences(data, data)) == []
    assert is_intact(data)


# The public version of a case

EXEMPT = (
    ("best_value.arrangements", {"value": False, "evidence": ["secret"], "note": "a price"}),
    ("evidence", {"secret": {"title": "Bids", "exempt": True}}),
)
OF_PUBLIC = "The receipt is of the public version: what is exempt is not in its hash of the case.\n"
WHOLE = "Repeat it with the whole case, not with what was published of it.\n"


@pytest.fixture
def of(run: Run, rules: str, tmp_path: Path) -> Callable[..., str]:
    """Return a way to check a case and keep the receipt."""

    def of(case: str, *words: str) -> str:
        file = tmp_path / "kept.json"
        run(*AS_OF, "--rules", rules, "--receipt", str(file), *words, case)
        return str(file)

    return of


def test_a_public_receipt_matches_the_whole_case(
    run: Run, save: Save, rules: str, of: Callable[..., str]
) -> None:
    case = save(*EXEMPT)
    result = run("verify", of(case, "--public"), case, "--rules", rules)
    assert (result.exit_code, result.stdout) == (0, SAME + OF_PUBLIC)


def test_what_is_exempt_is_not_in_the_hash_of_a_public_receipt(
    save: Save, of: Callable[..., str]
) -> None:
    def case_of(note: str, *words: str) -> str:
        fact = (EXEMPT[0][0], {**EXEMPT[0][1], "note": note})
        return str(json.loads(Path(of(save(fact, EXEMPT[1]), *words)).read_bytes())["case"])

    assert case_of("a price", "--public") == case_of("another", "--public")
    assert case_of("a price") != case_of("another")


def test_the_receipt_in_a_public_report_is_the_one_that_is_kept(
    run: Run, save: Save, rules: str, of: Callable[..., str]
) -> None:
    case = save(*EXEMPT)
    made = run(*AS_OF, "--rules", rules, "--public", "--format", "json", case)
    kept = json.loads(Path(of(case, "--public")).read_bytes())
    assert json.loads(made.stdout)["receipt"] == kept
    assert kept["public"] is True
    assert "public" not in json.loads(Path(of(case)).read_bytes())


def test_a_public_receipt_does_not_match_what_was_published_of_the_case(
    run: Run, save: Save, rules: str, of: Callable[..., str]
) -> None:
    kept = of(save(*EXEMPT), "--public")
    result = run("verify", kept, save(("best_value", {})), "--rules", rules)
    assert result.exit_code == 5
    assert result.stdout == (
        DIFFERS + "  the public version of the case: is not as it was\n"
        "  act-1999/s1: was breach, law, is unknown (could be compliant, excused, breach), law\n"
        "1 finding came to something else.\n" + OF_PUBLIC + WHOLE
    )


def test_a_whole_receipt_does_not_match_what_was_published_of_the_case(
    run: Run, save: Save, rules: str, of: Callable[..., str]
) -> None:
    result = run("verify", of(save(*EXEMPT)), save(("best_value", {})), "--rules", rules)
    assert result.exit_code == 5
    assert result.stdout.startswith(DIFFERS + "  the case: is not as it was\n")
    assert "1 finding came to something else." in result.stdout


def test_a_receipt_is_not_taken_for_a_public_one(
    run: Run, save: Save, rules: str, of: Callable[..., str]
) -> None:
    case = save(*EXEMPT)
    whole = run("verify", changed(of(case), public=True), case, "--rules", rules)
    assert (whole.exit_code, "the public version of the case: is" in whole.stdout) == (5, True)
    kept = of(case, "--public")
    data = json.loads(Path(kept).read_bytes())
    del data["public"]
    Path(kept).write_text(json.dumps(data), "utf-8")
    result = run("verify", kept, case, "--rules", rules)
    assert (result.exit_code, "was changed after it was written" in result.stdout) == (5, True)


def test_of_several_public_receipts_that_of_the_case_is_taken(
    run: Run, save: Save, rules: str, of: Callable[..., str]
) -> None:
    case, other = save(*EXEMPT), save(("title", "Another"), name="other.json")
    result = run("verify", of(case, "--public", other), case, "--rules", rules)
    assert (result.exit_code, result.stdout) == (0, SAME + OF_PUBLIC)
