"""When an event takes place: zones, floating times, whole days, lengths, and the edges of the week."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from liftrun.calendars.clock import week_of
from liftrun.calendars.reading.zone_definition import read_zone
from liftrun.calendars.writing.vtimezone import vtimezone
from tests.calendars.reading.build import calendar, clock, event, read, read_events

SPRING = week_of(date(2026, 3, 23), "Europe/Berlin")
AUTUMN = week_of(date(2026, 10, 19), "Europe/Berlin")


@pytest.mark.parametrize(
    ("start", "busy"),
    [
        ("DTSTART:20261124T090000Z", "Tue 10:00 - Tue 11:00"),
        ("DTSTART:20261124T090000", "Tue 09:00 - Tue 10:00"),
        ("dtstart;tzid=Europe/Berlin:20261124T090000", "Tue 09:00 - Tue 10:00"),
        ("DTSTART;TZID=America/New_York:20261124T120000", "Tue 18:00 - Tue 19:00"),
        ('DTSTART;TZID="America/New_York":20261124T120000', "Tue 18:00 - Tue 19:00"),
        ('DTSTART;X-NOTE="a;b:c";TZID=America/New_York:20261124T120000', "Tue 18:00 - Tue 19:00"),
        ("DTSTART;TZID=/example.org/20250101_1/America/New_York:20261124T120000", "Tue 18:00 - Tue 19:00"),
        ("DTSTART;TZID=America/Argentina/Buenos_Aires:20261124T090000", "Tue 13:00 - Tue 14:00"),
        ("DTSTART;TZID=tzone://Microsoft/Utc:20261124T090000", "Tue 10:00 - Tue 11:00"),
        ("DTSTART;TZID=Eastern Standard Time:20261124T120000", "Tue 18:00 - Tue 19:00"),
        ("DTSTART;TZID=W. Europe Standard Time:20261124T090000", "Tue 09:00 - Tue 10:00"),
        ("DTSTART;TZID=UTC-08:20261124T090000", "Tue 18:00 - Tue 19:00"),
        ("DTSTART;TZID=UTC:20261124T090000", "Tue 10:00 - Tue 11:00"),
        ("DTSTART;TZID=Europe/Berlin:20261124T090000Z", "Tue 10:00 - Tue 11:00"),
        ("DTSTART;TZID=Asia/Kolkata:20261124T090000", "Tue 04:30 - Tue 05:30"),
        ("DTSTART;VALUE=DATE-TIME:20261124T0900", "Tue 09:00 - Tue 10:00"),
        ("DTSTART:20261124T085960", "Tue 08:59 - Tue 10:00"),
    ],
)
def test_a_start_is_read_in_the_zone_that_it_names(start, busy):
    reading = read_events(f"{start}\nDURATION:PT1H")
    assert clock(reading) == [busy]
    assert reading.assumed == ()


@pytest.mark.parametrize(
    "name", ["Nowhere/Land", "Mein Kalender", "../../etc/passwd", "Europe", "localtime", "W. Nowhere Standard Time"]
)
def test_an_unknown_zone_is_read_as_the_athletes_and_reported(name):
    reading = read_events(f"DTSTART;TZID={name}:20261124T090000\nDTEND;TZID={name}:20261124T100000")
    assert clock(reading) == ["Tue 09:00 - Tue 10:00"]
    assert reading.assumed == (
        f"a.ics: 1 event in a time zone that nobody defines ('{name}'), read in Europe/Berlin (on line 4)",
    )


def test_many_unknown_zones_are_summed_up():
    reading = read_events(*(f"DTSTART;TZID=Land/{n}:20261124T090000\nDURATION:PT1H" for n in range(9)))
    assert [sentence.partition(" in ")[0] for sentence in reading.assumed] == ["a.ics: 1 event"] * 5 + [
        "a.ics: 4 events"
    ]
    assert "(others)" in reading.assumed[-1]


def test_the_name_of_an_unknown_zone_cannot_reach_the_terminal():
    reading = read_events("DTSTART;TZID=\x1b[31m\u202ered:20261124T090000\nDURATION:PT1H")
    assert "(' [31m red')" in reading.assumed[0]


ZONE = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def test_a_zone_of_any_name_is_read_by_its_definition_in_the_file():
    new_york = week_of(date(2026, 11, 23), "America/New_York")
    lines = "DTSTART;TZID=Home (custom):20261124T150000\nDURATION:PT1H"
    definition = ZONE.format(name="Home (custom)")
    for content in (calendar(definition, event(lines)), calendar(event(lines), definition)):
        reading = read(content, week=new_york)
        assert (clock(reading, new_york), reading.assumed) == (["Tue 09:00 - Tue 10:00"], ())


def test_an_iana_name_is_the_iana_zone_also_if_the_file_defines_it():
    lines = "DTSTART;TZID=Asia/Tokyo:20261124T180000\nDURATION:PT1H"
    assert clock(read(calendar(ZONE.format(name="Asia/Tokyo"), event(lines)))) == ["Tue 10:00 - Tue 11:00"]


@pytest.mark.parametrize(
    "broken",
    [
        ("TZOFFSETTO:+0100", "TZOFFSETTO:+9900"),
        ("TZOFFSETTO:+0100", "TZOFFSETTO:noon"),
        ("TZOFFSETTO:+0100\n", ""),
        ("DTSTART:16010101T030000\n", ""),
        ("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "RRULE:FREQ=SECONDLY"),
        ("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "RRULE:FREQ=DAILY"),
    ],
)
def test_a_definition_that_cannot_be_followed_is_reported_as_such(broken):
    definition = ZONE.format(name="Custom").replace(*broken)
    reading = read(calendar(definition, event("DTSTART;TZID=Custom:20261124T090000\nDURATION:PT1H")))
    assert clock(reading) == ["Tue 09:00 - Tue 10:00"]
    assert "whose definition cannot be used ('Custom'), read in Europe/Berlin" in reading.assumed[0]


def test_a_definition_without_parts_is_reported_as_such():
    reading = read(
        calendar(
            "BEGIN:VTIMEZONE\nTZID:Custom\nEND:VTIMEZONE", event("DTSTART;TZID=Custom:20261124T090000\nDURATION:PT1H")
        )
    )
    assert clock(reading) == ["Tue 09:00 - Tue 10:00"]
    assert "whose definition cannot be used ('Custom'), read in Europe/Berlin" in reading.assumed[0]


def test_a_broken_definition_of_a_windows_zone_leaves_its_name():
    name = "Eastern Standard Time"
    definition = ZONE.format(name=name).replace("TZOFFSETTO:+0100", "TZOFFSETTO:x")
    reading = read(calendar(definition, event(f"DTSTART;TZID={name}:20261124T120000\nDURATION:PT1H")))
    assert (clock(reading), reading.assumed) == (["Tue 18:00 - Tue 19:00"], ())


ZONES = (
    "Europe/Berlin", "America/New_York", "Europe/Dublin", "Asia/Jerusalem", "Asia/Kolkata", "Africa/Casablanca",
    "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo", "Asia/Beirut", "America/Havana", "Pacific/Auckland",
    "Pacific/Chatham", "America/St_Johns",
)  # fmt: skip


@pytest.mark.parametrize("name", ZONES)
def test_a_definition_gives_the_offsets_of_its_zone_around_the_year(name):
    parts = vtimezone(name, date(2026, 1, 1), date(2027, 12, 31)).to_ical().decode().replace("\r\n", "\n").split("END:")
    bodies = [part.partition("BEGIN:STANDARD" if "BEGIN:STANDARD" in part else "BEGIN:DAYLIGHT")[2] for part in parts]
    zone, known = read_zone(name, [body for body in bodies if body], lambda _steps: None), ZoneInfo(name)
    first = datetime(2026, 1, 1)
    for hours in range(24 * 365):
        local = first + timedelta(hours=hours, minutes=5)
        assert zone.utcoffset(local) == known.utcoffset(local.replace(tzinfo=known)), local


def test_a_definition_holds_after_its_last_date_and_before_its_first():
    part = "DTSTART:20260301T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0300\nRRULE:FREQ=YEARLY;UNTIL=20260601T000000Z"
    zone = read_zone("Moved", [part], lambda _steps: None)
    offsets = [zone.utcoffset(datetime(2026, 2, 23) + timedelta(days=day)) for day in (0, 5, 7, 3000)]
    assert offsets == [timedelta(hours=hours) for hours in (1, 1, 3, 3)]
