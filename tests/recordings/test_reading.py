"""Files of watches and services: what they contain, and what is refused."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime

import pytest

from liftrun.domain.errors import InputError
from liftrun.recordings import read_recordings as reading
from liftrun.recordings.read_recordings import read_recordings
from liftrun.recordings.recording import activity_name, joined
from tests.recordings.files import GARMIN, GERMAN, STRAVA, gpx, tcx

START = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)


@pytest.fixture
def read(tmp_path):
    def reader(content, units="miles"):
        path = tmp_path / "activities"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_recordings(path, units)

    return reader


def test_a_gpx_track_has_its_start_its_time_and_its_distance(read):
    (run,) = read(gpx(("2026-11-24T05:30:00", 41, 8050))).recordings
    assert (run.name.activity, run.start, run.minutes) == ("run", START, 41)
    assert run.metres == pytest.approx(8050, abs=5)


def test_a_gpx_track_without_a_type_is_a_run_and_a_walk_is_counted_as_another(read):
    assert read(gpx(("2026-11-24T05:30:00", 41, 8050), kind="")).recordings[0].name.activity == "run"
    walk = read(gpx(("2026-11-24T05:30:00", 41, 3000), kind="walking"))
    assert (walk.recordings, walk.others) == ((), 1)


def test_a_tcx_activity_is_the_sum_of_its_laps(read):
    (run,) = read(tcx("2026-11-24T05:30:00.000Z", (1200, 4000), (1260.4, 4050.5))).recordings
    assert (run.start, run.seconds, run.metres) == (START, 2460, 8050)
    (ride,) = read(tcx("2026-11-24T05:30:00Z", (3600, 25000), sport="Biking")).recordings
    assert ride.name == ("cross_training", "bike")


def test_a_table_of_strava_is_in_utc_and_its_second_distance_in_metres(read):
    run, lift = read(STRAVA).recordings
    assert (run.start, run.seconds, run.metres) == (START, 2460, 8050)
    assert (lift.name.activity, lift.metres) == ("lift", None)
    assert read(STRAVA).others == 1


def test_a_table_of_garmin_is_on_the_athletes_clock_and_in_the_athletes_units(read):
    run, lift = read(GARMIN).recordings
    assert (run.start, run.minutes, run.metres) == (datetime(2026, 11, 24, 6, 30), 41, 8047)
    assert read(GARMIN, "km").recordings[0].metres == 5000
    assert (lift.name.activity, lift.minutes) == ("lift", 50)


def test_semicolons_decimal_commas_and_a_unit_in_the_header_are_read(read):
    assert [run.metres for run in read(GERMAN).recordings] == [8050]


STRAVA_ROW = {"type": "Run", "start_date": "2026-11-24T05:30:00Z", "elapsed_time": 2460, "distance": 8050.2}
GARMIN_ROW = {"activityType": {"typeKey": "trail_running"}, "startTimeGMT": "2026-11-24 05:30:00", "duration": 2460.0}
OTHER_ROW = {"sport_type": "VirtualRun", "start_date": "2026-11-24T05:30:00+00:00", "moving_time": 2460}


@pytest.mark.parametrize("row", [STRAVA_ROW, GARMIN_ROW | {"distance": 8050.2}, OTHER_ROW | {"distance": 8050.2}])
def test_activities_as_json_are_read(read, row):
    (run,) = read(json.dumps([row])).recordings
    assert (run.start, run.seconds, run.metres) == (START, 2460, 8050)
    assert read(json.dumps({"activities": [row, {"type": "Walk"}]})).others == 1


def test_pieces_less_than_15_minutes_apart_are_one_and_others_are_not(read):
    pieces = (("2026-11-24T05:30:00", 20, 4000), ("2026-11-24T06:04:00", 20, 4000), ("2026-11-24T06:39:00", 5, 900))
    first, second = joined(read(gpx(*pieces)).recordings)
    assert (first.minutes, first.metres) == (54, pytest.approx(8000, abs=5))
    assert second.minutes == 5


def test_the_same_activity_from_two_files_counts_once(read):
    both = [*read(gpx(("2026-11-24T05:30:00", 41, 8050))).recordings, *read(STRAVA).recordings[:1]]
    (run,) = joined(both)
    assert run.metres == pytest.approx(8050, abs=5)


def test_words_of_services_name_activities():
    assert activity_name("Trail Running") == activity_name("trail_running") == ("run", "")
    assert activity_name("WeightTraining") == ("lift", "")
    assert activity_name("Hike") is None


BOMB = b'<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><gpx><trk>&b;</trk></gpx>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (BOMB, "got a document type"),
        (BOMB.decode().replace('<?xml version="1.0"?>', "").encode("utf-16"), "activities: got"),
        (b"<gpx>" + b"<a>" * 100 + b"</a>" * 100 + b"</gpx>", "got elements nested too deeply"),
        (b"<gpx><trk></gpx>", "got XML that is not well-formed"),
        (b"<gpx></gpx>", "got no activity"),
        (b"", "got no activity"),
        (b"{", "got a file that cannot be read"),
        (b"[" * 5000, "got a file that cannot be read"),
    ],
)
def test_what_is_no_file_of_activities_is_one_message(read, content, message):
    with pytest.raises(InputError) as error:
        read(content)
    assert message in str(error.value)
    assert "expected a GPX or TCX file, or a table of activities as CSV or JSON" in str(error.value)


def test_a_file_that_is_too_large_or_missing_is_one_message(read, tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 100)
    with pytest.raises(InputError, match="got a larger file"):
        read(STRAVA)
    with pytest.raises(InputError, match="nothing"):
        read_recordings(tmp_path / "nothing.gpx", "km")


GOOD = [
    gpx(("2026-11-24T05:30:00", 9, 2000)),
    tcx("2026-11-24T05:30:00Z", (1200, 4000)),
    STRAVA.encode(),
    GARMIN.encode(),
    json.dumps([STRAVA_ROW]).encode(),
]


@pytest.mark.parametrize("good", GOOD)
def test_damage_of_any_kind_gives_activities_or_one_message(read, good):
    chance = random.Random(5)
    for _ in range(150):
        content = bytearray(good)
        for _ in range(chance.randint(1, 12)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            assert all(one.is_plausible for one in read(bytes(content)).recordings)
        except InputError:
            continue
