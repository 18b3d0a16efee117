"""
A ruleset while it is read: its files as nodes, what they define, and all that is wrong.

ruleset.py puts drafts together, since one ruleset may use or extend another.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, get_args

from bvrules.checking import Checker
from bvrules.citation import Citation
from bvrules.errors import CaseError, Problem, did_you_mean, excerpt
from bvrules.language import Language
from bvrules.law import InstrumentKind, Nation, Registered, Ruleset
from bvrules.names import Defined
from bvrules.period import Source, State
from bvrules.reading import Node, UnreadableError, decode
from bvrules.rulefile import RuleFile
from bvrules.termsfile import TermsFile
from bvrules.yamltext import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bvrules.law import Rule

ENCODED = ("in full", "partly", "judgement only", "not encoded")
COMMON_FILES = ("ruleset.yaml", "terms.yaml")
REVIEWED = "mutants.yaml"
"""What `bvcheck test --mutate` reads, and a check never does."""
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


class Draft:
    """A ruleset while it is read."""

    def __init__(self, folder: Folder) -> None:
        self.id = folder.name
        self.checkers: dict[str, Checker] = {}
        self.unreadable: list[Problem] = []
        self.files: dict[str, bytes] = {}
        """What it is read from, by the names of the files, for receipts."""
        self.nodes = {
            each.name: node
            for each in sorted(folder.iterdir(), key=lambda f: f.name)
            if self._is_read(each.name) and (node := self._read(each)) is not None
        }
        self.defined = Defined()
        check = self.checker("ruleset.yaml")
        if "ruleset.yaml" not in self.nodes:
            self.note(Problem("this folder has no ruleset.yaml", self.id))
        self.fields = check.fields(
            self.nodes.get("ruleset.yaml"),
            ("title", "short", "kind", "duty", "read_until", "register"),
            ("extends", "sets", "uses", "extent", "link", "sources"),
        )
        self.extends = check.optional_text(self.fields.get("extends"))
        self.needs = [*check.items(self.fields.get("uses")), *self._extended()]
        """The nodes that name the rulesets which have to be read before this one."""
        kind = check.choice(self.fields.get("kind"), get_args(InstrumentKind))
        self.kind: InstrumentKind = kind or "act"
        if self.extends is not None and self.kind != "local policy":
            what = "a ruleset that extends another is a local policy: law is not made locally"
            check.wrong(self.fields["extends"], what, "write `kind: local policy`")
        self.base = Citation(
            check.text(self.fields.get("short")),
            "",
            check.link(self.fields.get("link")),
            self.kind in BY_DATE,
        )
        self.sources = dict(self._sources(check))

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong, in all files."""
        return self.unreadable + [p for each in self.checkers.values() for p in each.problems]

    def file(self, name: str) -> str:
        """Return the name of a file in messages."""
        return f"{self.id}/{name}"

    def note(self, problem: Problem) -> None:
        """Note what is wrong with a file as a whole."""
        self.unreadable.append(problem)

    def checker(self, name: str) -> Checker:
        """Return what gathers the mistakes of a file."""
        return self.checkers.setdefault(name, Checker(self.file(name)))

    def _is_read(self, name: str) -> bool:
        """Return whether a file is part of the ruleset, after noting if it was meant to be."""
        if name.lower().endswith((".yml", ".yaml")) and not name.endswith(".yaml"):
            self.note(Problem("this file would not be read: name it ….yaml", self.file(name)))
        return name.endswith(".yaml") and name != REVIEWED

    def _read(self, file: Folder) -> Node | None:
        name = self.file(file.name)
        self.files[name] = raw = file.read_bytes()
        try:
            documents = read_yaml(decode(raw, name), first_document_only=True)
        except CaseError as error:
            self.unreadable += error.problems
        except UnreadableError as error:
            self.note(replace(error.problem, file=name))
        else:
            if documents:
                return documents[0]
            self.note(Problem("this file is empty", name))
        return None

    # ruleset.yaml

    def _extended(self) -> Iterator[Node]:
        if "extends" in self.fields:
            yield self.fields["extends"]

    def _sources(self, check: Checker) -> Iterator[tuple[str, Source]]:
        for name, node in check.pairs(self.fields.get("sources")):
            fields = check.fields(node, ("title", "read"), ("link", "state"))
            yield (
                name,
                Source(
                    title=check.text(fields.get("title")),
                    link=check.link(fields.get("link")),
                    read_on=check.day(fields.get("read")) or 0,
                    state=check.choice(fields.get("state"), get_args(State)) or "read",
                ),
            )

    def _extent(self, check: Checker) -> Iterator[Nation]:
        for each in check.items(self.fields.get("extent")):
            nation: Nation | None = check.choice(each, get_args(Nation))
            if nation is not None:
                yield nation

    # terms.yaml

    def _terms_file(self) -> TermsFile:
        check = self.checker("terms.yaml")
        return TermsFile(Language(check, self.defined), check, self.base, self.sources)

    def read_parameters(self) -> None:
        """Read its own parameters: they may be set before anything uses them."""
        self._terms_file().read_parameters(self.nodes.get("terms.yaml"))

    def set_parameter(self, name: str, node: Node, check: Checker, by: str) -> None:
        """Set a parameter within its bounds, for a ruleset that extends this one."""
        parameter = self.defined.parameters.get(name)
        if parameter is None:
            known = self.defined.parameters
            help = did_you_mean(name, known) or _known(self.id, known)
            check.wrong(node, f"`{self.id}` has no parameter `{excerpt(name)}`", help)
            return
        value = check.number(node)
        if not parameter.low <= value <= parameter.high:
            what = f"`{name}` may be {parameter.low} to {parameter.high} {parameter.unit}"
            check.wrong(node, what, f"as shipped it is {parameter.shipped}")
        elif parameter.set_by is not None:
            check.wrong(node, f"`{parameter.set_by}` sets `{name}` too", "use one of the two")
        else:
            self.defined.parameters[name] = replace(parameter, value=value, set_by=by)

    def read_terms(self, others: Mapping[str, Draft]) -> None:
        """Read terms, amounts and events, after those of the rulesets that it needs."""
        file = self._terms_file()
        for node in self.needs:
            used = others.get(str(node.value))
            if used is None:
                help = did_you_mean(str(node.value), others)
                self.checker("ruleset.yaml").wrong(
                    node,
                    f"no ruleset is called `{excerpt(node.value)}`",
                    help or "read its folder together with this one",
                )
                continue
            file.refuse_again(self.nodes.get("terms.yaml"), used.defined.parameters)
            self.defined.take(used.defined)
            self.rests_on(used)
        file.read(self.nodes.get("terms.yaml"))

    def rests_on(self, other: Draft) -> None:
        """Note that what this means depends on what another ruleset defines or sets."""
        self.files |= {
            name: raw for name, raw in other.files.items() if name.endswith(COMMON_FILES)
        }

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
            extent=tuple(self._extent(check)),
            sources=self.sources,
            register=tuple(self._register(check)),
            parameters=self.defined.parameters,
            terms=self.defined.terms,
            amounts=self.defined.amounts,
            events=self.defined.events,
            rules=tuple(self._rules()),
            extends=self.extends,
            files=self.files,
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
            language = Language(check, self.defined)
            rule = RuleFile(language, check, self.base, self.sources).rule(node, self.id)
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


def _known(ruleset: str, parameters: Iterable[str]) -> str:
    listed = ", ".join(parameters)
    return f"it may be {listed}" if listed else f"`{ruleset}` leaves nothing to be set"
