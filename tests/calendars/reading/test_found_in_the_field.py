"""What real calendars contained and no standard foresees: names of zones, stray characters, marks of programs."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from liftrun.calendars.clock import week_of
from liftrun.calendars.reading.zones import Zones
from tests.calendars.reading.build import calendar, clock, event, read, read_events

ME = ("maya@example.org",)
TUESDAY = "DTSTART;TZID=Europe/Berlin:20261124T090000\nDTEND;TZID=Europe/Berlin:20261124T100000\nSUMMARY:Fair"
BUSY = ["Tue 09:00 - Tue 10:00 Fair"]
SUMMER = week_of(date(2026, 7, 6), "Europe/Berlin")


@pytest.mark.parametrize(
    ("name", "winter", "summer", "read_as"),
    [
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "12:00", "12:00", "Europe/Amsterdam"),
        ("(UTC+01:00) Wien, Rom", "12:00", "12:00", "Europe/Vienna"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "18:00", "18:00", "America/New_York"),
        ("(GMT-08.00) Pacific Time (US & Canada)", "21:00", "21:00", "America/Los_Angeles"),
        ("Eastern Daylight Time", "18:00", "18:00", "America/New_York"),
        ("W. Europe Daylight Time", "12:00", "12:00", "Europe/Berlin"),
        ("Eastern", "18:00", "18:00", "America/New_York"),
        ("W. Europe", "12:00", "12:00", "Europe/Berlin"),
        ("PST", "21:00", "21:00", "America/Los_Angeles"),
        ("Central European Time", "12:00", "12:00", "Europe/Berlin"),
        ("Mitteleuropäische Zeit", "12:00", "12:00", "Europe/Berlin"),
        ("New York", "18:00", "18:00", "America/New_York"),
        ("america/new_york", "18:00", "18:00", "America/New_York"),
        ("GMT+9 Asia/Tokyo", "04:00", "05:00", "Asia/Tokyo"),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "07:30", "08:30", "Asia/Kolkata"),
        ("GMT -0500 (Standard) / GMT -0400 (Daylight)", "18:00", "18:00", "America/New_York"),
        ("GMT +0100 (Standard) / GMT +0200 (Daylight)", "12:00", "12:00", "Europe/Berlin"),
        ("UTC+03:00", "10:00", "11:00", "UTC+03:00"),
        ("GMT-0300", "16:00", "17:00", "UTC-03:00"),
        ("+0530", "07:30", "08:30", "UTC+05:30"),
        ("(UTC+07:00) Bangkok\\, Hanoi\\, Jakarta", "06:00", "07:00", "Asia/Bangkok"),
        ("US-Eastern", "18:00", "18:00", "US/Eastern"),
        ("Europe_Vienna", "12:00", "12:00", "Europe/Vienna"),
        ("W. Europe Standard Time (Custom)", "12:00", "12:00", "Europe/Berlin"),
        ("Europe/Berlin 1", "12:00", "12:00", "Europe/Berlin"),
        ("(UTC+12:00) Camp Nowhere", "01:00", "02:00", "UTC+12:00"),
    ],
)
def test_a_zone_named_in_other_words_is_found_and_reported(name, winter, summer, read_as):
    for day, week, at in (("20261124", None, winter), ("20260707", SUMMER, summer)):
        options = {} if week is None else {"week": week}
        reading = read_events(f'DTSTART;TZID="{name}":{day}T120000\nDURATION:PT1H', **options)
        assert clock(reading, **options)[0].split(" - ")[0] == f"Tue {at}"
        assert f"read as {read_as} (on line 4)" in reading.assumed[0]
        assert "in a time zone known by other words" in reading.assumed[0]


NAMES = (Path(__file__).parent / "data" / "zone-names.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", NAMES)
def test_names_as_outlook_exchange_notes_and_others_write_them_have_the_offsets_of_their_zone(line):
    name, _, key = line.rpartition("|")
    found = Zones(ZoneInfo("Pacific/Apia"), {}, lambda _steps: None).find(name).zone
    assert found is not None
    for month in range(1, 13):
        moment = datetime(2026, month, 15)
        assert found.utcoffset(moment.replace(tzinfo=found)) == moment.replace(tzinfo=ZoneInfo(key)).utcoffset()


@pytest.mark.parametrize(
    "name", ["(UTC+02:00) Eastern Time (US & Canada)", "Customized Time Zone", "Home", "5", "-1 day", "GMT+99", "Time"]
)
def test_words_that_name_no_zone_and_offsets_that_contradict_them_are_not_guessed(name):
    reading = read_events(f'DTSTART;TZID="{name}":20261124T120000\nDURATION:PT1H')
    wanted = "Tue 11:00" if name.startswith("(UTC+02") else "Tue 12:00"
    assert clock(reading)[0].startswith(wanted)
    assert ("UTC+02:00" if name.startswith("(UTC+02") else "nobody defines") in reading.assumed[0]


THREE_HOURS = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0300
TZOFFSETTO:+0300
END:STANDARD
END:VTIMEZONE"""


