"""The athlete as their file describes them."""

from __future__ import annotations

from pydantic import model_validator

from liftrun.athlete.athlete_fields import AthleteFields
from liftrun.athlete.consistency import check_consistency


class Athlete(AthleteFields):
    """An athlete's file, checked: each field, and the fields against each other."""

    @model_validator(mode="after")
    def _is_consistent(self) -> Athlete:
        check_consistency(self)
        return self
