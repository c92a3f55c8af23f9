"""The rulebook as parsed from its folder; each part is validated where it is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.rulebook.phase_numbers import AfterRace, FirstWeeks
from liftrun.rulebook.run_numbers import Doubles
from liftrun.rulebook.toml_tables import checked, file_name, subtable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from liftrun.domain import Phase, RaceDistance
    from liftrun.rulebook.phase_numbers import WeeksToGo
    from liftrun.rulebook.texts import PackHead
from liftrun.rulebook.toml_tables import Tables

DEFAULT_PACK = "default"


@dataclass(frozen=True)
class RuleEntry:
    """A rule as written.

    Attributes:
        file: Its file, for messages.
        table: Its keys and values, with its cases.
    """

    file: str
    table: Tables

    @property
    def id(self) -> str:
        """The rule's id, empty if it has none."""
        return str(self.table.get("id", ""))


@dataclass(frozen=True)
class Pack:
    """A school of advice: changes to the rulebook.

    Attributes:
        file: Its file, for messages.
        head: Its id, title, source and voice.
        changes: Rule id -> keys to change.
        added: Rules of its own.
        phases: Phase -> group -> keys to change.
    """

    file: str
    head: PackHead
    changes: Tables
    added: tuple[RuleEntry, ...]
    phases: Tables


@dataclass(frozen=True, eq=False)
class Rulebook:
    """The contents of a rulebook's folder.

    Attributes:
        folder: The folder.
        version: The rulebook's own version.
        entries: Rules in the order of the files, and within them of the entries.
        weeks: Race -> weeks to go at which phases begin.
        phases: The tables of phases.toml.
        runs: The tables of runs.toml.
        notes: The tables of notes.toml.
    """

    folder: Path
    version: str
    entries: tuple[RuleEntry, ...]
    weeks: Mapping[RaceDistance, WeeksToGo]
    phases: Tables
    runs: Tables
    notes: Tables

    @property
    def packs(self) -> tuple[str, ...]:
        """Names of the packs, `default` first."""
        return (DEFAULT_PACK, *sorted(path.stem for path in (self.folder / "packs").glob("*.toml")))

    @property
    def after_race(self) -> AfterRace:
        """The numbers of the weeks after the maintenance."""
        file = file_name("phases")
        return checked(AfterRace, subtable(self.phases, "after_race", file), file, "after_race")

    @property
    def first_weeks(self) -> FirstWeeks:
        """How many weeks a beginner with weights, or one who returns, lifts lightly."""
        file = file_name("phases")
        return checked(FirstWeeks, subtable(self.phases, "first_weeks", file), file, "first_weeks")

    @property
    def doubles(self) -> Doubles:
        """The numbers for athletes who run twice a day."""
        file = file_name("runs")
        return checked(Doubles, subtable(self.runs, "doubles", file), file, "doubles")

    @property
    def remembered_weeks(self) -> int:
        """For how many weeks a race affects the weeks after it (maintenance, then the lighter start)."""
        return max(weeks.maintenance for weeks in self.weeks.values()) + self.after_race.lighter_weeks

    def phase_of(self, weeks_to_race: int | None, race: RaceDistance | None) -> Phase:
        """The phase of a week: base without a race, else by the weeks to go (negative after the race)."""
        if race is None or weeks_to_race is None:
            return "base"
        weeks = self.weeks[race]
        if weeks_to_race < 0:
            return "maintenance" if -weeks_to_race <= weeks.maintenance else "base"
        starts: tuple[tuple[Phase, int], ...] = (
            ("race", weeks.race),
            ("taper", weeks.taper),
            ("peak", weeks.peak),
            ("build", weeks.build),
        )
        return next((phase for phase, first in starts if weeks_to_race <= first), "base")

    def starts_lighter(self, weeks_to_race: int | None, race: RaceDistance | None) -> bool:
        """Whether a week is one of the first of base after the maintenance of a race. Never without maintenance."""
        if weeks_to_race is None or race is None or weeks_to_race >= 0:
            return False
        maintenance = self.weeks[race].maintenance
        return 0 < maintenance < -weeks_to_race <= maintenance + self.after_race.lighter_weeks

    def week_of_phase(
        self, phase: Phase, race: RaceDistance | None, weeks_to_race: int | None
    ) -> tuple[int, int] | None:
        """The number of a week in its phase, from 0, and the number of weeks. None in base or outside the phase."""
        if race is None or weeks_to_race is None or phase == "base":
            return None
        around = range(self.weeks[race].build, -self.weeks[race].maintenance - 1, -1)
        same = [week for week in around if self.phase_of(week, race) == phase]
        return (same.index(weeks_to_race), len(same)) if weeks_to_race in same else None
