"""
A folder of YAML to a ruleset: ruleset.yaml, terms.yaml, and one file for each rule.

A ruleset is loaded whole or not at all: all mistakes of all files are raised together.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, get_args

from bvrules.checking import Checker
from bvrules.citation import Citation
from bvrules.errors import CaseError, Problem, RulesetError, did_you_mean, excerpt
from bvrules.language import Language
from bvrules.law import InstrumentKind, Registered, Ruleset
from bvrules.reading import Node, UnreadableError, decode
from bvrules.rulefile import RuleFile
from bvrules.termsfile import TermsFile
from bvrules.yamltext import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bvrules.law import Rule
    from bvrules.leaves import Term
    from bvrules.period import Amount
    from bvrules.setting import AnyEvent

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
        draft.read_terms(by_id)
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
        names = {each.id for each in waiting}
        ready = [each for each in waiting if not names.intersection(each.uses)]
        if not ready:
            for each in waiting:
                each.checker("ruleset.yaml").wrong(
                    each.fields["uses"], "these rulesets use this one in turn, so none can be first"
                )
            ready = waiting
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
            if self._is_read(each.name) and (node := self._read(each)) is not None
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
            check.link(self.fields.get("link")),
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

    def _is_read(self, name: str) -> bool:
        """Return whether a file is part of the ruleset, after noting if it was meant to be."""
        if name.lower().endswith((".yml", ".yaml")) and not name.endswith(".yaml"):
            self.note(Problem("this file would not be read: name it ….yaml", self.file(name)))
        return name.endswith(".yaml")

    def _read(self, file: Folder) -> Node | None:
        name = self.file(file.name)
        try:
            documents = read_yaml(decode(file.read_bytes(), name), first_document_only=True)
        except CaseError as error:
            self.unreadable += error.problems
        except UnreadableError as error:
            self.note(replace(error.problem, file=name))
        else:
            if documents:
                return documents[0]
            self.note(Problem("this file is empty", name))
        return None

    # terms.yaml

    def read_terms(self, others: Mapping[str, _Draft]) -> None:
        """Read terms, amounts and events, after those of the rulesets that are used."""
        for name, node in zip(
            self.uses, self.fields["uses"].value if self.uses else (), strict=True
        ):
            used = others.get(name)
            if used is None:
                help = did_you_mean(name, others) or "read its folder together with this one"
                self.checker("ruleset.yaml").wrong(node, f"no ruleset is called `{name}`", help)
                continue
            self.terms |= used.terms
            self.amounts |= used.amounts
            self.events |= used.events
        check = self.checker("terms.yaml")
        language = Language(check, self.events, self.terms, self.amounts)
        file = TermsFile(language, check, self.base)
        file.read(self.nodes.get("terms.yaml"), self.terms, self.amounts, self.events)

    # Rules

    def finish(self) -> Ruleset:
        """Return the ruleset; what was wrong with it is in `problems`."""
        check = self.checker("ruleset.yaml")
        return Ruleset(
            id=self.id,
            title=check.text(self.fields.get("title")),
            short=self.base.instrument,
            kind=self.kind,
            duty=check.text(self.fields.get("duty")),
            link=self.base.address,
            read_until=check.day(self.fields.get("read_until")) or 0,
            register=tuple(self._register(check)),
            terms=self.terms,
            amounts=self.amounts,
            events=self.events,
            rules=tuple(self._rules()),
        )

    def _register(self, check: Checker) -> Iterator[Registered]:
        for each in check.items(self.fields.get("register")):
            row = check.fields(each, ("provision", "encoded"), ("why",))
            encoded = check.choice(row.get("encoded"), ENCODED)
            why = check.optional_text(row.get("why"))
            if "why" not in row and encoded not in (None, ENCODED[0]):
                check.wrong(each, "say why this provision is not encoded in full")
            yield Registered(check.text(row.get("provision")), encoded or ENCODED[-1], why)

    def _rules(self) -> Iterator[Rule]:
        files: dict[str, str] = {}
        for name, node in self.nodes.items():
            if name in COMMON_FILES:
                continue
            check = self.checker(name)
            language = Language(check, self.events, self.terms, self.amounts)
            rule = RuleFile(language, check, self.base).rule(node, self.id)
            if rule is None:
                continue
            id, place = rule.id.partition("/")[2], node.value["id"]
            if not name.startswith(f"{id}-"):
                check.wrong(
                    place, f"the file of rule `{excerpt(id)}` is called {excerpt(id)}-….yaml"
                )
            if id in files:
                check.wrong(place, f"two rules have the id `{excerpt(id)}`", f"see {files[id]}")
            files[id] = name
            yield rule
