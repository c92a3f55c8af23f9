"""Why a session was dropped, in weeks whose true reason is known."""

from __future__ import annotations

import pytest

from liftrun.rules.daily_cap import DailyCap
from liftrun.rules.days_off import DaysOff
from liftrun.rules.frequency import Frequency
from liftrun.rules.minimum_gap import MinimumGap
from liftrun.rules.not_consecutive_days import NotConsecutiveDays
from liftrun.rules.preferred_day import PreferredDay
from liftrun.rules.selector import Selector
from tests.reasons.weeks import Handmade
from tests.support.factories.weeks import AUTUMN, PLAIN, SPRING, at, lift, mobility, put, run, weighted

RUNS = (Selector(activity="run"),)
LIFTS = (Selector(activity="lift"),)
HARD = (Selector(activity="run", hard=True),)
FAR = (Selector(activity="run", over_miles=6),)
JUMPS = (Selector(plyometrics=True),)


def required(says):
    return {"says": says, "source": "test:1"}


ONE_RUN = DailyCap(id="one-run", of=RUNS, at_most=1, **required("One run a day."))
DAY_OFF = DaysOff(id="day-off", of=RUNS + LIFTS, at_least=1, **required("A day off."))
GAP = MinimumGap(id="gap", one=FAR, other=LIFTS, gap_minutes=120, **required("Two hours around a far run."))
SPREAD = NotConsecutiveDays(id="spread", of=HARD, **required("Hard days apart."))
NO_LIFTS = Frequency(id="no-lifts", of=LIFTS, at_most=0, **required("No lifts this week."))

LONG = run("run-long", "long", (105, 10.5))
TEMPO = run("run-tempo", "tempo", (60, 7.0), (45, 5.0))
EASY = run("run-easy-1", "easy", (60, 6.0))
JOG = run("run-easy-2", "easy", (45, 4.0), (30, 3.0))
LIFT = lift("lift-1", "full", 60, 40, jumps_minutes=15)
SECOND = lift("lift-2", "lower", 60)


def test_too_short_free_time_is_named_with_the_longest_stretch():
    week = Handmade(dropped=[LONG], free={LONG.id: "tue 06:00-07:00, sat 07:00-08:30, sun 18:00-19:30"})
    assert week.reason(LONG) == (
        "It needs 105 minutes in one piece; the longest free time for it is Sat 07:00–08:30 (90 minutes)."
    )


def test_the_reason_of_a_session_that_can_be_shortened_gives_its_shortest_length():
    week = Handmade(dropped=[TEMPO], free={TEMPO.id: "tue 06:00-06:40"})
    assert week.reason(TEMPO) == (
        "Even shortened it needs 45 minutes in one piece; the longest free time for it is Tue 06:00–06:40 (40 minutes)."
    )


def test_a_week_without_free_time_is_the_reason():
    assert Handmade(dropped=[LONG], free={LONG.id: ""}).reason(LONG) == "There is no free time for it this week."


def test_free_time_outside_the_week_is_none():
    week = Handmade(dropped=[EASY], free={EASY.id: "sun 23:40-24:00"})
    before = week.problem.instance.openings[EASY.id]["road"][0]
    assert week.reason(EASY).endswith("the longest free time for it is Sun 23:40–24:00 (20 minutes).")
    week.problem.instance.openings[EASY.id]["road"] = (before._replace(start=-90, end=-10),)
    assert week.reason(EASY) == "There is no free time for it this week."


def test_the_reason_of_a_lift_names_home_and_gym():
    week = Handmade(dropped=[SECOND], free={SECOND.id: {"home": "mon 06:00-06:50", "gym": "tue 18:15-18:45"}})
    assert week.reason(SECOND) == (
        "It needs 60 minutes in one piece; the longest free time at home is Mon 06:00–06:50 (50 minutes), "
        "the longest at the gym, without travel time, is Tue 18:15–18:45 (30 minutes)."
    )


def test_a_stretch_that_is_long_enough_but_off_the_grid_is_the_reason():
    week = Handmade(dropped=[LONG], free={LONG.id: "sat 07:05-08:55"}, grid_minutes=30)
    assert week.reason(LONG) == (
        "It needs 105 minutes from a start on the 30-minute grid; "
        "even the longest free time, Sat 07:05–08:55 (110 minutes), has no such start."
    )


