"""One session of a title, as far as the title states it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from liftrun.domain import Focus, RunKind

if TYPE_CHECKING:
    from liftrun.domain import Activity, CrossTrainingKind, Load, Place
    from liftrun.schedules.model import Extent, PlyometricsOrder


RUN_KINDS: tuple[RunKind, ...] = get_args(RunKind)
FOCUSES: tuple[Focus, ...] = get_args(Focus)


@dataclass(frozen=True, slots=True)
class ParsedTitle:
    """One session of a title.

    Attributes:
        activity: What it is.
        kinds: Of a run, the kinds that it may be.
        focuses: Of a lift, the focuses that it may have.
        metres: Of a run, how far, as far as it is stated.
        minutes: How long, if it is stated.
        plyometrics: Plyometrics in a lift.
        heavy: Of a lift, whether it is heavy, if that is stated.
        trunk_only: Of a lift, whether it is work for the trunk and nothing else.
        cross_kind: Of cross-training its kind, if that is stated.
        hard: Of cross-training, whether it is hard, if that is stated.
        load: Of cross-training, what it loads, if that is stated.
        place: Where, if it is stated.
        optional: Whether it may be left out.
        comes_next: Whether the title states that it follows the session named before it.
        unitless: Of a run, the number that may be its distance but has no unit.
    """

    activity: Activity
    kinds: tuple[RunKind, ...] = ()
    focuses: tuple[Focus, ...] = ()
    metres: Extent | None = None
    minutes: Extent | None = None
    plyometrics: PlyometricsOrder = "none"
    heavy: bool | None = None
    trunk_only: bool = False
    cross_kind: CrossTrainingKind | None = None
    hard: bool | None = None
    load: Load | None = None
    place: Place | None = None
    optional: bool = False
    comes_next: bool = False
    unitless: float | None = None
