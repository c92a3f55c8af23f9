"""Facts about broken advice, in the rule's own sentence: for the kinds that no other module here explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.reasons.fact import Fact
from liftrun.rules.minimum_gap import MinimumGap
from liftrun.rules.not_consecutive_days import NotConsecutiveDays
from liftrun.rules.not_same_day import NotSameDay
from liftrun.rules.order_in_day import OrderInDay
from liftrun.rules.order_in_workout import OrderInWorkout
from liftrun.rules.preferred_day import PreferredDay
from liftrun.rules.preferred_time import PreferredTime
from liftrun.rules.recovery import Recovery
from liftrun.rules.same_day import SameDay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Placed
    from liftrun.reasons.fact import View

WITH_A_FINDER = (
    MinimumGap,
    NotConsecutiveDays,
    NotSameDay,
    OrderInDay,
    OrderInWorkout,
    PreferredDay,
    PreferredTime,
    Recovery,
    SameDay,
)
"""Kinds that another module of this package explains. A new kind needs no entry."""


def breaches(view: View, placed: Placed) -> Iterator[Fact]:
    """Each such rule that the session takes part in breaking. A count over the week belongs to no single session."""
    for rule in view.problem.rules:
        if rule.required or rule.scope == "week" or isinstance(rule, WITH_A_FINDER):
            continue
        if any(placed.session.id in found.sessions for found in rule.check(view.schedule)):
            yield Fact(f"Against advice: {rule.says}")
