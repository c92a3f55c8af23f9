"""Which session of the week a pin of the athlete means."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from liftrun.athlete.cross_training import fixed_starts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.athlete import Athlete, Pin
    from liftrun.domain import Session, Week


class Pinning(NamedTuple):
    """Pins of a week by the id of the session they bind, and the pins that bind none."""

    bound: dict[str, Pin]
    unbound: tuple[Pin, ...]


def pins_of(athlete: Athlete, week: Week) -> tuple[Pin, ...]:
    """The pins that speak of a week: dated ones first, so that they stand over what is weekly; else as in the file."""
    of_week = [pin for pin in athlete.pins if pin.at.day_in(week.start) is not None]
    return tuple(sorted(of_week, key=lambda pin: pin.at.date is None))


def bind_pins(athlete: Athlete, week: Week, sessions: Sequence[Session]) -> Pinning:
    """Each pin with the session it means: of its kind, not yet pinned, best its namesake or of its distance.

    Args:
        athlete: Whose pins.
        week: The planned week; pins dated in another week are left out.
        sessions: What the week should hold; of equals, the first is bound.
    """
    bound: dict[str, Pin] = {}
    unbound: list[Pin] = []
    open_ = [one for one in sessions if one.id not in fixed_starts(athlete.cross_training, week)]
    for pin in pins_of(athlete, week):
        meant = [one for one in open_ if one.is_a(pin.session) and one.id not in bound]
        if meant:
            bound[min(meant, key=partial(_strangeness, athlete, pin)).id] = pin
        else:
            unbound.append(pin)
    return Pinning(bound, tuple(unbound))


def _strangeness(athlete: Athlete, pin: Pin, session: Session) -> tuple[bool, int]:
    """How little a session of the right kind looks like the pin: another name, metres of difference."""
    misnamed = bool(session.label or pin.label) and session.label != pin.label
    off = 0 if pin.distance is None else abs(session.lengths[0].metres - athlete.metres(pin.distance))
    return misnamed, off
