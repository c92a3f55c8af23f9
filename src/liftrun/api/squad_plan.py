"""The result of `liftrun.plan_squad`: how many were planned, what is proven, and the plan of each athlete."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.api.week_plan import WeekPlan
from liftrun.documents.plan import PlanDocument
from liftrun.planning.recorded_inputs import with_inputs_relative_to
from liftrun.report.markup import element
from liftrun.squad.output.folder_places import ATHLETES, COACH_PAGE, RESULTS
from liftrun.squad.workers.store import stored_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from liftrun.squad.run.plan_squad import SquadTotals


@dataclass(frozen=True, slots=True, repr=False)
class SquadPlan:
    """A planned squad.

    Attributes:
        planned: How many athletes have a plan.
        failed: How many have none; each has a line in `failures`.
        kept: How many sessions have a time in a plan.
        dropped: How many sessions did not fit.
        proof: What is proven about a squad that shares a room, groups or a coach, in sentences; `""` otherwise.
        folder: Where the files of the squad are; None if nothing was written.
        remarks: Results of an earlier run in the same folder that could not be used, one sentence each.
    """

    planned: int
    failed: int
    kept: int
    dropped: int
    proof: str
    folder: Path | None
    remarks: tuple[str, ...] = ()
    _plans: tuple[PlanDocument, ...] = field(default=(), compare=False)
    _failures: tuple[str, ...] = field(default=(), compare=False)
    _page: str = field(default="", compare=False)

    @property
    def plans(self) -> tuple[WeekPlan, ...]:
        """The plan of each athlete, in the squad's order; read from the folder if there is one."""
        return tuple(WeekPlan(one.status, one, _files(one)) for one in self._documents())

    @property
    def failures(self) -> tuple[str, ...]:
        """Who could not be planned, and why: a line each."""
        return self._failures if self.folder is None else _failures_in(self.folder)

    def to_frame(self) -> pd.DataFrame:
        """One row for each session of each athlete; docs/python.md lists the columns."""
        from liftrun.api.frames import sessions_frame  # noqa: PLC0415  # loads pandas

        return sessions_frame(self._documents())

    def to_html(self) -> str:
        """The coach's page of a squad that shares a room, groups or a coach; otherwise a short summary."""
        if self.folder is not None and (self.folder / COACH_PAGE).is_file():
            return (self.folder / COACH_PAGE).read_text(encoding="utf-8")
        return self._page or self._repr_html_()

    def _repr_html_(self) -> str:
        """The counts and the proof, for notebooks."""
        lines = [self._counts(), *self.proof.splitlines(), *self.failures]
        return str(element("ul", *(element("li", line) for line in lines)))

    def __repr__(self) -> str:
        """`SquadPlan(16 athletes planned, 0 failed, 120 sessions placed, 4 dropped)`."""
        return f"SquadPlan({self._counts()})"

    def _counts(self) -> str:
        who = f"{self.planned} athletes planned, {self.failed} failed"
        return f"{who}, {self.kept} sessions placed, {self.dropped} dropped"

    def _documents(self) -> Iterator[PlanDocument]:
        if self.folder is None:
            return iter(self._plans)
        return _documents_in(self.folder)


def squad_plan_of(account: SquadTotals, folder: Path, *, in_memory: bool) -> SquadPlan:
    """The result of a run.

    Args:
        account: The counts of the run.
        folder: The folder that the run wrote to.
        in_memory: Read all results now, because the folder will be removed.
    """
    counts = account.planned, account.failed, account.kept, account.dropped, account.proof
    if not in_memory:
        return SquadPlan(*counts, folder, account.remarks)
    page = folder / COACH_PAGE
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    return SquadPlan(*counts, None, account.remarks, tuple(_documents_in(folder)), _failures_in(folder), text)


def _documents_in(folder: Path) -> Iterator[PlanDocument]:
    """The plans of a folder, with paths of inputs relative to the working folder."""
    for row in stored_rows(folder / RESULTS):
        if row.document is not None:
            yield with_inputs_relative_to(
                PlanDocument.model_validate_json(row.document), Path(), base=folder / ATHLETES
            )


def _failures_in(folder: Path) -> tuple[str, ...]:
    return tuple(f"{row.identity}: {row.message}" for row in stored_rows(folder / RESULTS) if row.document is None)


def _files(plan: PlanDocument) -> tuple[Path, ...]:
    """The files that a plan was made from."""
    if plan.inputs is None:
        return ()
    athlete = (plan.inputs.athlete,) if plan.inputs.athlete else ()
    return tuple(Path(part.path) for part in (*athlete, *plan.inputs.calendars) if part.path is not None)
