"""Training calendars: liftrun's own, and those of others."""

from __future__ import annotations

from datetime import date

import pytest

from liftrun.domain.errors import InputError
from tests.schedules.weeks import calendar, event, own_calendar, plan_text, read
from tests.support.factories.plans import build_week

MONDAY = date(2026, 11, 23)
COACH = calendar(
    event("Tempo 6 mi", "20261123", "0630", "0725"),
    event("Strength: legs", "20261124", "1800", "1900"),
    event("Dentist", "20261124", "0900", "0930"),
    event("Rest day", "20261125"),
    event("Track 8x400m + lift", "20261126", "1800", "2000"),
    event("Easy 5k", "20261127"),
    event("Long run 12 mi", "20261128", "0800"),
)


def brief(schedule):
    return {one.id: (one.day, one.start, one.end) for one in schedule.sessions}


def test_the_titles_of_a_coachs_calendar_are_sessions():
    week = read(COACH, "coach.ics")
    assert (week.source, week.dated, week.week.start, week.week.timezone) == ("calendar", True, MONDAY, "Europe/Berlin")
    assert brief(week) == {
        "mon-tempo": (0, 390, 445),
        "tue-lift": (1, 1440 + 1080, 1440 + 1140),
        "thu-speed": (3, None, None),
        "thu-lift": (3, None, None),
        "fri-easy": (4, None, None),
        "sat-long": (5, 5 * 1440 + 480, None),
    }


def test_what_is_no_session_is_listed_and_rest_is_not():
    assert [(one.title, one.when) for one in read(COACH).unrecognised] == [("Dentist", "Tue 09:00")]


@pytest.mark.parametrize(
    ("title", "hint", "training"),
    [
        ("Temppo run", "tempo", True),
        ("Yasso party run", "", True),
        ("Strenght", "strength", True),
        ("Long way 12 km", "", True),
        ("Recovery 5", 'say "5 mi" or "5 km"', True),
        ("Gym", "", True),
        ("Marathon expo", "", True),
        ("Dentist", "", False),
        ("Sprint planning", "", False),
        ("Board meeting", "", False),
        ("Push deadline", "", False),
        ("Long weekend", "", False),
        ("Recovery meeting", "", False),
        ("Standup 15 min", "", False),
        ("Team lunch", "", False),
    ],
)
def test_what_may_be_training_is_told_from_what_is_none(title, hint, training):
    week = read(calendar(event("Easy 5k", "20261123"), event(title, "20261124")))
    assert [(one.title, one.hint, one.may_be_training) for one in week.unrecognised] == [(title, hint, training)]
    assert week.entries == 2


def test_a_distance_without_a_unit_is_in_the_athletes_or_not_said():
    text = calendar(event("Long run 12", "20261128", "0800", "1000"))
    (nobodys,), (anas,) = read(text).sessions, read(text, units="miles").sessions
    assert (nobodys.metres.known, anas.metres) == (False, (19312, 19312))
    assert read(text).assumed == ('"Long run 12" has no unit, so its distance is open: write "12 mi" or "12 km".',)
    assert read(text, units="miles").assumed == (
        '"Long run 12" has no unit: it is read as 12 mi, in the athlete\'s units.',
    )


@pytest.mark.parametrize("more", [[], [event("Dentist", "20260106", "0900", "0930")]])
def test_a_week_without_training_is_refused_and_the_weeks_that_hold_some_are_named(more):
    text = calendar(event("Easy", "20261123"), event("Board", "20261109"), event("Lift", "20261201"), *more)
    with pytest.raises(InputError) as raised:
        read(text, week=date(2026, 1, 5))
    found = 'none among 1 event, the first of them "Dentist"' if more else "a week without events"
    assert str(raised.value).endswith(
        f": got {found}, expected a session of training in the week of 2026-01-05. Give a week that has some:"
        " --week 2026-11-23 or --week 2026-11-30."
    )


def test_of_many_weeks_with_training_the_first_and_the_last_are_named():
    text = calendar(*(event("Easy", f"2026{month}02") for month in ("03", "04", "06", "11")))
    with pytest.raises(InputError, match="Give one of the 4 weeks that have some, from --week 2026-03-02 to --week"):
        read(text, week=MONDAY)


def test_a_week_of_rest_days_is_a_week():
    week = read(calendar(event("Rest day", "20261124")))
    assert (week.sessions, week.entries) == ((), 1)


def test_two_sessions_of_one_event_lie_within_its_time():
    week = {one.id: one for one in read(COACH).sessions}
    assert tuple(week["thu-speed"].window) == tuple(week["thu-lift"].window) == (3 * 1440 + 1080, 3 * 1440 + 1200)


def test_a_day_without_a_clock_is_the_window_of_its_sessions():
    week = {one.id: one for one in read(COACH).sessions}
    assert (tuple(week["fri-easy"].window), week["fri-easy"].turn) == ((4 * 1440, 5 * 1440), None)


