"""Series: dates left out, added, changed, moved and cancelled."""

from __future__ import annotations

from datetime import date

import pytest

from liftrun.calendars.clock import week_of
from tests.calendars.reading.build import calendar, clock, event, read, read_events

BERLIN = ";TZID=Europe/Berlin:"
DAILY = f"DTSTART{BERLIN}20261001T090000\nDURATION:PT30M\nSUMMARY:Daily\nRRULE:FREQ=DAILY;BYDAY=TU,WE,TH"
TUE, WED, THU = (f"{day} 09:00 - {day} 09:30 Daily" for day in ("Tue", "Wed", "Thu"))


def _change(date: str, lines: str) -> str:
    return event(f"RECURRENCE-ID{BERLIN}{date}T090000\n{lines}")


def _moved(start: str, title: str = "Moved") -> str:
    return f"DTSTART{BERLIN}{start}\nDURATION:PT30M\nSUMMARY:{title}"


def test_a_series_takes_place_on_its_dates():
    reading = read_events(DAILY)
    assert (clock(reading), reading.events_read) == ([TUE, WED, THU], 1)


@pytest.mark.parametrize(
    "excluded",
    [
        f"EXDATE{BERLIN}20261125T090000",
        f"EXDATE{BERLIN}20261111T090000,20261125T090000",
        f"EXDATE{BERLIN}20261111T090000\nEXDATE{BERLIN}20261125T090000",
        "EXDATE:20261125T080000Z",
        "EXDATE;TZID=America/New_York:20261125T030000",
        "EXDATE:20261125T090000",
        "EXDATE;VALUE=DATE:20261125",
        "EXRULE:FREQ=DAILY;BYDAY=WE",
    ],
)
def test_a_date_left_out_is_free(excluded):
    assert clock(read_events(f"{DAILY}\n{excluded}")) == [TUE, THU]


@pytest.mark.parametrize("excluded", ["EXDATE:20261125T090000Z", f"EXDATE{BERLIN}20261125T091500"])
def test_only_the_very_date_is_left_out(excluded):
    assert clock(read_events(f"{DAILY}\n{excluded}")) == [TUE, WED, THU]


def test_a_first_date_that_the_rule_does_not_give_counts_unless_it_is_left_out():
    lines = f"DTSTART{BERLIN}20261127T090000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;BYDAY=SA"
    assert clock(read_events(lines)) == ["Fri 09:00 - Fri 09:30", "Sat 09:00 - Sat 09:30"]
    assert clock(read_events(f"{lines}\nEXDATE{BERLIN}20261127T090000")) == ["Sat 09:00 - Sat 09:30"]


def test_further_dates_are_busy():
    lines = f"DTSTART{BERLIN}20261001T090000\nDURATION:PT30M\nRDATE:20261124T080000Z,20260124T080000Z"
    assert clock(read_events(lines)) == ["Tue 09:00 - Tue 09:30"]


def test_further_dates_may_have_their_own_length():
    periods = "RDATE;VALUE=PERIOD:20261124T080000Z/PT2H,20261125T080000Z/20261125T083000Z"
    lines = f"DTSTART{BERLIN}20261001T090000\nDURATION:PT45M\n{periods}"
    assert clock(read_events(lines)) == ["Tue 09:00 - Tue 11:00", "Wed 09:00 - Wed 09:30"]


def test_further_whole_days_are_busy():
    lines = "DTSTART;VALUE=DATE:20261001\nRDATE;VALUE=DATE:20261124,20261126"
    assert clock(read_events(lines)) == ["Tue 00:00 - Wed 00:00", "Thu 00:00 - Fri 00:00"]


def test_a_series_keeps_its_local_time_over_a_clock_change():
    lines = "DTSTART;TZID=America/New_York:20261020T120000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY"
    week = week_of(date(2026, 10, 26), "Europe/Berlin")
    assert clock(read_events(lines, week=week), week) == ["Tue 17:00 - Tue 18:00"]
    assert clock(read_events(lines)) == ["Tue 18:00 - Tue 19:00"]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20261125T080000Z", WED),
        ("20261125T075959Z", TUE),
        ("20261125T090000", WED),
        ("20261125T085959", TUE),
        ("20261125", WED),
        ("20261124", TUE),
    ],
)
def test_a_series_ends_with_the_moment_that_its_rule_names(until, last):
    assert clock(read_events(f"{DAILY};UNTIL={until}"))[-1] == last


@pytest.mark.parametrize("until", ["20261125", "20261125T000000", "20261124T230000Z"])
def test_a_series_of_whole_days_ends_with_the_athletes_day(until):
    lines = f"DTSTART;VALUE=DATE:20261101\nRRULE:FREQ=DAILY;UNTIL={until}"
    assert clock(read_events(lines))[-1] == "Wed 00:00 - Thu 00:00"


@pytest.mark.parametrize(
    "left_out", ["EXDATE;VALUE=DATE:20261124", "EXDATE:20261124T000000", "EXDATE:20261123T230000Z"]
)
def test_a_whole_day_is_left_out_by_day_or_by_its_midnight(left_out):
    lines = f"DTSTART;VALUE=DATE:20261123\nRRULE:FREQ=DAILY;COUNT=3\n{left_out}"
    assert clock(read_events(lines)) == ["Mon 00:00 - Tue 00:00", "Wed 00:00 - Thu 00:00"]


def test_a_long_event_of_a_series_reaches_into_the_week():
    lines = "DTSTART;VALUE=DATE:20261114\nDTEND;VALUE=DATE:20261125\nRRULE:FREQ=MONTHLY"
    assert clock(read_events(lines)) == ["Sun 22 00:00 - Wed 00:00"]


