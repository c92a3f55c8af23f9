"""Weeks with a clock change: every change of 24 zones in 2026 and 2027 is planned, checked and exported."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from liftrun import rulebook
from liftrun.athlete import Athlete
from liftrun.calendars.clock import minute_of, monday_of, week_of
from liftrun.calendars.policy import CalendarReading
from liftrun.checks.plan import check_plan
from liftrun.domain.errors import InputError
from liftrun.planning.prepare import plan_week, prepare
from liftrun.planning.publish import publish
from tests.calendars.writing.weeks import export

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
    "America/Nuuk",
    "America/Scoresbysund",
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


def early_riser(zone, **more):
    """Somebody who can run on Sunday from 06:00 to 06:30 and at no other time."""
    return Athlete.model_validate(
        {
            "name": "Early Riser",
            "timezone": zone,
            "units": "miles",
            "experience": "intermediate",
            "lifts_per_week": 0,
            "paces": {"easy": "10:00"},
            "runs": ({"kind": "easy", "distance": 3.0},),
            "availability": {"sun": ("06:00-06:30",)},
            "home": {"equipment": "dumbbells"},
            **more,
        }
    )


@pytest.mark.parametrize("zone", ["America/Nuuk", "America/Scoresbysund"])
@pytest.mark.parametrize("monday", [date(2026, 3, 23), date(2027, 3, 22), date(2026, 3, 16), date(2026, 10, 19)])
def test_after_a_change_at_midnight_the_windows_of_the_day_are_at_their_clock_times(zone, monday):
    planned = plan_week(prepare(early_riser(zone), week_of(monday, zone), CalendarReading(), BOOK))
    (session,) = publish(planned).sessions
    assert f"{session.start:%a %H:%M}" == "Sun 06:00"


def test_a_week_without_a_friday_is_planned_in_six_days():
    week = week_of(date(2011, 12, 26), "Pacific/Apia")
    person = early_riser("Pacific/Apia", availability={"every_day": ("06:00-06:30",)})
    person = person.model_copy(update={"runs": person.runs * 7})
    planned = plan_week(prepare(person, week, CalendarReading(), BOOK))
    document = publish(planned)
    assert check_plan(planned.prepared.problem, planned.outcome.plan).kept
    assert [f"{session.start:%a %d %H:%M}" for session in document.sessions] == [
        "Mon 26 06:00", "Tue 27 06:00", "Wed 28 06:00", "Thu 29 06:00", "Sat 31 06:00", "Sun 01 06:00",
    ]  # fmt: skip
    assert len(document.dropped) == 1


@pytest.mark.parametrize("at", ["Fri 06:00", "2011-12-30 06:00"])
def test_a_pin_on_a_skipped_date_is_refused(at):
    person = early_riser("Pacific/Apia", pin=({"session": "easy", "at": at},))
    with pytest.raises(
        InputError, match=r"pin\[1\].at: got 2011-12-30, expected a date that Pacific/Apia did not skip"
    ):
        prepare(person, week_of(date(2011, 12, 26), "Pacific/Apia"), CalendarReading(), BOOK)
