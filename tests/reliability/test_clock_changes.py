"""Weeks with a clock change: every transition of twenty zones in 2026 and 2027 is planned, checked and exported."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from liftrun import rulebook
from liftrun.athlete import Athlete
from liftrun.calendars.clock import minute_of, monday_of, week_of
from liftrun.calendars.policy import CalendarReading
from liftrun.calendars.writing.export import export
from liftrun.checks.plan import check_plan
from liftrun.planning.prepare import plan_week, prepare
from liftrun.planning.publish import publish

ZONES = (
    "Europe/Berlin",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Athens",
    "Europe/Chisinau",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/St_Johns",
    "America/Santiago",
    "America/Havana",
    "America/Asuncion",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Jerusalem",
    "Asia/Beirut",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Atlantic/Azores",
    "Antarctica/Troll",
)
FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
BOOK = rulebook.load_rulebook()


def transitions(zone):
    """The moments of 2026 and 2027 at which a zone's clock changes, to the minute."""
    tz = ZoneInfo(zone)
    hour = FIRST
    while hour < LAST:
        if hour.astimezone(tz).utcoffset() != (hour + timedelta(hours=1)).astimezone(tz).utcoffset():
            minute = hour
            while minute.astimezone(tz).utcoffset() == hour.astimezone(tz).utcoffset():
                minute += timedelta(minutes=1)
            yield minute
        hour += timedelta(hours=1)


CHANGES = [(zone, moment) for zone in ZONES for moment in transitions(zone)]


def athlete_in(zone):
    """Somebody who may train at any hour of the night, so that the changes matter."""
    return Athlete.model_validate(
        {
            "name": "Night Owl",
            "timezone": zone,
            "units": "km",
            "experience": "intermediate",
            "paces": {"easy": "6:00"},
            "running": {"days": 5, "weekly_distance": 50},
            "availability": {"every_day": ("00:00-04:30", "22:00-24:00")},
            "home": {"equipment": "dumbbells"},
            "race": {"distance": "half", "date": date(2028, 6, 4)},
        }
    )


def test_twenty_zones_change_their_clocks_often_enough():
    assert len({zone for zone, _ in CHANGES}) >= 20
    assert len(CHANGES) >= 60


@pytest.mark.parametrize(("zone", "moment"), CHANGES, ids=lambda value: str(value).replace(":00+00:00", "Z"))
def test_a_week_with_a_clock_change_is_planned_in_real_minutes(zone, moment):
    tz = ZoneInfo(zone)
    week = week_of(monday_of(moment.astimezone(tz).date()), zone)
    assert [minute for minute, _ in week.clock_changes] == [minute_of(week, moment)]
    planned = plan_week(prepare(athlete_in(zone), week, CalendarReading(), BOOK))
    plan = planned.outcome.plan
    assert planned.outcome.status == "optimal"
    assert plan.schedule.placed
    assert check_plan(planned.prepared.problem, plan).kept

    document = publish(planned)
    events = {
        str(event["X-LIFTRUN-SESSION"]) if "X-LIFTRUN-SESSION" in event else str(event["UID"]): event
        for event in icalendar.Calendar.from_ical(export(document)).walk("VEVENT")
    }
    starts = sorted(event.start.astimezone(UTC) for event in events.values())
    assert starts == sorted(session.start.astimezone(UTC) for session in document.sessions)
    for session, placed in zip(document.sessions, plan.schedule.placed, strict=True):
        assert (session.end.astimezone(UTC) - session.start.astimezone(UTC)) == timedelta(
            minutes=placed.end - placed.start
        )
        for shown in (session.start, session.end):
            there = shown.astimezone(UTC).astimezone(tz)
            assert there.replace(tzinfo=None) == shown.replace(tzinfo=None), "a time that no clock shows"
