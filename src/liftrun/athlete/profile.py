"""The athlete as their file describes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import model_validator

from liftrun.athlete.athlete_fields import AthleteFields
from liftrun.athlete.consistency import check_consistency
from liftrun.athlete.races import race_before, race_of_week, side_races

if TYPE_CHECKING:
    import datetime as dt

    from liftrun.athlete.sections import Race


class Athlete(AthleteFields):
    """An athlete's file, checked: each field, and the fields against each other."""

    def for_week(self, monday: dt.date) -> Athlete:
        """The athlete with the race that decides a week as the first of its races."""
        chosen = race_of_week(self.races, monday)
        first = [chosen] if chosen else []
        return self.model_copy(update={"races": (*first, *(race for race in self.races if race is not chosen))})

    def side_races(self, monday: dt.date) -> tuple[Race, ...]:
        """The B and C races of a week."""
        return side_races(self.races, monday)

    def race_before(self, monday: dt.date) -> Race | None:
        """The last half or full before a Monday, of the races or of the history."""
        return race_before(self.races, self.history, monday, self.metres(1))

    @model_validator(mode="after")
    def _is_consistent(self) -> Athlete:
        check_consistency(self)
        return self
