"""Weeks written by hand."""

from __future__ import annotations

from datetime import date

import pytest

from liftrun.domain.errors import InputError
from liftrun.schedules.formats.handwritten import ANY_MONDAY
from tests.schedules.weeks import HAND, read


def brief(schedule):
    return [(one.id, one.day, one.start, one.end, one.window, one.turn) for one in schedule.sessions]


def test_the_week_of_the_docs():
    week = read(HAND)
    assert week.source == "written by hand"
    assert (week.season.phase, week.season.race, week.season.experience) == ("build", "half", None)
    assert [(one.id, one.title) for one in week.sessions] == [
        ("mon-tempo", "tempo 6mi"), ("tue-lift", "lift lower"), ("thu-speed", "speed 5mi"),
        ("thu-lift", "lift upper"), ("sat-long", "long 12mi"), ("sat-lift", "lift full"),
    ]  # fmt: skip
    assert week.unrecognised == week.assumed == ()


def test_a_week_without_a_date_stands_for_any():
    week = read(HAND)
    assert (week.dated, week.week.start, week.week.timezone) == (False, ANY_MONDAY, "UTC")
    assert week.week.day_starts == tuple(1440 * day for day in range(8))


def test_a_week_with_a_date_has_its_clock_changes():
    week = read(HAND + 'week_start = 2026-10-19\ntimezone = "Europe/Berlin"\nfri = ["18:00 lift"]')
    assert week.dated
    assert week.week.day_starts[7] == 7 * 1440 + 60


def test_a_week_takes_its_date_and_zone_from_elsewhere():
    week = read(HAND, week=date(2026, 10, 19), timezone="Europe/Berlin")
    assert (week.dated, str(week.week.start), week.week.timezone) == (True, "2026-10-19", "Europe/Berlin")


def test_a_date_without_a_zone_is_said_to_be_read_in_utc():
    assert read("week_start = 2026-10-19").assumed == ("No time zone is given: the week is read in UTC.",)


def test_times_may_be_given_as_start_or_as_start_and_end():
    week = read('tue = ["6:30 tempo 6mi", "12:15-13:00 yoga", "18:00 lift 45 min"]')
    assert [(one.start, one.end) for one in week.sessions] == [(1830, None), (2175, 2220), (2520, 2565)]


def test_the_order_of_a_day_is_the_order_written():
    week = read('mon = ["yoga 30 min", "07:00 easy 10 km", "lift", "20:00-20:30 mobility"]')
    assert [one.turn for one in week.sessions] == [0, 12, 24, 36]
    yoga, easy, lift, _ = week.sessions
    assert tuple(yoga.window) == (0, 420)
    assert (easy.start, easy.end, easy.window.end) == (420, None, 1199)
    assert lift.window.start == 420 + int(10_000 * 0.13 / 60)
    assert lift.window.end == 1200


def test_what_cannot_be_done_in_a_day_still_stands_on_that_day():
    week = read('mon = ["23:30 long 30 mi", "lift", "yoga 90 min"]')
    assert [one.day for one in week.sessions] == [0, 0, 0]
    assert all(0 <= one.window.start < 1440 for one in week.sessions)


def test_a_single_text_stands_for_a_list():
    assert [one.id for one in read('mon = "easy 5k"').sessions] == ["mon-easy"]


def test_two_of_a_sort_on_one_day_have_ids_of_their_own():
    assert [one.id for one in read('mon = ["easy 5k", "easy 3k", "easy 2k"]').sessions] == [
        "mon-easy", "mon-easy-2", "mon-easy-3",
    ]  # fmt: skip


def test_two_sessions_in_one_text_have_an_order_only_if_it_says_so():
    both, one_then_other = read('mon = "easy 5k + lift"'), read('mon = "easy 5k then lift"')
    assert [one.turn for one in both.sessions] == [0, 0]
    assert [one.turn for one in one_then_other.sessions] == [0, 1]


