"""Independent athletes: everyone is planned, one bad file fails alone, and spreading the work changes nothing."""

from __future__ import annotations

import csv
import json
import os
import tomllib
from pathlib import Path

import pytest

from liftrun.cli import SOMETHING_DROPPED
from tests.squad.small import contents, folder_of, run


def test_everyone_gets_a_calendar_a_document_and_a_page(tmp_path):
    squad = folder_of(tmp_path, 3)
    done = run(squad, tmp_path / "out")
    assert done.returncode in {0, 3}, done.stderr
    names = {path.stem for path in (tmp_path / "athletes").glob("*.toml")}
    for kind in ("ics", "json", "html"):
        assert {path.stem for path in (tmp_path / "out" / "athletes").glob(f"*.{kind}")} == names


def test_the_table_lists_every_session_of_everyone(tmp_path):
    squad = folder_of(tmp_path, 2)
    run(squad, tmp_path / "out")
    with (tmp_path / "out" / "sessions.csv").open(encoding="utf-8", newline="") as file:
        listed = sorted((row["athlete"], row["id"]) for row in csv.DictReader(file))
    plans = [json.loads(path.read_text("utf-8")) for path in (tmp_path / "out" / "athletes").glob("*.json")]
    assert listed == sorted((plan["athlete"], s["id"]) for plan in plans for s in plan["sessions"] + plan["dropped"])


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (lambda path: path.write_text("name = ", encoding="utf-8"), "valid TOML"),
        (lambda path: path.with_suffix(".ics").unlink(), "a calendar file that exists"),
        (lambda path: path.with_suffix(".ics").write_bytes(b"\x00\x01 no calendar"), "calendar"),
    ],
)
def test_a_bad_athlete_fails_alone_and_is_named_at_the_end(tmp_path, damage, expected):
    squad = folder_of(tmp_path, 3)
    bad = min((tmp_path / "athletes").glob("*.toml"))
    damage(bad)
    done = run(squad, tmp_path / "out")
    assert done.returncode == 3
    assert bad.stem in done.stderr
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert {path.stem for path in (tmp_path / "out" / "athletes").iterdir()} == {
        path.stem for path in (tmp_path / "athletes").glob("*.toml")
    } - {bad.stem}


def test_jobs_change_no_byte(tmp_path):
    squad = folder_of(tmp_path, 5)
    for jobs in ("1", "2", "4"):
        run(squad, tmp_path / jobs, "--jobs", jobs)
    assert contents(tmp_path / "1") == contents(tmp_path / "2") == contents(tmp_path / "4")
    assert len(contents(tmp_path / "1")) == 5 * 3 + 2


def test_a_resumed_run_takes_up_what_is_unchanged_and_redoes_what_is_not(tmp_path):
    squad = folder_of(tmp_path, 4)
    run(squad, tmp_path / "out")
    changed, kept, damaged, leaves = sorted((tmp_path / "athletes").glob("*.toml"))
    changed.write_text(changed.read_text("utf-8").replace("buffer_minutes = ", "buffer_minutes = 1"), "utf-8")
    leaves.unlink()
    written = tmp_path / "out" / "athletes" / f"{damaged.stem}.json"
    written.write_bytes(written.read_bytes()[:200])
    stamps = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out" / "athletes").iterdir()}
    run(squad, tmp_path / "out", "--resume")
    assert (tmp_path / "out" / "athletes" / f"{kept.stem}.json").stat().st_mtime_ns == stamps[f"{kept.stem}.json"]
    run(squad, tmp_path / "fresh")
    continued = f"athletes/{changed.stem}.ics"  # its events were written before: those that changed are later revisions
    resumed, fresh = contents(tmp_path / "out"), contents(tmp_path / "fresh")
    assert {name for name in fresh if fresh[name] != resumed.pop(name)} <= {continued}
    assert resumed == {}


