"""Log what watches and training services recorded: propose which planned sessions were done, and write them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from liftrun.api.arguments import moment_argument
from liftrun.api.athlete_argument import athlete_argument
from liftrun.api.state_argument import required_state
from liftrun.calendars.clock import instant
from liftrun.recordings.read_recordings import read_recordings
from liftrun.recordings.recording import joined
from liftrun.rulebook import load_rulebook
from liftrun.state.athlete_state import AthleteState
from liftrun.state.export import log_part
from liftrun.state.matching import proposals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from liftrun.documents.state import LogPart
    from liftrun.domain.units import Units
    from liftrun.recordings.recording import Recording
    from liftrun.state.matching import Proposal


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What is to be logged from files.

    Attributes:
        proposals: The activities that the log does not have yet, by start.
        known: How many the log has already.
        others: How many are no training of liftrun's, or cannot be read.
        units: The athlete's units.
        state: The state file.
        revision: The revision of the state that this builds on.
        now: The time of writing.
    """

    proposals: tuple[Proposal, ...]
    known: int
    others: int
    units: Units
    state: Path
    revision: int
    now: datetime


def read_files(athlete: str | Path, files: Sequence[Path], now: datetime | str | None = None) -> FilesRead:
    """Read files of activities, and propose which planned sessions they were.

    Args:
        athlete: The athlete's file, beside which the state is; it is made if there is none.
        files: GPX, TCX, CSV or JSON.
        now: The time of writing, as for `plan`.

    Raises:
        InputError: for the first file that cannot be read.
    """
    moment, given = moment_argument(now), athlete_argument(athlete, load_rulebook())
    path, units = required_state(given.path), given.athlete.units
    found = [read_recordings(file, units) for file in files]
    zone = given.athlete.timezone
    recordings = tuple(joined(_in_zone(one, zone) for read in found for one in read.recordings))
    with AthleteState(path) as state:
        content = state.content(date.min)
    new = proposals(recordings, content, moment)
    others = sum(read.others for read in found)
    return FilesRead(new, len(recordings) - len(new), others, units, path, content.revision, moment)


def _in_zone(one: Recording, timezone: str) -> Recording:
    """The recording with its start in the athlete's zone."""
    start = one.start
    if start.tzinfo is None:
        start = instant(start.date(), start.time(), timezone)
    return replace(one, start=start.astimezone(ZoneInfo(timezone)))


def write_proposals(read: FilesRead, chosen: Iterable[Proposal]) -> tuple[LogPart, ...]:
    """Write proposals into the log; returns the lines.

    Raises:
        InputError: if the state cannot be written.
        StateConflictError: if it has changed since the files were read.
    """
    entries = tuple(proposal.entry for proposal in chosen)
    if not entries:
        return ()
    with AthleteState(read.state) as state, state.change("log", read.now, seen=read.revision) as change:
        for entry in entries:
            change.log(entry)
    return tuple(log_part(entry) for entry in entries)