def test_a_row_of_sessions_starts_and_ends_with_the_text_they_stand_in():
    row = read('mon = "06:30-08:00 easy 5k then lift"').sessions
    assert [(one.start, one.end) for one in row] == [(390, None), (None, 480)]
    both = read('mon = "06:30-08:00 easy 5k + lift"').sessions
    assert [(one.start, one.end, tuple(one.window)) for one in both] == [(None, None, (390, 480))] * 2


def test_rest_is_no_session_and_not_unknown():
    week = read('mon = ["rest"]\ntue = "Day off"')
    assert week.sessions == week.unrecognised == ()


def test_what_is_not_recognised_is_listed_with_what_may_have_been_meant():
    week = read('tue = ["tmepo 5k", "18:00 dentist"]\nsat = ["long 12 mi", "recovery 5 5", "lift 45", "run 4 m 6"]')
    assert [one.id for one in week.sessions] == ["sat-long"]
    assert [(one.title, one.when, one.hint, one.may_be_training) for one in week.unrecognised] == [
        ("tmepo 5k", "Tue", "tempo", True),
        ("dentist", "Tue 18:00", "", True),
        ("recovery 5 5", "Sat", 'say "5 mi" or "5 km"', True),
        ("lift 45", "Sat", 'say "45 min"', True),
        ("run 4 m 6", "Sat", 'say "4 mi" or "4 km"', True),
    ]
    assert week.entries == 6


def test_a_distance_without_a_unit_is_not_said_and_that_is_told():
    week = read('sat = ["08:00-10:00 long 12", "10:15-11:15 lift full"]')
    long = week.sessions[0]
    assert (long.minutes, long.metres.known) == ((120, 120), False)
    assert week.assumed == ('"long 12" has no unit, so its distance is open: write "12 mi" or "12 km".',)


def test_a_distance_without_a_unit_is_in_the_athletes_and_that_is_told():
    week = read('sat = ["long 12"]', units="km")
    assert week.sessions[0].metres == (12000, 12000)
    assert week.assumed == ('"long 12" has no unit: it is read as 12 km, in the athlete\'s units.',)


def test_the_units_of_the_week_itself_stand_over_the_athletes():
    week = read('units = "miles"\nsat = ["long 12"]', units="km")
    assert week.sessions[0].metres == (19312, 19312)
    assert week.assumed == ()


def test_units_give_a_number_without_one_its_meaning():
    (session,) = read('units = "km"\nsat = ["long 20"]').sessions
    assert session.metres == (20000, 20000)


def test_a_distance_that_is_not_said_is_unknown_and_not_zero():
    (session,) = read('sat = ["long run"]').sessions
    assert session.metres == (1, 100_000)


def test_what_stands_in_a_text_comes_out_harmless():
    week = read('mon = ["\\u001b[31mred\\u202e", "easy"]')
    assert week.unrecognised[0].title == "\\u001b[31mred\\u202e"


