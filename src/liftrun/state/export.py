"""A state in its published form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.documents.plan import SlotPart
from liftrun.documents.state import LogPart, StateDocument, StoredPlanPart

if TYPE_CHECKING:
    from liftrun.state.records import LogEntry, SlotKey, StateContent, StoredPlan


def state_document(content: StateContent) -> StateDocument:
    """The published form of what is in a state."""
    return StateDocument(
        revision=content.revision,
        plans=tuple(_plan(plan) for plan in content.plans),
        log=tuple(log_part(entry) for entry in content.log),
    )


def _plan(plan: StoredPlan) -> StoredPlanPart:
    return StoredPlanPart(
        revision=plan.revision, outputs=dict(plan.outputs), alarm_minutes=plan.alarm_minutes, plan=plan.document
    )


def log_part(entry: LogEntry) -> LogPart:
    """The published form of a line of the log."""
    return LogPart(
        date=entry.date,
        status=entry.status,
        start=entry.start,
        slot=_slot(entry.slot) if entry.slot else None,
        session=entry.session,
        activity=entry.activity,
        kind_or_focus=entry.kind_or_focus or None,
        minutes=entry.minutes,
        metres=entry.metres,
        rpe=entry.rpe,
        sore=entry.sore,
        days=entry.days,
        note=entry.note,
        source=entry.source,
        source_id=entry.source_id,
    )


def _slot(key: SlotKey) -> SlotPart:
    return SlotPart.model_validate(
        {
            "monday": key.week,
            "activity": key.activity,
            "kind_or_focus": key.kind_or_focus or None,
            "number": key.number,
        }
    )