def test_an_event_without_an_end_lasts_as_long_as_it_may():
    week = {one.id: one for one in read(COACH).sessions}
    assert not week["sat-long"].minutes.known
    zero = calendar(event("Long run 12 mi", "20261128", "0800", "0800"))
    assert read(zero).sessions[0].end is None


def test_a_length_in_the_title_gives_an_end():
    (session,) = read(calendar(event("Lift 45 min", "20261128", "0800"))).sessions
    assert session.end == session.start + 45


def test_a_session_shown_as_free_time_counts_and_a_cancelled_one_does_not():
    week = read(
        calendar(
            event("Tempo", "20261123", "0630", "0730", "TRANSP:TRANSPARENT"),
            event("Long run", "20261128", "0800", "1000", "STATUS:CANCELLED"),
            event("Canceled: Track", "20261126", "0800", "0900"),
        )
    )
    assert list(brief(week)) == ["mon-tempo"]
    assert any("2 events cancelled" in sentence for sentence in week.assumed)


def test_what_the_athlete_declined_does_not_take_place():
    declined = event("Tempo", "20261123", "0630", "0730", "ATTENDEE;PARTSTAT=DECLINED:mailto:ana@example.org")
    text = calendar(declined, event("Easy 5k", "20261124"))
    assert list(brief(read(text))) == ["mon-tempo", "tue-easy"]
    assert list(brief(read(text, own_addresses=("ana@example.org",)))) == ["tue-easy"]


def test_a_series_takes_place_in_the_week_that_is_asked_for():
    weekly = calendar(
        event("Tempo 6 mi", "20261102", "0630", "0730", "RRULE:FREQ=WEEKLY"),
        event("Yoga", "20261103", "0630", "0730", "RRULE:FREQ=WEEKLY;COUNT=2"),
    )
    week = read(weekly, week=MONDAY)
    assert brief(week) == {"last-mon-tempo": (-7, 390 - 7 * 1440, 450 - 7 * 1440), "mon-tempo": (0, 390, 450)}


def test_the_seven_days_before_are_the_week_before():
    text = calendar(
        event("Long run 16 mi", "20261122", "0900", "1130"),
        event("Lift legs", "20261116"),
        event("Tempo", "20261115", "0630", "0730"),
        event("Easy", "20261123", "0630", "0730"),
        event("Wedding", "20261121", "1400", "2300"),
    )
    week = read(text, week=MONDAY)
    assert brief(week) == {
        "last-mon-lift": (-7, None, None),
        "last-sun-long": (-1, -900, -750),
        "mon-easy": (0, 390, 450),
    }
    assert week.unrecognised == ()


def test_events_of_several_days_are_no_session():
    week = read(calendar(event("Easy run", "20261123", "", "", "DTEND;VALUE=DATE:20261126"), event("Lift", "20261127")))
    assert list(brief(week)) == ["fri-lift"]
    assert [(one.title, one.when) for one in week.unrecognised] == [("Easy run", "Mon, 3 days")]


def test_the_zone_is_the_calendars_own_unless_another_is_asked_for():
    text = calendar(event("Tempo", "20261123", "2330", "2345"))
    assert (read(text).week.timezone, brief(read(text))) == ("Europe/Berlin", {"mon-tempo": (0, 1410, 1425)})
    there = read(text, timezone="Asia/Kolkata", week=MONDAY)
    assert brief(there) == {"tue-tempo": (1, 1440 + 240, 1440 + 255)}


def test_a_calendars_own_word_on_its_zone_counts_for_floating_times():
    floating = "UID:a@example.org\nSUMMARY:Tempo\nDTSTART:20261123T063000\nDTEND:20261123T073000"
    week = read(calendar(floating, head="X-WR-TIMEZONE:America/New_York\n"))
    assert (week.week.timezone, brief(week)) == ("America/New_York", {"mon-tempo": (0, 390, 450)})
    nowhere = read(calendar(floating))
    assert (nowhere.week.timezone, nowhere.assumed) == ("UTC", ("No time zone is given: the calendar is read in UTC.",))


# ---- liftrun's own


def test_our_own_calendar_says_all_that_the_plan_says():
    ours, plan = read(own_calendar(), "week.ics"), read(plan_text())
    assert ours.source == "liftrun calendar"
    assert {one.id: _facts(one) for one in ours.sessions} == {one.id: _facts(one) for one in plan.sessions}
    assert (ours.season.phase, ours.season.race, ours.season.weeks_to_race) == (
        "build",
        "full",
        build_week().weeks_to_race,
    )


def _facts(one):
    first = one.variants[0]
    what = (first.activity, first.kind, first.focus, first.hard, one.heavy and first.activity == "lift")
    return (*what, one.metres, one.start, one.end, one.plyometrics, one.place)


