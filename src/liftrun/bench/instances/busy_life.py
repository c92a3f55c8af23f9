"""Random events of a busy week: work, late meetings, children, friends, sometimes a trip."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from liftrun.calendars.policy import BusyTime
from liftrun.domain import Span

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from liftrun.domain import Week

_WORKDAYS = range(5)
_WEEKEND = (5, 6)
_HOUR = 60


class Occasion(NamedTuple):
    """Something that may happen once on each of some days.

    Attributes:
        title: What a calendar would call it.
        days: The days, 0 for Monday.
        starts: The hours at which it may begin; quarters and halves as fractions.
        minutes: How long it may take.
        weight: How frequent it is, relative to the others.
    """

    title: str
    days: tuple[int, ...] | range
    starts: tuple[float, ...]
    minutes: tuple[int, ...]
    weight: float


OCCASIONS = (
    Occasion("early call", _WORKDAYS, (6, 6.25, 6.5, 7), (30, 45, 60), 4),
    Occasion("school run", _WORKDAYS, (7, 7.25, 7.5), (30, 45, 60), 5),
    Occasion("stand-up", _WORKDAYS, (9, 9.25, 9.5), (15, 25, 30), 2),
    Occasion("project meeting", _WORKDAYS, (10, 10.5, 14, 14.5), (50, 60, 90, 120), 2),
    Occasion("lunch with colleagues", _WORKDAYS, (12, 12.25, 12.5), (45, 60, 75), 4),
    Occasion("review", _WORKDAYS, (15, 15.5, 16), (50, 60, 90), 1),
    Occasion("late meeting", _WORKDAYS, (16.75, 17, 17.25, 17.5), (60, 75, 90), 4),
    Occasion("children's training", _WORKDAYS, (17.5, 17.75, 18), (60, 75, 90, 105), 6),
    Occasion("dinner at home", _WORKDAYS, (18.75, 19, 19.25), (45, 60, 75), 6),
    Occasion("evening course", _WORKDAYS, (19.5, 20, 20.25), (60, 75, 90, 120), 5),
    Occasion("trip for work", (1, 2), (6, 6.5), (14 * _HOUR, 37 * _HOUR), 1),
    Occasion("groceries", _WEEKEND, (7.5, 8, 8.5, 9), (60, 75, 90), 6),
    Occasion("tournament", _WEEKEND, (9.5, 10, 10.5), (150, 180, 240, 300), 6),
    Occasion("family lunch", _WEEKEND, (12, 12.5, 13), (90, 120, 180), 6),
    Occasion("visit", _WEEKEND, (14.5, 15, 15.5, 16), (120, 150, 180, 240), 6),
    Occasion("evening with friends", _WEEKEND, (17.5, 18, 18.5, 19), (120, 150, 180), 6),
)
MOST_EVENTS = sum(len(occasion.days) for occasion in OCCASIONS)
"""How many events a week can have."""


def busy_times(randomness: random.Random, week: Week, count: int) -> tuple[BusyTime, ...]:
    """A number of random events of a week, by start; common kinds are more frequent. They may overlap.

    Raises:
        ValueError: if `count` is more than a week can have.
    """
    if count > MOST_EVENTS:
        raise ValueError(f"a week has at most {MOST_EVENTS} events, not {count}")
    possible = [(day, occasion) for occasion in OCCASIONS for day in occasion.days]
    ranked = sorted(possible, key=lambda pair: randomness.random() ** (1 / pair[1].weight), reverse=True)
    events = _placed(randomness, week, ranked[:count])
    return tuple(sorted(events, key=lambda taken: (taken.span, taken.title)))


def _placed(randomness: random.Random, week: Week, chosen: list[tuple[int, Occasion]]) -> Iterator[BusyTime]:
    for day, occasion in chosen:
        hour, minutes = randomness.choice(list(product(occasion.starts, occasion.minutes)))
        start = week.at(day, round(_HOUR * hour))
        yield BusyTime(Span(start, start + minutes), occasion.title)
