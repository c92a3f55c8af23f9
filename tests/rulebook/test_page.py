"""docs/rulebook.md agrees with the files; every fact of the article is used, and every citation has a source."""

from __future__ import annotations

import re

import pytest

from liftrun.domain.errors import InputError
from liftrun.rulebook import describe, load_rulebook, sources
from liftrun.rulebook.citations import citations, cited
from liftrun.rulebook.exercise_tables import load_exercises
from liftrun.rulebook.exercises_page import exercises_page
from liftrun.rulebook.page import page
from liftrun.rulebook.rulebook_files import facts
from liftrun.rulebook.toml_tables import tables_of
from tests.house.source_tree import ROOT

FACTS = [*(f"S{number}" for number in range(1, 31)), "S30b", "S31", "S32", "S33"]
KEYS = {
    "constraints/notes.toml": {note["id"] for note in load_rulebook().notes["note"]} | {"plyometric_speed", "strength"},
    "constraints/runs.toml": set(load_rulebook().runs)
    | {f"week[{n}]" for n, _ in enumerate(load_rulebook().runs["week"], start=1)},
}


def uses_on_the_page():
    """Fact -> the places that use it, by the page's table."""
    text = (ROOT / "docs" / "rulebook.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| (S\d+b?) \| .* \| (.*) \|$", text, flags=re.MULTILINE))


def exists(file, key):
    """Whether a place that cites a fact is really there."""
    book = load_rulebook()
    if file in KEYS:
        return key in KEYS[file]
    if file == "constraints/phases.toml":
        return reach(book.phases, key)
    if file in {"constraints/workouts.toml", "constraints/exercises.toml", "constraints/season.toml"}:
        tables = tables_of(book.folder, file.removeprefix("constraints/").removesuffix(".toml"))
        return not key or reach(tables, key)
    return any(entry.id == key and entry.file == file for entry in book.entries)


def reach(tables, path):
    for part in path.split("."):
        if part not in tables:
            return False
        tables = tables[part]
    return True


def test_the_page_is_up_to_date():
    written = (ROOT / "docs" / "rulebook.md").read_text(encoding="utf-8")
    assert written == page(load_rulebook()), "run `python -m liftrun.rulebook`"


def test_the_page_of_exercises_is_up_to_date():
    written = (ROOT / "docs" / "exercises.md").read_text(encoding="utf-8")
    assert written == exercises_page(load_exercises()), "run `python -m liftrun.rulebook`"
    assert all(f"**{one.name}**" in written for one in load_exercises().exercises)


def test_all_thirty_four_facts_are_on_the_page():
    assert list(facts()) == FACTS
    assert list(uses_on_the_page()) == FACTS


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_is_used_outside_the_packs_in_a_place_that_exists(fact):
    uses = [one for one in citations(load_rulebook()) if (one.source, one.place) == ("article", fact)]
    common = [one for one in uses if not one.file.startswith("constraints/packs/")]
    assert common
    assert all(exists(one.file, one.key) for one in common)
    assert all(one.key in uses_on_the_page()[fact] for one in uses)


def test_the_rest_after_a_race_is_used_in_rules():
    uses = uses_on_the_page()["S33"]
    assert "rule [maintenance-off](#maintenance-off)" in uses
    assert "rule [before-the-race](#before-the-race)" in uses


def test_every_citation_has_a_source_and_every_source_is_cited():
    used = {one.source for one in citations(load_rulebook())}
    assert used == set(sources())


def test_a_reason_may_contain_commas():
    text = "frandsen-2025:abstract, house:nine hours, for more than seven of sleep, article:S27"
    assert list(cited(text)) == [
        ("frandsen-2025", "abstract"),
        ("house", "nine hours, for more than seven of sleep"),
        ("article", "S27"),
    ]


def test_workouts_and_exercises_are_among_what_cites():
    places = {(one.file, one.key, one.source) for one in citations(load_rulebook())}
    assert ("constraints/workouts.toml", "race_formula", "riegel-1981") in places
    assert ("constraints/workouts.toml", "race_formula", "vickers-2016") in places
    assert ("constraints/exercises.toml", "one_rep_max", "epley-1985") in places


def test_the_articles_places_are_facts():
    assert {one.place for one in citations(load_rulebook()) if one.source == "article"} <= set(FACTS)


def test_links_on_the_page_lead_to_headings():
    text = page(load_rulebook())
    headings = set(re.findall(r"^### (.+)$", text, flags=re.MULTILINE))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings


def test_all_rules_are_described_in_short():
    text = describe(load_rulebook())
    assert all(f"\n  {entry.id} (" in text for entry in load_rulebook().entries)
    assert "hard-days-hard (weight 10, training)" in text


def test_one_rule_is_described_in_full():
    text = describe(load_rulebook(), "hard-days-hard")
    for part in (
        "each           activity lift",
        "pack bui       strength = required",
        "article:S22",
        "[rules.hard-days-hard]",
    ):
        assert part in text


@pytest.mark.parametrize("rule", [entry.id for entry in load_rulebook().entries])
def test_every_rule_can_be_described(rule):
    text = describe(load_rulebook(), rule)
    assert text.startswith(f"{rule} (")
    assert "not in sources" not in text
    assert all(len(line) <= 120 for line in text.splitlines())


def test_an_unknown_rule_is_refused_with_the_nearest():
    with pytest.raises(InputError, match=r'ID: got "hard-days", expected the id of a rule. Write "hard-days-hard".'):
        describe(load_rulebook(), "hard-days")
