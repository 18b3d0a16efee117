"""
A naive evaluator of the rule language and of design.md, section 3: the second statement of both.

It shares no code with bvrules, and is written to be read beside the design, not to be fast.
Rules, terms and cases are the plain dicts of their YAML or JSON.
True, False and None are: holds, does not hold, is not known.
"""

from datetime import date
from typing import NamedTuple

from tests.oracle.answers import FAILS, HOLDS, Answer, Leaf, all_of, answer, any_of, none_of
from tests.oracle.conditions import Conditions, Seen
from tests.oracle.dates import Span, compare
from tests.oracle.law import cut, days_of_change, in_force
from tests.oracle.reading import Plain, Reading

FORCES = {
    "must": "law",
    "must not": "law",
    "must have regard to": "law",
    "must consider": "law",
    "should": "guidance",
    "encouraged": "good practice",
    "good practice": "good practice",
}


class Finding(NamedTuple):
    """
    What one piece of the day judged on can come to, and what that waits for.
    """

    could_be: frozenset[str]
    waits_for: tuple[Leaf, ...] = ()


def piece_finding(conditions: Conditions) -> Finding:
    """
    Follow the parts of a rule in their order, both ways wherever a part is not known.
    """
    rule = conditions.rule
    version = in_force(rule["in_force"], conditions.judged_on.first)
    if version is None:
        return Finding(frozenset({"not_applicable"}))
    parts = [
        ("not_applicable", False, applies(conditions, version)),
        ("pending", False, moment(conditions, version)),
        ("compliant", True, requires(conditions, version)),
        ("excused", True, excused(conditions)),
        ("judgement", True, reason(conditions)),
    ]
    could_be: set[str] = set()
    waits_for: tuple[Leaf, ...] = ()
    for outcome, when, part in parts:
        ends, goes_on = (part.can_hold, part.can_fail) if when else (part.can_fail, part.can_hold)
        could_be |= {outcome} if ends else set()
        waits_for += part.waits_for
        if not goes_on:
            return Finding(frozenset(could_be), waits_for)
    return Finding(frozenset(could_be | {"breach"}), waits_for)


def applies(conditions: Conditions, version: Plain) -> Answer:
    condition = version.get("applies_when") or conditions.rule.get("applies_when")
    return conditions.answer(condition) if condition else HOLDS


def requires(conditions: Conditions, version: Plain) -> Answer:
    return conditions.answer(version.get("requires") or conditions.rule["requires"])


def moment(conditions: Conditions, version: Plain) -> Answer:
    """
    The moment has come if the day by which the duty must be done is surely past or today.

    For law that has not begun it has not come.
    """
    if version.get("prospective"):
        return FAILS
    due = conditions.rule.get("due", conditions.rule["judged_on"])
    as_of = conditions.reading.as_of
    return answer(compare("no_later_than", conditions.day(due), Span(as_of, as_of)), "due")


def excused(conditions: Conditions) -> Answer:
    """
    One exception is enough that holds and that nothing makes yield.
    """
    return any_of([lifts(conditions, one) for one in conditions.rule.get("exceptions", [])])


def lifts(conditions: Conditions, exception: Plain) -> Answer:
    yields = [conditions.answer(one["when"]) for one in exception.get("unless", [])]
    return all_of([conditions.answer(exception["when"]), none_of(yields)])


def reason(conditions: Conditions) -> Answer:
    """
    A reason to depart is recorded by the as-of day; only guidance that says so leaves room for one.
    """
    departure = conditions.rule.get("departure")
    return FAILS if departure is None else conditions.happened(departure["reasons"])


def settle(findings: list[Finding]) -> tuple[str, frozenset[str]]:
    """
    Join the pieces: one outcome left is the outcome; else what is still open decides the word.
    """
    could_be = frozenset[str]().union(*(finding.could_be for finding in findings))
    if len(could_be) == 1:
        return next(iter(could_be)), could_be
    pieces_differ = len({finding.could_be for finding in findings}) > 1
    only_judgements = all(leaf.judgement for finding in findings for leaf in finding.waits_for)
    return "judgement" if only_judgements and not pieces_differ else "unknown", could_be


def force(conditions: Conditions) -> str:
    """
    Say with what force the rule speaks.

    Whether a local policy binds is asked once, of the whole span of the day judged on.
    """
    modality = conditions.rule["modality"]
    if modality != "local policy":
        return FORCES[modality]
    binds_when = conditions.rule.get("binds_when")
    binds = False if binds_when is None else conditions.answer(binds_when).holds
    return {True: "adopted policy", False: "good practice", None: "adoption not known"}[binds]


def evaluate(
    rule: Plain, terms: Plain, case: Plain, as_of: date, seen: Seen | None = None
) -> tuple[str, frozenset[str], str]:
    """
    Give a rule's outcome for a case, all that it could still be, and its force.

    `seen`, if given, collects each operator with each truth it came to.
    """
    name = rule["judged_on"]
    seen = set() if seen is None else seen
    whole = Reading(case, terms, as_of, {}).span(name)

    def on(span: Span) -> Conditions:
        return Conditions(rule, terms, Reading(case, terms, as_of, {name: span}), span, seen)

    pieces = cut(whole, days_of_change(rule, terms, as_of))
    outcome, could_be = settle([piece_finding(on(piece)) for piece in pieces])
    return outcome, could_be, force(on(whole))
