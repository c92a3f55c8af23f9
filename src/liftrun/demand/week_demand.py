"""What one athlete's week should contain."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from liftrun.athlete.pin_matching import pinnings
from liftrun.athlete.races import race_of_week
from liftrun.demand.cross_training import cross_training_sessions
from liftrun.demand.lifts import lift_sessions
from liftrun.demand.mobility import mobility_sessions
from liftrun.demand.paces import minutes_of_run
from liftrun.demand.race_week import without_late_pins
from liftrun.demand.runs import run_sessions, volume_notes
from liftrun.demand.unmet_pins import unmet_pins
from liftrun.demand.week_notes import focus, strength, warnings, week_notes
from liftrun.domain import Length, Priority

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.athlete import Athlete, Pin
    from liftrun.demand.unmet_pins import UnmetPin
    from liftrun.demand.week_volume import PlannedVolume
    from liftrun.domain import Phase, Session, Week
    from liftrun.rulebook import ResolvedRulebook


@dataclass(frozen=True, slots=True)
class Demand:
    """What a week should contain.

    Attributes:
        phase: Phase of the season.
        weeks_to_race: 0 in the week of the race, negative after it, None without a race.
        sessions: Most important first. Sessions of equal priority are in the order of the table of activities.
        notes: Sentences for the athlete about the week.
        days_to_race: Days from Monday to the race, negative after it, None without a race.
        strength: Whether the lifts build strength or maintain it; None without lifts.
        focus: What matters most this week, in a sentence.
        unmet: Pins of the week that match no session.
        bound: Session id -> the pin that fixes it.
    """

    phase: Phase
    weeks_to_race: int | None
    sessions: tuple[Session, ...]
    notes: tuple[str, ...]
    days_to_race: int | None = None
    strength: Literal["build", "maintain"] | None = None
    focus: str = ""
    unmet: tuple[UnmetPin, ...] = ()
    bound: Mapping[str, Pin] = field(default_factory=dict)


def demand(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> Demand:
    """The demand of a week with the usual match of pins and sessions. Arguments as for `demands`."""
    return next(demands(athlete, week, rulebook))


def demands(
    athlete: Athlete, week: Week, rulebook: ResolvedRulebook, planned: PlannedVolume | None = None
) -> Iterator[Demand]:
    """One demand for each way to match the pins with the sessions of the week; the usual way is first.

    Args:
        athlete: The athlete.
        week: The week.
        rulebook: The rulebook as resolved for this athlete and week (`rulebook.resolve_for`).
        planned: The volume that a season gives the week; None for a week by itself.
    """
    served = without_late_pins(athlete, week, rulebook)
    wanted = [*run_sessions(served, week, rulebook, planned), *lift_sessions(athlete, week, rulebook)]
    wanted += [*mobility_sessions(served, week, rulebook), *cross_training_sessions(athlete, week, rulebook)]
    now = rulebook.situation
    heavy = any(session.heavy for session in wanted)
    notes = (*warnings(athlete, week, rulebook), *volume_notes(athlete, week, rulebook, planned))
    notes += week_notes(athlete, rulebook, heavy=heavy)
    for bound, _ in pinnings(served, week, wanted):
        sessions = [_pinned(one, bound[one.id], athlete, rulebook) if one.id in bound else one for one in wanted]
        ranked = sorted(sessions, key=lambda session: session.priority)
        unmet = unmet_pins(athlete, week, ranked, rulebook)
        yield Demand(
            now.phase,
            now.weeks_to_race,
            tuple(ranked),
            notes,
            days_to_race=_days_to_race(athlete, week, rulebook),
            strength=strength(rulebook) if rulebook.numbers.lifts.wanted else None,
            focus=focus(rulebook),
            unmet=unmet,
            bound=bound,
        )


def _days_to_race(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> int | None:
    race = race_of_week(athlete.races, week.start)
    return (race.date - week.start).days if race and rulebook.situation.race else None


def _pinned(session: Session, pin: Pin, athlete: Athlete, rulebook: ResolvedRulebook) -> Session:
    """The session as its pin fixes it: full length, not optional, dropped last, distance and label of the pin."""
    length = session.lengths[0]
    if session.run_kind and pin.distance is not None:
        metres = athlete.metres(pin.distance)
        length = Length(minutes_of_run(athlete, rulebook, session.run_kind, metres), metres)
    return replace(
        session, priority=Priority.PINNED, lengths=(length,), optional=False, label=pin.label or session.label
    )
