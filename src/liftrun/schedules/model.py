"""A week of training as somebody wrote it down: what is known of each session, and what is left open.

A session may lack its clock time, its length, its distance or its kind. A missing fact stays open: as several
`variants`, as an `Extent` with two ends, as a start that is None. Nothing is filled in by a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from liftrun.domain import Experience, Phase, Place, RaceDistance, Session, Span, Week
    from liftrun.domain.units import Units

YEARS = range(1971, 9000)
"""Years in which a week may lie: before and after them dates and zones come to their ends."""

SourceKind = Literal["plan", "liftrun calendar", "calendar", "written by hand"]
PlyometricsOrder = Literal["none", "first", "last", "unsaid"]
"""Plyometrics of a lift: none, before the weights, after them, or in an unknown order (`unsaid`)."""


class Extent(NamedTuple):
    """A quantity between two bounds, both possible; it is known if they are equal."""

    low: int
    high: int

    @property
    def known(self) -> bool:
        """Whether there is only one value."""
        return self.low == self.high


def exactly(value: int) -> Extent:
    """A known quantity."""
    return Extent(value, value)


@dataclass(frozen=True, slots=True)
class ReadSession:
    """One session of a schedule; the schedule's `week` is the frame of all its minutes and days.

    Attributes:
        id: Unique in the schedule: `sat-long`, or the id that liftrun gave it.
        title: As its author wrote it, made harmless.
        day: 0 for Monday; negative in the week before, above 6 in the one after.
        variants: What it may be: one session if kind and focus are known, else one for each possibility.
        heavy: Of a lift, whether it is heavy; None if that is open (see `with_heaviness`).
        metres: Of a run.
        minutes: How long it takes.
        window: The minutes between which it takes place.
        start: When it starts, or None.
        end: When it ends, or None.
        turn: Its place in the order of its day, or None without an order; sessions of equal turns have no order either.
        plyometrics: Plyometrics in a lift.
        place: Where, if it is known.
    """

    id: str
    title: str
    day: int
    variants: tuple[Session, ...]
    heavy: bool | None
    metres: Extent
    minutes: Extent
    window: Span
    start: int | None = None
    end: int | None = None
    turn: int | None = None
    plyometrics: PlyometricsOrder = "none"
    place: Place | None = None

    @property
    def timed(self) -> bool:
        """Whether start and end are known."""
        return self.start is not None and self.end is not None

    def with_heaviness(self, heavy: bool) -> ReadSession:  # noqa: FBT001  # the one thing that it is about
        """The same session; a lift of which it is open whether it is heavy is as given here."""
        settled = heavy if self.heavy is None else self.heavy
        lifts = tuple(replace(one, heavy=settled and one.activity == "lift") for one in self.variants)
        return replace(self, heavy=settled, variants=lifts)


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """Something in the schedule that is no session for all that liftrun knows.

    Attributes:
        title: As written, made harmless.
        when: Its day and time: `Tue` or `Tue 18:00`.
        hint: A known word that one of its words resembles, or a phrase on what to say (`say "12 mi" or "12 km"`).
        may_be_training: Whether it may well be a session, as is every line of a week written by hand.
    """

    title: str
    when: str
    hint: str = ""
    may_be_training: bool = True


@dataclass(frozen=True, slots=True)
class StatedSeason:
    """What a schedule says of the season it belongs to; None where it says nothing."""

    phase: Phase | None = None
    race: RaceDistance | Literal["none"] | None = None
    experience: Experience | None = None
    weeks_to_race: int | None = None
    run_days: int | None = None
    peak_lifting: Literal["heavy", "endurance"] | None = None
    first_weeks: bool | None = None
    priority: Literal["running", "strength"] | None = None
    weekly_miles: int | None = None
    lifts: int | None = None
    pack: str | None = None
    rulebook_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a schedule from elsewhere.

    Attributes:
        week: The Monday of the requested week.
        timezone: The zone of its times.
        own_addresses: The athlete's mail addresses: what one of them declined in a calendar does not take place.
        units: The athlete's; a distance without a unit is probably in them.
    """

    week: date | None = None
    timezone: str | None = None
    own_addresses: tuple[str, ...] = ()
    units: Units | None = None


@dataclass(frozen=True, slots=True)
class ReadSchedule:
    """A week by anyone.

    Attributes:
        source: What sort of file it came from.
        week: The frame of days.
        dated: Whether the week has a date; if not, `week.start` is any Monday.
        sessions: In the order of their days and turns, the week before first.
        season: What it says of the season.
        unrecognised: What was not understood, in the same order.
        assumed: Sentences on what was assumed in reading it.
        entries: How many lines or events of the week were looked at, known or not; of a plan its sessions.
        given_up: Kinds and activities of pinned sessions that the schedule itself says it had to leave out.
    """

    source: SourceKind
    week: Week
    dated: bool
    sessions: tuple[ReadSession, ...]
    season: StatedSeason
    unrecognised: tuple[Unrecognised, ...] = ()
    assumed: tuple[str, ...] = ()
    given_up: tuple[str, ...] = ()
    entries: int = 0
