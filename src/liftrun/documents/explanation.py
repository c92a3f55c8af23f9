"""The published form of an explanation, `liftrun.explanation/1`: why sessions are missing, and what would help."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from liftrun.documents.part import Part

DayName = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class CausePart(Part):
    """One cause: without it, the others would leave room for the session."""

    kind: Literal["event", "window", "ban", "gym_hours", "place", "pin", "length", "rule", "session"]
    text: str = Field(description="The cause in words.")
    days: tuple[DayName, ...] = Field(default=(), description="The days that it is about; empty for the whole week.")
    start: AwareDatetime | None = Field(default=None, description="Of an event, its start in the week.")
    end: AwareDatetime | None = Field(default=None, description="Of an event, its end in the week.")
    title: str | None = Field(default=None, description="Of an event, its title, only if titles are shown.")
    fixed: bool = Field(default=False, description="Of an event, whether it cannot be moved.")
    sessions: tuple[str, ...] = Field(default=(), description="Of a rule or a session, the sessions by id.")
    rule: str | None = Field(default=None, description="Of a rule, its id.")


class MissingPart(Part):
    """A session that is not in the plan, and the causes that exclude it beside those that are."""

    id: str
    title: str
    status: Literal["proven", "unsettled", "fits", "no_session"] = Field(
        description="`proven`: the causes exclude it, and none is needless; `unsettled`: not everything was settled in "
        "time; `fits`: nothing excludes it, so a better plan exists; `no_session`: a pin that fits no session."
    )
    smallest: bool = Field(default=False, description="Whether it is proven that no set of causes is smaller.")
    causes: tuple[CausePart, ...] = ()
    summary: str = Field(description="What was found, in a sentence.")


class ExplanationDocument(Part):
    """One athlete's week, and why not everything fits."""

    format: Literal["liftrun.explanation/1"] = "liftrun.explanation/1"
    athlete: str
    week_start: date
    timezone: str
    missing: tuple[MissingPart, ...] = Field(description="Most important first; empty if everything fits.")
