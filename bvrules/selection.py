"""Which rules are checked: chosen by rule, instrument or modality, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bvrules.errors import Problem, SettingsError, did_you_mean, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bvrules.law import Rule, Ruleset


@dataclass(frozen=True, slots=True)
class Selection:
    """What was chosen, what was ignored, and the ids of the rules that were left out."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


EVERYTHING = Selection()


def choose(
    rulesets: Iterable[Ruleset], select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[tuple[Ruleset, ...], Selection]:
    """
    Return the rulesets with the rules that are chosen, and the selection.

    Each word is the id of a rule, how ids begin, the short name of an instrument, or a
    modality. Without `select`, all are chosen; `ignore` then leaves out. A ruleset of which
    no rule is left is left out. Raises SettingsError for words that mean no rule.

    >>> from bvrules.shipped import shipped_rulesets
    >>> chosen, selection = choose(shipped_rulesets(), ["SVA 2012"], ["sva-2012/s1-6"])
    >>> [rule.id for ruleset in chosen for rule in ruleset.rules]
    ['sva-2012/s1-3', 'sva-2012/s1-7']
    """
    loaded = tuple(rulesets)
    bare = {each.id for each in loaded if not each.rules}
    meanings = _Meanings(loaded)
    chosen = set(meanings.rules) if not select else meanings.of(select)
    chosen -= meanings.of(ignore)
    if meanings.problems:
        raise SettingsError(meanings.problems)
    narrowed = (
        replace(each, rules=tuple(rule for rule in each.rules if rule.id in chosen))
        for each in loaded
        if each.rules or not select  # one without rules is a register of what is not encoded
    )
    kept = tuple(new for new in narrowed if new.rules or new.id in bare)
    left_out = tuple(sorted(meanings.rules.keys() - chosen))
    return kept, Selection(tuple(select), tuple(ignore), left_out)


class _Meanings:
    """What words mean among some rulesets; gathers those that mean nothing."""

    def __init__(self, rulesets: Sequence[Ruleset]) -> None:
        self.rules: dict[str, tuple[Rule, Ruleset]] = {
            rule.id: (rule, ruleset) for ruleset in rulesets for rule in ruleset.rules
        }
        self.problems: list[Problem] = []

    def of(self, words: Sequence[str]) -> set[str]:
        """Return the ids of the rules that any of the words means."""
        found: set[str] = set()
        for word in words:
            meant = {word} if word in self.rules else set(self._meant(word))
            if not meant:
                what = f"no rule, instrument or modality is called `{excerpt(word)}`"
                help = did_you_mean(word, self._known()) or "`bvcheck rules` lists them"
                self.problems.append(Problem(what, help=help))
            found |= meant
        return found

    def _meant(self, word: str) -> Iterator[str]:
        for id, (rule, ruleset) in self.rules.items():
            short = ruleset.short.lower() == word.lower()
            if word and (short or id.startswith(word) or rule.modality == word):
                yield id

    def _known(self) -> list[str]:
        """Return every word that means something, but for the beginnings of ids."""
        words = {
            word
            for id, (rule, ruleset) in self.rules.items()
            for word in (id, ruleset.id, ruleset.short, rule.modality)
        }
        return sorted(words)
