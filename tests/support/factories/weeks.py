"""Tiny weeks, small enough to know every plan they allow: sessions, openings, and the list of all placements.

Nothing here knows the solver. Clock times are written as people say them: `"sun 18:00"`, `"last sun 18:00"` for the
day before the week, `"next mon 18:00"` for the day after it.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

from liftrun.calendars.clock import minute_at, week_of
from liftrun.domain import (
    ACTIVITIES,
    WEEKDAYS,
    Block,
    Focus,
    Instance,
    Length,
    Load,
    Place,
    Placed,
    Plyometrics,
    Priority,
    RunKind,
    Schedule,
    Session,
    Span,
    Tier,
    Week,
)
from liftrun.domain.units import metres_of_miles
from tests.profile import LONG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONG_PROFILE = LONG
"""Whether the tests that have a quick and a long form run the long one."""

PLAIN = week_of(date(2026, 11, 23), "Europe/Berlin")
SPRING = week_of(date(2027, 3, 22), "Europe/Berlin")  # its Sunday has 23 hours
AUTUMN = week_of(date(2026, 10, 19), "Europe/Berlin")  # its Sunday has 25 hours

REQUIRED: dict[str, Any] = {"says": "As the test says.", "source": "test:1"}
_PRIORITY = {"long": Priority.LONG_RUN, "race": Priority.RACE, "easy": Priority.OTHER_RUN}


def weighted(weight: int = 1, tier: Tier = "training") -> dict[str, Any]:
    """What every rule says of itself, and that it may be broken at a price."""
    return {**REQUIRED, "strength": "weighted", "weight": weight, "tier": tier, "trades": "One for the other."}


def run(identity: str, kind: RunKind = "easy", *lengths: tuple[int, float], **further: Any) -> Session:
    """A run; `lengths` are minutes and miles, the full one first."""
    known = tuple(Length(minutes, metres_of_miles(miles)) for minutes, miles in lengths or [(60, 5.0)])
    priority = further.pop("priority", _PRIORITY.get(kind, Priority.HARD_RUN))
    return Session(identity, "run", priority, known, kind=kind, hard=kind != "easy", **further)


def lift(identity: str, focus: Focus = "full", *lengths: int, jumps_minutes: int = 0, **further: Any) -> Session:
    """A lift, heavy unless told otherwise; with `jumps_minutes` it may carry a block of plyometrics."""
    jumps = Plyometrics(jumps_minutes, "box jumps") if jumps_minutes else None
    known = tuple(Length(minutes) for minutes in lengths or [60])
    further = {"priority": Priority.FIRST_LIFT, "heavy": True, **further}
    return Session(identity, "lift", lengths=known, focus=focus, plyometrics=jumps, **further)


def mobility(identity: str, minutes: int = 30) -> Session:
    """A mobility session."""
    return Session(identity, "mobility", Priority.MOBILITY, (Length(minutes),))


def cross_training(identity: str, minutes: int = 45, *, hard: bool = False) -> Session:
    """A bike session."""
    load, length = Load(legs=2 if hard else 1, hard=hard), (Length(minutes),)
    return Session(identity, "cross_training", Priority.MOBILITY, length, kind="bike", hard=hard, own_load=load)


def at(week: Week, moment: str) -> int:
    """The minute of a moment such as `"sun 18:00"`, `"last sun 18:00"` or `"next mon 10:00"`."""
    *which, day, clock = moment.split()
    hours, minutes = clock.split(":")
    weeks = sum({"last": -1, "next": 1}[word] for word in which)
    return minute_at(week, WEEKDAYS.index(day) + 7 * weeks, 60 * int(hours) + int(minutes))


def put(session: Session, start: int, length: int = 0, jumps: str = "", place: Place | None = None) -> Placed:
    """A session placed: at one of its lengths (by number), with `jumps` `"first"` or `"last"` or without."""
    chosen = session.lengths[length]
    work = ACTIVITIES[session.activity].block
    parts = [(work, chosen.minutes)]
    if jumps:
        parts.insert(0 if jumps == "first" else 1, ("plyometrics", session.plyometrics.minutes))
    blocks, end = [], start
    for kind, minutes in parts:
        blocks.append(Block(kind, end, end + minutes))
        end += minutes
    return Placed(session, start, end, place or usual_place(session), chosen.metres, tuple(blocks))


def schedule(week: Week, *placed: Placed, history: Iterable[Placed] = ()) -> Schedule:
    """A week with these sessions, and those of the week before."""
    order = sorted(placed, key=lambda p: (p.start, p.session.id))
    return Schedule(week, tuple(order), tuple(sorted(history, key=lambda p: p.start)))


def spans(week: Week, days: Iterable[str], hours: str) -> tuple[Span, ...]:
    """The same hours, such as `"06:00-08:00 18:00-20:00"`, on some days."""
    pairs = [part.split("-") for part in hours.split()]
    return tuple(
        Span(at(week, f"{day} {opens}"), at(week, f"{day} {closes}")) for day in days for opens, closes in pairs
    )


def usual_place(session: Session) -> Place:
    """Where a session is held unless told otherwise."""
    return "road" if ACTIVITIES[session.activity].where == "road" else "home"


def placements(instance: Instance, session: Session, *, both_orders: bool = False) -> list[Placed]:
    """Every way to place a session: start, place, length, jumps (with `both_orders` before and after the weights)."""
    orders = ["", "first", "last"] if both_orders else ["", "first"]
    found = []
    for place, opening in instance.openings.get(session.id, {}).items():
        for number, _ in enumerate(session.lengths):
            for jumps in orders if session.plyometrics else [""]:
                minutes = put(session, 0, number, jumps).end
                starts = sorted({s for span in opening for s in _starts(instance, session, span, minutes)})
                found += [put(session, start, number, jumps, place) for start in starts]
    return found


def _starts(instance: Instance, session: Session, span: Span, minutes: int) -> Iterator[int]:
    first, last = max(0, span.start), min(span.end - minutes, instance.week.minutes - 1)
    if session.id in instance.pins:
        yield from (pin for pin in [instance.pins[session.id]] if first <= pin <= last)
    else:
        yield from (minute for minute in range(first, last + 1) if minute % instance.grid_minutes == 0)


def apart(instance: Instance, placed: Iterable[Placed]) -> bool:
    """Whether no two of them overlap, the way to the gym and back included."""
    wide = [
        Span(p.start - instance.travel_minutes, p.end + instance.travel_minutes) if p.place == "gym" else p.span
        for p in placed
    ]
    return not any(one.overlaps(other) for one, other in combinations(wide, 2))
