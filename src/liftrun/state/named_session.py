"""Which session of the stored plans an athlete means by a name such as "long", "lift-2" or "Easy run 1"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from liftrun.domain.activities import QUALITY, QUALITY_RUNS
from liftrun.inputs.synonyms import canonical
from liftrun.state.records import slot_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from liftrun.documents.plan import PlanDocument, SessionPart
    from liftrun.state.records import LogStatus, StateContent

_LAST_DAYS = 7


class NamedSession(NamedTuple):
    """A planned session, and its plan."""

    part: SessionPart
    plan: PlanDocument


def named_session(name: str, status: LogStatus, now: datetime, content: StateContent) -> NamedSession | None:
    """The session of the stored plans that a name is about; None if there is none.

    What is done or missed is the last session of that name that has begun in the last seven days and has no line in
    the log, else the next one. What is moved is the next one, else the last one.

    Args:
        name: Id or title of a session, or a kind, focus or activity.
        status: What happened to it.
        now: The time of writing.
        content: The state.
    """
    found = sorted(_matching(name, content), key=lambda one: one.part.start)
    logged = {entry.slot for entry in content.log}
    begun = [one for one in found if one.part.start <= now and (now - one.part.start).days <= _LAST_DAYS]
    coming = [one for one in found if one.part.start > now]
    order = [*coming, *reversed(begun)] if status == "moved" else [*reversed(begun), *coming]
    fresh = [one for one in order if one.part.slot and slot_key(one.part.slot) not in logged]
    return next(iter([*fresh, *order]), None)


def _matching(name: str, content: StateContent) -> Iterator[NamedSession]:
    word, plain = canonical("session", name), " ".join(name.casefold().split())
    for stored in content.plans:
        for part in stored.document.sessions:
            if part.slot and (plain in {part.id, part.title.casefold()} or word in set(_words(part))):
                yield NamedSession(part, stored.document)


def _words(part: SessionPart) -> Iterable[str | None]:
    yield from (part.activity, part.kind, part.focus)
    if part.kind in QUALITY_RUNS:
        yield QUALITY
