"""The numbers of a phase and of its runs in a situation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain import WEEKDAYS
from liftrun.domain.errors import InputError
from liftrun.rulebook.phase_numbers import Focuses, PhaseNumbers, RaceMetres
from liftrun.rulebook.run_numbers import RunDays, RunNumbers
from liftrun.rulebook.situation import applies, with_cases
from liftrun.rulebook.texts import PlyometricSpeed, RulebookNote, StrengthPhases
from liftrun.rulebook.toml_tables import checked, file_name, known_only, subtable, subtables

if TYPE_CHECKING:
    from liftrun.domain import Focus, RaceDistance
    from liftrun.rulebook.book import Pack, Rulebook
    from liftrun.rulebook.run_numbers import RunName
    from liftrun.rulebook.situation import Situation
    from liftrun.rulebook.toml_tables import Tables

_RUN_DAYS = tuple(str(days) for days, _ in enumerate(WEEKDAYS, start=1))
_PHASES, _RUNS, _NOTES = file_name("phases"), file_name("runs"), file_name("notes")


def phase_numbers(rulebook: Rulebook, pack: Pack | None, now: Situation, lifts_per_week: int | None) -> PhaseNumbers:
    """The numbers of the phase: its groups with the cases that apply, then the pack's changes, then the athlete's wish.

    The number of lifts with plyometrics is at most the number of lifts.

    Raises:
        InputError: naming file and key.
    """
    key = f"phases.{now.phase}"
    groups = subtable(subtable(rulebook.phases, "phases", _PHASES), now.phase, _PHASES, under="phases")
    tables: Tables = {
        name: with_cases(subtable(groups, name, _PHASES, under=key), now, _PHASES, f"{key}.{name}") for name in groups
    }
    changes = _changes(tables, pack, now)
    file = pack.file if pack and changes else _PHASES
    numbers = checked(PhaseNumbers, tables | changes, file, key)
    wanted = numbers.lifts.wanted if lifts_per_week is None or now.phase == "maintenance" else lifts_per_week
    jumps = numbers.plyometrics
    carriers = min(wanted, numbers.lifts.at_most)
    fewer = {"at_least": min(jumps.at_least, carriers), "better": min(jumps.better, carriers)}
    return numbers.model_copy(
        update={
            "lifts": numbers.lifts.model_copy(update={"wanted": wanted}),
            "plyometrics": jumps.model_copy(update=fewer),
        }
    )


def _changes(tables: Tables, pack: Pack | None, now: Situation) -> Tables:
    """The groups that a pack changes, each with all its keys."""
    if pack is None or now.phase not in pack.phases:
        return {}
    key = f"phases.{now.phase}"
    theirs = subtable(pack.phases, now.phase, pack.file, under="phases")
    return {
        name: subtable({name: {}, **tables}, name, _PHASES)
        | with_cases(subtable(theirs, name, pack.file, under=key), now, pack.file, f"{key}.{name}")
        for name in theirs
    }


def run_numbers(rulebook: Rulebook, now: Situation) -> RunNumbers:
    """The runs of a week: the first template that applies, and the numbers common to all.

    Raises:
        InputError: naming file and key, or if no template applies.
    """
    runs = rulebook.runs
    groups: tuple[str, ...] = ("weights", "rounding", "shorter", "pace", "quality")
    groups += ("easing", "long_run", "optional", "assumed_easy", "doubles", "race_week", "recent", "side_race")
    tables: Tables = {name: subtable(runs, name, _RUNS) for name in groups}
    return checked(RunNumbers, {"by_days": _runs_by_days(rulebook, now), **tables}, _RUNS, "")


def _runs_by_days(rulebook: Rulebook, now: Situation) -> dict[int, tuple[RunName, ...]]:
    """Days of running -> names of runs, of the first template that applies."""
    for number, week in enumerate(subtables(rulebook.runs, "week", _RUNS), start=1):
        if applies(week, now, _RUNS, f"week[{number}]"):
            known_only(week, (*_RUN_DAYS, "when", "source"), _RUNS, f"week[{number}]")
            return checked(RunDays, {days: week.get(days) for days in _RUN_DAYS}, _RUNS, f"week[{number}]").root
    raise InputError(_RUNS, "week", "", f"a [[week]] for the phase {now.phase}", "Add one, or widen a `when`.")


def focuses(rulebook: Rulebook) -> dict[int, tuple[Focus, ...]]:
    """Lifts a week -> the focus of each, the most important first.

    Raises:
        InputError: naming file and key.
    """
    table = subtable(rulebook.phases, "focus", _PHASES)
    by_count = {count: names for count, names in table.items() if count != "source"}
    return checked(Focuses, by_count, _PHASES, "focus").root


def notes(rulebook: Rulebook, now: Situation) -> tuple[RulebookNote, ...]:
    """The notes whose condition is true, in the order of notes.toml; those with a topic are given only if it comes up.

    Raises:
        InputError: naming file and key.
    """
    return tuple(
        checked(RulebookNote, {key: value for key, value in note.items() if key != "when"}, _NOTES, f"note[{number}]")
        for number, note in enumerate(subtables(rulebook.notes, "note", _NOTES), start=1)
        if applies(note, now, _NOTES, f"note[{number}]")
    )


def plyometric_speed(rulebook: Rulebook) -> PlyometricSpeed:
    """The speed below which plyometrics help most.

    Raises:
        InputError: naming file and key.
    """
    return checked(PlyometricSpeed, subtable(rulebook.notes, "plyometric_speed", _NOTES), _NOTES, "plyometric_speed")


def race_metres(rulebook: Rulebook) -> dict[RaceDistance, int]:
    """Metres of each race.

    Raises:
        InputError: naming file and key.
    """
    table = subtable(rulebook.phases, "race_metres", _PHASES)
    return checked(RaceMetres, table, _PHASES, "race_metres").root


def strength_phases(rulebook: Rulebook) -> StrengthPhases:
    """The phases whose lifts build strength (S1).

    Raises:
        InputError: if notes.toml is malformed.
    """
    return checked(StrengthPhases, subtable(rulebook.notes, "strength", _NOTES), _NOTES, "strength")
