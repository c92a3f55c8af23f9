"""What a squad's run may replace and remove in its output folder: liftrun's own files, and nothing else."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from liftrun.api.plan_many import plan_squad
from liftrun.domain.errors import InputError
from tests.cli.running import run as liftrun
from tests.squad.small import ROOM, WEEK, folder_of

NOW = "2026-11-22T18:00Z"


def run(squad, out, *options):
    return liftrun("squad", "plan", squad, "--out", out, "--week", WEEK, "--now", NOW, "--jobs", "1", *options)


def contents(folder):
    """The content of every file that is there."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_of_the_athletes_files_is_no_output_folder(tmp_path):
    squad = folder_of(tmp_path, 2)
    before = contents(tmp_path)
    for out in (tmp_path, tmp_path / "athletes" / ".."):
        done = run(squad, out)
        assert (done.code, done.out) == (2, "")
        assert "--out: got" in done.err
        assert "expected a folder whose `athletes` is not the folder of the athletes' files." in done.err
        assert contents(tmp_path) == before


@pytest.mark.parametrize("length", [300, 5000])
def test_an_output_folder_with_a_name_too_long_is_one_message(tmp_path, length):
    squad = folder_of(tmp_path, 1)
    before = contents(tmp_path)
    done = run(squad, tmp_path / ("n" * length))
    assert (done.code, done.out) == (2, "")
    assert "got File name too long, expected a shorter name. Choose another name.\n" in done.err
    assert contents(tmp_path) == before


def test_a_working_folder_that_may_not_be_entered_is_one_message(tmp_path, monkeypatch):
    squad = folder_of(tmp_path, 1)
    before = contents(tmp_path)
    monkeypatch.setattr(os, "access", lambda path, _: str(path) != os.curdir)
    done = run(squad, tmp_path / "out")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "liftrun: working folder: got Permission denied, expected a folder that may be entered. Change to another"
        " folder.\n"
    )
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("squad.html", b"Dear diary"),
        ("sessions.csv", b"name,phone\r\n"),
        ("failures.txt", b"maths, chemistry"),
        ("results.sqlite", b"no database"),
    ],
)
def test_a_foreign_file_with_the_name_of_a_squads_file_is_never_replaced(tmp_path, name, content):
    squad, out = folder_of(tmp_path, 1), tmp_path / "out"
    out.mkdir()
    (out / name).write_bytes(content)
    done = run(squad, out)
    assert done.code == 2
    assert f"{name}: got a file of another kind, expected a new file, or" in done.err
    assert "Move it away, or name another folder with --out." in done.err
    assert contents(out) == {name: content}


def test_a_database_of_another_program_is_not_changed(tmp_path):
    squad, out = folder_of(tmp_path, 1), tmp_path / "out"
    out.mkdir()
    with sqlite3.connect(out / "results.sqlite") as base:
        base.execute("create table about (name text, value text)")
        base.execute("insert into about values ('format', 'accounts/3')")
    before = contents(out)
    assert run(squad, out).code == 2
    assert contents(out) == before


def test_a_squads_own_file_is_no_output(tmp_path):
    folder_of(tmp_path, 1)
    out = tmp_path / "out"
    out.mkdir()
    squad = (tmp_path / "squad.toml").rename(out / "squad.html")
    text = squad.read_text("utf-8").replace('"athletes/"', '"../athletes/"')
    squad.write_text(text, "utf-8")
    done = run(squad, out)
    assert done.code == 2
    assert "expected a file that is not an input" in done.err
    assert squad.read_text("utf-8") == text


@pytest.mark.parametrize("kind", ["ics", "json", "html"])
def test_a_foreign_file_in_an_athletes_place_fails_this_athlete_alone(tmp_path, kind):
    squad, out = folder_of(tmp_path, 2), tmp_path / "out"
    first, second = sorted(path.stem for path in (tmp_path / "athletes").glob("*.toml"))
    (out / "athletes").mkdir(parents=True)
    foreign = out / "athletes" / f"{first}.{kind}"
    shutil.copy(tmp_path / "athletes" / f"{first}.ics", foreign)
    before = foreign.read_bytes()
    for _ in range(2):
        done = run(squad, out)
        assert done.code == 3
        assert f"{first}.{kind}: got a file of another kind, expected a new file, or" in done.err
        assert foreign.read_bytes() == before
        assert (out / "athletes" / f"{second}.ics").is_file()
        assert [path.name for path in (out / "athletes").glob(f"{first}.*")] == [foreign.name]


