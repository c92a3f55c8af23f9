from __future__ import annotations

import io
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liftrun.athlete import PinTime, Window, check_against_week, load_athlete
from liftrun.athlete.values import clock_minutes, clock_text, day_number
from liftrun.calendars.clock import week_of
from liftrun.domain import WEEKDAYS
from liftrun.domain.errors import InputError
from liftrun.inputs.tables import nearest
from liftrun.rulebook import load_rulebook, resolve_for, situation_of
from tests.athlete.files import TOP, athlete, athlete_text

WEEK = week_of(date(2026, 11, 23), "Europe/Berlin")


def test_what_is_left_out_has_a_default_that_asks_for_nothing(tmp_path):
    ada = athlete(tmp_path)
    assert (ada.pack, ada.peak_lifting, ada.lifts_per_week, ada.race, ada.gym) == ("default", "heavy", None, None, None)
    assert (ada.pins, ada.bans, ada.rules, ada.history, ada.calendars.busy) == ((), (), {}, (), ())
    assert (ada.calendars.buffer_minutes, ada.calendars.all_day, ada.calendars.tentative) == (0, "busy", "busy")


def test_paces_are_seconds_per_metre_and_none_where_they_follow_from_easy(tmp_path):
    ada = athlete(tmp_path, paces='easy = "10:00"\ntempo = "8:30"')
    assert ada.pace("easy") == pytest.approx(600 / 1609.344)
    assert ada.pace("tempo") == pytest.approx(510 / 1609.344)
    assert ada.pace("long") is None
    assert ada.metres(6) == 9656


def test_whoever_runs_tempo_as_fast_as_easy_may_say_so(tmp_path):
    assert athlete(tmp_path, paces='easy = "9:30"\ntempo = "9:30"').paces.tempo == 570


def test_past_sessions_may_be_back_to_back(tmp_path):
    lift = '[[history]]\nsession = "lift"\nday = "sun"\nat = "{}"\nminutes = 60\n'
    assert len(athlete(tmp_path, more=lift.format("09:00") + lift.format("08:00")).history) == 2


def test_kilometres_are_kilometres(tmp_path):
    ada = athlete(tmp_path, top=TOP.replace("miles", "km"), paces='easy = "6:00"')
    assert ada.pace("easy") == pytest.approx(0.36)
    assert ada.metres(10) == 10_000


def test_a_day_stands_over_its_part_of_the_week_and_that_over_every_day(tmp_path):
    lines = 'every_day = "06:00-07:00"\nweekdays = "12:00-13:00"\nwed = ["18:00-24:00", "05:00-06:00"]\nfri = []'
    days = athlete(tmp_path, availability=lines).availability
    assert days.on(0) == (Window(720, 780),)
    assert days.on(2) == (Window(300, 360), Window(1080, 1440))
    assert days.on(4) == ()
    assert days.on(5) == days.on(6) == (Window(360, 420),)


def test_windows_may_touch_and_be_written_with_any_dash(tmp_path):
    days = athlete(tmp_path, availability='mon = ["7:00 – 8:00", "06:00-07:00"]').availability
    assert days.on(0) == (Window(360, 420), Window(420, 480))


