"""The exercises of a lift in words: "Back squat 4 × 3–5, 3–4 good repetitions left, rest 2.5 min (or leg press)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.documents.workout import ExerciseSetPart
from liftrun.domain.units import SECONDS_PER_MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.documents.workout import WorkoutPart

_PROPER = ("Romanian", "Bulgarian", "Nordic")
"""Beginnings of names that keep their capital letter within a sentence."""
_SHORT_REST = 90
"""Seconds up to which a rest is given in seconds."""


def exercises_of(workout: WorkoutPart | None, *, jumps: bool) -> list[ExerciseSetPart]:
    """The jumps of a lift, or its other exercises; none if they are not known."""
    parts = workout.parts if workout else ()
    return [part for part in parts if isinstance(part, ExerciseSetPart) and (part.role == "plyometrics") == jumps]


def exercise_lines(exercises: list[ExerciseSetPart]) -> Iterator[str]:
    """A line for each exercise, in their order."""
    return map(_line, exercises)


def exercise_in_short(one: ExerciseSetPart) -> str:
    """`back squat 5 × 5 at 80 kg`."""
    return f"{_lower_first(one.name)} {one.sets} × {_amount(one)}{_weight(one)}"


def easier_forms(workouts: Iterable[WorkoutPart | None]) -> str:
    """The easier form of each exercise that has one, each once: `Easier: push-up, hands on a table; plank, ...`."""
    found = [part for workout in workouts for part in (workout.parts if workout else ())]
    forms = [
        f"{_lower_first(one.name)}, {one.easier}" for one in found if isinstance(one, ExerciseSetPart) and one.easier
    ]
    return f"Easier: {'; '.join(dict.fromkeys(forms))}." if forms else ""


def how_to_do(workouts: Iterable[WorkoutPart | None]) -> Iterator[str]:
    """What to do in each exercise, in one sentence, each exercise once: `Plank: On forearms and toes, ...`."""
    found = [part for workout in workouts for part in (workout.parts if workout else ()) if _is_explained(part)]
    for one in {part.exercise: part for part in found if isinstance(part, ExerciseSetPart)}.values():
        easier = f" Easier: {one.easier}." if one.easier else ""
        yield f"{one.name}: {one.how}{easier}"


def _is_explained(part: object) -> bool:
    return isinstance(part, ExerciseSetPart) and bool(part.how)


def _line(one: ExerciseSetPart) -> str:
    work = f"{one.name} {one.sets} × {_amount(one)}"
    if one.role == "warm_up":
        return f"Warm-up: {work}, at about half the weight."
    details = [work + _weight(one), _reserve(one), f"rest {_rest(one.rest_s)}" if one.rest_s else ""]
    alternate = f" (or {_lower_first(one.alternate)})" if one.alternate else ""
    return ", ".join(filter(None, details)) + f"{alternate}."


def _amount(one: ExerciseSetPart) -> str:
    amount = f"{one.seconds} s" if one.seconds else extent(one.reps or (1, 1))
    return amount + (" each side" if one.each_side else "")


def _weight(one: ExerciseSetPart) -> str:
    return f" at {one.kg:g} kg" if one.kg else ""


def _reserve(one: ExerciseSetPart) -> str:
    return f"{reps_left(one.reps_in_reserve)} left" if one.reps_in_reserve else ""


def _rest(seconds: int) -> str:
    return f"{seconds} s" if seconds <= _SHORT_REST else f"{seconds / SECONDS_PER_MINUTE:g} min"


def _lower_first(text: str) -> str:
    return text if text.startswith(_PROPER) else text[:1].lower() + text[1:]


def reps_left(bounds: tuple[int, int]) -> str:
    """The effort of a set in the one phrase for it: "1–2 good repetitions"."""
    return f"{extent(bounds)} good {'repetition' if bounds == (1, 1) else 'repetitions'}"


def extent(bounds: tuple[int, int]) -> str:
    """Lowest and highest: "3–5", or "5" where they are equal."""
    low, high = bounds
    return str(low) if low == high else f"{low}–{high}"
