"""The architecture page lists the packages as they are, in the order of the layers."""

from __future__ import annotations

import re

from tests.house.source_tree import PACKAGE, ROOT
from tests.house.test_layers import ORDER

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
TABLE = PAGE.partition("## The packages")[2].partition("\n## ")[0]
LISTED = re.findall(r"^\| `(\w+)` \|", TABLE, re.MULTILINE)
PACKAGES = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def test_each_package_has_one_line_in_the_order_of_the_layers():
    assert [name for name in ORDER if name != "__main__"] == LISTED


def test_no_package_is_left_out():
    assert set(LISTED) - {"api"} == PACKAGES - {"api"}


def test_each_part_named_in_a_line_exists():
    for line in TABLE.splitlines():
        if found := re.match(r"\| `(\w+)` \|(.*)", line):
            for part in re.findall(r"`(\w+)/`", found[2]):
                assert part == "constraints" or (PACKAGE / found[1] / part).is_dir(), line
            for part in re.findall(r"`(\w+\.py)`", found[2]):
                assert (PACKAGE / found[1] / part).is_file(), line


def test_each_file_named_on_the_page_exists():
    named = set(re.findall(r"`((?:\w+/)+\w+\.py)`", PAGE))
    assert named
    assert not [name for name in named if not (PACKAGE / name).is_file() and not (ROOT / name).is_file()]


def test_only_calendars_use_time_zones():
    users = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if re.search(r"^\s*(?:from|import) zoneinfo\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert users <= {"calendars"} | {name for name in users if f"`{name}` imports `zoneinfo`" in PAGE}
