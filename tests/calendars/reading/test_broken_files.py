"""What is no calendar is refused; what is partly broken is read as far as possible, and the rest is reported."""

from __future__ import annotations

import pytest

from liftrun.domain.errors import InputError
from tests.calendars.reading.build import calendar, clock, event, read, read_events

GOOD = event("DTSTART:20261124T090000\nDURATION:PT1H\nSUMMARY:Gespräch", "good@example.org")
BUSY = ["Tue 09:00 - Tue 10:00 Gespräch"]
PLAIN = calendar(GOOD)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "an empty file"),
        (b" \r\n\r\n", "an empty file"),
        (b"\xef\xbb\xbf", "an empty file"),
        (b"\0" * 1000, "an empty file"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "a web page"),
        (b"\xef\xbb\xbf\n <HTML>", "a web page"),
        ("<html>".encode("utf-16"), "a web page"),
        (b"PK\x03\x04\x14\0\0\0\x08\0work.ics", "a zip archive"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (b"%PDF-1.7", "a PDF"),
        (b"Subject,Start Date\nMeeting,2026-11-24\n", "a file without a calendar in it"),
        (b"BEGIN:VCARD\nEND:VCARD\n", "a file without a calendar in it"),
        (GOOD.encode(), "a file without a calendar in it"),
        (b"DESCRIPTION:see\n BEGIN:VCALENDAR\n", "a file without a calendar in it"),
        (bytes(range(256)) * 40, "a file without a calendar in it"),
    ],
)
def test_what_is_no_calendar_is_refused(content, found):
    with pytest.raises(InputError) as caught:
        read(PLAIN, content)
    assert str(caught.value) == (
        f"b.ics: got {found}, expected an iCalendar file, which begins with BEGIN:VCALENDAR."
        " Export or download the calendar again as an .ics file, or leave this file out."
    )


def test_a_calendar_without_events_is_a_calendar():
    reading = read(calendar())
    assert (reading.busy, reading.events_read, reading.assumed, reading.skipped) == ((), 0, (), ())


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + PLAIN,
        PLAIN.decode().encode("utf-16"),
        PLAIN.decode().encode("utf-16-le"),
        PLAIN.decode().encode("utf-16-be"),
        PLAIN.replace(b"\r\n", b"\n"),
        PLAIN.replace(b"\r\n", b"\r"),
        PLAIN.replace(b"\r\n", b"\r\n\r\n"),
        PLAIN.removesuffix(b"\r\n"),
        b"\n\n" + PLAIN + b"\n \n",
        PLAIN.replace(b"BEGIN:", b"begin:").replace(b"VEVENT", b"Vevent"),
        PLAIN.replace(b"BEGIN:VEVENT", b"BEGIN:VEVENT  "),
        PLAIN.replace(b"20261124", b"2026\r\n 1124"),
        PLAIN.replace(b"DTSTART", b"DTS\r\n\tTART"),
        PLAIN.replace("ä".encode(), b"\xc3\r\n \xa4"),
    ],
)
def test_a_calendar_is_read_in_any_encoding_and_line_ending(content):
    reading = read(content)
    assert (clock(reading), reading.assumed, reading.skipped) == (BUSY, (), ())


def test_text_that_is_not_utf_8_is_read_as_windows_1252_and_reported():
    reading = read(PLAIN.decode().encode("cp1252"))
    assert clock(reading) == BUSY
    assert reading.assumed == ("a.ics is not UTF-8; it was read as Windows-1252",)


