"""A rulebook that a coach has damaged: one message, naming file and place."""

from __future__ import annotations

import pytest

from liftrun.domain.errors import InputError
from liftrun.rulebook import Situation, focuses, load_rulebook, notes, race_metres, resolve
from tests.rulebook.folders import changed_folder


def use(folder):
    """Read all that a plan reads."""
    book = load_rulebook(folder)
    for pack in book.packs:
        resolve(book, Situation("build", "half", weeks_to_race=8), pack=pack)
    focuses(book)
    notes(book, Situation("build", "half"))
    race_metres(book)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("hard_days.toml", "[[rule]]", "[[rule", "constraints/hard_days.toml: line 3: got "),
        ("frequency.toml", "[[rule]]", "[[rules]]", "constraints/frequency.toml: rules: got an unknown key"),
        (
            "hard_days.toml",
            'id = "hard-days-hard"',
            'id = "lifts-per-phase"',
            'constraints/hard_days.toml: rule.id: got "lifts-per-phase", expected an id of its own.',
        ),
        (
            "hard_days.toml",
            'kind = "same_day"',
            'kind = "sameday"',
            "constraints/hard_days.toml: hard-days-hard.kind: got sameday, expected ",
        ),
        (
            "hard_days.toml",
            "alongside =",
            "beside =",
            "constraints/hard_days.toml: hard-days-hard.beside: got an unknown key",
        ),
        (
            "hard_days.toml",
            "weight = 10",
            "weight = 10000",
            "constraints/hard_days.toml: hard-days-hard.weight: got 10000, expected 1000 or less.",
        ),
        (
            "hard_days.toml",
            '"peak", "taper"] }',
            '"peek"] }',
            'constraints/hard_days.toml: hard-days-hard.when.phase[3]: got "peek", expected ',
        ),
        (
            "hard_days.toml",
            "when = { experience",
            "when = { experiences",
            "constraints/hard_days.toml: easy-days-easy.case[1].when.experiences: got an unknown key",
        ),
        (
            "hard_days.toml",
            "[[rule.case]]\n    when = { experience",
            "[rule.case]\n    when = { experience",
            "constraints/hard_days.toml: easy-days-easy.case: expected a list of tables. Write [[easy-days-easy.case]]",
        ),
        (
            "frequency.toml",
            "phase:lifts.at_most",
            "phase:lifts.at_mots",
            'constraints/frequency.toml: lifts-per-phase.at_most: got "phase:lifts.at_mots", expected a number',
        ),
        ("phases.toml", "[weeks.5k]", "[week.5k]", "constraints/phases.toml: week: got an unknown key"),
        (
            "phases.toml",
            "taper = 2         #",
            "taper = 9         #",
            "constraints/phases.toml: weeks.full: got race 0, taper 9, peak 7, build 15, expected race <= taper",
        ),
        (
            "phases.toml",
            "[phases.build.weights]",
            "[phases.build.weigths]",
            "constraints/phases.toml: phases.build.weigths: got an unknown key",
        ),
        (
            "phases.toml",
            "wanted = 3\nat_most = 3",
            "wanted = 3",
            "constraints/phases.toml: phases.build.lifts.at_most: expected ",
        ),
        ("phases.toml", "5k = 5000", "", "constraints/phases.toml: race_metres: got none for 5k, expected a number"),
        ("phases.toml", '1 = ["full"]', '1 = ["legs"]', 'constraints/phases.toml: focus.1[1]: got "legs", expected'),
        ("runs.toml", '4 = ["long", "tempo", "speed", "easy"]', "", "constraints/runs.toml: week[2].4: got"),
        (
            "runs.toml",
            '4 = ["long", "tempo", "speed", "easy"]',
            '4 = ["jog"]',
            "constraints/runs.toml: week[2].4[1]: got",
        ),
        ("runs.toml", "easy = 0.9", "easy = 0", "constraints/runs.toml: weights.easy: got 0"),
        (
            "runs.toml",
            'when = { phase = ["build", "peak", "taper"], race = ["half", "full"] }',
            'when = { phase = ["peak"] }',
            "constraints/runs.toml: week: expected a [[week]] for the phase build.",
        ),
        (
            "notes.toml",
            'place = "week"',
            'place = "somewhere"',
            'constraints/notes.toml: note[1].place: got "somewhere"',
        ),
        (
            "packs/bui.toml",
            "[rules.hard-days-hard]",
            "[rules.hard-day-hard]",
            "constraints/packs/bui.toml: rules.hard-day-hard: got an unknown key",
        ),
        (
            "packs/bui.toml",
            'strength = "required"',
            'strength = "hard"',
            'constraints/packs/bui.toml: rules.hard-days-hard.strength: got "hard"',
        ),
        (
            "packs/bui.toml",
            "[phases.build.lifts]",
            "[phases.built.lifts]",
            "constraints/packs/bui.toml: phases.built: got an unknown key",
        ),
        (
            "packs/bui.toml",
            "[phases.build.lifts]",
            "[phases.build.lift]",
            "constraints/packs/bui.toml: phases.build.lift: got an unknown key",
        ),
        (
            "packs/helms.toml",
            "[rules.easy-days-easy]",
            '[[rule]]\nid = "day-off"\n\n[rules.easy-days-easy]',
            'constraints/packs/helms.toml: rule.id: got "day-off", expected an id of its own.',
        ),
        (
            "packs/helms.toml",
            'id = "helms"',
            'name = "helms"',
            "constraints/packs/helms.toml: name: got an unknown key",
        ),
    ],
)
def test_a_damaged_file_is_one_message_with_its_place(tmp_path, file, old, new, message):
    folder = changed_folder(tmp_path, file, old, new)
    with pytest.raises(InputError) as caught:
        use(folder)
    assert str(caught.value).startswith(message)


def test_a_missing_file_is_named(tmp_path):
    folder = changed_folder(tmp_path, "rulebook.toml", "recovery.toml", "recoveries.toml")
    with pytest.raises(InputError, match=r"recoveries.toml: expected a file that exists"):
        load_rulebook(folder)


def test_the_undamaged_copy_is_fine(tmp_path):
    use(changed_folder(tmp_path, "rulebook.toml", 'version = "1"', 'version = "1"'))
