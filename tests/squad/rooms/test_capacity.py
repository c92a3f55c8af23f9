"""The places of a room: hours, closures, what is left, what is too much."""

from __future__ import annotations

import random

from liftrun.domain import Span
from liftrun.squad.inputs.squad_file import Room
from liftrun.squad.rooms.capacity import left, overfull, use, with_a_place
from liftrun.squad.rooms.room_places import places_of
from tests.support.factories.weeks import PLAIN, SPRING, at


def room(places=3, **further):
    tables = {"id": "a", "places": places, "open": {"every_day": "06:00-10:00"}, **further}
    return Room.model_validate(tables)


def by_minute(places):
    return {minute: count for span, count in places for minute in range(*span)}


def test_a_closure_takes_all_places_and_a_shortage_some():
    found = by_minute(
        places_of(
            room(fewer=({"day": "tue"}, {"between": "07:00-08:00", "places": 1}, {"day": "wed", "places": 9})), PLAIN
        )
    )
    assert found[at(PLAIN, "mon 06:30")] == 3
    assert found[at(PLAIN, "mon 07:30")] == 1
    assert at(PLAIN, "tue 06:30") not in found
    assert found[at(PLAIN, "wed 09:59")] == 3
    assert at(PLAIN, "wed 10:00") not in found


def test_hours_follow_the_clock_through_a_clock_change():
    found = by_minute(places_of(room(open={"sun": "01:00-04:00"}), SPRING))
    assert len(found) == 120


def test_what_is_left_and_what_is_too_much_agree_with_counting_minutes():
    randomness = random.Random(4)
    for _ in range(200):
        edges = sorted(randomness.sample(range(60), 6))
        places = tuple((Span(*edges[n : n + 2]), randomness.randrange(1, 4)) for n in (0, 2, 4))
        taken = [Span(s, s + randomness.randrange(1, 20)) for s in randomness.sample(range(60), 4)]
        counted = {m: sum(s.start <= m < s.end for s in taken) for m in range(90)}
        most = by_minute(places)
        assert by_minute(use(taken)) == {m: n for m, n in counted.items() if n}
        rest = left(places, taken)
        assert by_minute(rest) == {m: most[m] - counted[m] for m in most if most[m] > counted[m]}
        assert {m for span in with_a_place(rest) for m in range(*span)} == set(by_minute(rest))
        assert {m for span in overfull(places, taken) for m in range(*span)} == {
            m for m, n in counted.items() if n > most.get(m, 0)
        }
