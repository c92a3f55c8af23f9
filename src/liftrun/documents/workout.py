"""The published form of a workout: steps of a run, exercises of a lift, as in `liftrun.domain.workout`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from liftrun.documents.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator


class TargetPart(Part):
    """How hard a step is; pace and heart rate only if the athlete gave what they follow from."""

    effort: str
    rpe: tuple[int, int] = Field(description="Perceived effort from 1 to 10, lowest and highest.")
    pace: tuple[float, float] | None = Field(
        default=None, description="Seconds per km to a tenth, fastest and slowest."
    )
    rough: bool = Field(default=False, description="Whether the pace is an estimate over a large distance.")
    heart_rate: tuple[int, int] | None = Field(default=None, description="Beats per minute, lowest and highest.")
    feels: str = Field(default="", description="How it feels: the talk test and other words.")


class StepPart(Part):
    """One part of a run, by time or by distance."""

    role: Literal["warm_up", "work", "recovery", "cool_down", "strides", "drills"]
    seconds: int | None = None
    metres: int | None = None
    target: TargetPart | None = None
    estimate_s: int = Field(description="Seconds that it takes.")
    estimate_m: int = Field(description="Metres that it covers.")
    text: str = ""


class RepeatPart(Part):
    """Steps that are done several times."""

    times: int
    steps: tuple[StepPart, ...]


class ExerciseSetPart(Part):
    """Sets of one exercise."""

    exercise: str
    name: str
    role: Literal["warm_up", "main", "plyometrics"]
    sets: int
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
    how: str = Field(default="", description="What to do, in one sentence.")
    easier: str = Field(default="", description="An easier form of it, in a few words, for beginners.")
    estimate_s: int = Field(description="Seconds of all its sets, rest included.")


class WorkoutPart(Part):
    """What a session consists of."""

    template: str
    name: str
    parts: tuple[RepeatPart | StepPart | ExerciseSetPart, ...]

    @property
    def estimate_m(self) -> int:
        """Metres of the whole session; 0 unless a run."""
        return sum(times * step.estimate_m for times, step in self.run_steps())

    def run_steps(self) -> Iterator[tuple[int, StepPart]]:
        """Each step of a run with how often it is done."""
        for part in self.parts:
            if isinstance(part, RepeatPart):
                yield from ((part.times, step) for step in part.steps)
            elif isinstance(part, StepPart):
                yield 1, part
