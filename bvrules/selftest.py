"""The examples of a ruleset, run: a rule does with their facts what their sentences say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from bvrules.case import Case
from bvrules.check import check
from bvrules.dates import Span, read_day
from bvrules.errors import BvrulesError
from bvrules.example import ALL_COVERED
from bvrules.leaves import Equals, IsTerm
from bvrules.setting import Setting
from bvrules.wording import days, word_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bvrules.example import Example
    from bvrules.finding import Finding
    from bvrules.inference import EngineName
    from bvrules.law import Rule, Ruleset
    from bvrules.leaves import Term
    from bvrules.period import Dated, Period


def case_of(given: Mapping[str, Any], rule: Rule | None = None) -> tuple[Case, dict[str, bool]]:
    """
    Return the case that an example's facts make, and the terms that it sets.

    Raises pydantic's ValidationError if they are not facts of a case.
    """
    data: dict[str, Any] = {"format": 1}
    assumed: dict[str, bool] = {}
    for path, value in given.items():
        part, _, last = path.rpartition(".")
        if last in ("is", "is_not"):
            assumed[f"{part}.is {value}"] = last == "is"
        elif value == ALL_COVERED and rule is not None:
            for limb in (limb for version in rule.versions for limb in version.requires.inside()):
                if isinstance(limb, Equals) and limb.path.text.startswith(f"{path}."):
                    _put(data, limb.path.text, value=True)
        else:
            _put(data, path, value=value)
    return Case.model_validate(_without_unknown(data)), assumed


def _put(data: dict[str, Any], path: str, *, value: Any) -> None:
    *names, last = path.split(".")
    for name in names:
        inner = data.get(name)
        # A copy: examples that start from another share its facts.
        data[name] = {**inner} if isinstance(inner, dict) else {}
        data = data[name]
    data[last] = value


def _without_unknown(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_unknown(each) for key, each in value.items() if each != "unknown"}
    if isinstance(value, list):
        return [_without_unknown(each) for each in value]
    return value


class Trial(NamedTuple):
    """An example, with the case that its facts make and the terms that it sets."""

    example: Example
    case: Case
    assumed: Mapping[str, bool]


def trial(example: Example, rule: Rule | None = None) -> Trial:
    """
    Return an example that is ready to be run, as often as somebody likes.

    Raises pydantic's ValidationError if its facts are not those of a case.
    """
    return Trial(example, *case_of(example.given, rule))


def run_example(example: Example, ruleset: Ruleset, engine: EngineName = "auto") -> str | None:
    """Run an example; return what is wrong, or None if it came out as expected."""
    try:
        if example.term is not None:
            return run_term(trial(example), ruleset.terms.get(example.term))
        rule = next(rule for rule in ruleset.rules if rule.id == example.subject)
        return run_rule(trial(example, rule), rule, ruleset, engine)
    except (ValueError, BvrulesError) as error:
        return f"these are not facts of a case: {error}"


def run_rule(trial: Trial, rule: Rule, ruleset: Ruleset, engine: EngineName = "auto") -> str | None:
    """Run one rule on an example; return what is wrong, or None."""
    return _difference(trial.example, _finding(trial, rule, ruleset, engine))


def finding_of(
    example: Example, rule: Rule, ruleset: Ruleset, engine: EngineName = "auto"
) -> Finding:
    """Return the finding of one rule on an example's facts."""
    return _finding(trial(example, rule), rule, ruleset, engine)


def _finding(trial: Trial, rule: Rule, ruleset: Ruleset, engine: EngineName) -> Finding:
    as_of, assumed = trial.example.as_of, trial.assumed
    alone = only(ruleset, rule)
    return check(trial.case, [alone], as_of=as_of, engine=engine, assumed=assumed).findings[0]


def only(ruleset: Ruleset, rule: Rule) -> Ruleset:
    """Return a ruleset with one rule only."""
    return replace(ruleset, rules=(rule,))


def run_term(trial: Trial, term: Term | None) -> str | None:
    """Ask whether a term holds on the day of an example; return what is wrong, or None."""
    example = trial.example
    if term is None:
        return f"no term is called `{example.term}`"
    number = read_day(str(example.day))
    setting = Setting(trial.case, example.as_of.toordinal(), trial.assumed).on(Span(number, number))
    truth = IsTerm(term.part, term).judge(setting, {}).truth
    words = {True: "true", False: "false", None: "unknown"}
    version = term.on(number)
    came = "not in force" if version is None else words[truth]
    if came != example.expect:
        return f"it came out as {came}, not {example.expect}"
    return _other_version(example, version)


def _difference(example: Example, finding: Finding) -> str | None:
    came = outcome_words(finding)
    if came != example.expect:
        why = f" ({finding.defect})" if finding.defect else ""
        turns = ", ".join(each.path for each in finding.open)
        return (
            f"it came out as {came}, not {example.expect}{why}{f'; open: {turns}' if turns else ''}"
        )
    could_be = frozenset(word_of(each, finding.force) for each in finding.could_be)
    if example.could_be is not None and could_be != example.could_be:
        return (
            f"it could be {', '.join(sorted(could_be))}, not {', '.join(sorted(example.could_be))}"
        )
    asks = frozenset(each.path for each in finding.open)
    if example.asks is not None and not example.asks <= asks:
        return f"it asks {', '.join(sorted(asks))}, not {', '.join(sorted(example.asks))}"
    if example.force is not None and finding.force != example.force:
        return f"its force is {finding.force}, not {example.force}"
    return _other_version(example, finding.version)


def _other_version(example: Example, version: Dated | None) -> str | None:
    if example.version is None:
        return None
    began = _began(version.period) if version else None
    if began == example.version:
        return None
    came = f"of {days(began)}" if began else "of no one day"
    return f"its wording is {came}, not of {days(example.version)}"


def _began(period: Period) -> Span:
    """Return when a wording began: a judgment has no commencement, and was declared."""
    return period.declared or Span(period.start, period.start)


def outcome_words(finding: Finding) -> str:
    """Return what an example would expect of this finding, such as 'excused by urgency'."""
    if finding.outcome == "excused" and finding.excused_by is not None:
        return f"excused by {finding.excused_by.id}"
    return word_of(finding.outcome, finding.force)
