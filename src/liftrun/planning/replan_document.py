"""The published form of a week that was planned again, and how it differs from the plan of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.calendars.clock import minute_of, moment_of, week_of
from liftrun.documents.plan import ChangePart, ChangesPart, DroppedPart
from liftrun.domain.units import sentence_in
from liftrun.planning.publish import publish
from liftrun.planning.replan_week import OF_THE_PAST
from liftrun.planning.stable_ids import with_stable_ids
from liftrun.planning.week_summary import totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from liftrun.documents.plan import PlanDocument, SessionPart
    from liftrun.planning.past_training import PastTraining
    from liftrun.planning.recorded_inputs import InputFiles
    from liftrun.planning.replan_week import ReplannedWeek
    from liftrun.planning.week_so_far import PastPart, WeekSoFar
    from liftrun.state.records import SlotKey

_NOT_ANY_MORE = "It is not in the plan of this week any more."
_NOTHING_LEFT = "No free time is left for it this week."
_BROKEN = "What has happened breaks a rule that a plan always keeps: {rule}"
_MISSED = "It was missed, and is not made up. {reason}"


def replanned_document(  # noqa: PLR0913  # a document is made of all of these
    old: PlanDocument,
    found: ReplannedWeek,
    so_far: WeekSoFar,
    now: datetime,
    *,
    files: InputFiles,
    past: PastTraining,
    known: Mapping[SlotKey, str],
) -> PlanDocument:
    """The document of a replanned week. What has begun is in it as it was.

    Args:
        old: The plan of before.
        found: The replanned week.
        so_far: What has happened of the week.
        now: The time of writing.
        files: The files that the new plan was made from.
        past: Where the history comes from.
        known: Slot -> id, from earlier plans.
    """
    new = publish(found.solved, files, past, published=found.published)
    sessions = tuple(sorted(_sessions(old, new, found, so_far), key=lambda part: (part.start, part.id)))
    dropped = (*_dropped(new, found, so_far), *_gone(old, new, so_far))
    update = {"sessions": sessions, "dropped": dropped, "totals": totals(sessions), "notes": _notes(new, found)}
    changed = new.model_copy(update=update)
    stable = with_stable_ids(changed, known)
    return stable.model_copy(update={"changes": changes_between(old, stable, so_far, now, fewest=_is_proven(found))})


def _notes(new: PlanDocument, found: ReplannedWeek) -> tuple[str, ...]:
    """The sentences for the week; first those on required rules that what has happened breaks."""
    broken = (_BROKEN.format(rule=sentence_in(new.units, rule.says)) for rule in found.changed.rules_broken)
    return (*broken, *new.notes)


def _is_proven(found: ReplannedWeek) -> bool:
    return found.changed.outcome.status == "optimal"


def _sessions(old: PlanDocument, new: PlanDocument, found: ReplannedWeek, so_far: WeekSoFar) -> Iterator[SessionPart]:
    """The sessions that have begun, as they were; those to come, as they were where their time is the same."""
    ahead = {part.id for part in (*so_far.coming, *so_far.missed)}
    begun = [part for part in old.sessions if part.id not in ahead]
    early = {one.part.id: one for one in so_far.past if one.part is not None}
    yield from (_as_begun(part, early.get(part.id), new, so_far.now) for part in begun)
    over = {part.slot for part in begun if part.slot}
    for part in new.sessions:
        if part.slot in over or part.id.startswith(OF_THE_PAST):
            continue
        before = found.published.get(part.id)
        yield before.model_copy(update={"why": part.why}) if before is not None and _same(before, part) else part


def _as_begun(part: SessionPart, past: PastPart | None, plan: PlanDocument, now: int) -> SessionPart:
    """A session that has begun, as it was planned; one that was done before its time is when it was done."""
    week = week_of(plan.week_start, plan.timezone)
    if past is None or minute_of(week, part.start) <= now:
        return part
    earlier = moment_of(week, past.start) - part.start
    blocks = tuple(
        block.model_copy(update={"start": block.start + earlier, "end": block.end + earlier}) for block in part.blocks
    )
    return part.model_copy(update={"start": part.start + earlier, "end": part.end + earlier, "blocks": blocks})


def _same(one: SessionPart, other: SessionPart) -> bool:
    """Whether two sessions of one slot are at the same time and place, with the same content."""
    return (one.start, one.end, one.place, one.metres) == (other.start, other.end, other.place, other.metres)


def _dropped(new: PlanDocument, found: ReplannedWeek, so_far: WeekSoFar) -> Iterator[DroppedPart]:
    missed = {part.id for part in so_far.missed}
    openings = found.solved.prepared.problem.instance.openings
    for part in new.dropped:
        before = found.published.get(part.id)
        nothing_left = so_far.now > 0 and part.id in openings and not openings[part.id]
        reason = _NOTHING_LEFT if nothing_left else part.reason
        if before is not None and before.id in missed:
            reason = _MISSED.format(reason=reason)
        yield part.model_copy(update={"reason": reason})


def _gone(old: PlanDocument, new: PlanDocument, so_far: WeekSoFar) -> Iterator[DroppedPart]:
    """Sessions that were to come and are not a part of the week any more."""
    parts: list[SessionPart | DroppedPart] = [*new.sessions, *new.dropped]
    slots, taken = {part.slot for part in parts}, {part.id for part in parts}
    ahead = {part.id for part in (*so_far.coming, *so_far.missed)}
    for part in old.sessions:
        if part.id in ahead and part.slot not in slots:
            name = part.id if part.id not in taken else f"{part.id}-before"
            yield DroppedPart(id=name, slot=part.slot, title=part.title, priority=part.activity, reason=_NOT_ANY_MORE)


def changes_between(
    old: PlanDocument, new: PlanDocument, so_far: WeekSoFar, now: datetime, *, fewest: bool
) -> ChangesPart:
    """How the sessions to come differ between two plans of a week."""
    ahead = [part for part in old.sessions if part in (*so_far.coming, *so_far.missed)]
    after = {part.slot: part for part in new.sessions}
    pairs = [(part, after.get(part.slot)) for part in ahead]
    moved = [(one, two) for one, two in pairs if two and (one.start, one.place) != (two.start, two.place)]
    resized = [(one, two) for one, two in pairs if two and _differs_in_length(one, two)]
    slots = {part.slot for part in old.sessions}
    return ChangesPart(
        since=now,
        past=len(old.sessions) - len(ahead),
        unchanged=sum(two is not None for _, two in pairs) - len(moved) - len(resized),
        moved=tuple(_change(one, two) for one, two in moved),
        resized=tuple(_change(one, two) for one, two in resized),
        dropped=tuple(_change(one, None) for one, two in pairs if two is None),
        added=tuple(_change(None, part) for part in new.sessions if part.slot not in slots),
        fewest=fewest,
    )


def _differs_in_length(one: SessionPart, other: SessionPart) -> bool:
    same_time = (one.start, one.place) == (other.start, other.place)
    return same_time and (one.end, one.metres) != (other.end, other.metres)


def _change(before: SessionPart | None, after: SessionPart | None) -> ChangePart:
    part = after or before
    assert part is not None  # noqa: S101  # a change is of something
    return ChangePart(
        id=part.id,
        title=part.title,
        before=before.start if before else None,
        after=after.start if after else None,
    )
