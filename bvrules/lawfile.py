"""What rule files and terms.yaml have in common: citations, questions of law, periods."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from bvrules.citation import Citation, cited_by_number
from bvrules.dates import EARLIEST, LATEST
from bvrules.errors import did_you_mean, excerpt
from bvrules.leaves import Question
from bvrules.period import Known, Period, State
from bvrules.vocabulary import all_facts, fact_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bvrules.checking import Checker
    from bvrules.language import Language
    from bvrules.period import Source
    from bvrules.reading import Node

STATES: tuple[State, ...] = get_args(State)


class LawFile:
    """
    Reads a file of law; `checker` gathers what is wrong with it.

    `base` is its instrument, `sources` what was read of it, the first before all others.
    """

    def __init__(
        self,
        language: Language,
        checker: Checker,
        base: Citation,
        sources: Mapping[str, Source] | None = None,
    ) -> None:
        self.language = language
        self.checker = checker
        self.base = base
        self.sources = sources or {}

    def cite(self, node: Node | None, link: str | None = None) -> Citation:
        """Return a citation of the ruleset's instrument, or of another that is named in full."""
        text = self.checker.text(node)
        starts = ("section", "article", "regulation", "paragraph", "schedule")
        if link is not None:
            return Citation(self.base.instrument, text, link)
        if text.lower().startswith(starts) or not self.base.by_date:
            return Citation(self.base.instrument, text, self.base.address, self.base.by_date)
        return cited_by_number(text) or Citation("", text)

    def questions(self, node: Node | None) -> dict[str, Question]:
        """Return the questions of law that a rule or term leaves to judgement, by fact."""
        check = self.checker
        found: dict[str, Question] = {}
        for path, inner in check.pairs(node):
            optional = ("whose", "by", "citation", "state", "source")
            fields = check.fields(inner, ("asks", "weigh"), optional)
            kind = fact_type(path)
            if node is not None and (kind is None or kind.kind != "judgement"):
                known = (each.path for each in all_facts() if each.kind == "judgement")
                help = did_you_mean(path, (each.replace("[]", "") for each in known))
                check.wrong(check.key(node, path), f"no judgement is called `{path}`", help)
                continue
            found[path] = Question(
                path=path,
                asks=check.text(fields.get("asks")),
                weigh=check.texts(fields.get("weigh")),
                by_authority=check.choice(fields.get("whose"), ("authority", "reader"))
                == "authority",
                by=check.optional_text(fields.get("by")),
                citation=check.optional_text(fields.get("citation")),
                known=self.known(fields),
            )
        return found

    def known(self, fields: Mapping[str, Node]) -> Known:
        """
        Return how a piece of law is known, and from where.

        Its source is the first of the ruleset unless it names another; its state is that of
        its source unless it says another.
        """
        node = fields.get("source")
        name = self.checker.optional_text(node)
        source = next(iter(self.sources.values()), None)
        if node is not None and name:
            source = self.sources.get(name)
            if source is None:
                help = did_you_mean(name, self.sources) or "`sources` in ruleset.yaml lists them"
                self.checker.wrong(node, f"no source is called `{excerpt(name)}`", help)
        state = self.checker.choice(fields.get("state"), STATES)
        return Known(state or (source.state if source else "read"), source)

    def period(self, fields: dict[str, Node]) -> Period:
        """Return the period of a row; its end is filled in from the next row."""
        check = self.checker
        start, until = check.day(fields.get("from")), check.day(fields.get("until"))
        if start is not None and until is not None and until <= start:
            check.wrong(
                fields["until"], "this ends before it begins", "`until` is the first day after"
            )
        return Period(
            start=EARLIEST if start is None else start,
            until=LATEST if until is None else until,
            by=check.text(fields.get("by")),
            known=self.known(fields),
            declared=check.span(fields.get("declared")),
            prospective=bool(check.flag(fields.get("prospective"))),
        )

    def periods(self, rows: list[tuple[Period, Node]]) -> list[Period]:
        """Return the periods of rows in time order, each ending where the next begins."""
        found: list[Period] = []
        for index, (period, node) in enumerate(rows):
            following = rows[index + 1][0].start if index + 1 < len(rows) else LATEST
            if following <= period.start and index + 1 < len(rows):
                self.checker.wrong(rows[index + 1][1], "versions stand in the order of their days")
                continue
            if LATEST > period.until > following:
                self.checker.wrong(node, "this version ends after the next begins")
            found.append(replace(period, until=min(period.until, following)))
        return found
