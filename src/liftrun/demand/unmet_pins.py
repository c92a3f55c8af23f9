"""Pins for which the week has no session, each with the reason for the athlete."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.athlete.pin_matching import bind_pins
from liftrun.demand.cross_training import left_out
from liftrun.demand.race_week import RULE, late_pins, without_late_pins
from liftrun.domain.session import named_noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.athlete import Athlete, Pin
    from liftrun.domain import Session, Week
    from liftrun.rulebook import ResolvedRulebook


class UnmetPin(NamedTuple):
    """A pin of the week without a session.

    Attributes:
        pin: As the athlete wrote it.
        reason: Why, in a sentence for the athlete.
    """

    pin: Pin
    reason: str


def unmet_pins(
    athlete: Athlete, week: Week, sessions: Sequence[Session], rulebook: ResolvedRulebook
) -> tuple[UnmetPin, ...]:
    """The pins of race week that are after the race, and those for which no session is left."""
    fixed = left_out(athlete, week, rulebook)
    late = (*late_pins(athlete, week, rulebook), *(pin for pin, is_late in fixed if is_late))
    unbound = bind_pins(without_late_pins(athlete, week, rulebook), week, sessions).unbound
    left = (*unbound, *(pin for pin, is_late in fixed if not is_late))
    return (*_too_late(late, rulebook), *(UnmetPin(pin, _without_session(pin, sessions, rulebook)) for pin in left))


def _too_late(pins: Sequence[Pin], rulebook: ResolvedRulebook) -> Iterator[UnmetPin]:
    rule = rulebook.rule(RULE)
    for pin in pins:
        yield UnmetPin(pin, f'It is pinned to {_when(pin)}, after the race. "{rule.says if rule else ""}"')


def _without_session(pin: Pin, sessions: Sequence[Session], rulebook: ResolvedRulebook) -> str:
    """As "It is pinned to Tue 06:00, but a maintenance week has no lift for it"."""
    noun = named_noun(pin.session)
    further = "further " if any(one.is_a(pin.session) for one in sessions) else ""
    week = "race week" if rulebook.situation.phase == "race" else f"a {rulebook.situation.phase} week"
    return f"It is pinned to {_when(pin)}, but {week} has no {further}{noun} for it."


def _when(pin: Pin) -> str:
    return str(pin.at).capitalize()
