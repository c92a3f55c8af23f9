"""What can keep a session out of a week: one event, one window, one use of a rule, and so on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from liftrun.domain import Span
    from liftrun.rules.base import Rule

CauseKind = Literal["event", "window", "ban", "gym_hours", "place", "pin", "length", "rule", "session"]


class Change(IntEnum):
    """How easily an athlete changes a cause. Of several cause sets, those of low numbers are preferred."""

    EASY = 0  # an event that can move, a window of availability, the length of the missing session
    OWN_CHOICE = 1  # a pin, a ban, another session of the week
    ADVICE = 2  # a required rule, the hours of the gym
    FIXED = 3  # an all-day event, an event that the athlete calls fixed


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that restricts a week, and that might be otherwise.

    Attributes:
        kind: What it is.
        key: Unique in its week.
        change: How easily the athlete changes it.
        spans: Of an event, a ban or hours, the time that is blocked, without the buffer around an event.
        day: Of a window or of the gym's hours, the day, 0 for Monday.
        title: Of an event, its title, which is private.
        sessions: The sessions that it is about, by id.
        days: Of a rule, the days that it is about.
        rule: Of a rule, the rule.
        minutes: Of a length, and of a long run that stays in the week, the fewest minutes; of a pin, its minute of the
            week.
    """

    kind: CauseKind
    key: str
    change: Change
    spans: tuple[Span, ...] = ()
    day: int | None = None
    title: str = ""
    sessions: tuple[str, ...] = ()
    days: tuple[int, ...] = ()
    rule: Rule | None = None
    minutes: int = 0
