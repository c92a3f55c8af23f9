"""The order of the blocks in a workout."""

from __future__ import annotations

from liftrun.rules import OrderInWorkout
from tests.rules import worlds
from tests.rules.kind_tests import Case, KindTests
from tests.rules.sessions import FULL, MON, SPRINGY, SUN, TUE, UPPER

PLYOMETRICS_FIRST: dict[str, str] = {}
WEIGHTS_FIRST = {"first": "weights"}


def draw(random):
    return {"first": random.choice(("plyometrics", "weights"))}


DECLARED = KindTests(
    OrderInWorkout,
    tried=(
        (worlds.JUMPS, {}),
        (worlds.JUMPS, {"first": "weights"}),
        (worlds.LENGTHS, {}),
    ),
    cases=(
        Case("plyometrics come first", PLYOMETRICS_FIRST, 0, ((FULL, MON, 0, "first"), (UPPER, TUE))),
        Case("plyometrics come last", PLYOMETRICS_FIRST, 1, ((FULL, SUN, 0, "last"), (UPPER, TUE))),
        Case(
            "plyometrics come last in two workouts",
            PLYOMETRICS_FIRST,
            2,
            ((FULL, SUN, 0, "last"), (SPRINGY, MON, 0, "last")),
        ),
        Case("there are no plyometrics", PLYOMETRICS_FIRST, 0, ((FULL, SUN), (UPPER, TUE))),
        Case("weights first, where the rule says so", WEIGHTS_FIRST, 0, ((FULL, SUN, 1, "last"),)),
        Case("weights last, where the rule says first", WEIGHTS_FIRST, 1, ((FULL, SUN, 1, "first"),)),
        Case("last week's plyometrics do not count", PLYOMETRICS_FIRST, 0, (), ((FULL, "last sun 06:00", 0, "last"),)),
    ),
    draw=draw,
)


def test_the_finding_states_what_the_workout_begins_with():
    (found,) = DECLARED.found(PLYOMETRICS_FIRST, (FULL, SUN, 0, "last"))
    assert found.detail == "lift 1 begins with weights"
