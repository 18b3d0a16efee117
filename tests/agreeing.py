"""Rules and terms made by chance, loaded like those of a folder."""

from __future__ import annotations

from importlib.util import find_spec
from sys import version_info
from typing import TYPE_CHECKING, Any

import yaml

from bvrules import load_rulesets

if TYPE_CHECKING:
    from bvrules.law import Ruleset

HAS_DURABLE = find_spec("durable_rules_engine") is not None and version_info < (3, 13)
ENGINES: tuple[Any, ...] = ("durable", "portable") if HAS_DURABLE else ("portable",)
"""The engines that can run here: durable-rules cannot be imported on Python 3.13 or later."""

RULESET = {
    "title": "A random instrument",
    "short": "RI",
    "kind": "act",
    "duty": "Anything",
    "read_until": "2100-01-01",
    "register": [{"provision": "section 1", "encoded": "in full"}],
}


class InMemory:
    """A folder of YAML that was never written to a disk."""

    def __init__(self, name: str, data: Any = None, inside: list[InMemory] | None = None) -> None:
        self.name = name
        self.data = data
        self.inside = inside or []

    def iterdir(self) -> list[InMemory]:
        return self.inside

    def is_dir(self) -> bool:
        return bool(self.inside)

    def read_bytes(self) -> bytes:
        return yaml.dump(self.data, Dumper=Plain, sort_keys=False, allow_unicode=True).encode()


class Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes no anchors, which rule files do not have."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the base class gives it
        return True


def load(rule: dict[str, Any], terms: dict[str, Any]) -> Ruleset:
    files = [
        InMemory("ruleset.yaml", RULESET),
        InMemory("terms.yaml", terms),
        InMemory(f"{rule['id']}-rule.yaml", rule),
    ]
    (found,) = load_rulesets([InMemory("random", inside=files)])
    return found
