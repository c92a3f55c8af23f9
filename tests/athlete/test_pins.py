from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from liftrun.athlete.pin_matching import bind_pins
from liftrun.availability.history import history_of
from liftrun.availability.openings import openings
from liftrun.calendars.clock import week_of
from liftrun.domain import Length, Plyometrics, Priority, Session, Span
from tests.athlete.files import TOP, athlete

WEEK = week_of(date(2026, 11, 23), "Europe/Berlin")
SATURDAY = 5 * 1440
LONG = Session("run-long", "run", Priority.LONG_RUN, (Length(120, 20000), Length(90, 15000)), kind="long", hard=True)
EASY_1 = Session("run-easy-1", "run", Priority.OTHER_RUN, (Length(30, 5000),), kind="easy")
EASY_2 = Session("run-easy-2", "run", Priority.OTHER_RUN, (Length(60, 10000),), kind="easy", label="with Bo")
LIFT_1 = Session(
    "lift-1", "lift", Priority.FIRST_LIFT, (Length(60), Length(40)), focus="full", plyometrics=Plyometrics(15, "jumps")
)
LIFT_2 = Session("lift-2", "lift", Priority.FURTHER_LIFT, (Length(60),), focus="upper")
RACE = Session("run-race", "run", Priority.RACE, (Length(240, 42195),), kind="race", hard=True)
SESSIONS = (LONG, LIFT_1, EASY_1, EASY_2, LIFT_2)
GYM = 'travel_minutes = 10\nopen = { every_day = "08:00-20:00" }'


def pin(session: str, at: str, more: str = "") -> str:
    return f'[[pin]]\nsession = "{session}"\nat = "{at}"\n{more}\n'


def bound(*pins: str) -> dict[str, str]:
    found = bind_pins(athlete(Path(), more="".join(pins)), WEEK, SESSIONS).bound
    return {name: str(one.at) for name, one in found.items()}


def test_a_pin_binds_the_first_session_of_its_kind_and_the_next_pin_the_next():
    assert bound(pin("lift", "Tue 18:00"), pin("lift", "Thu 18:00"), pin("long", "Sat 08:00")) == {
        "lift-1": "tue 18:00",
        "lift-2": "thu 18:00",
        "run-long": "sat 08:00",
    }


def test_a_pin_binds_its_namesake():
    assert bound(pin("easy", "Tue 18:00", 'label = "with Bo"')) == {"run-easy-2": "tue 18:00"}


def test_a_pin_without_a_name_leaves_a_named_session_to_its_own_pin():
    nameless = athlete(Path(), more=pin("easy", "Wed 07:00"))
    assert set(bind_pins(nameless, WEEK, (EASY_2, EASY_1)).bound) == {"run-easy-1"}
    pins = (pin("easy", "Wed 07:00"), pin("easy", "Tue 18:00", 'label = "with Bo"'))
    assert bound(*pins) == {"run-easy-1": "wed 07:00", "run-easy-2": "tue 18:00"}


def test_a_pin_binds_the_session_nearest_to_its_distance():
    assert bound(pin("easy", "Tue 18:00", 'distance = 6\nlabel = "new"')) == {"run-easy-2": "tue 18:00"}


def test_a_dated_pin_stands_over_a_weekly_one():
    pins = (pin("long", "Sat 08:00"), pin("long", "2026-11-29 09:00"))
    assert bound(*pins) == {"run-long": "2026-11-29 09:00"}


def test_a_pin_dated_in_another_week_is_none_of_this_one():
    found = bind_pins(athlete(Path(), more=pin("long", "2026-12-05 08:00")), WEEK, SESSIONS)
    assert (found.bound, found.unbound) == ({}, ())


def test_a_pinned_session_has_the_one_span_of_its_full_length():
    found = openings(athlete(Path(), more=pin("long", "Sat 08:07")), WEEK, SESSIONS, ())
    start = SATURDAY + 487
    assert found.pins == {"run-long": start}
    assert found.openings["run-long"] == {"road": (Span(start, start + 120),)}
    assert len(found.openings["run-easy-1"]["road"]) == 14


@pytest.mark.parametrize(
    ("busy", "bans", "against"),
    [
        ((Span(SATURDAY + 500, SATURDAY + 510),), "", "although the calendar has something then"),
        ((Span(SATURDAY + 480 - 30, SATURDAY + 480),), "", ""),
        ((), '[[ban]]\nactivity = "run"\nday = "sat"\n', "although a ban forbids it"),
        ((), '[[ban]]\nactivity = "long"\nbetween = "09:00-09:30"\n', "although a ban forbids it"),
        ((), '[[ban]]\nactivity = "lift"\nday = "sat"\n', ""),
        (
            (Span(SATURDAY, SATURDAY + 1440),),
            '[[ban]]\nactivity = "run"\nday = "sat"\n',
            "although the calendar has something then and although a ban forbids it",
        ),
    ],
)
def test_a_pin_stands_over_calendar_and_bans_and_the_athlete_is_told(busy, bans, against):
    text = pin("long", "Sat 08:00", 'label = "club run"') + bans
    who = athlete(Path(), more=text, availability='every_day = "06:00-12:00"', calendars="buffer_minutes = 10")
    found = openings(who, WEEK, [replace(LONG, label="club run")], busy)
    assert found.openings["run-long"] == {"road": (Span(SATURDAY + 480, SATURDAY + 600),)}
    assert found.assumed == (
        (f'The long run "club run" at sat 08:00 keeps its fixed time, {against}.',) if against else ()
    )


