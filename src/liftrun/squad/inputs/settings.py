"""The week, the options and the rulebook of a run: the same for every athlete of a squad."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from liftrun import __version__, rulebook
from liftrun.calendars.clock import week_of
from liftrun.calendars.reading.busy import read_busy
from liftrun.domain.errors import InputError
from liftrun.files.package_data import constraints_dir
from liftrun.model.solve import SolveOptions
from liftrun.planning.prepare import calendar_policy, prepare
from liftrun.squad.inputs.members import digest

if TYPE_CHECKING:
    from datetime import date

    from liftrun.planning.prepare import PreparedWeek
    from liftrun.rulebook import Rulebook
    from liftrun.squad.inputs.members import Member


@dataclass(frozen=True, slots=True)
class SquadSettings:
    """How to plan.

    Attributes:
        monday: First day of the week.
        grid_minutes: Minutes between possible starts.
        seed: The solver's random seed.
        book: Hash of the whole rulebook.
    """

    monday: date
    grid_minutes: int
    seed: int
    book: str

    @property
    def options(self) -> SolveOptions:
        """How each week is solved."""
        return SolveOptions(seed=self.seed)

    @property
    def key(self) -> str:
        """Hash of everything but the athlete that decides a plan."""
        return digest([str(self.monday), self.grid_minutes, self.seed, self.book, __version__, version("ortools")])


@lru_cache(maxsize=1)
def the_rulebook() -> Rulebook:
    """The rulebook, read once in each process."""
    return rulebook.load_rulebook()


@lru_cache(maxsize=1)
def book_hash() -> str:
    """Hash of the rulebook's files."""
    files = sorted(constraints_dir().rglob("*.toml"), key=lambda path: path.as_posix())
    return digest([[path.name, path.read_text(encoding="utf-8")] for path in files])


def prepared_week(member: Member, settings: SquadSettings) -> PreparedWeek:
    """The athlete's week, ready to be solved.

    Raises:
        InputError: if something in the athlete's file or calendars is wrong. A calendar that breaks off before its
            first event is wrong too, because in a squad nobody would read a remark that its time counts as free.
    """
    athlete = member.athlete
    week = week_of(settings.monday, athlete.timezone)
    reading = read_busy(member.calendars, week, calendar_policy(athlete))
    if reading.broken_off:
        expected, remedy = "a complete calendar", "Export it again, or take it off the list."
        raise InputError(reading.broken_off[0], "", "a file that breaks off before its first event", expected, remedy)
    book = the_rulebook()
    return prepare(athlete, week, reading, book, grid_minutes=settings.grid_minutes, file=member.file)
