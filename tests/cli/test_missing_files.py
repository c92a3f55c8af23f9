"""A file that is not there: the remedy is that of the command."""

from __future__ import annotations

import pytest

from liftrun.cli import BAD_INPUT
from tests.cli.running import run


@pytest.mark.parametrize("command", [("squad", "plan", "nope.toml", "--out", "out"), ("bench", "run", "nope.toml")])
def test_a_missing_file_of_another_kind_gets_no_advice_to_write_an_athletes_file(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(*command)
    assert done.code == BAD_INPUT
    assert done.err == "liftrun: nope.toml: expected a file that exists. Check the name.\n"
