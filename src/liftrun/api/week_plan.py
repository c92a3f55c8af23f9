"""The result of `liftrun.plan`: a planned week, and its output formats."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.api.arguments import file_argument, whole_number_argument
from liftrun.api.plan_options import MOST_ALARM_MINUTES, MOST_ALTERNATIVES
from liftrun.domain.errors import InputError, NoPlanError, shown
from liftrun.outputs.registry import FORMATS, OutputOptions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    import pandas as pd

    from liftrun.api.session_why import SessionWhy
    from liftrun.documents.plan import AlternativePart, DroppedPart, PenaltyPart, PlanDocument, SessionPart, TierPart
    from liftrun.domain import Status, Tier
    from liftrun.planning.prepare import SolvedWeek


@dataclass(frozen=True, slots=True, repr=False)
class WeekPlan:
    """A planned week.

    Attributes:
        status: `optimal` (proven), `feasible` (time ran out), `infeasible` (no week keeps the required rules) or
            `unknown` (time ran out before any week was found).
        document: The published form of the plan, `liftrun.plan/2`; None if there is no plan.
        inputs: The files that the plan was made from.
        now: The time of writing, for new and changed events of the calendar; None for the time of the call.
        athlete_file: The athlete's file; None if the athlete came from no file.
    """

    status: Status
    document: PlanDocument | None
    inputs: tuple[Path, ...] = field(default=(), compare=False)
    now: datetime | None = field(default=None, compare=False)
    athlete_file: Path | None = field(default=None, compare=False)
    _solved: SolvedWeek | None = field(default=None, compare=False)
    _show_titles: bool = field(default=False, compare=False)

    @property
    def tiers(self) -> Mapping[Tier, TierPart]:
        """Cost, bound and status of each tier, most important first; empty without a plan."""
        return self.document.tiers if self.document else {}

    @property
    def bound(self) -> int:
        """Proven lower bound on the scaled sum of the tiers; 0 without a plan."""
        return self.document.bound if self.document else 0

    @property
    def sessions(self) -> tuple[SessionPart, ...]:
        """The placed sessions, by start."""
        return self.document.sessions if self.document else ()

    @property
    def dropped(self) -> tuple[DroppedPart, ...]:
        """The sessions that did not fit, most important first, each with its reason."""
        return self.document.dropped if self.document else ()

    @property
    def penalties(self) -> tuple[PenaltyPart, ...]:
        """The weighted rules that the plan breaks, each with its cost."""
        return self.document.penalties if self.document else ()

    @property
    def notes(self) -> tuple[str, ...]:
        """Advice about the week, in sentences."""
        return self.document.notes if self.document else ()

    def to_ics(self, *, alarm_minutes: int | None = None, previous: bytes | None = None) -> bytes:
        """The calendar file.

        Args:
            alarm_minutes: How many minutes before each session the calendar reminds; None for no reminder.
            previous: Content of the calendar that the result replaces. Its events keep their identities and revisions.

        Raises:
            InputError: if the minutes are not a whole number from 0 to 1440.
            NoPlanError: if there is no plan.
        """
        _check_alarm(alarm_minutes)
        return FORMATS["ics"].make(self._published(), OutputOptions(self.now, previous, alarm_minutes))

    def to_json(self) -> str:
        """The published form as JSON.

        Raises:
            NoPlanError: if there is no plan.
        """
        return self._text("json")

    def to_html(self) -> str:
        """The week as one self-contained page.

        Raises:
            NoPlanError: if there is no plan.
        """
        return self._text("html")

    def to_svg(self) -> str:
        """The picture of the week.

        Raises:
            NoPlanError: if there is no plan.
        """
        return self._text("svg")

    def to_frame(self) -> pd.DataFrame:
        """One row for each session, the dropped ones at the end; docs/python.md has the columns.

        Raises:
            NoPlanError: if there is no plan.
        """
        from liftrun.api.frames import sessions_frame  # noqa: PLC0415  # loads pandas

        return sessions_frame([self._published()])

    def alternatives(self, count: int = 3) -> tuple[AlternativePart, ...]:
        """Other weeks, cheapest first: at least two sessions on other days, and little more expensive.

        Args:
            count: How many, 1 to 9. There may be fewer.

        Raises:
            InputError: if the number is wrong; and for a plan of a squad.
            NoPlanError: if there is no plan.
        """
        from liftrun.explanations.alternatives import alternative_parts  # noqa: PLC0415  # loaded for a question only

        whole_number_argument("count", count, 1, MOST_ALTERNATIVES)
        self._published()
        return alternative_parts(self._known_solve("alternatives"), count)

    def _known_solve(self, name: str) -> SolvedWeek:
        if self._solved is None:
            remedy = "Plan the athlete alone, and ask that plan."
            raise InputError("", name, "a plan of a squad", "a plan of one athlete", remedy)
        return self._solved

    def why(self, session: str, *, at: str | None = None, not_on: str | None = None) -> SessionWhy:
        """Why a session is where it is, and what it would cost elsewhere; without a question, on each other day.

        Args:
            session: The session's id or title: `lift-2`, `Lift: upper body`.
            at: A day and a time: what it would cost there, or why it is impossible. `Thu 18:00`, `2026-11-26 18:00`.
            not_on: A weekday: what it would cost on another day. `tue`.

        Raises:
            InputError: if there is no such session, or a day or time is wrong; and for a plan of a squad.
            NoPlanError: if there is no plan.
        """
        from liftrun.api.why_session import why  # noqa: PLC0415  # loaded for a question only

        document = self._published()
        return why(self._known_solve("why"), document, session, at=at, not_on=not_on, show_titles=self._show_titles)

    def save(self, *files: str | Path, alarm_minutes: int | None = None) -> tuple[Path, ...]:
        """Write the plan into files, each in the format of its suffix: `plan.save("week.ics", "week.html")`.

        Never replaces an input or a file that liftrun did not write. Writes all files or none.

        Args:
            files: Where to write.
            alarm_minutes: As in `to_ics`.

        Raises:
            InputError: if an argument is wrong, a suffix is unknown, or a file must not be replaced or written.
            NoPlanError: if there is no plan.
        """
        from liftrun.outputs.write_outputs import write_outputs  # noqa: PLC0415  # only where something is written

        _check_alarm(alarm_minutes)
        outputs = self._outputs(files)
        return write_outputs(self._published(), outputs, self.inputs, now=self.now, alarm_minutes=alarm_minutes)

    def _outputs(self, files: tuple[str | Path, ...]) -> dict[str, Path]:
        """Output format -> file, by the suffixes of the files."""
        paths = [Path(file_argument(file, "files", "file names")) for file in files]
        outputs = {_format_of(path): path for path in paths}
        if len(outputs) < len(files):
            raise InputError(
                "", "files", "two files of the same format", "one file for each format", "Save them one by one."
            )
        return outputs

    def record(self, *files: str | Path, alarm_minutes: int | None = None) -> Path:
        """Write the plan into files as `save` does, and into the state file beside the athlete's file, which it makes.

        Returns:
            The state file.

        Raises:
            InputError: as for `save`; if the athlete came from no file; if the state cannot be read or written.
            NoPlanError: if there is no plan.
        """
        from liftrun.api.state_argument import record_plan  # noqa: PLC0415  # only where something is written

        _check_alarm(alarm_minutes)
        state, _ = record_plan(
            self._published(),
            self._outputs(files),
            athlete_file=self.athlete_file,
            inputs=self.inputs,
            now=self.now,
            alarm_minutes=alarm_minutes,
        )
        return state

    def _repr_html_(self) -> str:
        """The picture of the week, for notebooks."""
        return self.to_svg() if self.document else f"<p>{self!r}</p>"

    def __repr__(self) -> str:
        """`WeekPlan(Maya Lindqvist, week of 2026-11-23, optimal, 8 sessions, 0 dropped)`."""
        if self.document is None:
            return f"WeekPlan({self.status}, no plan)"
        whose = f"{self.document.athlete}, week of {self.document.week_start}"
        return f"WeekPlan({whose}, {self.status}, {len(self.sessions)} sessions, {len(self.dropped)} dropped)"

    def _text(self, name: str) -> str:
        return FORMATS[name].make(self._published(), OutputOptions()).decode()

    def _published(self) -> PlanDocument:
        if self.document is None:
            raise NoPlanError(self.status)
        return self.document


def _check_alarm(minutes: int | None) -> None:
    if minutes is not None:
        whole_number_argument("alarm_minutes", minutes, 0, MOST_ALARM_MINUTES)


def _format_of(path: Path) -> str:
    """The name of the format of a file, by its suffix."""
    for name, entry in FORMATS.items():
        if path.suffix.lower() == entry.suffix:
            return name
    expected = f"a file name that ends in {', '.join(entry.suffix for entry in FORMATS.values())}"
    raise InputError("", "files", shown(str(path)), expected, "Give the file one of these endings.")