def test_a_pin_stands_outside_availability_and_the_athlete_is_told():
    found = openings(athlete(Path(), more=pin("lift", "Sat 12:00")), WEEK, [LIFT_1], ())
    assert found.openings["lift-1"] == {"home": (Span(SATURDAY + 720, SATURDAY + 780),)}
    assert found.assumed == ("The lift at sat 12:00 keeps its fixed time, although you are not available then.",)


def test_a_pinned_lift_may_grow_by_its_jumps_only_into_free_time():
    for availability, minutes in (("18:00-19:15", 75), ("18:00-19:14", 60)):
        who = athlete(Path(), more=pin("lift", "Sat 18:00"), availability=f'sat = "{availability}"')
        (span,) = openings(who, WEEK, [LIFT_1], ()).openings["lift-1"]["home"]
        assert span == Span(SATURDAY + 1080, SATURDAY + 1080 + minutes)


def test_a_pinned_lift_grows_by_its_jumps_in_the_gym_only_while_it_is_open():
    both = athlete(Path(), more=pin("lift", "Sat 19:00"), gym=GYM, availability='sat = "18:00-21:00"')
    start = SATURDAY + 19 * 60
    assert openings(both, WEEK, [LIFT_1], ()).openings["lift-1"] == {
        "home": (Span(start, start + 75),),
        "gym": (Span(start, start + 60),),
    }


def test_a_pinned_lift_goes_to_the_gym_only_while_it_is_open_if_there_are_weights_at_home():
    both = athlete(Path(), more=pin("lift", "Sat 07:30"), gym=GYM)
    assert set(openings(both, WEEK, [LIFT_1], ()).openings["lift-1"]) == {"home"}
    both = athlete(Path(), more=pin("lift", "Sat 19:00"), gym=GYM)
    assert set(openings(both, WEEK, [LIFT_1], ()).openings["lift-1"]) == {"home", "gym"}


def test_a_lift_pinned_to_a_closed_gym_stays_and_the_athlete_is_told():
    found = openings(athlete(Path(), more=pin("lift", "Sat 07:00"), home=None, gym=GYM), WEEK, [LIFT_2], ())
    assert found.openings["lift-2"] == {"gym": (Span(SATURDAY + 420, SATURDAY + 480),)}
    assert found.assumed == ("The lift at sat 07:00 keeps its fixed time, although the gym is closed then.",)


def test_a_pin_that_no_session_answers_to_settles_nothing_and_is_no_assumption():
    found = openings(athlete(Path(), more=pin("tempo", "Tue 18:00", 'label = "track"')), WEEK, SESSIONS, ())
    assert found.pins == {}
    assert found.assumed == ()


def test_the_race_is_settled_by_its_date_and_start():
    race = 'distance = "full"\ndate = 2026-11-29\nstart = "10:30"'
    found = openings(athlete(Path(), race=race), WEEK, [RACE, EASY_1], ())
    start = 6 * 1440 + 630
    assert found.pins == {"run-race": start}
    assert found.openings["run-race"] == {"road": (Span(start, start + 240),)}
    assert found.assumed == ()


def test_an_event_over_the_race_is_news_to_the_athlete():
    race = 'distance = "full"\ndate = 2026-11-29'
    found = openings(athlete(Path(), race=race), WEEK, [RACE], [Span(6 * 1440 + 600, 6 * 1440 + 660)])
    assert found.assumed == ("The race at sun 09:00 keeps its fixed time, although the calendar has something then.",)


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-30", "2027-01-31"])
def test_a_race_in_another_week_settles_nothing(day):
    found = openings(athlete(Path(), race=f'distance = "full"\ndate = {day}'), WEEK, (RACE, *SESSIONS), ())
    assert found.pins == {}


def test_a_race_may_be_on_a_monday():
    found = openings(athlete(Path(), race='distance = "full"\ndate = 2026-11-23'), WEEK, [RACE], ())
    assert found.pins == {"run-race": 540}


def test_a_pin_after_the_change_to_summer_time_is_at_its_clock_time():
    spring = week_of(date(2027, 3, 22), "Europe/Berlin")
    found = openings(athlete(Path(), more=pin("long", "Sun 08:00")), spring, [LONG], ())
    assert found.pins == {"run-long": 6 * 1440 + 7 * 60}


PAST = """[[history]]
session = "lift"
day = "sun"
at = "18:00"
minutes = 50
focus = "lower"
[[history]]
session = "long"
day = "sat"
at = "08:00"
minutes = 130
distance = 13
[[history]]
session = "mobility"
day = "mon"
at = "20:00"
minutes = 15
"""


def test_last_week_lies_at_negative_minutes_in_its_order():
    mobility, long, lift = history_of(athlete(Path(), more=PAST), WEEK)
    assert (mobility.session.activity, mobility.start, mobility.place) == ("mobility", -7 * 1440 + 1200, "home")
    assert (long.session.kind, long.session.hard, long.place) == ("long", True, "road")
    assert (long.start, long.end, long.metres) == (-2 * 1440 + 480, -2 * 1440 + 610, 20921)
    assert (lift.session.focus, lift.session.heavy, lift.session.hard, lift.place) == ("lower", True, False, "home")
    assert [(block.kind, block.start, block.end) for block in lift.blocks] == [("weights", lift.start, lift.end)]
    assert len({one.session.id for one in (mobility, long, lift)}) == 3


def test_last_week_is_reckoned_in_elapsed_minutes_over_a_clock_change():
    after = week_of(date(2026, 10, 26), "Europe/Berlin")
    long = history_of(athlete(Path(), more=PAST), after)[1]
    assert long.start == -2 * 1440 + 480 - 60


def test_an_athlete_in_kilometres_pins_and_remembers_kilometres():
    metric = athlete(Path(), top=TOP.replace("miles", "km"), more=PAST, paces='easy = "6:00"')
    assert history_of(metric, WEEK)[1].metres == 13_000
