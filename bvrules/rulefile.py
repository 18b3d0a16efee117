"""A rule file, as written, to a rule: its keys, their order, and what each must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from bvrules.citation import Citation
from bvrules.condition import Condition, Connective
from bvrules.errors import excerpt
from bvrules.law import (
    Consequence,
    Departure,
    Exemption,
    Modality,
    Remedy,
    Rule,
    Version,
    Yielding,
)
from bvrules.lawfile import LawFile
from bvrules.leaves import Equals, Happened
from bvrules.reading import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bvrules.period import Period


REQUIRED = (
    "id",
    "title",
    "citation",
    "says",
    "modality",
    "bearer",
    "action",
    "judged_on",
    "in_force",
    "requires",
    "remedy",
)
KEYS = (
    "id",
    "title",
    "citation",
    "link",
    "says",
    "modality",
    "bearer",
    "action",
    "judged_on",
    "due",
    "in_force",
    "binds_when",
    "applies_when",
    "judgement",
    "requires",
    "exceptions",
    "departure",
    "consequence",
    "waivable",
    "remedy",
)
OPTIONAL = tuple(key for key in KEYS if key not in REQUIRED)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
MAX_EXCEPTIONS = 6
ROW = ("from", "until", "declared", "prospective", "state", "source")
"""What a row of in_force may say of its period."""
KNOWN = ("state", "source")


class RuleFile(LawFile):
    """Reads one rule file; `checker` gathers what is wrong with it."""

    def rule(self, node: Node, ruleset: str) -> Rule | None:
        """Return the rule that the first document of a file says, or None if it cannot be."""
        check = self.checker
        fields = check.fields(node, REQUIRED, OPTIONAL)
        if not fields:
            return None
        check.in_order(node, KEYS)
        questions = self.questions(fields.get("judgement"))
        self.language.questions = questions
        link = check.link(fields.get("link"))
        judged_on = self.language.event(fields["judged_on"]) if "judged_on" in fields else None
        due = self.language.day(fields.get("due") or fields.get("judged_on"))
        versions = self._versions(fields)
        modality = check.choice(fields.get("modality"), MODALITIES)
        if "binds_when" in fields and modality != "local policy":
            check.wrong(fields["binds_when"], "only a local policy has `binds_when`")
        exceptions = self._exceptions(fields.get("exceptions"))
        departure = self._departure(fields.get("departure"))
        if departure is not None and modality not in ("should", "must have regard to"):
            check.wrong(fields["departure"], "only guidance can be departed from for a reason")
        binds_when = self.language.condition(fields.get("binds_when"))
        id = check.text(fields.get("id"))
        if not id or judged_on is None or due is None or not versions or modality is None:
            return None
        return Rule(
            id=f"{ruleset}/{id}",
            ruleset=ruleset,
            file=check.file,
            title=check.text(fields.get("title")),
            citation=self.cite(fields.get("citation"), link),
            says=check.text(fields.get("says")),
            modality=modality,
            bearer=check.text(fields.get("bearer")),
            action=check.text(fields.get("action")),
            judged_on=judged_on,
            due=due,
            versions=versions,
            binds_when=binds_when,
            questions=questions,
            exceptions=exceptions,
            departure=departure,
            consequence=self._consequence(fields.get("consequence")),
            remedy=self._remedy(fields.get("remedy")),
            waivable=check.flag(fields.get("waivable")) is not False,
        )

    # The parts of a rule, in the order of the file

    def _versions(self, fields: dict[str, Node]) -> tuple[Version, ...]:
        check = self.checker
        applies = self.language.condition(fields.get("applies_when"))
        requires = self._requires(fields["requires"]) if "requires" in fields else None
        says = check.text(fields.get("says"))
        rows: list[tuple[Period, Node]] = []
        own: list[dict[str, Node]] = []
        for node in check.items(fields.get("in_force")):
            row = check.fields(
                node,
                ("by",),
                (*ROW, "says", "applies_when", "requires"),
            )
            if row and ("from" in row) == ("declared" in row):
                what = "a version begins `from` a day, or was `declared` by a judgment"
                check.wrong(node, what)
            if row:
                rows.append((self.period(row), node))
                own.append(row)
        versions = []
        for period, row in zip(self.periods(rows), own, strict=False):
            needs = self._requires(row["requires"]) if "requires" in row else requires
            where = (
                self.language.condition(row["applies_when"]) if "applies_when" in row else applies
            )
            told = check.text(row["says"]) if "says" in row else says
            if needs is not None:
                versions.append(Version(period, told, where, needs))
        return tuple(versions)

    def _requires(self, node: Node) -> Condition | None:
        if not isinstance(node.value, dict):
            return self.language.condition(node)
        if "for_each" in node.value:
            return self._for_each(node)
        if "covers" in node.value:
            return self._covers(node)
        return self.language.condition(node)

    def _for_each(self, node: Node) -> Condition | None:
        check = self.checker
        pairs = check.pairs(node.value["for_each"])
        if len(pairs) != 1:
            check.wrong(node, "`for_each` names one thing, with its constants")
            return None
        ((name, constants),) = pairs
        rest = {key: value for key, value in node.value.items() if key != "for_each"}
        blank = Node(rest, node.line, node.column, node.keys)
        limbs = []
        for constant, citation in check.pairs(constants):
            filled = _filled(blank, f"<{name}>", constant)
            if filled.plain() == blank.plain():
                check.wrong(node.value["for_each"], f"`<{name}>` does not stand in the condition")
                return None
            limb = self.language.condition(filled)
            if limb is not None:
                limb.citation = check.text(citation)
                limbs.append(limb)
        return _all(limbs) if limbs else None

    def _covers(self, node: Node) -> Condition | None:
        check = self.checker
        fields = check.fields(node, ("covers", "headings"))
        base = check.text(fields.get("covers"))
        limbs = []
        for group, headings in check.pairs(fields.get("headings")):
            for heading, words in check.pairs(headings):
                text = f"{base}.{group}.{heading}"
                key = check.key(headings, heading)
                path = self.language.path(Node(text, key.line, key.column))
                if path is None:
                    continue
                if path.type.kind != "flag":
                    check.wrong(key, f"`{text}` is not true or false")
                limbs.append(Equals(path, frozenset([True])).named(check.text(words)))
        return _all(limbs) if limbs else None

    def _exceptions(self, node: Node | None) -> tuple[Exemption, ...]:
        check = self.checker
        found: list[Exemption] = []
        for each in check.items(node):
            fields = check.fields(each, ("id", "citation", "because", "when"), ("unless", *KNOWN))
            when = self.language.condition(fields.get("when"))
            unless = tuple(
                yielding
                for inner in check.items(fields.get("unless"))
                if (yielding := self._yielding(inner)) is not None
            )
            name = check.text(fields.get("id"))
            if name and name in {other.id for other in found}:
                check.wrong(fields["id"], f"two exceptions have the id `{excerpt(name)}`")
            if when is not None:
                found.append(
                    Exemption(
                        name,
                        self.cite(fields.get("citation")),
                        check.text(fields.get("because")),
                        when,
                        unless,
                        self.known(fields),
                    )
                )
        if node is not None and len(found) > MAX_EXCEPTIONS:
            check.wrong(node, f"a rule has at most {MAX_EXCEPTIONS} exceptions")
        return tuple(found)

    def _yielding(self, node: Node) -> Yielding | None:
        check = self.checker
        fields = check.fields(node, ("id", "citation", "because", "when"), KNOWN)
        when = self.language.condition(fields.get("when"))
        if when is None:
            return None
        return Yielding(
            check.text(fields.get("id")),
            self.cite(fields.get("citation")),
            check.text(fields.get("because")),
            when,
            self.known(fields),
        )

    def _departure(self, node: Node | None) -> Departure | None:
        fields = self.checker.fields(node, ("citation", "reasons", "says"), KNOWN)
        if not fields or "reasons" not in fields:
            return None
        event = self.language.event(fields["reasons"])
        if event is None:
            return None
        recorded = Happened(event, wanted=True).named(f"{event.text} has happened")
        return Departure(
            Citation("", self.checker.text(fields.get("citation"))),
            recorded,
            self.checker.text(fields.get("says")),
            self.known(fields),
        )

    def _consequence(self, node: Node | None) -> Consequence | None:
        fields = self.checker.fields(node, ("citation", "says"), KNOWN)
        if not fields:
            return None
        says = self.checker.text(fields.get("says"))
        return Consequence(self.cite(fields.get("citation")), says, self.known(fields))

    def _remedy(self, node: Node | None) -> Remedy:
        fields = self.checker.fields(node, ("before", "after"))
        return Remedy(
            self.checker.text(fields.get("before")), self.checker.text(fields.get("after"))
        )


def _all(limbs: Sequence[Condition]) -> Condition:
    text = "all of: " + "; ".join(limb.text for limb in limbs)
    return Connective("all", tuple(limbs)).named(text)


def _filled(node: Node, mark: str, constant: str) -> Node:
    """Put a constant where a rule says <group>."""
    value = node.value
    if isinstance(value, str):
        return Node(value.replace(mark, constant), node.line, node.column)
    if isinstance(value, list):
        return Node([_filled(each, mark, constant) for each in value], node.line, node.column)
    if isinstance(value, dict):
        filled = {
            key.replace(mark, constant): _filled(each, mark, constant)
            for key, each in value.items()
        }
        keys = {key.replace(mark, constant): place for key, place in (node.keys or {}).items()}
        return Node(filled, node.line, node.column, keys)
    return node
