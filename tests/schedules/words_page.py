"""The page of all words by which titles are read, made from the vocabulary: `python -m tests.schedules.words_page`."""

from __future__ import annotations

import tomllib

from liftrun.schedules.titles.vocabulary import FILE
from tests.house.source_tree import ROOT

PAGE = ROOT / "docs" / "words.md"
HEAD = """# The words of titles

`liftrun check` reads a title only if this page lists each of its words ([how titles are read](check.md#the-words)). The
words are English, German, French and Spanish. Accents, hyphens and capital letters make no difference. The page is made
from `src/liftrun/data/vocabulary.toml`.

| what | words |
|---|---|
"""
KINDS = {
    ("easy",): "easy run",
    ("tempo",): "tempo run",
    ("speed",): "speed",
    ("long",): "long run",
    ("race",): "race",
    ("easy", "tempo", "speed", "long"): "a run of any kind",
    ("easy", "tempo", "speed", "long", "race"): "a run of any kind, or a race",
}
PLACES = {
    "pace.of.easy": "pace of an easy run, before `pace` or after `at`",
    "pace.of.tempo": "pace of a tempo run, likewise",
    "pace.of.hard": "pace of tempo or speed, likewise",
    "pace.of.speed": "pace of speed, likewise",
    "pace.of.open": "pace of an easy or a tempo run, likewise",
    "pace.words": "pace",
    "part.warm_up": "warm-up",
    "part.cool_down": "cool-down",
    "part.strides": "strides and drills",
    "part.share": "before a share of the run",
    "part.walk": "walk",
    "lift.words": "lift",
    "lift.heavy": "a heavy lift",
    "lift.light": "a light lift",
    "lift.focus.full": "a lift of the full body",
    "lift.focus.lower": "a lift of the lower body",
    "lift.focus.upper": "a lift of the upper body",
    "lift.exercises.words": "exercises that name a lift",
    "lift.trunk.words": "work for the trunk",
    "lift.place.gym": "in the gym",
    "lift.place.home": "at home",
    "plyometrics.words": "plyometrics",
    "mobility.words": "mobility",
    "cross_training.any": "cross-training",
    "cross_training.bike": "cross-training on a bike",
    "cross_training.swim": "swimming",
    "cross_training.row": "rowing",
    "cross_training.class": "a class",
    "rest.words": "rest",
    "distance.half": "a half marathon",
    "distance.full": "a marathon",
    "distance.5k": "five kilometres",
    "event.words": "the race itself, where no other word gives the kind",
    "beside.words": "change nothing",
    "time_of_day.am": "before noon",
    "time_of_day.pm": "after noon",
    "unclear.words": "training, but no session: never read, always reported",
    "optional.words": "may be left out",
    "together.also": "join two parts",
    "together.then": "join two parts, in this order",
    "together.begins_details": "begin the details",
    "together.either": "one of two",
    "together.remark": "begin a remark",
    "together.needs_company": "too little alone",
    "together.needs_distance": "need a distance",
    "together.alone_or_in_company": "alone or beside others, but not beside words that change nothing",
}


def page():
    """The text of the page."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    rows = [(run_name(entry), entry["words"]) for entry in table.pop("run")]
    found = dict(lists(table))
    assert sorted(found) == sorted(PLACES), "name each list of the vocabulary in PLACES"
    rows += [(name, found[place]) for place, name in PLACES.items()]
    return HEAD + "".join(f"| {name} | {', '.join(f'`{word}`' for word in words)} |\n" for name, words in rows)


def run_name(entry):
    kinds = tuple(entry["kinds"])
    name = KINDS.get(kinds) or " or ".join(KINDS[(kind,)] for kind in kinds)
    return name + (", if no other word gives the kind" if entry.get("default") else "")


def lists(table, path=""):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from lists(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
