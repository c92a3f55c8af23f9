"""What gets installed is what the project asks for: locks, rulebook and version agree with pyproject.toml."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from liftrun import __version__
from liftrun.files.package_data import constraints_dir
from tests.house.source_tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PIN = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)[^\n]*(?P<hashes>(?:\n    --hash=sha256:[0-9a-f]{64} ?\\?)+)"
)
GROUPS = PROJECT["dependency-groups"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
RUN = [*PROJECT["project"]["dependencies"], *GROUPS["build"]]
DEVELOP = [*RUN, *GROUPS["dev"], *(line for extra in EXTRAS.values() for line in extra)]


def pins(name):
    """Package -> versions that a lock pins (more than one where platforms differ)."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found = {}
    for match in re.finditer(PIN.pattern, text, re.MULTILINE):
        found.setdefault(match["name"], []).append(match["version"])
    return found


@pytest.mark.parametrize(("lock", "wanted"), [("requirements.lock", RUN), ("requirements-dev.lock", DEVELOP)])
def test_a_lock_holds_everything_asked_for_within_its_bounds(lock, wanted):
    pinned = pins(lock)
    wrong = [
        line
        for line in wanted
        for asked in [Requirement(line)]
        for version in pinned.get(canonicalize_name(asked.name), ["none"])
        if version == "none" or version not in asked.specifier
    ]
    assert wrong == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_pin_carries_its_hashes(lock):
    lines = re.findall(r"^[a-z0-9-]+==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)
    assert len(lines) == sum(len(versions) for versions in pins(lock).values()) > 0


def test_both_locks_pin_the_same_versions():
    run, develop = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {name: develop.get(name) for name in run} == run


def test_a_checkout_reads_the_rulebook_at_its_top():
    assert constraints_dir() == ROOT / "constraints"


def test_the_changelog_opens_with_this_version():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[?([\w.]+)", changelog, re.MULTILINE)[0] in {__version__, "Unreleased"}
