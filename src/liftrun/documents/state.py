"""The published form of a state, `liftrun.state/1`: what `liftrun state export` writes."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from liftrun.documents.part import Part
from liftrun.documents.plan import PlanDocument, SlotPart
from liftrun.domain import Soreness


class StoredPlanPart(Part):
    """The last plan of a week."""

    revision: int = Field(description="The change that wrote it.")
    outputs: dict[str, str] = Field(description="Output format -> its file, relative to the folder of the state.")
    alarm_minutes: int | None = None
    plan: PlanDocument


class LogPart(Part):
    """A line of the training log."""

    day: date = Field(alias="date", description="The local date; of illness or a break, the first day.")
    status: Literal["done", "missed", "moved", "sore", "ill", "break", "note"]
    start: AwareDatetime | None = None
    slot: SlotPart | None = Field(default=None, description="The planned session; null for other training.")
    session: str | None = Field(default=None, description="Id of that session in its plan.")
    activity: str | None = None
    kind_or_focus: str | None = None
    minutes: int | None = None
    metres: int | None = None
    rpe: int | None = Field(default=None, description="Perceived effort from 1 to 10.")
    sore: Soreness | None = Field(default=None, description="What soreness spoiled.")
    days: int | None = Field(default=None, description="Days of illness or of a break.")
    note: str | None = None
    source: str | None = Field(default=None, description="The file that it was read from.")
    source_id: str | None = Field(default=None, description="Its identity in that file.")


class StateDocument(Part):
    """The state of one athlete."""

    format: Literal["liftrun.state/1"] = "liftrun.state/1"
    revision: int = Field(description="Number of the last change.")
    plans: tuple[StoredPlanPart, ...] = ()
    log: tuple[LogPart, ...] = ()
