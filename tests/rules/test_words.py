"""The words in which checks report."""

from __future__ import annotations

import pytest

from liftrun.domain import Load
from liftrun.rules.selector import Selector
from liftrun.rules.words import nouns, session_name, session_names, with_article


@pytest.mark.parametrize(
    ("identity", "name"),
    [
        ("run-long", "the long run"),
        ("run-easy-2", "easy run 2"),
        ("run-race", "the race"),
        ("lift-1", "lift 1"),
        ("mobility-2", "mobility session 2"),
        ("wed-long", "the Wed long run"),
        ("fri-speed", "the Fri speed run"),
        ("tue-bike", "the Tue bike session"),
        ("tue-cross-training-2", "Tue cross-training session 2"),
        ("sat-lift-2", "Sat lift 2"),
        ("last-sun-run", "the last Sun run"),
        ("next-mon-race", "the next Mon race"),
        ("club-session", "club-session"),
        ("tue", "tue"),
        ("run", "the run"),
        ("", ""),
    ],
)
def test_a_session_is_named_by_its_id(identity, name):
    assert session_name(identity) == name


def test_several_sessions_are_listed():
    assert session_names(["run-long"]) == "the long run"
    assert session_names(["run-long", "lift-1", "lift-2"]) == "the long run, lift 1 and lift 2"


@pytest.mark.parametrize(
    ("selectors", "one", "several"),
    [
        ((Selector(),), "session", "sessions"),
        ((Selector(activity="run", hard=True),), "hard run", "hard runs"),
        ((Selector(activity="run", hard=False, kind="easy"),), "easy run", "easy runs"),
        ((Selector(kind=("tempo", "speed")),), "tempo or speed run", "tempo or speed runs"),
        ((Selector(kind="race"),), "race", "races"),
        ((Selector(activity="run", over_miles=6),), "run over 6 miles", "runs over 6 miles"),
        ((Selector(activity="run", over_km=10.5),), "run over 10.5 km", "runs over 10.5 km"),
        (
            (Selector(activity="lift", focus=("lower", "full"), heavy=True),),
            "heavy lower-body or full-body lift",
            "heavy lower-body or full-body lifts",
        ),
        ((Selector(activity="run", at_most_miles=6),), "run of at most 6 miles", "runs of at most 6 miles"),
        ((Selector(activity="lift", several_places=True),), "lift with a choice of places", None),
        ((Selector(activity="lift", several_places=False),), "lift at one place", None),
        ((Selector(activity="lift", plyometrics=True),), "lift with plyometrics", "lifts with plyometrics"),
        ((Selector(loads=Load(legs=2)),), "session with a moderate load of the legs", None),
        ((Selector(plyometrics=False, heavy=False),), "light session without plyometrics", None),
        ((Selector(activity="run"), Selector(activity="lift")), "run or lift", "runs or lifts"),
        ((Selector(activity="cross_training"),), "cross-training session", "cross-training sessions"),
        ((Selector(activity="mobility"), Selector(activity="mobility")), "mobility session", "mobility sessions"),
    ],
)
def test_what_selectors_match_is_a_noun(selectors, one, several):
    assert nouns(selectors, 1) == one
    if several is not None:
        assert nouns(selectors) == several


def test_an_article_fits_its_noun():
    assert [with_article(noun) for noun in ("hard run", "easy run")] == ["a hard run", "an easy run"]
