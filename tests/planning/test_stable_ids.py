"""An id, and so the identity of an event, belongs to one purpose for ever."""

from __future__ import annotations

from liftrun.planning.stable_ids import with_stable_ids
from liftrun.state.records import slot_key
from tests.planning.with_slots import with_slots
from tests.support.factories.plans import build_week

PLAN = with_slots(build_week())
KNOWN = {slot_key(part.slot): part.id for part in PLAN.sessions}


def renamed(plan, names):
    def new(part):
        return part.model_copy(update={"id": names.get(part.id, part.id)})

    return plan.model_copy(update={"sessions": tuple(map(new, plan.sessions))})


def test_a_plan_with_the_ids_of_before_is_unchanged():
    assert with_stable_ids(PLAN, KNOWN) is PLAN
    assert with_stable_ids(PLAN, {}) is PLAN


def test_the_same_purpose_keeps_its_id():
    lifts = [part.id for part in PLAN.sessions if part.activity == "lift"]
    swapped = renamed(PLAN, {lifts[0]: lifts[1], lifts[1]: lifts[0]})
    assert with_stable_ids(swapped, KNOWN).sessions == PLAN.sessions


def test_another_purpose_never_gets_the_id_of_an_old_one():
    first = next(part for part in PLAN.sessions if part.activity == "lift")
    other = first.model_copy(
        update={"focus": "upper", "slot": first.slot.model_copy(update={"kind_or_focus": "upper", "number": 7})}
    )
    changed = PLAN.model_copy(update={"sessions": tuple(other if part is first else part for part in PLAN.sessions)})
    new = next(part for part in with_stable_ids(changed, KNOWN).sessions if part.slot == other.slot)
    assert new.id not in KNOWN.values()
    assert new.id.startswith("lift-")


def test_penalties_name_the_stable_ids():
    lifts = [part.id for part in PLAN.sessions if part.activity == "lift"]
    swapped = renamed(PLAN, {lifts[0]: lifts[1], lifts[1]: lifts[0]})
    penalty = PLAN.penalties[0].model_copy(update={"sessions": (lifts[1],)})
    found = with_stable_ids(swapped.model_copy(update={"penalties": (penalty,)}), KNOWN)
    assert found.penalties[0].sessions == (lifts[0],)
