"""Which events take their time, and what is reported of the others."""

from __future__ import annotations

import pytest

from tests.calendars.reading.build import calendar, clock, event, read, read_events

TUESDAY = "DTSTART;TZID=Europe/Berlin:20261124T090000\nDTEND;TZID=Europe/Berlin:20261124T100000\nSUMMARY:Meeting"
BUSY = ["Tue 09:00 - Tue 10:00 Meeting"]
ME = ("maya@example.org",)


def test_an_event_takes_its_time():
    reading = read_events(TUESDAY)
    assert clock(reading) == BUSY
    assert (reading.events_read, reading.assumed, reading.skipped) == (1, (), ())


@pytest.mark.parametrize(
    ("lines", "report"),
    [
        ("STATUS:CANCELLED", "cancelled"),
        ("status:cancelled", "cancelled"),
        ("TRANSP:TRANSPARENT", "shown as free"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", "shown as free"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE\nTRANSP:OPAQUE", "shown as free"),
        ("X-MICROSOFT-MSNCALENDAR-BUSYSTATUS:FREE", "shown as free"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE\nTRANSP:TRANSPARENT", "shown as free"),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:maya@example.org", "declined by you"),
        ("ATTENDEE;PARTSTAT=declined:MAILTO:Maya@Example.org", "declined by you"),
        ('ATTENDEE;CN="Lindqvist: Maya";PARTSTAT=DECLINED;EMAIL=maya@example.org:urn:uuid:1', "declined by you"),
    ],
)
def test_an_event_that_is_free_or_cancelled_or_declined_takes_no_time(lines, report):
    reading = read_events(f"{TUESDAY}\n{lines}", own_addresses=ME)
    assert clock(reading) == []
    assert reading.skipped == (f"a.ics: 1 event {report}",)


@pytest.mark.parametrize(
    "lines",
    [
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:OOF",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:ole@example.org",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:maya@example.org",
        "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:maya@example.org",
        "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT5M\nDURATION:PT5M\nSTATUS:CANCELLED\nSUMMARY:Canceled: x\nEND:VALARM",
    ],
)
def test_any_other_event_takes_its_time(lines):
    assert clock(read_events(f"{TUESDAY}\n{lines}", own_addresses=ME)) == BUSY


@pytest.mark.parametrize("title", ["Canceled: Meeting", "Cancelled: Meeting", "CANCELED: Meeting", " canceled:Meeting"])
def test_a_title_that_begins_with_cancelled_takes_no_time(title):
    reading = read_events(TUESDAY.replace("Meeting", title))
    assert clock(reading) == []
    assert reading.skipped == ("a.ics: 1 event cancelled",)


@pytest.mark.parametrize("title", ["How the show was canceled: a talk", "Cancelled cheques", "Canceled"])
def test_a_title_that_only_contains_such_a_word_is_busy(title):
    assert clock(read_events(TUESDAY.replace("Meeting", title))) == [f"Tue 09:00 - Tue 10:00 {title}"]


@pytest.mark.parametrize(
    "lines",
    [
        "STATUS:TENTATIVE",
        "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
        "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\nTRANSP:TRANSPARENT",
        "ATTENDEE;PARTSTAT=TENTATIVE:mailto:maya@example.org",
    ],
)
def test_a_tentative_event_is_read_by_the_policy(lines):
    as_busy = read_events(f"{TUESDAY}\n{lines}", own_addresses=ME)
    as_free = read_events(f"{TUESDAY}\n{lines}", own_addresses=ME, tentative="free")
    assert (clock(as_busy), as_busy.skipped) == (BUSY, ())
    assert clock(as_free) == []
    assert as_free.skipped == ("a.ics: 1 event not confirmed, free by your policy",)


def test_an_event_that_microsoft_shows_as_busy_is_confirmed_with_any_status():
    lines = f"{TUESDAY}\nSTATUS:TENTATIVE\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY"
    assert clock(read_events(lines, tentative="free")) == BUSY


def test_an_all_day_event_is_read_by_the_policy():
    lines = "DTSTART;VALUE=DATE:20261125\nDTEND;VALUE=DATE:20261127\nSUMMARY:Fair"
    as_free = read_events(lines, all_day="free")
    assert clock(read_events(lines)) == ["Wed 00:00 - Fri 00:00 Fair"]
    assert clock(as_free) == []
    assert as_free.skipped == ("a.ics: 1 event lasting all day, free by your policy",)


def test_an_all_day_event_that_is_shown_as_free_is_free_under_any_policy():
    lines = "DTSTART;VALUE=DATE:20261125\nTRANSP:TRANSPARENT"
    assert clock(read_events(lines, all_day="busy")) == []


def test_a_timed_event_of_24_hours_is_no_all_day_event():
    lines = "DTSTART:20261125T000000\nDTEND:20261126T000000\nSUMMARY:On call"
    assert clock(read_events(lines, all_day="free")) == ["Wed 00:00 - Thu 00:00 On call"]


