"""The athletes of generated weeks, from a first 10K to a marathon with four lifts a week."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

MONDAY = date(2026, 10, 5)
"""The Monday of a generated week, unless its mix has another; no zone of `MIXES` changes its clock in that week."""


class AthleteMix(NamedTuple):
    """An athlete to generate weeks for.

    Attributes:
        name: Short name, part of the instance's.
        timezone: Zone.
        experience: Lifting experience.
        race: Distance and weeks to go, or None.
        days: Days of running a week.
        miles: Miles a week.
        gym: Whether there is a gym.
        home: Whether there are weights at home.
        mobility: Evening classes of mobility a week, pinned.
        club: Whether there is a club that runs together on Saturdays, pinned.
        lifts: Lifts a week, or None for the number of the phase.
        monday: The Monday of the week.
    """

    name: str
    timezone: str
    experience: str
    race: tuple[str, int] | None
    days: int
    miles: int
    gym: bool
    home: bool
    mobility: int = 0
    club: bool = False
    lifts: int | None = None
    monday: date = MONDAY


MIXES = (
    AthleteMix("full-build", "Europe/Berlin", "intermediate", ("full", 10), 5, 42, gym=True, home=True),
    AthleteMix("half-build", "America/New_York", "intermediate", ("half", 9), 5, 32, gym=True, home=False, club=True),
    AthleteMix("half-peak", "Asia/Kolkata", "advanced", ("half", 4), 6, 45, gym=True, home=True),
    AthleteMix("10k-build", "Europe/Dublin", "beginner", ("10k", 5), 4, 20, gym=False, home=True),
    AthleteMix("5k-build", "Africa/Casablanca", "advanced", ("5k", 6), 6, 36, gym=True, home=True, mobility=2),
)
"""Five mixes of race, phase and experience; the weeks of the last one have twelve sessions."""
