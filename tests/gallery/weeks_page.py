"""docs/weeks.md: each week of the gallery as a picture and in words, as `liftrun plan` prints it."""

from __future__ import annotations

import io
from typing import NamedTuple

from rich.console import Console

import liftrun
from liftrun.report.week.terminal import brief
from tests.gallery.athletes import gallery_weeks
from tests.house.source_tree import ROOT

PAGE = ROOT / "docs" / "weeks.md"
FOLDER = ROOT / "docs" / "weeks"
COLUMNS = 100
HEAD = """# Thirty weeks

Weeks of fictional runners, for each race and phase: the picture, and below it what `liftrun plan` prints. All are
planned without a busy calendar. `make docs` makes this page from
[tests/gallery/athletes.py](../tests/gallery/athletes.py).
"""


class DrawnWeek(NamedTuple):
    """A week of the gallery, planned: its picture and its words."""

    key: str
    about: str
    picture: str
    words: str


def drawn(week):
    """Plan a week of the gallery and draw it."""
    plan = liftrun.plan(week.athlete, week=week.monday, now=f"{week.monday}T00:00Z")
    return DrawnWeek(week.key, week.about, plan.to_svg(), printed(plan.document))


def printed(document):
    """What `liftrun plan` prints of a plan in a pipe of 100 columns."""
    file = io.StringIO()
    Console(file=file, width=COLUMNS, color_system=None).print(brief(document))
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())


def section(week):
    """The part of the page about one week."""
    return f"## {week.about}\n\n![{week.about}](weeks/{week.key}.svg)\n\n```text\n{week.words}\n```\n"


def write_gallery():
    """Write the page and its pictures; a picture that is not on the page is removed."""
    weeks = [drawn(week) for week in gallery_weeks()]
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.svg"):
        old.unlink()
    for week in weeks:
        (FOLDER / f"{week.key}.svg").write_text(week.picture, encoding="utf-8")
    PAGE.write_text("\n".join([HEAD, *map(section, weeks)]), encoding="utf-8")