def test_one_minute_more_and_it_has_a_start():
    week = Handmade(
        put(EASY, at(PLAIN, "sat 07:00")), dropped=[LONG], free={LONG.id: "sat 07:00-08:45"}, grid_minutes=15
    )
    assert week.reason(LONG) == "Its one possible start, Sat 07:00, is taken by the easy run (Sat)."


def test_starts_are_counted_by_what_takes_them_and_by_what_they_would_break():
    # Sat: the long run stands at 08:00-09:45. The easy run (60 min) starts at 06:00 to 10:45: twenty starts, of which
    # those after 07:00 and before 09:45 overlap: 07:15 to 09:30, ten. The others break "one run a day". Sun likewise
    # has none taken; 06:00 to 07:00 are five, and five days are used besides, so the day off goes.
    six_days = [put(run(f"run-{day}", "easy", (30, 3.0)), at(PLAIN, f"{day} 20:00")) for day in ("mon", "tue", "wed")]
    lifts = [put(lift(f"lift-{day}", "upper", 30), at(PLAIN, f"{day} 20:00")) for day in ("thu", "fri")]
    week = Handmade(
        put(LONG, at(PLAIN, "sat 08:00")),
        *six_days,
        *lifts,
        dropped=[EASY],
        free={EASY.id: "sat 06:00-11:45, sun 06:00-08:00"},
        rules=[ONE_RUN, DAY_OFF],
    )
    assert week.reason(EASY) == (
        "It needs 60 minutes. Of 25 possible starts, 10 are taken by the long run (Sat), "
        'and 15 would break: "One run a day." (10) and "A day off." (5).'
    )


def test_one_rule_alone_needs_no_count():
    week = Handmade(
        put(LONG, at(PLAIN, "sat 08:00")), dropped=[EASY], free={EASY.id: "sat 06:00-11:45"}, rules=[GAP, ONE_RUN]
    )
    week_without_the_taken = Handmade(
        put(LONG, at(PLAIN, "sat 12:00")), dropped=[EASY], free={EASY.id: "sat 06:00-11:45"}, rules=[ONE_RUN]
    )
    said = 'It needs 60 minutes. Each of its 20 possible starts would break: "One run a day."'
    assert week.reason(EASY) == said
    assert week_without_the_taken.reason(EASY) == said


def test_a_rule_that_forbids_every_start_comes_before_taken_starts():
    week = Handmade(
        put(LONG, at(PLAIN, "sat 08:00")), dropped=[SECOND], free={SECOND.id: "sat 08:00-13:00"}, rules=[GAP, NO_LIFTS]
    )
    assert week.reason(SECOND) == (
        'It needs 60 minutes. Each of its 17 possible starts would break: "No lifts this week."'
    )


def test_all_starts_may_be_taken():
    placed = (put(LONG, at(PLAIN, "sat 08:00")), put(EASY, at(PLAIN, "sat 10:00")))
    week = Handmade(*placed, dropped=[JOG], free={JOG.id: "sat 08:00-09:30, sat 10:30-11:00, mon 06:00-06:20"})
    assert week.reason(JOG) == (
        "Even shortened it needs 30 minutes. "
        "All 6 possible starts are taken by the long run (Sat) and easy run 1 (Sat)."
    )


def test_different_rules_can_prevent_different_starts():
    # Sixty minutes after the far run's end at 09:45 and before its start at 08:00 the gap of two hours is missed.
    week = Handmade(
        put(LONG, at(PLAIN, "sat 08:00")),
        put(EASY, at(PLAIN, "mon 08:00")),
        dropped=[LIFT, JOG],
        free={LIFT.id: "sat 06:15-07:15, sat 10:00-11:00", JOG.id: "sat 12:00-12:45, mon 12:00-12:30"},
        rules=[GAP, ONE_RUN],
    )
    assert week.reason(LIFT) == (
        'Even shortened it needs 40 minutes. Each of its 4 possible starts would break: "Two hours around a far run."'
    )
    assert (
        week.reason(JOG)
        == 'Even shortened it needs 30 minutes. Each of its 3 possible starts would break: "One run a day."'
    )


