"""The nouns of liftrun: weeks, sessions, plans, units and errors. Every value is frozen."""

from liftrun.domain.activities import (
    ACTIVITIES,
    HARD_RUNS,
    PIN_WORDS,
    Activity,
    ActivityType,
    BlockKind,
    CrossTrainingKind,
    Focus,
    RunKind,
    SessionKind,
)
from liftrun.domain.load import Load
from liftrun.domain.plan import TIERS, Block, Dropped, Instance, Placed, Plan, Schedule, Status, Tier, Violation
from liftrun.domain.session import (
    Experience,
    Length,
    Phase,
    Place,
    Plyometrics,
    Prescription,
    Priority,
    RaceDistance,
    Session,
)
from liftrun.domain.week import WEEKDAYS, Span, Week

__all__ = [
    "ACTIVITIES",
    "HARD_RUNS",
    "PIN_WORDS",
    "TIERS",
    "WEEKDAYS",
    "Activity",
    "ActivityType",
    "Block",
    "BlockKind",
    "CrossTrainingKind",
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
    "SessionKind",
    "Span",
    "Status",
    "Tier",
    "Violation",
    "Week",
]
