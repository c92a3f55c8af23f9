"""What a state contains, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from liftrun.documents.plan import PlanDocument, SlotPart
    from liftrun.domain import Soreness

LogStatus = Literal["done", "missed", "moved", "sore", "ill", "break", "note"]


class SlotKey(NamedTuple):
    """The purpose of a session in its week; see `SlotPart`. Without kind or focus, `kind_or_focus` is empty."""

    week: date
    activity: str
    kind_or_focus: str
    number: int


def slot_key(slot: SlotPart) -> SlotKey:
    """The key of a published slot."""
    return SlotKey(slot.monday, slot.activity, slot.kind_or_focus or "", slot.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One line of the training log.

    Attributes:
        date: The local date that it is about; for illness or a break, the first day.
        status: What happened.
        start: When a session began, or is to begin (`moved`), with its zone; None if unknown.
        slot: The planned session that it is about; None for other training and for notes.
        session: Id of that session in its plan.
        activity: The activity of a session, also of one that was not planned.
        kind_or_focus: Its kind or focus, or "".
        minutes: How long it took.
        metres: Its distance.
        rpe: Perceived effort from 1 to 10.
        sore: What soreness spoiled.
        days: Days of illness or of a break.
        note: A note.
        source: The file that it was read from, or None if it was written by hand.
        source_id: Its identity there: the same activity is never read twice.
        revision: The change that wrote it.
    """

    date: date
    status: LogStatus
    start: datetime | None = None
    slot: SlotKey | None = None
    session: str | None = None
    activity: str | None = None
    kind_or_focus: str = ""
    minutes: int | None = None
    metres: int | None = None
    rpe: int | None = None
    sore: Soreness | None = None
    days: int | None = None
    note: str | None = None
    source: str | None = None
    source_id: str | None = None
    revision: int = 0


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan of the state: the last one of its week.

    Attributes:
        revision: The change that wrote it.
        document: The plan.
        outputs: Name of an output format -> its file, relative to the folder of the state.
        alarm_minutes: As in `OutputOptions`.
    """

    revision: int
    document: PlanDocument
    outputs: Mapping[str, str]
    alarm_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class StateContent:
    """What is in a state at one revision.

    Attributes:
        revision: Number of its last change; 0 for a new file.
        plans: The last plan of each week, by week.
        log: The log, by date and in the order in which it was written. Of several lines about the session of one slot
            it contains the last.
        sessions: Slot -> id of its session, which decides the UID of its event.
    """

    revision: int = 0
    plans: tuple[StoredPlan, ...] = ()
    log: tuple[LogEntry, ...] = ()
    sessions: Mapping[SlotKey, str] | None = None

    def plan_of(self, week: date) -> StoredPlan | None:
        """The plan of a week."""
        return next((plan for plan in self.plans if plan.document.week_start == week), None)
