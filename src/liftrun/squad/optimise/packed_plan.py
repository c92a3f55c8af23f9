"""A plan as short JSON, to be sent between processes and stored: when each session is, and which are dropped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from liftrun.domain import Block, Dropped, Placed, Plan, Schedule

if TYPE_CHECKING:
    from liftrun.domain import Instance


def packed(plan: Plan) -> bytes:
    """A plan as JSON, without what its week's `Instance` contains already."""
    placed = [
        [p.session.id, p.start, p.end, p.place, p.metres, [[b.kind, b.start, b.end] for b in p.blocks]]
        for p in plan.schedule.placed
    ]
    return json.dumps([placed, [lost.session.id for lost in plan.dropped]]).encode()


def unpacked(content: bytes, instance: Instance) -> Plan:
    """The plan of a week from the JSON that `packed` made."""
    placed, dropped = json.loads(content)
    sessions = {session.id: session for session in instance.sessions}
    kept = tuple(
        Placed(sessions[name], start, end, place, metres, tuple(Block(*block) for block in blocks))
        for name, start, end, place, metres, blocks in placed
    )
    lost = tuple(Dropped(sessions[name]) for name in dropped)
    return Plan(Schedule(instance.week, kept, instance.history), lost)
