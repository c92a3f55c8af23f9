"""Combine the phrases of one session of a title into a `ParsedTitle`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from liftrun.domain.units import metres_of
from liftrun.schedules.extents import MOST_METRES
from liftrun.schedules.model import Extent
from liftrun.schedules.titles.parsed_title import FOCUSES, RUN_KINDS, ParsedTitle
from liftrun.schedules.titles.unitless import MOST_UNITLESS, likely_metres
from liftrun.schedules.titles.vocabulary import Meaning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.domain import Activity, Focus, Place, RaceDistance, RunKind
    from liftrun.domain.units import Units
    from liftrun.schedules.model import PlyometricsOrder
    from liftrun.schedules.titles.tokens import Token

Joint = Literal["", "also", "then"]
_MEASURES = ("distance", "minutes", "repeats", "sets")
_MOST_ORDINAL = 9


class NotATitleError(Exception):
    """The text is no title of a session."""


class DistanceContext(NamedTuple):
    """How far what goes.

    Attributes:
        race_metres: Metres of the distances that have a name.
        units: The unit of a number without one, if its author says so.
        likely: The unit that such a number probably has, if anything tells.
    """

    race_metres: Mapping[RaceDistance, int]
    units: Units | None = None
    likely: Units | None = None


class Phrase(NamedTuple):
    """A phrase, number or joint of a title, with what it says."""

    meaning: Meaning = Meaning()
    token: Token | None = None
    joint: Joint = ""


def activity_of(phrases: Sequence[Phrase]) -> Activity | None:
    """The activity that phrases name, or None if they name none.

    Raises:
        NotATitleError: if they name more than one.
    """
    says = [phrase.meaning for phrase in phrases]
    trained = any(one.focus or one.plyometrics for one in says)
    lift = any(one.lift for one in says) or (trained and any(one.place == "gym" for one in says))
    named: dict[Activity, bool] = {
        "run": any(one.kinds for one in says),
        "lift": lift,
        "mobility": any(one.mobility for one in says),
    }
    found = [activity for activity, here in named.items() if here]
    if len(found) > 1:
        raise NotATitleError
    return found[0] if found else None


def belongs_to(phrases: Sequence[Phrase]) -> Activity | None:
    """The activity that phrases can only be a part of, where they name none."""
    says, kinds = [phrase.meaning for phrase in phrases], {phrase.token.kind for phrase in phrases if phrase.token}
    if "sets" in kinds or any(one.focus or one.plyometrics or one.heavy is not None for one in says):
        return "lift"
    return "run" if kinds & {"distance", "repeats"} or any(one.distance for one in says) else None


def combined(phrases: Sequence[Phrase], context: DistanceContext, joint: Joint) -> ParsedTitle:
    """What the phrases of one session say.

    Raises:
        NotATitleError: if they name no session, or say what does not go with it.
    """
    activity = activity_of(phrases)
    if activity is None:
        raise NotATitleError
    units = context.units
    _check_company(phrases, units)
    _check_fits(activity, phrases)
    run, lift = activity == "run", activity == "lift"
    metres = _metres(phrases, context.race_metres, units) if run else None
    unitless = _unitless_number(phrases) if run and units is None else None
    _check_numbers(phrases, used=unitless is not None or (metres is not None and not _extents(phrases, "distance")))
    kinds = _kinds(phrases) if run else ()
    return ParsedTitle(
        activity,
        kinds=kinds,
        focuses=_focuses(phrases) if lift else (),
        metres=metres if unitless is None else likely_metres(unitless, context.likely, kinds),
        minutes=_added(_extents(phrases, "minutes")),
        plyometrics=_plyometrics_order(phrases) if lift else "none",
        heavy=next((one.meaning.heavy for one in phrases if one.meaning.heavy is not None), None) if lift else None,
        place=_place(activity, phrases),
        optional=any(phrase.meaning.optional for phrase in phrases),
        comes_next=joint == "then",
        unitless=unitless,
    )


def _check_company(phrases: Sequence[Phrase], units: Units | None) -> None:
    """Words that say too little by themselves must have others, or a number with a unit, beside them."""
    numbers = ("sets",) if units else ("sets", "number")
    measured = any(phrase.token and phrase.token.kind not in numbers for phrase in phrases)
    telling = [phrase.meaning for phrase in phrases if not phrase.meaning.filler]
    fillers = any(phrase.meaning.filler and not phrase.token and not phrase.joint for phrase in phrases)
    for one in telling:
        others = [other for other in telling if other is not one and other.company != "needed"]
        lonely = not measured and not others
        if lonely and (one.company == "needed" or (one.company and fillers)):
            raise NotATitleError


def _check_fits(activity: Activity, phrases: Sequence[Phrase]) -> None:
    """A run has no focus, a lift no distance."""
    part_of = belongs_to(phrases)
    if part_of not in (None, activity):
        raise NotATitleError
    if activity == "lift" and (_extents(phrases, "distance") or _extents(phrases, "repeats") or _named(phrases)):
        raise NotATitleError


def _check_numbers(phrases: Sequence[Phrase], *, used: bool) -> None:
    """A number without a unit is a distance that was used, or one of several of a name ("Lift 2")."""
    for phrase in phrases:
        if phrase.token and phrase.token.kind == "number" and not used:
            told = any(one.token and one.token.kind in _MEASURES for one in phrases)
            lift = any(one.meaning.lift or one.meaning.mobility for one in phrases)
            if not phrase.token.value.is_integer() or phrase.token.value > _MOST_ORDINAL or not (told or lift):
                raise NotATitleError


def _kinds(phrases: Sequence[Phrase]) -> tuple[RunKind, ...]:
    """The kinds that all words allow; where words tell different ones ("tempo long run"), each of these.

    Easy parts do not make a hard run easy, and a long run at ease is a long run.
    """
    words = [set(phrase.meaning.kinds) for phrase in phrases if phrase.meaning.kinds]
    plain = {kind for kinds in words if len(kinds) == 1 for kind in kinds}
    if len(plain) > 1:
        plain.discard("easy")
    allowed = plain or set.intersection(*words) or set.union(*words)
    return tuple(kind for kind in RUN_KINDS if kind in allowed)


def _focuses(phrases: Sequence[Phrase]) -> tuple[Focus, ...]:
    told = [focus for focus in FOCUSES if any(phrase.meaning.focus == focus for phrase in phrases)]
    if len(told) <= 1:
        return tuple(told) or FOCUSES
    return ("full",)


def _metres(phrases: Sequence[Phrase], race_metres: Mapping[RaceDistance, int], units: Units | None) -> Extent | None:
    """How far: a race by its name, else what numbers say; repetitions are a part of the run and so its least."""
    written, repeated, name = _extents(phrases, "distance"), _extents(phrases, "repeats"), _named(phrases)
    race = any("race" in phrase.meaning.kinds for phrase in phrases)
    if name and (race or not written):
        written = [Extent(race_metres[name], race_metres[name])]
    if units and not written and not repeated:
        numbers = (phrase.token for phrase in phrases if phrase.token and phrase.token.kind == "number")
        written = [_in_units(token, units) for token in numbers]
    if repeated:
        return Extent(max(one.low for one in (*repeated, *written, Extent(1, 1))), MOST_METRES)
    return _added(written)


def _in_units(token: Token, units: Units) -> Extent:
    metres = metres_of(token.value, units)
    if not 1 <= metres <= MOST_METRES:
        raise NotATitleError
    return Extent(metres, metres)


def _unitless_number(phrases: Sequence[Phrase]) -> float | None:
    """The one number of a run that no unit tells, where nothing else tells how far it goes; None for an ordinal."""
    numbers = [phrase.token.value for phrase in phrases if phrase.token and phrase.token.kind == "number"]
    far = _named(phrases) or _extents(phrases, "distance") or _extents(phrases, "repeats")
    if far or len(numbers) != 1 or not 1 <= numbers[0] <= MOST_UNITLESS:
        return None
    ordinal = _extents(phrases, "minutes") and numbers[0].is_integer() and numbers[0] <= _MOST_ORDINAL
    return None if ordinal else numbers[0]


def _named(phrases: Sequence[Phrase]) -> RaceDistance | None:
    return next((phrase.meaning.distance for phrase in phrases if phrase.meaning.distance), None)


def _extents(phrases: Sequence[Phrase], kind: str) -> list[Extent]:
    return [phrase.token.extent for phrase in phrases if phrase.token and phrase.token.kind == kind]


def _added(parts: Sequence[Extent]) -> Extent | None:
    """One quantity; of several it is not said whether they are parts of a whole or one is the whole of others."""
    if len(parts) <= 1:
        return parts[0] if parts else None
    return Extent(max(part.low for part in parts), sum(part.high for part in parts))


def _plyometrics_order(phrases: Sequence[Phrase]) -> PlyometricsOrder:
    """When the plyometrics are done; only "then" tells."""
    jumps = [at for at, phrase in enumerate(phrases) if phrase.meaning.plyometrics]
    work = [at for at, phrase in enumerate(phrases) if phrase.meaning.lift or phrase.meaning.focus]
    if not jumps:
        return "none"
    first, last = sorted((jumps[0], work[0])) if work else (jumps[0], jumps[0])
    if not any(phrase.joint == "then" for phrase in phrases[first:last]):
        return "unsaid"
    return "first" if first == jumps[0] else "last"


def _place(activity: Activity, phrases: Sequence[Phrase]) -> Place | None:
    if activity == "run":
        return "road"
    return next((phrase.meaning.place for phrase in phrases if phrase.meaning.place), None)
