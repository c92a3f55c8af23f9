"""Lifts as workouts: exercises by pattern, as the equipment, the minutes and the phase allow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from liftrun.demand.exercise_choice import can_be_heavy, possible_exercises, turned
from liftrun.domain.load import Load
from liftrun.domain.units import SECONDS_PER_MINUTE
from liftrun.domain.workout import ExerciseSet, Workout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from liftrun.domain import Focus
    from liftrun.domain.load import LoadLevel
    from liftrun.domain.session import Prescription
    from liftrun.rulebook.exercise_tables import Equipment, Exercise, ExerciseBook, Pattern

_PERCENT = 100
_SIDES = 2
_HEAVY = 3
"""The load of `works` that is called heavy."""


@dataclass(frozen=True, slots=True)
class LiftFrame:
    """A lift to be filled.

    Attributes:
        focus: What it trains.
        minutes: The most that it may take, plyometrics not counted.
        prescription: Sets, repetitions and effort of the phase.
        heavy: Whether the phase lifts heavily.
        equipment: What there is to lift with.
        simple: Whether small weights are preferred to barbells and machines.
        advanced: Whether the athlete may do exercises for advanced lifters.
        turn: Which of equally good exercises to take: rises with each training block.
        one_rep_max: Kilograms by lift, as far as the athlete gave them.
    """

    focus: Focus
    minutes: int
    prescription: Prescription
    heavy: bool
    equipment: Equipment
    simple: bool = False
    advanced: bool = False
    turn: int = 0
    one_rep_max: Mapping[str, float] | None = None


def lift_workout(frame: LiftFrame, book: ExerciseBook) -> Workout:
    """The exercises of a lift, warm-up sets included, within its minutes.

    What does not fit is left out. If fewer exercises than the least number fit, all have fewer sets.
    """
    found = _fitting(frame, book)
    fewer = frame.prescription.sets - book.timing.least_sets
    for less in range(1, fewer + 1):
        if _seconds(found) <= frame.minutes * SECONDS_PER_MINUTE:
            break
        found = _fitting(replace(frame, prescription=_with_fewer_sets(frame.prescription, less, book)), book)
    return Workout(f"lift-{frame.focus}", f"{frame.focus} body", tuple(found))


def _fitting(frame: LiftFrame, book: ExerciseBook) -> list[ExerciseSet]:
    """The patterns in their order, each if it still fits; the first ones whether they fit or not."""
    parts: list[ExerciseSet] = []
    for sets in _LiftMaker(frame, book).by_pattern():
        enough = len({part.exercise for part in parts}) >= book.timing.least_exercises
        if not enough or _seconds([*parts, *sets]) <= frame.minutes * SECONDS_PER_MINUTE:
            parts += sets
    return parts


def _seconds(parts: Iterable[ExerciseSet]) -> int:
    return sum(part.estimate_s for part in parts)


def _with_fewer_sets(todo: Prescription, less: int, book: ExerciseBook) -> Prescription:
    least = book.timing.least_sets
    big = (max(todo.big_lifts[0] - less, least), todo.big_lifts[1]) if todo.big_lifts else None
    return replace(todo, sets=max(todo.sets - less, least), big_lifts=big)


def lifts_heavily(workout: Workout, focus: Focus, book: ExerciseBook, equipment: Equipment) -> bool:
    """Whether a lift loads the legs heavily (or, of the upper body, that) with this equipment."""
    heavy = [one for one in main_exercises(workout, book) if can_be_heavy(one, equipment)]
    return any((one.works.upper if focus == "upper" else one.works.legs) == _HEAVY for one in heavy)


def main_exercises(workout: Workout, book: ExerciseBook) -> list[Exercise]:
    """The exercises of a lift without warm-up and jumps."""
    by_id = {exercise.id: exercise for exercise in book.exercises}
    return [by_id[part.exercise] for part in workout.parts if isinstance(part, ExerciseSet) and part.role == "main"]


def load_of(workouts: Iterable[Workout], book: ExerciseBook, *, heavy: bool) -> Load:
    """What a lift loads: for each part of the body the most of its exercises, and at most moderately if it is light."""
    works = [one.works for workout in workouts for one in main_exercises(workout, book)]
    most = _HEAVY if heavy else _HEAVY - 1

    def level(part: str) -> LoadLevel:
        return cast("LoadLevel", min(max((getattr(one, part) for one in works), default=0), most))

    return Load(level("legs"), level("upper"), level("trunk"))


class _LiftMaker:
    """Makes the sets of a lift, pattern by pattern."""

    def __init__(self, frame: LiftFrame, book: ExerciseBook) -> None:
        self._frame, self._book = frame, book

    def by_pattern(self) -> Iterator[list[ExerciseSet]]:
        """The sets of each pattern, the most important first; the first one with a weight has warm-up sets."""
        warm, used = False, set[str]()
        patterns: Iterable[Pattern] = getattr(self._book.patterns, self._frame.focus)
        for pattern in patterns:
            found = [exercise for exercise in self._choice(pattern) if exercise.id not in used]
            if not found:
                continue
            used.add(found[0].id)
            main = self._main(found[0], found[1].name if len(found) > 1 else "")
            weighted = not main.body_weight and not warm
            yield [self._warm_up(main), main] if weighted else [main]
            warm = warm or weighted

    def _choice(self, pattern: Pattern) -> list[Exercise]:
        """Exercises of a pattern in order of preference: the same that can be heavy in every phase, or simple ones."""
        frame = self._frame
        possible = possible_exercises(self._book, pattern, frame.equipment, advanced=frame.advanced)
        weighted = [one for one in possible if one.loaded_by not in {"body weight", "seconds"}]
        heavy = [one for one in possible if can_be_heavy(one, frame.equipment)]
        small = [one for one in weighted if not can_be_heavy(one, frame.equipment)]
        best = (small if frame.simple else heavy) or weighted or possible
        return [*turned(best, frame.turn), *(one for one in possible if one not in best)]

    def _main(self, exercise: Exercise, alternate: str) -> ExerciseSet:
        todo, timing = self._frame.prescription, self._book.timing
        small = exercise.pattern in timing.small
        sets, reps = self._sets_and_reps(exercise)
        held = timing.held_s if exercise.loaded_by == "seconds" else None
        rep_s = timing.rep_slow_s if todo.tempo.startswith("slow") else timing.rep_fast_s
        sides = _SIDES if exercise.each_side else 1
        rest = self._rest(exercise, small=small)
        percent, kg = self._weight(exercise, reps)
        return ExerciseSet(
            exercise=exercise.id,
            name=exercise.name,
            role="main",
            sets=sets,
            estimate_s=sets * ((held or reps[1] * rep_s) * sides + rest),
            reps=None if held else reps,
            seconds=held,
            each_side=exercise.each_side,
            kg=kg,
            percent_1rm=percent,
            body_weight=exercise.loaded_by in {"body weight", "seconds"},
            reps_in_reserve=None if held else todo.reps_in_reserve,
            rest_s=rest,
            tempo=todo.tempo,
            alternate=alternate,
            how=exercise.how,
            easier=exercise.easier,
        )

    def _sets_and_reps(self, exercise: Exercise) -> tuple[int, tuple[int, int]]:
        todo, timing = self._frame.prescription, self._book.timing
        if exercise.pattern in timing.small:
            return timing.small_sets, timing.small_reps
        few = self._frame.heavy or todo.reps[1] < timing.light_reps[0]
        light = few and not can_be_heavy(exercise, self._frame.equipment)
        if light or exercise.loaded_by == "body weight":
            return todo.sets, timing.light_reps
        if exercise.big_lift and todo.big_lifts:
            sets, reps = todo.big_lifts
            return sets, (reps, reps)
        return todo.sets, todo.reps

    def _rest(self, exercise: Exercise, *, small: bool) -> int:
        timing = self._book.timing
        if small:
            return timing.rest_small_s
        heavy = self._frame.heavy and can_be_heavy(exercise, self._frame.equipment)
        return timing.rest_heavy_s if heavy else timing.rest_light_s

    def _weight(self, exercise: Exercise, reps: tuple[int, int]) -> tuple[int | None, float | None]:
        """Percent of the one-repetition maximum and kilograms, if the athlete gave that maximum (Epley 1985)."""
        known, share = self._frame.one_rep_max or {}, exercise.one_rep_max
        if share is None or share.lift not in known:
            return None, None
        numbers = self._book.one_rep_max
        to_failure = reps[1] + self._frame.prescription.reps_in_reserve[1]
        part = 1 / (1 + to_failure / numbers.divisor)
        kg = known[share.lift] * share.share * part // numbers.step_kg * numbers.step_kg
        return round(part * _PERCENT), kg

    def _warm_up(self, main: ExerciseSet) -> ExerciseSet:
        warm_up, rep_s = self._book.warm_up, self._book.timing.rep_fast_s
        seconds = warm_up.sets * (warm_up.reps * rep_s * (_SIDES if main.each_side else 1) + warm_up.rest_s)
        return replace(
            main,
            role="warm_up",
            sets=warm_up.sets,
            reps=(warm_up.reps, warm_up.reps),
            estimate_s=seconds,
            kg=None,
            percent_1rm=None,
            reps_in_reserve=None,
            rest_s=warm_up.rest_s,
            tempo="",
            alternate="",
            how="",
            easier="",
        )
