"""Facts about preferred days and hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain import WEEKDAYS, Schedule, Span
from liftrun.reasons.clock_words import listed, long_day_name
from liftrun.reasons.fact import Fact
from liftrun.reasons.possible_starts import spans_at
from liftrun.rules.preferred_day import PreferredDay
from liftrun.rules.preferred_time import PreferredTime
from liftrun.rules.selector import any_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Placed
    from liftrun.reasons.fact import View

FEW_DAYS = 3
"""A sentence lists at most this number of preferred days. Otherwise it names only the day that is not preferred."""


def preferred_day(view: View, placed: Placed) -> Iterator[Fact]:
    """Whether it is on a preferred day."""
    for rule in view.rules(PreferredDay):
        if any_matches(rule.of, placed):
            yield from _on_day(rule, view.day(placed))


def _on_day(rule: PreferredDay, day: int) -> Iterator[Fact]:
    days = listed([name.capitalize() for name in rule.days], "or")
    if WEEKDAYS[day] not in rule.days and len(rule.days) > FEW_DAYS:
        yield Fact(f"On {long_day_name(day)}, which is not a preferred day.", rule)
    elif WEEKDAYS[day] not in rule.days:
        yield Fact(f"On {long_day_name(day)}, not on the preferred {days}.", rule)
    elif len(rule.days) <= FEW_DAYS:
        one_of = f"one of the preferred days ({days})" if len(rule.days) > 1 else "the preferred day"
        yield Fact(f"On {long_day_name(day)}, {one_of}.", rule)


def preferred_time(view: View, placed: Placed) -> Iterator[Fact]:
    """Whether it is at a preferred time, and if not, whether there was free time for it in those hours of its day."""
    for rule in view.rules(PreferredTime):
        if any_matches(rule.of, placed):
            hours = listed([window.replace("-", "–") for window in rule.windows], "or")
            if not list(rule.check(Schedule(view.schedule.week, (placed,)))):
                yield Fact(f"At a preferred time ({hours}).")
            else:
                free = "" if _any_free(view, rule, placed) else ", because there was no free time then"
                yield Fact(f"Outside the preferred hours {hours}{free}.")


def _any_free(view: View, rule: PreferredTime, placed: Placed) -> bool:
    """Whether the session, with its present length, fits into free time within the preferred hours of its day."""
    week, day, minutes = view.schedule.week, view.day(placed), placed.end - placed.start
    clocks = [[int(clock[:2]) * 60 + int(clock[3:]) for clock in window.split("-")] for window in rule.windows]
    windows = [Span(week.at(day, opens), week.at(day, closes)) for opens, closes in clocks]
    places = view.instance.openings.get(placed.session.id, {})
    free = [span for place in places for span in spans_at(view.instance, placed.session, place)]
    return any(_fits(view, window, span, minutes) for window in windows for span in free)


def _fits(view: View, window: Span, span: Span, minutes: int) -> bool:
    """Whether a session of this many minutes, starting on the grid, fits into both spans."""
    grid = view.instance.grid_minutes
    first = -(-max(window.start, span.start) // grid) * grid
    return first + minutes <= min(window.end, span.end)
