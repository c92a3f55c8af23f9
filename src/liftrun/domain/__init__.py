"""The nouns of liftrun: weeks, sessions, plans, units and errors. Every value is frozen."""

from liftrun.domain.load import Load
from liftrun.domain.plan import TIERS, Block, Dropped, Instance, Placed, Plan, Schedule, Status, Tier, Violation
from liftrun.domain.session import (
    HARD_RUNS,
    Activity,
    BlockKind,
    Experience,
    Focus,
    Length,
    Phase,
    Place,
    Plyometrics,
    Prescription,
    Priority,
    RaceDistance,
    RunKind,
    Session,
)
from liftrun.domain.week import WEEKDAYS, Span, Week

__all__ = [
    "HARD_RUNS",
    "TIERS",
    "WEEKDAYS",
    "Activity",
    "Block",
    "BlockKind",
    "Dropped",
    "Experience",
    "Focus",
    "Instance",
    "Length",
    "Load",
    "Phase",
    "Place",
    "Placed",
    "Plan",
    "Plyometrics",
    "Prescription",
    "Priority",
    "RaceDistance",
    "RunKind",
    "Schedule",
    "Session",
    "Span",
    "Status",
    "Tier",
    "Violation",
    "Week",
]
