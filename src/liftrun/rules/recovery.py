"""Hours of recovery between a session and a later one that it would spoil."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field

from liftrun.documents.session_wording import duration
from liftrun.domain import Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches
from liftrun.rules.words import session_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Schedule
    from liftrun.rules import encoding
    from liftrun.rules.encoding import SessionPick, WeekEncoding


class CloseDays(NamedTuple):
    """A day of the earlier session, and later days of the other one, all as literals.

    Attributes:
        day: The earlier session is on that day.
        always: Days on which the other session is too close at any hour.
        sometimes: Days on which it is too close at some hours.
    """

    day: encoding.Literal
    always: list[encoding.Literal]
    sometimes: list[encoding.Literal]


class Recovery(Rule):
    """At least `hours` from the end of `after` to a later `before`. The amount is the number of closer pairs.

    With `on_later_days` only pairs on different days count. Other rules judge a shared day.
    """

    scope = "pair"
    needs_clock_times = True

    kind: Literal["recovery"] = "recovery"
    after: tuple[Selector, ...] = Field(min_length=1)
    before: tuple[Selector, ...] = Field(min_length=1)
    hours: int = Field(ge=1, le=96)
    on_later_days: bool = True

    @property
    def decisive_minutes(self) -> int:
        """The hours of recovery."""
        return self.hours * 60

    def encode(self, week: WeekEncoding) -> None:
        """On days that may be too close, `before` starts late enough after `after`, or the pair is a breach."""
        for after in week.picks(self.after, around=True):
            for before in week.picks(self.before, around=True):
                if not after.is_of(before) and not week.spares(self, after, before):
                    self._encode_pair(week, after, before)

    def _encode_pair(self, week: WeekEncoding, after: SessionPick, before: SessionPick) -> None:
        days = self._close_days(after, before)
        shared = [] if self.on_later_days else sorted(after.on.keys() & before.on.keys())
        if not days and not shared:
            return
        breach = week.breach(self)
        for day, always, _ in days:
            if always:
                week.exclude(day, always, unless=(breach,))
        if not shared and not any(sometimes for *_, sometimes in days):
            return
        far = week.boolean()
        week.after(after.end, before.start, self.hours * 60, when=[far])
        for day, _, sometimes in days:
            if sometimes:
                week.exclude(day, sometimes, unless=(far, breach))
        if shared:
            reversed_order = week.boolean()
            week.after(before.end, after.start, 0, when=[reversed_order])
            for day in shared:
                week.clause(~after.on[day], ~before.on[day], reversed_order, far, breach)

    def _close_days(self, after: SessionPick, before: SessionPick) -> list[CloseDays]:
        """For each day of `after` the later days of `before` that may be too close, if there are any."""
        minutes, found = self.hours * 60, []
        starts, ends = before.starts, after.ends
        for a, day in after.on.items():
            earliest, latest = ends[a]
            close = CloseDays(day, [], [])
            for b, other in before.on.items():
                if b > a and starts[b][0] < latest + minutes:
                    (close.always if starts[b][1] < earliest + minutes else close.sometimes).append(other)
            if close.always or close.sometimes:
                found.append(close)
        return found

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Measure every pair in order of time."""
        everything = (*schedule.history, *schedule.placed)
        for after in (p for p in everything if any_matches(self.after, p)):
            for before in (p for p in everything if any_matches(self.before, p)):
                later = before is not after and before.start >= after.end
                shared = schedule.day(before) == schedule.day(after)
                if not later or (shared and self.on_later_days) or self.spares(schedule, after, before):
                    continue
                if before.start - after.end < self.hours * 60:
                    ids = (after.session.id, before.session.id)
                    apart = duration(before.start - after.end)
                    pair = f"from {session_name(ids[0])} to {session_name(ids[1])}"
                    text = f"at least {self.hours} h {pair}; there are {apart}"
                    yield Violation(self.id, 1, ids, text)