def test_nul_bytes_are_dropped_and_reported():
    reading = read(PLAIN.replace(b"SUMMARY", b"SUM\0MARY") + b"\0" * 512)
    assert clock(reading) == BUSY
    assert reading.assumed == ("a.ics contains NUL bytes; they were dropped",)


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("SUMMARY:x", "no start"),
        ("DTSTART:20261124T080000\nDTSTART:20261125T080000\nDURATION:PT1H", "more than one DTSTART"),
        ("DTSTART:20250101T080000\nDTSTART:20261125T080000\nDURATION:PT1H", "more than one DTSTART"),
        ("DTSTART:20261124T080000\nDTEND:20261124T090000\nDTEND:20261124T100000", "more than one DTEND"),
        ("DTSTART:20261124T080000\nDTEND:20261124T070000", "an end before its start"),
        ("DTSTART:20261124T080000\nDURATION:-PT1H", "an end before its start"),
        ("DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261123", "an end before its start"),
        ("DTSTART:tomorrow\nDURATION:PT1H", "a date or time in no known form"),
        ("DTSTART:2026-11-24T08:00:00\nDURATION:PT1H", "a date or time in no known form"),
        ("DTSTART:20261124T080000+0100\nDURATION:PT1H", "a date or time in no known form"),
        ("DTSTART:" + "2" * 300 + "\nDURATION:PT1H", "a date or time in no known form"),
        ("DTSTART:20261131T080000\nDURATION:PT1H", "a date or time that does not exist"),
        ("DTSTART:20261124T250000\nDURATION:PT1H", "a date or time that does not exist"),
        ("DTSTART:20261124T080000\nDTEND:later", "a date or time in no known form"),
        ("DTSTART:20261124T080000\nDURATION:P", "a duration in no known form"),
        ("DTSTART:20261124T080000\nDURATION:PT", "a duration in no known form"),
        ("DTSTART:20261124T080000\nDURATION:one hour", "a duration in no known form"),
        ("DTSTART:20261124T080000\nDURATION:P" + "9" * 400 + "D", "a duration in no known form"),
        ("DTSTART:20261124T080000\nDURATION:PT1H\nRECURRENCE-ID:then", "a date or time in no known form"),
    ],
)
def test_an_event_that_cannot_be_read_is_reported_and_the_others_count(lines, fault):
    reading = read(calendar(event(lines, "bad@example.org"), GOOD))
    assert (clock(reading), reading.events_read) == (BUSY, 1)
    assert reading.skipped == (f"a.ics: 1 event not read: {fault} (on line 4)",)


def test_equal_faults_are_counted_and_the_first_one_is_named_by_its_line():
    folded = "X-NOTE:" + "\n ".join("abcdefgh")
    bad = [event("SUMMARY:x", f"{number}@example.org") for number in range(1234)]
    reading = read(calendar(GOOD.replace("SUMMARY", f"{folded}\nSUMMARY"), *bad))
    assert reading.skipped == ("a.ics: 1,234 events not read: no start (the first on line 18)",)


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("RRULE:INTERVAL=2", "a repetition without a frequency"),
        ("RRULE:", "a repetition in terms that liftrun does not know"),
        ("RRULE:FREQ=FORTNIGHTLY", "a repetition in terms that liftrun does not know"),
        ("RRULE:RSCALE=CHINESE;FREQ=YEARLY", "a repetition in terms that liftrun does not know"),
        ("RRULE:FREQ=MONTHLY;SKIP=BACKWARD;BYMONTHDAY=31", "a repetition in terms that liftrun does not know"),
        ("RRULE:FREQ=DAILY;FREQ=WEEKLY", "a repetition that says something twice"),
        ("RRULE:FREQ=DAILY;INTERVAL=0", "a repetition with an interval or count that is not a positive number"),
        ("RRULE:FREQ=DAILY;COUNT=some", "a repetition with an interval or count that is not a positive number"),
        ("RRULE:FREQ=YEARLY;BYMONTH=13", "a repetition with a number out of range"),
        ("RRULE:FREQ=YEARLY;BYMONTH=5L", "a repetition with a number out of range"),
        ("RRULE:FREQ=DAILY;BYHOUR=24", "a repetition with a number out of range"),
        ("RRULE:FREQ=DAILY;BYMINUTE=60", "a repetition with a number out of range"),
        ("RRULE:FREQ=DAILY;BYSECOND=61", "a repetition with a number out of range"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=0", "a repetition with a number out of range"),
        ("RRULE:FREQ=WEEKLY;BYDAY=XX", "a repetition on a weekday that does not exist"),
        ("RRULE:FREQ=MONTHLY;BYDAY=0MO", "a repetition on a weekday that does not exist"),
        ("RRULE:FREQ=WEEKLY;UNTIL=some day", "a date or time in no known form"),
        ("RDATE:20261126T25", "a date or time in no known form"),
        ("RDATE:20261126T090000/tomorrow", "a date or time in no known form"),
        ("RRULE:FREQ=DAILY;COUNT=1\nEXDATE:20261124T9", "a date or time in no known form"),
    ],
)
def test_a_part_that_cannot_be_read_leaves_the_rest_of_its_event(rule, fault):
    reading = read_events(f"DTSTART:20261124T090000\nDURATION:PT1H\n{rule}")
    assert clock(reading) == ["Tue 09:00 - Tue 10:00"]
    assert reading.skipped == (f"a.ics: 1 event read only in part: {fault} (on line 4)",)


