"""What race week may contain, if the rulebook requires some of it before the race."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.athlete.pin_matching import pins_of
from liftrun.domain.activities import PIN_WORDS
from liftrun.rules import OrderInWeek

if TYPE_CHECKING:
    from liftrun.athlete import Athlete, Pin, PinTime
    from liftrun.domain import Activity, Week
    from liftrun.rulebook import ResolvedRulebook

RULE = "before-the-race"
"""The rule on what comes before the race."""


def comes_before_race(activity: Activity, rulebook: ResolvedRulebook) -> bool:
    """Whether the sessions of an activity in race week must come before the race (rule `before-the-race`)."""
    rule = rulebook.rule(RULE)
    if not isinstance(rule, OrderInWeek) or not rule.required or rulebook.situation.weeks_to_race != 0:
        return False
    return any(selector.activity in (None, activity) for selector in rule.first)


def room(activity: Activity, athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> int | None:
    """The most sessions of an activity in race week, one for each day before the race; None if all days count."""
    if athlete.race is None or not comes_before_race(activity, rulebook):
        return None
    return week.day_of_date(athlete.race.date)


def late_pins(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> tuple[Pin, ...]:
    """The pins of a week that put something after the race that must come before it."""
    return tuple(pin for pin in pins_of(athlete, week) if _is_late(pin, athlete, week, rulebook))


def _is_late(pin: Pin, athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> bool:
    return is_after_race(pin.at, PIN_WORDS[pin.session].name, athlete, week, rulebook)


def is_after_race(at: PinTime, activity: Activity, athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> bool:
    """Whether a fixed time is after a race that an activity must precede."""
    if athlete.race is None or not comes_before_race(activity, rulebook):
        return False
    return week.at(at.day, at.clock) >= week.at(week.day_of_date(athlete.race.date), athlete.race.start)


def without_late_pins(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> Athlete:
    """The athlete without the pins that are too late for the race week."""
    late = late_pins(athlete, week, rulebook)
    return athlete.model_copy(update={"pins": tuple(pin for pin in athlete.pins if pin not in late)})
