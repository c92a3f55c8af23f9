"""Ratios of times within one run of the bench, compared with recorded ratios: has this tree become slower?

Absolute times depend on the machine. So each time is divided by that of a reference, which does not use liftrun's model
and runs at nearly the same moment: by default HiGHS on the core problem.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from liftrun.bench.statistics.bench_summary import seconds_of
from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from liftrun.bench.runs.result_store import Campaign, MeasuredRun


class RecordedRatios(BaseModel):
    """Recorded ratios.

    Attributes:
        matrix: The matrix that was measured.
        reference: The setting whose time is 1.
        margin: By how much a ratio may grow, as a share of itself.
        ratios: Setting -> geometric mean over instances of its time over the reference's.
        version: The versions of liftrun and the libraries.
        machine: The machine.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    matrix: str
    reference: str
    margin: float
    ratios: dict[str, float]
    version: str
    machine: str


def is_recording(head: bytes) -> bool:
    """Whether a file begins as one of recorded ratios does."""
    return head.lstrip().startswith(b"{") and b'"matrix"' in head and b'"reference"' in head


class RatioChange(NamedTuple):
    """The recorded and the new ratio of a setting, and the most that it may be."""

    name: str
    then: float
    now: float
    most: float

    @property
    def regressed(self) -> bool:
        """Whether it became slower by more than the margin."""
        return self.now > self.most

    def sentence(self, reference: str) -> str:
        """One line."""
        word = "SLOWER" if self.regressed else "ok"
        return (
            f"{word:6}  {self.name}: {self.now:.3f} of {reference}'s time; it was {self.then:.3f} and may be "
            f"{self.most:.3f}"
        )


def ratios(measured: Iterable[MeasuredRun], reference: str, time_limit: float) -> dict[str, float]:
    """Each setting's time as a multiple of the reference's: medians on each instance, geometric mean over them.

    Raises:
        InputError: if the reference was not measured.
    """
    taken: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for run in measured:
        taken[run.row][run.instance].append(seconds_of(run, time_limit, "cpu"))
    if reference not in taken:
        raise InputError(
            "", "baseline", repr(reference), "a reference that was measured", "Install it, or name another."
        )
    medians = {row: {name: statistics.median(all_) for name, all_ in by.items()} for row, by in taken.items()}
    return {row: _mean_ratio(by, medians[reference]) for row, by in sorted(medians.items()) if row != reference}


def _mean_ratio(one: Mapping[str, float], reference: Mapping[str, float]) -> float:
    shared = one.keys() & reference.keys()
    return math.exp(statistics.fmean(math.log(one[name] / reference[name]) for name in sorted(shared)))


def recording(campaign: Campaign, now: Mapping[str, float], margin: float) -> RecordedRatios:
    """The ratios of a campaign in the form that is recorded."""
    rounded = {name: round(ratio, 4) for name, ratio in now.items()}
    return RecordedRatios(
        matrix=campaign.name,
        reference=campaign.baseline,
        margin=margin,
        ratios=rounded,
        version=campaign.version,
        machine=campaign.machine,
    )


def changes(recorded: RecordedRatios, now: Mapping[str, float]) -> list[RatioChange]:
    """The change of each recorded ratio that was measured again."""
    most = 1 + recorded.margin
    return [RatioChange(name, then, now[name], then * most) for name, then in recorded.ratios.items() if name in now]


def load_recorded(path: Path) -> RecordedRatios:
    """Recorded ratios from their file.

    Raises:
        InputError: if it does not exist or has another content.
    """
    try:
        return RecordedRatios.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        remedy = "Record some with `liftrun bench check SETTINGS --record`."
        raise InputError(str(path), "", str(error).splitlines()[0], "recorded ratios", remedy) from error
