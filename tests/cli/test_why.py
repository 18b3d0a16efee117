"""bvcheck why: the proof of a finding, for every rule and every example."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from click.testing import CliRunner

from bvrules import check, read_case, shipped_rulesets
from bvrules.report.proof import render, render_json
from bvrules.report.prooftree import draw
from bvrules.schemas import schema_of
from cli.main import main

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
SVG = "{http://www.w3.org/2000/svg}"
SCHEMA = jsonschema.Draft202012Validator(schema_of("proof"))
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


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_as_json_and_as_a_picture_it_is_well_made(example: Path) -> None:
    case = read_case(example.read_bytes(), example.name)
    report = check(case, shipped_rulesets(), as_of=date(2017, 8, 30))
    for finding in report.findings[::7]:
        SCHEMA.validate(json.loads(render_json(finding, report)))
        picture = draw(finding, report)
        root = ET.fromstring(picture)  # noqa: S314 - it was written a line above
        assert root.get("aria-labelledby") == "proof-title proof-desc"
        assert [each.tag for each in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
        assert str(finding.citation) in (root[0].text or "")
        assert not {"href", "src", "url(", "<image", "<script"} & set(
            re.findall(r"[\w<(]+", picture)
        )
        boxes = [each for each in root.iter(f"{SVG}rect") if each.get("rx")]
        words = " ".join(each.text or "" for each in root.iter(f"{SVG}text"))
        assert sum(words.count(sign) for sign in "✓✗") + words.count("? ") >= len(boxes)


def test_what_would_have_had_to_be_different_is_told() -> None:
    words = ["why", ONE_BARNET, "lga-1999/s3-2", "--as-of", "2017-08-30"]
    text = CliRunner().invoke(main, words).stdout
    assert "What would have had to be different:\n  for compliant:\n" in text
    data = json.loads(CliRunner().invoke(main, [*words, "--format", "json"]).stdout)
    assert {each["outcome"] for each in data["otherwise"]} >= {"compliant", "not_applicable"}
    picture = CliRunner().invoke(main, [*words, "--format", "svg"]).stdout
    assert "What would have had to be different:" in picture
    assert picture.startswith("<svg ")
