"""What an athlete's life asks of a schedule besides the rulebook: free time, gym hours, travel, pins.

These are judged as rules are, part by part, so that a missing fact stays open here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import ConfigDict, Field

from liftrun.checks.plan import STRUCTURE, footprint
from liftrun.domain import Violation
from liftrun.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.checks.schedule.session_places import AthletePlaces
    from liftrun.domain import Schedule


class StructureRule(Rule):
    """A requirement of the structure, always required; its `places` know the athlete's time."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    places: Any = Field(exclude=True, repr=False)


class FreeTime(StructureRule):
    """Every session is wholly in time that is free for it, at a place that is open."""

    scope = "session"
    needs_clock_times = True

    kind: Literal["free_time"] = "free_time"

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Look for a place and a stretch of free time around each."""
        places: AthletePlaces = self.places
        for placed in schedule.placed:
            if not places.settled(placed) and (reason := places.why_not(placed)):
                yield Violation(self.id, 1, (placed.session.id,), reason)


class OneAtATime(StructureRule):
    """No two sessions overlap, the way to the gym and back included."""

    scope = "pair"
    needs_clock_times = True

    kind: Literal["one_at_a_time"] = "one_at_a_time"

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Compare the time that each takes up."""
        places: AthletePlaces | None = self.places
        taken = [
            (one.session.id, footprint(places.placed_for(one), places.travel_minutes) if places else one.span)
            for one in schedule.placed
        ]
        for number, (name, span) in enumerate(taken):
            for other, other_span in taken[number + 1 :]:
                if span.overlaps(other_span):
                    yield Violation(self.id, 1, (name, other), "they overlap" + (", travel included" if places else ""))


class Pinned(StructureRule):
    """A pinned session starts when it was pinned to; `pins.py` judges it, for the session may be missing."""

    scope = "week"
    needs_clock_times = True

    kind: Literal["pinned"] = "pinned"


def structure_rules(places: AthletePlaces | None) -> tuple[Rule, ...]:
    """The requirements that apply to any schedule, and with an athlete's places those of their life."""
    overlap = OneAtATime(**_said("one-at-a-time", places), places=places)
    return (FreeTime(**_said("free-time", places), places=places), overlap) if places else (overlap,)


def pinned_rule(places: AthletePlaces) -> Pinned:
    """The requirement that pins are kept."""
    return Pinned(**_said("pinned", places), places=places)


def _said(name: str, places: AthletePlaces | None) -> dict[str, Any]:
    source = "athlete:availability, athlete:gym, athlete:calendars" if places else "house:one body"
    return {"id": name, "says": STRUCTURE[name], "source": "athlete:pin" if name == "pinned" else source}
