"""
What a case says: facts, events as spans, lists and money, where nothing absent has a value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from tests.oracle.dates import ANY_DAY, BEGINNING, DAY, NEVER, Span, parse
from tests.oracle.facts import STAGES, is_event

Plain = dict[str, Any]


class Item(NamedTuple):
    """
    What a name stands for inside a quantifier: one item of the list at `path`.
    """

    path: str
    value: Any


Scope = Mapping[str, Item]
TOP: Scope = {}
UNBOUNDED = float("inf")


def known(written: Any) -> Plain | None:
    """
    Give a fact as an object with a value, or None if it has none.

    Accounts that agree are the first of them; accounts that differ are nothing known.
    """
    if not isinstance(written, dict):
        return None if written is None else {"value": written}
    own = [written] if written.get("value") is not None else []
    others = [known(account) for account in written.get("accounts", [])]
    accounts = own + [account for account in others if account is not None]
    if not accounts or any(not same(accounts[0]["value"], a["value"]) for a in accounts):
        return None
    return accounts[0]


def same(one: Any, other: Any) -> bool:
    """
    Compare two values; yes is not 1.
    """
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def dated_stages(case: Plain) -> dict[str, Span]:
    """
    Give the stages of the decision that have a date, as the case writes them.
    """
    facts = {stage: known(dig(case, stage.split("."))) for stage in STAGES}
    return {
        stage: parse(fact["value"])
        for stage, fact in facts.items()
        if fact is not None and not isinstance(fact["value"], bool)
    }


def bounds(case: Plain, stage: str) -> Span:
    """
    Bound a missing stage by the dated stages around it; stages out of order bound nothing.
    """
    place = STAGES.index(stage)
    dated = dated_stages(case)
    earlier = [dated[other].first for other in STAGES[:place] if other in dated]
    later = [dated[other].last for other in STAGES[place + 1 :] if other in dated]
    bounded = Span(max(earlier, default=BEGINNING), min(later, default=NEVER))
    return bounded if bounded.first <= bounded.last else ANY_DAY


def dig(part: Any, names: list[str]) -> Any:
    """
    Follow names into a part; what is not there is None.
    """
    for name in names:
        part = part.get(name) if isinstance(part, dict) else None
    return part


def first_of(spans: list[Span]) -> Span:
    """
    Say when the first of several events was.
    """
    return Span(min(span.first for span in spans), min(span.last for span in spans))


@dataclass(frozen=True)
class Reading:
    """
    A case as read on the as-of day, with the fact that a rule is judged on narrowed to a piece.
    """

    case: Plain
    terms: Plain
    as_of: date
    narrowed: Mapping[str, Span]

    def place(self, path: str, scope: Scope) -> tuple[str, Any]:
        """
        Give the full path, without the numbers of items, and what stands there.
        """
        names = path.split(".")
        if names[0] not in scope:
            return path, dig(self.case, names)
        item = scope[names[0]]
        return ".".join([item.path, *names[1:]]), dig(item.value, names[1:])

    def fact(self, path: str, scope: Scope) -> Plain | None:
        return known(self.place(path, scope)[1])

    def items(self, path: str, scope: Scope) -> tuple[list[Item], bool]:
        """
        Give the items a list is known to have, and whether they are all.
        """
        full, written = self.place(path, scope)
        if isinstance(written, dict):
            complete = written.get("complete") is True
            return [Item(full, item) for item in written.get("items", [])], complete
        return [Item(full, item) for item in written or []], False

    def is_event(self, path: str, scope: Scope) -> bool:
        return path in self.terms.get("events", {}) or is_event(self.place(path, scope)[0])

    def span(self, path: str, scope: Scope = TOP) -> Span:
        """
        Give the days that an event may have.
        """
        if path in self.narrowed:
            return self.narrowed[path]
        if path in self.terms.get("events", {}):
            return self.defined_event(self.terms["events"][path])
        fact = self.fact(path, scope)
        if fact is None:
            return bounds(self.case, path) if path in STAGES else ANY_DAY
        if fact["value"] is True:
            return self.bounded(path, Span(BEGINNING, self.as_of))
        if fact["value"] is False:
            noted = fact.get("noted_on")
            day = parse(noted).first if noted else self.as_of
            return self.bounded(path, Span(day + DAY, NEVER))
        return parse(fact["value"])

    def bounded(self, path: str, span: Span) -> Span:
        """
        Keep a yes or a no of a stage within the dated stages around it, if any day is left.
        """
        if path not in STAGES:
            return span
        around = bounds(self.case, path)
        both = Span(max(span.first, around.first), min(span.last, around.last))
        return both if both.first <= both.last else span

    def defined_event(self, event: Plain) -> Span:
        """
        Give the days of an event that is the first of several, and no later than others.
        """
        return self.with_later(self.first(event), event.get("no_later_than", []))

    def first(self, event: Plain) -> Span:
        """
        Give the days of the first of several events, by name or of a list.

        While a list may lack items, there may have been an earlier one.
        """
        if "first_of" in event:
            return first_of([self.span(path) for path in event["first_of"]])
        items, complete = self.items(event["in"], TOP)
        spans = [self.span(event["dated"], {event["first"]: item}) for item in items]
        if not spans:
            return ANY_DAY
        first = first_of(spans)
        return first if complete else Span(BEGINNING, first.last)

    def with_later(self, span: Span, paths: list[str]) -> Span:
        """
        Keep the days of an event by which each of some later events may have come.

        An event on none of these days was dated out of order, and is left as it is.
        """
        for path in paths:
            last = min(span.last, self.span(path).last)
            span = Span(span.first, last) if span.first <= last else span
        return span

    def money(self, path: str, basis: str, scope: Scope) -> tuple[float, float]:
        """
        Give the least and the most that a value can be on a basis.

        A value including VAT is no less than the value net of it; nothing is converted.
        """
        _, currency = self.place(f"{path}.currency", scope)
        pounds = known(currency) or {"value": "GBP"}
        if pounds["value"] != "GBP" or differs(currency):
            return -UNBOUNDED, UNBOUNDED
        net = self.fact(f"{path}.net_of_vat", scope)
        including = self.fact(f"{path}.including_vat", scope)
        exact = net if basis == "net of VAT" else including
        if exact is not None:
            return exact["value"], exact["value"]
        if basis == "net of VAT":
            return -UNBOUNDED, including["value"] if including else UNBOUNDED
        return net["value"] if net else -UNBOUNDED, UNBOUNDED


def differs(written: Any) -> bool:
    """
    Say whether a fact is not known because its accounts differ.
    """
    spoken = isinstance(written, dict) and any(known(a) for a in written.get("accounts", []))
    return bool(spoken) and known(written) is None
