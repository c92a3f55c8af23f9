"""`liftrun init` and `liftrun rules`."""

from __future__ import annotations

from liftrun import rulebook
from liftrun.cli import BAD_INPUT, DONE, SOMETHING_DROPPED
from tests.cli.running import run


def test_init_writes_a_file_that_can_be_planned_as_it_is(tmp_path):
    assert run("init", tmp_path).code == DONE
    done = run("plan", tmp_path / "athlete.toml", "--week", "2026-11-23")
    assert done.code in {DONE, SOMETHING_DROPPED}
    assert "Your Name" in done.out


def test_init_overwrites_nothing(tmp_path):
    (tmp_path / "athlete.toml").write_text("mine", encoding="utf-8")
    done = run("init", tmp_path)
    assert done.code == BAD_INPUT
    assert (tmp_path / "athlete.toml").read_text(encoding="utf-8") == "mine"


def test_rules_lists_every_rule():
    done = run("rules")
    assert done.code == DONE
    assert [entry.id for entry in rulebook.load_rulebook().entries if entry.id not in done.out] == []


def test_rules_tells_one_with_its_source():
    done = run("rules", "gap-around-long-runs")
    assert "gap_minutes    120" in done.out
    assert "article:S24" in done.out


def test_an_unknown_rule_is_met_with_the_nearest():
    done = run("rules", "gap-around-long-run")
    assert done.code == BAD_INPUT
    assert 'Write "gap-around-long-runs"' in done.err


def test_a_dash_is_no_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("init", "-")
    assert (done.code, done.out) == (BAD_INPUT, "")
    assert "cannot go to standard output" in done.err
    assert list(tmp_path.iterdir()) == []