@pytest.mark.parametrize(
    "broken",
    [
        "BEGIN:VALARM\nTRIGGER:whenever\nDURATION:-\nREPEAT:x\nEND:VALARM",
        "BEGIN:VALARM\nTRIGGER:-PT5M",
        "BEGIN:VALARM\nBEGIN:VALARM\nBEGIN:X-DEEP\nEND:VALARM",
        "END:VALARM",
        "END:NOTHING",
        "no property at all",
        ":",
        ";;;===:::",
        'ATTENDEE;CN="unclosed:mailto:x@example.org',
        'DESCRIPTION;X="' + "y" * 5000,
    ],
)
def test_a_broken_part_without_times_does_no_harm(broken):
    reading = read(calendar(event(f"DTSTART:20261124T090000\nDURATION:PT1H\nSUMMARY:Gespräch\n{broken}")))
    assert (clock(reading), reading.skipped) == (BUSY, ())


def test_properties_after_an_alarm_belong_to_the_event():
    alarm = "BEGIN:VALARM\nTRIGGER:-PT5M\nDURATION:PT9H\nSUMMARY:Beep\nEND:VALARM"
    lines = f"DTSTART:20261124T090000\n{alarm}\nDURATION:PT1H\nSUMMARY:Gespräch"
    assert clock(read_events(lines)) == BUSY


def test_an_event_without_its_end_line_is_read_and_reported():
    content = PLAIN.replace(b"END:VEVENT", event("DTSTART:20261125T090000\nDURATION:PT1H", "two@example.org").encode())
    reading = read(content)
    assert clock(reading) == [*BUSY, "Wed 09:00 - Wed 10:00"]
    assert reading.assumed == (
        "a.ics: 1 event not closed before something else begins, read as far as written (on line 4)",
    )


def test_a_calendar_that_ends_inside_an_event_is_read_and_reported():
    reading = read(PLAIN.replace(b"END:VEVENT\r\n", b""))
    assert clock(reading) == BUSY
    assert reading.assumed == (
        "a.ics: 1 event not closed before something else begins, read as far as written (on line 4)",
    )


def test_a_calendar_that_breaks_off_is_read_and_reported():
    reading = read(PLAIN[: PLAIN.index(b"END:VEVENT")])
    assert clock(reading) == BUSY
    assert reading.assumed == (
        "a.ics breaks off inside its calendar (on line 1); what is missing counts as free",
        "a.ics: 1 event not closed before something else begins, read as far as written (on line 4)",
    )


def test_events_beside_the_calendar_are_read_too():
    stray = event("DTSTART:20261125T090000\nDURATION:PT1H", "stray@example.org").encode()
    assert clock(read(PLAIN + stray)) == [*BUSY, "Wed 09:00 - Wed 10:00"]
    assert clock(read(stray + b"\n" + PLAIN)) == [*BUSY, "Wed 09:00 - Wed 10:00"]


def test_several_calendars_in_a_file_are_all_read():
    ours = calendar(event("DTSTART:20261123T060000\nDURATION:PT1H", "own"), head="PRODID:-//liftrun//liftrun//EN")
    other = calendar(event("DTSTART:20261125T090000\nDURATION:PT1H", "other@example.org"))
    assert clock(read(PLAIN + ours + other)) == [*BUSY, "Wed 09:00 - Wed 10:00"]
