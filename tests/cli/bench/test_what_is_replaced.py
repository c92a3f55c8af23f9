"""Commands of the bench replace only files of their own kind, and never what they read."""

from __future__ import annotations

import json

import pytest

from liftrun.cli import BAD_INPUT, DONE
from tests.cli.bench.weeks import bench_folder, measured
from tests.cli.running import run

SETTINGS = 'time_limit = 10\n[[setting]]\nname = "default"\n'
DIARY = b"Dear diary"


def refused(place, *arguments):
    """The message with which a command is refused that would replace a file, which stays as it was."""
    before = place.read_bytes()
    done = run("bench", *arguments)
    assert (done.code, done.out) == (BAD_INPUT, "")
    assert place.read_bytes() == before
    return done.err


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench")
    measured(bench_folder(folder, SETTINGS, weeks=1), folder / "results.sqlite")
    return folder / "results.sqlite"


def test_a_report_replaces_only_an_earlier_report(results, tmp_path):
    page, out = tmp_path / "page.html", tmp_path / "figures"
    page.write_bytes(DIARY)
    report = ("report", "--results", results, "--html", page)
    assert "page.html: got a file of another kind, expected a new file, or a page that" in refused(page, *report)
    page.unlink()
    assert "expected a file that is not an input" in refused(results, *report[:-1], results)
    done = [run("bench", *report, "--out", out).code for _ in range(2)]
    assert done == [DONE, DONE]
    (out / "week-runs.csv").write_bytes(DIARY)
    assert "week-runs.csv: got a file of another kind" in refused(out / "week-runs.csv", *report, "--out", out)


@pytest.mark.parametrize("form", ["cp-sat-text", "cp-sat-binary", "lp", "mps", "minizinc"])
def test_an_export_replaces_only_an_earlier_one(tmp_path, form):
    bench_folder(tmp_path, SETTINGS, weeks=2)
    first, second = sorted((tmp_path / "instances" / "week").glob("*.json"))
    out = tmp_path / "out"
    out.write_bytes(DIARY)
    export = ("export", first, "--format", form, "--out")
    assert "out: got a file of another kind" in refused(out, *export, out)
    assert "expected a file that is not an input" in refused(first, *export, first)
    out.unlink()
    assert run("bench", *export, out).code == DONE
    assert run("bench", "export", second, *export[2:], out).code == DONE


def test_a_search_for_settings_is_refused_before_it_starts(tmp_path):
    settings, out = bench_folder(tmp_path, SETTINGS), tmp_path / "tuned.toml"
    out.write_bytes(DIARY)
    assert "a settings file that liftrun wrote" in refused(out, "tune", settings, "--out", out)
    assert "expected a file that is not an input" in refused(settings, "tune", settings, "--out", settings)


def test_recorded_ratios_replace_only_recorded_ratios(tmp_path):
    settings, recorded = bench_folder(tmp_path, SETTINGS), tmp_path / "ratios.json"
    recorded.write_text(json.dumps({"name": "another program"}), encoding="utf-8")
    assert "recorded ratios that liftrun wrote" in refused(
        recorded, "check", settings, "--record", "--recorded", recorded
    )
