"""For every rule kind: how it may be filled in, and the worlds in which encoder and check are compared.

A kind without an entry fails the tests that run over `liftrun.rules.KINDS`, with a message that leads here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from liftrun.rules import (
    DailyCap,
    DaysOff,
    Frequency,
    MinimumGap,
    NotConsecutiveDays,
    NotSameDay,
    OrderInDay,
    OrderInWeek,
    OrderInWorkout,
    PreferredDay,
    PreferredTime,
    Recovery,
    SameDay,
)
from liftrun.rules.selector import Selector
from tests.rules.worlds import (
    AFTER_LEGS,
    AFTER_RUNS,
    AFTER_VARIANTS,
    AUTUMN_END,
    EVERY_DAY,
    FOUR,
    JUMPS,
    LATE_MONDAY,
    LENGTHS,
    LIFTS,
    MIXED,
    NIGHT,
    RACE_AFTER_SPRING,
    RACE_AHEAD,
    RACE_AHEAD_TUESDAY,
    RACE_MONDAY,
    RACE_SUNDAY,
    SEVEN_DAYS,
    SPRING_END,
    THREE,
    World,
)
from tests.support.factories.weeks import REQUIRED, weighted

if TYPE_CHECKING:
    from liftrun.rules.base import Rule

RUNS = (Selector(activity="run"),)
HARD = (Selector(activity="run", hard=True),)
EASY = (Selector(activity="run", hard=False),)
LIFTS_ = (Selector(activity="lift"),)
LEGS = (Selector(activity="lift", focus=("lower", "full")),)
HEAVY = (Selector(heavy=True),)
FAR = (Selector(activity="run", over_miles=6),)
JUMPING = (Selector(plyometrics=True),)
STILL = (Selector(activity="lift", plyometrics=False),)
TEMPO = (Selector(kind="tempo"),)
RACES = (Selector(kind="race"),)
LONG_OR_LOWER = (Selector(kind="long"), Selector(focus="lower"))
ANY = (Selector(),)
FAR_OR_JUMPING = FAR + JUMPING


class Example(NamedTuple):
    """One way to fill in a kind, and the world to try it in."""

    kind: type[Rule]
    parameters: dict[str, Any]
    world: World

    def rules(self, kind: type[Rule] | None = None) -> tuple[Rule, ...]:
        """The rule as weighted and as required, of its own kind or of a changed copy of it."""
        strengths = (weighted(3, "training"), REQUIRED)
        return tuple((kind or self.kind)(id="tried", **self.parameters, **strength) for strength in strengths)

    @property
    def name(self) -> str:
        """The world, and what distinguishes the parameters."""
        plain = {key: value for key, value in self.parameters.items() if isinstance(value, int | str)}
        return f"{self.kind.__name__} {plain or ''} {self.world.name}"


def _each(kind: type[Rule], *filled: tuple[World, dict[str, Any]]) -> tuple[Example, ...]:
    return tuple(Example(kind, parameters, world) for world, parameters in filled)


EXAMPLES: dict[type[Rule], tuple[Example, ...]] = {
    DailyCap: _each(
        DailyCap,
        (EVERY_DAY, {"of": ANY}),
        (THREE, {"of": ANY, "at_most": 1}),
        (THREE, {"of": ANY, "at_most": 2}),
        (THREE, {"of": TEMPO + LONG_OR_LOWER}),
        (NIGHT, {"of": RUNS + LEGS, "at_most": 1}),
        (LENGTHS, {"of": FAR_OR_JUMPING, "at_most": 1}),
        (AFTER_RUNS, {"of": RUNS, "at_most": 0}),
        (RACE_MONDAY, {"of": RUNS, "at_most": 0}),
        (RACE_MONDAY, {"of": ANY, "at_most": 1}),
        (RACE_AHEAD, {"of": RUNS, "at_most": 0}),
    ),
    DaysOff: _each(
        DaysOff,
        (EVERY_DAY, {"of": ANY, "at_least": 6}),
        (THREE, {"of": ANY, "at_least": 5}),
        (LIFTS, {"of": LIFTS_, "at_least": 6}),
        (NIGHT, {"of": ANY, "at_least": 7}),
        (LENGTHS, {"of": FAR_OR_JUMPING, "at_least": 6}),
        (AFTER_LEGS, {"of": ANY, "at_least": 0}),
        (SEVEN_DAYS, {"of": RUNS, "at_least": 2}),
        (RACE_MONDAY, {"of": ANY, "at_least": 7}),
        (RACE_MONDAY, {"of": ANY, "at_least": 6}),
        (RACE_AHEAD, {"of": RUNS, "at_least": 7}),
    ),
    Frequency: _each(
        Frequency,
        (LIFTS, {"of": LIFTS_, "at_least": 1, "at_most": 1}),
        (MIXED, {"of": ANY, "at_least": 2}),
        (MIXED, {"of": ANY, "at_most": 1}),
        (JUMPS, {"of": JUMPING, "at_least": 2}),
        (JUMPS, {"of": STILL, "at_most": 0}),
        (LENGTHS, {"of": FAR_OR_JUMPING, "at_least": 1, "at_most": 1}),
        (AFTER_LEGS, {"of": LEGS, "at_least": 2}),
        (RACE_MONDAY, {"of": RUNS, "at_most": 0}),
        (RACE_MONDAY, {"of": RUNS, "at_most": 1}),
        (RACE_AHEAD, {"of": HARD, "at_least": 1, "at_most": 1}),
    ),
    MinimumGap: _each(
        MinimumGap,
        (EVERY_DAY, {"one": RUNS, "other": LIFTS_, "gap_minutes": 60}),
        (EVERY_DAY, {"one": RUNS, "other": LIFTS_, "gap_minutes": 61}),
        (THREE, {"one": LIFTS_, "other": RUNS, "gap_minutes": 180}),
        (THREE, {"one": HARD, "other": ANY, "gap_minutes": 180}),
        (LIFTS, {"one": RUNS, "other": LIFTS_, "gap_minutes": 301}),
        (LENGTHS, {"one": FAR, "other": LIFTS_, "gap_minutes": 60}),
        (LENGTHS, {"one": LIFTS_, "other": RUNS, "gap_minutes": 35}),
        (NIGHT, {"one": RUNS, "other": LIFTS_, "gap_minutes": 60}),
        (AFTER_LEGS, {"one": RUNS, "other": LIFTS_, "gap_minutes": 11 * 60}),
        (AFTER_RUNS, {"one": RUNS, "other": LIFTS_, "gap_minutes": 120}),
        (AFTER_RUNS, {"one": LIFTS_, "other": RUNS, "gap_minutes": 61}),
        (AFTER_VARIANTS, {"one": FAR, "other": LIFTS_, "gap_minutes": 24 * 60}),
        (AFTER_VARIANTS, {"one": JUMPING, "other": RUNS, "gap_minutes": 120}),
        (THREE, {"one": TEMPO, "other": LONG_OR_LOWER, "gap_minutes": 61}),
        (RACE_MONDAY, {"one": RUNS, "other": LIFTS_, "gap_minutes": 4 * 60}),
        (RACE_MONDAY, {"one": LIFTS_, "other": RUNS, "gap_minutes": 6 * 60}),
        (RACE_AHEAD, {"one": RUNS, "other": LIFTS_, "gap_minutes": 120}),
        (RACE_AHEAD, {"one": LIFTS_, "other": HARD, "gap_minutes": 90}),
        (RACE_SUNDAY, {"one": RUNS, "other": ANY, "gap_minutes": 20 * 60}),
        (SPRING_END, {"one": RUNS, "other": LIFTS_, "gap_minutes": 60}),
        (AUTUMN_END, {"one": RUNS, "other": LIFTS_, "gap_minutes": 60}),
    ),
    NotConsecutiveDays: _each(
        NotConsecutiveDays,
        (EVERY_DAY, {"of": ANY}),
        (THREE, {"of": ANY}),
        (NIGHT, {"of": ANY}),
        (LENGTHS, {"of": FAR_OR_JUMPING}),
        (AFTER_LEGS, {"of": LEGS + HARD}),
        (AFTER_RUNS, {"of": HARD}),
        (AFTER_VARIANTS, {"of": FAR_OR_JUMPING + LEGS}),
        (AFTER_VARIANTS, {"of": FAR}),
        (AUTUMN_END, {"of": ANY}),
        (RACE_MONDAY, {"of": HARD}),
        (RACE_MONDAY, {"of": HARD + LEGS}),
        (RACE_AHEAD, {"of": HARD}),
        (RACE_AHEAD, {"of": HARD + LEGS}),
        (RACE_AHEAD_TUESDAY, {"of": ANY}),
        (RACE_SUNDAY, {"of": HARD}),
        (RACE_SUNDAY, {"of": HARD + LEGS}),
    ),
    NotSameDay: _each(
        NotSameDay,
        (EVERY_DAY, {"one": RUNS, "other": LIFTS_}),
        (THREE, {"one": EASY, "other": LIFTS_ + HARD}),
        (FOUR, {"one": LIFTS_, "other": RUNS}),
        (NIGHT, {"one": HARD, "other": LEGS}),
        (LENGTHS, {"one": FAR, "other": JUMPING}),
        (AFTER_RUNS, {"one": RUNS, "other": LIFTS_}),
        (RACE_AHEAD, {"one": RUNS, "other": LIFTS_}),
    ),
    OrderInDay: _each(
        OrderInDay,
        (EVERY_DAY, {"first": RUNS, "then": LIFTS_}),
        (THREE, {"first": LIFTS_, "then": RUNS}),
        (THREE, {"first": HARD, "then": ANY}),
        (NIGHT, {"first": LIFTS_, "then": RUNS}),
        (NIGHT, {"first": RUNS, "then": LIFTS_}),
        (LENGTHS, {"first": JUMPING, "then": FAR}),
        (LENGTHS, {"first": FAR, "then": JUMPING}),
        (AFTER_LEGS, {"first": RUNS, "then": LIFTS_}),
    ),
    OrderInWeek: _each(
        OrderInWeek,
        (EVERY_DAY, {"first": RUNS, "then": LIFTS_}),
        (THREE, {"first": LIFTS_, "then": RUNS}),
        (THREE, {"first": HARD, "then": ANY}),
        (NIGHT, {"first": LIFTS_, "then": RUNS}),
        (NIGHT, {"first": RUNS, "then": LIFTS_}),
        (LENGTHS, {"first": JUMPING, "then": FAR}),
        (LENGTHS, {"first": FAR, "then": JUMPING}),
        (AFTER_LEGS, {"first": RUNS, "then": LIFTS_}),
    ),
    OrderInWorkout: _each(
        OrderInWorkout,
        (JUMPS, {}),
        (JUMPS, {"first": "weights"}),
        (LENGTHS, {}),
    ),
    PreferredDay: _each(
        PreferredDay,
        (EVERY_DAY, {"of": RUNS, "days": ("sat", "sun")}),
        (EVERY_DAY, {"of": ANY, "days": ("mon", "tue", "wed", "thu", "fri", "sat")}),
        (THREE, {"of": ANY, "days": "mon"}),
        (NIGHT, {"of": LIFTS_, "days": "sun"}),
        (LENGTHS, {"of": FAR_OR_JUMPING, "days": "sat"}),
        (AFTER_RUNS, {"of": RUNS, "days": ("tue", "sun")}),
        (RACE_MONDAY, {"of": HARD, "days": "tue"}),
    ),
    PreferredTime: _each(
        PreferredTime,
        (EVERY_DAY, {"of": RUNS, "windows": "06:00-07:00"}),
        (EVERY_DAY, {"of": LIFTS_, "windows": ("08:01-09:00", "17:00-19:00")}),
        (LENGTHS, {"of": RUNS, "windows": ("06:00-07:25", "10:00-11:39")}),
        (LENGTHS, {"of": FAR_OR_JUMPING, "windows": ("05:00-07:40", "12:00-13:00")}),
        (NIGHT, {"of": ANY, "windows": ("00:00-01:00", "23:00-24:00")}),
        (NIGHT, {"of": RUNS, "windows": "00:00-23:00"}),
        (RACE_MONDAY, {"of": ANY, "windows": "05:00-19:00"}),
        (SPRING_END, {"of": ANY, "windows": ("05:00-08:00", "19:00-20:00")}),
        (AUTUMN_END, {"of": ANY, "windows": ("03:00-05:00", "18:00-19:00")}),
    ),
    Recovery: _each(
        Recovery,
        (EVERY_DAY, {"after": LEGS, "before": HARD, "hours": 21}),
        (EVERY_DAY, {"after": LEGS, "before": HARD, "hours": 35}),
        (EVERY_DAY, {"after": LEGS, "before": HARD, "hours": 60}),
        (EVERY_DAY, {"after": LEGS, "before": HARD, "hours": 96}),
        (EVERY_DAY, {"after": HARD, "before": LEGS, "hours": 12, "on_later_days": False}),
        (THREE, {"after": LIFTS_, "before": RUNS, "hours": 22}),
        (THREE, {"after": LIFTS_, "before": RUNS, "hours": 3, "on_later_days": False}),
        (THREE, {"after": ANY, "before": ANY, "hours": 24, "on_later_days": False}),
        (LENGTHS, {"after": JUMPING, "before": FAR, "hours": 21}),
        (LENGTHS, {"after": FAR, "before": LIFTS_, "hours": 1, "on_later_days": False}),
        (NIGHT, {"after": LEGS, "before": HARD, "hours": 1}),
        (NIGHT, {"after": LEGS, "before": HARD, "hours": 1, "on_later_days": False}),
        (AFTER_LEGS, {"after": LEGS, "before": HARD, "hours": 24}),
        (AFTER_LEGS, {"after": HEAVY, "before": ANY, "hours": 48, "on_later_days": False}),
        (AFTER_RUNS, {"after": RUNS, "before": LIFTS_, "hours": 3, "on_later_days": False}),
        (AFTER_VARIANTS, {"after": FAR_OR_JUMPING, "before": ANY, "hours": 20}),
        (AFTER_VARIANTS, {"after": STILL + FAR, "before": LONG_OR_LOWER, "hours": 28}),
        (LATE_MONDAY, {"after": LEGS, "before": HARD, "hours": 24}),
        (LATE_MONDAY, {"after": HARD, "before": LEGS, "hours": 23}),
        (RACE_MONDAY, {"after": LEGS, "before": HARD, "hours": 24}),
        (RACE_MONDAY, {"after": ANY, "before": ANY, "hours": 12, "on_later_days": False}),
        (RACE_AHEAD, {"after": LEGS, "before": HARD, "hours": 24}),
        (RACE_AHEAD, {"after": LEGS, "before": RACES, "hours": 40, "on_later_days": False}),
        (RACE_AHEAD, {"after": HARD, "before": LEGS, "hours": 24}),
        (RACE_AHEAD_TUESDAY, {"after": LEGS, "before": RACES, "hours": 72}),
        (RACE_SUNDAY, {"after": HARD, "before": RUNS, "hours": 24}),
        (RACE_AFTER_SPRING, {"after": LEGS, "before": RACES, "hours": 27}),
        (SPRING_END, {"after": LEGS, "before": HARD, "hours": 24}),
        (AUTUMN_END, {"after": LEGS, "before": HARD, "hours": 24}),
    ),
    SameDay: _each(
        SameDay,
        (EVERY_DAY, {"each": LIFTS_, "alongside": HARD}),
        (EVERY_DAY, {"each": HARD, "alongside": LIFTS_}),
        (THREE, {"each": RUNS, "alongside": LIFTS_}),
        (THREE, {"each": ANY, "alongside": EASY}),
        (NIGHT, {"each": LIFTS_, "alongside": HARD}),
        (LENGTHS, {"each": FAR, "alongside": JUMPING}),
        (AFTER_RUNS, {"each": LIFTS_, "alongside": HARD}),
        (RACE_MONDAY, {"each": HARD, "alongside": LIFTS_}),
        (RACE_AHEAD, {"each": HARD, "alongside": LIFTS_}),
    ),
}