@pytest.mark.parametrize(
    "times",
    [
        "DTSTART:20261125T000000\nDTEND:20261126T000000",
        "DTSTART:20261124T230000Z\nDTEND:20261125T230000Z",
        "DTSTART;TZID=Asia/Tokyo:20261125T000000\nDTEND;TZID=Asia/Tokyo:20261126T000000",
    ],
)
def test_microsofts_flag_for_all_day_means_the_athletes_day(times):
    lines = f"{times}\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\nSUMMARY:Fair"
    assert clock(read_events(lines)) == ["Wed 00:00 - Thu 00:00 Fair"]
    assert clock(read_events(lines, all_day="free")) == []


@pytest.mark.parametrize("flag", ["FALSE", "TRUE"])
def test_microsofts_flag_does_not_stretch_an_event_that_is_not_from_midnight_to_midnight(flag):
    lines = f"DTSTART:20261125T093000\nDTEND:20261125T103000\nX-MICROSOFT-CDO-ALLDAYEVENT:{flag}"
    assert clock(read_events(lines, all_day="free")) == ["Wed 09:30 - Wed 10:30"]


@pytest.mark.parametrize(
    "content",
    [
        calendar(event(TUESDAY, "2026-run-long@liftrun.invalid")),
        calendar(event(TUESDAY), head="PRODID:-//liftrun//liftrun//EN"),
        calendar(
            "BEGIN:VFREEBUSY\nFREEBUSY:20261124T080000Z/PT1H\nEND:VFREEBUSY",
            event(TUESDAY),
            head="PRODID:-//liftrun//liftrun//EN",
        ),
    ],
)
def test_what_liftrun_planned_is_never_busy(content):
    reading = read(content)
    assert clock(reading) == []
    assert reading.skipped == ("a.ics: 1 event that liftrun planned",)


def test_an_event_that_was_copied_beside_our_own_stays_busy():
    ours = calendar(event("DTSTART:20261123T060000\nDURATION:PT1H"), head="PRODID:-//liftrun//liftrun//EN")
    assert clock(read(ours, calendar(event(TUESDAY, "other@example.org")))) == BUSY


def test_a_calendar_of_cancellations_is_not_busy():
    reading = read(calendar(event(TUESDAY), head="METHOD:CANCEL"))
    assert clock(reading) == []
    assert reading.skipped == ("a.ics: 1 event cancelled",)


def test_tasks_and_diaries_are_not_busy():
    task = "BEGIN:VTODO\nUID:t\nDTSTART:20261124T090000\nDUE:20261124T100000\nSUMMARY:Tax\nEND:VTODO"
    diary = "BEGIN:VJOURNAL\nUID:j\nDTSTART:20261124T090000\nDURATION:PT1H\nEND:VJOURNAL"
    reading = read(calendar(task, diary))
    assert (clock(reading), reading.events_read) == ([], 0)


def _published(*lines: str) -> bytes:
    return calendar("\n".join(("BEGIN:VFREEBUSY", "UID:f", "DTSTART:20261101T000000Z", *lines, "END:VFREEBUSY")))


def test_published_busy_periods_are_busy():
    periods = "FREEBUSY:20261124T080000Z/20261124T090000Z,20261125T083000Z/PT45M,20251125T083000Z/PT45M"
    reading = read(_published(periods))
    assert clock(reading) == ["Tue 09:00 - Tue 10:00", "Wed 09:30 - Wed 10:15"]
    assert reading.events_read == 1


@pytest.mark.parametrize(
    ("kind", "policy", "busy"),
    [
        ("FREE", "busy", False),
        ("BUSY", "busy", True),
        ("BUSY-UNAVAILABLE", "free", True),
        ("BUSY-TENTATIVE", "busy", True),
        ("BUSY-TENTATIVE", "free", False),
        ("X-OUT-SICK", "free", True),
    ],
)
def test_published_periods_are_busy_by_their_kind(kind, policy, busy):
    reading = read(_published(f"FREEBUSY;FBTYPE={kind}:20261124T080000Z/PT1H"), tentative=policy)
    assert clock(reading) == (["Tue 09:00 - Tue 10:00"] if busy else [])


def test_a_published_period_from_long_before_reaches_into_the_week():
    assert clock(read(_published("FREEBUSY:20261101T080000Z/P23DT1H"))) == ["Sun 22 00:00 - Tue 10:00"]


def test_a_reversed_period_is_reported_and_the_others_count():
    reading = read(_published("FREEBUSY:20261124T090000Z/20261124T080000Z,20261125T080000Z/PT1H,nonsense"))
    assert clock(reading) == ["Wed 09:00 - Wed 10:00"]
    assert reading.skipped == (
        "a.ics: 1 busy period not read: a busy period that ends before it begins (on line 4)",
        "a.ics: 1 busy period not read: a date or time in no known form (on line 4)",
    )


def test_titles_are_one_plain_line():
    lines = TUESDAY.replace("Meeting", "Lunch\\, then\\n\x1b[31mred\x07 \u202eevil\\; x\\\\y")
    assert clock(read_events(lines)) == ["Tue 09:00 - Tue 10:00 Lunch, then [31mred evil; x\\y"]


def test_events_outside_the_days_around_the_week_are_not_reported():
    reading = read_events("DTSTART:20261024T090000\nDURATION:PT1H\nSTATUS:CANCELLED")
    assert (clock(reading), reading.events_read, reading.skipped) == ([], 1, ())
