"""Questions about a planned week: read and checked here, answered in `explanations`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from liftrun.api.session_why import SessionWhy
from liftrun.domain import WEEKDAYS
from liftrun.domain.errors import InputError, shown
from liftrun.inputs.day_times import EXPECTED, day_number, day_time
from liftrun.inputs.tables import nearest, one_of
from liftrun.rulebook import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.documents.plan import DroppedPart, PlanDocument, SessionPart
    from liftrun.documents.why import WhyDocument
    from liftrun.domain import Week
    from liftrun.explanations.answer_words import Asked
    from liftrun.planning.prepare import SolvedWeek

_AT_REMEDY = "Write it so, in the local time of the athlete."


def why(  # as `WeekPlan.why`, with its parts
    solved: SolvedWeek,
    plan: PlanDocument,
    session: object,
    *,
    at: object = None,
    not_on: object = None,
    show_titles: bool = False,
) -> SessionWhy:
    """Answer questions about a session of a plan.

    Args:
        solved: The solved week.
        plan: The plan that was published from it. Its sessions may have other ids, those of earlier plans.
        session: Id or title of the session in the plan.
        at: As for `WeekPlan.why`, like the errors.
        not_on: The same.
        show_titles: Whether titles of events are shown, which are private.
    """
    from liftrun.explanations.why import why_session  # noqa: PLC0415  # loaded for a question only

    published = _published_ids(solved, plan)
    wanted = _session_named(plan, session)
    own = next(name for name, other in published.items() if other == wanted)
    questions = _questions(solved, at, not_on)
    found = why_session(solved, own, questions, rulebook=load_rulebook(), show_titles=show_titles)
    return SessionWhy(_renamed(found, published))


def _published_ids(solved: SolvedWeek, plan: PlanDocument) -> dict[str, str]:
    """Id of each session in the solved week -> its id in the plan; the two have the same slot."""
    from liftrun.planning.slots import slots_of  # noqa: PLC0415  # as above

    by_slot = {part.slot: part.id for part in _parts(plan)}
    slots = slots_of(solved.prepared.problem.instance.sessions, plan.week_start)
    return {name: by_slot[slot] for name, slot in slots.items()}


def _parts(plan: PlanDocument) -> list[SessionPart | DroppedPart]:
    return [*plan.sessions, *plan.dropped]


def _session_named(plan: PlanDocument, name: object) -> str:
    """The id of the session that a name means: its id or its title; case and punctuation do not matter."""
    parts = [part for part in _parts(plan) if part.slot is not None]
    known = {_folded(word): part.id for part in parts for word in (part.title, part.id)}
    found = known.get(_folded(name)) if isinstance(name, str) else None
    if found is None:
        titles = [part.title for part in parts]
        meant = nearest(name, titles) if isinstance(name, str) else None
        remedy = f'Write "{meant}".' if meant else "Choose one of them."
        raise InputError("", "session", shown(name), one_of(titles), remedy)
    return found


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.casefold()).strip()


def _renamed(found: WhyDocument, names: Mapping[str, str]) -> WhyDocument:
    """The answers with the ids that sessions have in the plan."""
    answers = tuple(
        answer.model_copy(
            update={
                "dropped": tuple(names[one] for one in answer.dropped),
                "causes": tuple(
                    cause.model_copy(update={"sessions": tuple(names[one] for one in cause.sessions)})
                    for cause in answer.causes
                ),
            }
        )
        for answer in found.answers
    )
    return found.model_copy(update={"session": names[found.session], "answers": answers})


def _questions(solved: SolvedWeek, at: object, not_on: object) -> list[Asked]:
    from liftrun.explanations.answer_words import Asked  # noqa: PLC0415  # as above

    questions = []
    if at is not None:
        day, minute = _at_argument(solved, at)
        questions.append(Asked("at", day, minute))
    if not_on is not None:
        questions.append(Asked("not_on", _day_argument(solved.prepared.week, not_on)))
    return questions


def _at_argument(solved: SolvedWeek, at: object) -> tuple[int, int]:
    """The day and the minute of the week that `at` means."""
    week, grid = solved.prepared.week, solved.prepared.problem.instance.grid_minutes
    time = day_time(at)
    if time is None:
        raise InputError("", "at", shown(at), EXPECTED, _AT_REMEDY)
    day = time.day_in(week.start)
    if day is None or not week.day_span(day).minutes:
        expected = f"a time in the week {week.start} to {week.date_of(6)}"
        raise InputError("", "at", shown(at), expected, "Ask about the week that contains it.")
    minute = week.at(day, time.clock)
    pinned = minute in solved.prepared.problem.instance.pins.values()
    if minute % grid and not pinned:
        expected = f"a time on the grid of {grid} minutes"
        raise InputError("", "at", shown(at), expected, "Round it, or plan with a finer grid.")
    return day, minute


def _day_argument(week: Week, day: object) -> int:
    """The number of a weekday of the week."""
    number = day_number(day) if isinstance(day, str) else None
    if number is None or not week.day_span(number).minutes:
        names = ", ".join(WEEKDAYS)
        raise InputError("", "not_on", shown(day), f"a day of the week: {names}", "Write its first three letters.")
    return number
