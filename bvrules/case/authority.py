"""The authority whose decision it is."""

from __future__ import annotations

from typing import Literal

from bvrules.case.part import Part, fact
from bvrules.fact import Stated, Text

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


class Authority(Part):
    """The authority: what it is called, what it is, and where."""

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
