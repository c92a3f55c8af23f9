"""The parts of a plan that record its inputs."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from liftrun.documents.part import Part


class InputFilePart(Part):
    """A file that was read for a plan."""

    path: str | None = Field(
        description="Relative to the folder of the plan, with `/` between folders; null for standard input."
    )
    sha256: str = Field(description="SHA-256 of its content, as 64 hexadecimal digits.")
    line: int | None = Field(
        default=None,
        description="Line number, if the file has an athlete on each line; the hash is then of this line.",
    )


class PlanOptionsPart(Part):
    """How the week was planned."""

    pack: str
    grid_minutes: int
    seed: int
    workers: int
    time_limit_seconds: float | None = None
    parameters: dict[str, bool | int | float | str] = Field(
        default={}, description="CP-SAT parameters that replace liftrun's own values."
    )


class InputsPart(Part):
    """Everything that decides what is in a plan."""

    athlete: InputFilePart | None = Field(default=None, description="Null if the athlete was not read from a file.")
    calendars: tuple[InputFilePart, ...] = ()
    week: date = Field(description="The Monday.")
    options: PlanOptionsPart
    rulebook_hash: str = Field(description="The same as `rulebook.hash`.")
    state_revision: int | None = Field(
        default=None, description="The last change of the state that the plan depends on; null without a state."
    )


class HistoryPart(Part):
    """A source of training before the week, which was used for the plan."""

    source: str = Field(
        description="`log`, `plan in the state`, `earlier plan`, `own calendar`, or `athlete file` (`[[history]]`)."
    )
    since: date = Field(alias="from", description="Day of the earliest session that was used.")
