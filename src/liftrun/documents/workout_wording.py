"""A run's workout in words: "2 mi easy, 4 × 1 mi at 8:05/mi with 60 s jog, 1.5 mi easy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.documents.workout import RepeatPart, StepPart
from liftrun.domain.units import SECONDS_PER_MINUTE, distance_of, unit_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.documents.workout import TargetPart, WorkoutPart
    from liftrun.domain.units import Units

_SHORT = 100
"""Seconds up to which a time is given in seconds alone."""
_EASY = frozenset({"easy", "long"})
_STRIDE = "stride"
_METRES_PER_KM = 1000
_TRACK = 1609
"""Metres up to which a repeat is named in metres, as on a track; a mile itself is a mile to those who run in miles."""
_RACES = {"marathon": "marathon", "half": "half marathon", "10k": "10 km", "5k": "5 km", "3k": "3 km"}


def run_parts(workout: WorkoutPart, units: Units) -> str:
    """All parts of a run in their order, in one line."""
    parts = [part for part in workout.parts if isinstance(part, StepPart | RepeatPart)]
    if len(parts) == 1 and isinstance(parts[0], StepPart):
        return _only_step(parts[0], units)
    return ", ".join(_part(part, units) for part in parts)


def has_drills(workout: WorkoutPart | None) -> bool:
    """Whether a workout names its drills."""
    return workout is not None and any(step.role == "drills" for _, step in workout.run_steps())


def efforts_to_feel(workout: WorkoutPart) -> Iterator[str]:
    """How hard each effort of the main set feels where no pace is given, and its heart rate where that is known."""
    for target in efforts_of(workout):
        if words := effort_in_words(target):
            name = effort_name(target.effort)
            yield f"{name[:1].upper()}{name[1:]} effort: {words}."


def effort_in_words(target: TargetPart) -> str:
    """`6–7 on a scale of 10: you can speak a few words at a time`; with a pace only the heart rate, if it is known."""
    felt = f": {target.feels}" if target.feels else ""
    words = [] if target.pace else [f"{_from_to(target.rpe)} on a scale of 10{felt}"]
    words += [f"{_from_to(target.heart_rate)} beats per minute"] if target.heart_rate else []
    return ", ".join(words)


def effort_in_short(target: TargetPart) -> str:
    """`6–7 of 10 (you can speak a few words at a time)`; with a pace only the heart rate, if it is known."""
    felt = f" ({target.feels.partition(';')[0]})" if target.feels else ""
    words = [] if target.pace else [f"{_from_to(target.rpe)} of 10{felt}"]
    words += [f"{_from_to(target.heart_rate)} beats per minute"] if target.heart_rate else []
    return ", ".join(words)


def only_part(workout: WorkoutPart, units: Units) -> str:
    """What is to say of a run of one part beside its distance: `at 9:30/mi`, `easy`; "" for other runs."""
    step = workout.parts[0] if len(workout.parts) == 1 else None
    if not isinstance(step, StepPart) or step.target is None:
        return ""
    return _how(step.target, units)


def workout_name(workout: WorkoutPart, units: Units) -> str:
    """The name of a workout of several parts; "" for one that is named in miles where the athlete runs in km."""
    name = workout.name
    foreign = units == "km" and "mile" in name.lower()
    return "" if foreign or len(workout.parts) == 1 else name


def _from_to(bounds: tuple[int, int]) -> str:
    return "–".join(str(end) for end in dict.fromkeys(bounds))


def _only_step(step: StepPart, units: Units) -> str:
    """A run of one part, with its pace also where it is easy: "4 mi easy at 9:30/mi"."""
    target = step.target
    if target is None or not target.pace or target.effort not in _EASY:
        return _step(step, units)
    return f"{_step(step, units)} {_how(target, units)}"


def _how(target: TargetPart, units: Units) -> str:
    """`at 9:30/mi` where a pace is given, else `easy` or `at threshold effort`."""
    about = "about " if target.rough else ""
    return f"at {about}{pace_range(target.pace, units)}" if target.pace else _effort(target, units)


def efforts_of(workout: WorkoutPart) -> Iterator[TargetPart]:
    """The targets of the work steps, each effort once."""
    seen: set[str] = set()
    for part in workout.parts:
        steps = part.steps if isinstance(part, RepeatPart) else [part] if isinstance(part, StepPart) else []
        for step in steps:
            if step.role == "work" and step.target and step.target.effort not in seen:
                seen.add(step.target.effort)
                yield step.target


def _part(part: StepPart | RepeatPart, units: Units) -> str:
    if isinstance(part, StepPart):
        return _step(part, units)
    work, *rest = part.steps
    recovery = f" with {_length(rest[0], units)} {rest[0].text}" if rest else ""
    return f"{part.times} × {_step(work, units)}{recovery}"


def _step(step: StepPart, units: Units) -> str:
    if step.role == "drills":
        return step.text
    if step.target is None:
        return f"{_length(step, units)} {step.text}".strip()
    return f"{_length(step, units)} {_effort(step.target, units)}"


def _length(step: StepPart, units: Units) -> str:
    if step.metres is None:
        seconds = step.seconds or 0
        minutes, rest = divmod(seconds, SECONDS_PER_MINUTE)
        if seconds <= _SHORT:
            return f"{seconds} s"
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    if step.role == "work" and step.metres < _TRACK:
        whole = step.metres % _METRES_PER_KM == 0
        return f"{step.metres // _METRES_PER_KM} km" if whole else f"{step.metres} m"
    return f"{distance_of(step.metres, units):.1f}".removesuffix(".0") + f" {unit_name(units)}"


def _effort(target: TargetPart, units: Units) -> str:
    """Words for how hard: `easy`, `at 8:05/mi`, or `at 10 km effort` where nobody gave a pace."""
    if target.effort in _EASY:
        return "easy"
    if target.effort == _STRIDE:
        return "fast and relaxed"
    if target.pace:
        about = "about " if target.rough else ""
        return f"at {about}{pace_range(target.pace, units)}"
    return f"at {effort_name(target.effort)} effort"


def effort_name(effort: str) -> str:
    """An effort for people: "threshold", "10 km", "marathon"."""
    return _RACES.get(effort, effort)


def pace_range(pace: tuple[float, float], units: Units) -> str:
    """Seconds per km as "8:05/mi" or "8:00–8:10/mi"."""
    per_unit = [round(seconds / _METRES_PER_KM / distance_of(1, units)) for seconds in pace]
    clocks = list(
        dict.fromkeys(f"{seconds // SECONDS_PER_MINUTE}:{seconds % SECONDS_PER_MINUTE:02d}" for seconds in per_unit)
    )
    return f"{'–'.join(clocks)}/{unit_name(units)}"
