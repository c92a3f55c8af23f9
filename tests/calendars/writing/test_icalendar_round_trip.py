"""What we write, read back through icalendar: equal instants, lengths and text."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from liftrun.calendars.writing.export import ExportOptions
from liftrun.documents.session_wording import headline, what_to_do
from liftrun.domain.plain_text import plain_line
from tests.calendars.writing.weeks import ZONE_WEEKS, export, round_the_clock
from tests.support.factories.plans import build_week, empty_week, peak_week, race_week


def read(content):
    return Calendar.from_ical(content)


def times(plan):
    return [(session.start.astimezone(UTC), session.end.astimezone(UTC)) for session in plan.sessions]


def times_read(calendar):
    return [(event.start.astimezone(UTC), event.end.astimezone(UTC)) for event in calendar.events]


@pytest.mark.parametrize(("timezone", "monday"), ZONE_WEEKS)
def test_every_session_comes_back_at_its_instants(timezone, monday):
    plan = round_the_clock(timezone, monday)
    assert times_read(read(export(plan))) == times(plan)


@pytest.mark.parametrize(("timezone", "monday"), ZONE_WEEKS)
def test_the_zone_of_the_file_alone_gives_the_same_instants(timezone, monday):
    plan = round_the_clock(timezone, monday)
    # Under a name that no tz database has, the reader has nothing but the VTIMEZONE to go by; icalendar keeps the
    # zones it has read, so each case has a name of its own.
    name = f"{timezone.replace('/', '-')}-{monday}"
    renamed = export(plan)
    for mark in ("=", ":"):
        renamed = renamed.replace(f"TZID{mark}{timezone}".encode(), f"TZID{mark}{name}".encode())
    assert f"DTSTART;TZID={name}:".encode() in renamed
    assert times_read(read(renamed)) == times(plan)


@pytest.mark.parametrize("plan", [build_week(), peak_week(units="km"), race_week("America/New_York")])
def test_what_to_do_comes_back_word_by_word(plan):
    events = read(export(plan)).events
    assert [event["SUMMARY"] for event in events] == [headline(session, plan.units) for session in plan.sessions]
    for event, session in zip(events, plan.sessions, strict=True):
        assert tuple(event["DESCRIPTION"].split("\n"))[: len(what_to_do(session, plan.units))] == what_to_do(
            session, plan.units
        )
        assert session.why in event["DESCRIPTION"]


def test_the_calendar_names_the_athlete_and_how_often_to_look_again():
    calendar = read(export(build_week()))
    assert calendar["X-WR-CALNAME"] == "Jona Albers"
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["PRODID"] == "-//liftrun//liftrun//EN"
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"


def test_a_reminder_is_read_as_minutes_before_the_start():
    plan = build_week()
    events = read(export(plan, options=ExportOptions(alarm_minutes=45))).events
    assert {(event.start - event.alarms.times[0].trigger).total_seconds() for event in events} == {2700.0}


def test_an_empty_week_is_an_empty_calendar():
    assert read(export(empty_week())).events == []


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_any_title_comes_back_as_one_harmless_line(title):
    plan = build_week()
    session = plan.sessions[0].model_copy(update={"title": title, "metres": None, "why": title})
    event = read(export(plan.model_copy(update={"sessions": (session,)}))).events[0]
    shown = plain_line(title).replace("<", "‹").replace(">", "›")
    assert str(event["SUMMARY"]) == shown
    assert event["DESCRIPTION"].endswith(f"Why here: {shown}" if shown else "hard run.")


@pytest.mark.parametrize(
    ("timezone", "monday", "clock", "utc"),
    [
        ("Europe/Berlin", date(2026, 3, 23), "20260329T080000", datetime(2026, 3, 29, 6, tzinfo=UTC)),
        ("America/New_York", date(2026, 10, 26), "20261101T080000", datetime(2026, 11, 1, 13, tzinfo=UTC)),
        ("Europe/Dublin", date(2026, 7, 6), "20260712T080000", datetime(2026, 7, 12, 7, tzinfo=UTC)),
        ("Asia/Jerusalem", date(2026, 3, 23), "20260327T080000", datetime(2026, 3, 27, 5, tzinfo=UTC)),
        ("Asia/Kolkata", date(2026, 7, 6), "20260712T080000", datetime(2026, 7, 12, 2, 30, tzinfo=UTC)),
        ("Africa/Casablanca", date(2026, 2, 9), "20260215T080000", datetime(2026, 2, 15, 8, tzinfo=UTC)),
    ],
)
def test_a_session_after_a_clock_change_is_written_by_the_new_clock(timezone, monday, clock, utc):
    plan = build_week(timezone, monday)
    session = plan.sessions[0].model_copy(update={"start": utc, "end": utc.replace(minute=59)})
    text = export(plan.model_copy(update={"sessions": (session,)}))
    assert f"DTSTART;TZID={timezone}:{clock}\r\n".encode() in text
