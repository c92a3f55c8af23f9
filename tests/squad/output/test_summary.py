"""The sentences of a squad's summary."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from liftrun.model.objective import LEVELS
from liftrun.squad.optimise.losses import DAYS, PREFERENCE, TRAINING
from liftrun.squad.output.summary import fairness, losses_table, tiers

END = "The proofs are about plans that give up no more of anything more important."


def losses(days, training, preference):
    found = [0] * len(LEVELS)
    found[DAYS], found[TRAINING], found[PREFERENCE] = days, training, preference
    return tuple(found)


def plan_of(now, least):
    return SimpleNamespace(state=SimpleNamespace(losses=losses(*now)), least=losses(*least))


@pytest.mark.parametrize(
    ("now", "least", "sentences"),
    [
        (
            (3, 350, 100),
            (2, 303, 0),
            (
                "Wished days: 3 points are given up; proven: no plan gives up less than 2 (gap 33.3%). "
                "Training advice: 350 points are given up; proven: no plan gives up less than 303 (gap 13.4%). "
                "Other wishes: 100 points are given up; nothing is proven about it."
            ),
        ),
        (
            (0, 12, 0),
            (0, 12, 0),
            (
                "Wished days: nothing is given up. "
                "Training advice: 12 points are given up; proven: no plan gives up less. "
                "Other wishes: nothing is given up."
            ),
        ),
    ],
)
def test_each_tier_has_its_points_and_what_is_proven(now, least, sentences):
    assert tiers(plan_of(now, least)) == f"{sentences} {END}"


def athlete(name, kept, requested):
    plan = SimpleNamespace(schedule=SimpleNamespace(placed=[None] * kept), dropped=())
    problem = SimpleNamespace(instance=SimpleNamespace(sessions=[None] * requested))
    member = SimpleNamespace(athlete=SimpleNamespace(name=name))
    return SimpleNamespace(plan=plan, problem=problem, member=member)


def test_the_smallest_share_of_kept_sessions_is_named_only_if_shares_differ():
    both = [athlete("Ada", 4, 4), athlete("Ben", 3, 4)]
    (sentence,) = fairness(SimpleNamespace(state=SimpleNamespace(athletes=both)))
    assert sentence.endswith("Ben keeps the smallest share of their sessions, 75%; the largest share is 100%.")
    (sentence,) = fairness(SimpleNamespace(state=SimpleNamespace(athletes=both[:1])))
    assert sentence.endswith("Everybody keeps the same share of their sessions, 100%.")


def test_every_class_of_losses_has_a_name():
    one_of_each = (1,) * len(LEVELS)
    plan = SimpleNamespace(state=SimpleNamespace(losses=one_of_each), least=one_of_each)
    names = [name for name, _, _ in losses_table(plan)]
    assert len(names) == len(set(names)) == len(LEVELS)
    assert {
        "dropped: first lift",
        "wished days, in points",
        "training advice, in points",
        "other wishes, in points",
    } <= set(names)