@settings(deadline=None)
@given(st.sets(st.integers(0, 96), min_size=2, max_size=12))
def test_disjoint_windows_are_taken_as_written_whatever_their_order(quarters):
    edges = sorted(quarters)
    windows = [Window(15 * a, 15 * b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    text = ", ".join(f'"{window}"' for window in reversed(windows))
    assert athlete(None, availability=f"tue = [{text}]").availability.on(1) == tuple(windows)


@settings(deadline=None)
@given(st.tuples(st.integers(0, 1440), st.integers(0, 1440)), st.tuples(st.integers(0, 1440), st.integers(0, 1440)))
def test_windows_are_refused_exactly_if_reversed_or_overlapping(first, second):
    lines = f'mon = ["{Window(*first)}", "{Window(*second)}"]'
    share_a_minute = max(first[0], second[0]) < min(first[1], second[1])
    if first[0] >= first[1] or second[0] >= second[1] or share_a_minute:
        with pytest.raises(InputError, match=r"availability\.mon"):
            athlete(None, availability=lines)
    else:
        assert athlete(None, availability=lines).availability.on(0) == tuple(sorted([Window(*first), Window(*second)]))


@settings(deadline=None)
@given(st.integers(0, 1440))
def test_the_clock_reads_what_it_shows(minutes):
    assert clock_minutes(clock_text(minutes)) == minutes


def test_days_are_known_by_three_letters_or_more():
    assert [day_number(day) for day in WEEKDAYS] == list(range(7))
    assert (day_number("Sat"), day_number("SATURDAY"), day_number("thurs"), day_number("tu")) == (5, 5, 3, None)


@pytest.mark.parametrize("written", ['"Sat 08:00"', '"saturday 8:00"', '"SAT 08:00:00"'])
def test_a_weekly_pin_holds_in_every_week(tmp_path, written):
    pin = athlete(tmp_path, more=f'[[pin]]\nsession = "long"\nat = {written}\n').pins[0]
    assert pin.at == PinTime(5, None, 480)
    assert pin.at.day_in(date(2026, 11, 23)) == pin.at.day_in(date(2020, 1, 6)) == 5


@pytest.mark.parametrize(
    "written", ['"2026-11-28 08:00"', "2026-11-28 08:00:00", "2026-11-28T08:00:00", '"2026-11-28T8:00"']
)
def test_a_dated_pin_holds_in_its_week_alone(tmp_path, written):
    pin = athlete(tmp_path, more=f'[[pin]]\nsession = "long"\nat = {written}\n').pins[0]
    assert pin.at == PinTime(5, date(2026, 11, 28), 480)
    assert pin.at.day_in(date(2026, 11, 23)) == 5
    assert pin.at.day_in(date(2026, 11, 30)) is None


def test_dates_and_times_may_be_toml_or_text(tmp_path):
    written = athlete(tmp_path, race='distance = "half"\ndate = "2027-04-25"\nstart = "10:30"').race
    assert written == athlete(tmp_path, race='distance = "half"\ndate = 2027-04-25\nstart = 10:30:00').race
    assert (written.date, written.start) == (date(2027, 4, 25), 630)


def test_names_and_labels_lose_what_could_harm_a_terminal(tmp_path):
    ada = athlete(tmp_path, top=TOP.replace("Ada Brook", "Ada\\u001b[31m \\u202eBrook\\n"))
    assert ada.name == "Ada[31m Brook"


def test_busy_calendars_lie_beside_the_file(tmp_path):
    (tmp_path / "work.ics").touch()
    (tmp_path / "athlete.toml").write_text(athlete_text(calendars='busy = "work.ics"'), encoding="utf-8")
    assert load_athlete(tmp_path / "athlete.toml").calendars.busy == (tmp_path / "work.ics",)


def test_an_athlete_comes_by_standard_input_too(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + athlete_text().encode())))
    assert load_athlete("-").name == "Ada Brook"


def test_a_fault_on_standard_input_is_named_so(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff")))
    with pytest.raises(InputError, match=r"^standard input: line 1: got 0xff, expected text in UTF-8"):
        load_athlete("-")


def test_windows_line_ends_make_no_difference(tmp_path):
    (tmp_path / "a.toml").write_bytes(athlete_text().replace("\n", "\r\n").encode())
    assert load_athlete(tmp_path / "a.toml") == athlete(tmp_path)


def test_the_packs_that_the_rulebook_has_are_the_ones_known(tmp_path):
    (tmp_path / "a.toml").write_text(athlete_text(top=f'{TOP}pack = "mine"\n'), encoding="utf-8")
    assert load_athlete(tmp_path / "a.toml", packs=("default", "mine")).pack == "mine"


def test_a_pin_outside_the_planned_week_is_refused(tmp_path):
    ada = athlete(tmp_path, more='[[pin]]\nsession = "long"\nat = "2026-11-30 08:00"\n')
    with pytest.raises(InputError) as raised:
        check_against_week(ada, WEEK, file="athlete.toml")
    assert str(raised.value) == (
        'athlete.toml: pin[1].at: got "2026-11-30 08:00", expected a time in the week 2026-11-23 to 2026-11-29. '
        "Remove the pin, or plan the week that it belongs to."
    )


def test_a_pin_on_the_last_day_of_the_planned_week_is_not(tmp_path):
    check_against_week(athlete(tmp_path, more='[[pin]]\nsession = "long"\nat = "2026-11-29 08:00"\n'), WEEK)


@pytest.mark.parametrize("day", ["2026-09-28", "2026-09-27", "2025-11-23", "2016-02-29"])
def test_a_week_may_be_planned_however_long_after_a_race_and_is_then_one_of_base(tmp_path, day):
    raced = athlete(tmp_path, race=f'distance = "half"\ndate = {day}')
    check_against_week(raced, WEEK)
    now = situation_of(raced, WEEK, load_rulebook())
    assert (now.phase, now.lighter_start) == ("base", False)
    assert now.weeks_to_race is None or now.weeks_to_race < 0


def test_a_race_long_ago_makes_no_difference_to_a_week(tmp_path):
    raced = athlete(tmp_path, race='distance = "half"\ndate = 2025-11-23')
    never = athlete(tmp_path)
    book = load_rulebook()
    assert resolve_for(raced, WEEK, book).hash == resolve_for(never, WEEK, book).hash


@pytest.mark.parametrize(
    ("wrong", "known", "meant"),
    [
        ("wednesday", WEEKDAYS, "wed"),
        ("Miles", ("miles", "km"), "miles"),
        ("5K", ("5k", "10k"), "5k"),
        ("avalability", ("availability", "race"), "availability"),
        ("xyzzy", ("availability", "race"), None),
        ("", ("availability",), None),
    ],
)
def test_the_nearest_known_name_is_the_one_probably_meant(wrong, known, meant):
    assert nearest(wrong, known) == meant
