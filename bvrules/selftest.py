"""
The examples of a ruleset, run: each says in a sentence what a rule does with some facts.

They stand in the second document of each rule file, which a check never reads.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bvrules.case import Case
from bvrules.check import check
from bvrules.checking import Checker
from bvrules.dates import Span, read_day
from bvrules.errors import BvrulesError, Problem, RulesetError
from bvrules.law import Ruleset
from bvrules.leaves import Equals, IsTerm
from bvrules.reading import Node, UnreadableError
from bvrules.setting import Setting
from bvrules.wording import word_of
from bvrules.yamltext import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bvrules.finding import Finding
    from bvrules.inference import EngineName
    from bvrules.law import Rule
    from bvrules.leaves import Term
    from bvrules.ruleset import Folder

LATER = date(2100, 1, 1)
"""The as-of date of an example that names none: nothing is still to come."""


@dataclass(frozen=True)
class Example:
    """One example: what it shows, the facts it is given, and what is expected of the rule."""

    subject: str
    it: str
    line: int
    expect: str
    given: Mapping[str, Any] = field(default_factory=dict)
    as_of: date = LATER
    could_be: frozenset[str] | None = None
    asks: frozenset[str] | None = None
    force: str | None = None
    day: str | None = None
    term: str | None = None

    @property
    def name(self) -> str:
        """The rule, and the sentence that the example shows: sva-2012/s1-3 yields to …"""
        return f"{self.subject} {self.it}"


def examples_of(folder: Folder, ruleset: Ruleset) -> tuple[Example, ...]:
    """
    Return all examples of a ruleset, in the order of its files.

    Takes the ruleset's folder and the ruleset. Raises RulesetError for examples that cannot
    be read.
    """
    found: list[Example] = []
    problems: list[Problem] = []
    rules = {rule.file: rule for rule in ruleset.rules}
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        name = f"{ruleset.id}/{file.name}"
        rule = rules.get(name)
        if rule is None and file.name != "terms.yaml":
            continue
        reader = _Reader(Checker(name), rule, ruleset.id)
        found += reader.examples(file.read_bytes().decode("utf-8"))
        problems += reader.checker.problems
    if problems:
        raise RulesetError(problems)
    return tuple(found)


_KEYS = ("as", "like", "given", "as_of", "could_be", "asks", "force", "day", "term")


class _Reader:
    """Reads the examples of one file."""

    def __init__(self, checker: Checker, rule: Rule | None, ruleset: str) -> None:
        self.checker = checker
        self.rule = rule
        self.subject = rule.id if rule else f"{ruleset}/terms"
        self.named: dict[str, dict[str, Any]] = {}

    def examples(self, text: str) -> list[Example]:
        try:
            documents = read_yaml(text)
        except UnreadableError as error:
            self.checker.problems.append(replace(error.problem, file=self.checker.file))
            return []
        if len(documents) < 2:  # noqa: PLR2004 - the rule, and its examples
            return []
        fields = self.checker.fields(documents[1], ("examples",))
        found = [self._example(node) for node in self.checker.items(fields.get("examples"))]
        return [*found, *self._made_from_headings(found)]

    def _example(self, node: Node) -> Example:
        check = self.checker
        fields = check.fields(node, ("it", "expect"), _KEYS)
        if not fields:
            return Example(self.subject, "", node.line, "")
        like = check.optional_text(fields.get("like"))
        if like is not None and like not in self.named:
            check.wrong(fields["like"], f"no example above is called `{like}`")
        base = self.named.get(like or "", {})
        given = {**base.get("given", {})}
        for path, value in check.pairs(fields.get("given")):
            given.pop(path, None)  # what is said last stands last
            given[path] = value.plain()
        day = check.optional_text(fields.get("day")) or base.get("day")
        term = check.optional_text(fields.get("term")) or base.get("term")
        if "as" in fields:
            self.named[check.text(fields["as"])] = {"given": given, "day": day, "term": term}
        as_of = check.day(fields.get("as_of"))
        expect = fields["expect"].plain() if "expect" in fields else ""
        return Example(
            subject=self.subject,
            it=check.text(fields.get("it")),
            line=node.line,
            expect=str(expect).lower() if isinstance(expect, bool) else str(expect),
            given=given,
            as_of=date.fromordinal(as_of) if as_of else LATER,
            could_be=_set(fields.get("could_be")),
            asks=_set(fields.get("asks")),
            force=check.optional_text(fields.get("force")),
            day=day,
            term=term,
        )

    def _made_from_headings(self, found: list[Example]) -> Iterator[Example]:
        """Make two more examples for each heading of a checklist: left out, and not known."""
        if self.rule is None or not found:
            return
        headings = [limb for version in self.rule.versions for limb in version.requires.inside()]
        base = found[0]
        if not any(value == ALL_COVERED for value in base.given.values()):
            return
        left_out = "departure" if self.rule.modality in ("local policy", "should") else "breach"
        for limb in headings:
            if isinstance(limb, Equals):
                path, words = limb.path.text, limb.text
                for value, expect, said in (
                    (False, left_out, "left out"),
                    ("unknown", "unknown", "not known"),
                ):
                    yield Example(
                        self.subject,
                        f"asks for {words}: {said} ({path})",
                        base.line,
                        expect,
                        {**base.given, path: value},
                        base.as_of,
                    )


def _set(node: Node | None) -> frozenset[str] | None:
    if node is None:
        return None
    value = node.plain()
    return frozenset(map(str, value if isinstance(value, list) else [value]))


ALL_COVERED = "all covered"


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
        data[name] = inner if isinstance(inner, dict) else {}
        data = data[name]
    data[last] = value


def _without_unknown(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_unknown(each) for key, each in value.items() if each != "unknown"}
    if isinstance(value, list):
        return [_without_unknown(each) for each in value]
    return value


def run_example(example: Example, ruleset: Ruleset, engine: EngineName = "auto") -> str | None:
    """Run an example; return what is wrong, or None if it came out as expected."""
    try:
        if example.term is not None:
            return _run_term(example, ruleset.terms.get(example.term))
        rule = next(rule for rule in ruleset.rules if rule.id == example.subject)
        finding = finding_of(example, rule, ruleset, engine)
    except (ValueError, BvrulesError) as error:
        return f"these are not facts of a case: {error}"
    return _difference(example, finding)


def finding_of(
    example: Example, rule: Rule, ruleset: Ruleset, engine: EngineName = "auto"
) -> Finding:
    """Return the finding of one rule on an example's facts."""
    case, assumed = case_of(example.given, rule)
    report = check(case, [only(ruleset, rule)], as_of=example.as_of, engine=engine, assumed=assumed)
    return report.findings[0]


def only(ruleset: Ruleset, rule: Rule) -> Ruleset:
    """Return a ruleset with one rule only."""
    fields = {name: getattr(ruleset, name) for name in Ruleset.__dataclass_fields__}
    return Ruleset(**fields | {"rules": (rule,)})


def _run_term(example: Example, term: Term | None) -> str | None:
    if term is None:
        return f"no term is called `{example.term}`"
    case, assumed = case_of(example.given)
    number = read_day(str(example.day))
    setting = Setting(case, example.as_of.toordinal(), assumed).on(Span(number, number))
    truth = IsTerm(term.part, term).judge(setting, {}).truth
    words = {True: "true", False: "false", None: "unknown"}
    came = "not in force" if term.on(number) is None else words[truth]
    return None if came == example.expect else f"it came out as {came}, not {example.expect}"


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
    return None


def outcome_words(finding: Finding) -> str:
    """Return what an example would expect of this finding, such as 'excused by urgency'."""
    if finding.outcome == "excused" and finding.excused_by is not None:
        return f"excused by {finding.excused_by.id}"
    return word_of(finding.outcome, finding.force)
