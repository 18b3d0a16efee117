"""bvcheck judge: what a person has to judge, and the record of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from bvrules.errors import BvrulesError, Problem, excerpt
from bvrules.exitcode import USAGE, WRONG_CASE

from .cases import known, open_to_the_public, read_as_of, read_source, today
from .console import complain, note, show, text_width
from .rulebook import with_rulebook
from .saving import save

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bvrules.advice.judgements import Asked

    from .cases import Source


@click.command()
@click.argument("case")
@click.argument("fact")
@click.option("--as-of", callback=read_as_of, metavar="DATE", help="The day you ask from (today).")
@click.option("--format", "name", type=click.Choice(["text", "json"]), default="text")
@click.option("--value", type=click.Choice(["yes", "no"]), help="Record this answer in the case.")
@click.option("--by", metavar="ROLE", help="Who judged, such as monitoring officer.")
@click.option("--dated", callback=read_as_of, metavar="DAY", help="When it was judged.")
@click.option("--reasons", metavar="TEXT", help="Why.")
@click.option("--until", callback=read_as_of, metavar="DAY", help="The last day that it holds.")
@click.option("--evidence", multiple=True, metavar="DOC", help="A document of the register.")
@click.option("--keep", is_flag=True, help="Record it also if it does not count.")
@open_to_the_public
@with_rulebook
def judge(case: str, fact: str, **given: Any) -> None:
    """
    Show what is to be weighed for a judgement FACT of a CASE, and whose judgement it is.

    With --value, --by, --dated and --reasons it is recorded in the file of the case; all else
    in the file stays.
    """
    source = read_source(case)
    if source is None:
        sys.exit(WRONG_CASE)
    try:
        sys.exit(_run(source, fact, given))
    except BvrulesError as error:
        complain(error)
        sys.exit(USAGE)


def _run(source: Source, fact: str, given: dict[str, Any]) -> int:
    from bvrules.advice.judgements import to_judge  # noqa: PLC0415 - `--help` need not wait for it
    from bvrules.report import judging  # noqa: PLC0415 - the same
    from bvrules.report.public import public_judging  # noqa: PLC0415 - the same

    as_of = given["as_of"] or today()
    rulesets = given["rulebook"].rulesets
    facts = known(source.case, public=given["public"])
    found = public_judging(to_judge(facts.case, rulesets, fact, as_of=as_of), facts)
    recorded = {key: given[key] for key in ("value", "by", "dated", "reasons")}
    if any(recorded.values()):
        if given["public"]:
            message = "--public shows what the public may know; nothing is recorded with it"
            raise click.UsageError(message)
        return _record(source, fact, recorded | given, as_of)
    if given["name"] == "json":
        show(judging.render_json(found))
    else:
        show(judging.render(found, width=text_width()))
    return 0


def _record(source: Source, fact: str, given: dict[str, Any], as_of: date) -> int:
    from bvrules.advice.judgements import judgement, would_lapse  # noqa: PLC0415 - the same
    from bvrules.advice.trying import beside, fact_at  # noqa: PLC0415 - the same

    missing = [f"--{key}" for key in ("value", "by", "dated", "reasons") if not given[key]]
    if missing:
        raise BvrulesError([Problem(f"a judgement is not recorded without {', '.join(missing)}")])
    value = judgement(
        value=given["value"] == "yes",
        by=given["by"],
        dated=given["dated"].isoformat(),
        reasons=given["reasons"],
        until=given["until"].isoformat() if given["until"] else None,
        evidence=given["evidence"],
    )
    rulesets = given["rulebook"].rulesets
    lapsed = would_lapse(source.case, rulesets, fact, value, as_of=as_of)
    if lapsed and not given["keep"]:
        _refuse(lapsed)
        return USAGE
    save(source, {fact: beside(fact_at(source.case, fact), value)})
    note(f"{excerpt(source.file, 200)}: recorded {fact}")
    return 0


def _refuse(lapsed: Sequence[Asked]) -> None:
    """Say why a judgement would not count, and how to record it nevertheless."""
    from bvrules import wording  # noqa: PLC0415 - the same

    for each in lapsed:
        why = "its last day is over"
        if each.standing == "too late":
            by = f" by {wording.day(each.by_then)}" if each.by_then else " before that moment"
            why = f"it is the authority's to judge, and had to be made{by}"
        note(f"this would not count for {each.rule.citation}: {why}")
    note("    help: nothing was written; --keep records it nevertheless")
