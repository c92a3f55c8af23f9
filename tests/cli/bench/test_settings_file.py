"""What a settings file may contain, and the message about one that is wrong."""

from __future__ import annotations

import pytest

from liftrun.bench.settings.bench_settings import BenchMatrix, SolverSetting
from liftrun.bench.settings.cpsat_parameters import known_parameters
from liftrun.bench.solvers.cpsat_run import parameters_of
from liftrun.domain.errors import InputError
from liftrun.inputs.toml_files import parse_toml, validated
from liftrun.model.solve import DEFAULTS

HEAD = 'name = "trial"\ninstances = ["*.json"]\n'


def read(text):
    return validated(BenchMatrix, parse_toml(HEAD + text, "settings.toml"), "settings.toml")


def with_parameters(text):
    return read(f'[[setting]]\nname = "one"\nparameters = {{ {text} }}\n')


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("linearisation_level = 2", "Write linearization_level."),
        ('linearization_level = "high"', 'got "high", expected a whole number'),
        ("symmetry_level = 1.5", "got 1.5, expected a whole number"),
        ("cp_model_presolve = 3.5", "expected true or false"),
        ('search_branching = "FIXD_SEARCH"', 'Write "FIXED_SEARCH".'),
        ("random_seed = 7", "Use the keys seeds, workers and time_limit instead."),
        ("xyzzy = 1", "expected a parameter of CP-SAT"),
    ],
)
def test_a_parameter_that_cp_sat_does_not_have_is_refused_with_advice(text, advice):
    with pytest.raises(InputError) as fault:
        with_parameters(text)
    assert advice in str(fault.value)
    assert "settings.toml: setting[1].parameters" in str(fault.value)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "at least one [[setting]] or [[peer]]"),
        ("[[setting]]\n", "setting[1].name"),
        ('[[setting]]\nname = "a"\n[[setting]]\nname = "a"\n', "a different name for each setting"),
        ('[[setting]]\nname = "a"\nmodel = "intervall"\n', 'Write "interval".'),
        ('[[setting]]\nname = "a"\nmodel = "time_indexed"\n', "on the week problem"),
        ('[[setting]]\nname = "a"\nworker = 2\n', 'Rename it to "workers"'),
        ('[[peer]]\nname = "scipp"\n', 'Write "scip".'),
        ('baseline = "b"\n[[setting]]\nname = "a"\n', 'Write "a".'),
        ('repetitions = 0\n[[setting]]\nname = "a"\n', "a whole number above 0"),
        ('time_limit = -1\n[[setting]]\nname = "a"\n', "seconds above 0"),
        ('seeds = []\n[[setting]]\nname = "a"\n', "a list of whole numbers"),
    ],
)
def test_a_faulty_settings_file_is_one_message_with_a_remedy(text, advice):
    with pytest.raises(InputError) as fault:
        read(text)
    assert advice in str(fault.value)


def test_every_parameter_of_cp_sat_is_known_by_name():
    known = known_parameters()
    assert len(known) > 250
    assert {"cp_model_probing_level", "search_branching", "subsolvers", "use_sat_inprocessing"} <= known.keys()


def test_parameters_reach_the_solver_choices_and_lists_among_them():
    row = with_parameters('search_branching = "FIXED_SEARCH", subsolvers = ["core"], linearization_level = 2').rows[0]
    given = parameters_of(row, seed=5, time_limit=3)
    assert (given.linearization_level, given.random_seed, given.max_time_in_seconds) == (2, 5, 3)
    assert given.search_branching.name == "FIXED_SEARCH"
    assert list(given.subsolvers) == ["core"]


def test_liftruns_defaults_lie_below_a_settings_parameters_unless_the_bare_solver_is_asked_for():
    ours = parameters_of(SolverSetting(name="a"), seed=0, time_limit=1)
    bare = parameters_of(SolverSetting(name="b", defaults="solver"), seed=0, time_limit=1)
    fresh = known_parameters()
    assert all(getattr(ours, name) == value for name, value in DEFAULTS.items())
    assert all(getattr(bare, name) == fresh[name] for name in DEFAULTS)


def test_two_names_for_the_same_setting_share_their_results():
    assert SolverSetting(name="a", workers=1).hash == SolverSetting(name="b", workers=1).hash
    assert SolverSetting(name="a", workers=1).hash != SolverSetting(name="a", workers=2).hash


def test_the_files_workers_hold_where_a_setting_names_none():
    rows = read('workers = 3\n[[setting]]\nname = "a"\n[[setting]]\nname = "b"\nworkers = 1\n').rows
    assert [row.workers for row in rows] == [3, 1]
