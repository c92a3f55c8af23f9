"""Placed sessions: the schedule of a week, the instance that a solver gets, and the plan that it returns."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # frozen instances are read by pydantic, which needs the type
from dataclasses import dataclass, field
from typing import Literal

from liftrun.domain.activities import ACTIVITIES, BlockKind
from liftrun.domain.session import Place, Session  # noqa: TC001  # the same
from liftrun.domain.week import WEEKDAYS, Span, Week

Tier = Literal["keep", "days", "training", "preference"]
Status = Literal["optimal", "feasible", "infeasible", "unknown", "invalid"]

DEFAULT_GRID_MINUTES = 15
"""Minutes between possible starts, unless another number is chosen."""

TIERS: tuple[Tier, ...] = ("keep", "days", "training", "preference")


@dataclass(frozen=True, slots=True)
class Block:
    """A contiguous part of a placed session."""

    kind: BlockKind
    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Its length."""
        return self.end - self.start


def work_block(session: Session, start: int, end: int) -> Block:
    """The block of a session's work, without plyometrics."""
    return Block(ACTIVITIES[session.activity].block, start, end)


@dataclass(frozen=True, slots=True)
class Placed:
    """A session in its place.

    Attributes:
        session: The session.
        start: Minute at which the work starts (travel not included).
        end: Minute at which it ends.
        place: Road for runs and cross-training; home or gym for lifts; home for mobility work.
        metres: Distance as placed (a shortened run is shorter), 0 unless a run.
        blocks: The parts in their order, contiguous, from `start` to `end`.
    """

    session: Session
    start: int
    end: int
    place: Place
    metres: int
    blocks: tuple[Block, ...]

    @property
    def span(self) -> Span:
        """The time of the work itself."""
        return Span(self.start, self.end)

    @property
    def has_plyometrics(self) -> bool:
        """Whether a plyometric block is part of it."""
        return any(block.kind == "plyometrics" for block in self.blocks)

    @property
    def plyometric_minutes(self) -> int:
        """Minutes of plyometrics, 0 without."""
        return sum(block.minutes for block in self.blocks if block.kind == "plyometrics")

    @property
    def work_minutes(self) -> int:
        """Minutes without plyometrics, to be compared with `Session.lengths`."""
        return self.end - self.start - self.plyometric_minutes

    @property
    def shortened(self) -> bool:
        """Whether it is shorter than its full length."""
        return self.steps_shorter > 0

    @property
    def steps_shorter(self) -> int:
        """How many of the session's lengths are longer than the placed one."""
        return sum(length.minutes > self.work_minutes for length in self.session.lengths)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Placed sessions of one week, and the fixed ones around it.

    Attributes:
        week: The frame of days.
        placed: Sessions in this week, by start.
        history: Fixed sessions around it, by start: those of the seven days before, at negative minutes; and a race of
            the seven days after, after the end of the week. No count of this week includes them.
    """

    week: Week
    placed: tuple[Placed, ...]
    history: tuple[Placed, ...] = ()

    def day(self, placed: Placed) -> int:
        """The day a session starts on, 0 for Monday, negative before the week and above 6 after it."""
        return self.week.day_of(placed.start)

    def around(self, placed: Placed) -> bool:
        """Whether a session is outside the seven days of this week."""
        return not 0 <= self.day(placed) < len(WEEKDAYS)


@dataclass(frozen=True, slots=True)
class Instance:
    """Sessions to be placed, and where each may be; with rules it makes a `WeekProblem`.

    Attributes:
        week: The frame of days.
        sessions: What the week should contain, most important first.
        openings: Session id -> place -> spans in which the *work* may be (travel is already subtracted at both ends),
            sorted, disjoint. A session without an opening is dropped.
        travel_minutes: Minutes on each side of a gym workout that no other session may use.
        pins: Session id -> the minute at which it must start, if it is kept.
        history: Fixed sessions of the seven days before, and a race of the seven days after, as in `Schedule`; no two
            of them overlap.
        grid_minutes: Starts are multiples of this after the local midnight of their day, except pins.
    """

    week: Week
    sessions: tuple[Session, ...]
    openings: Mapping[str, Mapping[Place, tuple[Span, ...]]]
    travel_minutes: int = 0
    pins: Mapping[str, int] = field(default_factory=dict)
    history: tuple[Placed, ...] = ()
    grid_minutes: int = DEFAULT_GRID_MINUTES


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a schedule breaks a rule.

    Attributes:
        rule: The rule's id.
        amount: How much, in the rule's own unit (usually 1 a place); for a weighted rule the cost is `amount * weight`.
        sessions: Ids of the sessions concerned.
        detail: One sentence with the facts ("lift-1 ends 45 minutes before run-long").
    """

    rule: str
    amount: int
    sessions: tuple[str, ...]
    detail: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A session that did not fit into the week, and why, in a sentence for the athlete."""

    session: Session
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A week that was solved and checked.

    Attributes:
        schedule: The placed sessions, and the fixed sessions around the week.
        dropped: The sessions that did not fit, most important first.
    """

    schedule: Schedule
    dropped: tuple[Dropped, ...] = ()
