"""The nouns of liftrun: weeks, sessions, workouts in their place.

Time inside liftrun is whole minutes of real, elapsed time since Monday 00:00 of the planned week in the athlete's
zone; spans are half-open. Days are local dates, so a day holds 1380, 1440 or 1500 minutes around a clock change.
Distances are whole metres. Zones, miles and clock faces live at the edges only (`calendars/`, `units.py`).

Everything here is frozen: a step of the pipeline takes values and returns new ones.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping  # noqa: TC003  # frozen instances are read by pydantic, which needs the type
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003  # the same
from enum import IntEnum
from typing import Literal, NamedTuple

Activity = Literal["run", "lift", "mobility"]
RunKind = Literal["easy", "tempo", "speed", "long", "race"]
Focus = Literal["full", "lower", "upper"]
Place = Literal["road", "home", "gym"]
BlockKind = Literal["run", "plyometrics", "weights", "mobility"]
Phase = Literal["base", "build", "peak", "taper", "race", "maintenance"]
RaceDistance = Literal["5k", "10k", "half", "full"]
Experience = Literal["beginner", "intermediate", "advanced"]
Tier = Literal["keep", "training", "preference"]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TIERS: tuple[Tier, ...] = ("keep", "training", "preference")
HARD_RUNS: frozenset[RunKind] = frozenset({"tempo", "speed", "long", "race"})


class Priority(IntEnum):
    """Which session is kept when not all can be: the lower number wins, always (never traded for many lower ones)."""

    RACE = 0
    PINNED = 1
    LONG_RUN = 2
    HARD_RUN = 3
    FIRST_LIFT = 4
    OTHER_RUN = 5
    FURTHER_LIFT = 6
    MOBILITY = 7
    OPTIONAL_RUN = 8


class Span(NamedTuple):
    """A half-open stretch of time, `start <= t < end`, in minutes from the week's Monday 00:00 (may be negative)."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share any time; spans that only touch do not."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Week:
    """Seven local days as elapsed minutes.

    Attributes:
        start: The Monday's local date.
        timezone: IANA name of the athlete's zone.
        day_starts: Eight minutes: where each day begins, and where the week ends. `day_starts[0] == 0`.
        clock_changes: `(minute, shift)`: at that elapsed minute the clock jumps by `shift` minutes (60 in spring).
    """

    start: date
    timezone: str
    day_starts: tuple[int, ...]
    clock_changes: tuple[tuple[int, int], ...] = ()

    def at(self, day: int, clock_minutes: int) -> int:
        """Elapsed minute at which the clock shows `clock_minutes` past midnight on a day, 0 for this week's Monday.

        A time that the clock skips is the moment of the jump; one that it shows twice, the first. Days outside the
        week have 24 h, as for `day_of`.
        """
        inside = min(max(day, 0), 7)
        minute = self.day_starts[inside] + 1440 * (day - inside) + clock_minutes
        for change, shift in self.clock_changes:
            if self.day_of(change) == day and minute >= change:
                minute = max(change, minute - shift)
        return minute

    def day_of(self, minute: int) -> int:
        """Day index of a minute, 0 for Monday; negative before the week and above 6 after it (as 24 h days there)."""
        if minute < 0:
            return minute // 1440
        if minute >= self.day_starts[7]:
            return 7 + (minute - self.day_starts[7]) // 1440
        return bisect_right(self.day_starts, minute) - 1

    def day_span(self, day: int) -> Span:
        """The span of a day of this week, `0 <= day <= 6`."""
        return Span(self.day_starts[day], self.day_starts[day + 1])

    @property
    def minutes(self) -> int:
        """Length of the week in minutes (10080, or an hour more or less in a week with a clock change)."""
        return self.day_starts[7]


@dataclass(frozen=True, slots=True)
class Length:
    """One length that a session may have: minutes of work, and metres for a run (else 0)."""

    minutes: int
    metres: int = 0


@dataclass(frozen=True, slots=True)
class Prescription:
    """What to do in the weights block of a lift.

    Attributes:
        sets: Sets of each exercise.
        reps: Lowest and highest repetitions a set.
        big_lifts: Sets and reps for squat and deadlift where they differ, as `(5, 5)`, else None.
        load: In the gym's words ("heavy", "moderately heavy", "light", "body weight").
        tempo: How the repetitions are moved ("slow", "controlled, faster").
        eccentric: Whether the lowering phase is stressed.
        reps_in_reserve: Good repetitions left at the end of a set, lowest and highest.
        notes: Further sentences for the athlete.
        source: Where the numbers come from, as `article:S10`.
    """

    sets: int
    reps: tuple[int, int]
    big_lifts: tuple[int, int] | None
    load: str
    tempo: str
    eccentric: bool
    reps_in_reserve: tuple[int, int]
    notes: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Plyometrics:
    """A block of jumps that a strength workout may carry: its minutes, and what to do ("box jumps, ...")."""

    minutes: int
    drills: str


