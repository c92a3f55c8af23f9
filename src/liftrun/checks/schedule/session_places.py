"""When and where an athlete can do the sessions of a schedule that somebody else wrote."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from liftrun.athlete.cross_training import cross_training_in
from liftrun.athlete.pin_matching import pins_of
from liftrun.availability.free_time import athlete_time, banned_spans
from liftrun.availability.openings import openings
from liftrun.domain import WEEKDAYS
from liftrun.domain.spans import covers, shrunk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.athlete import Athlete
    from liftrun.availability.free_time import AthleteTime
    from liftrun.domain import Place, Placed, Session, Span, Week
    from liftrun.schedules import ReadSession


class FixedStart(NamedTuple):
    """A start that the athlete's file fixes: a pin, or the start of the race.

    Attributes:
        session: The kind of run or the activity that starts then.
        minute: The start, in minutes of the week.
        label: Its name in messages.
    """

    session: str
    minute: int
    label: str


@dataclass
class AthletePlaces:
    """The time and places of an athlete in one week.

    Attributes:
        athlete: The athlete.
        week: The frame of days.
        time: Available, busy and free time.
        starts: The starts that the athlete's file fixes.
        without_place: Ids of the lifts for which the schedule states no place.
    """

    athlete: Athlete
    week: Week
    time: AthleteTime
    starts: tuple[FixedStart, ...]
    without_place: frozenset[str]
    _openings: dict[tuple[str, str | None], dict[Place, tuple[Span, ...]]] = field(default_factory=dict)

    @property
    def travel_minutes(self) -> int:
        """The way to the gym, in minutes."""
        return self.athlete.gym.travel_minutes if self.athlete.gym else 0

    def settled(self, placed: Placed) -> bool:
        """Whether a session starts when the athlete's file fixes a start of its kind."""
        return any(start.minute == placed.start and is_start_of(start, placed.session) for start in self.starts)

    def placed_for(self, placed: Placed) -> Placed:
        """The session at its stated place; without one, at a place that is open then: at home before the gym."""
        if placed.session.id not in self.without_place:
            return placed
        found = [place for place, spans in self._open(placed.session).items() if covers(spans, placed.span)]
        known: list[Place] = ["home"] if self.athlete.home else ["gym"] if self.athlete.gym else []
        return replace(placed, place=next(iter([*found, *known]), placed.place))

    def why_not(self, placed: Placed) -> str:
        """Why a session cannot be at its time and place, or `""` if it can."""
        there = self.placed_for(placed)
        spans = self._open(placed.session).get(there.place, ())
        return "" if covers(spans, placed.span) else " and ".join(self._reasons(there)) or "no time that is free for it"

    def _reasons(self, placed: Placed) -> Iterator[str]:
        """The reasons why a session cannot be at its time and place."""
        span = placed.span
        if placed.place == "gym" and not self.athlete.gym:
            yield "there is no gym in the athlete's file"
        elif placed.place == "gym" and not covers(self.time.gym_hours, span):
            yield "outside the gym's opening hours"
        if placed.place == "home" and not self.athlete.home and placed.session.activity == "lift":
            yield "nothing to lift at home"
        if not covers(self.time.available, span):
            yield "outside the times of availability"
        elif not covers(self.time.free, span):
            yield "over something in the calendar, or too close to it"
        elif placed.place == "gym" and not covers(shrunk(self.time.free, self.travel_minutes), span):
            yield "no time for the way to the gym and back"
        if any(span.overlaps(banned) for banned in banned_spans(self.athlete, self.week, placed.session)):
            yield "against a ban"

    def _open(self, session: Session) -> dict[Place, tuple[Span, ...]]:
        """Place -> spans in which sessions of this kind may be."""
        key = (session.activity, session.kind)
        if key not in self._openings:
            free = self.athlete.model_copy(update={"pins": (), "race": None})
            self._openings[key] = openings(free, self.week, [session], self.time.busy).openings[session.id]
        return self._openings[key]


def places_of(athlete: Athlete, week: Week, busy: Sequence[Span], sessions: Sequence[ReadSession]) -> AthletePlaces:
    """The places of an athlete in a week, for the sessions of a schedule; `busy` as for `openings`."""
    without_place = frozenset(one.id for one in sessions if one.place is None and one.variants[0].activity == "lift")
    return AthletePlaces(athlete, week, athlete_time(athlete, week, busy), tuple(_starts(athlete, week)), without_place)


def is_start_of(start: FixedStart, session: Session) -> bool:
    """Whether a fixed start is for sessions of this kind."""
    return session.is_a(start.session)


def _starts(athlete: Athlete, week: Week) -> Iterator[FixedStart]:
    for pin in pins_of(athlete, week):
        label = f"{pin.label or pin.session} {pin.at}"
        yield FixedStart(pin.session, week.at(pin.at.day, pin.at.clock), label)
    for one in cross_training_in(athlete.cross_training, week):
        if one.entry.at is not None:
            minute = week.at(one.entry.at.day, one.entry.at.clock)
            yield FixedStart(one.entry.kind, minute, f"{one.entry.label or one.entry.kind} {one.entry.at}")
    race = athlete.race
    day = week.day_of_date(race.date) if race else -1
    if race and 0 <= day < len(WEEKDAYS):
        yield FixedStart("race", week.at(day, race.start), f"race {WEEKDAYS[day]}")
