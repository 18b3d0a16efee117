"""The page of a ruleset as Markdown: its rules, its time line, what was read, its register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.dates import EARLIEST, LATEST, iso
from bvrules.report.markdown import escaped
from bvrules.report.rulepage import source_linked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.law import Rule, Ruleset


def markdown(ruleset: Ruleset, *, link: str = "") -> str:
    """
    Write the page of a ruleset.

    `link` is where the page of a rule is, with RULE in place of the id within the ruleset.
    """
    lines = [
        f"# {escaped(ruleset.title)}",
        "",
        " · ".join(_about(ruleset)),
        "",
        *_rules(ruleset, link),
        *_time_line(ruleset),
        *_sources(ruleset),
        *_register(ruleset),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _about(ruleset: Ruleset) -> Iterator[str]:
    yield from (f"`{ruleset.id}`", ruleset.kind, escaped(ruleset.duty))
    if ruleset.extent:
        yield f"law of {wording.listed(ruleset.extent)}"
    yield f"read to {wording.day(ruleset.read_until)}"


def _rules(ruleset: Ruleset, link: str) -> Iterator[str]:
    yield from (
        "## Rules",
        "",
        "| Rule | Provision | Modality | In force |",
        "| --- |" + " --- |" * 3,
    )
    for rule in ruleset.rules:
        title = escaped(rule.title)
        page = link.replace("RULE", rule.id.partition("/")[2])
        named = f"[{title}]({page})" if page else f"{title} (`{rule.id}`)"
        yield f"| {named} | {escaped(str(rule.citation))} | {rule.modality} | {_span(rule)} |"
    yield ""


def _span(rule: Rule) -> str:
    first, last = rule.versions[0].period, rule.versions[-1].period
    if last.prospective:
        return "not begun"
    since = wording.day(first.start) if first.start > EARLIEST else "always"
    return f"{since} to {wording.day(last.until - 1) if last.until < LATEST else 'today'}"


def _time_line(ruleset: Ruleset) -> Iterator[str]:
    """Return the days on which something of a ruleset changed, with what changed it."""
    yield from ("## Time line", "", "| Day | What changed | By |", "| --- | --- | --- |")
    for day, what, by in changes(ruleset):
        yield f"| {iso(day)} | {escaped(what)} | {escaped(by)} |"
    yield ""


def changes(ruleset: Ruleset) -> list[tuple[int, str, str]]:
    """Return the days on which the rules of a ruleset begin, change or end; what, and by what."""
    found = set()
    for rule in ruleset.rules:
        for number, version in enumerate(rule.versions):
            period = version.period
            if period.declared is not None:
                found.add((period.declared.first, f"{rule.citation} was declared", period.by))
            elif period.start > EARLIEST:
                word = "begins" if number == 0 else "has a new wording"
                word = "was passed, and has not begun" if period.prospective else word
                found.add((period.start, f"{rule.citation} {word}", period.by))
        last = rule.versions[-1].period
        if last.until < LATEST:
            found.add((last.until, f"{rule.citation} is no longer in force", ""))
    return sorted(found)


def _sources(ruleset: Ruleset) -> Iterator[str]:
    yield from ("## What was read", "")
    yield from (f"- {source_linked(each)}" for each in ruleset.sources.values())
    yield ""


def _register(ruleset: Ruleset) -> Iterator[str]:
    yield from ("## Register", "", "| Provision | Encoded | Why |", "| --- | --- | --- |")
    for row in ruleset.register:
        yield f"| {escaped(row.provision)} | {row.encoded} | {escaped(row.why or '')} |"
    yield ""
