"""Changes of a week that an athlete could make: how each changes the input, and what limits it.

The costs only rank repairs: a small change of time is cheaper than a large one, and any change of time is cheaper than
to give up a rule or a session.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from liftrun.domain import Span

AdjustmentKind = Literal[
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

MOST_MINUTES = 120
"""The most by which an event or a window is changed."""

STEP_MINUTES = 5
"""Changes of time are whole steps."""

LEAST_LEFT_MINUTES = 15
"""What is left of an event that is shortened."""

BASE_COST: dict[AdjustmentKind, int] = {
    "event_ends_earlier": 20,
    "event_starts_later": 20,
    "event_moves_earlier": 30,
    "event_moves_later": 30,
    "window_opens_earlier": 20,
    "window_closes_later": 20,
    "session_shorter": 40,
    "lift_at_home": 100,
    "rule_relaxed": 250,
    "session_dropped": 400,
}
"""What a change costs besides its minutes."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One change.

    Attributes:
        kind: What is changed, and how.
        target: What: the number of an event, the day and number of a window (`3-0`), a session, a rule.
        minutes: By how many minutes, for changes of time and of a length.
    """

    kind: AdjustmentKind
    target: str
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Blocker:
    """Blocked time whose edges may move.

    Attributes:
        span: The blocked time.
        begins: Kinds of change that move its start later, with the most minutes of each and the target.
        ends: Kinds of change that move its end earlier.
        shifts: Kinds of change that move both, in either direction.
    """

    span: Span
    begins: tuple[tuple[AdjustmentKind, str, int], ...] = ()
    ends: tuple[tuple[AdjustmentKind, str, int], ...] = ()
    shifts: tuple[tuple[AdjustmentKind, str, int], ...] = ()
