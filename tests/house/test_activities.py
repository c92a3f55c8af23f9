"""The table of activities is complete: nothing else in the source has a list of activities of its own."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from dataclasses import dataclass
from typing import get_args

import pytest

from liftrun.domain import ACTIVITIES, PIN_WORDS, Activity
from liftrun.domain.activities import BlockKind, CrossTrainingKind, RunKind, SessionKind
from tests.house.source_tree import PACKAGE, ROOT

NAMES = frozenset(get_args(Activity))
TABLE = PACKAGE / "domain" / "activities.py"

# Files that may name an activity in a comparison, each with what only this activity has. "run" is not listed where it
# names a command.
OWN_TRAITS = {
    "domain/session.py": "runs and lifts load by kind, focus and weight; only runs have a run's kind",
    "demand/mobility.py": "pinned mobility sessions are counted",
    "availability/history.py": "a past lift has a focus",
    "checks/partial/completions.py": "only a lift has plyometrics; it has a focus, where others have a kind",
    "checks/schedule/findings.py": "only a lift is heavy, only a run has miles",
    "checks/schedule/rule_choice.py": "running days; lifts that do not state whether they are heavy",
    "checks/schedule/session_places.py": "a lift needs equipment at home",
    "calendars/writing/session_event.py": "only a lift is heavy",
    "documents/session_wording.py": "a run has pace and distance, a lift has a prescription",
    "planning/publish.py": "only lifts need the way to the gym",
    "planning/replan_week.py": "only lifts need the way to the gym",
    "planning/week_summary.py": "the week's minutes and distance are those of its runs; lifts are counted",
    "reasons/drop_reasons.py": "only lifts need a home or a gym",
    "reasons/session_names.py": "a lift is named by its focus",
    "reasons/shared_day_facts.py": "advice about runs and lifts of one day",
    "report/palette.py": "the colours of runs are those of easy runs; hard runs have their own",
    "report/week/day_bar.py": "lifts have a narrow sign",
    "report/week/session_box.py": "lifts have square boxes, and a badge with their place",
    "report/week/svg.py": "lifts have square boxes",
    "report/week/terminal_grid.py": "the colours of runs are those of easy runs",
    "report/week/terminal_words.py": "a lift shows its place",
    "report/week/week_words.py": "runs look hard or easy",
    "seasons/season_week.py": "the distance of a season is that of its runs; lifts are counted",
    "schedules/building.py": "runs have kinds, lifts have focuses",
    "schedules/extents.py": "only runs have a distance",
    "schedules/formats/own_events.py": "runs have kinds, lifts have focuses",
    "schedules/formats/plan_consistency.py": "only lifts have a focus",
    "schedules/formats/plan_json.py": "runs have kinds, lifts have focuses",
    "schedules/model.py": "only lifts are heavy",
    "rulebook/athlete_week.py": "the first weeks with weights are counted by lifts",
    "rules/words.py": "`run-long` is a long run",
    "schedules/split_activities.py": "pieces of one run are joined",
    "schedules/titles/company.py": "what a title of a run or lift may contain",
    "schedules/titles/group_pieces.py": "what a title of a run or lift may contain",
    "schedules/titles/pieces.py": "which activity the words of a title name",
    "schedules/titles/sessions.py": "what a title of each activity may contain",
    "squad/optimise/lp_warm_start.py": "only lifts use the weight room",
    "squad/optimise/pricing_problem.py": "only lifts use the weight room",
}
LISTS = {
    "inputs/synonyms.py": "words that people write; its test compares them with ACTIVITIES",
    "reasons/shared_day_facts.py": "advice about runs and lifts of one day",
    "schedules/titles/pieces.py": "which activity the words of a title name",
}


@dataclass(frozen=True)
class Named:
    """An activity that the source names as a text."""

    file: str
    line: int
    several: bool


def _texts(node):
    """The activities that a node, or the collection that it is, names as texts."""
    inner = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]
    if isinstance(node, ast.Dict):
        inner = node.keys
    return {one.value for one in inner if isinstance(one, ast.Constant) and one.value in NAMES}


def named(source, file):
    """Each comparison with the name of an activity, and each collection that lists two or more."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            if any(_texts(side) for side in (node.left, *node.comparators)):
                yield Named(file, node.lineno, several=False)
        elif isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict) and len(_texts(node)) > 1:
            yield Named(file, node.lineno, several=True)


def everywhere():
    for path in sorted(PACKAGE.rglob("*.py")):
        file = path.relative_to(PACKAGE).as_posix()
        if path != TABLE and not file.startswith("cli/"):
            yield from named(path.read_text(encoding="utf-8"), file)


def test_every_activity_has_its_entry():
    assert set(ACTIVITIES) == NAMES
    assert all(entry.name == name for name, entry in ACTIVITIES.items())
    assert {entry.block for entry in ACTIVITIES.values()} | {"plyometrics"} == set(get_args(BlockKind))


def test_every_kind_is_in_the_entry_of_its_activity():
    assert set(ACTIVITIES["run"].kinds) == set(get_args(RunKind))
    assert set(ACTIVITIES["cross_training"].kinds) == set(get_args(CrossTrainingKind))
    assert {kind for entry in ACTIVITIES.values() for kind in entry.kinds} == set(get_args(SessionKind))


