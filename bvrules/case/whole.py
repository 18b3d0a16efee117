"""The whole case: the facts of one decision of one authority."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from bvrules.case.authority import Authority
from bvrules.case.best_value import BestValue
from bvrules.case.consultation import Consultation
from bvrules.case.decision import Decision
from bvrules.case.delivery_model import DeliveryModel
from bvrules.case.democracy import Democracy
from bvrules.case.equality import Equality
from bvrules.case.evidence import Document
from bvrules.case.funding import Funding
from bvrules.case.health_award import HealthAward
from bvrules.case.in_house import InHouse
from bvrules.case.involvement import Involvement
from bvrules.case.making import Making
from bvrules.case.options import Option
from bvrules.case.part import Part, group
from bvrules.case.policies import Departure, Policy
from bvrules.case.procurement import Procurement
from bvrules.case.register import refuse_missing_documents
from bvrules.case.right_to_challenge import RightToChallenge
from bvrules.case.selection import Selection
from bvrules.case.service import Service
from bvrules.case.social_value import SocialValue
from bvrules.case.staff_transfer import StaffTransfer
from bvrules.case.tendering import Tendering
from bvrules.case.themes import Themes
from bvrules.case.workforce import Workforce
from bvrules.fact import wrong
from bvrules.openlist import Open


def _read_format(value: object) -> object:
    """Refuse true and 1.0, which Python takes for 1."""
    if type(value) is int and value == 1:
        return value
    message = "`format` is 1"
    raise wrong(message)


T = TypeVar("T")
Named = Annotated[dict[str, T], BeforeValidator(lambda value: {} if value is None else value)]
"""Parts by name; a table under which nothing is written is empty."""

Ignored = Annotated[None, BeforeValidator(lambda _: None), WithJsonSchema({"type": "string"})]


class Case(Part):
    """
    The facts of one decision of one authority. What is not known is left out.

    >>> case = Case.model_validate({"format": 1, "decision": {"in_principle": "2011-03"}})
    >>> case.decision.in_principle.value.text
    '2011-03'
    """

    who: ClassVar[str] = "the author of the report"

    model_config = ConfigDict(title="A case for bvrules", defer_build=False)

    schema_: Ignored = Field(
        default=None,
        alias="$schema",
        title="Schema",
        description="Where an editor finds the schema of a case; it means nothing else.",
    )
    format: Annotated[Literal[1], BeforeValidator(_read_format)] = Field(
        title="Format", description="The version of this format: 1.", examples=[1]
    )
    title: str | None = Field(
        default=None,
        title="Title",
        description="What is the case called?",
        examples=["Future delivery of Education and Skills"],
    )
    authority: Authority | None = group("Authority", "The authority whose decision it is.")
    service: Service | None = group("Service", "The service, as it is now.")
    decision: Decision | None = group("Decision", "What is proposed, and when it was decided.")
    making: Making | None = group("How it was taken", "Who decided, and how.")
    options: Open[Option] | None = group("Options", "Which options were there?", act="hold")
    consultation: Consultation | None = group("Consultation", "Who was asked about what.")
    involvement: Involvement | None = group(
        "Involvement", "How representatives of local people were involved."
    )
    best_value: BestValue | None = group("Best Value", "Arrangements, the three Es, reviews.")
    themes: Themes | None = group(
        "Best Value themes", "Evidence under the themes of the guide of 8 May 2024."
    )
    social_value: SocialValue | None = group("Social value", "What was considered, and when.")
    procurement: Procurement | None = group("Procurement", "What is bought, and its steps.")
    tendering: Tendering | None = group("Tendering", "How the procurement is begun and run.")
    selection: Selection | None = group("Selection", "How contractors are chosen.")
    health_award: HealthAward | None = group("Health award", "How health services are awarded.")
    equality: Equality | None = group("Equality", "What was thought about equality.")
    workforce: Workforce | None = group("Workforce", "What the decision means for staff.")
    staff_transfer: StaffTransfer | None = group("Transfer of staff", "Who moves, told what.")
    right_to_challenge: RightToChallenge | None = group(
        "Community right to challenge", "An expression of interest in running the service."
    )
    funding: Funding | None = group("Funding", "Funding that is cut or ended, and the notice.")
    in_house: InHouse | None = group("In-house option", "The in-house option and its plan.")
    delivery_model: DeliveryModel | None = group(
        "Delivery model", "How it was assessed who should run the service."
    )
    democracy: Democracy | None = group(
        "Democracy", "How users, unions and community organisations share in the decision."
    )
    policies: Named[Policy] = Field(
        default={}, title="Policies", description="Local policies, each under a short name."
    )
    departures: Named[Departure] = Field(
        default={},
        title="Departures",
        description="Reasons on record for departing from guidance, under the id of the rule.",
    )
    evidence: Named[Document] = Field(
        default={}, title="Evidence", description="The documents, each under a short name."
    )

    @model_validator(mode="after")
    def _points_to_documents_it_has(self) -> Case:
        refuse_missing_documents(self)
        return self
