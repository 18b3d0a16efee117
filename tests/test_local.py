"""What a council may add to the shipped rules and set in them, and that it can touch no more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bvrules.case import Case
from bvrules.check import check
from bvrules.errors import RulesetError
from bvrules.report import page
from bvrules.ruleset import load_rulesets
from bvrules.shipped import PACKS, pack_folders, rulesets_with, shipped_folders, shipped_rulesets
from tests.small import changed

if TYPE_CHECKING:
    from pathlib import Path

    from bvrules.finding import Report

RULESET = """
title: {title}
short: {title}
kind: local policy
duty: In-house
read_until: 2026-11-24
{more}
register:
  - {{ provision: part 1, encoded: in full }}
"""
TERMS = """
parameters:
  horizon: { says: years that the plan covers, unit: years, is: 3, at_least: 1, at_most: 10 }
  weeks to answer: { says: how long people have, unit: weeks, is: 6, at_least: 2, at_most: 26 }
"""
RULE = """
id: {id}
title: The plan is long enough
citation: part 1
says: The plan covers the horizon.
modality: local policy
bearer: council
action: plan ahead
judged_on: decision.in_principle
in_force:
  - {{ from: 2000-04-01, by: a resolution }}
requires: {requires}
remedy: {{ before: Plan., after: Plan again. }}
"""
YEARS = "{ in_house.plan.years: { at_least: horizon } }"
WEEKS = (
    "{ in_house.considered:"
    " { no_later_than: { weeks: weeks to answer, before: decision.in_principle } } }"
)


def write(folder: Path, title: str, more: str = "", terms: str = "", **rules: str) -> Path:
    folder.mkdir(parents=True)
    text = RULESET.format(title=title, more=more)
    (folder / "ruleset.yaml").write_text(text, encoding="utf-8")
    if terms:
        (folder / "terms.yaml").write_text(terms, encoding="utf-8")
    for id, requires in rules.items():
        text = RULE.format(id=id, requires=requires)
        (folder / f"{id}-rule.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return write(tmp_path / "policy", "A policy, 2020", "", TERMS, years=YEARS, weeks=WEEKS)


def local(tmp_path: Path, sets: str = "{ horizon: 5 }") -> Path:
    more = f"extends: policy\nsets: {sets}"
    return write(tmp_path / "ours", "Ours, 2026", more, three="{ in_house.plan.years: 4 }")


def outcomes(report: Report) -> dict[str, str]:
    return {each.rule.id: each.outcome for each in report.findings}


def checked(*folders: Path, years: int = 4, considered: str = "2011-01-19") -> dict[str, str]:
    data = changed(("in_house", {"plan": {"years": years}, "considered": considered}))
    case = Case.model_validate(data)
    return outcomes(check(case, load_rulesets(folders), as_of=date(2026, 1, 1)))


def test_a_parameter_that_nobody_sets_is_as_shipped(base: Path) -> None:
    assert checked(base) == {"policy/weeks": "compliant", "policy/years": "compliant"}
    assert checked(base, considered="2011-01-20")["policy/weeks"] == "breach"


def test_a_local_ruleset_sets_a_parameter_and_adds_a_rule(base: Path, tmp_path: Path) -> None:
    found = checked(base, local(tmp_path))
    assert found == {
        "ours/three": "compliant",
        "policy/weeks": "compliant",
        "policy/years": "breach",
    }


def test_a_length_can_be_set_too(base: Path, tmp_path: Path) -> None:
    ours = local(tmp_path, "{ weeks to answer: 2 }")
    assert checked(base, ours, considered="2011-02-16")["policy/weeks"] == "compliant"
    assert checked(base, ours, considered="2011-02-17")["policy/weeks"] == "breach"


def test_the_words_of_a_condition_tell_the_figure_and_whose_it_is(
    base: Path, tmp_path: Path
) -> None:
    _, policy = load_rulesets([base, local(tmp_path)])
    rule = next(each for each in policy.rules if each.id == "policy/years")
    assert rule.versions[0].requires.text == "in_house.plan.years is at least 5 (horizon)"
    assert policy.parameters["horizon"].set_by == "ours"
    assert "at least 5 (horizon)" in page.render(rule, policy)


def test_the_order_of_the_folders_means_nothing(base: Path, tmp_path: Path) -> None:
    ours = local(tmp_path)
    assert checked(base, ours) == checked(ours, base)


def test_no_finding_of_a_shipped_rule_changes_by_a_local_ruleset_beside_it(
    base: Path, tmp_path: Path
) -> None:
    case = Case.model_validate(changed())
    shipped = outcomes(check(case, shipped_rulesets(), as_of=date(2026, 1, 1)))
    with_local = rulesets_with([base, local(tmp_path)])
    found = outcomes(check(case, with_local, as_of=date(2026, 1, 1)))
    assert {rule: found[rule] for rule in shipped} == shipped


def test_a_folder_with_the_name_of_a_shipped_ruleset_is_refused(tmp_path: Path) -> None:
    again = write(tmp_path / "lga-1999", "Ours, 2026", years="{ in_house.plan.years: 4 }")
    with pytest.raises(RulesetError, match="two rulesets have this name"):
        load_rulesets([*shipped_folders(), again])


# Rule packs


def pack(site: Path, value: str) -> None:
    """Install a package of rules as pip would."""
    info = site / "anytown_rules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: anytown-rules\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{PACKS}]\nanytown = {value}\n")


def test_a_rule_pack_is_found_by_its_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "anytown_rules"
    write(package / "anytown-2026", "Anytown, 2026", years="{ in_house.plan.years: 4 }")
    (package / "__init__.py").write_text("")
    pack(tmp_path, "anytown_rules")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert [each.name for each in pack_folders()] == ["anytown-2026"]
    ids = [each.id for each in rulesets_with()]
    assert "anytown-2026" in ids
    assert "lga-1999" in ids


def test_a_rule_pack_that_cannot_be_found_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack(tmp_path, "no_such_rules")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(RulesetError) as error:
        pack_folders()
    assert str(error.value) == (
        "the rule pack `anytown` of anytown-rules cannot be found: No module named"
        " 'no_such_rules'\n    help: install it again, or uninstall it"
    )
