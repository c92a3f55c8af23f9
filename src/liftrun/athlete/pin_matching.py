"""Which session of a week each pin of an athlete fixes."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from liftrun.athlete.cross_training import fixed_starts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.athlete import Athlete, Pin
    from liftrun.domain import Session, Week

MOST_PINNINGS = 12
"""So many ways to match pins and sessions are tried. Each costs a solve of the week, of some 30 ms."""


class Pinning(NamedTuple):
    """One way to match the pins of a week: session id -> its pin, and the pins for which there is no session."""

    bound: dict[str, Pin]
    unbound: tuple[Pin, ...]


def pins_of(athlete: Athlete, week: Week) -> tuple[Pin, ...]:
    """The pins of a week. Those with a date come first, because they outrank weekly ones; else as in the file."""
    of_week = [pin for pin in athlete.pins if pin.at.day_in(week.start) is not None]
    return tuple(sorted(of_week, key=lambda pin: pin.at.date is None))


def bind_pins(athlete: Athlete, week: Week, sessions: Sequence[Session]) -> Pinning:
    """The usual way to match the pins of a week: of equal sessions each pin fixes the first. See `pinnings`."""
    return next(pinnings(athlete, week, sessions))


def pinnings(athlete: Athlete, week: Week, sessions: Sequence[Session]) -> Iterator[Pinning]:
    """The ways to match the pins of a week, the usual one first, at most `MOST_PINNINGS`.

    A pin fixes a session of its kind: of those not yet fixed one with its label, then with the distance nearest to its
    own. Where several are equally near, each of them is one way, unless two differ by nothing but their id.

    Args:
        athlete: Whose pins.
        week: The planned week; pins with a date in another week are left out.
        sessions: What the week should contain.
    """
    fixed = fixed_starts(athlete.cross_training, week)
    free = [session for session in sessions if session.id not in fixed]
    return islice(_matched(athlete, pins_of(athlete, week), free, Pinning({}, ())), MOST_PINNINGS)


def _matched(athlete: Athlete, pins: Sequence[Pin], free: Sequence[Session], found: Pinning) -> Iterator[Pinning]:
    """Every way to match some pins with free sessions, added to what is matched already."""
    if not pins:
        yield found
        return
    pin, *others = pins
    candidates = _candidates(athlete, pin, free)
    if not candidates:
        yield from _matched(athlete, others, free, Pinning(found.bound, (*found.unbound, pin)))
    for session in candidates:
        rest = [one for one in free if one.id != session.id]
        yield from _matched(athlete, others, rest, Pinning({**found.bound, session.id: pin}, found.unbound))


def _candidates(athlete: Athlete, pin: Pin, free: Sequence[Session]) -> list[Session]:
    """The sessions that look most like a pin, one of each that differ by nothing but their id."""
    mismatches = [(one, _mismatch(athlete, pin, one)) for one in free if one.is_a(pin.session)]
    least = min((mismatch for _, mismatch in mismatches), default=None)
    different: dict[Session, Session] = {}
    for session, mismatch in mismatches:
        if mismatch == least:
            different.setdefault(replace(session, id=""), session)
    return list(different.values())


def _mismatch(athlete: Athlete, pin: Pin, session: Session) -> tuple[bool, int]:
    """How much a session of the right kind differs from a pin: whether by its label, and by how many metres."""
    other_label = bool(session.label or pin.label) and session.label != pin.label
    metres = 0 if pin.distance is None else abs(session.lengths[0].metres - athlete.metres(pin.distance))
    return other_label, metres
