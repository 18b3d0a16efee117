"""The authority whose decision it is."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import model_validator

from bvrules.case.part import Part, fact
from bvrules.fact import wrong
from bvrules.stated import Flag, Stated, Text

Kind = Literal[
    "London borough",
    "county council",
    "district council",
    "unitary council",
    "metropolitan district council",
    "City of London Corporation",
    "Council of the Isles of Scilly",
    "Greater London Authority",
    "combined authority",
    "combined county authority",
    "parish council",
    "parish meeting",
    "fire and rescue authority",
    "London Fire Commissioner",
    "police authority",
    "police and crime commissioner",
    "national park authority",
    "Broads Authority",
    "Transport for London",
    "waste disposal authority",
    "joint waste authority",
    "integrated transport authority",
    "economic prosperity board",
    "sub-national transport body",
    "London Development Agency",
    "Welsh council",
    "Welsh community council",
    "Welsh fire and rescue authority",
    "Welsh police authority",
    "Welsh national park authority",
    "Scottish council",
    "Northern Ireland council",
    "other",
]

_ANYWHERE = ("police and crime commissioner", "other")


def _nation_of(kind: str) -> str | None:
    """Return the nation that a kind of authority is of, or None if there may be several."""
    for word, nation in (("Welsh ", "Wales"), ("Scottish ", "Scotland")):
        if kind.startswith(word):
            return nation
    if kind == "Northern Ireland council":
        return "Northern Ireland"
    return None if kind in _ANYWHERE else "England"


class Authority(Part):
    """The authority: what it is called, what it is, and where."""

    who: ClassVar[str] = "democratic services"

    name: Text | None = fact("Name", "What is the authority called?", "London Borough of Barnet")
    code: Text | None = fact(
        "Code", "What is its GSS code, or its code of three letters?", "E09000003", "BNE"
    )
    kind: Stated[Kind] | None = fact(
        "Kind of authority", "What kind of authority is it?", "London borough"
    )
    nation: Stated[Literal["England", "Wales", "Scotland", "Northern Ireland"]] | None = fact(
        "Nation", "In which nation is the authority?", "England"
    )
    governance: Stated[Literal["executive", "committee", "other"]] | None = fact(
        "System of government",
        "Is the authority run by an executive or by committees?",
        "committee",
    )
    public_functions: Flag | None = fact(
        "Public functions",
        "Does this body, in what it does here, carry out functions of a public nature?",
        True,
    )
    best_value_lifted: Flag | None = fact(
        "Best value duty lifted", "Had an order lifted the best value duties from it?", False
    )

    @property
    def lies_in(self) -> str | None:
        """The nation in which it lies: that which is stated, else that of its kind."""
        if self.nation is not None and self.nation.value is not None:
            return self.nation.value
        return _nation_of(self.kind.value) if self.kind and self.kind.value else None

    @model_validator(mode="after")
    def _kind_and_nation_agree(self) -> Authority:
        kind = self.kind.value if self.kind else None
        nation = self.nation.value if self.nation else None
        if kind and nation and _nation_of(kind) not in (None, nation):
            message = f"`{kind}` is a kind of authority of {_nation_of(kind)}, not of {nation}"
            raise wrong(message, "a county or county borough in Wales is a `Welsh council`")
        return self
