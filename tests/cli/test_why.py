"""bvcheck why: the proof of a finding, for every rule and every example."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from bvrules import check, read_case, shipped_rulesets
from bvrules.report.proof import render
from cli.main import main

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
ONE_BARNET = next(str(path) for path in EXAMPLES if "csg" in path.name)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [60, 80])
def test_every_finding_has_a_proof_that_fits(example: Path, width: int) -> None:
    case = read_case(example.read_bytes(), example.name)
    report = check(case, shipped_rulesets(), as_of=date(2017, 8, 30))
    for finding in report.findings:
        proof = render(finding, report, width=width)
        assert str(finding.citation) in " ".join(proof.split())
        assert "Judged on" in proof
        for line in proof.splitlines():
            assert len(line) <= width or " " not in line.strip()
        assert not {"True", "False", "None"} & set(proof.split())


def test_it_shows_what_held_and_what_did_not() -> None:
    result = CliRunner().invoke(main, ["why", ONE_BARNET, "lga-1999/s3-2", "--as-of", "2017-08-30"])
    assert result.exit_code == 0
    assert "  applies: holds\n" in result.stdout
    assert "  requires: does not hold\n" in result.stdout
    assert "exercise 1: subject (something wider, found by a court or tribunal)" in result.stdout


def test_a_provision_that_was_not_in_force_says_so() -> None:
    result = CliRunner().invoke(
        main, ["why", ONE_BARNET, "si-1999-3251/art6-1-e", "--as-of", "2017-08-30"]
    )
    assert "the provision was not in force" in result.stdout


def test_a_wrong_rule_and_a_wrong_case() -> None:
    wrong_rule = CliRunner().invoke(main, ["why", ONE_BARNET, "lga-1999/s32"])
    assert (wrong_rule.exit_code, wrong_rule.stdout) == (2, "")
    assert "did you mean `lga-1999/s3-2`?" in wrong_rule.stderr
    wrong_case = CliRunner().invoke(main, ["why", "no-such.json", "lga-1999/s3-2"])
    assert (wrong_case.exit_code, wrong_case.stdout) == (3, "")
