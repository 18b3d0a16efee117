"""
A folder of YAML to a ruleset: ruleset.yaml, terms.yaml, and one file for each rule.

A ruleset is loaded whole or not at all: all mistakes of all files are raised together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, get_args

from bvrules.checking import Checker
from bvrules.citation import Citation
from bvrules.condition import Term, TermVersion
from bvrules.errors import Problem, RulesetError
from bvrules.language import BASES, Language
from bvrules.law import InstrumentKind, Registered, Rule, Ruleset
from bvrules.period import Amount, AmountRow
from bvrules.reading import Node, UnreadableError, read_yaml
from bvrules.rulefile import RuleFile
from bvrules.setting import AnyEvent, DerivedEvent, FactEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bvrules.period import Period

ENCODED = ("in full", "partly", "judgement only", "not encoded")
COMMON_FILES = ("ruleset.yaml", "terms.yaml")
BY_DATE = ("act", "statutory instrument")


class Folder(Protocol):
    """A folder that rules can be read from: `pathlib.Path`, or what a wheel gives."""

    @property
    def name(self) -> str:
        """The last part of its path."""

    def iterdir(self) -> Iterable[Folder]:
        """Return what is in it."""

    def is_dir(self) -> bool:
        """Return whether it is a folder at all."""

    def read_bytes(self) -> bytes:
        """Return the bytes of a file."""


def load_rulesets(folders: Iterable[Folder]) -> tuple[Ruleset, ...]:
    """
    Load rulesets from their folders, in the order of their ids.

    Raises RulesetError with every mistake in every file, by file, line and column.
    """
    drafts = [_Draft(folder) for folder in sorted(folders, key=lambda folder: folder.name)]
    by_id = {draft.id: draft for draft in drafts}
    for draft in _users_last(drafts):
        draft.read_terms([by_id[each] for each in draft.uses if each in by_id])
        for each in draft.uses:
            if each not in by_id:
                draft.note(Problem(f"no ruleset is called `{each}`", draft.file("ruleset.yaml")))
    rulesets = [draft.finish() for draft in drafts]
    problems = [problem for draft in drafts for problem in draft.problems]
    if problems:
        raise RulesetError(problems)
    return tuple(rulesets)


def _users_last(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Return rulesets after those whose terms they use; those in a circle come last."""
    done: list[_Draft] = []
    waiting = list(drafts)
    while waiting:
        ready = [
            each
            for each in waiting
            if not set(each.uses) & {other.id for other in waiting if other is not each}
        ]
        ready = ready or waiting
        done += ready
        waiting = [each for each in waiting if each not in ready]
    return done


