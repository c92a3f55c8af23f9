"""Calendars written for a test: small ones by hand, large ones from a seed."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from liftrun.calendars.clock import moment_of, week_of
from liftrun.calendars.reading.busy import CalendarPolicy, CalendarReading, read_busy

WEEK = week_of(date(2026, 11, 23), "Europe/Berlin")


def calendar(*components: str, head: str = "PRODID:-//Example//Calendar//EN") -> bytes:
    """A calendar with these components, each written with plain line ends."""
    body = "\n".join(component.strip() for component in ("BEGIN:VCALENDAR\nVERSION:2.0", head, *components))
    return (body + "\nEND:VCALENDAR\n").replace("\n", "\r\n").encode()


def event(lines: str, uid: str = "one@example.org") -> str:
    """An event with these lines, and a UID unless they have one or `uid` is empty."""
    own = "" if "UID:" in lines or not uid else f"UID:{uid}\n"
    stripped = "\n".join(line.strip() for line in lines.strip().splitlines())
    return f"BEGIN:VEVENT\n{own}{stripped}\nEND:VEVENT"


def read(*contents: bytes, week=WEEK, days_before: int = 0, **policy) -> CalendarReading:
    """A reading of files `a.ics`, `b.ics` and so on, with time enough for a slow machine."""
    sources = [(f"{chr(ord('a') + number)}.ics", content) for number, content in enumerate(contents)]
    return read_busy(sources, week, CalendarPolicy(**{"seconds": 60, **policy}), days_before)


def read_events(*events: str, **options) -> CalendarReading:
    """A reading of one calendar with these events, each given as its lines."""
    return read(calendar(*(event(lines, f"{number}@example.org") for number, lines in enumerate(events))), **options)


def clock(reading: CalendarReading, week=WEEK) -> list[str]:
    """The busy times as `"Mon 09:00 - Mon 10:30 Title"`, with the day of the month outside the week."""
    return [
        f"{_shown(busy.span.start, week)} - {_shown(busy.span.end, week)} {busy.title}".strip() for busy in reading.busy
    ]


def _shown(minute: int, week) -> str:
    moment = moment_of(week, minute)
    inside = 0 <= minute < week.minutes
    return moment.strftime("%a %H:%M" if inside else "%a %d %H:%M")


def large_calendar(events: int, recurring: int, seed: int = 1, since: int = 2018) -> bytes:
    """What ten years of an office leave behind: single events, and series of every common kind.

    An eighth of the series has a `COUNT`.
    """
    rng, begin = random.Random(seed), datetime(since, 1, 1, 7)
    written = [_office_event(rng, begin, number, repeats=number < recurring) for number in range(events)]
    rng.shuffle(written)
    return calendar(*written)


_RULES = (
    "FREQ=DAILY;UNTIL={until}T120000Z",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "FREQ=WEEKLY;COUNT=40",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYMONTHDAY=15",
    "FREQ=YEARLY",
    "FREQ=WEEKLY;UNTIL={until}T120000Z;BYDAY=MO,WE",
)


def _office_event(rng: random.Random, begin: datetime, number: int, *, repeats: bool) -> str:
    start = begin + timedelta(days=rng.randrange(3650), minutes=15 * rng.randrange(40))
    end = start + timedelta(minutes=rng.choice((15, 30, 60, 90)))
    rule = rng.choice(_RULES).format(until=(start + timedelta(days=rng.randrange(30, 700))).strftime("%Y%m%d"))
    zone = rng.choice(("Europe/Berlin", "Europe/London", "America/New_York"))
    return f"""BEGIN:VEVENT
UID:{number:06}-{rng.randrange(10**12):012}@office.example.org
DTSTAMP:20261101T080000Z
CREATED:20180101T080000Z
LAST-MODIFIED:20261101T080000Z
SUMMARY:Meeting number {number} of the department for correspondence and filing
LOCATION:Room {rng.randrange(400)}
DESCRIPTION:Agenda: minutes of the last meeting\\, reports\\, any other business\\n
 Please read the papers before the meeting.
ORGANIZER;CN=Head of department:mailto:head@office.example.org
ATTENDEE;CN=Clerk;PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:mailto:clerk@office.example.org
STATUS:CONFIRMED
TRANSP:OPAQUE
SEQUENCE:{rng.randrange(3)}
DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}
DTEND;TZID={zone}:{end:%Y%m%dT%H%M%S}
{f"RRULE:{rule}" if repeats else "CLASS:PUBLIC"}
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:Reminder
TRIGGER:-PT15M
END:VALARM
END:VEVENT"""
