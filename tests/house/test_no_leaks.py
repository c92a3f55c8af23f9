"""What is published names neither the machine it was written on nor where its packages came from."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.house.source_tree import ROOT, tracked_files

# Pieces are joined here so that this file does not find itself.
HOMES = "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me", "Us" + "ers", "t" + "mp", "o" + "pt", "m" + "nt"])
ABSOLUTE_PATH = re.compile(rf"(?<![\w.~)}}\]-])/(?:{HOMES})/[\w.-]")
INDEX_URL = re.compile(
    r"https?://[^\s\"')>]*(?:/sim" + r"ple\b|py" + r"pi|pythonho" + r"sted|registry\.|artifactory|nexus)"
    r"|(?:--|\b)(?:extra-)?index-u" + r"rl\s*[=:]?\s*https?:|find-li" + r"nks\s*[=:]?\s*\S*/"
)
PACKAGE_PAGE = re.compile(r"https://py" + r"pi\.org/project/")
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def leaks(text):
    """Lines that name a place of one machine or a package index; a package's own page may be linked to."""
    return [
        line.strip()
        for line in text.splitlines()
        if ABSOLUTE_PATH.search(line) or INDEX_URL.search(PACKAGE_PAGE.sub("", line))
    ]


def text_of(path):
    """The text of a file, decompressed where it is compressed."""
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode(errors="replace")


def test_no_file_names_a_place_of_one_machine_or_a_package_index():
    found = {str(path.relative_to(ROOT)): leaks(text_of(path)) for path in tracked_files()}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [
        "path = '/wo" + "rk/main/src'",
        "cd /ro" + "ot/x",
        "file:///ho" + "me/anna/plan.ics",
        "--index-u" + "rl https://packages.example.org/x",
        "https://files.pythonho" + "sted.org/packages/ab/x.whl",
        "https://mirror.example.org/sim" + "ple",
        '"resolved": "https://regis' + 'try.npmjs.org/ical.js.tgz"',
    ],
)
def test_a_leak_is_seen(line):
    assert leaks(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "docs/home/anna",
        "$HOME/plan.ics",
        "https://example.org/work/",
        "[uv](https://py" + "pi.org/project/uv/)",
        "a/tmp/b",
    ],
)
def test_ordinary_lines_are_no_leaks(line):
    assert leaks(line) == []


def test_there_are_lock_files_and_tracked_files():
    assert [lock.name for lock in LOCKS] == ["requirements-dev.lock", "requirements.lock"]
    assert ROOT / "pyproject.toml" in tracked_files()
