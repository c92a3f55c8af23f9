"""Plans of the factories, with a slot for each session as planning gives it."""

from __future__ import annotations

from collections import Counter

from liftrun.documents.plan import SlotPart


def with_slots(plan):
    """The same plan; sessions of one purpose are numbered by their start."""
    counts = Counter()

    def slotted(part, activity, kind):
        counts[activity, kind] += 1
        slot = SlotPart(monday=plan.week_start, activity=activity, kind_or_focus=kind, number=counts[activity, kind])
        return part.model_copy(update={"slot": slot})

    sessions = tuple(slotted(part, part.activity, part.kind or part.focus) for part in plan.sessions)
    dropped = tuple(slotted(part, part.id.partition("-")[0].replace("pin", "run"), part.id) for part in plan.dropped)
    return plan.model_copy(update={"sessions": sessions, "dropped": dropped})
