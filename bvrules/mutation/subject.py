"""What is changed: a rule, or a thing that terms.yaml defines; and the examples that watch it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bvrules.amended import amended_rule, amended_terms, nodes_of
from bvrules.example import examples_of
from bvrules.mutation.files import of_rule, of_terms
from bvrules.reading import mentions
from bvrules.selftest import run_rule, run_term, trial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bvrules.law import Rule, Ruleset
    from bvrules.mutation.change import Change
    from bvrules.reading import Node
    from bvrules.ruleset import Folder
    from bvrules.selftest import Trial

    Run = Callable[[Trial], "str | None"]
    """Runs an example on a changed ruleset; returns what is wrong, or None."""


@dataclass(frozen=True)
class Subject:
    """
    A rule or a thing of terms.yaml: its changes, and its examples.

    `reread` takes a changed file, and returns how examples are run on it, or None if no author
    could have written it.
    """

    name: str
    file: str
    changes: tuple[Change, ...]
    trials: list[Trial]
    reread: Callable[[Node], Run | None]


class Subjects:
    """The subjects of one ruleset, made from its folder and what was loaded from it."""

    def __init__(self, folder: Folder, ruleset: Ruleset) -> None:
        self.ruleset = ruleset
        self.rules = {rule.id: rule for rule in ruleset.rules}
        self.nodes = nodes_of(folder, ruleset)
        self.trials: dict[str, list[Trial]] = {}
        for example in examples_of(folder, ruleset):
            made = trial(example, self.rules.get(example.subject))
            self.trials.setdefault(example.about, []).append(made)

    def all(self) -> Iterator[Subject]:
        """Return the rules in the order of their ids, and what terms.yaml defines."""
        for rule in sorted(self.ruleset.rules, key=lambda rule: rule.id):
            yield self._rule(rule)
        yield from self._defined()

    def _rule(self, rule: Rule) -> Subject:
        node = self.nodes[rule.file]

        def reread(node: Node) -> Run | None:
            changed = amended_rule(node, rule.file, self.ruleset)
            return None if changed is None else lambda trial: run_rule(trial, changed, self.ruleset)

        trials = list(self.trials.get(rule.id, ()))
        return Subject(rule.id, rule.file, tuple(of_rule(node)), trials, reread)

    # terms.yaml

    def _defined(self) -> Iterator[Subject]:
        file = f"{self.ruleset.id}/terms.yaml"
        node = self.nodes.get(file)
        if node is None:
            return
        changes: dict[str, list[Change]] = {}
        for name, change in of_terms(node):
            changes.setdefault(name, []).append(change)
        for name, own in changes.items():
            users = self._users(node, name)
            trials = [each for user in sorted(users) for each in self.trials.get(user, ())]
            reread = self._rereading(users & self.rules.keys())
            yield Subject(f"{self.ruleset.id}/{name}", file, tuple(own), trials, reread)

    def _users(self, node: Node, name: str) -> set[str]:
        """
        Return what watches a name: itself, the terms that use it, the rules that name it.

        A rule that only asks for a term is not among them: its examples take the term as given.
        """
        terms = node.value["terms"].value if "terms" in node.value else {}
        found = {name}
        for term, each in terms.items():  # a term uses only those above it
            if mentions(each, found):
                found.add(term)
        direct = found - terms.keys()
        rules = {id for id, rule in self.rules.items() if mentions(self.nodes[rule.file], direct)}
        return {f"{self.ruleset.id}/{each}" for each in found} | rules

    def _rereading(self, rules: set[str]) -> Callable[[Node], Run | None]:
        def reread(node: Node) -> Run | None:
            changed = amended_terms(node, self.ruleset)
            if changed is None:
                return None
            again = {id: self._again(id, changed) for id in rules}

            def run(trial: Trial) -> str | None:
                if trial.example.term is not None:
                    return run_term(trial, changed.terms.get(trial.example.term))
                rule = again[trial.example.subject]
                return run_rule(trial, rule, changed) if rule else "it cannot be read"

            return None if None in again.values() else run

        return reread

    def _again(self, id: str, changed: Ruleset) -> Rule | None:
        file = self.rules[id].file
        return amended_rule(self.nodes[file], file, changed)
