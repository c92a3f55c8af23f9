"""Facts about recovery: hours between a session and the ones that it affects, days between hard runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.documents.session_wording import duration
from liftrun.reasons.clock_words import listed
from liftrun.reasons.fact import Fact, against_advice, capital
from liftrun.rules.not_consecutive_days import NotConsecutiveDays
from liftrun.rules.recovery import Recovery
from liftrun.rules.selector import any_matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.domain import Placed
    from liftrun.reasons.fact import View

NEAR_DAYS = 3
"""Sessions that are more days apart are not mentioned."""
AMPLE = 2
"""More than this multiple of the recommended hours is not mentioned."""
TO_THE_MINUTE = 10
"""Below this number of hours, minutes are given too."""
IN_DAYS = 48
"""More than this number of hours is given in days."""
_HALF_DAY = 12 * 60


def recovery(view: View, placed: Placed) -> Iterator[Fact]:
    """The hours to the next session on another day for which a rule measures them, and from the last one."""
    week = [one for one in view.schedule.placed if view.day(one) != view.day(placed)]
    others = sorted((*view.schedule.history, *week), key=lambda one: one.start)
    to_come = [(rule, _next(view, rule, placed, others)) for rule in view.rules(Recovery)]
    behind = [(rule, _last(view, rule, placed, others)) for rule in view.rules(Recovery)]
    for one in others:
        before = [rule for rule, found in to_come if found is one]
        after = [rule for rule, found in behind if found is one]
        if before:
            yield from _hours(before, one.start - placed.end, f"before {view.name(one)}")
        if after:
            yield from _hours(after, placed.start - one.end, f"after {view.name(one)}")


def _next(view: View, rule: Recovery, placed: Placed, others: Sequence[Placed]) -> Placed | None:
    """The first later session for which a rule measures the time from this one."""
    later = [one for one in others if measured(view, rule, placed, one)]
    return min(later, key=lambda one: one.start, default=None)


def _last(view: View, rule: Recovery, placed: Placed, others: Sequence[Placed]) -> Placed | None:
    """The last earlier session from which a rule measures the time to this one."""
    earlier = [one for one in others if measured(view, rule, one, placed)]
    return max(earlier, key=lambda one: one.end, default=None)


def measured(view: View, rule: Recovery, after: Placed, before: Placed) -> bool:
    """Whether a rule measures the time between two sessions."""
    if after is before or before.start < after.end or (rule.on_later_days and view.day(after) == view.day(before)):
        return False
    return any_matches(rule.after, after) and any_matches(rule.before, before)


def _hours(rules: Sequence[Recovery], minutes: int, where: str) -> Iterator[Fact]:
    """`38 h before the long run: 24 h are enough, 48 h would be better.` Nothing if it is ample."""
    ordered = sorted(rules, key=lambda rule: rule.hours)
    kept = [rule for rule in ordered if minutes >= rule.hours * 60]
    missed = [rule for rule in ordered if minutes < rule.hours * 60]
    alike = _hours_words(minutes).removeprefix("about ")
    exact = any(_hours_words(rule.hours * 60).removeprefix("about ") == alike for rule in missed)
    apart = capital(f"{_hours_words(minutes, exact=exact)} {where}")
    due = {rule.id: _hours_words(rule.hours * 60, exact=exact) for rule in ordered}
    if missed and kept:
        better = ", ".join(f"{due[rule.id]} would be better" for rule in missed)
        yield Fact(f"{apart}: {due[kept[-1].id]} are enough, {better}.", missed[0])
    elif missed:
        recommended = listed([due[rule.id] for rule in missed])
        yield Fact(f"{apart}, less than the recommended {recommended}.", missed[0])
    elif minutes <= AMPLE * kept[-1].hours * 60:
        yield Fact(f"{apart} ({due[kept[-1].id]} are enough).", kept[-1])


def _hours_words(minutes: int, *, exact: bool = False) -> str:
    """Days to the half, if they are more than two and not `exact`; else whole hours, below ten to the minute."""
    if minutes > IN_DAYS * 60 and not exact:
        halves = int(minutes / _HALF_DAY + 0.5)
        about = "" if minutes == halves * _HALF_DAY else "about "
        return f"{about}{halves // 2}{'½' * (halves % 2)} days"
    return duration(minutes) if minutes < TO_THE_MINUTE * 60 else f"{minutes // 60} h"


def spread(view: View, placed: Placed) -> Iterator[Fact]:
    """The nearest other day with a session of a kind that should not be on two days in a row."""
    for rule in view.rules(NotConsecutiveDays):
        if any_matches(rule.of, placed):
            others = [one for one in (*view.schedule.history, *view.schedule.placed) if any_matches(rule.of, one)]
            near = [one for one in others if 0 < abs(view.day(one) - view.day(placed)) <= NEAR_DAYS]
            if near:
                yield _spread(view, placed, min(near, key=lambda one: abs(view.day(one) - view.day(placed))), rule)


def _spread(view: View, placed: Placed, near: Placed, rule: NotConsecutiveDays) -> Fact:
    days = view.day(near) - view.day(placed)
    where = f"{'before' if days > 0 else 'after'} {view.name(near)}"
    if abs(days) == 1:
        return Fact(f"The day {where}{against_advice(rule)}.", rule)
    return Fact(f"{abs(days)} days {where}.", rule)
