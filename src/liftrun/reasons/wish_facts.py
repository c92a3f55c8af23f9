"""Which wishes for days and hours a session keeps where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain import WEEKDAYS, Schedule, Span
from liftrun.reasons.clock_words import day_name, listed
from liftrun.reasons.fact import Fact, cost
from liftrun.reasons.possible_starts import spans_at
from liftrun.rules.preferred_day import PreferredDay
from liftrun.rules.preferred_time import PreferredTime
from liftrun.rules.selector import any_matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Placed
    from liftrun.reasons.fact import View

FEW_DAYS = 3
"""Of so many preferred days a sentence lists all; of more, it speaks of those that are left out."""


def preferred_day(view: View, placed: Placed) -> Iterator[Fact]:
    """Whether it stands on a day preferred for it."""
    for rule in view.rules(PreferredDay):
        if any_matches(rule.of, placed):
            yield from _on_day(rule, view.day(placed))


def _on_day(rule: PreferredDay, day: int) -> Iterator[Fact]:
    days = listed([name.capitalize() for name in rule.days], "or")
    if WEEKDAYS[day] not in rule.days and len(rule.days) > FEW_DAYS:
        yield Fact(f"{day_name(day)} was to stay free of it{cost(rule)}.", rule)
    elif WEEKDAYS[day] not in rule.days:
        yield Fact(f"On {day_name(day)}, not the preferred {days}{cost(rule)}.", rule)
    elif len(rule.days) <= FEW_DAYS:
        one_of = f"one of the preferred days ({days})" if len(rule.days) > 1 else "the preferred day"
        yield Fact(f"On {day_name(day)}, {one_of}.", rule)


def preferred_time(view: View, placed: Placed) -> Iterator[Fact]:
    """Whether it stands at an hour preferred for it, and if not, whether those hours of its day were free at all."""
    for rule in view.rules(PreferredTime):
        if any_matches(rule.of, placed):
            hours = listed([window.replace("-", "–") for window in rule.windows], "or")
            if not list(rule.check(Schedule(view.schedule.week, (placed,)))):
                yield Fact(f"At a preferred hour ({hours}).")
            else:
                free = "" if _any_free(view, rule, placed) else ": there was no room then that day"
                yield Fact(f"Outside the preferred {hours}{cost(rule)}{free}.")


def _any_free(view: View, rule: PreferredTime, placed: Placed) -> bool:
    """Whether its own openings leave room for it, as long as it is, in a preferred window of its day."""
    week, day, minutes = view.schedule.week, view.day(placed), placed.end - placed.start
    clocks = [[int(clock[:2]) * 60 + int(clock[3:]) for clock in window.split("-")] for window in rule.windows]
    windows = [Span(week.at(day, opens), week.at(day, closes)) for opens, closes in clocks]
    places = view.instance.openings.get(placed.session.id, {})
    free = [span for place in places for span in spans_at(view.instance, placed.session, place)]
    return any(_fits(view, window, span, minutes) for window in windows for span in free)


def _fits(view: View, window: Span, span: Span, minutes: int) -> bool:
    """Whether so many minutes fit into both spans from a start on the grid."""
    grid = view.instance.grid_minutes
    first = -(-max(window.start, span.start) // grid) * grid
    return first + minutes <= min(window.end, span.end)
