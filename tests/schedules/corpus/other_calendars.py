"""Titles of other calendars: meetings, lectures, family and work in four languages, made from word lists by a seed."""

from __future__ import annotations

import random
import tomllib
from functools import cache
from itertools import product
from pathlib import Path

FOLDER = Path(__file__).parent
WORDS = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))
LANGUAGES = tuple(WORDS["language"].values())
SEED = 20261125
MADE = 5000
PATTERNS = (
    "{event} {topic}{number}{time}",
    "{topic} {event}{time}",
    "{event}: {topic}{number}",
    "{event} {person}{time}",
    "{person} / {person2}: {topic}",
    "{subject} {event}{number}",
    "{family}{time}",
    "{family} {person}",
    "{city}: {topic} {event}",
    "{person} → {city}{time}",
    "{tricky} {topic}{time}",
    "{tricky} {event} {person}",
    "{topic} {tricky}{number}",
    "{tricky} {tricky2} {topic}",
    "{subject}: {tricky}{number}",
    "{tricky} in {city}{time}",
    "{person}: {tricky} {event}",
    "{tricky} ({topic})",
    "{tricky} + {family}",
    "{family}, {tricky}{time}",
)


@cache
def other_titles():
    """At least 5,000 different titles, of which none is a session: the same ones each time."""
    odd = (FOLDER / "odd_titles.txt").read_text(encoding="utf-8").splitlines()
    return tuple(dict.fromkeys((*odd, *_made(random.Random(SEED)))))


def _made(chance):
    found = set()
    for number, pattern in product(range(10**6), PATTERNS):
        if len(found) >= MADE:
            return
        title = _filled(pattern, LANGUAGES[number % len(LANGUAGES)], chance)
        found.add(title)
        yield title


def _filled(pattern, words, chance):
    return pattern.format(
        **{name: chance.choice(choices) for name, choices in words.items()},
        person=chance.choice(WORDS["people"]),
        person2=chance.choice(WORDS["people"]),
        city=chance.choice(WORDS["cities"]),
        tricky=chance.choice(WORDS["tricky"]),
        tricky2=chance.choice(WORDS["tricky"]),
        time=chance.choice(WORDS["times"]),
        number=chance.choice(WORDS["numbers"]),
    )
