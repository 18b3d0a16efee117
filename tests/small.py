"""Three small rulesets that reach every outcome and every force, for tests of the doors."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_RULESET = """\
title: {title}
short: {short}
kind: {kind}
duty: {duty}
read_until: 2026-11-22
register:
  - provision: {provision}
    encoded: in full
  - provision: {provision} onwards
    encoded: not encoded
    why: It is for others to do.
"""

_RULE = """\
id: {id}
title: {title}
citation: {citation}
says: The council does what the title says.
modality: {modality}
bearer: council
action: do it
judged_on: decision.in_principle
in_force:
  - {{ from: 2000-04-01, by: SI 2000/1{link} }}
{binds}applies_when:
  authority.kind: London borough
{judgement}requires:
{requires}
{exceptions}remedy:
  before: Do it.
  after: Do it now, and decide again.
"""

_JUDGEMENT = """\
judgement:
  decision.general_approach:
    asks: Is it a choice of general approach?
    weigh: [how much moves, how hard it is to undo]
"""

_EXCEPTION = """\
exceptions:
  - id: direction
    citation: section 1(2)
    because: the authority was under a direction
    when: { best_value.under_direction: true }
"""

_BINDS = "binds_when:\n  policies.ours.adopted: { no_later_than: decision.in_principle }\n"


def _rule(id: str, citation: str, title: str, requires: str, **parts: str) -> str:
    words = {"modality": "must", "binds": "", "judgement": "", "exceptions": "", "link": ""}
    indented = "\n".join(f"  {line}" for line in requires.splitlines())
    return _RULE.format_map(
        words | parts | {"id": id, "citation": citation, "title": title, "requires": indented}
    )


EXERCISES = """\
some: exercise
in: consultation.exercises
all:
  - exercise.consulted.staff: true
  - exercise.ended: { before: decision.in_principle }"""

FILES = {
    "act-1999": {
        "ruleset": _RULESET.format(
            title="An Act, 1999", short="AA 1999", kind="act", duty="Acting", provision="section 1"
        ),
        "s1-arrange": _rule(
            "s1",
            "section 1(1)",
            "Arrangements are in place",
            "best_value.arrangements: true",
            exceptions=_EXCEPTION,
        ),
        "s2-ask": _rule("s2", "section 2", "Staff are asked before it is decided", EXERCISES),
        "s3-weigh": _rule(
            "s3",
            "section 3",
            "The approach is chosen with care",
            "decision.general_approach: { judged: true }",
            judgement=_JUDGEMENT,
        ),
    },
    "guidance-2001": {
        "ruleset": _RULESET.format(
            title="Guidance, 2001",
            short="Guidance 2001",
            kind="guidance",
            duty="Guidance",
            provision="paragraph 1",
        ),
        "p1-assess": _rule(
            "p1",
            "paragraph 1",
            "The effect on equality is assessed",
            "equality.impact_assessed: { no_later_than: decision.in_principle }",
            modality="should",
        ),
    },
    "policy-2002": {
        "ruleset": _RULESET.format(
            title="A policy, 2002",
            short="Policy 2002",
            kind="local policy",
            duty="In-house",
            provision="part 1",
        ),
        "part1-consider": _rule(
            "part1",
            "part 1",
            "The in-house option is considered",
            "in_house.considered: { no_later_than: decision.in_principle }",
            modality="local policy",
            binds=_BINDS,
        ),
    },
}


def write(folder: Path) -> Path:
    """Write the rulesets into a folder, and return it."""
    for ruleset, files in FILES.items():
        (folder / ruleset).mkdir(parents=True)
        for name, text in files.items():
            (folder / ruleset / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


DAY = "2011-03-02"
DONE: dict[str, Any] = {
    "format": 1,
    "title": "All done",
    "authority": {"name": "Anytown", "kind": "London borough"},
    "decision": {
        "in_principle": DAY,
        "general_approach": {"value": True, "by": "monitoring officer", "reasons": "it moves much"},
    },
    "best_value": {"arrangements": True, "under_direction": False},
    "consultation": {"exercises": [{"consulted": {"staff": True}, "ended": "2011-03-01"}]},
    "equality": {"impact_assessed": DAY},
    "in_house": {"considered": DAY},
}
"""A case in which everything was done."""


def changed(*changes: tuple[str, Any]) -> dict[str, Any]:
    """Return the case with facts changed: a path and a value; None takes a fact out."""
    data = deepcopy(DONE)
    for path, value in changes:
        *names, last = path.split(".")
        part = data
        for name in names:
            part = part.setdefault(name, {})
        if value is None:
            part.pop(last, None)
        else:
            part[last] = value
    return data


CASES: dict[str, tuple[tuple[str, Any], ...]] = {
    "compliant": (),
    "compliant, by allegation": (
        (
            "best_value.arrangements",
            {"value": True, "standing": "alleged", "source": "the council"},
        ),
    ),
    "breach": (("best_value.arrangements", False),),
    "breach, by allegation": (
        ("best_value.arrangements", {"value": False, "standing": "alleged", "source": "a union"}),
    ),
    "breach, of a list": (
        ("consultation.exercises", {"items": [{"consulted": {"staff": False}}], "complete": True}),
    ),
    "breach, by judgement": (
        ("decision.general_approach", {"value": False, "by": "auditor", "reasons": "no reasons"}),
    ),
    "departure from guidance": (("equality.impact_assessed", "2012"),),
    "departure from a policy": (("in_house.considered", False),),
    "departure from an adopted policy": (
        ("in_house.considered", False),
        ("policies.ours", {"adopted": "2005"}),
    ),
    "excused": (("best_value", {"arrangements": False, "under_direction": True}),),
    "unknown": (("best_value", None), ("consultation", None), ("equality", None)),
    "unknown, accounts differ": (
        (
            "best_value.arrangements",
            {
                "accounts": [
                    {"value": True, "source": "the council"},
                    {"value": False, "source": "a union"},
                ]
            },
        ),
    ),
    "judgement": (("decision.general_approach", None),),
    "pending": (("decision.in_principle", "2030-01-01"), ("best_value.arrangements", False)),
    "not applicable": (("authority.kind", "Scottish council"),),
    "before the law": (("decision.in_principle", "1999-12-31"),),
    "over a change of law": (("decision.in_principle", "2000"), ("best_value", None)),
    "nothing known": (("authority", None), ("decision", None), ("consultation", None)),
}
"""For each outcome, the facts that bring it about."""
