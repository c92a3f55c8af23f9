"""The rule kinds. A new kind is one file and one line in `KINDS`."""

from liftrun.rules.daily_cap import DailyCap
from liftrun.rules.days_off import DaysOff
from liftrun.rules.frequency import Frequency
from liftrun.rules.minimum_gap import MinimumGap
from liftrun.rules.not_consecutive_days import NotConsecutiveDays
from liftrun.rules.not_same_day import NotSameDay
from liftrun.rules.order_in_day import OrderInDay
from liftrun.rules.order_in_week import OrderInWeek
from liftrun.rules.order_in_workout import OrderInWorkout
from liftrun.rules.preferred_day import PreferredDay
from liftrun.rules.preferred_time import PreferredTime
from liftrun.rules.recovery import Recovery
from liftrun.rules.same_day import SameDay

KINDS = (
    DailyCap,
    DaysOff,
    Frequency,
    MinimumGap,
    NotConsecutiveDays,
    NotSameDay,
    OrderInDay,
    OrderInWeek,
    OrderInWorkout,
    PreferredDay,
    PreferredTime,
    Recovery,
    SameDay,
)
"""Every rule kind, by name. Tests that hold for all kinds run over this tuple."""

RuleKind = (
    DailyCap
    | DaysOff
    | Frequency
    | MinimumGap
    | NotConsecutiveDays
    | NotSameDay
    | OrderInDay
    | OrderInWeek
    | OrderInWorkout
    | PreferredDay
    | PreferredTime
    | Recovery
    | SameDay
)
"""One of the kinds; pydantic tells them apart by `kind`."""

__all__ = [
    "KINDS",
    "DailyCap",
    "DaysOff",
    "Frequency",
    "MinimumGap",
    "NotConsecutiveDays",
    "NotSameDay",
    "OrderInDay",
    "OrderInWeek",
    "OrderInWorkout",
    "PreferredDay",
    "PreferredTime",
    "Recovery",
    "RuleKind",
    "SameDay",
]
