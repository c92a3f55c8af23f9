"""The labels of the corpus, and how the reading of a title is judged by them.

A label lists the sessions of a title, ` + ` between them, or ` > ` where the title gives an order:

    run easy/long 11mi        activity, the kinds that it may be (`any`: easy, tempo, speed, long), length
    run speed 4800+m 15+min   at least so far, at least so long
    lift lower heavy          activity, focus (`any`: all), weight where the title states it
    cross 45min optional      cross-training, may be left out
    rest                      a day off
    ?                         it may be training, and a careful reader cannot tell what

A reading is *right* if activity, kinds, hardness and length are all those of the label. It is *certain and wrong* if
it excludes what the label allows. Everything else is *open*: too wide, or not understood and reported as possible
training.
"""

from __future__ import annotations

import csv
import hashlib
import re
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from liftrun.domain import HARD_RUNS
from liftrun.schedules.extents import MOST_METRES, MOST_MINUTES
from liftrun.schedules.titles.possible_training import hint_for_title, may_be_training
from liftrun.schedules.titles.read_title import read_title

FILE = Path(__file__).parent / "training_titles.csv"
RACES = {"5k": 5000, "10k": 10000, "half": 21098, "full": 42195}
ANY = {"run": ("easy", "tempo", "speed", "long"), "lift": ("full", "lower", "upper")}
ACTIVITIES = {"run": "run", "lift": "lift", "mobility": "mobility", "cross": "cross_training"}
METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.344}
SLACK = 0.012  # relative: labels are rounded
SET_ASIDE = 32  # of a hundred
_LENGTH = re.compile(r"(?P<low>[\d.]+)(?:-(?P<high>[\d.]+))?(?P<more>\+)?(?P<unit>km|mi|min|m)")


class Entry(NamedTuple):
    """A title of the corpus with its label."""

    family: str
    title: str
    expected: str

    @property
    def set_aside(self) -> bool:
        """Whether the title is kept for the final measurement; decided by its own bytes."""
        digest = hashlib.sha256(self.title.encode()).digest()
        return int.from_bytes(digest[:4], "big") % 100 < SET_ASIDE


class Label(NamedTuple):
    """One session of a label; a bound of None is not stated."""

    activity: str
    choices: frozenset[str]
    metres: tuple[float, float] | None
    minutes: tuple[float, float] | None
    heavy: bool | None
    optional: bool


def corpus():
    with FILE.open(encoding="utf-8", newline="") as stream:
        return [Entry(**row) for row in csv.DictReader(stream)]


def labels(expected):
    """The sessions of a label; none for rest."""
    return [] if expected == "rest" else [_label(part) for part in re.split(r" [+>] ", expected)]


def _label(text):
    activity, *words = text.split()
    choices, metres, minutes = frozenset(), None, None
    heavy = True if "heavy" in words else False if "light" in words else None
    for word in words:
        if found := _LENGTH.fullmatch(word):
            bounds = _bounds(found)
            metres, minutes = (metres, bounds) if found["unit"] == "min" else (bounds, minutes)
        elif word not in ("heavy", "light", "optional"):
            names = word.split("/")
            choices = frozenset(one for name in names for one in (ANY[activity] if name == "any" else (name,)))
    return Label(ACTIVITIES[activity], choices, metres, minutes, heavy, "optional" in words)


def _bounds(found):
    factor = METRES.get(found["unit"], 1.0)
    low = float(found["low"]) * factor
    most = MOST_MINUTES["run"] if found["unit"] == "min" else MOST_METRES
    return low, float(most) if found["more"] else float(found["high"] or found["low"]) * factor


def judged(title, expected):
    """`right`, `open` or `wrong`: how the reading of a title compares with its label."""
    found = read_title(title, RACES)
    if found is None:
        reported = may_be_training(title, hint_for_title(title, RACES))
        if expected == "?":
            return "right" if reported else "wrong"
        return "open" if reported or expected == "rest" else "wrong"
    if expected == "?":
        return "wrong"
    return judged_sessions(found, labels(expected))


def judged_sessions(found, wanted):
    if len(found) != len(wanted):
        return "wrong"
    orders = [[_read(one) for one in order] for order in _orders(found)]
    if any(all(map(_same, order, wanted)) for order in orders):
        return "right"
    return "open" if any(all(map(_includes, order, wanted)) for order in orders) else "wrong"


def _orders(found):
    """The orders in which sessions may be compared: their own where the title gives one, else all."""
    return [found] if any(one.comes_next for one in found) else list(permutations(found))


def _read(one):
    """A parsed session in the form of a label."""
    choices = frozenset(one.kinds or one.focuses)
    heavy = one.heavy if one.activity == "lift" else None
    return Label(one.activity, choices, _floats(one.metres), _floats(one.minutes), heavy, one.optional)


def _floats(extent):
    return None if extent is None else (float(extent.low), float(extent.high))


def _same(read, label):
    alike = read.activity == label.activity and read.choices == label.choices
    lengths = _same_bounds(read.metres, label.metres) and _same_bounds(read.minutes, label.minutes)
    return alike and lengths and (read.heavy, read.optional) == (label.heavy, label.optional)


def _same_bounds(read, label):
    if read is None or label is None:
        return read == label
    return all(abs(one - other) <= SLACK * other + 0.6 for one, other in zip(read, label, strict=True))


def _includes(read, label):
    """Whether a reading allows all that the label allows."""
    lengths = _wider(read.metres, label.metres) and _wider(read.minutes, label.minutes)
    return read.activity == label.activity and read.choices >= label.choices and lengths and _weight(read, label)


def _weight(read, label):
    return read.heavy in (None, label.heavy)


def _wider(read, label):
    if read is None:
        return True
    low, high = label or read
    return read[0] <= low * (1 + SLACK) + 0.6 and read[1] >= high * (1 - SLACK) - 0.6


def hardness(choices):
    """Whether runs of some kinds are hard: True, False, or None where both are possible."""
    hard = {kind in HARD_RUNS for kind in choices}
    return hard.pop() if len(hard) == 1 else None


def rates(entries):
    """Counts of right, open and wrong readings."""
    found = [judged(entry.title, entry.expected) for entry in entries]
    return {name: found.count(name) for name in ("right", "open", "wrong")}
