"""An athlete's situation, the conditions (`when`) of an entry of the rulebook, and the changes of its cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator

from liftrun.domain import Experience, Phase, RaceDistance, Soreness
from liftrun.inputs.tables import Table
from liftrun.rulebook.toml_tables import checked, subtable, subtables
from liftrun.rules.selector import as_list

if TYPE_CHECKING:
    from liftrun.rulebook.toml_tables import Tables

CONDITIONS = ("when", "case")
"""Keys of an entry that contain conditions; they are not parameters of its rule."""
Lifting = Literal["heavy", "endurance"]
"""The two ways to reduce lifting before the race: heavy with fewer sets, or lighter with more repetitions."""

Goal = Literal["running", "strength"]
"""What has priority in the off-season."""

Wish = Literal["run_time", "lift_time", "long_run_days", "active_days", "lift_after_run"]
"""A wish of `[preferences]`, by the name that the rules use."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts about athlete and week that select rules and numbers.

    Attributes:
        phase: Phase of the season.
        race: Distance of the race that the athlete trains for, or None.
        experience: Lifting experience.
        lifting: How lifting is reduced before the race; None for the pack's way, else `heavy`.
        weeks_to_race: 0 in the week of the race, negative after it, None without a race or if unknown.
        run_days: Days of running a week, None if unknown.
        lighter_start: Whether it is one of the first weeks of base after a race; `resolve` computes it.
        first_weeks: Whether it is one of the first weeks of a beginner with weights, or of one who returns.
        sore: What soreness of the week before spoiled, or None.
        priority: What has priority for the athlete in the off-season.
        weekly_miles: Miles of an ordinary week, rounded; None if unknown.
        lifts: Lifts that the week should contain; None until `resolve` fills it in.
        wishes: Names of the wishes that the athlete gave; `resolve` fills them in.
    """

    phase: Phase
    race: RaceDistance | None = None
    experience: Experience = "intermediate"
    lifting: Lifting | None = None
    weeks_to_race: int | None = None
    run_days: int | None = None
    lighter_start: bool = False
    first_weeks: bool = False
    sore: Soreness | None = None
    priority: Goal = "running"
    weekly_miles: int | None = None
    lifts: int | None = None
    wishes: tuple[str, ...] = ()


class Condition(Table):
    """Conditions, all of which must be true; one that is left out is always true.

    Attributes:
        phase: Phases.
        race: Distances, and `none` for no race.
        experience: Lifting experience.
        lifting: Ways to reduce lifting before the race.
        weeks_at_most: Largest number of weeks to the race; never true without a race.
        weeks_at_least: Smallest number of weeks to the race; never true without a race.
        run_days_at_most: Largest number of days of running a week; never true if it is unknown.
        lighter_start: True for the first weeks of base after a race (`after_race.lighter_weeks`), False for all others.
        first_weeks: True for the first weeks with weights, False for all others.
        sore: What soreness of the week before spoiled; never true without soreness.
        priority: What has priority for the athlete.
        miles_at_most: Largest number of miles of an ordinary week; never true if it is unknown.
        miles_at_least: Smallest number of miles of an ordinary week; never true if it is unknown.
        lifts_at_most: Largest number of lifts that the week should contain.
        lifts_at_least: Smallest number of lifts that the week should contain.
        wishes: Names of wishes, all of which the athlete gave.
    """

    phase: Annotated[tuple[Phase, ...] | None, BeforeValidator(as_list)] = None
    race: Annotated[tuple[RaceDistance | Literal["none"], ...] | None, BeforeValidator(as_list)] = None
    experience: Annotated[tuple[Experience, ...] | None, BeforeValidator(as_list)] = None
    lifting: Annotated[tuple[Lifting, ...] | None, BeforeValidator(as_list)] = None
    weeks_at_most: int | None = None
    weeks_at_least: int | None = None
    run_days_at_most: int | None = None
    lighter_start: bool | None = None
    first_weeks: bool | None = None
    sore: Annotated[tuple[Soreness, ...] | None, BeforeValidator(as_list)] = None
    priority: Annotated[tuple[Goal, ...] | None, BeforeValidator(as_list)] = None
    miles_at_most: int | None = None
    miles_at_least: int | None = None
    lifts_at_most: int | None = None
    lifts_at_least: int | None = None
    wishes: Annotated[tuple[Wish, ...] | None, BeforeValidator(as_list)] = None

    def is_true(self, now: Situation) -> bool:
        """Whether every condition is true."""
        return (
            (self.phase is None or now.phase in self.phase)
            and (self.race is None or (now.race or "none") in self.race)
            and (self.experience is None or now.experience in self.experience)
            and (self.lifting is None or (now.lifting or "heavy") in self.lifting)
            and _within(now.weeks_to_race, low=self.weeks_at_least, high=self.weeks_at_most)
            and _within(now.run_days, high=self.run_days_at_most)
            and self.lighter_start in (None, now.lighter_start)
            and self.first_weeks in (None, now.first_weeks)
            and (self.sore is None or now.sore in self.sore)
            and (self.priority is None or now.priority in self.priority)
            and _within(now.weekly_miles, low=self.miles_at_least, high=self.miles_at_most)
            and _within(now.lifts, low=self.lifts_at_least, high=self.lifts_at_most)
            and set(self.wishes or ()) <= set(now.wishes)
        )


def _within(value: int | None, *, low: int | None = None, high: int | None = None) -> bool:
    """Whether a value is within its limits, both inclusive; an unknown value only if there are no limits."""
    if value is None:
        return low is None and high is None
    return (low is None or value >= low) and (high is None or value <= high)


def applies(entry: Tables, now: Situation, file: str, key: str) -> bool:
    """Whether an entry's `when` is true; an entry without one always applies.

    Raises:
        InputError: if its `when` is malformed; `key` names the entry.
    """
    if "when" not in entry:
        return True
    return checked(Condition, subtable(entry, "when", file, under=key), file, f"{key}.when").is_true(now)


def with_cases(entry: Tables, now: Situation, file: str, key: str) -> Tables:
    """The entry after the changes of each case that applies, in order; without the keys `when` and `case`.

    Raises:
        InputError: if a case is malformed.
    """
    result = {name: value for name, value in entry.items() if name not in CONDITIONS}
    for number, case in enumerate(subtables(entry, "case", file, under=key), start=1):
        if applies(case, now, file, f"{key}.case[{number}]"):
            result.update((name, value) for name, value in case.items() if name != "when")
    return result
