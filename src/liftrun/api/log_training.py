"""`liftrun.log`: write down what was done, missed or moved, soreness, illness and notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from liftrun.api.arguments import choice_argument, moment_argument, whole_number_argument, wrong_type
from liftrun.api.athlete_argument import athlete_argument
from liftrun.api.state_argument import required_state
from liftrun.calendars.clock import instant
from liftrun.domain import ACTIVITIES, PIN_WORDS
from liftrun.domain.errors import InputError, shown
from liftrun.inputs.day_times import EXPECTED, day_time
from liftrun.inputs.synonyms import canonical
from liftrun.rulebook import load_rulebook
from liftrun.state.athlete_state import AthleteState
from liftrun.state.export import log_part
from liftrun.state.named_session import named_session
from liftrun.state.records import LogEntry, slot_key

if TYPE_CHECKING:
    from pathlib import Path

    from liftrun.athlete import Athlete
    from liftrun.documents.state import LogPart
    from liftrun.domain.units import Units
    from liftrun.inputs.day_times import DayTime
    from liftrun.state.records import LogStatus, StateContent

STATUSES = ("done", "missed", "moved")
SORE = {"pace": "pace", "life": "daily life"}
"""The word for what soreness spoiled -> how the state has it."""
MOST_DAYS = 366
MOST_MINUTES = 24 * 60
_MOST_DISTANCE = 1000
_BEFORE = timedelta(days=49)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRequest:
    """What is to be written into the log; the fields are the arguments of `log`."""

    session: str | None = None
    status: str | None = None
    at: str | None = None
    minutes: int | None = None
    distance: float | None = None
    effort: int | None = None
    sore: str | None = None
    ill: int | None = None
    off: int | None = None
    note: str | None = None

    def check(self) -> None:
        """Check each argument, and that they fit together.

        Raises:
            InputError: for the first fault.
        """
        if self.status is not None:
            choice_argument("status", self.status, STATUSES)
        if self.sore is not None:
            choice_argument("sore", self.sore, tuple(SORE))
        for name, most in (("minutes", MOST_MINUTES), ("effort", 10), ("ill", MOST_DAYS), ("off", MOST_DAYS)):
            if getattr(self, name) is not None:
                whole_number_argument(name, getattr(self, name), 1, most)
        self._check_distance()
        self._check_together()

    def _check_distance(self) -> None:
        number = isinstance(self.distance, int | float) and not isinstance(self.distance, bool)
        if self.distance is not None and not (number and 0 < self.distance <= _MOST_DISTANCE):
            raise wrong_type("distance", self.distance, "a distance above 0, in the athlete's units")

    def _check_together(self) -> None:
        if (self.session is None) != (self.status is None):
            expected, remedy = "a session and what happened to it", 'Write both, as in "long done".'
            raise InputError("", "session", "one without the other", expected, remedy)
        if self.status == "moved" and self.at is None:
            raise InputError("", "at", "", f"{EXPECTED} for a session that is moved", "Add its new time.")
        details = [name for name in ("minutes", "distance", "effort", "at") if getattr(self, name) is not None]
        if details and self.status not in {"done", "moved"}:
            raise InputError("", details[0], "a detail", "a session that was done", "Name the session, and done.")
        if self.session is None and not any((self.sore, self.ill, self.off, self.note)):
            expected = "a session, or soreness, illness, a break or a note"
            raise InputError("", "session", "", expected, 'Write what happened, as in "long done".')


def log(  # noqa: PLR0913  # each is one fact that a caller may report by name
    athlete: str | Path,
    session: str | None = None,
    status: str | None = None,
    *,
    at: str | None = None,
    minutes: int | None = None,
    distance: float | None = None,
    effort: int | None = None,
    sore: str | None = None,
    ill: int | None = None,
    off: int | None = None,
    note: str | None = None,
    now: datetime | str | None = None,
) -> tuple[LogPart, ...]:
    """Write down what happened, in the state file beside the athlete's file, which is made if there is none.

    Args:
        athlete: The athlete's file.
        session: A planned session by its id (`lift-2`), its title, or its kind, focus or activity (`long`); of several
            the last one that has begun. A kind that is not planned is logged as further training.
        status: What happened: `done`, `missed` or `moved`.
        at: When it began, or is to begin, as `Thu 18:00` or `2026-11-26 18:00`; without it, as planned.
        minutes: How long it took; without it, as planned.
        distance: Its distance in the athlete's unit; without it, as planned.
        effort: Perceived effort from 1 (rest) to 10 (all out).
        sore: What soreness spoiled: `pace`, or `life` (daily life, such as stairs). The lifts of the next week have
            fewer sets then, or are lighter.
        ill: So many days of illness, from today on. Nothing is planned on them.
        off: So many days of a break, from today on. Nothing is planned on them.
        note: A note.
        now: The time of writing, as for `plan`.

    Returns:
        The lines that were written.

    Raises:
        InputError: for the first thing wrong with an argument or a file.
    """
    request = LogRequest(
        session=session,
        status=status,
        at=at,
        minutes=minutes,
        distance=distance,
        effort=effort,
        sore=sore,
        ill=ill,
        off=off,
        note=note,
    )
    return write_log(athlete, request, now)[0]


def write_log(
    athlete: str | Path, request: LogRequest, now: datetime | str | None = None
) -> tuple[tuple[LogPart, ...], Units]:
    """Write a request into the log; see `log`. Returns the lines, and the athlete's units."""
    moment = moment_argument(now)
    request.check()
    given = athlete_argument(athlete, load_rulebook())
    path = required_state(given.path)
    today = moment.astimezone(ZoneInfo(given.athlete.timezone)).date()
    with AthleteState(path) as state:
        content = state.content(today - _BEFORE)
        entries = _entries(request, moment, today, given.athlete, content)
        with state.change("log", moment, seen=content.revision) as change:
            for entry in entries:
                change.log(entry)
    return tuple(log_part(entry) for entry in entries), given.athlete.units


