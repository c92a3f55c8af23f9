"""The mobility sessions of a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.athlete.pin_matching import pins_of
from liftrun.demand.race_week import room
from liftrun.domain import Length, Priority, Session

if TYPE_CHECKING:
    from liftrun.athlete import Athlete
    from liftrun.domain import Week
    from liftrun.rulebook import ResolvedRulebook


def mobility_sessions(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> list[Session]:
    """As many as the phase requires, and at least as many as the athlete has pinned, except in maintenance.

    In race week at most one for each day before the race.
    """
    numbers = rulebook.numbers.mobility
    pinned = sum(pin.session == "mobility" for pin in pins_of(athlete, week))
    count = numbers.sessions if rulebook.situation.phase == "maintenance" else max(numbers.sessions, pinned)
    lengths = (Length(numbers.minutes),)
    numbered = range(1, count + 1)[: room("mobility", athlete, week, rulebook)]
    return [Session(f"mobility-{number}", "mobility", Priority.MOBILITY, lengths) for number in numbered]
