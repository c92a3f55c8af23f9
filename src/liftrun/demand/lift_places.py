"""Where a lift can be done, and with which exercises at each place.

A lift that should be heavy is only at places where it can be heavy. If there is none, it is not called heavy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from liftrun.demand.jumps import jump_sets
from liftrun.demand.lift_workouts import LiftFrame, lift_workout, lifts_heavily, load_of, main_exercises
from liftrun.demand.prescription import prescription
from liftrun.domain import WEEKDAYS, Length, Plyometrics
from liftrun.domain.units import SECONDS_PER_MINUTE
from liftrun.rulebook.exercise_tables import load_exercises

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.athlete import Athlete
    from liftrun.domain import Focus, Load, Place, Week
    from liftrun.domain.workout import Workout
    from liftrun.rulebook import ResolvedRulebook
    from liftrun.rulebook.exercise_tables import Equipment

_BODY = {"body weight", "seconds"}


@dataclass(frozen=True, slots=True)
class FilledLift:
    """A lift with its exercises.

    Attributes:
        lengths: Full length first.
        workouts_at: Place -> what the lift consists of there, for each length.
        load: What it loads.
        heavy: Whether it is heavy.
        light: What to call the load where the phase lifts heavily and the equipment does not allow it, else "".
        reps: Repetitions with such a load.
    """

    lengths: tuple[Length, ...]
    workouts_at: tuple[tuple[Place, tuple[Workout, ...]], ...]
    load: Load
    heavy: bool
    light: str
    reps: tuple[int, int]


class LiftPlaces:
    """The places of an athlete, with their equipment, for the lifts of a week."""

    def __init__(self, athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> None:
        self._athlete, self._rulebook = athlete, rulebook
        self._book = load_exercises(rulebook.book.folder)
        self._turn = week.start.toordinal() // len(WEEKDAYS) // self._book.timing.block_weeks

    @cached_property
    def _equipment(self) -> dict[Place, Equipment]:
        found: dict[Place, Equipment] = {}
        if self._athlete.home:
            found["home"] = self._book.equipment_of(self._athlete.home.equipment)
        if self._athlete.gym:
            found["gym"] = self._book.gym()
        return found

    @property
    def _advanced(self) -> bool:
        return self._athlete.lifting_level == "advanced" and not self._rulebook.situation.first_weeks

    @cached_property
    def _jump_minutes(self) -> int:
        """Minutes of the jumps: those of the phase, and at most a share of what the athlete has for a lift."""
        minutes, most = self._rulebook.numbers.plyometrics.minutes, self._athlete.lift_minutes
        jumps = self._book.jumps
        if most is None or not minutes:
            return minutes
        return min(minutes, max(int(most * jumps.most_share) // jumps.minutes_step, 1) * jumps.minutes_step)

    @cached_property
    def _minutes(self) -> tuple[int, ...]:
        """The most minutes of each length, jumps not counted."""
        minutes, most = self._rulebook.numbers.lifts.minutes, self._athlete.lift_minutes
        if most is None or most - self._jump_minutes >= minutes[0]:
            return minutes
        full = most - self._jump_minutes
        return (full, *(full * shorter // minutes[0] for shorter in minutes[1:]))

    def plain_lengths(self) -> tuple[Length, ...]:
        """The lengths of a lift whose exercises are not known."""
        return tuple(Length(minutes) for minutes in self._minutes)

    def jumps(self, focus: Focus) -> Plyometrics | None:
        """The jumps that a lift may begin with: jumping is leg work, so none before an upper-body lift."""
        numbers = self._rulebook.numbers.plyometrics
        if not numbers.minutes or focus == "upper":
            return None
        simple = numbers.jumps == "simple"
        sets = {
            place: jump_sets(
                self._jump_minutes, means, self._book, simple=simple, advanced=self._advanced, turn=self._turn
            )
            for place, means in self._equipment.items()
        }
        names = dict.fromkeys(one.name.lower() for found in sets.values() for one in found)
        return Plyometrics(self._jump_minutes, ", ".join(names), tuple(sets.items()))

    def filled(self, focus: Focus, before: int = 0) -> FilledLift | None:
        """A lift with its exercises at each place where it should be done; None without any place.

        Args:
            focus: What it trains.
            before: How many lifts of this focus the week has already; each takes the next of equally good exercises.
        """
        if not self._equipment:
            return None
        should = self._rulebook.numbers.weights.heavy
        every = {place: self._workouts(focus, means, before) for place, means in self._equipment.items()}
        heavy = [
            place
            for place, means in self._equipment.items()
            if should and lifts_heavily(every[place][0], focus, self._book, means)
        ]
        found = {place: workouts for place, workouts in every.items() if place in heavy or not heavy}
        lengths, chosen = self._lengths(found)
        load = load_of((workouts[0] for workouts in found.values()), self._book, heavy=bool(heavy))
        light = self._light([workouts[0] for workouts in found.values()]) if should and not heavy else ""
        return FilledLift(lengths, chosen, load, bool(heavy), light, self._book.timing.light_reps)

    def _light(self, workouts: Sequence[Workout]) -> str:
        """What to call a load that cannot be heavy."""
        main = [one for workout in workouts for one in main_exercises(workout, self._book)]
        words = self._book.equipment
        return words.body_weight if all(one.loaded_by in _BODY for one in main) else words.light

    def _workouts(self, focus: Focus, means: Equipment, before: int) -> tuple[Workout, ...]:
        """The workout of each length."""
        return tuple(lift_workout(self._frame(focus, minutes, means, before), self._book) for minutes in self._minutes)

    def _frame(self, focus: Focus, minutes: int, means: Equipment, before: int) -> LiftFrame:
        maxima = self._athlete.one_rep_max
        return LiftFrame(
            focus=focus,
            minutes=minutes,
            prescription=prescription(focus, self._rulebook),
            heavy=self._rulebook.numbers.weights.heavy,
            equipment=means,
            simple=self._rulebook.situation.first_weeks,
            advanced=self._advanced,
            turn=self._turn + before,
            one_rep_max=maxima.known() if maxima else None,
        )

    def _lengths(
        self, found: dict[Place, tuple[Workout, ...]]
    ) -> tuple[tuple[Length, ...], tuple[tuple[Place, tuple[Workout, ...]], ...]]:
        """The minutes of each length, the larger of all places, and the workouts of the lengths that differ."""
        minutes = [max(self._rounded(workouts[n]) for workouts in found.values()) for n in range(len(self._minutes))]
        kept = [n for n, length in enumerate(minutes) if n == 0 or length < min(minutes[:n])]
        lengths = tuple(Length(minutes[n]) for n in kept)
        return lengths, tuple((place, tuple(workouts[n] for n in kept)) for place, workouts in found.items())

    def _rounded(self, workout: Workout) -> int:
        step = self._book.timing.minutes_step
        return -(-workout.estimate_s // (step * SECONDS_PER_MINUTE)) * step