BAD = {
    'phse = "build"': "phse: got an unknown key, expected one of phase, race, experience, units, week_start, timezone,"
    ' mon, tue, wed, thu, fri, sat, sun. Rename it to "phase", or remove it.',
    'monday = ["easy"]': "monday: got an unknown key, expected one of phase, race, experience, units, week_start,"
    ' timezone, mon, tue, wed, thu, fri, sat, sun. Rename it to "mon", or remove it.',
    'phase = "biuld"': 'phase: got "biuld", expected "base", "build", "peak", "taper", "race" or "maintenance". Write'
    ' "build".',
    'race = "ultra"': 'race: got "ultra", expected "5k", "10k", "half", "full" or "none". Choose one of them.',
    'experience = "pro"': 'experience: got "pro", expected "beginner", "intermediate" or "advanced". Choose one of'
    " them.",
    'units = "metres"': 'units: got "metres", expected "miles" or "km". Choose one of them.',
    "mon = 5": 'mon: got 5, expected a list of sessions in quotes. Write for example ["06:30 tempo 6mi", "lift lower"],'
    " or [] for a day off.",
    "mon = [5]": 'mon[1]: got 5, expected a list of sessions in quotes. Write for example ["06:30 tempo 6mi", "lift'
    ' lower"], or [] for a day off.',
    "week_start = 2026-11-24": "week_start: got 2026-11-24, expected a Monday such as 2026-11-23. Give the first day of"
    " the week.",
    "week_start = 0001-01-01": "week_start: got 0001-01-01, expected a Monday such as 2026-11-23. Give the first day of"
    " the week.",
    'week_start = "soon"': 'week_start: got "soon", expected a date such as 2027-04-25. Write year, month and day.',
    'timezone = "Europe/Berln"': 'timezone: got "Europe/Berln", expected a time zone such as "Europe/Berlin". Write'
    ' "Europe/Berlin".',
    'mon = ["18:00 lift", "06:30 easy"]': 'mon[2]: got "06:30 easy", expected a time not before 18:00: a day is written'
    " in its order. Put the earlier session first.",
    'mon = ["25:00 lift"]': 'mon[1]: got "25:00 lift", expected a time such as "06:30", or a start and an end such as'
    ' "06:30-07:15", before a session. Correct the time; a day ends at 24:00.',
    'mon = ["07:15-06:30 lift"]': 'mon[1]: got "07:15-06:30 lift", expected a time such as "06:30", or a start and an'
    ' end such as "06:30-07:15", before a session. Correct the time; a day ends at 24:00.',
    'mon = ["07:15-07:15 lift"]': 'mon[1]: got "07:15-07:15 lift", expected a time such as "06:30", or a start and an'
    ' end such as "06:30-07:15", before a session. Correct the time; a day ends at 24:00.',
    "mon = [" + '"easy", ' * 13 + "]": "mon: got 13 texts, expected at most 12 sessions a day. Remove some.",
    "\n".join(
        f'{day} = "{"run + lift + " * 4}"' for day in ("mon", "tue", "wed", "thu", "fri", "sat")
    ): "got 48 sessions, expected at most 40, the week before included. Check that this is the week of one athlete.",
    'mon = ["temppo 6 mi"]': 'mon[1]: got none in 1 line, the first of them "temppo 6 mi", expected a session of'
    ' training. Did you mean "tempo"?',
    'mon = ["lift 45", "?"]': 'mon[1]: got none in 2 lines, the first of them "lift 45", expected a session of'
    ' training. For the first, say "45 min".',
    'mon = ["dentist"]': 'mon[1]: got none in 1 line, the first of them "dentist", expected a session of training.'
    " Write it in the words of docs/words.md.",
    "mon = [": "expected valid TOML (invalid value). Correct it; texts and times are in quotes.",
    '[paces]\neasy = "9:30"\n[availability]': "got an athlete's file, expected a schedule. Name the schedule, and the"
    " athlete's file with --athlete.",
}


@pytest.mark.parametrize("text", BAD)
def test_a_bad_week_gets_its_message(text):
    with pytest.raises(InputError) as raised:
        read(text)
    assert str(raised.value) == f"week.toml: {BAD[text]}"


def test_a_date_that_goes_against_what_is_asked_for_is_refused():
    with pytest.raises(InputError) as raised:
        read("week_start = 2026-11-23", week=date(2026, 11, 30))
    assert (
        str(raised.value)
        == "--week: got 2026-11-30, expected a day of the week of 2026-11-23, as week.toml says. Leave it out."
    )


def test_a_zone_that_goes_against_what_is_asked_for_is_refused():
    with pytest.raises(InputError) as raised:
        read('timezone = "Europe/Berlin"', timezone="America/New_York")
    assert str(raised.value) == (
        'week.toml: timezone: got "Europe/Berlin", expected America/New_York, as requested. Let the two agree, or'
        " remove the schedule's own."
    )
