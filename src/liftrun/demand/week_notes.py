"""Selects the sentences about the whole week that the athlete reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from liftrun.athlete.races import race_of_week
from liftrun.demand.paces import easy_pace
from liftrun.demand.race_week import comes_before_race
from liftrun.domain import HARD_RUNS, WEEKDAYS
from liftrun.domain.units import METRES_PER_KM, pace_text, seconds_per_metre
from liftrun.rulebook import notes, plyometric_speed, strength_phases, weeks_to_race

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.athlete import Athlete
    from liftrun.domain import Week
    from liftrun.rulebook import ResolvedRulebook

_SECONDS_PER_HOUR = 3600
NO_TOPICS: Mapping[str, Mapping[str, object]] = {}


def sentences(
    rulebook: ResolvedRulebook,
    place: Literal["warning", "week", "lift", "focus", "missed"],
    topics: Mapping[str, Mapping[str, object]] = NO_TOPICS,
) -> tuple[str, ...]:
    """The sentences of notes.toml that apply in a situation.

    Args:
        rulebook: The rulebook of the week.
        place: What the sentences are about: `warning` (before all others), `week`, `lift`, `focus` (what matters most)
            or `missed` sessions.
        topics: Topic of the week -> values for the placeholders (`{pace}`) in its sentences.
    """
    found = (note for note in notes(rulebook.book, rulebook.situation) if note.place == place)
    selected = (note for note in found if not note.topic or note.topic in topics)
    return tuple(note.says.format_map(topics.get(note.topic, {})) for note in selected)


def week_notes(athlete: Athlete, rulebook: ResolvedRulebook, *, heavy: bool = True) -> tuple[str, ...]:
    """The sentences about the week; `heavy` is whether some of its lifts are heavy."""
    topics = dict(_topics(athlete, rulebook))
    if "lifting" in topics:
        topics["heavy" if heavy else "not-heavy"] = {}
    return sentences(rulebook, "week", topics)


def warnings(athlete: Athlete, week: Week, rulebook: ResolvedRulebook) -> tuple[str, ...]:
    """The sentences that come before all others: that something in the file can hardly be as the athlete intends."""
    return sentences(rulebook, "warning", dict(_about_past_race(athlete, week, rulebook)))


def focus(rulebook: ResolvedRulebook) -> str:
    """What matters most this week: the last sentence of notes.toml that applies, so that special cases come later."""
    return " ".join(sentences(rulebook, "focus")[-1:])


def strength(rulebook: ResolvedRulebook) -> Literal["build", "maintain"]:
    """Whether the lifts of the phase build strength or maintain it (S1)."""
    return "build" if rulebook.situation.phase in strength_phases(rulebook.book).builds else "maintain"


def _topics(athlete: Athlete, rulebook: ResolvedRulebook) -> Iterator[tuple[str, Mapping[str, object]]]:
    yield from _about_lifts(athlete, rulebook)
    yield from _about_runs(athlete, rulebook)
    if rulebook.situation.lighter_start:
        yield "after-race", {}
    if comes_before_race("run", rulebook):
        yield "rest-after-race", {}


def _about_past_race(
    athlete: Athlete, week: Week, rulebook: ResolvedRulebook
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """That the last race is over for longer than it affects the weeks after it, and no other one is entered."""
    race = race_of_week(athlete.races, week.start)
    weeks = weeks_to_race(week.start, race.date) if race else 0
    if weeks < -rulebook.book.remembered_weeks:
        yield "race-long-past", {"weeks": -weeks}


def _about_lifts(athlete: Athlete, rulebook: ResolvedRulebook) -> Iterator[tuple[str, Mapping[str, object]]]:
    wanted = rulebook.numbers.lifts.wanted
    if not wanted:
        yield "no-weights", {}
        return
    yield "lifting", {}
    yield f"school-{rulebook.pack}", {}
    yield _about_plyometrics(athlete, rulebook)
    if athlete.home:
        yield "home", {}
    at_most = getattr(rulebook.rule("lifts-per-phase"), "at_most", None)
    if at_most is not None and wanted > at_most:
        yield "more-lifts-than-allowed", {"wanted": wanted, "at_most": at_most}


def _about_plyometrics(athlete: Athlete, rulebook: ResolvedRulebook) -> tuple[str, Mapping[str, object]]:
    kmh = plyometric_speed(rulebook.book).kmh
    pace = pace_text(_SECONDS_PER_HOUR / METRES_PER_KM / kmh, athlete.units)
    slower = _speed_kmh(athlete, rulebook) < kmh
    return ("slower" if slower else "faster") + "-than-plyometric-speed", {"pace": pace}


def _speed_kmh(athlete: Athlete, rulebook: ResolvedRulebook) -> float:
    """The speed of the athlete's race, else of an easy run."""
    if athlete.paces.race:
        seconds = seconds_per_metre(athlete.paces.race, athlete.units)
    else:
        seconds = easy_pace(athlete, rulebook)
    return _SECONDS_PER_HOUR / METRES_PER_KM / seconds


def _about_runs(athlete: Athlete, rulebook: ResolvedRulebook) -> Iterator[tuple[str, Mapping[str, object]]]:
    if athlete.running is None:
        yield "own-runs", {}
        if any(run.kind in HARD_RUNS for run in athlete.runs):
            yield "own-hard-runs", {}
    elif athlete.running.days == len(WEEKDAYS) and rulebook.rule("day-off") is not None:
        yield "seven-days", {}
