"""What an athlete has pinned is in the week, at its full length, and dropped last."""

from __future__ import annotations

from liftrun.domain import Priority
from liftrun.domain.units import METRES_PER_MILE
from tests.demand.people import athlete, kinds, session, wanted


def pin(what, at="Sat 08:00", **facts):
    return {"session": what, "at": at, **facts}


def test_a_pinned_run_has_its_distance_and_name_and_is_neither_shortened_nor_dropped():
    demanded = wanted(athlete("half", 8, pin=(pin("long", distance=12, label="Club run"),)))
    long = session(demanded, "run-long")
    assert long.priority == Priority.PINNED
    assert [round(length.metres / METRES_PER_MILE, 2) for length in long.lengths] == [12]
    assert long.label == "Club run"
    assert demanded.sessions[0] == long


def test_a_pinned_distance_is_part_of_the_weeks_distance():
    demanded = wanted(athlete("half", 8, pin=(pin("tempo", distance=9),)))
    assert round(sum(s.lengths[0].metres for s in demanded.sessions) / METRES_PER_MILE, 2) == 30


def test_a_pinned_optional_run_is_no_longer_optional():
    demanded = wanted(athlete("half", 8, pin=(pin("easy"), pin("easy", "Tue 06:00"))))
    assert kinds(demanded) == ["easy", "easy", "long", "speed", "tempo"]


def test_a_pinned_kind_that_the_template_lacks_takes_the_place_of_an_easy_run():
    demanded = wanted(athlete(None, pin=(pin("speed", "Thu 19:00", label="Track night"),)))
    assert kinds(demanded) == ["easy", "easy", "long", "speed", "tempo"]
    assert session(demanded, "run-speed").label == "Track night"


def test_a_pinned_kind_is_added_where_no_easy_run_can_give_way():
    demanded = wanted(athlete("half", 8, running={"days": 1, "weekly_distance": 8}, pin=(pin("speed"),)))
    assert kinds(demanded) == ["long", "speed"]


def test_two_pins_of_one_kind_are_two_runs():
    demanded = wanted(athlete("half", 8, pin=(pin("tempo", "Tue 19:00"), pin("tempo", "Fri 19:00"))))
    assert kinds(demanded) == ["easy", "long", "speed", "tempo", "tempo"]


def test_a_club_run_of_a_hard_kind_rests_in_race_week_and_maintenance():
    assert kinds(wanted(athlete("half", 0, pin=(pin("speed"),)))) == kinds(wanted(athlete("half", 0)))
    assert wanted(athlete("half", -1, pin=(pin("easy"), pin("mobility", "Mon 20:00")))).sessions == ()


def test_a_pin_dated_in_another_week_changes_nothing():
    elsewhere = pin("speed", "2027-01-09 08:00")
    assert wanted(athlete(None, pin=(elsewhere,))).sessions == wanted(athlete(None)).sessions


def test_a_pinned_lift_keeps_its_prescription_at_full_length():
    lift = session(wanted(athlete("half", 8, pin=(pin("lift", "Tue 18:00"),))), "lift-1")
    assert lift.priority == Priority.PINNED
    assert [length.minutes for length in lift.lengths] == [60]
    assert lift.prescription.sets == 4


def test_pinned_mobility_is_in_the_week_though_the_phase_asks_for_none():
    demanded = wanted(athlete("half", 8, pin=(pin("mobility", "Mon 20:00"),)))
    assert session(demanded, "mobility-1").priority == Priority.PINNED
