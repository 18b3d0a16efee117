"""
The pages of the site that are made from the rules: by path, each with its content.

Every rule and every instrument has a page, every instrument a time line as a picture; tables
say what law there is on a decision of some days; one page lists the codes of `bvcheck lint`.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from bvrules import wording
from bvrules.applying import applicable
from bvrules.dates import Span, read_day
from bvrules.example import examples_of
from bvrules.lint import CODES
from bvrules.report.mark import Mark
from bvrules.report.markdown import escaped
from bvrules.report.rulelist import applies
from bvrules.report.rulepage import markdown
from bvrules.report.rulesetpage import changes
from bvrules.report.rulesetpage import markdown as ruleset_page
from bvrules.report.timeline import draw
from bvrules.shipped import shipped_folders, shipped_rulesets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.law import Ruleset

DAYS = ("2000-06-01", "2005-06-01", "2012-06-01", "2015-06-01", "2020-06-01", "2026-06-01")
KINDS = (
    "London borough",
    "combined authority",
    "police authority",
    "parish council",
    "Welsh council",
)
MOST = 3
"""So many provisions that change on one day are named in a picture."""


@cache
def pages() -> dict[str, str]:
    """Return the pages by their paths in the site."""
    found = {"law/index.md": _instruments(), "law/codes.md": _codes()}
    for folder in shipped_folders():
        ruleset = next(each for each in shipped_rulesets() if each.id == folder.name)
        home, examples = f"law/{ruleset.id}", examples_of(folder, ruleset)
        found[f"{home}/index.md"] = _home(ruleset)
        found[f"{home}/timeline.svg"] = _picture(ruleset)
        for rule in ruleset.rules:
            name = rule.id.partition("/")[2]
            found[f"{home}/{name}.md"] = markdown(rule, ruleset, examples)
    return found | {f"on/{day}.md": _on(day) for day in DAYS}


def navigation() -> list[dict[str, Any]]:
    """Return where the made pages stand among the others."""
    by_duty = [
        {duty: [_section(each) for each in rulesets]}
        for duty, rulesets in groupby(_sorted(), key=lambda ruleset: ruleset.duty)
    ]
    days = [{f"On {wording.day(read_day(day))}": f"on/{day}.md"} for day in DAYS]
    return [
        {"The law": ["law/index.md", *by_duty]},
        {"The law on a decision": days},
        {"Codes of bvcheck lint": "law/codes.md"},
    ]


def _sorted() -> list[Ruleset]:
    return sorted(shipped_rulesets(), key=lambda each: (each.duty, each.place))


def _section(ruleset: Ruleset) -> dict[str, list[str]]:
    names = [rule.id.partition("/")[2] for rule in ruleset.rules]
    home = f"law/{ruleset.id}"
    return {ruleset.short: [f"{home}/index.md", *(f"{home}/{name}.md" for name in names)]}


def _instruments() -> str:
    lines = [
        "# The law that is encoded",
        "",
        "| Instrument | Duty | Rules | Read to |",
        "| --- |" + " --- |" * 3,
    ]
    for each in _sorted():
        named = f"[{escaped(each.title)}]({each.id}/index.md)"
        read = wording.day(each.read_until)
        lines.append(f"| {named} | {escaped(each.duty)} | {len(each.rules)} | {read} |")
    return "\n".join(lines) + "\n"


# The page of an instrument, with its picture


def _home(ruleset: Ruleset) -> str:
    page = ruleset_page(ruleset, link="RULE.md")
    picture = f"![{escaped(_spoken(ruleset))}](timeline.svg)\n\n"
    return page.replace("## Time line\n\n", f"## Time line\n\n{picture}")


def _spoken(ruleset: Ruleset) -> str:
    return f"Time line of {ruleset.short}: the table below says the same in words"


def _picture(ruleset: Ruleset) -> str:
    by_day = groupby(changes(ruleset), key=lambda change: change[0])
    marks = [_mark(day, [what for _, what, _ in group]) for day, group in by_day]
    return draw(marks, as_of=ruleset.read_until, title=ruleset.title, about=_spoken(ruleset))


def _mark(day: int, whats: list[str]) -> Mark:
    label = "; ".join(whats[:MOST])
    more = f" and {wording.counted(len(whats) - MOST, 'other')}" if len(whats) > MOST else ""
    return Mark(label + more, Span(day, day))


# What law there is on a decision of a day


_LEGEND = (
    "*Applies*: on this alone. *May apply*: it turns on more facts of the case. *Not begun*:"
    " passed, and nothing read says that it is in force."
)


def _on(day: str) -> str:
    number = read_day(day)
    lines = [
        f"# The law on a proposal to outsource of {wording.day(number)}",
        "",
        f"`bvcheck rules --on {day} --authority KIND` prints this, for any day and kind. {_LEGEND}",
        "",
    ]
    for kind in KINDS:
        lines += [f"## By {wording.a(kind)}", "", *_rows(number, kind), ""]
    return "\n".join(lines)


def _rows(day: int, kind: str) -> Iterator[str]:
    rows = applicable(shipped_rulesets(), day, kind)
    if not rows:
        yield "No rule that is loaded speaks to it."
        return
    yield "| Duty | Provision | Modality | |"
    yield "| --- |" + " --- |" * 3
    for row in rows:
        ruleset, _, name = row.rule.id.partition("/")
        page = f"[{escaped(str(row.rule.citation))}](../law/{ruleset}/{name}.md)"
        said = f"{escaped(row.rule.title)}: {page}"
        yield f"| {escaped(row.ruleset.duty)} | {said} | {row.rule.modality} | {applies(row)} |"


def _codes() -> str:
    rows = [f"| {code} | {escaped(means)} |" for code, means in CODES.items()]
    return (
        "\n".join(
            [
                "# Codes of bvcheck lint",
                "",
                "Versions that overlap are refused when a ruleset is loaded. What is looked for",
                "over small cases is looked for, not proved.",
                "",
                "| Code | What it found |",
                "| --- | --- |",
                *rows,
            ]
        )
        + "\n"
    )
