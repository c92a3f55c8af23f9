"""A file that is no frozen instance gets one message in the project's words."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from liftrun.bench.instances.find import read_frozen
from liftrun.domain.errors import InputError

WEEK = Path(__file__).parents[2] / "benchmarks" / "instances" / "week" / "busy-10k-base-5min.json"


def message(path):
    with pytest.raises(InputError) as raised:
        read_frozen(path)
    return str(raised.value).removeprefix(f"{path}: ")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"format": "x"}, 'format: got "x", expected "liftrun.week-instance/1" or "liftrun.squad-instance/1".'),
        ({"bar": 1}, "bar: got an unknown key, expected a value of a frozen instance."),
        ({"proven": "perhaps"}, 'proven: got "perhaps", expected a value of a frozen instance.'),
        ({"rules": [{"kind": "x"}]}, "rules[1]: got a table, expected a value of a frozen instance."),
    ],
)
def test_a_fault_is_named_by_its_key(tmp_path, change, expected):
    path = tmp_path / "week.json"
    path.write_text(json.dumps({**json.loads(WEEK.read_text(encoding="utf-8")), **change}), encoding="utf-8")
    assert message(path) == f"{expected} Make it again, or leave it out."


@pytest.mark.parametrize(("content", "found"), [("{", "no JSON"), ("[]", "[]"), ("3", "3")])
def test_what_is_no_instance_at_all_is_called_so(tmp_path, content, found):
    path = tmp_path / "week.json"
    path.write_text(content, encoding="utf-8")
    assert message(path) == f"got {found}, expected a frozen instance. Make it again, or leave it out."


def test_a_file_that_is_missing_is_called_so(tmp_path):
    found = message(tmp_path / "none.json")
    assert (
        found == "got no such file or directory, expected a file that can be read. Correct the name, or leave it out."
    )


@pytest.mark.parametrize("content", [b"{}", gzip.compress(b"{}", mtime=0)[:-5], b"\x1f\x8b\x08" + bytes(20)])
def test_a_damaged_compressed_file_is_called_so(tmp_path, content):
    path = tmp_path / "squad.json.gz"
    path.write_bytes(content)
    assert message(path) == "got damaged gzip data, expected a frozen instance. Make it again, or leave it out."