def test_a_definition_in_the_file_outranks_the_words_of_its_name():
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Eastern\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300"
    )
    lines = "DTSTART;TZID=Eastern:20261124T120000\nDURATION:PT1H"
    reading = read(calendar(f"{zone}\nEND:STANDARD\nEND:VTIMEZONE", event(lines)))
    assert (clock(reading), reading.assumed) == (["Tue 10:00 - Tue 11:00"], ())


@pytest.mark.parametrize("escaped", ["A\\, B", "A, B", '"A, B"'])
@pytest.mark.parametrize("written", ["A\\, B", "A, B"])
def test_a_name_with_commas_is_one_name_escaped_or_not(written, escaped):
    lines = f"DTSTART;TZID={escaped}:20261124T120000\nDURATION:PT1H"
    reading = read(calendar(THREE_HOURS.format(name=written), event(lines)))
    assert (clock(reading), reading.assumed) == (["Tue 10:00 - Tue 11:00"], ())


def test_floating_times_are_in_the_zone_that_the_calendar_names():
    floating = event("DTSTART:20261124T120000\nDTEND:20261124T130000\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE:20261125T120000")
    day = event("DTSTART;VALUE=DATE:20261126", "two@example.org")
    reading = read(calendar(floating, day, head="X-WR-TIMEZONE:America/New_York"), calendar(event(TUESDAY, "x")))
    assert clock(reading) == [*BUSY, "Tue 18:00 - Tue 19:00", "Thu 00:00 - Fri 00:00"]
    assert reading.assumed == (
        "a.ics: 1 event without a time zone, read in 'America/New_York', as the calendar states (on line 4)",
    )


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Nowhere/Land"])
def test_floating_times_stay_the_athletes_where_the_calendar_names_no_other_zone(zone):
    reading = read(calendar(event("DTSTART:20261124T120000\nDURATION:PT1H"), head=f"X-WR-TIMEZONE:{zone}"))
    assert (clock(reading), reading.assumed) == (["Tue 12:00 - Tue 13:00"], ())


@pytest.mark.parametrize(
    ("end", "busy"),
    [
        ("20261124T100000", "Tue 15:00 - Tue 16:00"),
        ("20261124T150000Z", "Tue 15:00 - Tue 16:00"),
        ("20261125T010000", "Tue 15:00 - Wed 07:00"),
    ],
)
def test_an_end_without_a_zone_is_in_the_zone_of_its_start(end, busy):
    reading = read_events(f"DTSTART;TZID=America/New_York:20261124T090000\nDTEND:{end}\nRRULE:FREQ=WEEKLY;COUNT=1")
    assert (clock(reading), reading.skipped) == ([busy], ())


def test_working_elsewhere_is_free_and_reported_unless_the_athlete_wants_it_busy():
    lines = f"{TUESDAY}\nX-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"
    reading = read_events(lines)
    assert clock(reading) == []
    assert reading.skipped == ("a.ics: 1 event shown as working elsewhere, free by your policy",)
    assert clock(read_events(lines, working_elsewhere="busy")) == BUSY


UNANSWERED = f"{TUESDAY}\nATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:maya@example.org"


def test_an_unanswered_invitation_is_read_as_tentative():
    assert clock(read_events(UNANSWERED, own_addresses=ME)) == BUSY
    reading = read_events(UNANSWERED, own_addresses=ME, tentative="free")
    assert clock(reading) == []
    assert reading.skipped == ("a.ics: 1 event that you have not answered, free by your policy",)


@pytest.mark.parametrize(
    "lines",
    [
        UNANSWERED.replace("maya", "ole"),
        f"{UNANSWERED}\nORGANIZER:mailto:maya@example.org",
        f"{UNANSWERED}\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY",
    ],
)
def test_what_others_have_not_answered_or_the_athlete_invited_to_is_busy(lines):
    assert clock(read_events(lines, own_addresses=ME, tentative="free")) == BUSY


