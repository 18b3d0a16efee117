"""
Rules, terms and cases by chance: small, but nasty, and the same for the same seed.

The rules and terms have the shape of their YAML files, the cases that of their JSON.
"""

from datetime import date
from random import Random
from typing import Any

from tests.oracle.cases import CaseWriter
from tests.oracle.facts import STAGES
from tests.oracle.learn import learn
from tests.oracle.limbs import ConditionWriter
from tests.oracle.material import ADOPTED, ASPECTS, GROUPS, HEADINGS, REASONS
from tests.oracle.reading import Plain
from tests.oracle.values import random_as_of, random_days

__all__ = ["learn", "random_case_and_rule"]

DEPTH = 3
MODALITIES = (
    "must",
    "must not",
    "must have regard to",
    "must consider",
    "should",
    "encouraged",
    "good practice",
    "local policy",
)


class RuleWriter(ConditionWriter):
    """
    Writes a rule with all its parts.
    """

    def rule(self) -> Plain:
        """
        Write a rule, its keys in the order of a rule file.
        """
        self.declared = self.rng.random() < 0.1
        judged_on = self.judged_on()
        modality = self.rng.choice(MODALITIES)
        optional = {
            "due": self.due(),
            "in_force": self.versions(),
            "binds_when": self.binds_when(judged_on) if modality == "local policy" else None,
            "applies_when": self.condition(1) if self.rng.random() < 0.5 else None,
            "judgement": self.questions,
            "requires": self.requires(),
            "exceptions": self.exceptions(),
            "departure": self.departure(modality),
        }
        head = {
            "id": "r1",
            "title": "What is asked is done",
            "citation": "section 1",
            "says": "An authority does what is asked of it.",
            "modality": modality,
            "bearer": "the authority",
            "action": "do what is asked",
            "judged_on": judged_on,
        }
        remedy = {"before": "Do it now.", "after": "Take the decision again."}
        return {
            **head,
            **{key: value for key, value in optional.items() if value},
            "remedy": remedy,
        }

    def judged_on(self) -> str:
        if self.rng.random() < 0.3:
            return self.defined_event()
        path = self.rng.choice([*STAGES[1:7], "decision.in_principle", "funding.decided"])
        self.paths.add(path)
        return path

    def due(self) -> Any:
        roll = self.rng.random()
        if roll < 0.6:
            return None
        return self.event(()) if roll < 0.75 else self.offset(())

    def versions(self) -> list[Plain]:
        """
        Write the rule's versions, of which some ask for something else or of others.
        """
        if self.declared:
            return [{"declared": 1985, "by": "a judgment", "state": "read"}]
        rows = self.rows()
        for row in rows:
            if self.rng.random() < 0.15:
                row["applies_when"] = self.condition(1)
            if self.rng.random() < 0.2:
                row["requires"] = self.requires()
        if self.rng.random() < 0.05:
            rows[-1]["prospective"] = True
        return rows

    def binds_when(self, judged_on: str) -> Plain | None:
        self.paths.add(ADOPTED)
        operand = self.rng.choice([True, {"no_later_than": judged_on}, {"before": self.day()}])
        return None if self.rng.random() < 0.2 else {ADOPTED: operand}

    def requires(self) -> Plain:
        """
        Write what is required: a condition, a limb for each of some constants, or a checklist.
        """
        roll = self.rng.random()
        if roll < 0.12:
            return self.for_each_group()
        if roll < 0.2:
            return self.for_each_aspect()
        if roll < 0.28:
            paths = [f"in_house.template.{g}.{name}" for g in HEADINGS for name in HEADINGS[g]]
            self.paths.update(paths)
            headings = {group: dict.fromkeys(names, "words") for group, names in HEADINGS.items()}
            return {"covers": "in_house.template", "headings": headings}
        return self.condition(DEPTH)

    def for_each_group(self) -> Plain:
        """
        Ask of each group that some exercise reached it.
        """
        path = "consultation.exercises"
        self.lists.setdefault(path, set()).update(f"consulted.{group}" for group in GROUPS)
        reached: Plain = {"exercise.consulted.<group>": True}
        return {
            "for_each": {"group": dict.fromkeys(GROUPS[: self.rng.choice([2, 4])], "section 1(1)")},
            self.rng.choice(["some", "every"]): "exercise",
            "in": path,
            "all": [reached, self.condition(1, (path,))],
        }

    def for_each_aspect(self) -> Plain:
        self.paths.update(f"in_house.audit.{aspect}" for aspect in ASPECTS)
        asked = {"aspect": dict.fromkeys(ASPECTS, "section 1(2)")}
        return {"for_each": asked, "in_house.audit.<aspect>": True}

    def exceptions(self) -> list[Plain]:
        """
        Write exceptions, some of which yield.
        """
        found = [self.exception(f"e{number}") for number in range(self.rng.choice([0, 0, 1, 1, 2]))]
        for exception in found:
            if self.rng.random() < 0.7:
                number = self.rng.choice([1, 1, 2])
                exception["unless"] = [self.exception(f"u{one}") for one in range(number)]
        return found

    def exception(self, name: str) -> Plain:
        words = {"id": name, "citation": "section 2", "because": "it could not be done"}
        return {**words, "when": self.condition(1)}

    def departure(self, modality: str) -> Plain | None:
        if modality not in {"should", "must have regard to"} or self.rng.random() < 0.2:
            return None
        self.paths.add(REASONS)
        return {
            "citation": "section 3",
            "reasons": REASONS,
            "says": "It may depart from this for a good reason.",
        }


def random_case_and_rule(seed: int) -> tuple[Plain, Plain, Plain, date]:
    """
    Give a rule, its terms, a case about what they read, and an as-of day, the same for a seed.
    """
    rng = Random(seed)
    days = random_days(rng)
    as_of = random_as_of(rng, days)
    writer = RuleWriter(rng, days)
    rule = writer.rule()
    share_known = rng.choice([1.0, 1.0, 0.97, 0.9, 0.75, 0.5])
    case = CaseWriter(rng, days, as_of, share_known).write(writer.paths, writer.lists)
    return rule, used(writer.terms), case, as_of


def used(terms: Plain) -> Plain:
    """
    Leave out the headings under which nothing stands.
    """
    return {name: listed for name, listed in terms.items() if listed}
