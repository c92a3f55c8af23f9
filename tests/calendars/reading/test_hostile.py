"""Calendars made to do harm: each ends in time and memory, with the rest of the calendar read or one clear error."""

from __future__ import annotations

import resource
import time
import tracemalloc
from contextlib import suppress
from datetime import datetime

import pytest

from liftrun.calendars.reading import file_reader, limits
from liftrun.calendars.reading.busy import CalendarPolicy
from liftrun.calendars.reading.expansion import rule_dates
from liftrun.calendars.reading.read_calendars import read_here
from liftrun.calendars.reading.recurrence_rule import read_rule
from liftrun.domain.errors import InputError
from tests.calendars.reading.build import WEEK, calendar, clock, event, large_calendar, read, read_events

GOOD = event("DTSTART:20261124T090000\nDURATION:PT1H\nSUMMARY:Good", "good@example.org")
BUSY = "Tue 09:00 - Tue 10:00 Good"
WEEK_BEGIN = datetime(2026, 11, 23, 9)
ALL_HOURS, ALL_SIXTY = (",".join(map(str, range(count))) for count in (24, 60))


def _processor_seconds() -> float:
    """Of this process and of the children that read large calendars."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


@pytest.fixture(autouse=True)
def _within_five_seconds_of_processor_time():
    begin = _processor_seconds()
    yield
    assert _processor_seconds() - begin < 5


@pytest.mark.parametrize("start", ["00010101T090000", "19700101T090000", "20261124T090000"])
@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=MINUTELY;INTERVAL=4",
        "FREQ=SECONDLY;COUNT=1000000000",
        "FREQ=SECONDLY;BYSECOND=1",
        "FREQ=DAILY;INTERVAL=0",
        f"FREQ=DAILY;INTERVAL={'9' * 5000}",
        f"FREQ=YEARLY;BYHOUR={ALL_HOURS};BYMINUTE={ALL_SIXTY};BYSECOND={ALL_SIXTY}",
        f"FREQ=HOURLY;BYMINUTE={ALL_SIXTY}",
        "FREQ=HOURLY;BYSETPOS=1",
    ],
)
def test_a_rule_that_comes_true_all_the_time_is_not_followed(start, rule):
    bomb = event(f"DTSTART:{start}\nDURATION:PT30M\nSUMMARY:Bomb\nRRULE:{rule}", "bomb@example.org")
    reading = read(calendar(bomb, GOOD))
    assert [line for line in clock(reading) if "Bomb" not in line] == [BUSY]
    assert len(reading.busy) <= 2
    assert [sentence.partition(":")[2][:37] for sentence in reading.skipped] == [
        " 1 event read only in part: a repetit"
    ]


@pytest.mark.parametrize(
    ("start", "rule", "days"),
    [
        ("19700101", "FREQ=DAILY", 9),
        ("00010101", "FREQ=DAILY", 9),
        ("00010101", "FREQ=WEEKLY;BYDAY=WE", 1),
        ("20260101", "FREQ=DAILY;COUNT=1000000000", 9),
        ("19700101", f"FREQ=YEARLY;BYMONTHDAY={','.join(map(str, range(1, 32)))};BYMONTH=11", 9),
        ("19700101", f"FREQ=YEARLY;BYDAY=MO,TU;BYSETPOS={','.join(map(str, range(1, 367)))}", 3),
        ("20200101", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 0),
        ("20200101", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;COUNT=3", 0),
        ("20200229", "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", 0),
        ("20200101", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300", 0),
    ],
)
def test_an_old_or_endless_or_never_true_rule_costs_no_more_than_the_days_it_needs(start, rule, days):
    reading = read_events(f"DTSTART;VALUE=DATE:{start}\nRRULE:{rule}")
    assert (len(reading.busy), reading.skipped) == (days, ())


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=HOURLY;INTERVAL=5"])
def test_the_age_of_a_series_does_not_matter(rule):
    steps = {
        rule_dates(
            read_rule(rule), WEEK_BEGIN.replace(year=year, month=1), WEEK_BEGIN, WEEK_BEGIN.replace(day=30)
        ).steps
        for year in (1, 1970, 2026)
    }
    assert max(steps) < 1000


@pytest.mark.parametrize("frequency", ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY;INTERVAL=5"])
@pytest.mark.parametrize("year", [1, 1970, 2026])
def test_a_rule_that_never_gives_a_date_is_not_followed_to_the_end_of_time(frequency, year):
    rule = read_rule(f"FREQ={frequency};BYMONTH=2;BYMONTHDAY=30")
    begin = time.thread_time()
    found = rule_dates(rule, WEEK_BEGIN.replace(year=year, month=1), WEEK_BEGIN, WEEK_BEGIN.replace(day=30))
    assert found.dates == []
    assert 60 < found.steps < 100_000
    assert time.thread_time() - begin < 1


@pytest.mark.parametrize(
    ("rule", "followed"),
    [
        (f"FREQ=DAILY;BYHOUR={ALL_HOURS};BYMINUTE=0,5,10,15,20,25,30,35,40,45,50,55", True),
        (f"FREQ=DAILY;BYHOUR={ALL_HOURS};BYMINUTE=0,5,10,15,20,25,30,35,40,45,50,55,58", False),
        ("FREQ=MINUTELY;INTERVAL=5", True),
        ("FREQ=HOURLY;BYMINUTE=0,30;BYSECOND=0,1,2,3,4,5", True),
        ("FREQ=HOURLY;BYMINUTE=0,30;BYSECOND=0,1,2,3,4,5,6", False),
        ("FREQ=SECONDLY;INTERVAL=300", True),
        ("FREQ=SECONDLY;INTERVAL=299", False),
    ],
)
def test_every_five_minutes_is_the_most_that_is_followed(rule, followed):
    assert (not read_events(f"DTSTART:20261001T000000\nDURATION:PT1S\nRRULE:{rule}").skipped) == followed


def test_a_count_over_more_than_a_century_is_not_followed():
    reading = read_events("DTSTART:19000101T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYHOUR=9;COUNT=1000000000")
    assert clock(reading) == []
    assert reading.skipped == ("a.ics: 1 event read only in part: a repetition over too long a time (on line 4)",)


def test_a_series_of_centuries_is_busy_all_the_time_without_being_counted_out():
    reading = read_events("DTSTART:19700101T000000\nDURATION:P36500D\nRRULE:FREQ=HOURLY;BYMINUTE=0,15,30,45")
    assert [busy.span for busy in reading.busy] == [(-1440, WEEK.minutes + 1440)]


def test_more_busy_times_than_a_week_can_hold_are_refused():
    bombs = [event("DTSTART:20200101T000000\nDURATION:PT1M\nRRULE:FREQ=MINUTELY;INTERVAL=5", f"{n}") for n in range(9)]
    titled = [bomb.replace("DURATION", f"SUMMARY:{number}\nDURATION") for number, bomb in enumerate(bombs)]
    with pytest.raises(
        InputError, match=r"got more than 20,000 busy times around one week, expected a calendar that a"
    ):
        read(calendar(*titled))


def test_more_work_than_a_calendar_can_need_is_refused_by_count_and_not_by_clock():
    lines = "DTSTART:19300101T000000\nDURATION:PT1M\nRRULE:FREQ=DAILY;BYHOUR=0;COUNT=19999"
    with pytest.raises(InputError, match="got too many events and repetitions near one week"):
        read_events(*[lines] * 100, seconds=600)


def test_nested_events_are_events_that_do_not_end():
    reading = read(calendar("BEGIN:VEVENT\n" * 20_000, GOOD))
    assert clock(reading) == [BUSY]
    assert reading.skipped == ("a.ics: 20,000 events not read: no start (the first on line 4)",)


def test_parts_nested_without_end_cost_no_memory():
    deep = GOOD.replace("END:VEVENT", "BEGIN:X-A\n" * 20_000 + "END:X-A\n" * 20_000 + "END:VEVENT")
    assert clock(read(calendar(deep))) == [BUSY]


def test_a_hundred_thousand_dates_left_out_leave_the_others():
    dates = ",".join(f"{2000 + n % 50}{n % 12 + 1:02}{n % 28 + 1:02}T{n % 24:02}{n % 60:02}00" for n in range(100_000))
    reading = read_events(f"DTSTART:20261101T091500\nDURATION:PT1H\nRRULE:FREQ=DAILY\nEXDATE:{dates},20261124T091500")
    assert [line[:3] for line in clock(reading)] == ["Sun", "Mon", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon"]


def test_twenty_thousand_events_of_one_uid_are_all_read():
    lines = [f"DTSTART:202611{n % 28 + 1:02}T{n % 24:02}{n % 60:02}00\nDURATION:PT1M" for n in range(20_000)]
    starts = {line for line in lines if "20261122" <= line[8:16] <= "20261130"}
    reading = read(calendar(*(event(line, "same@example.org") for line in lines)))
    assert (len(reading.busy), reading.events_read) == (len(starts), 20_000)


def test_twenty_thousand_different_events_near_the_week_are_read_within_the_limit():
    lines = "DTSTART;TZID=Europe/London:202611{day}T{hour:02}{minute:02}00\nDURATION:PT30M\nSUMMARY:Meeting {n}"
    events = (
        event(lines.format(n=n, day=20 + n % 10, hour=n % 24, minute=n % 60), f"{n}@example.org") for n in range(20_000)
    )
    content = calendar(*events)
    begin = time.thread_time()
    reading = read_here([("a.ics", content)], WEEK, CalendarPolicy())
    assert reading.events_read == 20_000
    assert len(reading.busy) > 15_000
    assert time.thread_time() - begin < 5


def test_twenty_thousand_changes_of_one_series_are_all_read():
    changes = [f"DTSTART:202611{n % 28 + 1:02}T10{n % 60:02}00\nDURATION:PT1M" for n in range(20_000)]
    named = [
        f"{line}\nRECURRENCE-ID;RANGE=THISANDFUTURE:202611{n % 28 + 1:02}T090000" for n, line in enumerate(changes)
    ]
    series = event("DTSTART:20261101T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY", "same@example.org")
    reading = read(calendar(series, *(event(line, "same@example.org") for line in named)))
    assert reading.events_read == 20_001
    assert not any("09:00" in line for line in clock(reading))


ZONE_PART = "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n{}\nEND:STANDARD\n"


@pytest.mark.parametrize(
    "parts",
    [
        ZONE_PART.format("RRULE:FREQ=SECONDLY"),
        ZONE_PART.format("RRULE:FREQ=DAILY;COUNT=1000000000"),
        ZONE_PART.format("RRULE:FREQ=YEARLY;BYDAY=MO") * 20_000,
        ZONE_PART.format("\n".join(["RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"] * 20_000)),
        ZONE_PART.format("RDATE:" + ",".join(["20200101T000000"] * 100_000)),
        "BEGIN:STANDARD\n" * 20_000,
    ],
)
def test_a_time_zone_made_to_do_harm_ends(parts):
    zone = f"BEGIN:VTIMEZONE\nTZID:Bomb\n{parts}END:VTIMEZONE"
    used = event("DTSTART;TZID=Bomb:20261124T110000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=1", "used@example.org")
    assert clock(read(calendar(zone, used, GOOD))) == [BUSY, "Tue 11:00 - Tue 12:00"]


def test_many_unknown_zones_are_not_all_looked_for(monkeypatch):
    looked_for = []
    monkeypatch.setattr("liftrun.calendars.reading.worded_zones.ZoneInfo", lambda key: looked_for.append(key) or 1 / 0)
    lines = [f"DTSTART;TZID=A b{n}:20261124T090000\nDURATION:PT1H" for n in range(2000)]
    assert read_events(*lines).events_read == 2000
    assert len(looked_for) <= 300


@pytest.mark.parametrize(
    "line",
    [
        "SUMMARY:" + "x" * 10_000_000,
        "SUMMARY:" + "x\n " * 3_000_000,
        "DTSTAMP;X=" + '"a' * 5_000_000,
        "X" * 10_000_000,
        "ATTENDEE" + ";A=B" * 2_500_000 + ":x",
        "RRULE:FREQ=DAILY;COUNT=1;X-A=" + "1," * 5_000_000,
    ],
)
def test_a_line_of_ten_megabytes_is_a_line(line):
    bomb = event(f"DTSTART:20261125T090000\nDURATION:PT1H\n{line}", "bomb@example.org")
    reading = read(calendar(bomb, GOOD))
    assert [busy.span for busy in reading.busy] == [(1440 + 540, 1440 + 600), (2880 + 540, 2880 + 600)]
    assert max(len(busy.title) for busy in reading.busy) <= 200


def test_a_file_over_the_limit_of_size_is_refused_before_it_is_read():
    with pytest.raises(InputError) as caught:
        read(calendar(GOOD), b"x" * 2001, max_bytes=2000)
    assert str(caught.value) == (
        "b.ics: got 2,001 bytes, expected a calendar of at most 2,000 bytes. Export a shorter stretch of the calendar."
    )


def test_when_the_processor_time_is_used_up_reading_ends_with_an_error(monkeypatch):
    ticks = iter(range(10**9))
    monkeypatch.setattr(limits.time, "thread_time", lambda: next(ticks))
    with pytest.raises(InputError, match=r"a\.ics: expected .* within 5 seconds of processor time"):
        read(calendar(*[GOOD] * 50), seconds=5)


def test_small_hostile_calendars_need_little_memory():
    bombs = [event("DTSTART:20200101T000000\nDURATION:PT1M\nRRULE:FREQ=MINUTELY;INTERVAL=5", f"{n}") for n in range(2)]
    dense = event(f"DTSTART:20200101T000000\nDURATION:P300D\nRRULE:FREQ=DAILY;BYHOUR={ALL_HOURS}", "dense")
    tracemalloc.start()
    try:
        read(calendar(*bombs, *[dense.replace("UID:dense", f"UID:d{n}") for n in range(3)]), seconds=600)
        assert tracemalloc.get_traced_memory()[1] < 50 * 2**20
    finally:
        tracemalloc.stop()


def test_of_a_large_calendar_only_what_is_near_the_week_is_read(monkeypatch):
    read_texts, read_event = [], file_reader.read_event
    monkeypatch.setattr(file_reader, "read_event", lambda *args: read_texts.append(args[0]) or read_event(*args))
    reading = read_here([("a.ics", large_calendar(2000, 100))], WEEK, CalendarPolicy())
    assert reading.events_read == 2000
    assert 20 < len(read_texts) < 150


def _never(frequency: str, start: str) -> str:
    return f"DTSTART:{start}T000000\nDURATION:PT1M\nRRULE:FREQ={frequency};BYMONTH=2;BYMONTHDAY=30"


AVAILABLE = (
    "BEGIN:AVAILABLE\nUID:a{}\nDTSTART:20260101T000000\nDURATION:PT2M\nRRULE:FREQ=MINUTELY;INTERVAL=5\nEND:AVAILABLE"
)


@pytest.mark.parametrize(
    "bombs",
    [
        [
            event(_never(f"{frequency};COUNT=9", "00010101"), f"{n}")
            for n, frequency in enumerate(["DAILY", "HOURLY"] * 50)
        ],
        [event(_never("DAILY", "19700101"), f"{n}") for n in range(1000)],
        [event(_never("YEARLY;COUNT=9", "16010101"), f"{n}") for n in range(1000)],
        [event(_never("MINUTELY;INTERVAL=5", "20260101"), f"{n}") for n in range(1000)],
        ["\n".join(["BEGIN:VAVAILABILITY", *(AVAILABLE.format(n) for n in range(3000)), "END:VAVAILABILITY"])],
        [f"BEGIN:VAVAILABILITY\nPRIORITY:{n % 10}\n{AVAILABLE.format(n)}\nEND:VAVAILABILITY" for n in range(1000)],
        [f"BEGIN:VAVAILABILITY\nPRIORITY:{n % 10}\nEND:VAVAILABILITY" for n in range(20_000)],
        [event(f'DTSTART;TZID="(UTC+01:00) X{n}, Y/Z":20261124T080000\nDURATION:PT1M', f"{n}") for n in range(5000)],
        [event('DTSTART;TZID="' + "(UTC+01:00) a/b, " * 200 + '":20261124T080000\nDURATION:PT1M', "z")] * 500,
        [event("RECURRENCE-ID:20261124T080000\nDTSTART:20261124T080000", "same")] * 3000
        + [event("DTSTART:20261124T080000\nSEQUENCE:2\nRRULE:FREQ=DAILY\nEXDATE:20261123T080000", "same")] * 3000,
    ],
    ids=[
        "counted",
        "never",
        "never counted",
        "minutes",
        "available",
        "ranks",
        "many",
        "zones",
        "long zones",
        "withdrawn",
    ],
)
def test_more_ways_to_do_harm_end_with_a_reading_or_one_error(bombs):
    with suppress(InputError):
        assert BUSY in clock(read_here([("a.ics", calendar(*bombs, GOOD))], WEEK, CalendarPolicy()))
