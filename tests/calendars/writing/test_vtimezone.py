"""The VTIMEZONE against zoneinfo, read by an independent reader (dateutil), and against published rules."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from dateutil.tz import tzical

from liftrun.calendars import posix_tz
from liftrun.calendars.writing import vtimezone as writer


@pytest.fixture(autouse=True)
def without_memory():
    """Make each test compute its zones again."""
    writer.vtimezone.cache_clear()
    yield
    writer.vtimezone.cache_clear()


def vtimezone(*span):
    """The lines of a VTIMEZONE."""
    return writer.vtimezone(*span).to_ical().decode().replace("\r\n ", "").splitlines()


WEEK = timedelta(days=6)
JULY = date(2026, 7, 6)
ZONES = [
    "Africa/Cairo",  # the autumn change is after the last Thursday of October: it crosses the month's end
    "Africa/Casablanca",  # an hour back for Ramadan
    "America/Halifax",
    "America/Havana",
    "America/New_York",
    "America/Nuuk",  # the spring change is on the Saturday before the last Sunday
    "America/Santiago",  # southern, and at 24:00
    "America/Sao_Paulo",
    "America/St_Johns",  # half hours
    "Asia/Gaza",  # listed year by year
    "Asia/Jerusalem",  # the Friday before the last Sunday of March
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Tehran",
    "Atlantic/Azores",
    "Australia/Lord_Howe",  # half an hour of daylight time
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/Chisinau",
    "Europe/Dublin",  # daylight time behind standard time
    "Europe/London",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "UTC",
]


def read(lines):
    text = "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"])
    return tzical(io.StringIO(text)).get()


def is_plain_hour(moment, zone):
    """Whether the clock shows the hour exactly once."""
    offsets = {moment.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}
    return len(offsets) == 1


@pytest.mark.parametrize("timezone", ZONES)
@pytest.mark.parametrize("year", [2017, 2024, 2026, 2027])
def test_every_part_of_the_year_has_the_offset_that_zoneinfo_gives(timezone, year):
    known, zone = ZoneInfo(timezone), read(vtimezone(timezone, date(year, 1, 1), date(year, 12, 31)))
    hours = (datetime.fromisoformat(f"{year}-01-01T00:30") + timedelta(hours=7 * count) for count in range(1250))
    wrong = [
        hour
        for hour in hours
        if is_plain_hour(hour, known)
        and hour.replace(tzinfo=zone).utcoffset() != hour.replace(tzinfo=known).utcoffset()
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("timezone", "rules"),
    [
        ("Europe/Berlin", ["BYDAY=-1SU;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10"]),
        ("America/New_York", ["BYDAY=2SU;BYMONTH=3", "BYDAY=1SU;BYMONTH=11"]),
        ("Asia/Jerusalem", ["BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10"]),
        ("Europe/Dublin", ["BYDAY=-1SU;BYMONTH=10", "BYDAY=-1SU;BYMONTH=3"]),
        ("Asia/Kolkata", []),
    ],
)
def test_a_zone_with_a_yearly_rule_has_the_rule(timezone, rules):
    lines = vtimezone(timezone, JULY, JULY + WEEK)
    assert [line for line in lines if line.startswith("RRULE")] == [f"RRULE:FREQ=YEARLY;{rule}" for rule in rules]
    assert not [line for line in lines if line.startswith("RDATE")]


@pytest.mark.parametrize("timezone", ZONES)
def test_a_rule_begins_on_a_day_that_it_names_before_the_first_date(timezone):
    lines = vtimezone(timezone, JULY, JULY + WEEK)
    for number, line in enumerate(lines):
        if line.startswith("RRULE") and "BYMONTHDAY" not in line:
            begin = datetime.fromisoformat(lines[number - 1].removeprefix("DTSTART:"))
            weekday = re.search(r"BYDAY=-?\d(..)", line)[1]
            assert begin.date() < JULY
            assert begin.strftime("%a").upper().startswith(weekday)
            assert line.endswith(f";BYMONTH={begin.month}")


def test_dublin_has_its_summer_as_daylight_time():
    text = "\n".join(vtimezone("Europe/Dublin", JULY, JULY + WEEK))
    summer = text[text.index("BEGIN:DAYLIGHT") : text.index("END:DAYLIGHT")]
    assert "TZOFFSETTO:+0100" in summer
    assert "TZNAME:IST" in summer


def test_ramadan_in_morocco_is_listed_change_by_change():
    lines = vtimezone("Africa/Casablanca", date(2024, 3, 4), date(2024, 3, 10))
    starts = [line for line in lines if line.startswith("DTSTART")]
    assert starts[0] == "DTSTART:20230101T000000"
    assert "DTSTART:20240310T030000" in starts
    assert "DTSTART:20240414T020000" in starts
    assert not [line for line in lines if line.startswith("RRULE")]


def test_a_year_in_which_the_rule_does_not_apply_yet_is_listed():
    lines = vtimezone("America/New_York", date(2007, 3, 5), date(2007, 3, 11))
    assert "DTSTART:20060402T020000" in lines
    assert "DTSTART:20070311T020000" in lines
    assert not [line for line in lines if line.startswith("RRULE")]


def test_a_zone_that_left_its_offset_for_good_has_no_daylight_time():
    lines = vtimezone("Europe/Volgograd", date(2018, 10, 22), date(2018, 10, 28))
    assert "BEGIN:DAYLIGHT" not in lines
    assert lines.count("BEGIN:STANDARD") == 2


def test_a_fixed_zone_has_one_observance():
    lines = vtimezone("Asia/Kolkata", JULY, JULY + WEEK)
    assert lines == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Kolkata",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZNAME:IST",
        "TZOFFSETFROM:+0530",
        "TZOFFSETTO:+0530",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_offsets_with_seconds_are_written_with_seconds():
    assert "TZOFFSETTO:-004430" in vtimezone("Africa/Monrovia", date(1970, 7, 6), date(1970, 7, 12))


def test_an_unknown_zone_is_refused():
    with pytest.raises(ZoneInfoNotFoundError):
        vtimezone("Europe/Atlantis", JULY, JULY)


@pytest.mark.parametrize(
    ("footer", "onsets"),
    [
        ("CET-1CEST,M3.5.0,M10.5.0/3", ["2026-03-29 02:00", "2026-10-25 03:00"]),
        ("EST5EDT,M3.2.0,M11.1.0", ["2026-03-08 02:00", "2026-11-01 02:00"]),
        ("IST-2IDT,M3.4.4/26,M10.5.0", ["2026-03-27 02:00", "2026-10-25 02:00"]),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", ["2026-03-28 23:00", "2026-10-25 00:00"]),
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", ["2026-10-04 02:00", "2026-04-05 02:00"]),
    ],
)
def test_the_footer_of_a_zone_file_gives_the_published_changes(monkeypatch, footer, onsets):
    monkeypatch.setattr(posix_tz, "_footer", lambda _: footer)
    changes = posix_tz.yearly_changes("Some/Zone")
    assert [f"{change.onset(2026):%Y-%m-%d %H:%M}" for change in changes] == onsets


@pytest.mark.parametrize("footer", ["", "<+01>-1", "UTC0", "CET-1CEST,J60,J300", "no rule at all"])
def test_a_footer_without_such_a_rule_gives_none(monkeypatch, footer):
    monkeypatch.setattr(posix_tz, "_footer", lambda _: footer)
    assert posix_tz.yearly_changes("Some/Zone") is None


def test_a_rule_whose_days_cross_a_months_end_is_not_made_a_recurrence(monkeypatch):
    monkeypatch.setattr(posix_tz, "_footer", lambda _: "EET-2EEST,M4.5.5/0,M10.5.4/24")
    spring, autumn = posix_tz.yearly_changes("Some/Zone")
    assert spring.recurrence() == {"FREQ": "YEARLY", "BYMONTH": 4, "BYDAY": "-1FR"}
    assert autumn.recurrence() is None


def test_the_zone_files_of_the_tzdata_package_are_used_where_the_system_has_none(monkeypatch):
    monkeypatch.setattr("zoneinfo.TZPATH", ())
    assert posix_tz.yearly_changes("Europe/Berlin")[0].recurrence() == {"FREQ": "YEARLY", "BYMONTH": 3, "BYDAY": "-1SU"}


def test_without_any_zone_file_the_changes_are_listed(monkeypatch):
    monkeypatch.setattr(posix_tz, "_compiled", lambda _: b"")
    lines = vtimezone("Europe/Berlin", JULY, JULY + WEEK)
    assert "DTSTART:20260329T020000" in lines
    assert not [line for line in lines if line.startswith("RRULE")]
