"""Whether a squad's file agrees with its athletes and the week: checked before anything is opened or written."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError
from liftrun.squad.inputs.members import Member

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from liftrun.squad.inputs.members import AthleteFailure
    from liftrun.squad.inputs.squad_file import SquadTables


def check_squad_file(squad: SquadTables, file: Path, monday: date, everyone: Iterable[Member | AthleteFailure]) -> None:
    """Refuse names that nobody has, and dates of other weeks.

    An athlete who could not be read fails alone. Their name is unknown, so no name is refused then.

    Raises:
        InputError: for the first of them.
    """
    _check_dates(squad, file, monday)
    several = list(everyone)
    if all(isinstance(one, Member) for one in several):
        _check_names(squad, file, {one.athlete.name for one in several if isinstance(one, Member)})


def _check_dates(squad: SquadTables, file: Path, monday: date) -> None:
    for number, group in enumerate(squad.groups, start=1):
        for at in group.at:
            if at.day_in(monday) is None:
                expected = f"a time in the week from {monday} to {monday + timedelta(days=6)}"
                remedy = "Name a weekday for every week, or take the group out."
                raise InputError(str(file), f"group[{number}].at", f'"{at}"', expected, remedy)


def _check_names(squad: SquadTables, file: Path, names: set[str]) -> None:
    lists = [(f"group[{n}].members", group.members) for n, group in enumerate(squad.groups, start=1)]
    lists += [(f"room[{n}].athletes", room.athletes) for n, room in enumerate(squad.rooms, start=1)]
    for key, listed in lists:
        for name in listed:
            if name not in names:
                remedy = "Write the name as in the athlete's file, or remove it."
                raise InputError(str(file), key, f'"{name}"', "the name of an athlete of the squad", remedy)
