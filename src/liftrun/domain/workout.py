"""What a session consists of: steps of a run, exercises of a lift, in their order.

One form for text, page, calendar, watch and check. Times are seconds, distances metres.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Role = Literal["warm_up", "work", "recovery", "cool_down", "strides", "drills"]
ExerciseRole = Literal["warm_up", "main", "plyometrics"]


@dataclass(frozen=True, slots=True)
class Target:
    """How hard a step is. Effort is always there; pace and heart rate only if the athlete gave what they follow from.

    Attributes:
        effort: Name of the effort in `workouts.toml` ("threshold").
        rpe: Perceived effort from 1 to 10, lowest and highest.
        pace: Seconds per km to a tenth, fastest and slowest, or None if no pace was given.
        rough: Whether the pace is an estimate over a large distance, to be taken as a guide.
        heart_rate: Beats per minute, lowest and highest, or None.
        feels: How it feels, in words ("you can speak a few words at a time").
    """

    effort: str
    rpe: tuple[int, int]
    pace: tuple[float, float] | None = None
    rough: bool = False
    heart_rate: tuple[int, int] | None = None
    feels: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a run, by time or by distance.

    Attributes:
        role: What it is for.
        seconds: Its length in time, or None if it has a distance.
        metres: Its length in metres, or None if it has a time.
        target: How hard; None for drills.
        estimate_s: Seconds that it takes, as far as the athlete's paces tell.
        estimate_m: Metres that it covers, as far as the athlete's paces tell.
        text: What to do, if the rest does not say it ("walk", "2 sets of 10 pogo jumps").
    """

    role: Role
    estimate_s: int
    estimate_m: int
    seconds: int | None = None
    metres: int | None = None
    target: Target | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Steps that are done several times."""

    times: int
    steps: tuple[Step, ...]

    @property
    def estimate_s(self) -> int:
        """Seconds of all repetitions."""
        return self.times * sum(step.estimate_s for step in self.steps)

    @property
    def estimate_m(self) -> int:
        """Metres of all repetitions."""
        return self.times * sum(step.estimate_m for step in self.steps)


@dataclass(frozen=True, slots=True)
class ExerciseSet:
    """Sets of one exercise.

    Attributes:
        exercise: Id of the exercise in `exercises.toml`.
        name: Its name for people.
        role: Warm-up, main work or plyometrics.
        sets: How many sets.
        reps: Lowest and highest repetitions of a set; None if the exercise is held for a time.
        seconds: Seconds of a set, if it is held; else None.
        each_side: Whether repetitions or seconds count for each side.
        kg: Weight, or None if it is found by feel or is body weight.
        percent_1rm: Percent of the one-repetition maximum, or None.
        body_weight: Whether body weight is the load.
        reps_in_reserve: Good repetitions left at the end of a set, lowest and highest; None for warm-up and jumps.
        rest_s: Seconds of rest after each set.
        tempo: How the repetitions are moved, or "".
        alternate: Name of an exercise that serves the same pattern, or "".
        how: What to do, in one sentence.
        easier: An easier form of it, in a few words, or "".
        estimate_s: Seconds that all its sets take, rest included.
    """

    exercise: str
    name: str
    role: ExerciseRole
    sets: int
    estimate_s: int
    reps: tuple[int, int] | None = None
    seconds: int | None = None
    each_side: bool = False
    kg: float | None = None
    percent_1rm: int | None = None
    body_weight: bool = False
    reps_in_reserve: tuple[int, int] | None = None
    rest_s: int = 0
    tempo: str = ""
    alternate: str = ""
    how: str = ""
    easier: str = ""

    @property
    def estimate_m(self) -> int:
        """No distance."""
        return 0


Part = Step | Repeat | ExerciseSet


@dataclass(frozen=True, slots=True)
class Workout:
    """What a session consists of.

    Attributes:
        template: Id of the template that it follows.
        name: The template's name for people ("800 m repeats").
        parts: The parts in their order.
    """

    template: str
    name: str
    parts: tuple[Part, ...]

    @property
    def estimate_s(self) -> int:
        """Seconds of the whole session."""
        return sum(part.estimate_s for part in self.parts)

    @property
    def estimate_m(self) -> int:
        """Metres of the whole session; 0 unless a run."""
        return sum(part.estimate_m for part in self.parts)

    @property
    def work_m(self) -> int:
        """Metres of hard work: the steps whose role is `work`."""
        return sum(times * step.estimate_m for times, step in self.run_steps() if step.role == "work")

    def run_steps(self) -> Iterator[tuple[int, Step]]:
        """Each step of a run with how often it is done."""
        for part in self.parts:
            if isinstance(part, Repeat):
                yield from ((part.times, step) for step in part.steps)
            elif isinstance(part, Step):
                yield 1, part