def test_counting_includes_dates_before_the_week_and_dates_left_out():
    lines = f"DTSTART{BERLIN}20261102T090000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=23\nEXDATE{BERLIN}20261103T090000"
    assert clock(read_events(lines)) == [f"{day} 09:00 - {day} 09:30" for day in ("Sun 22", "Mon", "Tue")]


def test_positions_in_a_week_are_counted_from_its_begin_also_in_the_first_week():
    lines = f"DTSTART{BERLIN}20261125T090000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2,-1"
    assert clock(read_events(lines)) == ["Wed 09:00 - Wed 09:30", "Fri 09:00 - Fri 09:30"]


def test_a_negative_count_means_for_ever():
    lines = f"DTSTART{BERLIN}20261102T090000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;COUNT=-1"
    assert clock(read_events(lines)) == ["Mon 09:00 - Mon 09:30", "Mon 30 09:00 - Mon 30 09:30"]


@pytest.mark.parametrize(
    ("start", "busy"),
    [
        ("20261125T140000", [TUE, "Wed 14:00 - Wed 14:30 Moved", THU]),
        ("20261127T090000", [TUE, THU, "Fri 09:00 - Fri 09:30 Moved"]),
        ("20261216T090000", [TUE, THU]),
    ],
)
def test_a_changed_date_takes_place_where_it_was_moved(start, busy):
    assert clock(read(calendar(event(DAILY), _change("20261125", _moved(start))))) == busy
    assert clock(read(calendar(_change("20261125", _moved(start)), event(DAILY)))) == busy


def test_a_date_may_be_moved_into_the_week_from_outside():
    moved = _change("20261215", _moved("20261127T090000"))
    assert clock(read(calendar(event(DAILY), moved))) == [TUE, WED, THU, "Fri 09:00 - Fri 09:30 Moved"]


@pytest.mark.parametrize(
    "replaces",
    ["RECURRENCE-ID:20261125T080000Z", "RECURRENCE-ID:20261125T090000", "RECURRENCE-ID;VALUE=DATE:20261125"],
)
def test_a_change_names_its_date_in_any_form(replaces):
    change = event(f"{replaces}\n{_moved('20261125T140000')}")
    assert clock(read(calendar(event(DAILY), change))) == [TUE, "Wed 14:00 - Wed 14:30 Moved", THU]


@pytest.mark.parametrize("how", ["STATUS:CANCELLED", "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"])
def test_a_single_date_may_be_cancelled_or_free(how):
    change = _change("20261125", f"{_moved('20261125T090000')}\n{how}")
    assert clock(read(calendar(event(DAILY), change))) == [TUE, THU]


def test_a_single_date_of_a_free_series_may_be_busy():
    change = _change("20261125", _moved("20261125T090000"))
    assert clock(read(calendar(event(f"{DAILY}\nTRANSP:TRANSPARENT"), change))) == ["Wed 09:00 - Wed 09:30 Moved"]


def test_the_latest_change_of_a_date_counts():
    changes = (_change("20261125", f"{_moved(f'20261125T{hour}0000')}\nSEQUENCE:{hour}") for hour in (14, 16, 15))
    assert clock(read(calendar(event(DAILY), *changes))) == [TUE, "Wed 16:00 - Wed 16:30 Moved", THU]


def test_a_changed_date_without_its_series_is_an_event_of_its_own():
    assert clock(read(calendar(_change("20261125", _moved("20261125T140000"))))) == ["Wed 14:00 - Wed 14:30 Moved"]


def test_a_change_for_this_and_future_dates_moves_them_all():
    change = event(f"RECURRENCE-ID;RANGE=THISANDFUTURE{BERLIN}20261111T090000\n{_moved('20261111T103000')}")
    before = week_of(date(2026, 11, 2), "Europe/Berlin")
    content = calendar(event(DAILY), change)
    assert clock(read(content)) == [f"{day} 10:30 - {day} 11:00 Moved" for day in ("Tue", "Wed", "Thu")]
    assert clock(read(content, week=before), before) == [TUE, WED, THU]


def test_later_changes_for_future_dates_follow_earlier_ones():
    changes = (
        event(f"RECURRENCE-ID;RANGE=THISANDFUTURE{BERLIN}{day}T090000\n{_moved(f'{day}T{hour}0000')}")
        for day, hour in (("20261125", 20), ("20261111", 19))
    )
    reading = read(calendar(event(DAILY), *changes, _change("20261126", _moved("20261126T070000", "Once"))))
    assert clock(reading) == [
        "Tue 19:00 - Tue 19:30 Moved",
        "Wed 20:00 - Wed 20:30 Moved",
        "Thu 07:00 - Thu 07:30 Once",
    ]


def test_future_dates_may_be_cancelled_from_a_date_on():
    change = event(
        f"RECURRENCE-ID;RANGE=THISANDFUTURE{BERLIN}20261125T090000\n{_moved('20261125T090000')}\nSTATUS:CANCELLED"
    )
    reading = read(calendar(event(DAILY), change))
    assert (clock(reading), reading.skipped) == ([TUE], ("a.ics: 1 event cancelled",))


def test_dates_moved_far_by_a_change_for_the_future_still_reach_the_week():
    series = f"DTSTART{BERLIN}20261002T090000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;INTERVAL=4"
    change = f"RECURRENCE-ID;RANGE=THISANDFUTURE{BERLIN}20261002T090000\n{_moved('20261028T090000')}"
    assert clock(read(calendar(event(series), event(change)))) == ["Wed 09:00 - Wed 09:30 Moved"]
