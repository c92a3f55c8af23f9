"""Hours of the day that are preferred for a session."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from liftrun.domain import Span, Violation
from liftrun.rules.base import Rule
from liftrun.rules.selector import Selector, any_matches, as_list
from liftrun.rules.words import listed, session_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Schedule, Week
    from liftrun.rules.encoding import WeekEncoding

_WINDOW = re.compile(r"([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")


def _clock_window(text: str) -> str:
    found = _WINDOW.fullmatch(text)
    if not found or not 0 <= (span := _minutes(text)).start < span.end <= 24 * 60:
        raise ValueError("a window is written HH:MM-HH:MM, the end after the start")
    return text


def _minutes(window: str) -> Span:
    """Minutes past midnight at which a window opens and closes."""
    a, b, c, d = (int(number) for number in _WINDOW.fullmatch(window).groups())  # type: ignore[union-attr]  # validated
    return Span(60 * a + b, 60 * c + d)


class PreferredTime(Rule):
    """Matching sessions are within one of the `windows` of their day. The amount counts the sessions outside."""

    scope = "session"
    needs_clock_times = True

    kind: Literal["preferred_time"] = "preferred_time"
    of: tuple[Selector, ...] = Field(min_length=1)
    windows: Annotated[tuple[Annotated[str, AfterValidator(_clock_window)], ...], BeforeValidator(as_list)] = Field(
        min_length=1
    )

    def encode(self, week: WeekEncoding) -> None:
        """Each session is inside a window of some day, or there is a breach."""
        spans = [self._span(week.week, day, window) for day in range(7) for window in self.windows]
        for pick in week.picks(self.of):
            pick.start_within(spans, when=[~week.breach(self, spared=pick.race)])

    def check(self, schedule: Schedule) -> Iterator[Violation]:
        """Compare the start and end of each session with the windows of its day."""
        for placed in schedule.placed:
            if any_matches(self.of, placed) and not self.spares(schedule, placed):
                spans = self._windows_of(schedule.week, schedule.day(placed))
                if not any(opens <= placed.start and placed.end <= closes for opens, closes in spans):
                    hours = listed([window.replace("-", "–") for window in self.windows], "or")
                    text = f"{session_name(placed.session.id)} is not within {hours}"
                    yield Violation(self.id, 1, (placed.session.id,), text)

    def _span(self, week: Week, day: int, window: str) -> Span:
        """A window of a day as minutes of the week, for the encoder."""
        return Span(*(week.at(day, minutes) for minutes in _minutes(window)))

    def _windows_of(self, week: Week, day: int) -> Iterator[tuple[int, int]]:
        """The windows of a day for the check, which shares no code with the encoder."""
        for window in self.windows:
            opens, closes = window.split("-")
            yield tuple(week.at(day, int(t[:2]) * 60 + int(t[3:])) for t in (opens, closes))  # type: ignore[misc]  # two
