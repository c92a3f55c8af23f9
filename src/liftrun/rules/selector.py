"""Which sessions a rule is about, as `{ activity = "run", over_miles = 6 }`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from liftrun.domain import Activity, Focus, Load, SessionKind
from liftrun.domain.units import metres_of_km, metres_of_miles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liftrun.domain import Placed


LONGEST_DISTANCE = 1000
"""The longest distance that a selector may name, in miles or km."""


def as_list(value: object) -> object:
    """A single name is a list of one."""
    return (value,) if isinstance(value, str) else value


class Selector(BaseModel):
    """A session matches if it meets every condition that is given; a condition left out matches every session.

    Attributes:
        activity: Run, lift, mobility or cross-training.
        kind: Kinds of run or of cross-training. A lift has none, so it never matches.
        focus: Focuses of a lift.
        hard: Hard runs and hard cross-training only, or only sessions that are not hard.
        heavy: Heavy lifts only, or light ones only.
        loads: Sessions that load the body at least so much, as `{ legs = 2 }`; a part left out may have any load.
        plyometrics: Workouts with a plyometric block only, or without one only.
        several_places: Lifts that can be done at more than one place only, or all other sessions only.
        at_most_miles: Not longer than this many miles.
        over_miles: Longer than this many miles; a run of exactly this length does not match.
        over_km: The same in kilometres.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    activity: Activity | None = None
    kind: Annotated[tuple[SessionKind, ...] | None, BeforeValidator(as_list)] = None
    focus: Annotated[tuple[Focus, ...] | None, BeforeValidator(as_list)] = None
    hard: bool | None = None
    heavy: bool | None = None
    loads: Load | None = None
    plyometrics: bool | None = None
    several_places: bool | None = None
    at_most_miles: Annotated[float | None, Field(ge=0, le=LONGEST_DISTANCE, allow_inf_nan=False)] = None
    over_miles: Annotated[float | None, Field(ge=0, le=LONGEST_DISTANCE, allow_inf_nan=False)] = None
    over_km: Annotated[float | None, Field(ge=0, le=LONGEST_DISTANCE, allow_inf_nan=False)] = None

    @model_validator(mode="after")
    def _one_unit(self) -> Selector:
        if self.over_miles is not None and self.over_km is not None:
            raise ValueError("give over_miles or over_km, not both")
        return self

    @property
    def over_metres(self) -> int | None:
        """The distance to be exceeded, in whole metres, if there is one."""
        if self.over_miles is not None:
            return metres_of_miles(self.over_miles)
        return None if self.over_km is None else metres_of_km(self.over_km)

    def far_enough(self, metres: int) -> bool:
        """Whether a distance is within the limits of the selector."""
        return (self.over_metres is None or metres > self.over_metres) and (
            self.at_most_miles is None or metres <= metres_of_miles(self.at_most_miles)
        )

    @property
    def reads_distance(self) -> bool:
        """Whether it depends on the distance of a session."""
        return self.over_metres is not None or self.at_most_miles is not None

    def matches(self, placed: Placed) -> bool:
        """Whether a placed session matches. For checks; encoders use `WeekEncoding.picks` instead."""
        session = placed.session
        return (
            self.activity in (None, session.activity)
            and (self.kind is None or session.kind in self.kind)
            and (self.focus is None or session.focus in self.focus)
            and self.hard in (None, session.hard)
            and self.heavy in (None, session.heavy)
            and (self.loads is None or session.load.at_least(self.loads))
            and self.plyometrics in (None, placed.has_plyometrics)
            and self.several_places in (None, len(session.workouts_at) > 1)
            and self.far_enough(placed.metres)
        )


def any_matches(selectors: Iterable[Selector], placed: Placed) -> bool:
    """Whether at least one of the selectors matches the session."""
    return any(selector.matches(placed) for selector in selectors)