@dataclass(frozen=True, slots=True)
class Session:
    """Something the week should hold, not yet placed.

    Attributes:
        id: Stable within the week: `run-long`, `run-easy-1`, `lift-2`, `mobility-1`.
        activity: Run, lift or mobility.
        kind: For a run its kind, else None.
        focus: For a lift its focus, else None.
        hard: Whether a run is hard (tempo, speed, long, race); lifts and mobility are not.
        heavy: Whether a lift is heavy enough to need recovery before a hard run.
        priority: What is dropped last.
        lengths: Full length first, then the shorter ones it may shrink to; strictly decreasing minutes.
        optional: The athlete may skip it without harm; it is the first to go.
        prescription: For a lift, what to do.
        plyometrics: For a lift that may carry a plyometric block, that block. Whether it does is the solver's choice.
        drills: For a run, warm-up drills ("squat jumps, pogo jumps"), else `""`.
        label: The athlete's own name for it ("club run"), or `""`.
    """

    id: str
    activity: Activity
    priority: Priority
    lengths: tuple[Length, ...]
    kind: RunKind | None = None
    focus: Focus | None = None
    hard: bool = False
    heavy: bool = False
    optional: bool = False
    prescription: Prescription | None = None
    plyometrics: Plyometrics | None = None
    drills: str = ""
    label: str = ""

    @property
    def is_race(self) -> bool:
        """Whether it is a race, which has been entered: it has its day and its gun."""
        return self.kind == "race"


@dataclass(frozen=True, slots=True)
class Block:
    """A contiguous part of a placed session."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A session in its place.

    Attributes:
        session: What was placed.
        start: Minute at which the work starts (travel not included).
        end: Minute at which it ends.
        place: Road for runs; home or gym for lifts; home for mobility.
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
    def shortened(self) -> bool:
        """Whether it is shorter than its full length (plyometrics not counted)."""
        jumps = sum(b.end - b.start for b in self.blocks if b.kind == "plyometrics")
        return self.end - self.start - jumps < self.session.lengths[0].minutes


@dataclass(frozen=True, slots=True)
class Schedule:
    """Placed sessions of one week, and the fixed ones around it.

    Attributes:
        week: The frame of days.
        placed: Sessions in this week, by start.
        history: Fixed sessions around it, by start: those of the seven days before, at negative minutes, and a race of
            the seven days after, behind the week's end. They belong to no count of this week.
    """

    week: Week
    placed: tuple[Placed, ...]
    history: tuple[Placed, ...] = ()

    def day(self, placed: Placed) -> int:
        """The day a session starts on, 0 for Monday, negative before the week and above 6 after it."""
        return self.week.day_of(placed.start)

    def around(self, placed: Placed) -> bool:
        """Whether a session stands outside the seven days of this week."""
        return not 0 <= self.day(placed) < len(WEEKDAYS)


@dataclass(frozen=True, slots=True)
class Instance:
    """What is to be placed and where it may go; with rules it makes a `WeekProblem`.

    Attributes:
        week: The frame of days.
        sessions: What the week should hold, most important first.
        openings: Session id -> place -> spans in which the *work* may lie (travel already taken off both ends),
            sorted, disjoint. A session without an opening is dropped.
        travel_minutes: Minutes on each side of a gym workout that no other session may use.
        pins: Session id -> the minute at which it must start, if it is kept at all.
        history: Fixed sessions of the seven days before, and a race of the seven days after, as in `Schedule`; no two
            of them overlap.
        grid_minutes: Starts lie on multiples of this from the local midnight of their day (pins excepted).
    """

    week: Week
    sessions: tuple[Session, ...]
    openings: Mapping[str, Mapping[Place, tuple[Span, ...]]]
    travel_minutes: int = 0
    pins: Mapping[str, int] = field(default_factory=dict)
    history: tuple[Placed, ...] = ()
    grid_minutes: int = 15


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
    """A session that the week could not hold, and why, in a sentence for the athlete."""

    session: Session
    reason: str = ""


Status = Literal["optimal", "feasible", "infeasible", "unknown", "invalid"]


@dataclass(frozen=True, slots=True)
class Plan:
    """A week as the solver left it, checked.

    Attributes:
        schedule: Placed sessions (and the history they were planned against).
        dropped: What did not fit, most important first.
    """

    schedule: Schedule
    dropped: tuple[Dropped, ...] = ()
