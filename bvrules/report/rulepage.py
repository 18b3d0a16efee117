"""The page of a rule as Markdown: what `bvcheck explain` says, with history and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.dates import EARLIEST, LATEST
from bvrules.example import LATER
from bvrules.report.markdown import escaped
from bvrules.report.page import (
    MODALITIES,
    asked,
    due_told,
    parameter_told,
    sources_of,
)
from bvrules.report.questions import to_judge, to_weigh
from bvrules.report.rulejson import parameters_of
from bvrules.setting import DerivedEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bvrules.condition import Condition
    from bvrules.example import Example
    from bvrules.law import Rule, Ruleset, Version
    from bvrules.period import Known, Period, Source


def markdown(rule: Rule, ruleset: Ruleset, examples: Iterable[Example]) -> str:
    """Write the page of a rule; takes its ruleset, and the examples of that."""
    own = [each for each in examples if each.subject == rule.id]
    lines = [
        *_head(rule, ruleset),
        *_history(rule),
        *_judgement(rule),
        *_exceptions(rule),
        *_to_do(rule),
        *_read(rule, ruleset),
        *_examples(own),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _head(rule: Rule, ruleset: Ruleset) -> Iterator[str]:
    event, link = rule.judged_on, rule.citation.link()
    cited = escaped(str(rule.citation))
    yield f"# {escaped(rule.title)}"
    yield ""
    yield f"`{rule.id}` · {f'[{cited}]({link})' if link else cited} · {escaped(ruleset.duty)}"
    yield ""
    yield f"> {escaped(rule.says)}"
    yield ""
    yield from _table(("", ""), _facts(rule, event.says if isinstance(event, DerivedEvent) else ""))


def _facts(rule: Rule, says: str) -> Iterator[tuple[str, str]]:
    yield "Who", escaped(f"{rule.bearer} {MODALITIES[rule.modality]} {rule.action}")
    yield "Modality", rule.modality
    told = f"`{rule.judged_on.text}`{f': {escaped(says)}' if says else ''}"
    yield "Judged on", f"{told}. The law of that day counts."
    yield "Due", f"`{due_told(rule)}`"
    if rule.binds_when is not None:
        yield "Weighs as adopted policy", f"when {escaped(rule.binds_when.text)}"


def _history(rule: Rule) -> Iterator[str]:
    yield "## In force"
    yield ""
    rows = (
        (_days(each.period), escaped(each.period.by), _known(each.period.known))
        for each in rule.versions
    )
    yield from _table(("When", "By", "How it is known"), rows)
    told: Version | None = None
    for version in rule.versions:
        if told is None or (told.applies_when, told.requires, told.says) != (
            version.applies_when,
            version.requires,
            version.says,
        ):
            yield from _wording(version, several=len(rule.versions) > 1)
        told = version


def _wording(version: Version, *, several: bool) -> Iterator[str]:
    when = f" ({_days(version.period)})" if several else ""
    if version.applies_when is not None:
        yield f"## Applies when{when}"
        yield ""
        yield from _condition(version.applies_when)
    yield f"## Requires{when}"
    yield ""
    yield from _condition(version.requires)


def _condition(condition: Condition) -> Iterator[str]:
    for _, line in asked("", condition):
        text = line.lstrip("- ")
        depth = (len(line) - len(text)) // 2
        yield f"{'    ' * depth}- {escaped(text)}"
    yield ""


def _days(period: Period) -> str:
    if period.declared is not None:
        return f"declared in {wording.days(period.declared)}"
    if period.prospective:
        return "passed, not begun as far as was read"
    since = wording.day(period.start) if period.start > EARLIEST else "always"
    return f"from {since}" + (
        f" until {wording.day(period.until - 1)}" if period.until < LATEST else ""
    )


def _known(known: Known) -> str:
    source = known.source
    if source is None:
        return known.state
    return f"{known.state}: {source_linked(source)}"


def source_linked(source: Source) -> str:
    """Name what was read, with its address, and the day."""
    title = escaped(source.title)
    where = f"[{title}]({source.link})" if source.link else title
    state = "" if source.state == "read" else f", {source.state}"
    return f"{where} ({wording.day(source.read_on)}{state})"


def _judgement(rule: Rule) -> Iterator[str]:
    if not rule.questions:
        return
    yield "## For a person to judge"
    yield ""
    for path, question in rule.questions.items():
        told = f"{question.asks} {to_judge(question)} {to_weigh(question)}"
        yield f"- `{path}`: {escaped(told)} ({_known(question.known)})"
    yield ""


def _exceptions(rule: Rule) -> Iterator[str]:
    if not rule.exceptions:
        return
    yield "## Unless"
    yield ""
    for exemption in rule.exceptions:
        because = escaped(f"{exemption.because} ({exemption.citation})")
        yield f"- **{escaped(exemption.id)}**: {because}"
        for unless in exemption.unless:
            yield f"    - but not if {escaped(f'{unless.because} ({unless.citation})')}"
    yield ""


def _to_do(rule: Rule) -> Iterator[str]:
    if rule.departure is not None:
        yield from ("## Leaving it for a reason", "", escaped(rule.departure.says), "")
    if rule.consequence is not None:
        yield from ("## If it is not done", "", escaped(rule.consequence.says), "")
    yield from ("## What to do", "", f"Before: {escaped(rule.remedy.before)}", "")
    yield from (f"After: {escaped(rule.remedy.after)}", "")


def _read(rule: Rule, ruleset: Ruleset) -> Iterator[str]:
    parameters = parameters_of(rule, ruleset)
    if parameters:
        yield "## What an adopting council may set"
        yield ""
        yield from (f"- {escaped(parameter_told(each))}" for each in parameters)
        yield ""
    yield "## What was read"
    yield ""
    yield from (f"- {source_linked(each)}" for each in sources_of(rule))
    yield f"- The law was read to {wording.day(ruleset.read_until)}."
    yield ""


def _examples(examples: list[Example]) -> Iterator[str]:
    yield "## Examples"
    yield ""
    rows = (
        (escaped(f"It {each.it}"), _asked_from(each), escaped(each.expect)) for each in examples
    )
    yield from _table(("The rule, in this case", "Asked from", "Comes to"), rows)


def _asked_from(example: Example) -> str:
    return "later" if example.as_of == LATER else wording.day(example.as_of.toordinal())


def _table(names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