@pytest.mark.parametrize(
    "title",
    ["Abgesagt: Fair", "Annulé : Fair", "Annulé\u00a0: Fair", "Cancelado: Fair", "Annullato: Fair", "Geannuleerd: Fair",
     "Inställt: Fair", "Odwołane: Fair", "Отменено: Fair", "取消：Fair", "Canceled event: Fair", "Annule\u0301e: Fair"],
)  # fmt: skip
def test_the_mark_of_a_cancelled_meeting_is_known_in_several_languages(title):
    reading = read_events(TUESDAY.replace("Fair", title))
    assert (clock(reading), reading.skipped) == ([], ("a.ics: 1 event cancelled",))


@pytest.mark.parametrize("title", ["Abgesagte Konzerte: ein Vortrag", "Abgesagt", "Wie abgesagt: Gespräch"])
def test_a_title_that_only_has_such_a_word_in_it_is_busy(title):
    assert clock(read_events(TUESDAY.replace("Fair", title))) == [f"Tue 09:00 - Tue 10:00 {title}"]


@pytest.mark.parametrize(
    "lines",
    [
        "RRULE:FREQ=DAILY\\;COUNT=3",
        "RRULE:FREQ=DAILY\\;UNTIL=20261126T235959",
        "RRULE:FREQ=WEEKLY;BYDAY=TU\\,WE\\,TH;COUNT=3",
        "RDATE:20261125T090000\\,20261126T090000",
        "RRULE:FREQ=DAILY;COUNT=4\nEXDATE:20261127T090000\\,20270101T090000",
    ],
)
def test_a_stray_backslash_in_a_repetition_is_repaired_and_reported(lines):
    reading = read_events(f"DTSTART:20261124T090000\nDURATION:PT1H\n{lines}")
    assert clock(reading) == [f"{day} 09:00 - {day} 10:00" for day in ("Tue", "Wed", "Thu")]
    assert reading.assumed == ("a.ics: 1 event with a stray backslash in its repetition, read without (on line 4)",)


@pytest.mark.parametrize(
    ("start", "at"),
    [("20261124T080000ZZ", "09:00"), ("20261124T080000Zx", "09:00"), ("20261124T090000L", "09:00")],
)
def test_stray_letters_at_the_end_of_a_time_are_passed_over_and_reported(start, at):
    reading = read_events(f"DTSTART:{start}\nDURATION:PT1H")
    assert clock(reading) == [f"Tue {at} - Tue 10:00"]
    assert reading.assumed == ("a.ics: 1 event with stray letters at the end of a time, read without (on line 4)",)


@pytest.mark.parametrize("start", ["20261124T080000UTC", "20261124T080000GMT", "20261124T080000z"])
def test_utc_in_other_letters_is_utc(start):
    reading = read_events(f"DTSTART:{start}\nDURATION:PT1H")
    assert (clock(reading), reading.assumed) == (["Tue 09:00 - Tue 10:00"], ())


@pytest.mark.parametrize("start", ["20261124T080000PM", "20261124T080000AM", "20261124T080000CEST"])
def test_letters_that_change_the_time_are_not_passed_over(start):
    assert "no known form" in read_events(f"DTSTART:{start}\nDURATION:PT1H").skipped[0]


@pytest.mark.parametrize("indent", [b" ", b"\t", b"    "])
def test_an_indented_first_line_and_an_indented_file_are_read(indent):
    content = calendar(event(TUESDAY))
    assert clock(read(indent + content)) == BUSY
    assert clock(read(b"\r\n \r\n" + indent + content)) == BUSY
    assert clock(read(b"".join(indent + line for line in content.splitlines(keepends=True)))) == BUSY


MASTER = "DTSTART:20261123T090000\nDURATION:PT1H\nSUMMARY:Fair\nRRULE:FREQ=DAILY;COUNT=3"
OVERRIDE = "RECURRENCE-ID:20261124T090000\nDTSTART:20261124T120000\nDURATION:PT1H\nSUMMARY:Moved"


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [(1, 2, False), (1, 1, True), (2, 1, True)],
)
def test_a_date_that_a_newer_series_leaves_out_is_free_also_if_an_older_change_moved_it(old, new, kept):
    series = event(f"{MASTER}\nSEQUENCE:{new}\nEXDATE:20261124T090000")
    change = event(f"{OVERRIDE}\nSEQUENCE:{old}")
    moved = ["Tue 12:00 - Tue 13:00 Moved"] if kept else []
    expected = ["Mon 09:00 - Mon 10:00 Fair", *moved, "Wed 09:00 - Wed 10:00 Fair"]
    assert clock(read(calendar(event(f"{MASTER}\nSEQUENCE:1"), change, series))) == expected
    assert clock(read(calendar(series, change))) == expected