class _Draft:
    """A ruleset while it is read."""

    def __init__(self, folder: Folder) -> None:
        self.id = folder.name
        self.checkers: dict[str, Checker] = {}
        self.unreadable: list[Problem] = []
        self.nodes = {
            each.name: node
            for each in sorted(folder.iterdir(), key=lambda f: f.name)
            if each.name.endswith(".yaml") and (node := self._read(each)) is not None
        }
        self.terms: dict[str, Term] = {}
        self.amounts: dict[str, Amount] = {}
        self.events: dict[str, AnyEvent] = {}
        check = self.checker("ruleset.yaml")
        if "ruleset.yaml" not in self.nodes:
            self.note(Problem("this folder has no ruleset.yaml", self.id))
        self.fields = check.fields(
            self.nodes.get("ruleset.yaml"),
            ("title", "short", "kind", "duty", "read_until", "register"),
            ("link", "uses"),
        )
        self.uses = check.texts(self.fields.get("uses"))
        kind = check.choice(self.fields.get("kind"), get_args(InstrumentKind))
        self.kind: InstrumentKind = kind or "act"
        self.base = Citation(
            check.text(self.fields.get("short")),
            "",
            check.optional_text(self.fields.get("link")),
            self.kind in BY_DATE,
        )

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong, in all files."""
        return self.unreadable + [p for each in self.checkers.values() for p in each.problems]

    def file(self, name: str) -> str:
        return f"{self.id}/{name}"

    def note(self, problem: Problem) -> None:
        self.unreadable.append(problem)

    def checker(self, name: str) -> Checker:
        return self.checkers.setdefault(name, Checker(self.file(name)))

    def _read(self, file: Folder) -> Node | None:
        name = self.file(file.name)
        try:
            documents = read_yaml(file.read_bytes().decode("utf-8"), first_document_only=True)
        except UnicodeDecodeError:
            self.note(Problem("this is not UTF-8 text", name))
        except UnreadableError as error:
            found = error.problem
            self.note(Problem(found.what, name, found.line, found.column, help=found.help))
        else:
            if documents:
                return documents[0]
            self.note(Problem("this file is empty", name))
        return None

    # terms.yaml

    def read_terms(self, used: Sequence[_Draft]) -> None:
        """Read terms, amounts and events, after those of the rulesets that are used."""
        for each in used:
            self.terms |= each.terms
            self.amounts |= each.amounts
            self.events |= each.events
        check = self.checker("terms.yaml")
        fields = check.fields(self.nodes.get("terms.yaml"), (), ("amounts", "events", "terms"))
        language = Language(check, self.terms, self.amounts, self.events)
        file = RuleFile(language, check, self.base)
        for name, node in check.pairs(fields.get("amounts")):
            self.amounts[name] = self._amount(name, node, file)
        for name, node in check.pairs(fields.get("events")):
            event = self._event(name, node, language)
            if event is not None:
                self.events[name] = event
        for name, node in check.pairs(fields.get("terms")):
            # A term may use those above it, so that none can go round in a circle.
            self.terms[name] = self._term(name, node, file)

    def _amount(self, name: str, node: Node, file: RuleFile) -> Amount:
        check = file.checker
        fields = check.fields(node, ("citation", "rows"))
        rows = []
        own = []
        for each in check.items(fields.get("rows")):
            row = check.fields(each, ("from", "pounds", "basis", "by"), ("until", "state"))
            if row:
                rows.append((file.period(row, each), each))
                own.append(row)
        periods = file.periods(rows)
        found = tuple(
            self._amount_row(period, row, check) for period, row in zip(periods, own, strict=False)
        )
        return Amount(name, file.cite(fields.get("citation")), found)

    @staticmethod
    def _amount_row(period: Period, row: dict[str, Node], check: Checker) -> AmountRow:
        pounds = row.get("pounds")
        if pounds is not None and isinstance(pounds.value, dict):
            ends = check.fields(pounds, ("low", "high"))
            low, high = check.number(ends.get("low")), check.number(ends.get("high"))
            if high < low:
                check.wrong(pounds, "`high` is less than `low`")
        else:
            low = high = check.number(pounds)
        return AmountRow(period, low, high, check.choice(row.get("basis"), BASES) or BASES[0])

    @staticmethod
    def _event(name: str, node: Node, language: Language) -> AnyEvent | None:
        check = language.checker
        fields = check.fields(node, ("citation", "says"), ("first", "in", "dated", "first_of"))
        if "first_of" in fields:
            found = [language.event(each) for each in check.items(fields["first_of"])]
            others = tuple(each for each in found if isinstance(each, FactEvent))
            return DerivedEvent(name, others=others)
        if not {"first", "in", "dated"} <= fields.keys():
            check.wrong(
                node,
                "an event is the `first` of a list, with `in` and `dated`, or `first_of` several",
            )
            return None
        path = language.path(fields["in"])
        if path is None:
            return None
        variable = check.text(fields["first"])
        event = language.event(fields["dated"], {variable: path.type})
        return DerivedEvent(name, (path, variable, event)) if isinstance(event, FactEvent) else None

    def _term(self, name: str, node: Node, file: RuleFile) -> Term:
        check = file.checker
        fields = check.fields(node, ("of", "citation", "versions"), ("judgement",))
        file.language.questions = file.questions(fields.get("judgement"))
        rows = []
        own = []
        for each in check.items(fields.get("versions")):
            row = check.fields(each, ("from", "by", "holds_when"), ("until", "state"))
            condition = file.language.condition(row.get("holds_when"))
            if row and condition is not None:
                rows.append((file.period(row, each), each))
                own.append(condition)
        versions = tuple(
            TermVersion(period, condition)
            for period, condition in zip(file.periods(rows), own, strict=False)
        )
        return Term(name, check.text(fields.get("of")), file.cite(fields.get("citation")), versions)

    # Rules

    def finish(self) -> Ruleset:
        """Return the ruleset; what was wrong with it is in `problems`."""
        check = self.checker("ruleset.yaml")
        rules = [
            rule
            for name, node in self.nodes.items()
            if name not in COMMON_FILES and (rule := self._rule(name, node)) is not None
        ]
        register = []
        for each in check.items(self.fields.get("register")):
            row = check.fields(each, ("provision", "encoded"), ("why",))
            encoded = check.choice(row.get("encoded"), ENCODED) or ENCODED[-1]
            why = check.optional_text(row.get("why"))
            if why is None and encoded != ENCODED[0]:
                check.wrong(each, "say why this provision is not encoded in full")
            register.append(Registered(check.text(row.get("provision")), encoded, why))
        return Ruleset(
            id=self.id,
            title=check.text(self.fields.get("title")),
            short=self.base.instrument,
            kind=self.kind,
            duty=check.text(self.fields.get("duty")),
            link=self.base.address,
            read_until=check.day(self.fields.get("read_until")) or 0,
            register=tuple(register),
            terms=self.terms,
            amounts=self.amounts,
            events=self.events,
            rules=tuple(rules),
        )

    def _rule(self, name: str, node: Node) -> Rule | None:
        check = self.checker(name)
        language = Language(check, self.terms, self.amounts, self.events)
        rule = RuleFile(language, check, self.base).rule(node, self.id)
        if rule is not None:
            short = rule.id.partition("/")[2]
            if not name.startswith(f"{short}-"):
                check.wrong(node, f"the file of rule `{short}` is called {short}-….yaml")
            others = [
                each for each in self.checkers if each.startswith(f"{short}-") and each != name
            ]
            if any(
                self.nodes[each].value.get("id") and self.nodes[each].value["id"].value == short
                for each in others
                if isinstance(self.nodes[each].value, dict)
            ):
                check.wrong(node, f"two rules have the id `{short}`")
        return rule
