"""Sessions keep their ids, and their events so keep their identities, for as long as their purpose is the same.

The UID of an event follows from the id of its session. An id that belongs to one slot is never given to another one: a
session with another purpose gets a new id, so that the old event is cancelled and a new one is made.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from liftrun.state.records import slot_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.documents.plan import DroppedPart, PlanDocument, SessionPart
    from liftrun.state.records import SlotKey


def with_stable_ids(plan: PlanDocument, known: Mapping[SlotKey, str]) -> PlanDocument:
    """The same plan with the ids that its slots had in earlier plans of the week.

    Args:
        plan: A new plan of a week.
        known: Slot -> id, from earlier plans.
    """
    names = _names(plan, {slot: name for slot, name in known.items() if slot.week == plan.week_start})
    if all(old == new for old, new in names.items()):
        return plan
    return plan.model_copy(
        update={
            "sessions": tuple(part.model_copy(update={"id": names[part.id]}) for part in plan.sessions),
            "dropped": tuple(part.model_copy(update={"id": names[part.id]}) for part in plan.dropped),
            "penalties": tuple(
                part.model_copy(update={"sessions": tuple(names.get(name, name) for name in part.sessions)})
                for part in plan.penalties
            ),
        }
    )


def _names(plan: PlanDocument, known: Mapping[SlotKey, str]) -> dict[str, str]:
    """Id of each session -> its stable id."""
    parts: list[SessionPart | DroppedPart] = [*plan.sessions, *plan.dropped]
    names = {part.id: known[slot_key(part.slot)] for part in parts if part.slot and slot_key(part.slot) in known}
    taken = {*known.values()}
    for part in sorted(parts, key=lambda part: part.id):
        if part.id not in names:
            names[part.id] = part.id if part.id not in taken else _free(part.id, taken)
            taken.add(names[part.id])
    return names


def _free(name: str, taken: set[str]) -> str:
    """The id with the next number that is free: `lift-1` -> `lift-4`."""
    stem = name.rstrip("0123456789").removesuffix("-")
    return next(found for number in count(2) if (found := f"{stem}-{number}") not in taken)