def test_the_calendar_of_another_athlete_is_neither_replaced_nor_removed(tmp_path):
    squad, out = folder_of(tmp_path, 2), tmp_path / "out"
    first, second = sorted(path.stem for path in (tmp_path / "athletes").glob("*.toml"))
    assert run(squad, tmp_path / "other").code in {0, 3}
    (out / "athletes").mkdir(parents=True)
    place = out / "athletes" / f"{first}.ics"
    shutil.copy(tmp_path / "other" / "athletes" / f"{second}.ics", place)
    before = place.read_bytes()
    done = run(squad, out)
    assert done.code == 3
    assert "got the calendar of" in done.err
    assert place.read_bytes() == before


def test_a_calendar_that_is_read_is_not_replaced(tmp_path):
    squad, out = folder_of(tmp_path, 1), tmp_path / "out"
    (athlete,) = (tmp_path / "athletes").glob("*.toml")
    assert run(squad, out).code in {0, 3}
    own = f"../out/athletes/{athlete.stem}.ics"
    athlete.write_text(athlete.read_text("utf-8").replace(f'"{athlete.stem}.ics"', f'"{own}"'), "utf-8")
    assert own in athlete.read_text("utf-8")
    (out / "results.sqlite").unlink()
    before = contents(out / "athletes")
    done = run(squad, out)
    assert done.code == 3
    assert "expected a file that is not an input" in done.err
    assert contents(out / "athletes") == before


def test_an_athlete_who_leaves_loses_the_files_of_liftrun_only(tmp_path):
    squad, out = folder_of(tmp_path, 2), tmp_path / "out"
    gone = min((tmp_path / "athletes").glob("*.toml"))
    run(squad, out)
    (out / "athletes" / f"{gone.stem}.html").write_bytes(b"my notes")
    (out / "athletes" / f"{gone.stem}.txt").write_bytes(b"more notes")
    gone.unlink()
    run(squad, out)
    assert sorted(path.name for path in (out / "athletes").glob(f"{gone.stem}.*")) == [
        f"{gone.stem}.html", f"{gone.stem}.txt",
    ]  # fmt: skip


def test_formats_and_the_page_of_an_earlier_run_do_not_stay(tmp_path):
    squad, out = folder_of(tmp_path, 2), tmp_path / "out"
    plain = squad.read_text("utf-8")
    squad.write_text(plain + ROOM, "utf-8")
    run(squad, out)
    assert (out / "squad.html").is_file()
    squad.write_text(plain, "utf-8")
    run(squad, out, "--write", "json")
    assert not (out / "squad.html").exists()
    assert {path.suffix for path in (out / "athletes").iterdir()} == {".json"}


def test_tables_follow_the_umask_and_links(tmp_path):
    squad, out = folder_of(tmp_path, 1), tmp_path / "out"
    run(squad, out)
    (out / "sessions.csv").rename(tmp_path / "elsewhere.csv")
    (out / "sessions.csv").symlink_to(tmp_path / "elsewhere.csv")
    (out / "failures.txt").unlink()
    old = os.umask(0o077)
    try:
        run(squad, out)
    finally:
        os.umask(old)
    assert (out / "sessions.csv").is_symlink()
    assert stat.S_IMODE((out / "failures.txt").stat().st_mode) == 0o600


def test_in_python_the_same_folder_is_refused(tmp_path):
    squad = folder_of(tmp_path, 1)
    with pytest.raises(InputError, match=r"out: got .*, expected a folder whose `athletes` is not"):
        plan_squad(squad, week=WEEK, out=tmp_path)
    assert not Path(tmp_path / "results.sqlite").exists()
