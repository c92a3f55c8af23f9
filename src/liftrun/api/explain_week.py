"""`liftrun.explain`: why not everything fits into a week, and what would make it fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from liftrun.api.arguments import whole_number_argument, wrong_type
from liftrun.api.explanation import WeekExplanation
from liftrun.api.plan_options import MOST_REPAIRS, PlanOptions
from liftrun.api.plan_week import plan_request, solved_week
from liftrun.domain.errors import NoPlanError
from liftrun.domain.plan import DEFAULT_GRID_MINUTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from liftrun.athlete import Athlete


def explain(  # noqa: PLR0913  # each is one choice that a caller may make by name
    athlete: str | Path | Mapping[str, Any] | Athlete,
    *,
    week: date | str | None = None,
    busy: str | Path | Iterable[str | Path] | None = None,
    pack: str | None = None,
    fixed: str | Iterable[str] = (),
    repairs: int = 3,
    show_titles: bool = False,
    grid_minutes: int = DEFAULT_GRID_MINUTES,
    now: datetime | str | None = None,
    after: str | Path | Iterable[str | Path] | None = None,
) -> WeekExplanation:
    """Explain why sessions of a week do not fit: the causes that exclude each, none needless, and what would help.

    Args:
        athlete: The athlete's file, a dict with the keys of such a file, or an `Athlete`; as for `plan`.
        week: A day of the week, as for `plan`.
        busy: Busy calendars, as for `plan`.
        pack: School of advice, as for `plan`.
        fixed: Titles of events that cannot be moved; `*` is any text. All-day events never can.
        repairs: The most repairs for each missing session, 0 to 9: changes with which it fits, each verified.
        show_titles: Name busy events by their titles, which are private otherwise.
        grid_minutes: Minutes between possible starts.
        now: The time that decides which week begins next.
        after: Plans of the weeks before, as for `plan`.

    Raises:
        InputError: for the first thing wrong with an argument or a file.
        NoPlanError: if there is no plan that could be explained.
    """
    from liftrun.explanations.explain import ExplainOptions, explain_week  # noqa: PLC0415  # an argument may be refused before this

    how = ExplainOptions(fixed_argument(fixed), show_titles, repairs)
    whole_number_argument("repairs", repairs, 0, MOST_REPAIRS)
    options = PlanOptions(grid_minutes=grid_minutes)
    request = plan_request(athlete, week=week, busy=busy, pack=pack, options=options, now=now, after=after)
    solved, _ = solved_week(request)
    if solved.outcome.plan is None:
        raise NoPlanError(solved.outcome.status)
    return WeekExplanation(explain_week(solved, request.rulebook, how))


def fixed_argument(fixed: object) -> tuple[str, ...]:
    """Patterns of titles: one text or several.

    Raises:
        InputError: if one is not a text.
    """
    several = (fixed,) if isinstance(fixed, str) else fixed
    try:
        patterns: tuple[Any, ...] = tuple(several)  # type: ignore[arg-type]  # what cannot be iterated is refused
    except TypeError:
        patterns = (None,)
    if not all(isinstance(one, str) for one in patterns):
        raise wrong_type("fixed", fixed, "a text or a list of texts")
    return patterns
