"""The parts of a plan that record what it was made from."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from liftrun.documents.part import Part


class InputFilePart(Part):
    """A file that a plan was made from."""

    path: str | None = Field(
        description="Relative to the folder of the plan, with `/` between folders; null for standard input."
    )
    sha256: str = Field(description="SHA-256 of its content, as 64 hexadecimal digits.")
    line: int | None = Field(
        default=None, description="In a file with an athlete on each line, the line; the hash is of it."
    )


class PlanOptionsPart(Part):
    """How the week was planned."""

    pack: str
    grid_minutes: int
    seed: int
    workers: int
    time_limit_seconds: float | None = None
    parameters: dict[str, bool | int | float | str] = Field(
        default={}, description="CP-SAT parameters over liftrun's own."
    )


class InputsPart(Part):
    """Everything that a plan follows from."""

    athlete: InputFilePart | None = Field(default=None, description="Null for an athlete who came from no file.")
    calendars: tuple[InputFilePart, ...] = ()
    week: date = Field(description="The Monday.")
    options: PlanOptionsPart
    rulebook_hash: str = Field(description="The same as `rulebook.hash`.")
    state_revision: int | None = Field(default=None, description="Revision of the state file; null without one.")


class HistoryPart(Part):
    """A source of the training before the week, as it was used."""

    source: str = Field(description="`athlete file`: the `[[history]]` of the athlete's file.")
    since: date = Field(alias="from", description="Day of the earliest session that was used.")
