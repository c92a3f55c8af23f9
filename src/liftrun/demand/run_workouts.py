"""Runs as workouts: a template, scaled to the distance or the time at hand.

The main set is as large as the template, the run and the frame allow. The warm-up is in whole steps of the athlete's
unit. The cool-down takes what is left, so that the parts add up to exactly the distance of the run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from liftrun.domain.units import SECONDS_PER_MINUTE
from liftrun.domain.workout import Repeat, Step, Workout
from liftrun.rulebook.workout_tables import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.demand.effort_paces import RunnerSpeed
    from liftrun.demand.hard_part import HardPartLimit
    from liftrun.domain import Experience, Phase, RaceDistance, RunKind
    from liftrun.domain.workout import Part, Role
    from liftrun.rulebook.workout_tables import Frame, MainPart, RunTemplate, Scaling, WorkoutBook


@dataclass(frozen=True, slots=True)
class RunFrame:
    """A run to be filled.

    Attributes:
        metres: Its distance.
        step: Metres of the steps in which the warm-up is given.
        drills: Jumps of the warm-up ("squat jumps and pogo jumps"), or "".
        strides: Whether it ends with strides.
    """

    metres: int
    step: int
    drills: str = ""
    strides: bool = False


def applies(template: RunTemplate, kind: RunKind, phase: Phase, race: RaceDistance | None, level: Experience) -> bool:
    """Whether a template is for a run of this kind, in this phase, for this race and this runner."""
    return (
        template.kind == kind
        and (not template.phases or phase in template.phases)
        and (not template.races or (race or "none") in template.races)
        and (not template.levels or level in template.levels)
    )


def built(
    template: RunTemplate,
    run: RunFrame,
    speed: RunnerSpeed,
    book: WorkoutBook,
    largest: float = 1,
    limit: HardPartLimit | None = None,
) -> Workout | None:
    """The workout of a template with a distance, or None if even the smallest main set does not fit.

    Args:
        template: The template.
        run: The run to be filled.
        speed: The runner's paces.
        book: All templates.
        largest: The largest size of the main set that is tried, from 0 to 1.
        limit: The most hard running, or None without a limit.
    """
    maker = _Maker(book, speed)
    frame = book.frames.get(template.kind)
    if frame is None or not template.main:
        return Workout(template.id, template.name, tuple(maker.easy_only(template.kind, run)))
    sizes = book.scaling.sizes
    for number in range(sizes):
        main = maker.main_set(template.main, largest * (1 - number / (sizes - 1)), run)
        if (parts := maker.framed(main, frame, run)) is not None:
            workout = Workout(template.id, template.name, tuple(parts))
            if limit is None or limit.allows(workout, template.kind):
                return workout
    return None


def steady(kind: RunKind, run: RunFrame, speed: RunnerSpeed, book: WorkoutBook) -> Workout:
    """A run without a template: one part, easy, or at race effort for a race."""
    return Workout("", "", tuple(_Maker(book, speed).easy_only(kind, run)))


def by_time(workout: Workout) -> Workout:
    """The same workout with its easy parts in whole minutes instead of a distance."""
    return replace(workout, parts=tuple(_timed(part) if isinstance(part, Step) else part for part in workout.parts))


def _timed(step: Step) -> Step:
    if step.metres is None or step.role not in {"warm_up", "cool_down"}:
        return step
    seconds = max(round(step.estimate_s / SECONDS_PER_MINUTE), 1) * SECONDS_PER_MINUTE
    return replace(step, seconds=seconds, metres=None, estimate_s=seconds)


class _Maker:
    """Makes steps at a runner's paces."""

    def __init__(self, book: WorkoutBook, speed: RunnerSpeed) -> None:
        self._book, self._speed = book, speed

    def step(self, role: Role, effort: str, length: Measure, text: str = "") -> Step:
        """A step of an effort with a distance or a time."""
        pace = self._speed.estimate(self._book.efforts[effort], self._book.race_formula)
        if length.metres is not None:
            seconds, metres = round(length.metres * pace), length.metres
        else:
            seconds = length.seconds or 0
            metres = 0 if text == "walk" else round(seconds / pace)
        target = self._speed.target(effort, self._book)
        return Step(role, seconds, metres, length.seconds, length.metres, target, text)

    def easy(self, role: Role, metres: int) -> Step:
        """Easy running over a distance."""
        return self.step(role, "easy", Measure(metres=metres))

    def easy_only(self, kind: RunKind, run: RunFrame) -> Iterator[Part]:
        """A run without a main set, with strides at its end if it is long enough for them."""
        strides = [self._strides()] if run.strides else []
        easy = run.metres - sum(one.estimate_m for one in strides)
        if strides and easy < self.step("warm_up", "easy", self._book.strides.least_easy).estimate_m:
            strides, easy = [], run.metres
        role: Role = "work" if kind == "race" else "warm_up"
        yield self.step(role, "long" if kind == "long" else "easy", Measure(metres=easy))
        yield from strides

    def _strides(self) -> Repeat:
        strides = self._book.strides
        fast = self.step("strides", "stride", strides.work)
        recovery = self.step("recovery", "easy", strides.recovery.length, strides.recovery.how)
        return Repeat(strides.times, (fast, recovery))

    def main_set(self, parts: Sequence[MainPart], size: float, run: RunFrame) -> list[Part]:
        """The main set at a size from 0, the smallest, to 1."""
        return [self._main_part(part, size, run) for part in parts]

    def _main_part(self, part: MainPart, size: float, run: RunFrame) -> Part:
        work = self.step("work", part.at, _length(part, size, run, self._book.scaling))
        if part.times is None or part.recovery is None:
            return work
        fewest, most = part.times
        recovery = self.step("recovery", "easy", part.recovery.length, part.recovery.how)
        return Repeat(round(fewest + size * (most - fewest)), (work, recovery))

    def framed(self, main: list[Part], frame: Frame, run: RunFrame) -> list[Part] | None:
        """Warm-up, main set and cool-down, or None if the main set is too long for the run."""
        free = run.metres - sum(part.estimate_m for part in main)
        least_warm, least_cool = (
            self.step("warm_up", "easy", length).estimate_m for length in (frame.least_warm_up, frame.least_cool_down)
        )
        if _work(main) > frame.most * run.metres or free < least_warm + least_cool:
            return None
        wished = min(max(free * frame.warm_up_share, least_warm), free - least_cool)
        least = least_warm - run.step * self._book.scaling.step_part
        warm = _near_step(wished, run.step, least, free - least_cool)
        return [self.easy("warm_up", warm), *self._drills(run), *main, self.easy("cool_down", free - warm)]

    def _drills(self, run: RunFrame) -> list[Part]:
        if not run.drills:
            return []
        drills = self._book.drills
        seconds = drills.minutes * SECONDS_PER_MINUTE
        jumps = " and ".join(f"{drills.reps} {jump}" for jump in run.drills.split(" and "))
        return [Step("drills", seconds, 0, seconds, text=f"{drills.sets} sets of {jumps}")]


def _work(main: Sequence[Part]) -> int:
    return Workout("", "", tuple(main)).work_m


def _length(part: MainPart, size: float, run: RunFrame, scaling: Scaling) -> Measure:
    """The length of one piece of work at a size."""
    if part.share is not None:
        share = part.share[0] + size * (part.share[1] - part.share[0])
        return Measure(metres=max(round(run.metres * share / run.step), 1) * run.step)
    assert part.work is not None  # noqa: S101  # the model of the table has one of the two
    shortest, longest = part.work
    if shortest.metres is not None and longest.metres is not None:
        return shortest._replace(metres=_between(shortest.metres, longest.metres, size, scaling.metres_step))
    low, high = shortest.seconds or 0, longest.seconds or 0
    return shortest._replace(seconds=_between(low, high, size, scaling.seconds_step))


def _between(low: int, high: int, size: float, step: int) -> int:
    """Between two lengths, in whole steps from the lower one."""
    return low + round(size * (high - low) / step) * step


def _near_step(metres: float, step: int, low: float, high: float) -> int:
    """The nearest whole step within two limits, both in metres; without one the metres themselves."""
    whole = round(metres / step) * step
    return whole if low <= whole <= high else round(metres)
