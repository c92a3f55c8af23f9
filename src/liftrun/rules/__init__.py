"""The rule kinds. Each import line below adds one: a new kind is its file and its line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

from liftrun.rules.base import Rule
from liftrun.rules.daily_cap import DailyCap as DailyCap
from liftrun.rules.days_in_a_row import DaysInARow as DaysInARow
from liftrun.rules.days_off import DaysOff as DaysOff
from liftrun.rules.frequency import Frequency as Frequency
from liftrun.rules.minimum_gap import MinimumGap as MinimumGap
from liftrun.rules.not_consecutive_days import NotConsecutiveDays as NotConsecutiveDays
from liftrun.rules.not_same_day import NotSameDay as NotSameDay
from liftrun.rules.order_in_day import OrderInDay as OrderInDay
from liftrun.rules.order_in_week import OrderInWeek as OrderInWeek
from liftrun.rules.order_in_workout import OrderInWorkout as OrderInWorkout
from liftrun.rules.preferred_day import PreferredDay as PreferredDay
from liftrun.rules.preferred_place import PreferredPlace as PreferredPlace
from liftrun.rules.preferred_time import PreferredTime as PreferredTime
from liftrun.rules.recovery import Recovery as Recovery
from liftrun.rules.same_day import SameDay as SameDay
from liftrun.rules.soon_after import SoonAfter as SoonAfter

KINDS: tuple[type[Rule], ...] = tuple(
    found for found in vars().copy().values() if isinstance(found, type) and issubclass(found, Rule) and found != Rule
)
"""Every rule kind, in the order of the lines above. Tests that are true for all kinds run over this tuple."""

if TYPE_CHECKING:
    RuleKind = Rule
else:
    RuleKind = Union[KINDS]  # noqa: UP007  # made from the tuple
"""One of the kinds; pydantic tells them apart by `kind`."""
