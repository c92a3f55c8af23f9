"""The explanation of a week: for each missing session, the causes that exclude it and the changes that help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.documents.explanation import ExplanationDocument, MissingPart
from liftrun.explanations.cause_model import CauseModel
from liftrun.explanations.cause_sets import cause_set
from liftrun.explanations.cause_words import CauseWords
from liftrun.explanations.repair_words import RepairWords
from liftrun.explanations.repairs import repairs
from liftrun.reasons.session_names import pin_titles, titles_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Plan
    from liftrun.explanations.cause_sets import CauseSet
    from liftrun.planning.prepare import PreparedWeek, SolvedWeek
    from liftrun.rulebook import Rulebook

DEFAULT_REPAIRS = 3
"""Repairs for each missing session, unless another number is chosen."""


@dataclass(frozen=True, slots=True)
class ExplainOptions:
    """How to explain.

    Attributes:
        fixed: Patterns of titles of events that cannot be moved.
        show_titles: Whether the document contains the titles of busy events, which are private.
        repairs: Repairs for each missing session, at most.
    """

    fixed: tuple[str, ...] = ()
    show_titles: bool = False
    repairs: int = DEFAULT_REPAIRS


def explain_week(solved: SolvedWeek, rulebook: Rulebook, options: ExplainOptions | None = None) -> ExplanationDocument:
    """Why each session that a plan drops does not fit beside those that it keeps, and what would make it fit.

    Args:
        solved: The week, solved.
        rulebook: The rulebook, to plan changed weeks.
        options: How to explain.

    Raises:
        ValueError: if there is no plan.
    """
    plan, prepared = solved.outcome.plan, solved.prepared
    if plan is None:
        raise ValueError("there is no plan to explain")
    return ExplanationDocument(
        athlete=prepared.athlete.name,
        week_start=prepared.week.start,
        timezone=prepared.athlete.timezone,
        missing=(*_unmet(prepared), *_missing(solved, plan, rulebook, options or ExplainOptions())),
    )


def _unmet(prepared: PreparedWeek) -> Iterator[MissingPart]:
    """Pins that fit no session of the week."""
    unmet = prepared.demand.unmet
    names = pin_titles(one.pin for one in unmet)
    for number, (one, title) in enumerate(zip(unmet, names, strict=True), start=1):
        yield MissingPart(id=f"pin-{one.pin.session}-{number}", title=title, status="no_session", summary=one.reason)


def _missing(solved: SolvedWeek, plan: Plan, rulebook: Rulebook, options: ExplainOptions) -> Iterator[MissingPart]:
    titles = titles_in_order(solved.prepared.problem.instance.sessions, plan.schedule)
    words = CauseWords(solved.prepared, titles, options.show_titles)
    advice = RepairWords(words, solved)
    for lost in plan.dropped:
        found = cause_set(CauseModel(solved, lost.session.id, options.fixed))
        helping = repairs(solved, lost.session.id, rulebook, fixed=options.fixed, count=options.repairs)
        yield MissingPart(
            id=lost.session.id,
            title=titles[lost.session.id],
            status=found.status,
            smallest=found.smallest,
            causes=tuple(words.part(cause) for cause in found.causes),
            repairs=tuple(advice.part(repair, lost.session.id) for repair in helping if found.causes),
            repairs_requested=options.repairs,
            summary=_summary(found, titles[lost.session.id]),
        )


def _summary(found: CauseSet, title: str) -> str:
    """What a cause set shows, in a sentence."""
    if found.status == "fits":
        return f"{title}: nothing excludes it, so a better plan than this one exists."
    if not found.causes:
        return f"{title}: it was not settled in time what excludes it."
    if len(found.causes) == 1:
        only = "One cause alone excludes it" if found.status == "proven" else "One cause seems to exclude it"
        return f"{title}: {only[:1].lower()}{only[1:]}."
    if found.status == "unsettled":
        return f"{title}: these {len(found.causes)} causes seem to exclude it; not everything was settled in time."
    rest = "no smaller set of causes does" if found.smallest else "without any one of them it would fit"
    return f"{title}: these {len(found.causes)} causes together exclude it; {rest}."