def take_back(athlete: str | Path, now: datetime | str | None = None) -> None:
    """Take the last change of the log back.

    Raises:
        InputError: if there is none.
    """
    moment, given = moment_argument(now), athlete_argument(athlete, load_rulebook())
    with AthleteState(required_state(given.path)) as state:
        last = state.last_change("log")
        if last is None:
            raise InputError("", "undo", "an empty log", "a line that can be taken back", "Log something first.")
        with state.change("undo", moment) as change:
            change.withdraw(last)


def _entries(
    request: LogRequest, now: datetime, today: date, athlete: Athlete, content: StateContent
) -> tuple[LogEntry, ...]:
    sore = SORE.get(request.sore or "")
    found = []
    if request.session is not None:
        entry = _about_session(request, now, today, athlete, content)
        found.append(replace(entry, rpe=request.effort, sore=sore, note=request.note))  # type: ignore[arg-type]  # the values of SORE
    elif sore:
        found.append(LogEntry(date=today, status="sore", sore=sore, note=request.note))  # type: ignore[arg-type]  # as above
    if request.ill:
        found.append(LogEntry(date=today, status="ill", days=request.ill, note=request.note))
    if request.off:
        found.append(LogEntry(date=today, status="break", days=request.off, note=request.note))
    return tuple(found) or (LogEntry(date=today, status="note", note=request.note),)


def _about_session(
    request: LogRequest, now: datetime, today: date, athlete: Athlete, content: StateContent
) -> LogEntry:
    assert request.session is not None  # noqa: S101  # the caller has looked
    status: LogStatus = request.status  # type: ignore[assignment]  # `check` has looked
    at = _day_time(request.at)
    found = named_session(request.session, status, now, content)
    metres = athlete.metres(request.distance) if request.distance is not None else None
    if found is None:
        return _not_planned(request, at, today, athlete, metres)
    part, plan = found
    assert part.slot is not None  # noqa: S101  # named_session returns sessions with a slot
    start = _start(at, plan.week_start, athlete) if at else part.start.astimezone(ZoneInfo(athlete.timezone))
    return LogEntry(
        date=start.date(),
        status=status,
        start=start,
        slot=slot_key(part.slot),
        session=part.id,
        activity=part.activity,
        kind_or_focus=part.kind or part.focus or "",
        minutes=request.minutes,
        metres=metres,
    )


def _not_planned(
    request: LogRequest, at: DayTime | None, today: date, athlete: Athlete, metres: int | None
) -> LogEntry:
    """Training that is in no plan."""
    word = str(canonical("session", request.session))
    activity = PIN_WORDS.get(word) or next((one for one in ACTIVITIES.values() if one.name == word), None)
    if request.status != "done" or activity is None:
        expected = "a session of a plan in the state, or a kind of training that was done"
        remedy = "Plan the week with `liftrun plan --state` first, or write a kind such as easy, long or lift."
        raise InputError("", "session", shown(request.session), expected, remedy)
    if request.minutes is None:
        remedy = "Add how long it took."
        raise InputError("", "minutes", "", f"the minutes of training that was not planned ({word})", remedy)
    start = _start(at, today - timedelta(days=today.weekday()), athlete) if at else None
    kind = word if word in activity.kinds else ""
    day = start.date() if start else today
    what = {"activity": activity.name, "kind_or_focus": kind, "minutes": request.minutes, "metres": metres}
    return LogEntry(date=day, status="done", start=start, **what)  # type: ignore[arg-type]  # the types are those above


def _day_time(text: str | None) -> DayTime | None:
    if text is None:
        return None
    found = day_time(text)
    if found is None:
        raise InputError("", "at", shown(text), EXPECTED, "Write it so, in the local time of the athlete.")
    return found


def _start(at: DayTime, monday: date, athlete: Athlete) -> datetime:
    """A day and time as a moment; a weekday is that of the week that begins on `monday`."""
    day = at.date or monday + timedelta(days=at.day)
    moment = instant(day, time(at.clock // 60, at.clock % 60), athlete.timezone)
    return moment.astimezone(ZoneInfo(athlete.timezone))
