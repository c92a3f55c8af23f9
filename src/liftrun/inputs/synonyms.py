"""The words that people write for a race, a phase, an experience, a focus or a session, and the canonical ones."""

from __future__ import annotations

import re
from typing import Literal

Subject = Literal["race", "phase", "experience", "focus", "session"]

RaceWord = Literal["5k", "10k", "half", "full", "none"]
NO_RACE: Literal["none"] = "none"

SYNONYMS: dict[Subject, dict[str, tuple[str, ...]]] = {
    "race": {
        "full": ("marathon", "full marathon", "42k", "42 km", "42.2k", "26.2", "26.2 mi", "26.2 miles"),
        "half": (
            "half marathon",
            "halfmarathon",
            "hm",
            "21k",
            "21 km",
            "21.1k",
            "21.1 km",
            "13.1",
            "13.1 mi",
            "13.1 miles",
        ),
        "10k": ("10 k", "10km", "10 km", "10000 m", "10,000 m"),
        "5k": ("5 k", "5km", "5 km", "5000 m", "5,000 m", "parkrun"),
        NO_RACE: ("no race", "no", "nothing"),
    },
    "phase": {
        "base": ("base phase", "base building", "base training", "off season", "offseason"),
        "build": ("build phase", "building", "build up"),
        "peak": ("peak phase", "peaking", "peak week"),
        "taper": ("taper phase", "tapering", "taper week"),
        "race": ("race week", "race phase", "race day"),
        "maintenance": ("maintenance phase", "recovery", "recovery phase", "after the race", "post race"),
    },
    "experience": {
        "beginner": ("novice", "new", "starter"),
        "intermediate": ("medium", "some"),
        "advanced": ("expert", "experienced"),
    },
    "focus": {
        "full": ("full body", "whole body", "total body"),
        "lower": ("lower body", "legs", "leg day"),
        "upper": ("upper body", "arms"),
    },
    "session": {
        "run": ("running", "any run"),
        "easy": ("easy run", "recovery", "recovery run", "jog"),
        "tempo": ("tempo run", "threshold", "threshold run"),
        "speed": ("speed run", "speed session", "speed work", "intervals", "interval run", "track"),
        "long": ("long run",),
        "quality": ("quality run", "quality session", "hard run"),
        "race": ("race day",),
        "lift": ("lifting", "strength", "strength session", "strength training", "weights"),
        "mobility": ("mobility session", "mobility work", "yoga", "stretching"),
        "cross_training": ("cross training", "crosstraining"),
        "bike": ("bike ride", "biking", "cycling", "ride"),
        "swim": ("swimming",),
        "row": ("rowing",),
        "class": ("fitness class", "gym class", "spin class", "spinning"),
    },
}
_WORDS = {
    subject: {written: word for word, others in table.items() for written in (word, *others)}
    for subject, table in SYNONYMS.items()
}


def canonical(subject: Subject, value: object) -> object:
    """The word that liftrun uses for what somebody wrote; a value that is no such word as it is.

    Capital letters, hyphens and underscores make no difference: "Half-Marathon" is `half`, "race_week" is `race`.
    """
    if not isinstance(value, str):
        return value
    written = " ".join(re.sub(r"[-_]", " ", value.casefold()).split())
    return _WORDS[subject].get(written, value)


def canonical_run(value: object) -> object:
    """The kind of a run; a quality run of which nothing more is known counts as a tempo run."""
    word = canonical("session", value)
    return "tempo" if word == "quality" else word
