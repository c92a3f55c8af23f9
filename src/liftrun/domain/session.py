"""A session that the week should contain, not yet placed: runs, lifts and mobility with their lengths."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, cast

from liftrun.domain.activities import (
    ACTIVITIES,
    PIN_WORDS,
    QUALITY,
    QUALITY_RUNS,
    Activity,
    Focus,
    RunKind,
    SessionKind,
)
from liftrun.domain.load import Load, load_of_lift, load_of_run
from liftrun.domain.workout import ExerciseSet, Workout  # noqa: TC001  # pydantic reads frozen instances and needs them

Place = Literal["road", "home", "gym"]
Phase = Literal["base", "build", "peak", "taper", "race", "maintenance"]
RaceDistance = Literal["5k", "10k", "half", "full"]
Experience = Literal["beginner", "intermediate", "advanced"]
Soreness = Literal["pace", "daily life"]
"""What soreness spoiled: the paces of the runs, or daily life, such as stairs."""


class Priority(IntEnum):
    """The order in which sessions are kept. One session of a lower number outweighs all sessions of higher numbers."""

    RACE = 0
    PINNED = 1
    LONG_RUN = 2
    HARD_RUN = 3
    FIRST_LIFT = 4
    OTHER_RUN = 5
    FURTHER_LIFT = 6
    MOBILITY = 7  # and cross-training
    OPTIONAL_RUN = 8


@dataclass(frozen=True, slots=True)
class Length:
    """A length that a session may have: minutes of work, and metres for a run (else 0)."""

    minutes: int
    metres: int = 0


@dataclass(frozen=True, slots=True)
class Prescription:
    """What to do in the weights block of a lift.

    Attributes:
        sets: Sets of each exercise.
        reps: Lowest and highest repetitions a set.
        big_lifts: Sets and reps for squat and deadlift where they differ, as `(5, 5)`, else None.
        load: How heavy the weights are, in words ("heavy", "moderately heavy", "light", "body weight").
        tempo: How the repetitions are moved ("slow", "controlled, faster").
        eccentric: Whether the athlete emphasises the lowering phase.
        reps_in_reserve: How many more good repetitions are possible at the end of a set, lowest and highest.
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
    """A block of jumps that a strength workout may carry.

    Attributes:
        minutes: How long it takes.
        drills: What to do ("box jumps, ...").
        exercises_at: For each place, the jumps that can be done there; empty where they are not known.
    """

    minutes: int
    drills: str
    exercises_at: tuple[tuple[Place, tuple[ExerciseSet, ...]], ...] = ()

    def exercises(self, place: Place) -> tuple[ExerciseSet, ...]:
        """The jumps at a place."""
        return dict(self.exercises_at).get(place, ())


@dataclass(frozen=True, slots=True)
class Session:
    """A session that the week should contain, not yet placed.

    Attributes:
        id: Stable within the week: `run-long`, `run-easy-1`, `lift-2`, `mobility-1`.
        activity: Its entry in `ACTIVITIES`.
        kind: For a run or cross-training its kind, else None.
        focus: For a lift its focus, else None.
        hard: Whether it makes a hard day: tempo, speed and long runs, races, and cross-training that is stated as hard.
        heavy: Whether a lift is heavy enough to need recovery before a hard run.
        priority: The session with the lower number is dropped later.
        lengths: Full length first, then shorter ones that are allowed; minutes strictly decrease.
        optional: The athlete may leave it out without harm; it is dropped first.
        prescription: For a lift, what to do.
        plyometrics: For a lift that may have a plyometric block, that block. The solver decides if the lift has it.
        drills: For a run, warm-up drills ("squat jumps, pogo jumps"), else `""`.
        label: The athlete's own name for it ("club run"), or `""`.
        own_load: What it loads, where that is stated by the athlete or follows from its exercises; None if it follows
            from its activity, kind or focus (see `load`).
        workouts: For each of `lengths`, what it consists of; empty where that is not known.
        workouts_at: For a lift, each place where it can be done, with what it consists of there for each of `lengths`;
            empty where that is not known, and then every place will do.
    """

    id: str
    activity: Activity
    priority: Priority
    lengths: tuple[Length, ...]
    kind: SessionKind | None = None
    focus: Focus | None = None
    hard: bool = False
    heavy: bool = False
    optional: bool = False
    prescription: Prescription | None = None
    plyometrics: Plyometrics | None = None
    drills: str = ""
    label: str = ""
    own_load: Load | None = None
    workouts: tuple[Workout, ...] = ()
    workouts_at: tuple[tuple[Place, tuple[Workout, ...]], ...] = ()

    def workout_of(self, minutes: int, place: Place | None = None) -> Workout | None:
        """What it consists of at one of its lengths, given by the minutes of work; None if that is not known."""
        lengths = [length.minutes for length in self.lengths]
        workouts = dict(self.workouts_at).get(place, self.workouts) if place else self.workouts
        return workouts[lengths.index(minutes)] if workouts and minutes in lengths else None

    def can_be_at(self, place: Place) -> bool:
        """Whether it can be done at a place."""
        return not self.workouts_at or any(place == where for where, _ in self.workouts_at)

    @property
    def load(self) -> Load:
        """What it loads: as stated, else by the kind of run or by the focus and weight of a lift."""
        if self.own_load is not None:
            return self.own_load
        if self.activity == "run":
            return load_of_run(self.kind, hard=self.hard)
        return load_of_lift(self.focus, heavy=self.heavy) if self.activity == "lift" else Load()

    @property
    def run_kind(self) -> RunKind | None:
        """The kind of a run; None for everything else."""
        return cast("RunKind", self.kind) if self.activity == "run" else None

    def is_a(self, name: str) -> bool:
        """Whether a name in a file means this session: its activity or its kind, as `lift`, `long` or `quality`."""
        return name in (self.activity, self.kind) or (name == QUALITY and self.kind in QUALITY_RUNS)

    @property
    def is_race(self) -> bool:
        """Whether it is a race. A race has a fixed day and start."""
        return self.kind == "race"


def session_noun(session: Session) -> str:
    """A session in the middle of a sentence: "tempo run", "race", "lift", "bike session"."""
    if session.is_race:
        return "race"
    return named_noun(session.kind or session.activity)


def named_noun(word: str) -> str:
    """The noun for a word by which files name a session: "tempo" -> "tempo run", "bike" -> "bike session"."""
    entry = PIN_WORDS.get(word) or ACTIVITIES[cast("Activity", word)]
    if word == QUALITY:
        return "quality run"
    if word not in entry.kinds:
        return entry.noun
    return f"{word} {entry.noun}" if entry.has_distance else entry.kinds[cast("SessionKind", word)].lower()
