"""The published form of a plan, `liftrun.plan/1`: what is written as JSON, and all that a picture or calendar needs.

Pictures (`report/`) and calendar files (`calendars/export.py`) are made from this alone, so a saved plan can be drawn
or exported again without the athlete's file. Times are ISO 8601 with offset; distances in miles.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from liftrun.domain import (
    Activity,
    BlockKind,
    Experience,
    Focus,
    Phase,
    Place,
    RaceDistance,
    RunKind,
    Status,
    Tier,
)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BlockPart(_Part):
    """A contiguous part of a session."""

    kind: BlockKind
    start: AwareDatetime
    end: AwareDatetime
    drills: str = Field("", description="For a plyometric block, what to do.")


class PrescriptionPart(_Part):
    """What to do in the weights block; the same meaning as `liftrun.domain.Prescription`."""

    sets: int
    reps: tuple[int, int]
    big_lifts: tuple[int, int] | None = None
    load: str
    tempo: str
    eccentric: bool
    reps_in_reserve: tuple[int, int]
    notes: tuple[str, ...] = ()
    source: str = ""


class SessionPart(_Part):
    """A session in its place."""

    id: str
    title: str = Field(description="For people: 'Long run', 'Lift: lower body'; the athlete's own label where given.")
    activity: Activity
    kind: RunKind | None = None
    focus: Focus | None = None
    hard: bool = False
    heavy: bool = Field(False, description="Of a lift, whether it is heavy enough to need recovery before a hard run.")
    miles: float | None = Field(None, description="Distance as planned, rounded to 0.01 mile; null unless a run.")
    metres: int | None = Field(None, description="The same distance as rules see it, not rounded; null unless a run.")
    pace: str | None = Field(None, description="For a run, minutes and seconds per unit of the athlete: '9:30/mi'.")
    start: AwareDatetime
    end: AwareDatetime
    place: Place
    optional: bool = False
    shortened: bool = Field(False, description="Whether it is shorter than its full length.")
    blocks: tuple[BlockPart, ...]
    prescription: PrescriptionPart | None = None
    drills: str = Field("", description="For a run, warm-up drills.")
    why: str = Field("", description="Why it stands here, in a sentence or two.")


class DroppedPart(_Part):
    """A session that did not fit, or a pin (`pin-lift-1`) that no session of the week answers to."""

    id: str
    title: str
    priority: str = Field(description="Its class, as `first_lift`; see docs/outputs.md.")
    reason: str


class PenaltyPart(_Part):
    """A weighted rule that the plan breaks, and its price."""

    rule: str
    says: str
    tier: Tier
    amount: int
    cost: int
    sessions: tuple[str, ...]
    detail: str = ""


class SpanPart(_Part):
    """A stretch of busy or free time; the title only where titles were asked for."""

    start: AwareDatetime
    end: AwareDatetime
    title: str | None = None


class CalendarPart(_Part):
    """What was read from the busy calendars."""

    events_read: int = 0
    busy: tuple[SpanPart, ...] = ()
    free: tuple[SpanPart, ...] = ()
    assumed: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


class SolverPart(_Part):
    """Which solver, how asked; times only where they were asked for, so that equal input gives equal bytes."""

    name: str
    version: str
    seed: int
    workers: int
    wall_ms: float | None = None
    build_ms: float | None = None


class RulebookPart(_Part):
    """Which rulebook: its version, and a hash of its content as resolved for this athlete."""

    version: str
    hash: str


class PlanDocument(_Part):
    """One athlete's week."""

    format: Literal["liftrun.plan/1"] = "liftrun.plan/1"
    athlete: str
    week_start: date
    timezone: str
    units: Literal["miles", "km"] = "miles"
    phase: Phase
    race: RaceDistance | None = None
    weeks_to_race: int | None = Field(None, description="0 in the week that holds the race; negative after it.")
    experience: Experience | None = Field(None, description="With weights; what chose the rules, with the two below.")
    peak_lifting: Literal["endurance", "heavy"] | None = Field(None, description="How to pull back towards the race.")
    run_days: int | None = Field(None, description="Days of running a week that the athlete asked for.")
    pack: str
    status: Status
    objective: dict[Tier, int]
    bound: int = Field(description="Proven lower bound on the scaled sum of the tiers.")
    gap: float = Field(description="(cost - bound) / max(1, cost) of that sum; 0 when proven optimal.")
    sessions: tuple[SessionPart, ...]
    dropped: tuple[DroppedPart, ...] = ()
    penalties: tuple[PenaltyPart, ...] = ()
    calendar: CalendarPart = CalendarPart()
    notes: tuple[str, ...] = Field((), description="Sentences for the week: phase, soreness, how to adjust.")
    solver: SolverPart
    rulebook: RulebookPart
