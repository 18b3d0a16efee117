"""Receipts: the same check gives the same receipt, and whatever differs is in it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bvrules import Case, check, load_rulesets, read_case, shipped_rulesets
from bvrules.acceptance import accept
from bvrules.errors import SettingsError
from bvrules.receipt import ReceiptJson, read_receipts, receipt_of, whole_of
from bvrules.report.json import render
from bvrules.selection import choose
from tests import small

AS_OF = date(2026, 1, 5)
EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.json"))


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_rulesets(small.write(tmp_path_factory.mktemp("rules")).iterdir())


def receipt(data: Any, rules: Any, **more: Any) -> ReceiptJson:
    return receipt_of(check(Case.model_validate(data), rules, as_of=AS_OF, **more))


def shuffled(data: Any, random: Any) -> Any:
    if isinstance(data, dict):
        keys = list(data)
        random.shuffle(keys)
        return {key: shuffled(data[key], random) for key in keys}
    return [shuffled(each, random) for each in data] if isinstance(data, list) else data


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(EXAMPLES), st.randoms(use_true_random=False))
def test_the_order_of_keys_is_not_in_it(rules: Any, path: Path, random: Any) -> None:
    data = json.loads(path.read_bytes())
    assert receipt(data, rules) == receipt(shuffled(data, random), rules)


def test_yaml_and_json_and_ways_to_write_a_fact_are_the_same_case(rules: Any) -> None:
    plain = check(
        read_case('{"format": 1, "best_value": {"arrangements": true}}'), rules, as_of=AS_OF
    )
    other = check(
        read_case("# hello\n$schema: x\nbest_value: {arrangements: {value: true}}\nformat: 1\n"),
        rules,
        as_of=AS_OF,
    )
    assert receipt_of(plain) == receipt_of(other)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_fact_is_in_it(rules: Any, path: Path) -> None:
    data = json.loads(path.read_bytes())
    whole = receipt(data, rules)["case"]
    for name in data.keys() - {"format"}:
        less = {key: value for key, value in data.items() if key != name}
        if name != "evidence":  # the facts point to it
            assert receipt(less, rules)["case"] != whole, name


def test_a_byte_of_a_rule_is_in_it(tmp_path: Path) -> None:
    folder = small.write(tmp_path)
    before = receipt(small.DONE, load_rulesets(folder.iterdir()))
    file = folder / "act-1999" / "s2-ask.yaml"
    file.write_bytes(file.read_bytes() + b"\n")
    after = receipt(small.DONE, load_rulesets(folder.iterdir()))
    differing = {name for name, hash in after["rules"].items() if before["rules"][name] != hash}
    assert differing == {"act-1999/s2-ask.yaml"}
    assert (after["outcomes"], after["whole"] != before["whole"]) == (before["outcomes"], True)


def test_terms_of_another_ruleset_are_in_it() -> None:
    chosen, selection = choose(shipped_rulesets(), ["sva-2012"])
    report = accept(check(Case.model_validate(small.DONE), chosen, as_of=AS_OF), selection)
    made = receipt_of(report)
    using = next(each for each in shipped_rulesets() if each.id == "sva-2012").files
    assert set(made["rules"]) == set(using)
    assert {"sva-2012/terms.yaml", "sva-2012/ruleset.yaml"} <= set(using)
    assert made["selection"]["select"] == ["sva-2012"]
    assert "lga-1999/s3-1" in made["selection"]["left_out"]


def test_both_engines_come_to_the_same(rules: Any) -> None:
    usual, portable = (receipt(small.DONE, rules, engine=each) for each in ("auto", "portable"))
    assert usual["whole"] == portable["whole"]
    assert portable["engine"] == "portable"


def test_a_json_report_holds_its_receipt(rules: Any) -> None:
    report = check(Case.model_validate(small.DONE), rules, as_of=AS_OF)
    text = render(report)
    assert json.loads(text)["receipt"] == receipt_of(report)
    assert read_receipts(text.encode(), "report.json") == [receipt_of(report)]
    several = json.dumps([json.loads(text)] * 2)
    assert read_receipts(several.encode(), "reports.json") == [receipt_of(report)] * 2


def test_a_receipt_that_was_changed_is_found_out(rules: Any) -> None:
    made = receipt(small.DONE, rules)
    assert whole_of(made) == made["whole"]
    assert whole_of({**made, "as_of": "2026-01-06"}) != made["whole"]
    assert whole_of({**made, "engine": "another"}) == made["whole"]


@pytest.mark.parametrize("text", ['{"format": 1}', "[1]", '{"receipt": null}', '"x"', "{"])
def test_what_is_no_receipt_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match=r"^r\.json"):
        read_receipts(text.encode(), "r.json")


def test_no_clock_is_in_it(rules: Any) -> None:
    made = json.dumps(receipt(small.DONE, rules))
    assert date.today().isoformat() not in made  # noqa: DTZ011 - the day of this computer