def test_no_two_activities_share_a_word_a_mark_or_a_title():
    words = [word for entry in ACTIVITIES.values() for word in entry.pins]
    assert sorted(words) == sorted(PIN_WORDS)
    for trait in ("mark", "title", "noun", "legend", "block"):
        assert len({getattr(entry, trait) for entry in ACTIVITIES.values()}) == len(ACTIVITIES), trait


def test_only_files_with_a_reason_ask_which_activity_a_session_is():
    found = sorted({f"{one.file}:{one.line}" for one in everywhere() if not one.several and one.file not in OWN_TRAITS})
    assert found == [], "read the trait from ACTIVITIES, or add the file to OWN_TRAITS with its reason"


def test_no_other_place_lists_the_activities():
    found = sorted({f"{one.file}:{one.line}" for one in everywhere() if one.several and one.file not in LISTS})
    assert found == [], "read the list from ACTIVITIES"


@pytest.mark.parametrize("listed", [OWN_TRAITS, LISTS], ids=["own traits", "lists"])
def test_no_reason_is_left_for_a_file_that_needs_none(listed):
    several = listed is LISTS
    asking = {one.file for one in everywhere() if one.several == several}
    assert sorted(set(listed) - asking) == []


def test_a_comparison_and_a_list_are_found():
    found = [*named('x = a == "lift"\ny = {"run": 1, "mobility": 2}\nz = ["lift"]\nb in ("lift", "x")', "some.py")]
    assert [(one.line, one.several) for one in found] == [(1, False), (2, True), (4, False)]


# One more entry, added to the text of the table before anything imports it: all else must read it from there.
JUGGLING = r'''
import re, sys, types
from pathlib import Path
text = Path(sys.argv[1]).read_text(encoding="utf-8")
text = re.sub(r'^((?:Activity|BlockKind) = Literal\[[^\]]*)', r'\1, "juggling"', text, flags=re.M)
text = text.replace("entry for entry in (_RUN, ", """entry for entry in (_RUN,
    ActivityType(
        name="juggling", title="Juggling", noun="juggling session", block="juggling", where="home", kinds={},
        pins=("juggling",), has_distance=False, hard_as_stated=False, work="juggling", most_minutes=60,
        icon=(("M1 1 L14 11", 2),), mark="J", light=Colours("#ffffff", "#000000", "#000000"),
        dark=Colours("#000000", "#ffffff", "#ffffff"), legend="juggling"), """)
table = types.ModuleType("liftrun.domain.activities")
sys.modules[table.__name__] = table
exec(compile(text, sys.argv[1], "exec"), table.__dict__)
'''
USE = """
import json
from liftrun.athlete.pins import Ban, Pin
from liftrun.calendars.clock import minute_of, week_of
from liftrun.documents.plan import BlockPart, SessionPart, SlotPart
from liftrun.domain import Length, Priority, Session
from liftrun.outputs.registry import FORMATS, OutputOptions
from liftrun.reasons.session_names import mention, titles
from liftrun.rules.selector import Selector
from liftrun.rules.words import nouns, session_name
from liftrun.schedules.formats.plan_json import read_plan
from tests.support.factories.plans import build_week

plan = build_week()
last = plan.sessions[-1]
block = BlockPart(kind="juggling", start=last.start, end=last.end)
slot = SlotPart(monday=plan.week_start, activity="juggling", number=1)
changes = dict(id="juggling-1", title="Juggling", activity="juggling", kind=None, focus=None, hard=False, heavy=False,
    metres=None, pace=None, blocks=(block,), slot=slot, prescription=None, drills="", place="home", load=None)
plan = plan.model_copy(update={"sessions": (*plan.sessions[:-1], last.model_copy(update=changes))})
made = {one.name: one.make(plan, OutputOptions()).decode() for one in FORMATS.values()}
session = Session("juggling-1", "juggling", Priority.MOBILITY, (Length(20),))
(read,) = [one for one in read_plan(made["json"], "plan.json").sessions if one.id == "juggling-1"]
print(json.dumps({
    "outputs": {name: "Juggling" in text for name, text in made.items()},
    "colours": "lr-juggling" in made["svg"] and ".sign.juggling" in made["html"],
    "category": "CATEGORIES:Juggling" in made["ics"],
    "pin": Pin.model_validate({"session": "juggling", "at": "Mon 08:00"}).session,
    "ban": Ban.model_validate({"activity": "juggling", "day": "mon"}).activity,
    "selector": nouns([Selector(activity="juggling")]),
    "name": session_name("juggling-1"),
    "title": titles([session])["juggling-1"],
    "mention": mention(session, "Juggling"),
    "read": [one.activity for one in read.variants],
}))
"""


def test_a_new_entry_is_all_that_outputs_pins_bans_rules_and_checks_need():
    done = subprocess.run(
        [sys.executable, "-c", JUGGLING + USE, str(TABLE)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert set(found.pop("outputs").values()) == {True}
    assert found == {
        "colours": True,
        "category": True,
        "pin": "juggling",
        "ban": "juggling",
        "selector": "juggling sessions",
        "name": "juggling session 1",
        "title": "Juggling",
        "mention": "the juggling session",
        "read": ["juggling"],
    }
