"""The published form of an answer, `liftrun.why/1`: why a session is where it is, and what another place would cost."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from liftrun.documents.explanation import CausePart, DayName, RepairPart
from liftrun.documents.part import Part
from liftrun.domain import Place, Tier


class RuleCostPart(Part):
    """What one rule costs more, or less, with the session elsewhere."""

    rule: str
    says: str
    tier: Tier
    cost: int = Field(description="In points; negative if the rule costs less.")


class AnswerPart(Part):
    """The best week with the session elsewhere, against the plan."""

    question: Literal["on", "at", "not_on"] = Field(description="On a day, at a time, or on any other day.")
    day: DayName = Field(description="The day of the question.")
    at: AwareDatetime | None = Field(default=None, description="The time of the question, for `at`.")
    status: Literal["here", "free", "costs", "impossible", "unsettled"] = Field(
        description="`here`: this is so in the plan; `free`: possible without cost; `costs`; `impossible`, whatever "
        "else is given up; `unsettled`: time ran out."
    )
    text: str = Field(description="The answer in words.")
    start: AwareDatetime | None = Field(default=None, description="When the session then is.")
    end: AwareDatetime | None = None
    place: Place | None = None
    costs: dict[Tier, int] = Field(
        default={}, description="What each tier costs more than in the plan; negative if it costs less."
    )
    rules: tuple[RuleCostPart, ...] = Field(default=(), description="The rules behind the costs, dearest first.")
    dropped: tuple[str, ...] = Field(default=(), description="Sessions of the plan that are then left out, by id.")
    causes: tuple[CausePart, ...] = Field(default=(), description="Of `impossible`, the causes; none is needless.")
    repairs: tuple[RepairPart, ...] = Field(
        default=(), description="Of an impossible `at`, the least changes with which it is possible."
    )


class WhyDocument(Part):
    """One session of a week, and the answers about it."""

    format: Literal["liftrun.why/1"] = "liftrun.why/1"
    athlete: str
    week_start: date
    timezone: str
    session: str = Field(description="Its id.")
    title: str
    start: AwareDatetime | None = Field(default=None, description="Null if the plan does not contain it.")
    end: AwareDatetime | None = None
    place: Place | None = None
    why: str = Field(description="Why it is there, or why it is missing.")
    answers: tuple[AnswerPart, ...]