def test_the_way_to_the_gym_counts_and_is_named():
    free = {SECOND.id: {"gym": "tue 17:15-18:30"}}
    tuesday = put(EASY, at(PLAIN, "tue 16:05"))
    near = Handmade(
        tuesday,
        dropped=[SECOND],
        free={SECOND.id: {"gym": "tue 17:15-18:30, wed 06:00-07:00"}},
        travel_minutes=20,
        rules=[PreferredDay(id="tuesdays", of=LIFTS, days="tue", **required("Lift on Tuesdays."))],
    )
    assert near.reason(SECOND).startswith("It would still fit on Tue 17:30")
    far = Handmade(
        tuesday,
        dropped=[SECOND],
        free={SECOND.id: {"gym": "tue 17:15-18:15, wed 06:00-07:00"}},
        travel_minutes=20,
        rules=near.problem.rules,
    )
    assert far.reason(SECOND) == (
        "It needs 60 minutes. Of 2 possible starts, 1 is taken by the easy run (Tue), counting the way to the gym, "
        'and 1 would break: "Lift on Tuesdays."'
    )
    assert Handmade(tuesday, dropped=[SECOND], free=free, travel_minutes=40).reason(SECOND) == (
        "It needs 60 minutes. All 2 possible starts are taken by the easy run (Tue), counting the way to the gym."
    )


def test_home_is_possible_where_the_gym_is_too_far():
    free = {SECOND.id: {"home": "tue 17:15-18:15", "gym": "tue 17:15-18:15"}}
    week = Handmade(put(EASY, at(PLAIN, "tue 16:10")), dropped=[SECOND], free=free, travel_minutes=25, rules=[NO_LIFTS])
    assert week.reason(SECOND) == 'Its one possible start, Tue 17:15, would break: "No lifts this week."'


def test_beyond_four_sessions_the_rest_are_counted():
    runs = [run(f"run-easy-{n}", "easy", (45, 4.0)) for n in range(1, 6)]
    placed = [
        put(one, at(PLAIN, f"{day} 06:00")) for one, day in zip(runs, ("mon", "tue", "wed", "thu", "fri"), strict=True)
    ]
    free = "mon 06:00-06:45, tue 06:00-06:45, wed 06:00-06:45, thu 06:00-06:45, fri 06:00-06:45"
    lost = run("run-easy-6", "easy", (45, 4.0))
    assert Handmade(*placed, dropped=[lost], free={lost.id: free}).reason(lost) == (
        "It needs 45 minutes. All 5 possible starts are taken by "
        "easy run 1 (Mon), easy run 2 (Tue), easy run 3 (Wed) and 2 others."
    )
    four = free.removesuffix(", fri 06:00-06:45")
    assert (
        Handmade(*placed, dropped=[lost], free={lost.id: four})
        .reason(lost)
        .endswith("easy run 1 (Mon), easy run 2 (Tue), easy run 3 (Wed) and easy run 4 (Thu).")
    )


def test_the_reason_of_a_pin_names_the_session_at_its_time():
    pins = {TEMPO.id: "wed 18:05"}
    club = put(run("run-easy-1", "easy", label="Club night"), at(PLAIN, "wed 17:30"))
    tuesday = put(LONG, at(PLAIN, "tue 06:00"))
    taken = Handmade(club, tuesday, dropped=[TEMPO], pins=pins)
    both = Handmade(club, tuesday, dropped=[TEMPO], pins=pins, rules=[SPREAD, ONE_RUN])
    broken = Handmade(tuesday, dropped=[TEMPO], pins=pins, rules=[SPREAD, ONE_RUN])
    assert taken.reason(TEMPO) == "Its pinned start, Wed 18:05, is taken by Club night (Wed)."
    assert both.reason(TEMPO) == (
        "Its pinned start, Wed 18:05, is taken by Club night (Wed) and "
        'would break: "Hard days apart." and "One run a day."'
    )
    assert broken.reason(TEMPO) == 'Its pinned start, Wed 18:05, would break: "Hard days apart."'


def test_a_pin_at_a_time_that_is_not_free_has_that_reason():
    week = Handmade(dropped=[TEMPO], pins={TEMPO.id: "wed 18:05"}, free={TEMPO.id: "wed 18:05-18:40"})
    assert week.reason(TEMPO) == "It is pinned to Wed 18:05, but no 45 minutes are free there."


def test_a_race_is_not_called_pinned():
    race = run("run-race", "race", (100, 13.1))
    pins = {race.id: "sun 10:00"}
    week = Handmade(put(EASY, at(PLAIN, "sun 11:00")), dropped=[race], pins=pins)
    assert week.reason(race) == "Its own start, Sun 10:00, is taken by the easy run (Sun)."
    assert Handmade(dropped=[race], pins=pins, free={race.id: ""}).reason(race) == (
        "It is set for Sun 10:00, but no 100 minutes are free there."
    )