def test_our_own_calendar_is_known_by_its_categories_where_a_program_dropped_our_notes():
    lines = own_calendar().decode().replace("\r\n ", "").split("\r\n")
    unitless = "\r\n".join(line for line in lines if not line.startswith("X-LIFTRUN"))
    kinds = {(s.day, s.start, s.variants[0].kind, s.variants[0].focus, s.plyometrics) for s in read(unitless).sessions}
    assert kinds == {
        (
            s.day,
            s.start,
            s.variants[0].kind,
            s.variants[0].focus,
            "unsaid" if s.plyometrics == "first" else s.plyometrics,
        )
        for s in read(own_calendar()).sessions
    }


def test_our_own_titles_are_in_the_vocabulary():
    lines = own_calendar().decode().replace("\r\n ", "").split("\r\n")
    theirs = "\r\n".join(
        line.replace("liftrun.invalid", "example.org").replace("//liftrun", "//other")
        for line in lines
        if not line.startswith(("X-LIFTRUN", "CATEGORIES"))
    )
    week = read(theirs)
    unknown = {one.title for one in week.unrecognised}
    labelled = {part.title for part in build_week().sessions}
    assert week.source == "calendar"
    assert all(title.partition(",")[0] in labelled for title in unknown), unknown
    assert len(week.sessions) >= 5


def test_a_calendar_of_ours_with_another_session_in_it_is_anybodys():
    text = (
        own_calendar()
        .decode()
        .replace(
            "END:VCALENDAR",
            "BEGIN:VEVENT\r\nUID:x@example.org\r\nSUMMARY:Yoga\r\n"
            "DTSTART:20261014T060000Z\r\nDTEND:20261014T063000Z\r\nEND:VEVENT\r\nEND:VCALENDAR",
        )
    )
    week = read(text)
    assert week.source == "calendar"
    assert {one.id for one in read(own_calendar()).sessions} < {one.id for one in week.sessions}


def test_notes_of_ours_that_make_no_sense_are_passed_over():
    uid = f"2026-11-23-{'0' * 32}@liftrun.invalid"
    notes = ("CATEGORIES:Run,Long", "X-LIFTRUN-SESSION:id=a metres=far", "X-LIFTRUN-WEEK:phase=party weeks_to_race=9e9")
    week = read(calendar(event("Club run", "20261123", "0630", "0730", *notes, uid=uid)))
    (session,) = week.sessions
    assert (session.id, session.variants[0].kind, session.metres.known) == ("a", "long", False)
    assert (week.season.phase, week.season.weeks_to_race) == (None, None)


# ---- what is refused

MANY = [
    event("Run", f"202611{day}", f"{hour:02}{minute}", "")
    for day in (23, 24, 25)
    for hour in range(24)
    for minute in ("00", "30")
]
A_CALENDAR = (
    "an iCalendar file, which begins with BEGIN:VCALENDAR. Export or download the calendar again as an .ics file, or"
    " leave this file out."
)
BAD = {
    "": f"got an empty file, expected {A_CALENDAR}",
    "<html>": f"got a web page, expected {A_CALENDAR}",
    calendar(): "got a calendar without events, expected a week of training. Check that this is the file.",
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Easy run\r\nDTST": (
        "got a file that breaks off before its first event, expected a complete calendar. Export it again."
    ),
    calendar(event("Easy", "00010101"), event("Easy", "99991230")): "got a calendar without events, expected",
    calendar(
        event("Easy", "20261123"), event("Easy", "20261130")
    ): "got events in 2 weeks, expected one week. Choose the week with --week 2026-11-23, or another day of it.",
    calendar(
        event("Easy", "20261123", "0630", "0730", "RRULE:FREQ=WEEKLY")
    ): "got events that repeat, expected one week. Choose the week with --week 2026-11-23, or another day of it.",
    calendar(event("Dentist", "20261123")): 'got none among 1 event, the first of them "Dentist", expected a session of'
    " training in the week of 2026-11-23. Name its events by the words of docs/words.md, or give another week"
    " with --week.",
    calendar(
        *MANY
    ): "got 144 sessions, expected at most 40, the week before included. Check that this is the week of one athlete.",
    calendar(event("Easy", "20261123", "", "", "COMMENT:" + "x" * 5_000_000)): "got 5,000,",
}


@pytest.mark.parametrize("number", range(len(BAD)))
def test_a_bad_calendar_gets_its_message(number):
    text, message = list(BAD.items())[number]
    with pytest.raises(InputError) as raised:
        read(text, "coach.ics")
    assert str(raised.value).startswith(f"coach.ics: {message}")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;COUNT=100000",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYHOUR=0,1,2,3;BYMINUTE=0,1,2,3,4,5",
    ],
)
def test_a_series_without_end_is_bounded(rule):
    text = calendar(event("Run", "20261123", "0630", "0731", f"RRULE:{rule}"), event("Easy", "20261124"))
    try:
        count = len(read(text, week=MONDAY).sessions)
    except InputError:
        count = 0
    assert count <= 40
