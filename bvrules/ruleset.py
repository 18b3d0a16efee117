"""
Folders of YAML to rulesets: ruleset.yaml, terms.yaml, and one file for each rule.

Rulesets are loaded whole or not at all: all mistakes of all files are raised together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules.draft import Draft, Folder
from bvrules.errors import Problem, RulesetError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bvrules.law import Ruleset

__all__ = ["Folder", "load_rulesets"]


def load_rulesets(folders: Iterable[Folder]) -> tuple[Ruleset, ...]:
    """
    Load rulesets from their folders, in the order of their ids.

    A local ruleset is loaded together with the one that it extends: it adds rules of its own
    and sets parameters that the other declares, and can touch nothing else of it.
    Raises RulesetError with every mistake in every file, by file, line and column.
    """
    drafts = [Draft(folder) for folder in sorted(folders, key=lambda folder: folder.name)]
    by_id = {draft.id: draft for draft in drafts}
    for draft in drafts:
        if by_id[draft.id] is not draft:
            draft.note(Problem("two rulesets have this name", draft.id, help="rename one folder"))
        draft.read_parameters()
    for draft in drafts:
        _set_parameters(draft, by_id)
    for draft in _users_last(drafts):
        draft.read_terms(by_id)
    rulesets = [draft.finish() for draft in drafts]
    problems = [problem for draft in drafts for problem in draft.problems]
    if problems:
        raise RulesetError(problems)
    return tuple(rulesets)


def _set_parameters(draft: Draft, by_id: Mapping[str, Draft]) -> None:
    """Set the parameters of the ruleset that a local one extends."""
    check = draft.checker("ruleset.yaml")
    if "sets" in draft.fields and draft.extends is None:
        what = "`sets` needs `extends`: it sets parameters of the ruleset that is extended"
        check.wrong(draft.fields["sets"], what)
    extended = by_id.get(draft.extends or "")
    if extended is not None:
        extended.rests_on(draft)
        for name, node in check.pairs(draft.fields.get("sets")):
            extended.set_parameter(name, node, check, draft.id)


def _users_last(drafts: Sequence[Draft]) -> list[Draft]:
    """Return rulesets after those that they use or extend; those in a circle come last."""
    done: list[Draft] = []
    waiting = list(drafts)
    while waiting:
        names = {each.id for each in waiting}
        ready = [each for each in waiting if not names.intersection(_needed(each))]
        if not ready:
            for each in waiting:
                each.checker("ruleset.yaml").wrong(
                    each.needs[0], "these rulesets use this one in turn, so none can be first"
                )
            ready = waiting
        done += ready
        waiting = [each for each in waiting if each not in ready]
    return done


def _needed(draft: Draft) -> list[str]:
    return [str(node.value) for node in draft.needs]