def _availability(*available: str, more: str = "", uid: str = "v") -> str:
    parts = [f"BEGIN:AVAILABLE\nUID:{n}{uid}\n{lines}\nEND:AVAILABLE" for n, lines in enumerate(available)]
    return "\n".join(["BEGIN:VAVAILABILITY", f"UID:{uid}", *([more] if more else []), *parts, "END:VAVAILABILITY"])


DAY_OFF = "DTSTART:20261124T000000\nDTEND:20261125T000000"


def test_time_outside_the_published_availability_is_busy():
    mornings = "DTSTART:20261101T080000\nDTEND:20261101T120000\nRRULE:FREQ=WEEKLY;BYDAY=TU"
    reading = read(calendar(_availability(mornings, more=DAY_OFF)))
    assert clock(reading) == ["Tue 00:00 - Tue 08:00", "Tue 12:00 - Wed 00:00"]
    assert (reading.events_read, reading.skipped) == (1, ())


def test_an_availability_without_begin_and_end_is_for_ever():
    reading = read(calendar(_availability("DTSTART:20261120T000000\nDTEND:20261130T120000")))
    assert clock(reading) == ["Mon 30 12:00 - Tue 01 00:00"]


def test_the_availability_of_the_higher_priority_counts():
    usual = _availability("DTSTART:20261124T080000\nDURATION:PT4H", more=f"{DAY_OFF}\nPRIORITY:5")
    special = _availability(more="DTSTART:20261124T100000\nDURATION:PT1H\nPRIORITY:1", uid="w")
    expected = ["Tue 00:00 - Tue 08:00", "Tue 10:00 - Tue 11:00", "Tue 12:00 - Wed 00:00"]
    assert clock(read(calendar(usual, special))) == expected
    assert clock(read(calendar(special), calendar(usual))) == expected
    free = _availability("DTSTART:20261124T060000\nDURATION:PT9H", more=f"{DAY_OFF}\nPRIORITY:1", uid="w")
    assert clock(read(calendar(usual, free))) == ["Tue 00:00 - Tue 06:00", "Tue 15:00 - Wed 00:00"]


def test_a_tentative_availability_follows_the_policy():
    content = calendar(_availability(more=f"{DAY_OFF}\nBUSYTYPE:BUSY-TENTATIVE"))
    assert clock(read(content)) == ["Tue 00:00 - Wed 00:00"]
    reading = read(content, tentative="free")
    assert (clock(reading), reading.skipped) == ([], ("a.ics: 1 event not confirmed, free by your policy",))


def test_an_availability_that_cannot_be_read_is_reported():
    reading = read(calendar(_availability("DTSTART:soon\nDURATION:PT1H"), event(TUESDAY)))
    assert (clock(reading), reading.events_read) == (BUSY, 1)
    assert reading.skipped == ("a.ics: availability not read: a date or time in no known form (on line 4)",)


def test_a_kind_of_component_that_is_not_read_is_reported():
    reading = read(calendar("BEGIN:VPOLL\nUID:p\nEND:VPOLL", "BEGIN:X-OWN\nA:B\nEND:X-OWN", event(TUESDAY)))
    assert clock(reading) == BUSY
    assert reading.skipped == ("a.ics: 1 part not read: liftrun does not know VPOLL (on line 4)",)


@pytest.mark.parametrize(
    ("cut", "broken_off"),
    [("BEGIN:VEVENT", True), ("DTSTART", True), ("END:VEVENT", True), ("END:VCALENDAR", False)],
)
def test_a_calendar_that_breaks_off_before_its_first_complete_event_is_known_by_it(cut, broken_off):
    content = calendar(event(TUESDAY))
    reading = read(content[: content.index(cut.encode())], content)
    assert reading.broken_off == (("a.ics",) if broken_off else ())
    assert "a.ics breaks off inside its calendar" in reading.assumed[0]


def test_a_broken_calendar_with_an_earlier_event_and_a_whole_one_without_events_are_not_broken_off():
    two = calendar(event(TUESDAY), event("DTSTART:20261125T090000", "two@example.org"))
    assert read(two[: two.index(b"UID:two")], calendar()).broken_off == ()
