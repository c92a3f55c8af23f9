"""Sessions of plans as a pandas DataFrame. pandas comes with OR-Tools, and is imported here only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from liftrun.documents.session_wording import minutes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.documents.check import CheckDocument
    from liftrun.documents.plan import DroppedPart, PlanDocument, SessionPart

COLUMNS = (
    "athlete", "id", "title", "status", "reason", "activity", "kind", "focus", "start", "end", "minutes", "metres",
    "place", "hard", "heavy", "optional", "shortened", "why",
)  # fmt: skip


def sessions_frame(plans: Iterable[PlanDocument]) -> pd.DataFrame:
    """One row for each session of some plans; `status` is `kept` or `dropped`.

    `start` and `end` are on the clock of the plans' zone if all have the same one, else in UTC.
    """
    plans = list(plans)
    frame = pd.DataFrame([row for plan in plans for row in _rows(plan)], columns=list(COLUMNS))
    zones = {plan.timezone for plan in plans}
    zone = zones.pop() if len(zones) == 1 else "UTC"
    for column in ("start", "end"):
        frame[column] = pd.to_datetime(frame[column], utc=True).dt.tz_convert(zone)
    for column in ("minutes", "metres"):
        frame[column] = frame[column].astype("Int64")
    return frame


def _rows(plan: PlanDocument) -> Iterator[dict[str, object]]:
    for part in plan.sessions:
        yield {"athlete": plan.athlete, **_kept(part)}
    for lost in plan.dropped:
        yield {"athlete": plan.athlete, **_dropped(lost)}


def _kept(part: SessionPart) -> dict[str, object]:
    names = set(COLUMNS) & set(type(part).model_fields)
    values = {name: getattr(part, name) for name in names}
    return {**values, "status": "kept", "reason": "", "minutes": minutes_of(part)}


def _dropped(lost: DroppedPart) -> dict[str, object]:
    return {"id": lost.id, "title": lost.title, "status": "dropped", "reason": lost.reason}


FINDING_COLUMNS = ("rule", "result", "required", "tier", "amount", "cost", "sessions", "when", "says", "source")


def findings_frame(check: CheckDocument) -> pd.DataFrame:
    """One row for each finding of a check; `result` is `broken`, `paid` or `cannot tell`."""
    rows = [
        {**{name: getattr(part, name) for name in FINDING_COLUMNS if name != "result"}, "result": result}
        for result, parts in (("broken", check.broken), ("paid", check.paid), ("cannot tell", check.cannot_tell))
        for part in parts
    ]
    return pd.DataFrame(rows, columns=list(FINDING_COLUMNS))
