"""The published form of a plan, `liftrun.plan/2`, as it is written in JSON.

Pages, pictures and calendars are made from this form alone. So a saved plan can be drawn or exported again without the
athlete's file. Times are ISO 8601 with a UTC offset; distances are whole metres, paces whole seconds. `read_plan` reads
this form and `liftrun.plan/1`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from liftrun.documents.part import Part
from liftrun.documents.plan_inputs import HistoryPart, InputsPart
from liftrun.documents.workout import WorkoutPart
from liftrun.domain import (
    Activity,
    BlockKind,
    Experience,
    Focus,
    Phase,
    Place,
    RaceDistance,
    SessionKind,
    Status,
    Tier,
)


class BlockPart(Part):
    """A contiguous part of a session."""

    kind: BlockKind
    start: AwareDatetime
    end: AwareDatetime
    drills: str = Field(default="", description="For a plyometric block, what to do.")


class PrescriptionPart(Part):
    """What to do in the weights block. The fields are those of `liftrun.domain.Prescription`."""

    sets: int
    reps: tuple[int, int]
    big_lifts: tuple[int, int] | None = None
    load: str
    tempo: str
    eccentric: bool
    reps_in_reserve: tuple[int, int]
    notes: tuple[str, ...] = ()
    source: str = ""


class SlotPart(Part):
    """The purpose of a session in its week. A calendar event always belongs to the same slot."""

    monday: date
    activity: Activity
    kind_or_focus: str | None = Field(
        default=None, description="Kind of a run or focus of a lift; null for other activities."
    )
    number: int = Field(description="Counts slots with the same other fields from 1, dropped ones included.")


class LoadPart(Part):
    """What a session loads: 0 none, 1 light, 2 moderate, 3 heavy."""

    legs: int = Field(ge=0, le=3)
    upper: int = Field(ge=0, le=3)
    trunk: int = Field(ge=0, le=3)
    impact: bool
    hard: bool


class PacePart(Part):
    """A pace in whole seconds per mile or kilometre."""

    seconds: int
    per: Literal["mi", "km"]

    @property
    def text(self) -> str:
        """`9:30/mi`."""
        return f"{self.seconds // 60}:{self.seconds % 60:02d}/{self.per}"


class WhyDayPart(Part):
    """Whether a session could be on a day, and what the best such week costs more than the plan."""

    day: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    status: Literal["here", "free", "costs", "impossible", "unsettled"] = Field(
        description="`here`: it is there; `free`: without cost; `costs`; `impossible`; `unsettled`: time ran out."
    )
    costs: dict[Tier, int] = Field(default={}, description="In each tier; negative if it costs less.")


class SessionPart(Part):
    """A session of the plan, with its time and place."""

    id: str
    slot: SlotPart | None = Field(default=None, description="Null in a plan that was read from liftrun.plan/1.")
    title: str = Field(description="'Long run', 'Lift: lower body'; or the athlete's own label, if there is one.")
    activity: Activity
    kind: SessionKind | None = None
    focus: Focus | None = None
    hard: bool = False
    heavy: bool = Field(
        default=False, description="Of a lift, whether it is heavy enough to need recovery before a hard run."
    )
    metres: int | None = Field(default=None, description="Of a run, its distance; null where it is by time alone.")
    pace: PacePart | None = Field(default=None, description="Of a run, as the athlete gave it; else null.")
    start: AwareDatetime
    end: AwareDatetime
    place: Place
    optional: bool = False
    shortened: bool = Field(default=False, description="Whether it is shorter than its full length.")
    blocks: tuple[BlockPart, ...]
    prescription: PrescriptionPart | None = None
    workout: WorkoutPart | None = Field(default=None, description="Its parts; null where they are not known.")
    drills: str = Field(default="", description="For a run, warm-up drills.")
    why: str = Field(default="", description="Why it is here, in a sentence or two.")
    why_days: tuple[WhyDayPart, ...] = Field(
        default=(), description="Whether it could be on each day; empty unless requested with `--why-days`."
    )
    load: LoadPart | None = Field(
        default=None,
        description="What it loads, without its plyometrics; null in a plan that was read from liftrun.plan/1.",
    )


class DroppedPart(Part):
    """A session that did not fit, or a pin (`pin-lift-1`) that fits no session of the week."""

    id: str
    slot: SlotPart | None = Field(default=None, description="Null for a pin that fits no session.")
    title: str
    priority: str = Field(description="Its priority class, such as `first_lift`; docs/outputs.md lists them.")
    reason: str


class TierPart(Part):
    """The cost of the plan in one tier, and what is proven about this cost."""

    cost: int
    bound: int = Field(description="Proven: no plan with the same costs in the tiers above costs less than this here.")
    status: Literal["optimal", "feasible"] = Field(description="`optimal` if the cost is proven to be the least.")


class PenaltyPart(Part):
    """A weighted rule that the plan breaks, and what that costs."""

    rule: str
    says: str
    tier: Tier
    amount: int
    cost: int
    sessions: tuple[str, ...]
    detail: str = ""


class SpanPart(Part):
    """A span of busy or free time. It has a title only if the athlete chose to show titles."""

    start: AwareDatetime
    end: AwareDatetime
    title: str | None = None


class CalendarPart(Part):
    """What was read from the busy calendars."""

    events_read: int = 0
    busy: tuple[SpanPart, ...] = ()
    free: tuple[SpanPart, ...] = ()
    assumed: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


class SolverPart(Part):
    """The solver and its options. Wall times are given only on request, so that equal input gives equal bytes."""

    name: str
    version: str
    seed: int
    workers: int
    wall_ms: float | None = None
    build_ms: float | None = None


class RulebookPart(Part):
    """The rulebook: its version, and a hash of the rules and numbers that apply to this athlete."""

    version: str
    hash: str


class TotalsPart(Part):
    """What all runs of the week add up to, a race included; and the number of lifts."""

    minutes: int
    metres: int | None = Field(description="Null where runs are by time alone.")
    lifts: int = 0


class ChangePart(Part):
    """A session that differs from the plan of before."""

    id: str
    title: str
    before: AwareDatetime | None = Field(default=None, description="Its start before; null if it is new.")
    after: AwareDatetime | None = Field(default=None, description="Its start now; null if it was dropped.")


class ChangesPart(Part):
    """What a replanned week changes. The times before `since` are over."""

    since: AwareDatetime
    past: int = Field(description="Sessions that had begun. They are as they were.")
    unchanged: int = Field(description="Sessions to come that are when and where they were, for as long as they were.")
    moved: tuple[ChangePart, ...] = Field(default=(), description="Another start or place.")
    resized: tuple[ChangePart, ...] = Field(default=(), description="The same start and place, but another length.")
    dropped: tuple[ChangePart, ...] = ()
    added: tuple[ChangePart, ...] = ()
    fewest: bool = Field(description="Whether it is proven that no fewer sessions can be moved or dropped.")


class AlternativeSessionPart(Part):
    """A session of another week."""

    id: str
    title: str
    start: AwareDatetime
    end: AwareDatetime
    place: Place


class AlternativePart(Part):
    """Another week: at least two sessions are on other days than in the plan and in each other alternative."""

    text: str = Field(description="What it costs and saves against the plan, and what moves, in words.")
    costs: dict[Tier, int] = Field(default={}, description="What each tier costs more; negative if it costs less.")
    sessions: tuple[AlternativeSessionPart, ...]


class PlanDocument(Part):
    """One athlete's week."""

    format: Literal["liftrun.plan/2"] = "liftrun.plan/2"
    athlete: str
    week_start: date
    timezone: str
    units: Literal["miles", "km"] = "miles"
    phase: Phase
    race: RaceDistance | None = None
    race_title: str = Field(default="", description="The race for people, if it has a name or a distance of its own.")
    weeks_to_race: int | None = Field(default=None, description="0 in the week of the race, negative after it.")
    days_to_race: int | None = Field(
        default=None, description="Days from the week's Monday to the race; negative after it, null without one."
    )
    strength: Literal["build", "maintain"] | None = Field(
        default=None, description="Whether the lifts of the phase build strength or maintain it; null without lifts."
    )
    experience: Experience | None = Field(
        default=None, description="Experience with weights. This and the next two fields decide which rules apply."
    )
    peak_lifting: Literal["endurance", "heavy"] | None = Field(
        default=None, description="How to lift less towards the race: lighter, or in fewer sets."
    )
    run_days: int | None = Field(default=None, description="How many days with a run the athlete requested for a week.")
    first_weeks: bool = Field(
        default=False, description="One of the first weeks with weights, or of the first after a break."
    )
    priority: Literal["running", "strength"] = Field(
        default="running", description="What has priority for the athlete in the off-season."
    )
    weekly_miles: int | None = Field(default=None, description="Miles of an ordinary week, if it is one by distance.")
    lifts: int | None = Field(default=None, description="How many lifts the week should contain.")
    pack: str
    status: Status
    tiers: dict[Tier, TierPart] = Field(description="Most important first.")
    bound: int = Field(description="Proven lower bound on the scaled sum of the tiers.")
    gap: float = Field(description="(cost - bound) / max(1, cost) of that sum; 0 when proven optimal.")
    sessions: tuple[SessionPart, ...]
    dropped: tuple[DroppedPart, ...] = ()
    alternatives: tuple[AlternativePart, ...] = Field(
        default=(), description="Other weeks, cheapest first; empty unless requested with `--alternatives`."
    )
    penalties: tuple[PenaltyPart, ...] = ()
    calendar: CalendarPart = CalendarPart()
    notes: tuple[str, ...] = Field(default=(), description="Sentences for the week, the most important first.")
    totals: TotalsPart | None = None
    focus: str = Field(default="", description="What matters most this week.")
    if_missed: str = Field(default="", description="What to drop or move if a session is missed.")
    solver: SolverPart
    rulebook: RulebookPart
    inputs: InputsPart | None = Field(default=None, description="Null in a plan that was read from liftrun.plan/1.")
    changes: ChangesPart | None = Field(default=None, description="Of a week that was planned again; else null.")
    history: tuple[HistoryPart, ...] = Field(default=(), description="The sources of earlier training that were used.")
