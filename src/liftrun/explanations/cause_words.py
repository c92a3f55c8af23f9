"""Causes in the athlete's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.athlete import clock_text
from liftrun.calendars.clock import moment_of
from liftrun.documents.explanation import CausePart
from liftrun.domain import WEEKDAYS, Span
from liftrun.domain.plain_text import plain_line
from liftrun.domain.session import named_noun
from liftrun.domain.spans import common
from liftrun.domain.units import sentence_in
from liftrun.explanations.cause import Cause, Change
from liftrun.reasons.clock_words import day_and_clock, listed, long_day_name, span_words
from liftrun.reasons.session_names import mention

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from liftrun.athlete import Window
    from liftrun.planning.prepare import PreparedWeek

MOST_NAMED = 3
"""Sessions that are named beside a rule; more are not."""


@dataclass(frozen=True, slots=True)
class CauseWords:
    """Words for the causes of a week.

    Attributes:
        prepared: The week.
        titles: Title of each session by its id.
        show_titles: Whether the titles of events are shown, which are private.
    """

    prepared: PreparedWeek
    titles: Mapping[str, str]
    show_titles: bool = False

    def part(self, cause: Cause) -> CausePart:
        """The published form of a cause."""
        span = self._inside(cause.spans[0]) if cause.kind == "event" else None
        week = self.prepared.week
        return CausePart(
            kind=cause.kind,
            text=plain_line(self._text(cause)),
            days=tuple(WEEKDAYS[day] for day in self._days(cause, span)),  # type: ignore[misc]  # names of days
            start=moment_of(week, span.start) if span else None,
            end=moment_of(week, span.end) if span else None,
            title=cause.title if span and self.show_titles else None,
            fixed=cause.change == Change.FIXED,
            sessions=cause.sessions if cause.kind != "ban" else (),
            rule=cause.rule.id if cause.rule else None,
        )

    def name(self, identity: str) -> str:
        """A session in the middle of a sentence."""
        known = {session.id: session for session in self.prepared.problem.instance.sessions}
        return mention(known[identity], self.titles[identity])

    def _inside(self, span: Span) -> Span:
        """The part of a span that is in the week; of an event outside it that blocks time by its buffer, all of it."""
        return next(iter(common([span], [Span(0, self.prepared.week.minutes)])), span)

    def _days(self, cause: Cause, span: Span | None) -> Sequence[int]:
        week = self.prepared.week
        if span is not None:
            last = max(span.start, span.end - 1)
            return [day for day in range(week.day_of(span.start), week.day_of(last) + 1) if 0 <= day < len(WEEKDAYS)]
        if cause.kind == "pin":
            return [week.day_of(cause.minutes)]
        return cause.days if cause.day is None else [cause.day]

    def _text(self, cause: Cause) -> str:
        by_kind: dict[str, Callable[[Cause], str]] = {
            "event": self._event,
            "window": lambda one: self._hours(one, "You are available", self.prepared.athlete.availability.on),
            "gym_hours": self._gym_hours,
            "ban": self._ban,
            "place": self._place,
            "pin": self._pin,
            "length": lambda one: f"It takes {one.minutes} minutes, even at its shortest.",
            "session": self._session,
            "rule": self._rule,
        }
        return by_kind[cause.kind](cause)

    def _event(self, cause: Cause) -> str:
        when = span_words(self.prepared.week, self._inside(cause.spans[0]))
        title = f' "{cause.title}"' if self.show_titles and cause.title else " is taken in your calendar"
        return f"{when}{title}."

    def _hours(self, cause: Cause, has: str, windows_on: Callable[[int], Sequence[Window]]) -> str:
        """The hours of a day: "You are available on Monday only 05:30–07:30 and 12:00–13:30."."""
        day = cause.day or 0
        hours = [f"{clock_text(start)}–{clock_text(end)}" for start, end in windows_on(day)]
        if not hours:
            return f"{has.replace(' are ', ' are not ').replace(' is ', ' is not ')} on {long_day_name(day)}."
        return f"{has} on {long_day_name(day)} only {listed(hours)}."

    def _gym_hours(self, cause: Cause) -> str:
        gym = self.prepared.athlete.gym
        return self._hours(cause, "The gym is open", gym.open.on if gym else lambda _: ())

    def _ban(self, cause: Cause) -> str:
        spans = [span_words(self.prepared.week, span) for span in cause.spans]
        return f"You ruled out a {named_noun(cause.title)} {listed(spans)}."

    def _place(self, cause: Cause) -> str:
        gym = self.prepared.athlete.gym
        if gym is None:
            return "You named no place where it can be done."
        way = f", {gym.travel_minutes} minutes away" if gym.travel_minutes else ""
        return f"{_capital(self.name(cause.sessions[0]))} can only be at the gym{way}."

    def _session(self, cause: Cause) -> str:
        length = f", with {cause.minutes} minutes or more" if cause.minutes else ""
        return f"{_capital(self.name(cause.sessions[0]))} stays in the week{length}."

    def _pin(self, cause: Cause) -> str:
        name, at = self.name(cause.sessions[0]), day_and_clock(self.prepared.week, cause.minutes)
        return f"{_capital(name)} is fixed on {at}."

    def _rule(self, cause: Cause) -> str:
        assert cause.rule is not None  # noqa: S101  # a cause of this kind has a rule
        says = sentence_in(self.prepared.athlete.units, cause.rule.says)
        days = listed([long_day_name(day) for day in cause.days]) if len(cause.days) <= MOST_NAMED else ""
        names = listed([self.name(one) for one in cause.sessions]) if len(cause.sessions) <= MOST_NAMED else ""
        about = ": ".join(part for part in (days, names) if part)
        return f"{says} ({about})" if about else says


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