def test_a_calendar_continues_that_of_the_run_before(tmp_path):
    squad = folder_of(tmp_path, 1)
    (athlete,) = (tmp_path / "athletes").glob("*.toml")
    path = tmp_path / "out" / "athletes" / f"{athlete.stem}.ics"
    contents = []
    for lifts in ("lifts_per_week = 3", "lifts_per_week = 3", "lifts_per_week = 0"):
        athlete.write_text(athlete.read_text("utf-8").replace("lifts_per_week = 3", lifts), "utf-8")
        run(squad, tmp_path / "out", "--now", f"2026-11-22T18:0{len(contents)}Z")
        contents.append(path.read_bytes())
    assert contents[0] == contents[1] != contents[2]
    assert contents[2].count(b"STATUS:CANCELLED") == contents[0].count(b"SUMMARY:Lift") == 3


def test_athletes_may_come_one_a_line(tmp_path):
    squad = folder_of(tmp_path, 3)
    lines = []
    for path in sorted((tmp_path / "athletes").glob("*.toml")):
        tables = tomllib.loads(path.read_text("utf-8"))
        tables["calendars"]["busy"] = [f"athletes/{path.stem}.ics"]
        lines.append(json.dumps(tables, default=str))
    lines[1:1] = ["", "{broken", "[1]"]
    (tmp_path / "everyone.jsonl").write_text("\n".join(lines), encoding="utf-8")
    squad.write_text(squad.read_text("utf-8").replace("athletes/", "everyone.jsonl"), "utf-8")
    done = run(squad, tmp_path / "out")
    assert done.returncode == 3
    assert "line 3" in done.stderr
    assert "a JSON object" in done.stderr
    stems = sorted(path.stem for path in (tmp_path / "out" / "athletes").glob("*.json"))
    assert stems == ["0000001-ada-quill", "0000005-ben-ferrow", "0000006-cass-odunbar"]


def test_nobody_is_an_error(tmp_path):
    squad = folder_of(tmp_path, 0)
    done = run(squad, tmp_path / "out")
    assert done.returncode == 2
    assert "nobody" in done.stderr


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('[[room]]\nid = "a"\nplaces = 0\nopen = { every_day = "06:00-08:00" }', "room[1].places"),
        ('[[group]]\nname = "x"\nsession = "long"\nat = "Sat 8"\nmembers = ["a"]', "group[1].at"),
        ('[[group]]\nname = "x"\nsession = "long"\nat = "Sat 08:00"\nmembers = ["a"]\ncoach = true', "[coach]"),
        ('[[rom]]\nid = "a"', "rom"),
    ],
)
def test_a_bad_squad_is_one_message(tmp_path, line, expected):
    squad = folder_of(tmp_path, 1)
    squad.write_text(squad.read_text("utf-8") + line + "\n", "utf-8")
    done = run(squad, tmp_path / "out")
    assert done.returncode == 2
    assert expected in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_name_that_is_not_utf8_or_has_control_characters_fails_that_athlete_alone(tmp_path):
    file = folder_of(tmp_path, 2)
    athlete = next((tmp_path / "athletes").glob("*.toml"))
    for name in (b"b\xffd.toml", b"ev\x1b[31mil.toml"):
        (Path(os.fsdecode(os.fsencode(tmp_path / "athletes") + b"/" + name))).write_bytes(athlete.read_bytes())
    done = run(file, tmp_path / "out")
    assert done.returncode == SOMETHING_DROPPED
    assert done.stderr.count("expected a file name of printable characters in UTF-8. Rename the file.") == 2
    assert "\x1b" not in done.stderr
    assert len(list((tmp_path / "out" / "athletes").glob("*.json"))) == 2


def test_a_calendar_that_breaks_off_fails_that_athlete(tmp_path):
    file = folder_of(tmp_path, 2)
    calendar = next((tmp_path / "athletes").glob("*.ics"))
    calendar.write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEV", encoding="utf-8")
    done = run(file, tmp_path / "out")
    assert done.returncode == SOMETHING_DROPPED
    assert calendar.name in done.stderr
    assert "breaks off before its first event" in done.stderr
    assert len(list((tmp_path / "out" / "athletes").glob("*.json"))) == 1
