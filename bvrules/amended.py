"""
One file of a ruleset that is loaded, read again with something changed in it.

What the other files say is kept, so that a change is tried without loading everything anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from bvrules.checking import Checker
from bvrules.citation import Citation
from bvrules.draft import BY_DATE, COMMON_FILES
from bvrules.language import Language
from bvrules.names import Defined
from bvrules.reading import decode
from bvrules.rulefile import RuleFile
from bvrules.termsfile import TermsFile
from bvrules.yamltext import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bvrules.draft import Folder
    from bvrules.law import Rule, Ruleset
    from bvrules.reading import Node

T = TypeVar("T")


def nodes_of(folder: Folder, ruleset: Ruleset) -> dict[str, Node]:
    """Return what the files of a ruleset that is loaded say, by their names in messages."""
    read = {rule.file for rule in ruleset.rules}
    read |= {f"{ruleset.id}/{name}" for name in COMMON_FILES}
    files = {f"{ruleset.id}/{file.name}": file for file in folder.iterdir()}
    return {name: _first_document(file) for name, file in files.items() if name in read}


def _first_document(file: Folder) -> Node:
    return read_yaml(decode(file.read_bytes(), file.name), first_document_only=True)[0]


def amended_rule(node: Node, file: str, ruleset: Ruleset) -> Rule | None:
    """Return the rule that a node says, among what its ruleset defines; None if it is wrong."""
    check = Checker(file)
    language = Language(check, _defined(ruleset, without=set()))
    rule = RuleFile(language, check, _base(ruleset), ruleset.sources).rule(node, ruleset.id)
    return None if check.problems else rule


def amended_terms(node: Node, ruleset: Ruleset) -> Ruleset | None:
    """
    Return a ruleset with what a node of terms.yaml defines; None if it is wrong.

    Its rules stay as they were: they mean what they meant before.
    """
    check = Checker("terms.yaml")
    defined = _defined(ruleset, {name for part in node.value.values() for name in part.value})
    file = TermsFile(Language(check, defined), check, _base(ruleset), ruleset.sources)
    file.read_parameters(node)
    file.read(node)
    return None if check.problems else replace(ruleset, **vars(defined))


def _defined(ruleset: Ruleset, without: set[str]) -> Defined:
    return Defined(
        _others(ruleset.parameters, without),
        _others(ruleset.amounts, without),
        _others(ruleset.events, without),
        _others(ruleset.terms, without),
    )


def _others(known: Mapping[str, T], names: set[str]) -> dict[str, T]:
    return {name: each for name, each in known.items() if name not in names}


def _base(ruleset: Ruleset) -> Citation:
    return Citation(ruleset.short, "", ruleset.link, ruleset.kind in BY_DATE)
