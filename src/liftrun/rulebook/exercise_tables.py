"""Exercises by movement pattern (`exercises.toml`): equipment, load, timing. All numbers are in the file."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from liftrun.files.package_data import constraints_dir
from liftrun.inputs.tables import Table
from liftrun.rulebook.number_types import Pair, Share
from liftrun.rulebook.toml_tables import checked, file_name, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Pattern = Literal["squat", "hinge", "single_leg", "calf", "push", "pull", "trunk", "jump"]
LoadedBy = Literal["barbell", "machine", "dumbbells", "kettlebell", "band", "body weight", "seconds", "jump"]
MaxLift = Literal["squat", "deadlift", "bench_press", "overhead_press"]
_KILOGRAMS = re.compile(r"(\d+(?:\.\d+)?)\s*kg")


class Works(Table):
    """What an exercise loads, from 0 (not) to 3 (heavy), and whether it is an impact."""

    legs: int = Field(0, ge=0, le=3)
    upper: int = Field(0, ge=0, le=3)
    trunk: int = Field(0, ge=0, le=3)
    impact: bool = False


class ShareOfMax(Table):
    """The one-repetition maximum that a weight is computed from, and the share of it."""

    lift: MaxLift
    share: Share


class Exercise(Table):
    """One exercise; see the head of `exercises.toml` for its keys."""

    id: str
    name: str
    how: str
    easier: str = ""
    pattern: Pattern
    needs: tuple[str, ...] = ()
    loaded_by: LoadedBy
    heavy: bool = False
    big_lift: bool = False
    one_rep_max: ShareOfMax | None = None
    each_side: bool = False
    level: Literal["all", "advanced"] = "all"
    works: Works
    jump: Literal["simple", "complex"] | None = None
    fit: tuple[str, str]


class Patterns(Table):
    """Patterns of a lift by its focus, the most important first."""

    full: tuple[Pattern, ...]
    lower: tuple[Pattern, ...]
    upper: tuple[Pattern, ...]
    source: str


class Timing(Table):
    """Seconds of repetitions and rests, and what small patterns have instead."""

    rep_slow_s: int
    rep_fast_s: int
    rest_heavy_s: int
    rest_light_s: int
    rest_small_s: int
    small: tuple[Pattern, ...]
    small_sets: int
    small_reps: Pair
    light_reps: Pair
    held_s: int
    least_exercises: int
    least_sets: int
    minutes_step: int
    block_weeks: int
    source: str


class WarmUp(Table):
    """Lighter sets before the first heavy exercise."""

    sets: int
    reps: int
    rest_s: int
    source: str


class Jumps(Table):
    """Repetitions and rest of jumps."""

    reps: Pair
    rep_s: int
    rest_s: int
    most_exercises: int
    most_share: Share
    minutes_step: int
    source: str


class OneRepMax(Table):
    """Epley's formula (1985), and the step of weights in kg."""

    divisor: int
    step_kg: float
    source: str


class EquipmentWords(Table):
    """What a gym has, from which weight dumbbells are heavy, words for light loads, and the words that athletes use.

    The words of `nothing` are accepted, but no exercise needs what they name.
    """

    gym: tuple[str, ...]
    heavy_dumbbells_from_kg: float
    body_weight: str
    light: str
    similar: Share
    nothing: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
    source: str


class Equipment(Table):
    """What there is to lift with at a place.

    Attributes:
        things: Names as `needs` has them.
        heavy_dumbbells: Whether its dumbbells are heavy enough to be called heavy.
    """

    things: frozenset[str]
    heavy_dumbbells: bool = True


class ExerciseBook(Table):
    """All of `exercises.toml`."""

    source: str
    patterns: Patterns
    timing: Timing
    warm_up: WarmUp
    jumps: Jumps
    one_rep_max: OneRepMax
    equipment: EquipmentWords
    exercises: tuple[Exercise, ...] = Field(alias="exercise")

    def gym(self) -> Equipment:
        """The equipment of a gym."""
        return Equipment(things=frozenset(self.equipment.gym))

    def equipment_of(self, texts: Iterable[str]) -> Equipment:
        """What the words of an athlete name: "dumbbells to 20 kg" are dumbbells, a yoga mat is nothing to lift."""
        found: set[str] = set()
        heaviest: list[float] = []
        for text in (text.casefold() for text in texts):
            named = {thing for thing, words in self.equipment.words.items() if any(word in text for word in words)}
            found |= named
            if "dumbbells" in named:
                heaviest += [float(number) for number in _KILOGRAMS.findall(text)]
        heavy = not heaviest or max(heaviest) >= self.equipment.heavy_dumbbells_from_kg
        return Equipment(things=frozenset(found), heavy_dumbbells=heavy)


@cache
def load_exercises(folder: Path | None = None) -> ExerciseBook:
    """The exercises in a folder of constraints, by default liftrun's own.

    Raises:
        InputError: naming file and key, if something in it is not as expected.
    """
    return checked(ExerciseBook, tables_of(folder or constraints_dir(), "exercises"), file_name("exercises"), "")
