"""What liftrun wrote into an event of its own: which session it is, exactly, and which facts it was planned by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from liftrun.calendars.own_marks import OWN_UID
from liftrun.domain import ACTIVITIES, CrossTrainingKind, Experience, Load, Phase, Place, RaceDistance
from liftrun.schedules.model import StatedSeason, exactly
from liftrun.schedules.titles.parsed_title import FOCUSES, RUN_KINDS, ParsedTitle

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeVar

    from liftrun.calendars.reading.occurrences import Occurrence
    from liftrun.domain import Activity
    from liftrun.domain.load import LoadLevel
    from liftrun.schedules.model import PlyometricsOrder

    T = TypeVar("T")

_SESSION, _WEEK = "X-LIFTRUN-SESSION", "X-LIFTRUN-WEEK"
_LIFTING = ("heavy", "endurance")
_BY_CATEGORY: dict[str, Activity] = {entry.title.lower(): name for name, entry in ACTIVITIES.items()}


class OwnSession(NamedTuple):
    """A session as its own event tells it; `id` is empty where a calendar program took the note away."""

    id: str
    parsed: ParsedTitle


def own_session(occurrence: Occurrence) -> OwnSession | None:
    """The session of one of liftrun's own events, or None if it is another's or does not say what it is."""
    if not occurrence.uid.endswith(OWN_UID):
        return None
    words = {word.strip().lower() for word in occurrence.facts.get("CATEGORIES", "").split(",")}
    activity = next((name for category, name in _BY_CATEGORY.items() if category in words), None)
    if activity is None:
        return None
    facts = _facts(occurrence, _SESSION)
    metres, cross = _number(facts.get("metres")), ACTIVITIES[activity].hard_as_stated
    return OwnSession(
        facts.get("id", ""),
        ParsedTitle(
            activity,
            kinds=tuple(kind for kind in RUN_KINDS if kind in words) or RUN_KINDS if activity == "run" else (),
            focuses=tuple(name for name in FOCUSES if name in words) or FOCUSES if activity == "lift" else (),
            metres=exactly(metres) if metres is not None and activity == "run" else None,
            plyometrics=_plyometrics_order(words, facts.get("blocks", "")) if activity == "lift" else "none",
            heavy={"yes": True, "no": False}.get(facts.get("heavy", "")),
            cross_kind=next((kind for kind in get_args(CrossTrainingKind) if kind in words), None) if cross else None,
            hard="hard" in words if cross else None,
            load=_load(facts.get("load", "")) if cross else None,
            place=_among(get_args(Place), facts.get("place")),
            optional="optional" in words,
        ),
    )


def _load(text: str) -> Load | None:
    """`2/0/1` with `/impact` and `/hard`: the load of the legs, the upper body and the trunk."""
    found = re.fullmatch(r"([0-3])/([0-3])/([0-3])(/impact)?(/hard)?", text)
    if found is None:
        return None
    legs, upper, trunk = (cast("LoadLevel", int(level)) for level in found.groups()[:3])
    return Load(legs, upper, trunk, impact=bool(found[4]), hard=bool(found[5]))


def own_season(occurrences: Iterable[Occurrence]) -> StatedSeason:
    """The season that the first of liftrun's events tells; nothing if none does."""
    for occurrence in occurrences:
        if _WEEK in occurrence.facts:
            facts = _facts(occurrence, _WEEK)
            return StatedSeason(
                phase=_among(get_args(Phase), facts.get("phase")),
                race=_among(get_args(RaceDistance), facts.get("race")),
                experience=_among(get_args(Experience), facts.get("experience")),
                weeks_to_race=_number(facts.get("weeks_to_race")),
                run_days=_number(facts.get("run_days")),
                priority="strength" if facts.get("priority") == "strength" else None,
                weekly_miles=_number(facts.get("weekly_miles")),
                lifts=_number(facts.get("lifts")),
                first_weeks=facts.get("first_weeks") == "True" or None,
                peak_lifting=_among(_LIFTING, facts.get("peak_lifting")),  # type: ignore[arg-type]  # its two values
            )
    return StatedSeason()


def _facts(occurrence: Occurrence, name: str) -> dict[str, str]:
    """`id=run-long metres=22531` as a table."""
    pairs = (part.partition("=") for part in occurrence.facts.get(name, "").split())
    return {key: value for key, _, value in pairs}


def _among(known: tuple[T, ...], value: object) -> T | None:
    return next((one for one in known if one == value), None)


def _number(text: str | None) -> int | None:
    try:
        number = int(text or "")
    except ValueError:
        return None
    return number if abs(number) < 10**6 else None


def _plyometrics_order(words: set[str], blocks: str) -> PlyometricsOrder:
    """When the plyometrics are done, by the blocks; by the categories only whether there are some."""
    kinds = [block.partition(":")[0] for block in blocks.split("+")]
    if "plyometrics" not in words and "plyometrics" not in kinds:
        return "none"
    if {"plyometrics", "weights"} <= set(kinds):
        return "first" if kinds.index("plyometrics") < kinds.index("weights") else "last"
    return "unsaid"
