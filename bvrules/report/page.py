"""The page of a rule: what the law says, where, to whom, since when, and what to do about it."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from bvrules import wording
from bvrules.condition import Connective, Quantifier
from bvrules.dates import EARLIEST, LATEST
from bvrules.report.rulejson import parameters_of
from bvrules.setting import DerivedEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bvrules.condition import Condition
    from bvrules.law import Modality, Rule, Ruleset, Version
    from bvrules.period import Parameter, Source

INDENT = 14


def render(rule: Rule, ruleset: Ruleset, *, width: int = 80) -> str:
    """
    Write the page of a rule as text of at most `width` columns.

    Takes the rule and its ruleset. Conditions are told in the words of the rule's file.
    """
    lines = [rule.title, "=" * min(len(rule.title), width), ""]
    for label, text in _rows(rule, ruleset):
        filled = wrap(text, width - INDENT, break_long_words=False, break_on_hyphens=False)
        for number, line in enumerate(filled or [""]):
            lines.append(f"{label if number == 0 else '':<{INDENT}}{line}".rstrip())
    return "\n".join(lines) + "\n"


def _rows(rule: Rule, ruleset: Ruleset) -> Iterator[tuple[str, str]]:
    yield "rule", rule.id
    yield "citation", str(rule.citation)
    if rule.citation.link():
        yield "link", str(rule.citation.link())
    yield "says", rule.says
    yield "who", f"{rule.bearer} {MODALITIES[rule.modality]} {rule.action}"
    event = rule.judged_on
    says = f": {event.says}" if isinstance(event, DerivedEvent) else ""
    yield "judged on", f"{event.text}{says}"
    if str(rule.due.event and rule.due.event.text) != event.text or rule.due.unit:
        yield "due", due_told(rule)
    for version in rule.versions:
        yield "in force", period_told(version)
        yield from asked("applies when", version.applies_when)
        yield from asked("requires", version.requires)
    yield from _further(rule)
    for parameter in parameters_of(rule, ruleset):
        yield "may be set", parameter_told(parameter)
    for source in sources_of(rule):
        yield "read", source_told(source)
    yield "law read to", wording.day(ruleset.read_until)


def _further(rule: Rule) -> Iterator[tuple[str, str]]:
    """Tell what is left to judgement, what lifts the duty, and what to do about it."""
    for question in rule.questions.values():
        yield "to judge", f"{question.asks} Weigh: {'; '.join(question.weigh)}."
    for exemption in rule.exceptions:
        yield "unless", f"{exemption.because} ({exemption.citation})"
        for yielding in exemption.unless:
            yield "", f"but not if {yielding.because} ({yielding.citation})"
    if rule.departure is not None:
        yield "departure", f"{rule.departure.says} ({rule.departure.citation})"
    if rule.consequence is not None:
        yield "then", rule.consequence.says
    yield "before", rule.remedy.before
    yield "after", rule.remedy.after


def due_told(rule: Rule) -> str:
    """Say by which day the duty is to be done."""
    due = rule.due
    day = due.event.text if due.event else wording.day(due.fixed)
    if not due.unit:
        return day
    return f"{due.number} {due.unit} {'after' if due.direction > 0 else 'before'} {day}"


def parameter_told(parameter: Parameter) -> str:
    """Say what an adopting council may set, and within which bounds."""
    by = f", as {parameter.set_by} sets it" if parameter.set_by else ""
    return (
        f"{parameter.name}: {parameter.says}; {parameter.value} {parameter.unit}{by},"
        f" from {parameter.low} to {parameter.high}"
    )


def sources_of(rule: Rule) -> list[Source]:
    """Return what was read for a rule, each once, in the order of its file."""
    known = [version.period.known for version in rule.versions]
    known += [question.known for question in rule.questions.values()]
    known += [each.known for each in rule.exceptions]
    known += [unless.known for each in rule.exceptions for unless in each.unless]
    known += [each.known for each in (rule.departure, rule.consequence) if each]
    return list(dict.fromkeys(each.source for each in known if each.source))


def source_told(source: Source) -> str:
    """Say what was read, how well it tells the law, where and on which day."""
    state = "" if source.state == "read" else f" ({source.state})"
    link = f" {source.link}" if source.link else ""
    return f"{source.title}{state}, on {wording.day(source.read_on)}{link}"


MODALITIES: dict[Modality, str] = {
    "must": "must",
    "must not": "must not",
    "must have regard to": "must",  # the action says what is to be done: have regard, consider
    "must consider": "must",
    "should": "should",
    "encouraged": "is encouraged to",
    "good practice": "does well to",
    "local policy": "should, if it adopted the policy,",
}
"""How it is said of somebody that they are to do something."""


def period_told(version: Version) -> str:
    """Say when a version is in force, what made it so, and how that is known."""
    period = version.period
    known = "" if period.state == "read" else f" ({period.state}: not read at its source)"
    if period.declared is not None:
        return f"declared in {wording.days(period.declared)}, by {period.by}{known}"
    if period.prospective:
        return f"not begun, as far as was read; passed by {period.by}{known}"
    since = wording.day(period.start) if period.start > EARLIEST else "always"
    until = f" until {wording.day(period.until - 1)}" if period.until < LATEST else ""
    return f"from {since}{until}, by {period.by}{known}"


def asked(label: str, condition: Condition | None, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Tell a condition, one line for each part of it."""
    if condition is None:
        return
    limb = f"{condition.citation}: " if condition.citation else ""
    space = "- " * depth
    if isinstance(condition, Connective):
        if depth or limb or condition.word != "all":
            yield label, f"{space}{limb}{condition.word} of these:"
            label, depth = "", depth + 1
        for each in condition.conditions:
            yield from asked(label, each, depth)
            label = ""
    elif isinstance(condition, Quantifier):
        yield label, f"{space}{limb}{condition.word} {condition.variable} in {condition.path.text}:"
        yield from asked("", condition.body, depth + 1)
    else:
        yield label, f"{space}{limb}{condition.text}"
