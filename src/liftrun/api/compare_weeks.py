"""`liftrun.compare`: one athlete's week under several schools of advice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from liftrun.api.arguments import wrong_type
from liftrun.api.plan_options import PlanOptions
from liftrun.api.plan_week import plan_request, solved_week
from liftrun.domain.errors import InputError, NoPlanError
from liftrun.domain.plan import DEFAULT_GRID_MINUTES
from liftrun.report.explanation.comparison_lines import comparison_lines
from liftrun.report.markup import element

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from liftrun.api.plan_week import PlanRequest
    from liftrun.athlete import Athlete
    from liftrun.documents.comparison import ComparedWeekPart, ComparisonDocument, JudgementPart
    from liftrun.explanations.compare import NamedWeek

CHANGED = "changed"
"""The name of the week with changed rules."""


@dataclass(frozen=True, slots=True, repr=False)
class WeekComparison:
    """A week under several schools.

    Attributes:
        document: The published form, `liftrun.comparison/1`.
    """

    document: ComparisonDocument

    @property
    def weeks(self) -> tuple[ComparedWeekPart, ...]:
        """The best week under each school."""
        return self.document.weeks

    @property
    def judgements(self) -> tuple[JudgementPart, ...]:
        """What the rules of each school find in the week of each other one."""
        return self.document.judgements

    def to_json(self) -> str:
        """The published form as JSON."""
        return self.document.model_dump_json(indent=2)

    def to_text(self) -> str:
        """The comparison as lines of text."""
        return "\n".join(comparison_lines(self.document))

    def _repr_html_(self) -> str:
        """The lines, for notebooks."""
        return str(element("pre", *(element("span", line) + "\n" for line in comparison_lines(self.document))))

    def __repr__(self) -> str:
        """`WeekComparison(Maya Lindqvist, week of 2026-11-23, bui, helms)`."""
        names = ", ".join(week.name for week in self.weeks)
        return f"WeekComparison({self.document.athlete}, week of {self.document.week_start}, {names})"


def compare(  # noqa: PLR0913  # each is one choice that a caller may make by name
    athlete: str | Path | Mapping[str, Any] | Athlete,
    packs: str | Iterable[str] = (),
    *,
    rules: Mapping[str, Mapping[str, Any]] | None = None,
    week: date | str | None = None,
    busy: str | Path | Iterable[str | Path] | None = None,
    grid_minutes: int = DEFAULT_GRID_MINUTES,
    now: datetime | str | None = None,
    after: str | Path | Iterable[str | Path] | None = None,
) -> WeekComparison:
    """Compare the best weeks under several schools, and what the rules of each find in the week of each other.

    Args:
        athlete: The athlete's file, a dict with the keys of such a file, or an `Athlete`; as for `plan`.
        packs: Schools of advice: `default`, `bui`, `helms`. With only one week to compare, the athlete's own is added.
        rules: Changes of rules, as in `[rules]` of an athlete's file: `{"day-off": {"at_least": 2}}`. They make one
            more week, called `changed`, with the athlete's own pack.
        week: A day of the week, as for `plan`.
        busy: Busy calendars, as for `plan`.
        grid_minutes: Minutes between possible starts.
        now: The time that decides which week begins next.
        after: Plans of the weeks before, as for `plan`.

    Raises:
        InputError: for the first thing wrong with an argument or a file.
        NoPlanError: if there is no plan under one of the schools.
    """
    from liftrun.explanations.compare import NamedWeek, compare_weeks  # noqa: PLC0415  # an argument may be refused before

    changes, names = _rules_argument(rules), _packs_argument(packs)
    how: dict[str, Any] = {"week": week, "busy": busy, "now": now, "after": after}
    own = plan_request(athlete, options=PlanOptions(grid_minutes=grid_minutes), **how)
    if len(names) + bool(changes) < 2:  # noqa: PLR2004  # a comparison has two sides
        names = tuple(dict.fromkeys((own.given.athlete.pack, *names)))
    requests = {name: _with_pack(own, name) for name in names}
    if changes:
        requests[CHANGED] = _with_rules(own, changes)
    if len(requests) < 2:  # noqa: PLR2004  # the same
        raise InputError("", "pack", names[0], "another school than the athlete's own", "Name one more pack.")
    return WeekComparison(compare_weeks([_named(NamedWeek, name, request) for name, request in requests.items()]))


def _named(kind: type[NamedWeek], name: str, request: PlanRequest) -> NamedWeek:
    solved, _ = solved_week(request)
    if solved.outcome.plan is None:
        raise NoPlanError(solved.outcome.status)
    return kind(name, solved)


def _with_pack(request: PlanRequest, pack: str) -> PlanRequest:
    from liftrun.rulebook import known_pack  # noqa: PLC0415  # as above

    chosen = request.given.athlete.model_copy(update={"pack": known_pack(request.rulebook, pack)})
    return replace(request, given=replace(request.given, athlete=chosen))


def _with_rules(request: PlanRequest, changes: Mapping[str, Mapping[str, Any]]) -> PlanRequest:
    athlete = request.given.athlete
    changed = {name: {**athlete.rules.get(name, {}), **keys} for name, keys in changes.items()}
    chosen = athlete.model_copy(update={"rules": {**athlete.rules, **changed}})
    return replace(request, given=replace(request.given, athlete=chosen, file="the changed rules"))


def _packs_argument(packs: object) -> tuple[str, ...]:
    several = (packs,) if isinstance(packs, str) else packs
    names = tuple(several) if isinstance(several, Iterable) else (None,)
    if not all(isinstance(one, str) for one in names):
        raise wrong_type("packs", packs, "a list of packs")
    return tuple(dict.fromkeys(names))


def _rules_argument(rules: object) -> Mapping[str, Mapping[str, Any]]:
    if rules is None:
        return {}
    if not isinstance(rules, Mapping) or not all(isinstance(keys, Mapping) for keys in rules.values()):
        raise wrong_type("rules", rules, "a dict of rules, each with a dict of changes")
    return rules
