"""bvcheck rules: the rules that are shipped, and which speak to a decision of a day."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, get_args

import click

from bvrules.errors import did_you_mean, excerpt
from bvrules.exitcode import USAGE
from bvrules.law import Modality

from .cases import read_as_of, today
from .console import note, show, width
from .rulebook import with_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bvrules.applying import Applicable
    from bvrules.law import Rule, Ruleset

    from .rulebook import Rulebook


@click.command()
@click.option(
    "--not-encoded", is_flag=True, help="List the provisions that are not, or not wholly, encoded."
)
@click.option("--instrument", metavar="ID", help="Only of this ruleset, such as lga-1999.")
@click.option(
    "--modality", type=click.Choice(get_args(Modality)), help="Only what is laid on in this way."
)
@click.option("--duty", metavar="DUTY", help="Only under this duty.")
@click.option(
    "--on",
    "day",
    callback=read_as_of,
    metavar="DATE",
    help="Only what applies, or may, to a proposal to outsource of this day.",
)
@click.option("--authority", "kind", metavar="KIND", help="The same, by this kind of authority.")
@click.option(
    "--format", type=click.Choice(["text", "json", "csv"]), default="text", help="How to write it."
)
@with_rulebook
def rules(
    *,
    rulebook: Rulebook,
    not_encoded: bool,
    instrument: str | None,
    modality: Modality | None,
    duty: str | None,
    day: date | None,
    kind: str | None,
    format: str,
) -> None:
    """
    List the rules, or the law on a decision.

    `bvcheck rules --on 2015-01-12 --authority "London borough"` is the table of what law there
    was on a proposal to outsource of that day by that kind of authority; without --on, today.
    """
    if not_encoded and (modality or day or kind or format != "text"):
        message = "--not-encoded goes with --instrument and --duty, and with nothing else"
        raise click.UsageError(message)
    chosen = _of_instrument(rulebook.rulesets, instrument, duty)
    if not_encoded:
        show(_not_encoded(chosen))
    elif day is None and kind is None:
        show(_all(chosen, modality, format))
    else:
        show(_table(chosen, modality, day or today(), _kind(kind), format))


def _of_instrument(
    rulesets: Iterable[Ruleset], instrument: str | None, duty: str | None
) -> list[Ruleset]:
    """Return the rulesets of an instrument and under a duty; answers a wrong name, and exits."""
    known = list(rulesets)
    ids = {name.lower() for each in known for name in (each.id, each.short)}
    duties = {each.duty.lower() for each in known}
    for word, names, what in ((instrument, ids, "instrument"), (duty, duties, "duty")):
        if word is not None and word.lower() not in names:
            _refuse(what, word, names)
    return [
        each
        for each in known
        if (instrument or each.id).lower() in (each.id, each.short.lower())
        if (duty or each.duty).lower() == each.duty.lower()
    ]


def _kind(kind: str | None) -> str | None:
    """Return a kind of authority, however it is written; answers a wrong one, and exits."""
    from bvrules.case.authority import Kind  # noqa: PLC0415 - only here

    known = {each.lower(): each for each in get_args(Kind)}
    if kind is not None and kind.lower() not in known:
        _refuse("kind of authority", kind, known.values())
    return None if kind is None else known[kind.lower()]


def _refuse(what: str, word: str, known: Iterable[str]) -> None:
    names = sorted(known)
    help = did_you_mean(word, names) or f"it may be {', '.join(names)}"
    note(f"no {what} is called `{excerpt(word)}`\n    help: {help}")
    sys.exit(USAGE)


def _not_encoded(rulesets: Iterable[Ruleset]) -> str:
    lines = []
    for ruleset in rulesets:
        lines.append(f"{ruleset.id}: {ruleset.title} (law read to {ruleset.read_until_text})")
        lines += [
            f"  {row.provision}: {row.encoded}; {row.why}"
            for row in ruleset.register
            if row.encoded != "in full"
        ]
    return "\n".join(lines) + "\n"


def _all(rulesets: Iterable[Ruleset], modality: Modality | None, format: str) -> str:
    from bvrules.report import rulelist  # noqa: PLC0415 - only here

    def wanted(ruleset: Ruleset) -> list[Rule]:
        return [rule for rule in ruleset.rules if modality in (None, rule.modality)]

    bare = modality is None  # a ruleset without rules is a register, and stands in the whole list
    chosen = [
        (each, wanted(each)) for each in rulesets if wanted(each) or (bare and not each.rules)
    ]
    rows = (rulelist.data(rule, ruleset) for ruleset, rules in chosen for rule in rules)
    if format == "json":
        return rulelist.to_json(rows)
    return rulelist.to_csv(rows) if format == "csv" else rulelist.listed(chosen)


def _table(
    rulesets: Iterable[Ruleset],
    modality: Modality | None,
    day: date,
    kind: str | None,
    format: str,
) -> str:
    from bvrules.applying import applicable  # noqa: PLC0415 - only here
    from bvrules.report import rulelist  # noqa: PLC0415 - the same

    def row(each: Applicable) -> dict[str, object]:
        return rulelist.data(each.rule, each.ruleset, each)

    found = [
        each
        for each in applicable(rulesets, day.toordinal(), kind)
        if modality in (None, each.rule.modality)
    ]
    if format == "json":
        return rulelist.to_json(map(row, found), on=day.isoformat(), authority=kind)
    if format == "csv":
        return rulelist.to_csv(map(row, found))
    return rulelist.table(found, day.toordinal(), kind, width=width())
