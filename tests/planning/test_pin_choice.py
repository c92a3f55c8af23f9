"""Where a pin may fix one of several sessions, it fixes the one with which the week is best."""

from __future__ import annotations

import pytest

from liftrun.athlete.pin_matching import MOST_PINNINGS, pinnings
from liftrun.calendars.policy import CalendarReading
from liftrun.domain import WEEKDAYS
from liftrun.model.losses import losses_of
from liftrun.model.solve import SolveOptions
from liftrun.planning.prepare import plan_week, prepare, with_best_pins
from liftrun.rulebook import load_rulebook
from tests.demand.people import UNSET, WEEK, athlete, runs_of, wanted

# The two speed sessions differ in length, and only one of them fits into the evening of Wednesday.
RUNS = runs_of(("long", 13), ("easy", 5), ("speed", 3), ("tempo", 8), ("easy", 4), ("speed", 8))
EVENINGS = {"weekdays": ("16:00-20:30",), "weekend": ("08:00-11:00",)}
NOTHING_READ = CalendarReading(busy=(), events_read=0, assumed=(), skipped=())


def someone(*pins):
    return athlete(
        "10k", 14, units="miles", availability=EVENINGS, home={"equipment": ("dumbbells",)}, pin=pins, **RUNS
    )


def solved(person, options=None):
    return plan_week(prepare(person, WEEK, NOTHING_READ, load_rulebook()), options)


def losses(week):
    return losses_of(week.outcome.plan, week.outcome.verdict)


def pin_at(placed):
    day, clock = WEEK.clock_of(placed.start)
    name = placed.session.kind or placed.session.activity
    return {"session": name, "at": f"{WEEKDAYS[day]} {clock // 60:02d}:{clock % 60:02d}"}


def test_a_pin_at_a_chosen_slot_costs_nothing_whichever_equal_session_is_there():
    free = solved(someone())
    for placed in free.outcome.plan.schedule.placed:
        if not placed.shortened:
            pinned = solved(someone(pin_at(placed)))
            assert losses(pinned) <= losses(free), placed.session.id
            assert placed.start in pinned.prepared.problem.instance.pins.values()


@pytest.mark.parametrize("miles", [3, 8])
def test_the_length_that_fits_decides_which_session_a_pin_fixes(miles):
    slot = {3: "07:00-07:30", 8: "07:00-09:00"}[miles]
    other = {3: "07:00-09:00", 8: "07:00-07:30"}[miles]
    person = athlete(
        None,
        availability={"wed": (slot,), "sat": (other,)},
        gym=UNSET,
        lifts_per_week=0,
        pin=({"session": "speed", "at": "Wed 07:00"},),
        **runs_of(("speed", 3), ("speed", 8)),
    )
    week = solved(person)
    placed = {WEEK.day_of(one.start): one for one in week.outcome.plan.schedule.placed}
    assert week.outcome.plan.dropped == ()
    assert placed[2].metres == person.metres(miles)


def test_of_equally_good_ways_the_usual_one_is_taken():
    person = someone({"session": "easy", "at": "Thu 17:00"})
    week = prepare(person, WEEK, NOTHING_READ, load_rulebook())
    assert set(week.demand.bound) == {"run-easy-1"}
    assert [set(other.demand.bound) for other in week.alternatives] == [{"run-easy-2"}]


def test_sessions_that_differ_by_nothing_are_one_way():
    person = athlete(pin=({"session": "easy", "at": "Thu 17:00"},), **runs_of(("easy", 5), ("easy", 5)))
    assert prepare(person, WEEK, NOTHING_READ, load_rulebook()).alternatives == ()


@pytest.mark.parametrize(("further", "ways"), [({}, 2), ({"label": "Track"}, 1), ({"distance": 7.5}, 1)])
def test_a_pin_with_the_label_or_the_distance_of_a_session_has_one_way(further, ways):
    runs = runs_of(("speed", 3), ("speed", 8, {"label": "Track"} if "label" in further else {}))
    person = athlete(pin=({**further, "session": "speed", "at": "Wed 17:00"},), **runs)
    assert len(list(pinnings(person, WEEK, wanted(person).sessions))) == ways


def test_the_ways_are_limited():
    runs = runs_of(*(("easy", 3 + number) for number in range(6)))
    pins = [{"session": "easy", "at": f"{day} 17:00"} for day in WEEKDAYS[:4]]
    sessions = wanted(athlete(None, **runs)).sessions
    assert len(list(pinnings(athlete(None, pin=tuple(pins), **runs), WEEK, sessions))) == MOST_PINNINGS


def test_a_time_limit_is_divided_among_the_ways():
    week = solved(someone({"session": "easy", "at": "Thu 17:00"}), SolveOptions(time_limit_seconds=10))
    assert week.options.time_limit_seconds == 5


def test_a_squad_plans_with_the_pins_that_are_best_for_the_athlete():
    prepared = prepare(someone({"session": "speed", "at": "Wed 19:00"}), WEEK, NOTHING_READ, load_rulebook())
    best = with_best_pins(prepared, SolveOptions())
    assert best.alternatives == ()
    assert best.problem == plan_week(prepared).prepared.problem
