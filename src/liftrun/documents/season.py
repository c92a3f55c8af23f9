"""The published form of a season, `liftrun.season/1`, as it is written in JSON.

A season contains the plan of each week, in the form `liftrun.plan/2`. Pages and calendars of a season are made from
this form alone.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from liftrun.documents.part import Part
from liftrun.documents.plan import PlanDocument
from liftrun.domain import Phase, RaceDistance


class SeasonRacePart(Part):
    """A race of the season that is trained for, and whether the weeks before it safely reach what it needs."""

    date: date
    distance: RaceDistance
    title: str
    in_reach: bool = Field(description="Whether the longest run before it becomes long enough.")
    longest_metres: int = Field(description="The longest run before the race, as planned or as run lately.")
    needed_metres: int = Field(description="How long it should become.")
    instead: RaceDistance | None = Field(default=None, description="The longest distance that is in reach on that day.")
    says: str = Field(description="The same in a sentence.")
    peak_lifting: Literal["endurance", "heavy"] | None = Field(
        default=None, description="Before a half or full, how lifting is reduced: lighter, or in fewer sets."
    )
    next_peak_lifting: Literal["endurance", "heavy"] | None = Field(
        default=None, description="The other way, proposed for the next such race."
    )


class SeasonWeekPart(Part):
    """A week of the season, its totals, and its plan."""

    week_start: date
    phase: Phase
    weeks_to_race: int | None = None
    role: Literal["load", "recovery", "taper", "rest", "easing in"] | None = Field(
        default=None, description="Its part in the build-up of the distance; null if the athlete lists the runs."
    )
    calendar: Literal["known", "partly", "typical"] = Field(
        description="Whether its busy time is from the calendars, or from a typical week."
    )
    wanted_metres: int | None = Field(default=None, description="What the runs should add up to, the race not counted.")
    metres: int = Field(description="What the runs add up to, the race not counted; runs by time are estimated.")
    race_metres: int = Field(default=0, description="Distance of the races of the week.")
    longest_metres: int = Field(description="The longest run, the race not counted.")
    lifts: int
    peak_mileage: bool = Field(default=False, description="Whether it is one of the weeks with the most miles.")
    other_days: tuple[str, ...] = Field(
        default=(), description="Sessions that are on another weekday than in the week before, a sentence each."
    )
    plan: PlanDocument


class SeasonDocument(Part):
    """One athlete's season. Each week is proven given the weeks before it; the season as a whole is not."""

    format: Literal["liftrun.season/1"] = "liftrun.season/1"
    athlete: str
    timezone: str
    units: Literal["miles", "km"] = "miles"
    first_day: date = Field(description="The first day that may have a session.")
    known_until: AwareDatetime = Field(description="Up to this moment the calendars count; then a typical week does.")
    wished_metres: int | None = Field(default=None, description="What the athlete wishes to run a week.")
    status: Literal["optimal", "feasible"] = Field(
        description="`optimal` if every week is proven, given the weeks before it; else `feasible`."
    )
    races: tuple[SeasonRacePart, ...] = ()
    notes: tuple[str, ...] = Field(default=(), description="Sentences about the season, the most important first.")
    calendar_notes: tuple[str, ...] = Field(
        default=(), description="What was assumed and skipped when the calendars were read."
    )
    unread: tuple[str, ...] = Field(default=(), description="What of the athlete's own plan was not read as a run.")
    weeks: tuple[SeasonWeekPart, ...]