def test_a_session_of_last_week_can_prevent_monday():
    history = [put(LONG, at(PLAIN, "last sun 09:00"))]
    week = Handmade(dropped=[TEMPO], free={TEMPO.id: "mon 06:00-07:00"}, rules=[SPREAD], history=history)
    assert week.reason(TEMPO) == (
        'Even shortened it needs 45 minutes. Each of its 2 possible starts would break: "Hard days apart."'
    )


def test_in_spring_the_clock_shows_an_hour_that_is_not_there():
    week = Handmade(dropped=[LONG, JOG], free={LONG.id: "sun 01:30-04:00", JOG.id: "sun 01:30-03:00"}, week=SPRING)
    assert week.reason(LONG) == (
        "It needs 105 minutes in one piece; "
        "the longest free time for it is Sun 01:30–04:00 (90 minutes, because the clocks change)."
    )
    assert week.reason(JOG).startswith("It would still fit on Sun 01:30")


def test_in_autumn_an_hour_is_shown_twice_and_both_are_counted():
    # From 02:00 to 03:00 by the clock are 120 minutes: five starts of 60 minutes on a grid of 15.
    placed = put(run("run-speed", "speed", (120, 10.0)), at(AUTUMN, "sun 02:00"))
    week = Handmade(placed, dropped=[EASY], free={EASY.id: "sun 02:00-03:00"}, week=AUTUMN)
    assert week.reason(EASY) == ("It needs 60 minutes. All 5 possible starts are taken by the speed session (Sun).")
    pinned = Handmade(dropped=[LONG], pins={LONG.id: "sun 02:30"}, free={LONG.id: "sun 02:30-03:00"}, week=AUTUMN)
    assert pinned.reason(LONG) == "It is pinned to Sun 02:30 CEST, but no 105 minutes are free there."


@pytest.mark.parametrize("week", [SPRING, AUTUMN])
def test_days_after_a_clock_change_are_named_by_the_local_date(week):
    monday_run = put(EASY, at(week, "sun 23:00"))
    said = Handmade(monday_run, dropped=[JOG], free={JOG.id: "sun 23:00-23:30"}, week=week).reason(JOG)
    assert said == "Its one possible start, Sun 23:00, is taken by easy run 1 (Sun)."


def test_a_start_that_breaks_nothing_is_admitted():
    week = Handmade(put(LONG, at(PLAIN, "sat 08:00")), dropped=[JOG], free={JOG.id: "sat 06:00-07:00, sun 06:00-06:30"})
    assert week.reason(JOG) == (
        "It would still fit on Sat 06:00 and break no required rule, so a better plan than this one exists."
    )


def test_an_aim_that_counts_for_more_is_named():
    aim = Frequency(id="few", of=RUNS, at_most=1, **{**weighted(1, "keep"), "says": "Two runs are one too many."})
    placed = put(LONG, at(PLAIN, "sat 08:00"))
    week = Handmade(placed, dropped=[JOG], free={JOG.id: "sun 06:00-06:30"}, rules=[aim])
    lesser = Frequency(id="few", of=RUNS, at_most=1, **weighted(1, "training"))
    assert (
        week.reason(JOG) == 'It would fit on Sun 06:00, but this plan gives priority to: "Two runs are one too many."'
    )
    assert "better plan" in Handmade(placed, dropped=[JOG], free={JOG.id: "sun 06:00-06:30"}, rules=[lesser]).reason(
        JOG
    )


def test_plyometrics_are_not_required_of_a_lift_without_time_for_them():
    no_jumps = Frequency(id="no-jumps", of=JUMPS, at_most=0, **required("No jumps."))
    week = Handmade(dropped=[LIFT], free={LIFT.id: "sat 06:00-06:40"}, rules=[no_jumps])
    assert "better plan" in week.reason(LIFT)


def test_text_of_others_is_shown_on_one_line_without_control_characters():
    rule = DailyCap(id="none", of=RUNS, at_most=0, **required("No\x1b[31m runs\n at all"))
    week = Handmade(dropped=[EASY], free={EASY.id: "sat 06:00-07:00"}, rules=[rule])
    assert week.reason(EASY) == 'Its one possible start, Sat 06:00, would break: "No[31m runs at all".'


def test_mobility_has_its_reasons_too():
    stretch = mobility("mobility-1", 30)
    week = Handmade(put(EASY, at(PLAIN, "sat 06:00")), dropped=[stretch], free={stretch.id: "sat 06:30-07:00"})
    assert week.reason(stretch) == "Its one possible start, Sat 06:30, is taken by the easy run (Sat)."
