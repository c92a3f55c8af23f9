"""For whom and when: the conditions under which an entry of the rulebook applies, and what its cases change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator

from liftrun.domain import Experience, Phase, RaceDistance
from liftrun.inputs.tables import Table
from liftrun.rulebook.toml_tables import checked, subtable, subtables
from liftrun.rules.selector import as_list

if TYPE_CHECKING:
    from liftrun.rulebook.toml_tables import Tables

CONDITIONS = ("when", "case")
"""Keys of an entry that say when, and are no parameters of its rule."""
Lifting = Literal["heavy", "endurance"]
"""The two ways to pull back towards the race: as heavy with fewer sets, or lighter with more repetitions."""

Goal = Literal["running", "strength"]
"""What has priority in the off-season."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What selects the rules and numbers of a week.

    Attributes:
        phase: Of the season.
        race: The distance trained for, or None.
        experience: Lifting experience.
        lifting: How to pull back towards the race; None takes the pack's way, else the heavy one.
        weeks_to_race: 0 in the week of the race, negative after it, None without a race or if unknown.
        run_days: Days of running a week, None if unknown.
        lighter_start: Whether it is one of the first weeks of base after a race; the rulebook decides it.
        first_weeks: Whether it is one of the first weeks of a beginner with weights, or of one who returns.
        priority: What has priority for the athlete in the off-season.
        weekly_miles: Miles of an ordinary week, rounded; None if unknown.
    """

    phase: Phase
    race: RaceDistance | None = None
    experience: Experience = "intermediate"
    lifting: Lifting | None = None
    weeks_to_race: int | None = None
    run_days: int | None = None
    lighter_start: bool = False
    first_weeks: bool = False
    priority: Goal = "running"
    weekly_miles: int | None = None


class Condition(Table):
    """Conditions, all of which must be true; one that is left out is always true.

    Attributes:
        phase: Phases.
        race: Distances, and `none` for no race.
        experience: Lifting experience.
        lifting: Ways to pull back towards the race.
        weeks_at_most: Most weeks to go; never true without a race.
        weeks_at_least: Fewest weeks to go; the same.
        run_days_at_most: Most days of running; never true if they are unknown.
        lighter_start: In the first weeks of base after a race only (`after_race.lighter_weeks`), or outside them only.
        first_weeks: In the first weeks with weights only, or outside them only.
        priority: What has priority for the athlete.
        miles_at_most: Most miles of an ordinary week; never true if they are unknown.
        miles_at_least: Fewest miles of an ordinary week; the same.
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
    priority: Annotated[tuple[Goal, ...] | None, BeforeValidator(as_list)] = None
    miles_at_most: int | None = None
    miles_at_least: int | None = None

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
            and (self.priority is None or now.priority in self.priority)
            and _within(now.weekly_miles, low=self.miles_at_least, high=self.miles_at_most)
        )


def _within(value: int | None, *, low: int | None = None, high: int | None = None) -> bool:
    """Whether a value is within its limits, both inclusive; an unknown value is within no limits."""
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


def overlaid(entry: Tables, now: Situation, file: str, key: str) -> Tables:
    """An entry with the changes of the cases that apply, in their order; without its `when` and `case`.

    Raises:
        InputError: if a case is malformed.
    """
    result = {name: value for name, value in entry.items() if name not in CONDITIONS}
    for number, case in enumerate(subtables(entry, "case", file, under=key), start=1):
        if applies(case, now, file, f"{key}.case[{number}]"):
            result.update((name, value) for name, value in case.items() if name != "when")
    return result
