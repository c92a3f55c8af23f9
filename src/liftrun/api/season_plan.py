"""The result of `liftrun.season`: a planned season, and its output formats."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.api.arguments import whole_number_argument
from liftrun.api.plan_options import MOST_ALARM_MINUTES
from liftrun.domain.errors import NoPlanError
from liftrun.outputs.season_outputs import SEASON_FORMATS, SeasonOutputOptions, write_season

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    import pandas as pd

    from liftrun.documents.plan import DroppedPart
    from liftrun.documents.season import SeasonDocument, SeasonRacePart, SeasonWeekPart
    from liftrun.domain import Status


@dataclass(frozen=True, slots=True, repr=False)
class SeasonPlan:
    """A planned season.

    Attributes:
        status: `optimal` if every week is proven given the weeks before it, `feasible` if time ran out for one, else
            the status of the first week that has no plan.
        document: The published form of the season, `liftrun.season/1`; None if a week has no plan.
        without_plan: The Monday of the week that has no plan, or None.
        inputs: The files that the season was made from.
        now: The time of planning, for new and changed events of the calendar.
    """

    status: Status
    document: SeasonDocument | None
    without_plan: date | None = None
    inputs: tuple[Path, ...] = field(default=(), compare=False)
    now: datetime | None = field(default=None, compare=False)

    @property
    def weeks(self) -> tuple[SeasonWeekPart, ...]:
        """The weeks in order, each with its totals and its plan."""
        return self.document.weeks if self.document else ()

    @property
    def races(self) -> tuple[SeasonRacePart, ...]:
        """The races that are trained for, each with the answer whether it is in reach."""
        return self.document.races if self.document else ()

    @property
    def dropped(self) -> tuple[DroppedPart, ...]:
        """The sessions that did not fit, week after week, each with its reason."""
        return tuple(part for week in self.weeks for part in week.plan.dropped)

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences about the season, the most important first."""
        return self.document.notes if self.document else ()

    def to_ics(self, *, alarm_minutes: int | None = None, previous: bytes | None = None) -> bytes:
        """One calendar file with the sessions of all weeks.

        Args:
            alarm_minutes: How many minutes before each session the calendar reminds; None for no reminder.
            previous: Content of the calendar that the result replaces. Its events keep their identities and revisions;
                those of the season's weeks and of later ones that are gone are cancelled.

        Raises:
            InputError: if the minutes are not a whole number from 0 to 1440.
            NoPlanError: if a week has no plan.
        """
        _check_alarm(alarm_minutes)
        options = SeasonOutputOptions(self.now, previous, alarm_minutes)
        return SEASON_FORMATS["ics"].make(self._published(), options)

    def to_json(self) -> str:
        """The published form as JSON.

        Raises:
            NoPlanError: if a week has no plan.
        """
        return self._text("json")

    def to_html(self) -> str:
        """The season as one self-contained page.

        Raises:
            NoPlanError: if a week has no plan.
        """
        return self._text("html")

    def to_frame(self) -> pd.DataFrame:
        """One row for each session of all weeks, the dropped ones at the end; docs/python.md has the columns.

        Raises:
            NoPlanError: if a week has no plan.
        """
        from liftrun.api.frames import sessions_frame  # noqa: PLC0415  # loads pandas

        return sessions_frame([week.plan for week in self._published().weeks])

    def save(
        self, folder: str | Path, *, formats: Sequence[str] = ("ics", "json", "html"), alarm_minutes: int | None = None
    ) -> tuple[Path, ...]:
        """Write the season into a folder: `season.ics`, `season.json` and `season.html`; all of them or none.

        Args:
            folder: Where to write; it is made if it does not exist.
            formats: Which files.
            alarm_minutes: As in `to_ics`.

        Raises:
            InputError: if an argument is wrong, or a file must not be replaced or cannot be written.
            NoPlanError: if a week has no plan.
        """
        _check_alarm(alarm_minutes)
        options = SeasonOutputOptions(self.now, None, alarm_minutes)
        return write_season(self._published(), Path(folder), self.inputs, formats, options)

    def _repr_html_(self) -> str:
        """The picture of the season, for notebooks."""
        if self.document is None:
            return f"<p>{self!r}</p>"
        from liftrun.report.season.overview import overview_picture  # noqa: PLC0415  # only in notebooks

        return overview_picture(self.document)

    def __repr__(self) -> str:
        """`SeasonPlan(Maya Lindqvist, 12 weeks from 2026-11-30, optimal, 84 sessions, 3 dropped)`."""
        if self.document is None:
            return f"SeasonPlan({self.status}, no plan for the week of {self.without_plan})"
        weeks = self.document.weeks
        sessions = sum(len(week.plan.sessions) for week in weeks)
        when = f"{len(weeks)} weeks from {weeks[0].week_start}"
        found = f"{sessions} sessions, {len(self.dropped)} dropped"
        return f"SeasonPlan({self.document.athlete}, {when}, {self.status}, {found})"

    def _text(self, name: str) -> str:
        return SEASON_FORMATS[name].make(self._published(), SeasonOutputOptions()).decode()

    def _published(self) -> SeasonDocument:
        if self.document is None:
            raise NoPlanError(self.status)
        return self.document


def _check_alarm(minutes: int | None) -> None:
    if minutes is not None:
        whole_number_argument("alarm_minutes", minutes, 0, MOST_ALARM_MINUTES)
