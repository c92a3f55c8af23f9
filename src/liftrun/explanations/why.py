"""Why a session is where it is, and what it would cost elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.calendars.clock import moment_of
from liftrun.documents.why import WhyDocument
from liftrun.domain.plain_text import plain_line
from liftrun.domain.units import sentence_in
from liftrun.explanations.answer_words import AnswerWords, Asked
from liftrun.explanations.cause_words import CauseWords
from liftrun.explanations.elsewhere import Questions
from liftrun.explanations.repair_words import RepairWords
from liftrun.explanations.repairs import repairs
from liftrun.reasons.drop_reasons import reasons
from liftrun.reasons.session_names import titles_in_order
from liftrun.reasons.why_here import why as why_here

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.documents.why import AnswerPart
    from liftrun.explanations.elsewhere import Elsewhere
    from liftrun.planning.prepare import SolvedWeek
    from liftrun.rulebook import Rulebook


def why_session(
    solved: SolvedWeek,
    session: str,
    questions: Sequence[Asked] = (),
    *,
    rulebook: Rulebook | None = None,
    show_titles: bool = False,
) -> WhyDocument:
    """Why a session is where it is, and the answers to questions about it.

    Args:
        solved: The week, solved, with a plan.
        session: The id of the session.
        questions: The questions; without any, one for each day.
        rulebook: The rulebook, to plan changed weeks with which an impossible time is possible; None to leave them out.
        show_titles: Whether the document contains the titles of busy events, which are private.
    """
    plan, prepared = solved.outcome.plan, solved.prepared
    if plan is None:
        raise ValueError("there is no plan to explain")
    titles = _titles(solved)
    words = AnswerWords(CauseWords(prepared, titles, show_titles), plan)
    asking = Questions(solved, session)
    placed = asking.placed
    asked = questions or [Asked("on", day) for day in range(7) if prepared.week.day_span(day).minutes]
    return WhyDocument(
        athlete=prepared.athlete.name,
        week_start=prepared.week.start,
        timezone=prepared.athlete.timezone,
        session=session,
        title=titles[session],
        start=moment_of(prepared.week, placed.start) if placed else None,
        end=moment_of(prepared.week, placed.end) if placed else None,
        place=placed.place if placed else None,
        why=_reason(solved, session, titles),
        answers=tuple(
            _with_repairs(solved, session, one, words.part(one, _answer(asking, one)), words.words, rulebook)
            for one in asked
        ),
    )


def _with_repairs(  # an answer, and what is needed to plan again
    solved: SolvedWeek, session: str, asked: Asked, answer: AnswerPart, words: CauseWords, rulebook: Rulebook | None
) -> AnswerPart:
    """The answer; if a time is impossible, with the least changes with which it is possible."""
    if rulebook is None or asked.minute is None or answer.status != "impossible":
        return answer
    advice = RepairWords(words, solved)
    found = tuple(advice.part(one, session) for one in repairs(solved, session, rulebook, at=asked.minute))
    return answer.model_copy(update={"repairs": found})


def _answer(asking: Questions, asked: Asked) -> Elsewhere:
    if asked.question == "at":
        assert asked.minute is not None  # noqa: S101  # such a question has a minute
        return asking.at(asked.minute)
    return asking.on_day(asked.day) if asked.question == "on" else asking.not_on(asked.day)


def _reason(solved: SolvedWeek, session: str, titles: Mapping[str, str]) -> str:
    """Why the session is where it is, or why it is missing."""
    plan, problem = solved.outcome.plan, solved.prepared.problem
    assert plan is not None  # noqa: S101  # the caller has a plan
    known = {**why_here(problem, plan, titles), **reasons(problem, plan, titles)}
    return plain_line(sentence_in(solved.prepared.athlete.units, known[session]))


def _titles(solved: SolvedWeek) -> dict[str, str]:
    plan = solved.outcome.plan
    assert plan is not None  # noqa: S101  # the caller has a plan
    return titles_in_order(solved.prepared.problem.instance.sessions, plan.schedule)
