"""terms.yaml: the parameters, terms, amounts and events of a ruleset, dated and cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bvrules.errors import excerpt
from bvrules.language import BASES
from bvrules.lawfile import LawFile
from bvrules.leaves import Term, TermVersion
from bvrules.period import Amount, AmountRow, Parameter
from bvrules.reading import Node
from bvrules.setting import AnyEvent, DerivedEvent, FactEvent
from bvrules.vocabulary import CASE, fact_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bvrules.period import Period
    from bvrules.vocabulary import FactType

PARTS = tuple(name for name in CASE.names if (fact_type(name) or CASE).kind == "part")
"""What a term may be said of."""
ROW = ("until", "state", "source")
"""What a row of an amount or a term may say of its period."""


class TermsFile(LawFile):
    """Reads terms.yaml; `checker` gathers what is wrong with it."""

    def read(self, node: Node | None) -> None:
        """Add what the file defines, parameters aside, to what the language knows."""
        defined = self.language.defined
        fields = self.checker.fields(node, (), ("parameters", "amounts", "events", "terms"))
        for name, each in self._new(fields.get("amounts"), defined.amounts):
            defined.amounts[name] = self._amount(name, each)
        for name, each in self._new(fields.get("events"), defined.events):
            event = self._event(name, each)
            if event is not None:
                defined.events[name] = event
        for name, each in self._new(fields.get("terms"), defined.terms):
            # A term may use those above it, so that none can go round in a circle.
            defined.terms[name] = self._term(name, each)

    def _new(self, node: Node | None, known: Iterable[str]) -> Iterator[tuple[str, Node]]:
        """Return what a part of terms.yaml defines, after noting what is defined elsewhere."""
        for name, inner in self.checker.pairs(node):
            if node is None:
                continue
            key = self.checker.key(node, name)
            self.checker.text(key)
            if name in known or fact_type(name) is not None:
                self.checker.wrong(key, f"`{excerpt(name)}` already means something else")
            yield name, inner

    def read_parameters(self, node: Node | None) -> None:
        """Add the parameters that the file declares, before anything uses or sets them."""
        known = self.language.defined.parameters
        for name, each in self._new(_parameters_in(node), known):
            known[name] = self._parameter(name, each)

    def refuse_again(self, node: Node | None, taken: Iterable[str]) -> None:
        """Note the parameters that another ruleset has declared already."""
        for _ in self._new(_parameters_in(node), taken):
            pass

    def _parameter(self, name: str, node: Node) -> Parameter:
        check = self.checker
        fields = check.fields(node, ("says", "unit", "is", "at_least", "at_most"))
        value, low, high = (check.number(fields.get(key)) for key in ("is", "at_least", "at_most"))
        if {"is", "at_least", "at_most"} <= fields.keys() and not low <= value <= high:
            check.wrong(fields["is"], "`is` does not lie between `at_least` and `at_most`")
        says, unit = check.text(fields.get("says")), check.text(fields.get("unit"))
        return Parameter(name, says, unit, value, low, high, value)

    def _amount(self, name: str, node: Node) -> Amount:
        check = self.checker
        fields = check.fields(node, ("citation", "rows"))
        rows = []
        own = []
        for each in check.items(fields.get("rows")):
            row = check.fields(each, ("from", "pounds", "basis", "by"), ROW)
            if row:
                rows.append((self.period(row), each))
                own.append(row)
        periods = self.periods(rows)
        found = tuple(
            self._amount_row(period, row) for period, row in zip(periods, own, strict=False)
        )
        return Amount(name, self.cite(fields.get("citation")), found)

    def _amount_row(self, period: Period, row: dict[str, Node]) -> AmountRow:
        check = self.checker
        pounds = row.get("pounds")
        if pounds is not None and isinstance(pounds.value, dict):
            ends = check.fields(pounds, ("low", "high"))
            low, high = check.number(ends.get("low")), check.number(ends.get("high"))
            if high < low:
                check.wrong(pounds, "`high` is less than `low`")
        else:
            low = high = check.number(pounds)
        return AmountRow(period, low, high, check.choice(row.get("basis"), BASES) or BASES[0])

    def _event(self, name: str, node: Node) -> AnyEvent | None:
        check, language = self.checker, self.language
        ways = ("first", "in", "dated", "first_of", "no_later_than")
        fields = check.fields(node, ("citation", "says"), ways)
        says = f"{check.text(fields.get('says'))} ({self.cite(fields.get('citation'))})"
        later = self._of_facts(fields.get("no_later_than"))
        if "first_of" in fields:
            return DerivedEvent(name, None, self._of_facts(fields["first_of"]), later, says)
        if not {"first", "in", "dated"} <= fields.keys():
            check.wrong(
                node,
                "an event is the `first` of a list, with `in` and `dated`, or `first_of` several",
            )
            return None
        variable = language.name(fields["first"])
        path = language.open_list(fields["in"])
        if path is None or not variable:
            return None
        event = self._of_fact(fields["dated"], {variable: path.type})
        return event and DerivedEvent(name, (path, variable, event), (), later, says)

    def _term(self, name: str, node: Node) -> Term:
        check = self.checker
        fields = check.fields(node, ("of", "citation", "versions"), ("judgement",))
        check.choice(fields.get("of"), PARTS)
        self.language.questions = self.questions(fields.get("judgement"))
        rows = []
        own = []
        for each in check.items(fields.get("versions")):
            row = check.fields(each, ("from", "by", "holds_when"), ROW)
            condition = self.language.condition(row.get("holds_when"))
            if row and condition is not None:
                rows.append((self.period(row), each))
                own.append(condition)
        versions = tuple(
            TermVersion(period, condition)
            for period, condition in zip(self.periods(rows), own, strict=False)
        )
        return Term(name, check.text(fields.get("of")), self.cite(fields.get("citation")), versions)

    def _of_facts(self, node: Node | None) -> tuple[FactEvent, ...]:
        found = [self._of_fact(each) for each in self.checker.items(node)]
        return tuple(each for each in found if each is not None)

    def _of_fact(self, node: Node, scope: Mapping[str, FactType] | None = None) -> FactEvent | None:
        """Return an event that is a fact, after noting if it is one that terms.yaml defines."""
        event = self.language.event(node, scope)
        if event is None or isinstance(event, FactEvent):
            return event
        self.checker.wrong(node, f"`{event.text}` is no fact: an event is made of facts only")
        return None


def _parameters_in(node: Node | None) -> Node | None:
    found = node.value.get("parameters") if node and isinstance(node.value, dict) else None
    return found if isinstance(found, Node) else None
