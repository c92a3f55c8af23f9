"""The athlete's own plan: its runs are placed in time on their days, lifts are added, and what is no run is listed."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import pytest

import liftrun
from tests.cli.running import run
from tests.house.source_tree import ROOT
from tests.seasons.people import FIRST, NOW, ROOMY, calendar, race

ROWS = "date,title,distance\n2026-12-01,Tempo 8 km,\n2026-12-02,Easy,6\n2026-12-04,Easy run,7\n2026-12-06,Long run,14\n"


def own(path, text, *races, name="plan.csv", busy=(), weeks=2, **more):
    """The season of the roomy athlete with the own plan of a text."""
    (path / name).write_text(text, "utf-8")
    athlete = {**ROOMY, **({"race": list(races)} if races else {})}
    return liftrun.season(athlete, now=NOW, weeks=weeks, busy=list(busy), runs=path / name, **more)


def runs_of(season):
    """Day, kind and metres of every placed run."""
    placed = [part for week in season.weeks for part in week.plan.sessions if part.activity == "run"]
    return [(part.start.date().isoformat(), part.kind, part.metres) for part in placed]


EXPECTED = [
    ("2026-12-01", "tempo", 8000),
    ("2026-12-02", "easy", 6000),
    ("2026-12-04", "easy", 7000),
    ("2026-12-06", "long", 14_000),
]


def test_each_run_is_on_its_day_and_lifts_are_added(tmp_path):
    found = own(tmp_path, ROWS)
    assert runs_of(found) == EXPECTED
    assert [week.lifts for week in found.weeks] == [3, 3]
    assert next(part.title for part in found.weeks[0].plan.sessions if part.activity == "run") == "Tempo"
    assert found.notes[0] == ("Your own plan has 4 runs in these weeks; liftrun chose their times, and added the rest.")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_are_read_too(tmp_path, separator):
    assert runs_of(own(tmp_path, ROWS.replace(",", separator))) == EXPECTED


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"runs": rows}], ids=["a list", "under runs"])
def test_json_has_the_same_keys(tmp_path, wrap):
    rows = [{"date": day, "kind": kind, "distance": metres / 1000} for day, kind, metres in EXPECTED]
    assert runs_of(own(tmp_path, json.dumps(wrap(rows)), name="plan.json")) == EXPECTED


def test_miles_and_minutes_have_their_own_columns(tmp_path):
    text = "date,kind,miles,minutes\n2026-12-01,easy,5,\n2026-12-03,tempo,,40\n"
    (easy, tempo) = runs_of(own(tmp_path, text))
    assert easy == ("2026-12-01", "easy", 8047)
    assert tempo[:2] == ("2026-12-03", "tempo")


def test_a_plan_by_weeks_ends_in_the_week_of_the_race(tmp_path):
    text = "week,day,kind,distance\n1,Tue,easy,6\n1,sun,long,12\n2,wed,easy,5\n"
    found = own(tmp_path, text, race("half", 1), weeks=None)
    assert [one for one in runs_of(found) if one[1] != "race"] == [
        ("2026-12-01", "easy", 6000),
        ("2026-12-06", "long", 12_000),
        ("2026-12-09", "easy", 5000),
    ]


def test_without_a_race_week_1_is_the_first_of_the_season(tmp_path):
    assert runs_of(own(tmp_path, "week,day,kind,distance\n2,Tue,easy,6\n")) == [("2026-12-08", "easy", 6000)]


def test_a_training_calendar_is_read_by_its_days(tmp_path):
    path = calendar(tmp_path / "coach.ics", (datetime(2026, 12, 1, 20), 60), (datetime(2026, 12, 6, 8), 90))
    text = path.read_text().replace("SUMMARY:Event 1", "SUMMARY:Tempo 8 km").replace("Event 2", "Long run 14 km")
    path.write_bytes(text.replace("\n", "\r\n").encode())
    found = liftrun.season(ROOMY, now=NOW, weeks=1, busy=[], runs=path)
    assert runs_of(found) == [EXPECTED[0], EXPECTED[-1]]


def test_what_is_no_run_is_listed_and_nothing_is_guessed(tmp_path):
    more = "2026-12-03,Swim 40 min,\n2026-12-05,Frobnicate,8\n2026-12-07,6 x 800 m,\n"
    more += "soon,Easy,5\n2026-12-08,Half marathon race,\n"
    found = own(tmp_path, ROWS + more)
    assert runs_of(found) == EXPECTED
    assert found.document.unread == (
        'Not read, 2026-12-03: "Swim 40 min" is no run; liftrun plans the rest.',
        'Not read, 2026-12-05: "Frobnicate" has words that liftrun does not know.',
        'Not read, 2026-12-07: "6 x 800 m" does not state how long it is in all.',
        'Not read, row 8: "soon, Easy, 5" has no date, or no kind of run.',
        'Not read, 2026-12-08: "Half marathon race" is a race; races are in your file.',
    )


def test_a_length_of_its_own_column_counts_for_the_whole_run(tmp_path):
    assert runs_of(own(tmp_path, "date,title,km\n2026-12-03,6 x 800 m,9\n")) == [("2026-12-03", "speed", 9000)]


def test_a_run_on_a_full_day_is_dropped_and_moves_only_if_it_may(tmp_path):
    busy = [calendar(tmp_path / "a.ics", (datetime(2026, 12, 6), 1440))]
    fixed = own(tmp_path, ROWS, busy=busy)
    assert [part.slot.kind_or_focus for part in fixed.dropped] == ["long"]
    assert runs_of(fixed) == EXPECTED[:3]
    moved = own(tmp_path, ROWS, busy=busy, may_move=True)
    assert not moved.dropped
    assert [one for one in runs_of(moved) if one[1] == "long"] != EXPECTED[3:]
    assert any("long run" in sentence for sentence in moved.weeks[0].other_days)


def test_runs_that_may_move_do_so_only_for_better_training(tmp_path):
    fixed, moved = own(tmp_path, ROWS, weeks=1).weeks[0], own(tmp_path, ROWS, weeks=1, may_move=True).weeks[0]
    assert moved.other_days
    costs = [[week.plan.tiers[tier].cost for tier in ("keep", "days", "training")] for week in (moved, fixed)]
    assert costs[0] < costs[1]


def test_rest_after_a_race_has_no_runs_and_that_is_reported(tmp_path):
    last = (FIRST + timedelta(days=9)).isoformat()
    found = own(tmp_path, f"{ROWS}{last},Easy,5\n", race("half", 0), weeks=None)
    assert found.weeks[1].plan.sessions == ()
    assert any("not all runs of your plan are used" in note for note in found.notes)


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("", "plan.csv", "no run that can be read"),
        ("a,b\n1,2\n", "plan.csv", "a header with the column date"),
        ("{", "plan.json", "a file that is not JSON"),
        ('{"runs": 3}', "plan.json", "a list of runs"),
        ("date,title\n2026-12-01,Frobnicate\n", "plan.csv", "no run that can be read"),
        ("no calendar", "plan.ics", "plan.ics"),
    ],
)
def test_a_file_without_runs_is_refused(tmp_path, text, name, message):
    with pytest.raises(liftrun.InputError, match=message):
        own(tmp_path, text, name=name)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(liftrun.InputError, match="Check the path"):
        liftrun.season(ROOMY, now=NOW, runs=tmp_path / "none.csv")


def test_runs_of_other_weeks_are_counted(tmp_path):
    found = own(tmp_path, f"{ROWS}{date(2027, 6, 1)},Easy,5\n")
    assert "1 runs of your own plan are in other weeks." not in found.notes
    assert "1 run of your own plan is in another week." in found.notes


@pytest.mark.parametrize("options", [(), ("--may-move",)])
def test_the_command_takes_an_own_plan_and_never_replaces_it(tmp_path, options):
    (tmp_path / "plan.csv").write_text(ROWS, "utf-8")
    athlete = ROOT / "examples" / "season" / "athlete.toml"
    done = run("season", athlete, "--now", NOW, "--weeks", "1", "--runs", tmp_path / "plan.csv", *options)
    assert done.code in {0, 3}
    assert "Your own plan has 4 runs in these weeks" in " ".join(done.out.split())
    (tmp_path / "season.json").write_text('[{"date": "2026-12-01", "kind": "easy", "distance": 5}]', "utf-8")
    refused = run("season", athlete, "--now", NOW, "--runs", tmp_path / "season.json", "--out", tmp_path, *options)
    assert (refused.code, "a file that is not an input" in refused.err) == (2, True)
