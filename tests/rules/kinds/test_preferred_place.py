"""Preferred places."""

from __future__ import annotations

from dataclasses import replace

from liftrun.domain import Instance
from liftrun.rules import PreferredPlace
from tests.rules import worlds
from tests.rules.kind_tests import Case, KindTests
from tests.rules.selectors import ANY, LIFTS, PLYOMETRIC_LIFTS, RUNS, one_selector
from tests.rules.sessions import EASY, FULL, MON, SAT, TUE, UPPER
from tests.rules.worlds import World

AT_HOME = {"of": LIFTS, "place": "home"}


def draw(random):
    return {"of": one_selector(random), "place": random.choice(("home", "gym", "road"))}


def with_a_gym(world):
    """The same world; its lifts can be in the gym too."""
    openings = {
        name: {**places, **({"gym": places["home"]} if "home" in places else {})}
        for name, places in world.instance.openings.items()
    }
    return World(f"{world.name}, with a gym", replace(world.instance, openings=openings))


def test_a_world_with_a_gym_has_two_places_for_a_lift():
    instance: Instance = with_a_gym(worlds.EVERY_DAY).instance
    assert set(instance.openings["lift-legs"]) == {"home", "gym"}


DECLARED = KindTests(
    PreferredPlace,
    tried=(
        (with_a_gym(worlds.JUMPS), {"of": LIFTS, "place": "home"}),
        (with_a_gym(worlds.JUMPS), {"of": PLYOMETRIC_LIFTS, "place": "gym"}),
        (worlds.EVERY_DAY, {"of": ANY, "place": "road"}),
        (worlds.AFTER_LEGS, {"of": LIFTS, "place": "gym"}),
        (worlds.RACE_MONDAY, {"of": RUNS, "place": "home"}),
    ),
    cases=(
        Case("both lifts are at home", AT_HOME, 0, ((FULL, MON, 0, "", "home"), (UPPER, TUE, 0, "", "home"))),
        Case("one is in the gym", AT_HOME, 1, ((FULL, MON, 0, "", "gym"), (UPPER, TUE, 0, "", "home"))),
        Case("each counts", AT_HOME, 2, ((FULL, MON, 0, "", "gym"), (UPPER, TUE, 0, "", "gym"), (EASY, SAT))),
        Case("the week before does not count", AT_HOME, 0, (), ((FULL, "last fri 06:00", 0, "", "gym"),)),
    ),
    draw=draw,
)


def test_the_finding_states_both_places():
    (found,) = DECLARED.found(AT_HOME, (FULL, MON, 0, "", "gym"))
    assert found.detail == "lift 1 is in the gym, not at home"
