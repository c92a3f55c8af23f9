"""One event in several files or revisions, different events under one UID, and files accounted for in their order."""

from __future__ import annotations

import pytest

from tests.calendars.reading.build import calendar, clock, event, read

BERLIN = ";TZID=Europe/Berlin:"
DAILY = f"DTSTART{BERLIN}20261001T090000\nDURATION:PT30M\nSUMMARY:Daily\nRRULE:FREQ=DAILY;BYDAY=TU,TH"
ONE = f"DTSTART{BERLIN}20261124T090000\nDURATION:PT30M\nSUMMARY:One"


def test_an_event_in_two_files_counts_once():
    reading = read(calendar(event(ONE)), calendar(event(ONE)))
    assert clock(reading) == ["Tue 09:00 - Tue 09:30 One"]
    assert (reading.events_read, reading.assumed) == (2, ())


@pytest.mark.parametrize("moved_to", ["20261125T090000", "20270325T090000", "20250325T090000"])
def test_of_two_revisions_in_two_files_the_later_one_counts(moved_to):
    old, new = event(f"{ONE}\nSEQUENCE:1"), event(ONE.replace("20261124T090000", moved_to) + "\nSEQUENCE:2")
    expected = ["Wed 09:00 - Wed 09:30 One"] if moved_to.startswith("20261125") else []
    assert clock(read(calendar(old), calendar(new))) == expected
    assert clock(read(calendar(new), calendar(old))) == expected


def test_a_change_in_one_file_counts_for_the_series_in_the_other():
    lines = f"RECURRENCE-ID{BERLIN}20261126T090000\nDTSTART{BERLIN}20261126T090000\nDURATION:PT30M\nSTATUS:CANCELLED"
    files = calendar(event(DAILY)), calendar(event(DAILY), event(lines))
    assert clock(read(*files)) == ["Tue 09:00 - Tue 09:30 Daily"]
    assert clock(read(files[0])) == [f"{day} 09:00 - {day} 09:30 Daily" for day in ("Tue", "Thu")]


def test_different_events_under_one_uid_are_all_busy_and_reported():
    reading = read(calendar(event(ONE), event(ONE.replace("T09", "T12")), event(ONE.replace("T09", "T15"))))
    assert len(reading.busy) == 3
    assert reading.assumed == (
        "a.ics: 2 events with the UID of another at another time, all of them kept (the first on line 10)",
    )


def test_events_without_a_uid_have_nothing_to_do_with_each_other():
    reading = read(calendar(event(ONE, ""), event(ONE.replace("T09", "T12"), "")))
    assert (len(reading.busy), reading.assumed) == (2, ())


def test_the_files_are_accounted_for_in_their_order():
    free = event(f"{ONE}\nTRANSP:TRANSPARENT", "free@example.org")
    gone = event(f"{ONE}\nSTATUS:CANCELLED", "gone@example.org")
    reading = read(calendar(event(ONE)), calendar(free), calendar(free, gone))
    assert reading.skipped == (
        "b.ics: 1 event shown as free",
        "c.ics: 1 event cancelled",
        "c.ics: 1 event shown as free",
    )
