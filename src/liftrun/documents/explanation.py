"""The published form of an explanation, `liftrun.explanation/1`: why sessions are missing, and what would help."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from liftrun.documents.part import Part
from liftrun.domain import Tier

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


class ChangePart(Part):
    """One change of the athlete's week."""

    kind: Literal[
        "event_ends_earlier",
        "event_starts_later",
        "event_moves_earlier",
        "event_moves_later",
        "window_opens_earlier",
        "window_closes_later",
        "session_shorter",
        "lift_at_home",
        "rule_relaxed",
        "session_dropped",
    ]
    text: str = Field(description="What to change, in words.")
    minutes: int | None = Field(default=None, description="By how much, for changes of time and of length.")


class RepairPart(Part):
    """Changes with which a missing session fits. The changed week was planned, and keeps all that was kept."""

    text: str = Field(description="What to change, in words.")
    then: str = Field(description="What the week then is, and what it costs, in words.")
    changes: tuple[ChangePart, ...] = Field(description="One change or two.")
    costs: dict[Tier, int] = Field(description="The points that it costs more in each tier; negative if it saves some.")


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
    repairs: tuple[RepairPart, ...] = Field(default=(), description="Cheapest first.")
    repairs_requested: int = Field(default=0, description="How many repairs were looked for, at most.")
    summary: str = Field(description="What was found, in a sentence.")


class ExplanationDocument(Part):
    """One athlete's week, and why not everything fits."""

    format: Literal["liftrun.explanation/1"] = "liftrun.explanation/1"
    athlete: str
    week_start: date
    timezone: str
    missing: tuple[MissingPart, ...] = Field(description="Most important first; empty if everything fits.")
